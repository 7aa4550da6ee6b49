// The filter chips over the grid: what each says while it holds, and the question without it.

import type { AccountRow, NumbersQuery } from "../../api/generated";
import { allNumbers } from "../numbersQuery";
import { DISPOSITIONS, KINDS, labelOf, USES } from "./words";

export type FilterKey =
  | "account"
  | "kind"
  | "uses"
  | "site"
  | "order"
  | "disposition"
  | "problems"
  | "without_911";

/** The value a chip shows; null when it does not hold. */
export function chipValue(
  query: NumbersQuery,
  key: FilterKey,
  names: {
    accounts: readonly AccountRow[];
    sites: ReadonlyMap<number, string>;
    orders: ReadonlyMap<number, string>;
  },
): string | null {
  switch (key) {
    case "account": {
      const id = query.account;
      if (id === null) return null;
      return names.accounts.find((account) => account.id === id)?.carrier ?? "one account";
    }
    case "kind":
      return query.kind === null ? null : labelOf(KINDS, query.kind);
    case "uses":
      return query.uses.length === 0 ? null : query.uses.map((use) => labelOf(USES, use)).join(", ");
    case "site":
      return query.site === null ? null : (names.sites.get(query.site) ?? "one site");
    case "order":
      return query.order === null ? null : (names.orders.get(query.order) ?? "one order");
    case "disposition":
      return query.disposition === null ? null : labelOf(DISPOSITIONS, query.disposition);
    case "problems":
      return query.problems ? "" : null;
    case "without_911":
      return query.without_911 ? "" : null;
  }
}

export function without(query: NumbersQuery, key: FilterKey): NumbersQuery {
  return { ...query, [key]: allNumbers[key] };
}

export function isFiltered(query: NumbersQuery): boolean {
  return JSON.stringify({ ...query, group_by: allNumbers.group_by }) !== JSON.stringify(allNumbers);
}

/** Two questions are one when every filter is the same; the key under which pages are kept. */
export function sameQuery(a: NumbersQuery, b: NumbersQuery): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(query: NumbersQuery): unknown {
  return Object.entries({ ...query, uses: [...query.uses].sort() }).sort(([a], [b]) => a.localeCompare(b));
}
