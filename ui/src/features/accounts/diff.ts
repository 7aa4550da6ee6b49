import type { DiffPiece, Grade } from "../../api/generated";

/** One column of two readings under one another. A side without a letter there is null. */
export interface Cell {
  ours: string | null;
  theirs: string | null;
  grade: Grade;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const letters = (text: string): string[] => [...graphemes.segment(text)].map((it) => it.segment);

/** The pieces as columns: letter under letter, the shorter side of a piece filled up with nothing. */
export function cellsOf(pieces: readonly DiffPiece[]): Cell[] {
  return pieces.flatMap(({ ours, theirs, grade }) => {
    const [our, their] = [letters(ours), letters(theirs)];
    return Array.from({ length: Math.max(our.length, their.length) }, (_, at) => ({
      ours: our[at] ?? null,
      theirs: their[at] ?? null,
      grade,
    }));
  });
}

export type Side = "ours" | "theirs";

/** Where a form ends: on which line, and after which column. */
export interface Cut {
  side: Side;
  /** Columns that still fit. */
  columns: number;
}

/** How many columns hold the first `limit` letters of a side; null when all of them fit. */
function columnsThatFit(cells: readonly Cell[], side: Side, limit: number): number | null {
  let seen = 0;
  for (const [at, cell] of cells.entries()) {
    if (cell[side] === null) continue;
    if (seen === limit) return at;
    seen += 1;
  }
  return null;
}

/** The carrier's own reading shows the cut first; ours only when theirs fits. */
export function cutOf(cells: readonly Cell[], limit: number | null): Cut | null {
  if (limit === null) return null;
  for (const side of ["theirs", "ours"] as const) {
    const columns = columnsThatFit(cells, side, limit);
    if (columns !== null) return { side, columns };
  }
  return null;
}

/** How a letter is marked on its line. `gap` is an empty place where the other line has a letter. */
export type LetterMark = "none" | "case" | "space" | "word" | "bad" | "gap" | "quiet-gap";

/** Grades that may cost a rejection: the letter itself is filled. */
const loudGrades: ReadonlySet<Grade> = new Set([
  "punctuation",
  "look_alike",
  "order",
  "truncated",
  "different",
  "missing",
]);

export function markOf(cell: Cell, side: Side): LetterMark {
  const own = cell[side];
  const loud = loudGrades.has(cell.grade);
  if (own === null) return loud ? "gap" : "quiet-gap";
  if (loud) return "bad";
  if (cell.grade === "abbreviation") return "word";
  if (cell.grade === "same") return "none";
  const other = side === "ours" ? cell.theirs : cell.ours;
  if (other === null || own.trim() === "" || other.trim() === "") return "space";
  return side === "ours" ? "case" : "none";
}

const names: Record<string, string> = {
  ",": "comma",
  ".": "full stop",
  "-": "dash",
  "'": "apostrophe",
  "’": "apostrophe",
  "&": "ampersand",
  "#": "number sign",
  "/": "slash",
  " ": "space",
};

/** A word under the letters that differ, at the column where they begin. */
export interface Caption {
  column: number;
  columns: number;
  text: string;
}

function captionOf({ ours, theirs, grade }: Cell): string {
  if (grade === "look_alike") return "looks the same";
  // One letter in place of another has two names; a letter too many or too few has one.
  if (ours !== null && theirs !== null) return "differs";
  return names[ours ?? theirs ?? ""] ?? (ours === null ? "missing" : "too many");
}

export function captionsOf(cells: readonly Cell[]): Caption[] {
  const captions: Caption[] = [];
  for (const [at, cell] of cells.entries()) {
    if (markOf(cell, "ours") !== "bad" && markOf(cell, "ours") !== "gap") continue;
    const last = captions.at(-1);
    if (last && last.column + last.columns === at) {
      last.columns += 1;
      last.text = "differs";
    } else {
      captions.push({ column: at, columns: 1, text: captionOf(cell) });
    }
  }
  return captions;
}

/** 1, 5, 10, 15 …: a ruler counts every fifth letter of the longer line. */
export const rulerOf = (columns: number): { column: number; text: string }[] =>
  Array.from({ length: columns }, (_, at) => at + 1)
    .filter((it) => it === 1 || it % 5 === 0)
    .map((it) => ({ column: it - 1, text: String(it) }));
