// Which cell lies under a point of the grid's view, so that a drag can leave the cells and come back.

import type { RowLayout } from "./layout";
import type { Cell } from "./selection";

export type View = {
  scrollTop: number;
  scrollLeft: number;
  headHeight: number;
  rowHeight: number;
  gutter: number;
  /** Left edges of the columns behind the gutter, and the right edge of the last. */
  edges: readonly number[];
  layout: RowLayout;
};

/** The nearest cell to a point, measured from the view's top left corner. Headings give the row below them. */
export function cellAt(x: number, y: number, view: View): Cell {
  const line = Math.floor((Math.max(y, view.headHeight) - view.headHeight + view.scrollTop) / view.rowHeight);
  const kept = Math.max(0, Math.min(view.layout.lines - 1, line));
  let row = view.layout.last();
  for (let at = kept; at < view.layout.lines; at += 1) {
    const found = view.layout.lineAt(at);
    if (found.kind === "row") {
      row = found.row;
      break;
    }
  }
  return { row, column: columnAt(x, view) };
}

function columnAt(x: number, view: View): number {
  const frozen = view.edges[1] ?? 0;
  const inView = Math.max(0, x - view.gutter);
  // The first column stands still while the others pass under it.
  if (inView < frozen) return 0;
  const position = inView + view.scrollLeft;
  const count = view.edges.length - 1;
  for (let column = 1; column < count; column += 1) {
    if (position < (view.edges[column + 1] ?? 0)) return column;
  }
  return Math.max(0, count - 1);
}

/** How far to scroll in one frame when a drag is held outside the view. */
export function dragScroll(position: number, start: number, end: number): number {
  if (position < start) return Math.max(-48, position - start);
  if (position > end) return Math.min(48, position - end);
  return 0;
}

/** Where the reason of a cell stands: beside it, else on its other side, else under it. */
export function placeBeside(
  cell: { left: number; right: number; top: number; bottom: number },
  size: { width: number; height: number },
  room: { left: number; right: number; top: number; bottom: number },
): { left: number; top: number } {
  const gap = 10;
  const keep = (value: number, low: number, high: number) =>
    Math.max(low, Math.min(value, Math.max(low, high)));
  const top = keep(cell.top - 22, room.top + 6, room.bottom - size.height - 6);
  if (cell.right + gap + size.width <= room.right) return { left: cell.right + gap, top };
  if (cell.left - gap - size.width >= room.left) return { left: cell.left - gap - size.width, top };
  const under =
    cell.bottom + gap + size.height <= room.bottom ? cell.bottom + gap : cell.top - gap - size.height;
  return {
    left: keep(cell.left, room.left + 6, room.right - size.width - 6),
    top: Math.max(room.top + 6, under),
  };
}
