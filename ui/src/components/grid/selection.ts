// What is active, what is selected and what is being edited in a grid: a pure machine without a screen.

import type { RowLayout } from "./layout";

export type Cell = { row: number; column: number };

/** Inclusive on all sides. */
export type Rect = { top: number; left: number; bottom: number; right: number };

export type GridState = {
  /** The cell that has the focus; always inside the range. */
  active: Cell;
  /** The corner at which the range began. */
  from: Cell;
  /** The corner that moves with Shift. */
  to: Cell;
  /** Text in the editor of the active cell. */
  edit: { text: string } | null;
};

export type Extent = { layout: RowLayout; columns: number; pageRows: number };

export type Move = "up" | "down" | "left" | "right";

export type GridAction =
  | { type: "move"; to: Move; extend: boolean }
  | { type: "edge"; to: Move; extend: boolean }
  | { type: "page"; to: "up" | "down"; extend: boolean }
  | { type: "row_start" | "row_end" | "grid_start" | "grid_end"; extend: boolean }
  | { type: "go"; cell: Cell; extend: boolean }
  | { type: "drag"; cell: Cell }
  | { type: "select_all" | "select_row" | "select_column" }
  | { type: "next"; backwards: boolean; along: "row" | "column" }
  | { type: "edit"; text: string }
  | { type: "typed"; text: string }
  | { type: "stop_edit" }
  | { type: "collapse" }
  | { type: "clamp" };

export const START: GridState = at({ row: 0, column: 0 });

function at(cell: Cell): GridState {
  return { active: cell, from: cell, to: cell, edit: null };
}

export function rangeOf(state: Pick<GridState, "from" | "to">): Rect {
  return {
    top: Math.min(state.from.row, state.to.row),
    left: Math.min(state.from.column, state.to.column),
    bottom: Math.max(state.from.row, state.to.row),
    right: Math.max(state.from.column, state.to.column),
  };
}

export function isSingle(rect: Rect): boolean {
  return rect.top === rect.bottom && rect.left === rect.right;
}

export function contains(rect: Rect, cell: Cell): boolean {
  return (
    cell.row >= rect.top && cell.row <= rect.bottom && cell.column >= rect.left && cell.column <= rect.right
  );
}

export function reduce(state: GridState, action: GridAction, extent: Extent): GridState {
  const { layout, columns, pageRows } = extent;
  const lastColumn = Math.max(0, columns - 1);
  const keepColumn = (column: number) => Math.max(0, Math.min(lastColumn, column));
  const land = (extend: boolean, target: (from: Cell) => Cell): GridState => {
    if (!extend) return at(target(state.active));
    return { ...state, from: state.active, to: target(state.to), edit: null };
  };
  switch (action.type) {
    case "move":
      return land(action.extend, (from) => ({
        row:
          action.to === "up"
            ? layout.step(from.row, -1)
            : action.to === "down"
              ? layout.step(from.row, 1)
              : from.row,
        column: keepColumn(from.column + (action.to === "left" ? -1 : action.to === "right" ? 1 : 0)),
      }));
    case "edge":
      return land(action.extend, (from) => {
        if (action.to === "left") return { ...from, column: 0 };
        if (action.to === "right") return { ...from, column: lastColumn };
        return { ...from, row: layout.edge(from.row, action.to === "up" ? -1 : 1) };
      });
    case "page":
      return land(action.extend, (from) => ({
        ...from,
        row: layout.step(from.row, (action.to === "up" ? -1 : 1) * Math.max(1, pageRows)),
      }));
    case "row_start":
      return land(action.extend, (from) => ({ ...from, column: 0 }));
    case "row_end":
      return land(action.extend, (from) => ({ ...from, column: lastColumn }));
    case "grid_start":
      return land(action.extend, () => ({ row: layout.first(), column: 0 }));
    case "grid_end":
      return land(action.extend, () => ({ row: layout.last(), column: lastColumn }));
    case "go":
      return action.extend ? { ...state, from: state.active, to: action.cell, edit: null } : at(action.cell);
    case "drag":
      return { ...state, to: action.cell, edit: null };
    case "select_all":
      return {
        active: state.active,
        from: { row: layout.first(), column: 0 },
        to: { row: layout.last(), column: lastColumn },
        edit: null,
      };
    case "select_row": {
      const range = rangeOf(state);
      return {
        ...state,
        from: { row: range.top, column: 0 },
        to: { row: range.bottom, column: lastColumn },
        edit: null,
      };
    }
    case "select_column": {
      const range = rangeOf(state);
      return {
        ...state,
        from: { row: layout.first(), column: range.left },
        to: { row: layout.last(), column: range.right },
        edit: null,
      };
    }
    case "next":
      return next(state, action.backwards, action.along, extent);
    case "edit":
      return { ...state, edit: { text: action.text } };
    case "typed":
      return state.edit === null ? state : { ...state, edit: { text: action.text } };
    case "stop_edit":
      return state.edit === null ? state : { ...state, edit: null };
    case "collapse":
      return at(state.active);
    case "clamp": {
      // Rows went away under the selection (a filter, an undo, a closed group): keep the place, not the range.
      const { active } = state;
      const kept = Math.max(0, Math.min(active.row, layout.visibleRows === 0 ? 0 : layout.last()));
      const row = isHidden(layout, kept) ? leaveHidden(layout, kept) : kept;
      const column = keepColumn(active.column);
      const inside = (cell: Cell) => cell.row <= Math.max(0, layout.last()) && cell.column <= lastColumn;
      if (row === active.row && column === active.column && inside(state.from) && inside(state.to))
        return state;
      return at({ row, column });
    }
  }
}

