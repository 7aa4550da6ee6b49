// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a lane is a group with a name; its bars are the buttons
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: groups of a drawing take no focus; its buttons stand outside them
import { Fragment, type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import {
  BAR_HEIGHT,
  BAR_TOP,
  DIAMOND,
  HEAD,
  LANE,
  moveSpot,
  type Shapes,
  type Spot,
  stops,
  textWidth,
} from "./geometry";
import type { Gantt } from "./model";
import { type Move, movable } from "./move";

type ChartProps = {
  gantt: Gantt;
  shapes: Shapes;
  day: number;
  selected: number;
  critical: boolean;
  floats: boolean;
  onSelect(lane: number): void;
  move: Move;
};

/** The drawing. Every bar and diamond is a button that says its whole sentence. */
export function Chart({ gantt, shapes, day, selected, critical, floats, onSelect, move }: ChartProps) {
  const id = useId().replaceAll(/[^a-zA-Z0-9]/g, "");
  const drawing = useRef<SVGSVGElement>(null);
  const spot = useRef<Spot>({ lane: 0, item: 0 });
  const { width, height } = shapes;

  const focus = (to: Spot) => {
    const found = drawing.current?.querySelector<SVGGElement>(`[data-spot="${to.lane}:${to.item}"]`);
    if (!found) return;
    drawing.current?.querySelector("[data-spot][tabindex='0']")?.setAttribute("tabindex", "-1");
    found.setAttribute("tabindex", "0");
    found.focus();
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    if (move.moving !== null && (event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      if (event.key === "Enter") move.drop();
      else move.cancel();
      return;
    }
    if (event.altKey) {
      // The cutover itself: a day earlier or later, then Enter.
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const { lane } = spot.current;
      const planned = movable(gantt, lane);
      if (step === 0 || planned === null) return;
      event.preventDefault();
      if (move.moving === null) move.begin(lane);
      move.to((move.moving?.day ?? planned) + step);
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect(spot.current.lane);
      return;
    }
    const to = moveSpot(gantt.lanes, spot.current, event.key);
    if (to === null) return;
    event.preventDefault();
    focus(to);
  };
  const drag = (lane: number) => ({
    className: "tl-item tl-grip",
    onPointerDown: (event: PointerEvent<SVGGElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      onSelect(lane);
      move.begin(lane);
    },
    onPointerMove: (event: PointerEvent<SVGGElement>) => {
      const left = drawing.current?.getBoundingClientRect().left;
      if (left !== undefined && move.moving !== null) move.to(Math.floor((event.clientX - left) / day));
    },
    onPointerUp: () => move.drop(),
    onPointerCancel: () => move.cancel(),
  });
  const item = (lane: number, kind: "bar" | "diamond", index: number, sentence: string) => {
    const at = stops(gantt.lanes[lane] as Gantt["lanes"][number]).findIndex(
      (stop) => stop.kind === kind && stop.index === index,
    );
    return {
      role: "button",
      tabIndex: lane === 0 && at === 0 ? 0 : -1,
      "aria-label": sentence,
      "aria-pressed": lane === selected,
      "data-spot": `${lane}:${at}`,
      className: "tl-item",
      onFocus: () => {
        spot.current = { lane, item: at };
      },
      onClick: () => onSelect(lane),
    };
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg
      ref={drawing}
      className="tl-chart"
      viewBox={`0 ${HEAD} ${width} ${height - HEAD}`}
      width={width}
      height={height - HEAD}
      role="group"
      aria-label="Plan. The table says the same."
      onKeyDown={onKeyDown}
    >
      <defs>
        <pattern
          id={`${id}wide`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v6" className="tl-hatch" strokeWidth="3" />
        </pattern>
        <pattern
          id={`${id}bar`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v5" className="tl-hatch" strokeWidth="2" />
        </pattern>
        <marker
          id={`${id}tip`}
          viewBox="0 0 6 6"
          refX="5"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M0 0 6 3 0 6z" fill="var(--text-3)" />
        </marker>
      </defs>
      <g aria-hidden="true">
        {gantt.weeks.map((week) => (
          <path key={week.day} d={`M${week.day * day} ${HEAD}V${height}`} stroke="var(--line-soft)" />
        ))}
        {shapes.closed.map(({ closed, box }) => (
          <rect
            key={`${closed.kind}${closed.from}`}
            {...box}
            className={`tl-closed ${closed.kind}`}
            {...(closed.kind === "freeze" ? { fill: `url(#${id}wide)` } : {})}
          />
        ))}
        {gantt.months.map((month) => (
          <path key={month.day} d={`M${month.day * day} ${HEAD}V${height}`} stroke="var(--line)" />
        ))}
        {shapes.lanes.map(({ lane, top }, index) => (
          <g key={lane.order}>
            {(index === selected || (critical && lane.critical)) && (
              <rect x={0} y={top} width={width} height={LANE} className="tl-lane-on" />
            )}
            <path d={`M0 ${top + LANE + 0.5}H${width}`} stroke="var(--line)" />
          </g>
        ))}
        {shapes.lanes.map(({ lane, window }) =>
          window === null ? null : <rect key={lane.order} {...window} className="tl-window" />,
        )}
        {shapes.closed
          .filter(({ closed }) => closed.kind === "freeze")
          .map(({ closed, box }) => (
            <g key={closed.from}>
              <path
                d={`M${box.x} ${box.y}v${box.height}M${box.x + box.width} ${box.y}v${box.height}`}
                className="tl-freeze-edge"
              />
              {/* A short one is named where there is room; its sentence is in the table of closed days. */}
              {textWidth(closed.name, 11, true) + 20 < Math.max(box.width, width - box.x) && (
                <>
                  <rect
                    x={box.x + 5}
                    y={HEAD + 6}
                    width={textWidth(closed.name, 11, true) + 16}
                    height={18}
                    rx={3}
                    className="tl-freeze-name"
                  />
                  <text x={box.x + 12} y={HEAD + 19} className="tl-freeze-text">
                    {closed.name}
                  </text>
                </>
              )}
            </g>
          ))}
        {shapes.links.map((link) => (
          <g key={link.path}>
            <path d={link.path} className="tl-link" markerEnd={`url(#${id}tip)`} />
          </g>
        ))}
      </g>
      {shapes.lanes.map((shape, laneIndex) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
        <g key={shape.lane.order} role="group" aria-label={shape.lane.sentence}>
          {shape.bars.map(({ bar, box, label, notes }, index) => {
            const look = `tl-bar ${bar.fill}${critical && bar.critical ? " critical" : ""}`;
            return (
              <Fragment key={`${bar.from}${bar.text}`}>
                <g {...item(laneIndex, "bar", index, bar.sentence)}>
                  <title>{bar.sentence}</title>
                  <rect {...box} rx={3} className={look} />
                  {bar.fill === "carrier" && (
                    <rect {...box} rx={3} fill={`url(#${id}bar)`} pointerEvents="none" />
                  )}
                  {bar.fill === "rejected" && (
                    <g transform={`translate(${box.x + box.width - 19} ${box.y + 4})`} className="tl-cross">
                      <circle cx="8" cy="8" r="6.2" />
                      <path d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" />
                    </g>
                  )}
                </g>
                {/* Beside the button: its name is the whole sentence, of which this is a short form. */}
                <g aria-hidden="true" className="tl-words">
                  {label && (
                    <text x={label.x} y={label.y} className={`tl-bar-text ${bar.fill}`}>
                      {label.text}
                    </text>
                  )}
                  {notes.map((note) => (
                    <text key={note.text} x={note.x} y={note.y} className="tl-sub tl-out">
                      {note.text}
                    </text>
                  ))}
                </g>
              </Fragment>
            );
          })}
          {shape.earliest && (
            <g aria-hidden="true">
              <path
                d={`M${shape.earliest.x} ${shape.earliest.box.y}v${shape.earliest.box.height}`}
                className="tl-earliest"
              />
              {shape.earliest.label && (
                <text
                  x={shape.earliest.label.x}
                  y={shape.earliest.label.y}
                  textAnchor={shape.earliest.label.anchor}
                  className="tl-sub"
                >
                  {shape.earliest.label.text}
                </text>
              )}
            </g>
          )}
          {shape.lane.slip && (
            <g aria-hidden="true">
              <path
                d={`M${(shape.lane.slip.day + 0.5) * day} ${shape.top + BAR_TOP + BAR_HEIGHT / 2 - DIAMOND}l${DIAMOND} ${DIAMOND}-${DIAMOND} ${DIAMOND}-${DIAMOND}-${DIAMOND}z`}
                className="tl-diamond ghost"
              >
                <title>{shape.lane.slip.sentence}</title>
              </path>
              <text
                x={(shape.lane.slip.day + 0.5) * day}
                y={shape.top + LANE - 2}
                textAnchor="middle"
                className="tl-sub tl-out"
              >
                {shape.lane.slip.text}
              </text>
            </g>
          )}
          {shape.lane.gate && (
            <path
              d={`M${(shape.lane.gate.day + 0.5) * day - 4} ${shape.top + BAR_TOP - 9}h8l-4 6z`}
              className={`tl-gate${shape.lane.gate.late ? " late" : ""}`}
              aria-hidden="true"
            >
              <title>{shape.lane.gate.sentence}</title>
            </path>
          )}
          {move.moving?.lane === laneIndex && (
            <path
              d={`M${((move.snapped ?? move.moving.day) + 0.5) * day} ${shape.top + BAR_TOP + BAR_HEIGHT / 2 - DIAMOND}l${DIAMOND} ${DIAMOND}-${DIAMOND} ${DIAMOND}-${DIAMOND}-${DIAMOND}z`}
              className={`tl-diamond to${move.told?.window === null ? " no" : ""}`}
              aria-hidden="true"
            />
          )}
          {shape.reach && (
            <path
              d={`M${shape.reach.x1} ${shape.reach.y}H${shape.reach.x2}`}
              className={`tl-reach${shape.lane.critical ? " critical" : ""}`}
            />
          )}
          {floats && shape.float && (
            <g aria-hidden="true">
              <path
                d={`M${shape.float.x1} ${shape.float.y}H${shape.float.x2}M${shape.float.x1} ${shape.float.y - 4}v8M${shape.float.x2} ${shape.float.y - 4}v8`}
                stroke="var(--text-3)"
              />
              <text x={shape.float.label.x} y={shape.float.label.y} className="tl-sub tl-out">
                {shape.float.label.text}
              </text>
            </g>
          )}
          {shape.diamonds.map(({ diamond, x, y, label, detail }, index) => {
            const size = diamond.kind === "maximum" ? DIAMOND - 1 : DIAMOND;
            const look = `${diamond.kind}${critical && diamond.critical ? " critical" : ""}`;
            return (
              <Fragment key={diamond.kind}>
                <g
                  {...item(laneIndex, "diamond", index, diamond.sentence)}
                  {...(diamond.kind === "planned" ? drag(laneIndex) : {})}
                >
                  <title>{diamond.sentence}</title>
                  <path
                    d={`M${x} ${y - size}l${size} ${size}-${size} ${size}-${size}-${size}z`}
                    className={`tl-diamond ${look}`}
                  />
                </g>
                <g aria-hidden="true" className="tl-words">
                  <text
                    x={label.x}
                    y={label.y}
                    textAnchor={label.anchor}
                    className={`tl-date tl-out ${look}`}
                  >
                    {label.text}
                  </text>
                  <text x={detail.x} y={detail.y} textAnchor={detail.anchor} className="tl-sub tl-out">
                    {detail.text}
                  </text>
                </g>
              </Fragment>
            );
          })}
        </g>
      ))}
      <g aria-hidden="true">
        {shapes.links.map(
          (link) =>
            link.label && (
              <text
                key={link.path}
                x={link.label.x}
                y={link.label.y}
                textAnchor={link.label.anchor}
                className="tl-sub tl-out"
              >
                {link.label.text}
              </text>
            ),
        )}
        <path d={`M${shapes.today} ${HEAD}V${height}`} className="tl-today" />
        {shapes.names.map((name) => (
          <text key={name.x} x={name.x} y={name.y} textAnchor="middle" className="tl-name">
            {name.text}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** Months, Mondays and today over the lanes. */
export function ChartHead({ gantt, shapes, day }: { gantt: Gantt; shapes: Shapes; day: number }) {
  const pill = textWidth(gantt.todayText, 11, true) + 24;
  const every = Math.max(1, Math.ceil(34 / (7 * day)));
  return (
    <svg
      className="tl-chart"
      width={shapes.width}
      height={HEAD}
      viewBox={`0 0 ${shapes.width} ${HEAD}`}
      aria-hidden="true"
    >
      {gantt.months.map((month) => (
        <g key={month.day}>
          <path d={`M${month.day * day} 6V${HEAD}`} stroke="var(--line)" />
          <text x={month.day * day + 3} y={18} className="tl-month">
            {month.text}
          </text>
        </g>
      ))}
      {gantt.weeks.map((week, index) =>
        index % every === 0 ? (
          <g key={week.day}>
            <path d={`M${week.day * day} 28V${HEAD}`} stroke="var(--line-soft)" />
            <text x={week.day * day + 3} y={38} className="tl-week">
              {week.text}
            </text>
          </g>
        ) : null,
      )}
      <path d={`M${shapes.today} 40V${HEAD}`} className="tl-today" />
      <rect x={shapes.today - pill / 2} y={24} width={pill} height={18} rx={9} fill="var(--accent-fill)" />
      <text x={shapes.today} y={37} textAnchor="middle" className="tl-pill">
        {gantt.todayText}
      </text>
    </svg>
  );
}
