// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised in both directions; rows are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: only the active cell takes the focus (roving tabindex)
import type { ReactNode, PointerEvent as ReactPointerEvent } from "react";
import type { GridColumn, Segment } from "./columns";

type HeadProps = {
  columns: readonly GridColumn[];
  segments: readonly Segment[];
  width: number;
  height: number;
  gutterWidth: number;
  activeColumn: number;
  headCell: ((column: GridColumn, index: number) => ReactNode) | undefined;
  onResize: ((id: string, width: number) => void) | undefined;
  onMove: ((from: number, to: number) => void) | undefined;
  onSelect(index: number): void;
};

/** Pixels after which a press on a heading is a drag. */
const DRAG = 6;

/** A heading follows the pointer; where it is let go, the column goes. Without a move it stays a press. */
function drag(event: ReactPointerEvent<HTMLElement>, onMove: (to: number) => void): void {
  if (event.button !== 0) return;
  const heading = event.currentTarget;
  const start = event.clientX;
  const follow = (moved: PointerEvent) => {
    if (Math.abs(moved.clientX - start) < DRAG && heading.dataset.dragged === undefined) return;
    heading.dataset.dragged = "";
    heading.style.transform = `translateX(${moved.clientX - start}px)`;
  };
  const end = (released: PointerEvent) => {
    window.removeEventListener("pointermove", follow);
    heading.style.transform = "";
    if (heading.dataset.dragged === undefined) return;
    // The press that ends a drag is no choice of the column.
    setTimeout(() => delete heading.dataset.dragged);
    const over = document
      .elementsFromPoint(released.clientX, released.clientY)
      .map((it) => it.closest<HTMLElement>("[data-head]"))
      .find((it) => it !== null && it !== heading);
    const to = over?.dataset.head;
    if (to !== undefined) onMove(Number(to));
  };
  window.addEventListener("pointermove", follow);
  window.addEventListener("pointerup", end, { once: true });
}

/** The row of headings; it stays at the top while the rows pass under it. */
export function GridHead(props: HeadProps) {
  const { columns, segments, height, gutterWidth, onResize } = props;
  return (
    <div role="rowgroup" className="dg-head" style={{ width: props.width, height }}>
      <div role="row" aria-rowindex={1} className="dg-row dg-head-row" style={{ width: props.width, height }}>
        <div role="columnheader" aria-colindex={1} className="dg-corner" style={{ width: gutterWidth }}>
          <span className="unseen">Row</span>
        </div>
        {segments.map((segment) => {
          if (segment.kind === "gap") {
            return <span key={segment.key} className="dg-gap" style={{ width: segment.width }} />;
          }
          const column = columns[segment.index];
          if (column === undefined) return null;
          const frozen = segment.index === 0;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Ctrl+Space selects the column
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={segment.index + 2}
              className={`dg-headcell${frozen ? " frozen" : ""}${segment.index === props.activeColumn ? " at" : ""}`}
              style={frozen ? { width: column.width, left: gutterWidth } : { width: column.width }}
              data-head={segment.index}
              onPointerDown={(event) => {
                const { onMove } = props;
                if (onMove !== undefined && !frozen) drag(event, (to) => onMove(segment.index, to));
              }}
              onClick={(event) => {
                if (event.currentTarget.dataset.dragged === undefined) props.onSelect(segment.index);
              }}
            >
              {props.headCell?.(column, segment.index) ?? <span className="el">{column.label}</span>}
              {onResize && (
                <span
                  className="dg-resize"
                  aria-hidden="true"
                  onClick={(event) => event.stopPropagation()}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    event.stopPropagation();
                    const handle = event.currentTarget;
                    const start = event.clientX - column.width;
                    handle.setPointerCapture(event.pointerId);
                    const move = (moved: PointerEvent) => onResize(column.id, moved.clientX - start);
                    const stop = () => handle.removeEventListener("pointermove", move);
                    handle.addEventListener("pointermove", move);
                    handle.addEventListener("pointerup", stop, { once: true });
                    handle.addEventListener("pointercancel", stop, { once: true });
                  }}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