function isHidden(layout: RowLayout, row: number): boolean {
  return layout.visibleRows > 0 && layout.lineAt(layout.lineOf(row)).kind === "group";
}

/** Down out of a closed group, or up where nothing stands below it. */
function leaveHidden(layout: RowLayout, row: number): number {
  const below = layout.step(row, 1);
  return isHidden(layout, below) ? layout.step(row, -1) : below;
}

/** Tab and Enter: inside a range they go round in it, otherwise to the neighbour. */
function next(state: GridState, backwards: boolean, along: "row" | "column", extent: Extent): GridState {
  const { layout, columns } = extent;
  const sign = backwards ? -1 : 1;
  const range = rangeOf(state);
  if (isSingle(range)) {
    const { active } = state;
    if (along === "column") return at({ ...active, row: layout.step(active.row, sign) });
    const column = active.column + sign;
    if (column >= 0 && column < columns) return at({ ...active, column });
    const row = layout.step(active.row, sign);
    return row === active.row ? at(active) : at({ row, column: backwards ? columns - 1 : 0 });
  }
  let { row, column } = state.active;
  const nextRow = () => {
    const stepped = layout.step(row, sign);
    if (stepped === row || stepped < range.top || stepped > range.bottom) return false;
    row = stepped;
    return true;
  };
  const nextColumn = () => {
    const stepped = column + sign;
    if (stepped < range.left || stepped > range.right) return false;
    column = stepped;
    return true;
  };
  const startRow = backwards ? range.bottom : range.top;
  const startColumn = backwards ? range.right : range.left;
  if (along === "row") {
    if (!nextColumn()) {
      column = startColumn;
      if (!nextRow()) row = startRow;
    }
  } else if (!nextRow()) {
    row = startRow;
    if (!nextColumn()) column = startColumn;
  }
  return { ...state, active: { row, column }, edit: null };
}

/** What a screen reader hears after the selection changed; empty for a single cell, which speaks for itself. */
export function selectionWords(rect: Rect): string {
  if (isSingle(rect)) return "";
  const rows = rect.bottom - rect.top + 1;
  const columns = rect.right - rect.left + 1;
  return `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"} × ${columns} ${columns === 1 ? "column" : "columns"} selected`;
}
