/** Where one is in a matrix of tests, and which rows are chosen: from the anchor to the cursor, in one column. */
export interface Cursor {
  row: number;
  column: number;
  anchor: number;
}

export interface Size {
  rows: number;
  columns: number;
}

export const atStart: Cursor = { row: 0, column: 0, anchor: 0 };

const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));

/** The cursor after a key; null where the key is none of its own. */
export function moved(cursor: Cursor, key: string, shift: boolean, size: Size, page: number): Cursor | null {
  const row = (to: number): Cursor => {
    const at = within(to, size.rows);
    return { ...cursor, row: at, anchor: shift ? cursor.anchor : at };
  };
  const column = (to: number): Cursor => ({
    ...cursor,
    column: within(to, size.columns),
    anchor: cursor.row,
  });
  switch (key) {
    case "ArrowDown":
      return row(cursor.row + 1);
    case "ArrowUp":
      return row(cursor.row - 1);
    case "PageDown":
      return row(cursor.row + page);
    case "PageUp":
      return row(cursor.row - page);
    case "Home":
      return row(0);
    case "End":
      return row(size.rows - 1);
    case "ArrowRight":
      return column(cursor.column + 1);
    case "ArrowLeft":
      return column(cursor.column - 1);
    default:
      return null;
  }
}

/** The first and the last chosen row. */
export function chosen(cursor: Cursor): [number, number] {
  return [Math.min(cursor.anchor, cursor.row), Math.max(cursor.anchor, cursor.row)];
}

/** Every row of the column. */
export const whole = (cursor: Cursor, size: Size): Cursor => ({
  ...cursor,
  anchor: 0,
  row: Math.max(0, size.rows - 1),
});
