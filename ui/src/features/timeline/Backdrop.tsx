// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: groups of a drawing take no focus; its buttons stand outside them
import { HEAD, LANE, type Shapes, textWidth } from "./geometry";
import type { Gantt } from "./model";

type BackdropProps = {
  gantt: Gantt;
  shapes: Shapes;
  day: number;
  selected: number;
  critical: boolean;
  /** What the names of the drawing's patterns begin with. */
  id: string;
};

/** What lies under the lanes: weeks, closed days, windows, and which order waits for which. */
export function Backdrop({ gantt, shapes, day, selected, critical, id }: BackdropProps) {
  const { width, height } = shapes;
  return (
    <>
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
    </>
  );
}
