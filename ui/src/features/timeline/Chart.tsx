// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a lane is a group with a name; its bars are the buttons
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: groups of a drawing take no focus; its buttons stand outside them
import "./chart.css";
import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { Backdrop } from "./Backdrop";
import { HEAD, type Shapes } from "./geometry";
import { LaneDrawing } from "./LaneDrawing";
import type { Gantt } from "./model";
import { type Move, movable } from "./move";
import { moveSpot, type Spot, type StopKind, stops } from "./stops";

type ChartProps = {
  gantt: Gantt;
  shapes: Shapes;
  day: number;
  selected: number;
  critical: boolean;
  floats: boolean;
  onSelect(lane: number): void;
  /** To the list of what has to be in place. */
  onTasks(): void;
  move: Move;
};

/** The drawing. Every bar and diamond is a button that says its whole sentence. */
export function Chart({
  gantt,
  shapes,
  day,
  selected,
  critical,
  floats,
  onSelect,
  onTasks,
  move,
}: ChartProps) {
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
  // What has to be in place leads to where it is recorded.
  const press = (lane: number, kind: StopKind) => {
    onSelect(lane);
    if (kind === "task") onTasks();
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
      const { lane, item } = spot.current;
      const at = gantt.lanes[lane];
      press(lane, (at && stops(at)[item]?.kind) ?? "bar");
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
  const item = (lane: number, kind: StopKind, index: number, sentence: string) => {
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
      onClick: () => press(lane, kind),
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
      <Backdrop gantt={gantt} shapes={shapes} day={day} selected={selected} critical={critical} id={id} />
      {shapes.lanes.map((shape, lane) => (
        <LaneDrawing
          key={shape.lane.order}
          shape={shape}
          day={day}
          critical={critical}
          floats={floats}
          hatch={`${id}bar`}
          tip={`${id}tip`}
          moved={move.moving?.lane === lane ? move : null}
          item={(kind, index, sentence) => item(lane, kind, index, sentence)}
          grip={drag(lane)}
        />
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
