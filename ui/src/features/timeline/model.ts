// What the drawing needs, in day offsets from the first day shown. The core sends finished words and
// whole days; nothing here knows a date.

import type { Mark, OrderId } from "../../api/generated";

export type BarFill = "done" | "ours" | "carrier" | "rejected";

export type Bar = {
  /** First day. */
  from: number;
  /** Last day, inclusive. */
  to: number;
  text: string;
  fill: BarFill;
  critical: boolean;
  /** Short lines under the bar: what has still to be done in time, the most important one first. */
  notes: string[];
  /** From when a confirmed date cannot be changed any more; empty where there is none. Goes where there is room. */
  lock: string;
  /** The full sentence: what a screen reader says. */
  sentence: string;
};

export type DiamondKind = "confirmed" | "planned" | "maximum";

export type Diamond = {
  day: number;
  /** The day with its hour as a part of it: 19:00 of day 30 is 30.79. */
  at: number;
  kind: DiamondKind;
  critical: boolean;
  label: string;
  detail: string;
  sentence: string;
};

export type Float = { from: number; to: number; text: string };

/** Things done on a day, expected on it, or to be there by it. */
export type TaskMark = { day: number; state: "done" | "open" | "late"; count: number; sentence: string };

export type InPlace = { label: string; late: boolean; marks: TaskMark[] };

export type Lane = {
  order: OrderId;
  name: string;
  place: string;
  numbers: number;
  status: Mark;
  critical: boolean;
  bars: Bar[];
  diamonds: Diamond[];
  /** Day of the window band; absent where there is no window. */
  window: number | null;
  float: Float | null;
  /** The earliest cutover, where it lies before the planned one. */
  earliest: { day: number; text: string } | null;
  /** Where the cutover was promised once and is not any more. */
  slip: { day: number; text: string; sentence: string } | null;
  /** What the cutover depends on, done and open. */
  inPlace: InPlace | null;
  /** Carrier or site, when the lanes are grouped; empty otherwise. */
  group: string;
  /** The whole lane in one sentence. */
  sentence: string;
};

export type ClosedKind = "weekend" | "holiday" | "freeze";

export type Closed = { from: number; to: number; kind: ClosedKind; name: string; sentence: string };

export type Link = {
  /** Whether the cutover waits, or the sending of the order does. */
  kind: "cutover" | "sending";
  fromLane: number;
  /** In days; from a cutover with its hour. */
  fromAt: number;
  toLane: number;
  toAt: number;
  text: string;
  sentence: string;
};

export type Tick = { day: number; text: string };

export type Grouping = "orders" | "carrier" | "site" | "wave";

export type Gantt = {
  /** The first day shown, as the core says it: a date that is thought of is so many days after it. */
  first: string;
  days: number;
  today: number;
  todayText: string;
  weeks: Tick[];
  months: Tick[];
  closed: Closed[];
  lanes: Lane[];
  links: Link[];
};
