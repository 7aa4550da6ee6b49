import { useCallback, useState } from "react";
import type { Disposition, NumberRow } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { parseTsv, pasteWrites, rowsBetween, toTsv, type Write } from "../../components/grid/clipboard";
import type { RowLayout } from "../../components/grid/layout";
import { type Cell, isSingle, rangeOf } from "../../components/grid/selection";
import type { Grid } from "../../components/grid/useGrid";
import { useMessages } from "../../state/messages";
import type { NumberColumn } from "./columns";
import { change, fillDownWrites, planWrites, refusedWords } from "./edits";
import type { NumberRows } from "./useNumberRows";

type Edits = {
  /** Rows in the selection, as seen. */
  selected: number;
  busy: boolean;
  dispose(disposition: Disposition): Promise<void>;
  write(cell: Cell, text: string): Promise<void>;
  /** One text into every cell of the selection that can be written. */
  writeRange(text: string): Promise<void>;
  clear(): Promise<void>;
  fillDown(): Promise<void>;
  paste(text: string): Promise<void>;
  copy(clipboard: DataTransfer): void;
};

/** Everything that changes numbers from the grid. What one key or one paste does is one call, and so one undo. */
export function useNumberEdits(
  grid: Grid,
  layout: RowLayout,
  columns: readonly NumberColumn[],
  rows: NumberRows,
): Edits {
  const { run } = useChange("numbers_edit");
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const range = rangeOf(grid.state);
  const { fetchRows, rowAt } = rows;

  const selectedRows = useCallback(() => rowsBetween(rangeOf(grid.state), layout.step), [grid.state, layout]);

  const apply = useCallback(
    async (writes: readonly Write[]) => {
      setBusy(true);
      try {
        const found = await fetchRows([...new Set(writes.map((write) => write.row))].sort((a, b) => a - b));
        const plan = planWrites(writes, columns, (row) => found.get(row));
        if (plan.changes.length > 0 && (await run({ changes: plan.changes })) === undefined) return;
        if (plan.refused.length > 0) messages.say(refusedWords(plan.refused));
      } finally {
        setBusy(false);
      }
    },
    [fetchRows, columns, run, messages],
  );

  const dispose = useCallback(
    async (disposition: Disposition) => {
      setBusy(true);
      try {
        const found = await fetchRows(selectedRows());
        const ids = [...found.values()].filter((row) => row.disposition !== disposition).map((row) => row.id);
        if (ids.length > 0) await run({ changes: [change(ids, { disposition })] });
      } finally {
        setBusy(false);
      }
    },
    [fetchRows, selectedRows, run],
  );

  const inRange = (write: (row: number, column: number) => string | undefined): Write[] =>
    selectedRows().flatMap((row) =>
      columns.flatMap((column, index) => {
        if (index < range.left || index > range.right || column.patch === undefined) return [];
        const text = write(row, index);
        return text === undefined ? [] : [{ row, column: index, text }];
      }),
    );

  const fillDown = async () => {
    const targets = selectedRows();
    const [top] = targets;
    if (top === undefined) return;
    const before = layout.step(top, -1);
    const above = before === top ? null : before;
    const source = targets.length > 1 ? top : above;
    if (source === null) return;
    const found = await fetchRows([source]);
    const filled = columns.flatMap((column, index) =>
      index < range.left || index > range.right || column.patch === undefined
        ? []
        : [{ index, text: (row: number) => textOf(column, found.get(row)) }],
    );
    await apply(fillDownWrites(targets, filled, above));
  };

  const copy = (clipboard: DataTransfer) => {
    const wanted = selectedRows();
    const shown = columns.slice(range.left, range.right + 1);
    const texts = (found: (row: number) => NumberRow | undefined) =>
      toTsv(wanted.map((row) => shown.map((column) => textOf(column, found(row)) ?? "")));
    if (wanted.every((row) => rowAt(row) !== undefined)) {
      clipboard.setData("text/plain", texts(rowAt));
      return;
    }
    // Rows out of view come from the core; the clipboard takes them as soon as they are here.
    setBusy(true);
    const whole = fetchRows(wanted).then((found) => texts((row) => found.get(row)));
    const item = new ClipboardItem({
      "text/plain": whole.then((text) => new Blob([text], { type: "text/plain" })),
    });
    navigator.clipboard
      .write([item])
      .then(
        () => messages.say(`${wanted.length.toLocaleString("en")} rows copied.`),
        () => messages.say("The desktop did not take the copy. Select fewer rows."),
      )
      .finally(() => setBusy(false));
  };

  return {
    selected: isSingle(range) ? 1 : selectedRows().length,
    busy,
    dispose,
    write: (cell, text) => apply([{ row: cell.row, column: cell.column, text }]),
    writeRange: (text) => apply(inRange(() => text)),
    clear: () => apply(inRange((_row, column) => (columns[column]?.editor === "text" ? "" : undefined))),
    fillDown,
    paste: (text) =>
      apply(pasteWrites(parseTsv(text), range, { columns: columns.length, step: layout.step })),
    copy,
  };
}

function textOf(column: NumberColumn, row: NumberRow | undefined): string | undefined {
  return row === undefined ? undefined : column.text(row);
}
