import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { call } from "../../api/call";
import type { ImportRequest, ImportRows, ImportRowsRequest, TableView } from "../../api/generated";
import { useNavigation } from "../../state/navigation";
import { WINDOW, windowsAround } from "../numbers/rows";

export type SheetRows = {
  /** Text of a cell, counted from 1; undefined while its row is on its way. */
  textAt(row: number, column: number): string | undefined;
  /** Rows in view, counted from 0. */
  show(first: number, last: number): void;
};

/** Holds the windows of the file's rows around what is in view, as they stand in the file. */
export function useSheetRows(request: ImportRequest, shown: TableView): SheetRows {
  // The file may have been saved again since it was last chosen.
  const { visit } = useNavigation();
  const [view, setView] = useState({ first: 0, last: 40 });
  const hidden = shown.columns
    .filter((guess) => guess.field.split("+").includes("pin"))
    .map((guess) => guess.column);
  const offsets = windowsAround(view.first, view.last, Math.max(1, shown.rows_total));
  const { ticket, text, encoding } = request;
  const queries = offsets.map((offset) => {
    const asked: ImportRowsRequest = {
      ticket,
      text,
      encoding,
      sheet: shown.sheet,
      first: offset + 1,
      count: WINDOW,
      hidden,
    };
    return {
      queryKey: ["import_rows", visit, asked] as const,
      queryFn: () => call("import_rows", asked),
      gcTime: 60_000,
    };
  });
  const datas = useQueries({ queries }).map((result) => result.data);
  const last = useRef<{ datas: (ImportRows | undefined)[]; pages: ReadonlyMap<number, ImportRows> }>({
    datas: [],
    pages: new Map(),
  });
  const same =
    last.current.datas.length === datas.length && last.current.datas.every((data, at) => data === datas[at]);
  if (!same) {
    const pages = new Map<number, ImportRows>();
    for (const data of datas) if (data !== undefined) pages.set(data.first, data);
    last.current = { datas, pages };
  }
  const { pages } = last.current;
  const textAt = useCallback(
    (row: number, column: number) => {
      const first = Math.floor((row - 1) / WINDOW) * WINDOW + 1;
      const page = pages.get(first);
      return page === undefined ? undefined : (page.rows[row - first]?.[column - 1] ?? "");
    },
    [pages],
  );
  const show = useCallback((first: number, to: number) => {
    setView((now) => (now.first === first && now.last === to ? now : { first, last: to }));
  }, []);
  return useMemo(() => ({ textAt, show }), [textAt, show]);
}
