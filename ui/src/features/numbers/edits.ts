// Turns cells that were written (typed, pasted, filled, cleared) into as few changes as say the same.

import type { NumberId, NumberRow, NumbersChange } from "../../api/generated";
import type { Write } from "../../components/grid/clipboard";
import type { NumberColumn, Patch } from "./columns";

export type Plan = {
  /** One call for each distinct patch, in order of the first number it goes to. */
  changes: NumbersChange[];
  /** Cells whose text means nothing there or whose column cannot be changed. */
  refused: { row: number; column: string; text: string }[];
};

const NOTHING: Omit<NumbersChange, "ids"> = {
  disposition: null,
  use: null,
  wireless: null,
  name: null,
  extension: null,
  target: null,
  address_911: null,
  site: null,
  account: null,
  note: null,
};

export function change(ids: NumberId[], patch: Patch): NumbersChange {
  return { ...NOTHING, ...patch, ids };
}

/** Cells that already say what is written are left alone, so that a paste of the same is no change. */
export function planWrites(
  writes: readonly Write[],
  columns: readonly NumberColumn[],
  rowAt: (row: number) => NumberRow | undefined,
): Plan {
  const patches = new Map<number, { row: NumberRow; patch: Patch }>();
  const refused: Plan["refused"] = [];
  for (const write of writes) {
    const column = columns[write.column];
    const row = rowAt(write.row);
    if (column === undefined || row === undefined) continue;
    const text = write.text.trim();
    if (text === column.text(row)) continue;
    const patch = column.patch?.(text) ?? null;
    if (patch === null) {
      refused.push({ row: write.row, column: column.label, text });
      continue;
    }
    const entry = patches.get(write.row) ?? { row, patch: {} };
    patches.set(write.row, { row, patch: { ...entry.patch, ...patch } });
  }
  const byPatch = new Map<string, { ids: NumberId[]; patch: Patch }>();
  for (const { row, patch } of patches.values()) {
    const key = JSON.stringify(Object.entries(patch).sort(([a], [b]) => a.localeCompare(b)));
    const entry = byPatch.get(key) ?? { ids: [], patch };
    entry.ids.push(row.id);
    byPatch.set(key, entry);
  }
  return { changes: [...byPatch.values()].map(({ ids, patch }) => change(ids, patch)), refused };
}

/** Ctrl+D: the first row's texts for the rows below it; a single row takes the one above it. */
export function fillDownWrites(
  rows: readonly number[],
  columns: readonly { index: number; text(row: number): string | undefined }[],
  above: number | null,
): Write[] {
  const source = rows.length > 1 ? rows[0] : (above ?? undefined);
  const targets = rows.length > 1 ? rows.slice(1) : rows;
  if (source === undefined) return [];
  return targets.flatMap((row) =>
    columns.flatMap((column) => {
      const text = column.text(source);
      return text === undefined ? [] : [{ row, column: column.index, text }];
    }),
  );
}

/** What a refusal says in one line. */
export function refusedWords(refused: Plan["refused"]): string {
  const [first] = refused;
  if (first === undefined) return "";
  if (refused.length === 1)
    return `“${first.text}” means nothing in ${first.column}. The cell stays as it was.`;
  return `${refused.length} cells stay as they were. The first: “${first.text}” means nothing in ${first.column}.`;
}
