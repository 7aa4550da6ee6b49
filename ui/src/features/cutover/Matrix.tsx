// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised; rows are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { NumberTest, TestCell, TestColumn, TestResult, TestRow, TestsView } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { atStart, chosen, moved, whole } from "./cursor";

const rowHeight = 34;
const page = 10;

interface MatrixProps {
  view: TestsView;
  /** Records a result of these numbers. */
  onResult: (numbers: number[], test: NumberTest, result: TestResult) => void;
  /** Asks for the note that a result needs, or for any. */
  onNote: (numbers: number[], column: TestColumn, result: TestResult | null) => void;
}

const words: Record<TestCell["state"], string> = {
  pass: "pass",
  fail: "fail",
  open: "open",
  left_out: "not in sample",
  not_applicable: "n/a",
};

function CellFace({ cell, here }: { cell: TestCell; here: boolean }) {
  if (here && cell.state === "open") return <span className="mx-ask">P F N</span>;
  return (
    <span>
      {cell.state === "pass" && <Icon name="check" size={15} />}
      {cell.state === "fail" && <Icon name="close" />}
      {words[cell.state]}
    </span>
  );
}

function Head({ column }: { column: TestColumn }) {
  const share = column.of === 0 ? 0 : Math.round((column.passed / column.of) * 100);
  return (
    <div
      role="columnheader"
      className={column.emergency && column.passed < column.of ? "mx-head nine" : "mx-head"}
    >
      <span>{column.head[0]}</span>
      <span>{column.head[1] || "\u00a0"}</span>
      <b>
        {column.passed}
        <i> / {column.of}</i>
      </b>
      <span className="mx-bar">
        <i style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}

/** Rows in the order in which they first came: a number that is done does not run away under the cursor. */
function useSteady(rows: readonly TestRow[]): readonly TestRow[] {
  const [order, setOrder] = useState<readonly number[]>([]);
  const fresh = rows.map((it) => it.id);
  const same = fresh.length === order.length && fresh.every((id) => order.includes(id));
  if (!same) setOrder(fresh);
  const byId = new Map(rows.map((it) => [it.id, it]));
  const kept = (same ? order : fresh).flatMap((id) => byId.get(id) ?? []);
  return kept;
}

/** Numbers × tests, filled by keyboard. */
export function Matrix({ view, onResult, onNote }: MatrixProps) {
  const rows = useSteady(view.rows);
  const { columns } = view;
  const size = { rows: rows.length, columns: columns.length };
  const [cursor, setCursor] = useState(atStart);
  const [focused, setFocused] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const at = { ...cursor, row: Math.min(cursor.row, Math.max(0, size.rows - 1)) };
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 510 },
  });
  useEffect(() => {
    if (focused) virtual.scrollToIndex(at.row);
  }, [at.row, focused, virtual]);
  const [from, to] = chosen(at);
  const column = columns[at.column];
  const picked = (): number[] => {
    const range = rows.slice(from, to + 1);
    // A range takes what is needed; a single cell is meant as it is.
    const wanted =
      range.length > 1 ? range.filter((it) => it.cells[at.column]?.state !== "not_applicable") : range;
    return wanted.map((it) => it.id);
  };
  const result = (it: TestResult) => {
    if (!column) return;
    const numbers = picked();
    const needsNote = it === "fail" || (it === "not_applicable" && column.emergency);
    if (needsNote) onNote(numbers, column, it);
    else onResult(numbers, column.test, it);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() !== "a")) return;
    const key = event.key.toLowerCase();
    const next =
      key === "a" && (event.ctrlKey || event.metaKey)
        ? whole(at, size)
        : moved(at, event.key, event.shiftKey, size, page);
    const results: Record<string, TestResult> = { p: "pass", f: "fail", n: "not_applicable", o: "open" };
    if (next) setCursor(next);
    else if (results[key] && view.refused === "") result(results[key]);
    else if (key === "m" && column && view.refused === "") onNote(picked(), column, null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const template = `minmax(130px, 1.2fr) minmax(72px, 1.4fr) repeat(${columns.length}, minmax(60px, 1fr))`;
  return (
    <div
      ref={scroller}
      className="mx"
      role="grid"
      tabIndex={0}
      aria-label="Tests"
      aria-rowcount={rows.length}
      aria-multiselectable="true"
      aria-activedescendant={column ? `${id}-${at.row}-${at.column}` : undefined}
      onKeyDown={press}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <div role="row" className="mx-row mx-top" style={{ gridTemplateColumns: template }}>
        <div role="columnheader" className="mx-head first">
          Number
        </div>
        <div role="columnheader" className="mx-head first">
          <span className="unseen">Name</span>
        </div>
        {columns.map((it) => (
          <Head key={it.test} column={it} />
        ))}
      </div>
      <div role="rowgroup" className="mx-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const current = focused && item.index >= from && item.index <= to;
          return (
            <div
              key={row.id}
              role="row"
              className={current ? "mx-row cur" : "mx-row"}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
            >
              <div role="rowheader" className="mx-number">
                {row.number}
              </div>
              <div role="gridcell" className="mx-name el" title={row.location || "no 911 location"}>
                {row.name}
              </div>
              {row.cells.map((cell, place) => {
                const here = focused && item.index === at.row && place === at.column;
                const nine = columns[place]?.emergency ? " nine" : "";
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
                  <div
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    key={place}
                    id={`${id}-${item.index}-${place}`}
                    role="gridcell"
                    aria-selected={current && place === at.column}
                    className={`mx-cell ${cell.state}${nine}${here ? " here" : ""}`}
                    title={cell.title}
                    onClick={(event) =>
                      setCursor({
                        row: item.index,
                        column: place,
                        anchor: event.shiftKey ? at.anchor : item.index,
                      })
                    }
                  >
                    <CellFace cell={cell} here={here} />
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
