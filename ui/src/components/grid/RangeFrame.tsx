import type { RowLayout } from "./layout";
import { isSingle, type Rect } from "./selection";

type FrameProps = {
  range: Rect;
  layout: RowLayout;
  edges: readonly number[];
  gutter: number;
  rowHeight: number;
  /** Left out where nothing can be filled. */
  handle: boolean;
};

/** The range as one drawn rectangle. The part over the frozen column stands still with it. */
export function RangeFrame({ range, layout, edges, gutter, rowHeight, handle }: FrameProps) {
  if (isSingle(range) && !handle) return null;
  const top = layout.lineOf(range.top) * rowHeight;
  const height = (layout.lineOf(range.bottom) + 1) * rowHeight - top;
  const overFrozen = range.left === 0;
  const overRest = range.right > 0;
  const left = edges[Math.max(1, range.left)] ?? 0;
  const right = edges[range.right + 1] ?? 0;
  const quiet = isSingle(range) ? " single" : "";
  return (
    <>
      {overRest && (
        <div
          className={`dg-range rest${overFrozen ? " joined" : ""}${quiet}`}
          style={{ top: top - 1, height: height + 1, left: gutter + left - 1, width: right - left + 1 }}
          aria-hidden="true"
        >
          {handle && <i data-fill="true" />}
        </div>
      )}
      {overFrozen && (
        <div className="dg-still" aria-hidden="true">
          <div
            className={`dg-range${overRest ? " joins" : ""}${quiet}`}
            style={{ top: top - 1, height: height + 1, left: gutter - 1, width: (edges[1] ?? 0) + 1 }}
          >
            {handle && !overRest && <i data-fill="true" />}
          </div>
        </div>
      )}
    </>
  );
}
