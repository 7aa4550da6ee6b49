// The core's timeline as it is sent, and its translation into what the drawing needs. Places are whole
// days from the first day shown; words are finished.

import type {
  Bar as CoreBar,
  Lane as CoreLane,
  InPlaceMark,
  Mark,
  OrderId,
  OrderStatus,
  Shade,
  Timeline,
} from "../../api/generated";
import type { Bar, BarFill, Closed, Diamond, Gantt, Grouping, Lane, Link, TaskMark } from "./model";

const STATUS: Record<OrderStatus, Mark> = {
  draft: { icon: "open", text: "Draft" },
  awaiting_signature: { icon: "sign", text: "Awaits signature" },
  submitted: { icon: "waiting", text: "Sent" },
  rejected: { icon: "rejected", text: "Rejected" },
  confirmed: { icon: "ok", text: "Confirmed" },
  ported: { icon: "ok", text: "Ported" },
  verified: { icon: "ok", text: "Proven" },
  closed: { icon: "ok", text: "Closed" },
  cancelled: { icon: "rejected", text: "Cancelled" },
};

/** An hour of the day at which a cutover without a window is drawn. */
const NO_HOUR = 0.5;

export function toGantt(
  wire: Timeline,
  marks: ReadonlyMap<OrderId, Mark>,
  grouping: Grouping = "orders",
): Gantt {
  const groupOf = (lane: CoreLane) => (grouping === "orders" ? "" : lane[grouping]);
  // Those of one group stay by cutover; groups follow their first cutover.
  const groups = [...new Set(wire.lanes.map(groupOf))];
  const arranged = groups.flatMap((group) => wire.lanes.filter((lane) => groupOf(lane) === group));
  const index = new Map(arranged.map((lane, at) => [lane.order, at]));
  const lanes = arranged.map((lane) => ({
    ...toLane(lane, marks.get(lane.order) ?? STATUS[lane.status]),
    group: groupOf(lane),
  }));
  const mainAt = (at: number, day: number): number =>
    lanes[at]?.diamonds.find((diamond) => diamond.kind !== "maximum" && diamond.day === day)?.at ?? day;
  return {
    first: wire.first,
    days: wire.days,
    today: wire.today.day,
    todayText: wire.today.label,
    weeks: wire.weeks.map((week) => ({ day: week.from, text: week.label })),
    months: wire.months.map((month) => ({ day: month.from, text: month.label })),
    closed: wire.shades.map(toClosed),
    lanes,
    links: wire.arrows.flatMap((arrow): Link[] => {
      const fromLane = index.get(arrow.from);
      const toLane = index.get(arrow.to);
      if (fromLane === undefined || toLane === undefined) return [];
      // What a sending waits for stands under the bar that waits; there is no room for it on the way.
      const waiting = arrow.kind === "sending" ? barFrom(lanes[toLane], arrow.to_day) : undefined;
      waiting?.notes.unshift(arrow.label);
      return [
        {
          kind: arrow.kind,
          fromLane,
          fromAt: mainAt(fromLane, arrow.from_day),
          toLane,
          toAt:
            arrow.kind === "cutover" ? mainAt(toLane, arrow.to_day) : (waiting?.from ?? arrow.to_day) + 0.3,
          text: waiting === undefined ? arrow.label : "",
          sentence: arrow.sentence,
        },
      ];
    }),
  };
}

function barFrom(lane: Lane | undefined, day: number): Bar | undefined {
  return lane?.bars.find((bar) => bar.to >= day && bar.fill !== "done" && bar.fill !== "rejected");
}

function toClosed(shade: Shade): Closed {
  return {
    from: shade.from,
    to: shade.from + shade.days - 1,
    kind: shade.kind === "closed" ? "freeze" : shade.kind,
    name: shade.label,
    sentence: shade.sentence,
  };
}

function toLane(lane: CoreLane, status: Mark): Lane {
  const { window } = lane;
  const hour = window === null ? NO_HOUR : (window.start_minute + window.minutes / 2) / 1440;
  const bars = lane.bars.map(toBar);
  for (const tick of lane.ticks) {
    if (tick.state === "done" || !(tick.kind === "submission" || tick.kind === "change_cut_off")) continue;
    // In the bar of its day; a day between two bars belongs to the one that begins next.
    const bar =
      bars.findLast((one) => one.from <= tick.day && one.to >= tick.day) ??
      bars.find((one) => one.from > tick.day && one.from <= tick.day + 2) ??
      bars.findLast((one) => one.to < tick.day);
    if (bar === undefined) continue;
    // What finds no room under the bar is said with it all the same.
    bar.sentence = `${bar.sentence} ${tick.sentence}`.trim();
    if (tick.kind === "submission") bar.notes.push(tick.label);
    // A date that nobody has confirmed is not locked on a day either.
    else if (lane.status === "confirmed") bar.lock = tick.label;
  }
  const diamonds = lane.diamonds.map(
    (one): Diamond => ({
      day: one.day,
      at: one.day + hour,
      kind: one.kind,
      critical: lane.critical,
      label: one.label,
      detail: one.hours,
      sentence: one.sentence,
    }),
  );
  return {
    order: lane.order,
    name: lane.name,
    place: lane.detail,
    numbers: lane.numbers,
    status,
    critical: lane.critical,
    bars,
    diamonds,
    window: window?.day ?? null,
    float:
      lane.float === null
        ? null
        : { from: lane.float.from, to: lane.float.from + lane.float.days, text: lane.float.label },
    earliest: lane.earliest === null ? null : { day: lane.earliest.day, text: lane.earliest.label },
    slip:
      lane.slip === null ? null : { day: lane.slip.day, text: lane.slip.label, sentence: lane.slip.sentence },
    inPlace: lane.in_place === null ? null : { ...lane.in_place, marks: lane.in_place.marks.map(toMark) },
    group: "",
    sentence: lane.sentence,
  };
}

function toMark({ day, state, count, sentence }: InPlaceMark): TaskMark {
  return { day, count, sentence, state: state === "done" || state === "late" ? state : "open" };
}

function toBar(bar: CoreBar): Bar {
  return {
    from: bar.from,
    to: bar.from + bar.days - 1,
    text: bar.label,
    fill: fillOf(bar),
    critical: bar.critical && bar.state !== "done" && bar.state !== "failed",
    notes: [],
    lock: "",
    sentence: bar.sentence,
  };
}

function fillOf(bar: CoreBar): BarFill {
  if (bar.state === "failed") return "rejected";
  if (bar.state === "done") return "done";
  return bar.owner === "carrier" ? "carrier" : "ours";
}
