// The plan as a calendar: what happens on each day, in whole weeks from Monday. Places are days from the first day shown.

import type { OrderId, Timeline } from "../../api/generated";

export type Entry = {
  order: OrderId;
  name: string;
  text: string;
  kind: "cutover" | "step" | "task" | "late" | "slip";
  critical: boolean;
  sentence: string;
};

export type Day = {
  offset: number;
  /** Day of the month; absent for a day of the month before or after. */
  number: number | null;
  today: boolean;
  closed: "weekend" | "holiday" | "closed" | null;
  name: string;
  entries: Entry[];
};

export type Month = { label: string; weeks: Day[][] };

export function months(timeline: Timeline): Month[] {
  const entries = entriesByDay(timeline);
  return timeline.months.map((month) => {
    const last = month.from + month.days - 1;
    // The first day shown is a Monday.
    const monday = month.from - (month.from % 7);
    const weeks: Day[][] = [];
    for (let start = monday; start <= last; start += 7) {
      weeks.push(
        Array.from({ length: 7 }, (_, at) => {
          const offset = start + at;
          const inside = offset >= month.from && offset <= last;
          const shade = timeline.shades.findLast((one) => offset >= one.from && offset < one.from + one.days);
          return {
            offset,
            number: inside ? month.day + offset - month.from : null,
            today: inside && offset === timeline.today.day,
            closed: inside ? (shade?.kind ?? null) : null,
            name: inside && shade !== undefined && (offset === shade.from || at === 0) ? shade.label : "",
            entries: inside ? (entries.get(offset) ?? []) : [],
          };
        }),
      );
    }
    return { label: month.label, weeks };
  });
}

function entriesByDay(timeline: Timeline): Map<number, Entry[]> {
  const days = new Map<number, Entry[]>();
  const add = (day: number, entry: Entry) => {
    const known = days.get(day);
    if (known === undefined) days.set(day, [entry]);
    else known.push(entry);
  };
  for (const lane of timeline.lanes) {
    const { order, name, critical } = lane;
    for (const diamond of lane.diamonds) {
      const text = diamond.kind === "maximum" ? "latest cutover" : `cutover ${diamond.hours}`;
      add(diamond.day, { order, name, text, kind: "cutover", critical, sentence: diamond.sentence });
    }
    for (const tick of lane.ticks) {
      add(tick.day, { order, name, text: tick.label, kind: "step", critical, sentence: tick.sentence });
    }
    for (const { day, label, state, sentence } of lane.in_place?.marks ?? []) {
      const kind = state === "late" ? "late" : "task";
      add(day, { order, name, text: label, kind, critical, sentence });
    }
    if (lane.slip !== null) {
      const { day, sentence } = lane.slip;
      add(day, { order, name, text: "cutover until it slipped", kind: "slip", critical, sentence });
    }
  }
  return days;
}
