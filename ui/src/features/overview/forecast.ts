import type { Day, ForecastView } from "../../api/generated";

/** A date under the histogram. */
export interface Label {
  /** `P80 Mon 11 Jan`; dates of one column stand together. */
  text: string;
  /** Its column. */
  column: number;
  /** From the left edge, in a hundred of the width. */
  at: number;
  /** The line it stands on, 0 nearest the axis. */
  line: number;
  /** One of the forecast's own three, which carry the accent. */
  own: boolean;
}

/** Width of a letter in pixels. */
const LETTER = 6.4;

/** The middle of a column, in a hundred of the width. */
export const middle = (column: number, columns: number): number => ((column + 0.5) * 100) / columns;

/**
 * The plan's dates and the forecast's own under the axis: those of one column in one label, each on the first
 * line where it does not run into the one before. `width` is the drawing's, in pixels.
 */
export function labelsOf(view: ForecastView, planNames: readonly string[], width: number): Label[] {
  const letter = (LETTER * 100) / width;
  const columns = view.histogram.columns.length;
  const named = new Map<number, { names: string[]; day: Day; own: boolean }>();
  const add = (name: string, day: Day | null, column: number | null, own: boolean) => {
    if (!day || column === null) return;
    const known = named.get(column);
    if (known) {
      known.names.push(name);
      known.own ||= own;
    } else named.set(column, { names: [name], day, own });
  };
  view.plan_dates.forEach((it, at) => {
    add(planNames[at]?.toLowerCase() ?? "", it.day, it.column, false);
  });
  for (const it of view.marks) add(it.name, it.day, it.column, true);
  const ends: number[] = [];
  const labels = [...named]
    .sort(([a], [b]) => a - b)
    .map(([column, { names, day, own }]) => {
      const text = `${names.join(", ")} ${day.text}`;
      const half = (text.length * letter) / 2;
      const at = Math.min(Math.max(middle(column, columns), half), 100 - half);
      const free = ends.findIndex((end) => end <= at - half);
      const line = free === -1 ? ends.length : free;
      ends[line] = at + half + letter;
      return { text, column, at, line, own };
    });
  return clearOfTicks(labels, columns, letter);
}

/** A label that a longer tick would cross steps aside to the left, as far as its own tick still meets it. */
function clearOfTicks(labels: readonly Label[], columns: number, letter: number): Label[] {
  const half = ({ text }: Label) => (text.length * letter) / 2;
  return labels.map((label) => {
    const crossing = labels
      .filter((one) => one.line > label.line && one.column > label.column)
      .map((one) => middle(one.column, columns))
      .find((x) => x < label.at + half(label) && x > middle(label.column, columns));
    if (crossing === undefined) return label;
    const at = crossing - letter - half(label);
    const before = labels.filter((one) => one.line === label.line && one.at < label.at);
    const free = before.every((one) => one.at + half(one) < at - half(label));
    return free && at > half(label) ? { ...label, at } : label;
  });
}
