import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RowLayout } from "./layout";
import { type Cell, type GridAction, type GridState, reduce, START } from "./selection";

export type Grid = {
  state: GridState;
  send(action: GridAction): void;
  /** Told by the view: how many rows a page key moves. */
  setPageRows(rows: number): void;
  /** Sends the focus to the active cell at the next drawing. */
  focus(): void;
  takeFocusWish(): boolean;
};

/** Holds the state of one grid. Rows and columns may change under it; the active cell stays inside. */
export function useGrid(layout: RowLayout, columns: number, start?: Cell): Grid {
  const [state, setState] = useState<GridState>(() =>
    start === undefined ? START : { active: start, from: start, to: start, edit: null },
  );
  const pageRows = useRef(20);
  const wish = useRef(false);
  const [, wake] = useState(0);
  const extent = useRef({ layout, columns, pageRows: 20 });
  extent.current = { layout, columns, pageRows: pageRows.current };

  const send = useCallback((action: GridAction) => {
    setState((now) => reduce(now, action, { ...extent.current, pageRows: pageRows.current }));
  }, []);

  useEffect(() => {
    if (layout.lines > 0 && columns > 0) send({ type: "clamp" });
  }, [layout, columns, send]);

  return useMemo(
    () => ({
      state,
      send,
      setPageRows: (rows) => {
        pageRows.current = rows;
      },
      focus: () => {
        wish.current = true;
        wake((count) => count + 1);
      },
      takeFocusWish: () => {
        const wished = wish.current;
        wish.current = false;
        return wished;
      },
    }),
    [state, send],
  );
}
