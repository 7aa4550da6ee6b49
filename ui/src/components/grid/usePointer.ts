import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from "react";
import { cellAt, dragScroll, type View } from "./pointer";
import { rangeOf } from "./selection";
import type { Grid } from "./useGrid";

type PointerOptions = {
  scroller: RefObject<HTMLDivElement | null>;
  view(): View;
  grid: Grid;
  onFill?: () => void;
};

/** Selecting and filling by drag. Holding the pointer outside scrolls on. */
export function usePointer({ scroller, view, grid, onFill }: PointerOptions) {
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef({ view, grid, onFill });
  latest.current = { view, grid, onFill };
  useEffect(() => () => stop.current?.(), []);

  const begin = (event: ReactPointerEvent, moved: (x: number, y: number) => void, ended?: () => void) => {
    let { clientX, clientY } = event;
    let frame = 0;
    const follow = () => {
      const box = scroller.current;
      if (box === null) return;
      const place = box.getBoundingClientRect();
      const seen = latest.current.view();
      const x = clientX - place.left;
      const y = clientY - place.top;
      const down = dragScroll(y, seen.headHeight, box.clientHeight);
      const right = dragScroll(x, seen.gutter + (seen.edges[1] ?? 0), box.clientWidth);
      // Over the frozen column itself nothing scrolls until the pointer has left the grid.
      box.scrollBy(x < 0 || right > 0 ? right : 0, down);
      moved(x, y);
      if (down !== 0 || (right !== 0 && (x < 0 || right > 0))) frame = requestAnimationFrame(follow);
    };
    const onMove = (move: PointerEvent) => {
      clientX = move.clientX;
      clientY = move.clientY;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    const end = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      stop.current = null;
      ended?.();
    };
    stop.current?.();
    stop.current = end;
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  };

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (event.button !== 0 || target.closest(".dg-head, .dg-reason, .dg-heading, .dg-editor, .dg-choices"))
      return;
    const place = scroller.current?.getBoundingClientRect();
    if (place === undefined) return;
    event.preventDefault();
    const at = cellAt(event.clientX - place.left, event.clientY - place.top, view());
    if (target.closest("[data-fill]") !== null) {
      const { from, to } = rangeOfGrid(latest.current.grid);
      begin(
        event,
        (x, y) => {
          const cell = cellAt(x, y, latest.current.view());
          latest.current.grid.send({
            type: "drag",
            cell: { row: Math.max(to.row, cell.row), column: to.column },
          });
        },
        () => latest.current.onFill?.(),
      );
      grid.send({ type: "go", cell: from, extend: false });
      grid.send({ type: "go", cell: to, extend: true });
      return;
    }
    grid.focus();
    const gutter = target.closest(".dg-gutter") !== null;
    grid.send({ type: "go", cell: at, extend: event.shiftKey });
    if (gutter) grid.send({ type: "select_row" });
    else
      begin(event, (x, y) =>
        latest.current.grid.send({ type: "drag", cell: cellAt(x, y, latest.current.view()) }),
      );
  };
  return { onPointerDown };
}

function rangeOfGrid(grid: Grid) {
  const range = rangeOf(grid.state);
  return { from: { row: range.top, column: range.left }, to: { row: range.bottom, column: range.right } };
}
