// The import as one request value: every choice on the screen is a change of it, and the preview follows.

import type { ColumnGuess, ImportPreview, ImportRequest, List, RefusedCell } from "../../api/generated";

export function newImport(ticket: number, list: List = "inventory"): ImportRequest {
  return { ticket, sheet: null, list, header_row: null, columns: {}, repairs: [], account: null };
}

/** Another sheet: what was chosen for the columns of the first one means nothing there. */
export function takeSheet(request: ImportRequest, sheet: string): ImportRequest {
  return { ...request, sheet, header_row: null, columns: {} };
}

export function takeHeaderRow(request: ImportRequest, row: number): ImportRequest {
  return { ...request, header_row: row, columns: {} };
}

/** Another kind of list has other fields. */
export function takeList(request: ImportRequest, list: List): ImportRequest {
  return { ...request, list, columns: {} };
}

/**
 * Says what a column is. A field stands in one column: the column that had it before is not imported
 * any more. An empty field takes the column out.
 */
export function mapColumn(
  request: ImportRequest,
  shown: readonly ColumnGuess[],
  column: number,
  field: string,
): ImportRequest {
  const columns: Record<string, number> = { ...request.columns };
  // Everything that is seen on the screen is kept as seen, so that the guess of one column does not move when another is corrected.
  for (const guess of shown) if (guess.field !== "") columns[guess.field] = guess.column;
  const before = shown.find((guess) => guess.column === column)?.field ?? "";
  if (before !== "") columns[before] = 0;
  if (field !== "") columns[field] = column;
  return { ...request, columns };
}

type Place = Pick<RefusedCell, "sheet" | "row" | "column">;

/** Reads this text instead of what stands in the cell; an empty one skips the row. */
export function repair(request: ImportRequest, cell: Place, text: string): ImportRequest {
  const others = request.repairs.filter((other) => !isAt(other, cell));
  return {
    ...request,
    repairs: [...others, { sheet: cell.sheet, row: cell.row, column: cell.column, text }],
  };
}

export function takeBackRepair(request: ImportRequest, cell: Place): ImportRequest {
  return { ...request, repairs: request.repairs.filter((other) => !isAt(other, cell)) };
}

function isAt(a: Place, b: Place): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}

/** Why the button does nothing yet; empty when it may be pressed. */
export function notReady(preview: ImportPreview): string {
  const mapped = preview.columns.some((column) => column.field !== "");
  if (!mapped) return "Say which column holds the numbers.";
  if (preview.outcome.numbers === 0) return "No number is read from these columns.";
  return "";
}

export function buttonLabel(preview: ImportPreview | undefined): string {
  if (preview === undefined) return "Import";
  const count = preview.outcome.numbers;
  return `Import ${count.toLocaleString("en")} ${count === 1 ? "number" : "numbers"}`;
}

/** `warning` below this confidence: the eye should rest on it. */
export const SURE = 75;

export function confidenceTone(
  confidence: number | null,
  field: string,
): "chosen" | "ignored" | "unsure" | "sure" {
  if (field === "") return "ignored";
  if (confidence === null) return "chosen";
  return confidence < SURE ? "unsure" : "sure";
}

/** The letters of a refused text that are not digits or signs of a written number, to be marked. */
export function oddLetters(text: string): { text: string; odd: boolean }[] {
  const digits = (text.match(/\d/g) ?? []).length;
  // Words are not a number with a slip in it; mark nothing there.
  if (digits < 4) return [{ text, odd: false }];
  const pieces: { text: string; odd: boolean }[] = [];
  for (const letter of text) {
    const odd = /\p{L}/u.test(letter);
    const last = pieces.at(-1);
    if (last !== undefined && last.odd === odd) last.text += letter;
    else pieces.push({ text: letter, odd });
  }
  return pieces;
}
