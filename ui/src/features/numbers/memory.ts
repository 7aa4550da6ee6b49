// What the screen of numbers remembers: columns for all projects, also over a restart; the filter for one
// project while the program runs.

import type { NumbersQuery } from "../../api/generated";
import { type ColumnPrefs, defaultPrefs } from "../../components/grid/columns";
import { NUMBER_COLUMNS } from "./columns";

const key = "columns.numbers";
let filter: { project: string; query: NumbersQuery } | null = null;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === "string") : [];

/** Prefs of a text that some version of the program wrote; what is not understood is left out. */
export function readPrefs(text: string | null): ColumnPrefs {
  const usual = defaultPrefs(NUMBER_COLUMNS);
  if (text === null) return usual;
  try {
    const { widths, hidden, order } = JSON.parse(text) as Record<string, unknown>;
    const sizes = Object.entries(typeof widths === "object" && widths !== null ? widths : {}).filter(
      (it): it is [string, number] => typeof it[1] === "number" && Number.isFinite(it[1]),
    );
    return { widths: Object.fromEntries(sizes), hidden: texts(hidden), order: texts(order) };
  } catch {
    return usual;
  }
}

/** Names and widths of columns: they say nothing about a client, so web storage may hold them. */
export const rememberedPrefs = (): ColumnPrefs => readPrefs(localStorage.getItem(key));

export const rememberPrefs = (next: ColumnPrefs): void => localStorage.setItem(key, JSON.stringify(next));

export function rememberedQuery(project: string): NumbersQuery | null {
  return filter?.project === project ? filter.query : null;
}

export function rememberQuery(project: string, query: NumbersQuery): void {
  filter = { project, query };
}
