// The file's own grid as columns and cells of the shared grid. Texts stay as the file has them.

import type { GridMark, ImportPreview } from "../../api/generated";
import type { GridColumn } from "../../components/grid/columns";
import type { CellView } from "../../components/grid/GridRow";

const LETTER = 7.7;
const SEEN = 60;

/** Columns wide enough for what stands in the first rows, within reason. */
export function sheetColumns(preview: ImportPreview): GridColumn[] {
  return preview.columns.map((guess, index) => {
    let letters = Math.max(guess.header.length, 7);
    for (const row of preview.rows.slice(0, SEEN)) {
      if (!row.skipped) letters = Math.max(letters, row.cells[guess.column - 1]?.length ?? 0);
    }
    const width = Math.max(64, Math.min(index === 0 ? 200 : 240, Math.round(letters * LETTER) + 20));
    return { id: guess.letter, label: guess.header, width };
  });
}

export function markAt(marks: readonly GridMark[], column: number): GridMark | undefined {
  return marks.find((mark) => mark.column === column);
}

/** One cell, literal, coloured by what its column is. */
export function sheetCell(preview: ImportPreview, row: number, index: number): CellView | null {
  const line = preview.rows[row];
  const guess = preview.columns[index];
  if (line === undefined || guess === undefined) return null;
  const mark = markAt(line.marks, guess.column);
  return {
    text: line.cells[guess.column - 1] ?? "",
    className: cellClass(preview, row, guess.field),
    ...(mark === undefined ? {} : { tone: mark.severity, description: mark.message }),
  };
}

function cellClass(preview: ImportPreview, row: number, field: string): string {
  const line = preview.rows[row];
  if (line === undefined) return "";
  if (line.row === preview.header_row) return field === "number" ? "im-header im-number" : "im-header";
  if (line.skipped || field === "") return "im-skipped";
  return field === "number" ? "im-number" : "";
}

export type Card = {
  key: "refused" | "added" | "changed" | "unchanged" | "duplicates" | "gone";
  word: string;
  detail: string;
};

export const CARDS: readonly Card[] = [
  { key: "refused", word: "refused", detail: "repair or skip each" },
  { key: "added", word: "new", detail: "not in the project yet" },
  { key: "changed", word: "changed", detail: "the file says something else" },
  { key: "unchanged", word: "same", detail: "nothing happens" },
  { key: "duplicates", word: "duplicates", detail: "merged, both rows kept" },
  { key: "gone", word: "gone", detail: "in the project, not here" },
];
