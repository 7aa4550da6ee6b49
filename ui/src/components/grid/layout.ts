// Where rows stand when group headings are drawn between them and closed groups hide their rows.
// A "row" is a data row counted from 0; a "line" is what is drawn: a heading or a row.

/** A run of rows under one heading. Runs follow one another without gaps. */
export type RowGroup = { first: number; count: number };

export type Line = { kind: "group"; group: number } | { kind: "row"; row: number };

export type RowLayout = {
  /** Lines drawn in all. */
  readonly lines: number;
  /** Rows that can be reached. */
  readonly visibleRows: number;
  lineAt(line: number): Line;
  /** Line of a row; the heading's line when its group is closed. */
  lineOf(row: number): number;
  groupOf(row: number): number;
  /** The row `delta` visible rows away, kept inside the grid. */
  step(row: number, delta: number): number;
  /** Next edge in that direction: end of the group, then of the next one. */
  edge(row: number, direction: -1 | 1): number;
  first(): number;
  last(): number;
};

type Run = { group: number; first: number; count: number; line: number; shown: number; order: number };

/** Lays rows out. Without groups every line is a row. */
export function layoutRows(
  rowCount: number,
  groups: readonly RowGroup[],
  closed: ReadonlySet<number>,
): RowLayout {
  if (groups.length === 0) return flatLayout(rowCount);
  const runs: Run[] = [];
  let line = 0;
  let order = 0;
  groups.forEach((group, index) => {
    const shown = closed.has(index) ? 0 : group.count;
    runs.push({ group: index, first: group.first, count: group.count, line, shown, order });
    line += 1 + shown;
    order += shown;
  });
  const lines = line;
  const visibleRows = order;
  const find = (value: number, key: "first" | "line" | "order"): Run => {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const run = runs[middle];
      if (run !== undefined && run[key] <= value) low = middle;
      else high = middle - 1;
    }
    return runs[low] as Run;
  };
  /** Place of a row among the visible ones; a hidden row takes the place where it would stand. */
  const orderOf = (row: number): number => {
    const run = find(row, "first");
    return run.order + Math.min(row - run.first, Math.max(run.shown - 1, 0));
  };
  const rowAt = (at: number): number => {
    const wanted = Math.max(0, Math.min(visibleRows - 1, at));
    let run = find(wanted, "order");
    // Closed groups share the order of the group behind them; take the one that shows rows.
    if (run.shown === 0) run = runs.find((other) => other.order === wanted && other.shown > 0) ?? run;
    return run.first + (wanted - run.order);
  };
  const isHidden = (row: number): boolean => find(row, "first").shown === 0;
  return {
    lines,
    visibleRows,
    lineAt: (at) => {
      const run = find(at, "line");
      return at === run.line
        ? { kind: "group", group: run.group }
        : { kind: "row", row: run.first + (at - run.line - 1) };
    },
    lineOf: (row) => {
      const run = find(row, "first");
      return run.shown === 0 ? run.line : run.line + 1 + (row - run.first);
    },
    groupOf: (row) => find(row, "first").group,
    step: (row, delta) => {
      if (visibleRows === 0) return row;
      // From a hidden row, one step down lands on the first row behind its group.
      const from = isHidden(row) && delta > 0 ? orderOf(row) - 1 : orderOf(row);
      return rowAt(from + delta);
    },
    edge: (row, direction) => {
      if (visibleRows === 0) return row;
      const run = find(row, "first");
      const end = direction < 0 ? run.first : run.first + run.count - 1;
      if (run.shown > 0 && row !== end) return end;
      const next =
        direction < 0
          ? runs.findLast((other) => other.shown > 0 && other.first < run.first)
          : runs.find((other) => other.shown > 0 && other.first > run.first);
      if (next === undefined) return rowAt(direction < 0 ? 0 : visibleRows - 1);
      return direction < 0 ? next.first : next.first + next.count - 1;
    },
    first: () => rowAt(0),
    last: () => rowAt(visibleRows - 1),
  };
}

function flatLayout(rowCount: number): RowLayout {
  const keep = (row: number) => Math.max(0, Math.min(rowCount - 1, row));
  return {
    lines: rowCount,
    visibleRows: rowCount,
    lineAt: (line) => ({ kind: "row", row: line }),
    lineOf: (row) => row,
    groupOf: () => 0,
    step: (row, delta) => keep(row + delta),
    edge: (_row, direction) => (direction < 0 ? 0 : keep(rowCount - 1)),
    first: () => 0,
    last: () => keep(rowCount - 1),
  };
}
