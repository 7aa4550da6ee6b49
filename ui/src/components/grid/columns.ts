// Widths and visibility of columns, and which of them are in view.

export type GridColumn = {
  id: string;
  label: string;
  /** Pixels at 100 % text. */
  width: number;
  /** What F2 opens; absent when the cell cannot be changed here. */
  editor?: "text" | "choice";
  /** Offered, not shown at first. */
  hidden?: boolean;
};

export type ColumnPrefs = {
  widths: Readonly<Record<string, number>>;
  hidden: readonly string[];
  /** Ids in the order in which they stand; those that are not named follow in their own order. */
  order?: readonly string[];
};

export const MIN_WIDTH = 40;
export const MAX_WIDTH = 640;

export function defaultPrefs(columns: readonly GridColumn[]): ColumnPrefs {
  return { widths: {}, hidden: columns.filter((column) => column.hidden).map((column) => column.id) };
}

/** Columns as shown. The first one is frozen and cannot be hidden. */
export function shownColumns(columns: readonly GridColumn[], prefs: ColumnPrefs): GridColumn[] {
  const [frozen, ...rest] = columns;
  if (frozen === undefined) return [];
  const order = prefs.order ?? [];
  const place = (column: GridColumn) => {
    const at = order.indexOf(column.id);
    return at < 0 ? order.length : at;
  };
  return [frozen, ...rest.toSorted((a, b) => place(a) - place(b))]
    .filter((column, index) => index === 0 || !prefs.hidden.includes(column.id))
    .map((column) => ({ ...column, width: prefs.widths[column.id] ?? column.width }));
}

export function resize(prefs: ColumnPrefs, id: string, width: number): ColumnPrefs {
  const kept = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));
  return { ...prefs, widths: { ...prefs.widths, [id]: kept } };
}

/** The column at `from` among the shown ones moves to `to`. The first one is frozen and stays. */
export function move(
  prefs: ColumnPrefs,
  shown: readonly GridColumn[],
  from: number,
  to: number,
): ColumnPrefs {
  const ids = shown.map((column) => column.id);
  const [id] = ids.splice(from, 1);
  if (id === undefined || from < 1 || to < 1 || to > ids.length || from === to) return prefs;
  ids.splice(to, 0, id);
  // Hidden ones keep their places behind; they have none among the shown.
  return { ...prefs, order: [...ids.slice(1), ...(prefs.order ?? []).filter((it) => !ids.includes(it))] };
}

export function toggle(prefs: ColumnPrefs, id: string): ColumnPrefs {
  const hidden = prefs.hidden.includes(id)
    ? prefs.hidden.filter((other) => other !== id)
    : [...prefs.hidden, id];
  return { ...prefs, hidden };
}

/** Left edge of each column, and the width of all at the end. */
export function offsets(columns: readonly GridColumn[]): number[] {
  const edges = [0];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + column.width);
  return edges;
}

export type Segment = { kind: "gap"; width: number; key: string } | { kind: "column"; index: number };

/** The columns to draw in order, with gaps standing in for those that are out of view. */
export function segments(edges: readonly number[], drawn: readonly number[]): Segment[] {
  const out: Segment[] = [];
  let next = 0;
  const gapTo = (index: number) => {
    const width = (edges[index] ?? 0) - (edges[next] ?? 0);
    if (width > 0) out.push({ kind: "gap", width, key: `gap-${next}` });
  };
  for (const index of [...drawn].sort((a, b) => a - b)) {
    gapTo(index);
    out.push({ kind: "column", index });
    next = index + 1;
  }
  gapTo(edges.length - 1);
  return out;
}
