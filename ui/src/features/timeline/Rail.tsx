// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: groups of a drawing take no focus; its buttons stand outside them
import type { ItemProps } from "./LaneDrawing";
import type { TaskMark } from "./model";
import { MARK, type RailShape } from "./railShape";
import { rhomb } from "./rhomb";

type RailProps = { rail: RailShape; tip: string; item: ItemProps };

/** What has to be in place, day by day, on a line into the cutover; and where the cutover was. */
export function Rail({ rail, tip, item }: RailProps) {
  const { slip, label, y } = rail;
  return (
    <>
      {slip && (
        <g aria-hidden="true">
          <path d={slip.path} className="tl-slipped" />
          <path d={rhomb(slip.x, y, 6)} className="tl-diamond ghost" />
          {slip.label && (
            <text {...place(slip.label)} className="tl-sub tl-out">
              {slip.label.text}
            </text>
          )}
        </g>
      )}
      {rail.path !== "" && (
        <path d={rail.path} className="tl-rail" markerEnd={`url(#${tip})`} aria-hidden="true" />
      )}
      {rail.marks.map(({ mark, x }, index) => (
        <g key={`${mark.day}${mark.state}`} {...item("task", index, mark.sentence)}>
          <title>{mark.sentence}</title>
          <rect x={x - MARK} y={y - MARK} width={2 * MARK} height={2 * MARK} fill="transparent" />
          <Mark mark={mark} x={x} y={y} />
        </g>
      ))}
      {label && (
        <text {...place(label)} className="tl-sub tl-out" aria-hidden="true">
          {label.text}
        </text>
      )}
    </>
  );
}

const place = ({ x, y, anchor }: NonNullable<RailShape["label"]>) => ({ x, y, textAnchor: anchor });

/** Done is filled with a tick, open is hollow, late is a triangle: legible without colour. */
function Mark({ mark, x, y }: { mark: TaskMark; x: number; y: number }) {
  const half = MARK / 2;
  if (mark.state === "late")
    return (
      <path d={`M${x} ${y - half - 1}l${half + 1} ${MARK + 1}h-${MARK + 2}z`} className="tl-task late" />
    );
  return (
    <>
      <rect
        x={x - half}
        y={y - half}
        width={MARK}
        height={MARK}
        rx={1.5}
        className={`tl-task ${mark.state}`}
      />
      {mark.state === "done" && <path d={`m${x - 2.4} ${y + 0.2} 1.8 1.8 3-3.8`} className="tl-task-tick" />}
    </>
  );
}
