// What the screen of numbers remembers while the program runs: columns for all projects, the filter for one.

import type { NumbersQuery } from "../../api/generated";
import { type ColumnPrefs, defaultPrefs } from "../../components/grid/columns";
import { NUMBER_COLUMNS } from "./columns";

let prefs: ColumnPrefs | null = null;
let filter: { project: string; query: NumbersQuery } | null = null;

export function rememberedPrefs(): ColumnPrefs {
  return prefs ?? defaultPrefs(NUMBER_COLUMNS);
}

export function rememberPrefs(next: ColumnPrefs): void {
  prefs = next;
}

export function rememberedQuery(project: string): NumbersQuery | null {
  return filter?.project === project ? filter.query : null;
}

export function rememberQuery(project: string, query: NumbersQuery): void {
  filter = { project, query };
}
