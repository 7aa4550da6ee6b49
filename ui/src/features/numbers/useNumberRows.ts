import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { call } from "../../api/call";
import type { CallError } from "../../api/error";
import type { NumberRow, NumbersPage, NumbersQuery, NumbersRequest } from "../../api/generated";
import { type Pages, rowIn, slicesFor, WINDOW, windowsAround } from "./rows";

export type NumberRows = {
  /** The newest page of this question, or the last one of the question before while the first is on its way. */
  head: NumbersPage | null;
  error: CallError | null;
  rowAt(row: number): NumberRow | undefined;
  show(first: number, last: number): void;
  /** Rows of a range, fetched where they are not here yet. */
  fetchRows(rows: readonly number[]): Promise<ReadonlyMap<number, NumberRow>>;
};

function request(query: NumbersQuery, offset: number): NumbersRequest {
  return { query, slice: { offset, limit: WINDOW } };
}

/** Holds the windows of rows around what is in view. Pages seen once stay until a change drops them. */
export function useNumberRows(query: NumbersQuery, active: number): NumberRows {
  const client = useQueryClient();
  const [view, setView] = useState({ first: 0, last: 40 });
  const kept = useRef<{ query: NumbersQuery; pages: Pages; head: NumbersPage } | null>(null);
  const known = kept.current?.query === query ? kept.current.head.matching : undefined;
  const offsets = windowsAround(view.first, view.last, known ?? view.last + 1);
  // The active row is held too: the inspector shows it while one looks elsewhere.
  const own = Math.floor(active / WINDOW) * WINDOW;
  if (!offsets.includes(own) && (known === undefined ? own === 0 : active < known)) offsets.push(own);
  if (offsets.length === 0) offsets.push(0);

  const key = offsets.join();
  const queries = useMemo(
    () =>
      key
        .split(",")
        .map(Number)
        .map((offset) => ({
          queryKey: ["numbers_list", request(query, offset)] as const,
          queryFn: () => call("numbers_list", request(query, offset)),
        })),
    [query, key],
  );
  const results = useQueries({ queries });
  const datas = results.map((result) => result.data);
  const loaded = useRef<{ datas: (NumbersPage | undefined)[]; pages: Pages }>({
    datas: [],
    pages: new Map(),
  });
  const same =
    loaded.current.datas.length === datas.length &&
    loaded.current.datas.every((data, index) => data === datas[index]);
  if (!same) {
    const pages = new Map<number, NumbersPage>();
    for (const data of datas) if (data !== undefined) pages.set(data.offset, data);
    loaded.current = { datas, pages };
  }
  const pages = loaded.current.pages;
  const head = datas.find((data) => data !== undefined) ?? null;
  if (head !== null) kept.current = { query, pages, head };
  const shown = head === null ? (kept.current?.pages ?? pages) : pages;

  const rowAt = useCallback((row: number) => rowIn(shown, row), [shown]);
  const show = useCallback((first: number, last: number) => {
    setView((now) => (now.first === first && now.last === last ? now : { first, last }));
  }, []);

  const fetchRows = useCallback(
    async (rows: readonly number[]) => {
      const found = new Map<number, NumberRow>();
      const missing: number[] = [];
      for (const row of rows) {
        const offset = Math.floor(row / WINDOW) * WINDOW;
        const page = client.getQueryData<NumbersPage>(["numbers_list", request(query, offset)]);
        const data = page?.rows[row - offset];
        if (data === undefined) missing.push(row);
        else found.set(row, data);
      }
      const [first] = missing;
      const last = missing.at(-1);
      if (first === undefined || last === undefined) return found;
      const wanted = new Set(missing);
      for (const slice of slicesFor(first, last)) {
        const page = await call("numbers_list", { query, slice });
        page.rows.forEach((data, index) => {
          const row = page.offset + index;
          if (wanted.has(row)) found.set(row, data);
        });
      }
      return found;
    },
    [client, query],
  );

  const error = (results.find((result) => result.error !== null)?.error ?? null) as CallError | null;
  return useMemo(
    () => ({ head: head ?? kept.current?.head ?? null, error, rowAt, show, fetchRows }),
    [head, error, rowAt, show, fetchRows],
  );
}
