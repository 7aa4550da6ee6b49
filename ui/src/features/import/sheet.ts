// The file's own grid as columns and cells of the shared grid. Texts stay as the file has them; what is outside
// the table that is looked at, or not imported, is hatched.

import type { ColumnGuess, GridMark, ImportPreview, TableView } from "../../api/generated";
import type { GridColumn } from "../../components/grid/columns";
import type { CellView } from "../../components/grid/GridRow";

const LETTER = 7.7;
/** Most columns drawn; telephone lists are not wider. */
const MOST_COLUMNS = 256;

/** The letters a spreadsheet program shows for a column counted from 1. */
export function letters(column: number): string {
  let text = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

export function columnCount(shown: TableView): number {
  return Math.min(MOST_COLUMNS, Math.max(shown.columns_total, 1));
}

const SEEN = 60;

type TextAt = (row: number, column: number) => string | undefined;

/** Every column of the sheet, wide enough for its meaning and for what stands in its first rows, within reason. */
export function sheetColumns(
  shown: TableView,
  label: (field: string) => string,
  textAt: TextAt,
): GridColumn[] {
  return Array.from({ length: columnCount(shown) }, (_, index) => {
    const guess = guessAt(shown, index + 1);
    // The tick before the meaning counts as letters too.
    let most = Math.max(
      7,
      guess?.header.length ?? 0,
      guess === undefined ? 0 : label(guess.field).length + 3,
    );
    const last = Math.min(shown.first_row + SEEN, shown.region.bottom);
    for (let row = shown.first_row; row <= last; row += 1) {
      most = Math.max(most, textAt(row, index + 1)?.length ?? 0);
    }
    const width = Math.max(64, Math.min(index === 0 ? 230 : 240, Math.round(most * LETTER) + 22));
    return { id: letters(index + 1), label: guess?.header ?? "", width };
  });
}

/** A title is not cut where the cells beside it are empty, as in every spreadsheet program. */
export function spills(shown: TableView, row: number, column: number, textAt: TextAt): boolean {
  const text = textAt(row, column) ?? "";
  const isData = row >= shown.header_row && row <= shown.region.bottom;
  return !isData && text.length > 7 && (textAt(row, column + 1) ?? "") === "";
}

export function guessAt(shown: TableView, column: number): ColumnGuess | undefined {
  return shown.columns.find((guess) => guess.column === column);
}

export type Marks = ReadonlyMap<string, GridMark>;

export function marksOf(preview: ImportPreview): Marks {
  return new Map(preview.marks.map((mark) => [`${mark.row}:${mark.column}`, mark]));
}

export const hasNumber = (field: string): boolean => field.split("+").includes("number");

/** One cell, literal, coloured by what its column is. `row` counts from 1. */
export function sheetCell(
  shown: TableView,
  marks: Marks,
  row: number,
  column: number,
  text: string | undefined,
): CellView | null {
  if (text === undefined) return null;
  const mark = marks.get(`${row}:${column}`);
  return {
    text,
    className: cellClass(shown, row, column),
    ...(mark === undefined ? {} : { tone: mark.severity, description: mark.message }),
  };
}

function cellClass(shown: TableView, row: number, column: number): string {
  const { region } = shown;
  const field = guessAt(shown, column)?.field ?? "";
  const inside = column >= region.left && column <= region.right;
  if (row === shown.header_row && inside) return hasNumber(field) ? "im-header im-number" : "im-header";
  const isData = row >= shown.first_row && row <= region.bottom;
  if (!inside || !isData || !shown.taken || field === "") return "im-skipped";
  return hasNumber(field) ? "im-number" : "";
}

export type Group = "refused" | "suspect" | "added" | "changed" | "unchanged" | "duplicates" | "gone";

export type Card = { key: Group; word: string; detail: string; none: string };

export const CARDS: readonly Card[] = [
  { key: "refused", word: "refused", detail: "repair or skip each", none: "every cell was read" },
  { key: "suspect", word: "suspect", detail: "taken, look again", none: "nothing is odd" },
  { key: "added", word: "new", detail: "not in the project yet", none: "all are known" },
  { key: "changed", word: "changed", detail: "the file says otherwise", none: "no field differs" },
  { key: "unchanged", word: "same", detail: "nothing happens", none: "none is as it was" },
  { key: "duplicates", word: "duplicates", detail: "merged, both rows kept", none: "each stands once" },
  { key: "gone", word: "gone", detail: "in the project, not here", none: "none is missing" },
];

/** The list to look at first: what needs a person. */
export function firstGroup(preview: ImportPreview): Group {
  const { outcome } = preview;
  if (outcome.refused > 0 || preview.repaired.length > 0) return "refused";
  if (outcome.suspect > 0) return "suspect";
  if (outcome.changed > 0 || outcome.kept_by_hand > 0) return "changed";
  if (outcome.gone > 0) return "gone";
  return "added";
}
