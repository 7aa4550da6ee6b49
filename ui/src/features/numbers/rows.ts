// Rows are fetched in windows of 200, so that a hundred thousand of them cost what is in view.

import type { NumberRow, NumbersPage } from "../../api/generated";

export const WINDOW = 200;

/** Offsets of the windows that hold the rows from `first` to `last`. */
export function windowsFor(first: number, last: number): number[] {
  const offsets: number[] = [];
  for (let offset = Math.floor(Math.max(0, first) / WINDOW) * WINDOW; offset <= last; offset += WINDOW) {
    offsets.push(offset);
  }
  return offsets;
}

/** The windows to hold for what is in view: with the window behind the nearer edge, so that scrolling meets rows. */
export function windowsAround(first: number, last: number, total: number): number[] {
  const reach = WINDOW / 4;
  return windowsFor(Math.max(0, first - reach), Math.max(0, Math.min(total - 1, last + reach)));
}

export type Pages = ReadonlyMap<number, NumbersPage>;

export function rowIn(pages: Pages, row: number): NumberRow | undefined {
  const offset = Math.floor(row / WINDOW) * WINDOW;
  return pages.get(offset)?.rows[row - offset];
}

/** The slices that fetch the rows of a range at once, each at most 1,000 rows. */
export function slicesFor(first: number, last: number): { offset: number; limit: number }[] {
  const slices = [];
  for (let offset = first; offset <= last; offset += 1_000) {
    slices.push({ offset, limit: Math.min(1_000, last - offset + 1) });
  }
  return slices;
}
