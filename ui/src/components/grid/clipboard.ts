// Cells to and from the clipboard, as spreadsheets write them: tab-separated, quoted where needed.

import type { Rect } from "./selection";

/** Rows of texts as TSV. A text with a tab, a line break or a quote is quoted. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** TSV as rows of texts. Knows quotes, CR LF and the line break that spreadsheets put at the end. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let inQuotes = false;
  let cellBegan = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
    cellBegan = false;
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] as string;
    if (inQuotes) {
      if (letter !== '"') cell += letter;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else inQuotes = false;
    } else if (letter === '"' && !cellBegan) {
      inQuotes = true;
      cellBegan = true;
    } else if (letter === "\t") endCell();
    else if (letter === "\n") endRow();
    else if (letter === "\r") {
      if (text[index + 1] !== "\n") endRow();
    } else {
      cell += letter;
      cellBegan = true;
    }
  }
  if (cellBegan || cell !== "" || row.length > 0) endRow();
  return rows;
}

export type Write = { row: number; column: number; text: string };

/**
 * Where pasted texts land. One text fills the whole range; a block is repeated when the range is a
 * multiple of it; otherwise it spreads from the range's first cell, cut off at the grid's edge.
 */
export function pasteWrites(
  block: readonly (readonly string[])[],
  range: Rect,
  grid: { columns: number; step(row: number, delta: number): number },
): Write[] {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (height === 0 || width === 0) return [];
  const rangeWidth = range.right - range.left + 1;
  const rows = rowsBetween(range, grid.step);
  const repeats = rows.length % height === 0 && rangeWidth % width === 0;
  const targetWidth = repeats ? rangeWidth : width;
  let targets = rows;
  if (!repeats) {
    targets = [range.top];
    while (targets.length < height) {
      const last = targets.at(-1) ?? range.top;
      const next = grid.step(last, 1);
      if (next === last) break;
      targets.push(next);
    }
  }
  const writes: Write[] = [];
  targets.forEach((row, down) => {
    for (let across = 0; across < targetWidth; across += 1) {
      const column = range.left + across;
      const text = block[down % height]?.[across % width];
      if (text !== undefined && column < grid.columns) writes.push({ row, column, text });
    }
  });
  return writes;
}

/** The visible rows of a range. */
export function rowsBetween(range: Rect, step: (row: number, delta: number) => number): number[] {
  const rows = [range.top];
  for (let row = range.top; row < range.bottom; ) {
    const next = step(row, 1);
    if (next === row || next > range.bottom) break;
    rows.push(next);
    row = next;
  }
  return rows;
}
