// Where everything of the Gantt stands, in pixels. Pure: the drawing only reads it.

import type { Bar, Closed, Diamond, Gantt, Lane } from "./model";

export const HEAD = 46;
export const LANE = 81;
export const FOOT = 24;
const BAR_TOP = 14;
export const BAR_HEIGHT = 24;
const NOTE_LINE = 53;
const SECOND_LINE = 67;
export const DIAMOND = 9;

export type Zoom = "week" | "quarter";

/** Pixels of one day: a quarter fills the room there is, a week is wide enough for words in each day. */
export function dayWidth(zoom: Zoom, days: number, room: number): number {
  if (zoom === "week") return 48;
  return Math.max(9, room / Math.max(1, days));
}

/** Width of a text in the drawing, near enough to place labels: an average over the letters of the font. */
export function textWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (const letter of text) {
    if (/[ilI.,:;'|!ftj()]/.test(letter)) units += 0.34;
    else if (/[mwMW@–]/.test(letter)) units += 0.86;
    else if (/[A-Z]/.test(letter)) units += 0.68;
    else if (/[rs]/.test(letter)) units += 0.45;
    else if (letter === " ") units += 0.28;
    else units += 0.58;
  }
  return units * size * (bold ? 1.06 : 1);
}

export type Box = { x: number; y: number; width: number; height: number };
export type Text = { x: number; y: number; text: string; anchor: "start" | "middle" | "end" };

export type BarShape = { bar: Bar; box: Box; label: Text | null; note: Text | null };

export type DiamondShape = {
  diamond: Diamond;
  x: number;
  y: number;
  label: Text;
  /** Stands under the label, or behind it on the same line. */
  detail: Text;
};

export type FloatShape = { x1: number; x2: number; y: number; label: Text };

export type LaneShape = {
  lane: Lane;
  top: number;
  window: Box | null;
  bars: BarShape[];
  diamonds: DiamondShape[];
  /** Dotted line from the likely to the latest date. */
  reach: { x1: number; x2: number; y: number } | null;
  float: FloatShape | null;
  earliest: { x: number; box: Box; label: Text | null } | null;
};

export type Shapes = {
  width: number;
  height: number;
  lanes: LaneShape[];
  closed: { closed: Closed; box: Box }[];
  names: Text[];
  links: { path: string; label: Text | null }[];
  today: number;
};

export function shapes(gantt: Gantt, day: number): Shapes {
  const height = HEAD + gantt.lanes.length * LANE + FOOT;
  const lanes = gantt.lanes.map((lane, index) => laneShape(lane, HEAD + index * LANE, day));
  return {
    width: gantt.days * day,
    height,
    lanes,
    closed: gantt.closed.map((closed) => ({
      closed,
      box: {
        x: closed.from * day,
        y: HEAD,
        width: (closed.to - closed.from + 1) * day,
        height: height - HEAD,
      },
    })),
    names: closedNames(gantt.closed, day, height - 8),
    links: gantt.links.map((link) => linkShape(link, day)),
    today: (gantt.today + 0.4) * day,
  };
}

function laneShape(lane: Lane, top: number, day: number): LaneShape {
  const middle = top + BAR_TOP + BAR_HEIGHT / 2;
  const bars = lane.bars.map((bar, index) => barShape(bar, top, day, lane.bars[index + 1]));
  const maximum = lane.diamonds.find((diamond) => diamond.kind === "maximum");
  const main = lane.diamonds.find((diamond) => diamond.kind !== "maximum");
  const diamonds = lane.diamonds.map((diamond) =>
    diamondShape(diamond, top, day, {
      below: diamond.kind !== "maximum" && (lane.float !== null || maximum !== undefined),
    }),
  );
  // A note under a bar gives way to the date on the same line.
  const dated = diamonds.find((shape) => shape.label.y === top + NOTE_LINE);
  if (dated !== undefined) {
    const start = dated.label.x - labelWidth(dated.diamond);
    for (const shape of bars) {
      const { note } = shape;
      if (note !== null && note.x + textWidth(note.text, 11) > start - 8 && note.x < dated.label.x)
        note.y = top + SECOND_LINE;
    }
  }
  const reachFrom = main === undefined ? null : main.at * day + DIAMOND + 2;
  return {
    lane,
    top,
    window:
      lane.window === null
        ? null
        : { x: lane.window * day - 0.4, y: top + 1, width: day + 0.8, height: LANE - 2 },
    bars,
    diamonds,
    earliest: earliestShape(lane, bars, day),
    reach:
      maximum === undefined || reachFrom === null
        ? null
        : { x1: reachFrom, x2: maximum.at * day - DIAMOND - 2, y: middle },
    float: lane.float === null ? null : floatShape(lane.float, main?.at ?? lane.float.from, top, day),
  };
}

function barShape(bar: Bar, top: number, day: number, next: Bar | undefined): BarShape {
  const box = {
    x: bar.from * day + 1,
    y: top + BAR_TOP,
    width: Math.max(6, (bar.to - bar.from + 1) * day - 2),
    height: BAR_HEIGHT,
  };
  // A cross takes the end of a rejected bar.
  const inside = box.width - 10 - (bar.fill === "rejected" ? 18 : 0);
  const wide = textWidth(bar.text, 12);
  let label: Text | null = null;
  let note: Text | null = null;
  if (bar.text !== "" && wide <= inside) {
    label = { x: box.x + 7, y: box.y + 16, text: bar.text, anchor: "start" };
  }
  // Labels are never cut: what does not fit stands under the bar, if there is room before the next one.
  const room = ((next?.from ?? bar.to + 12) - bar.from) * day;
  const under =
    bar.note !== ""
      ? bar.note
      : label === null && textWidth(bar.text, 11) <= Math.max(room, box.width)
        ? bar.text
        : "";
  if (under !== "") note = { x: box.x + 1, y: top + NOTE_LINE, text: under, anchor: "start" };
  return { bar, box, label, note };
}

function labelWidth(diamond: Diamond): number {
  return textWidth(diamond.label, 12, true) + 5 + textWidth(diamond.detail, 11);
}

function diamondShape(
  diamond: Diamond,
  top: number,
  day: number,
  { below }: { below: boolean },
): DiamondShape {
  const x = diamond.at * day;
  const y = top + BAR_TOP + BAR_HEIGHT / 2;
  if (!below || diamond.kind === "maximum") {
    const left = x + DIAMOND + 5;
    const single = diamond.detail === "";
    return {
      diamond,
      x,
      y,
      label: { x: left, y: single ? y + 4 : y - 1, text: diamond.label, anchor: "start" },
      detail: { x: left, y: y + 13, text: diamond.detail, anchor: "start" },
    };
  }
  // Under the bar, ending before the window band, the date before the hours; never off the left edge.
  const end = Math.max(x - DIAMOND - 3, labelWidth(diamond));
  return {
    diamond,
    x,
    y,
    label: {
      x: end - textWidth(diamond.detail, 11) - 5,
      y: top + NOTE_LINE,
      text: diamond.label,
      anchor: "end",
    },
    detail: { x: end, y: top + NOTE_LINE, text: diamond.detail, anchor: "end" },
  };
}

function floatShape(
  float: { from: number; to: number; text: string },
  at: number,
  top: number,
  day: number,
): FloatShape {
  const x1 = at * day + DIAMOND + 2;
  const x2 = Math.max(x1 + 5, float.to * day);
  const y = top + NOTE_LINE - 3;
  return { x1, x2, y, label: { x: x2 + 5, y: y + 4, text: float.text, anchor: "start" } };
}

/** A dotted line in the bar at the earliest date, with its words where the bar has room behind it. */
function earliestShape(lane: Lane, bars: readonly BarShape[], day: number): LaneShape["earliest"] {
  const { earliest } = lane;
  if (earliest === null) return null;
  const x = (earliest.day + 0.5) * day;
  const shape = bars.findLast(({ box }) => x > box.x && x < box.x + box.width);
  if (shape === undefined) return null;
  const { box, label } = shape;
  const wide = textWidth(earliest.text, 11);
  const behind = box.x + box.width - x - 12;
  const before = label === null ? box.x : label.x + textWidth(label.text, 12);
  const y = box.y + 16;
  if (behind >= wide) return { x, box, label: { x: x + 6, y, text: earliest.text, anchor: "start" } };
  if (x - 6 - wide > before + 8)
    return { x, box, label: { x: x - 6, y, text: earliest.text, anchor: "end" } };
  return { x, box, label: null };
}

function linkShape(link: Gantt["links"][number], day: number): { path: string; label: Text | null } {
  const y1 = HEAD + link.fromLane * LANE + BAR_TOP + BAR_HEIGHT / 2;
  const y2 = HEAD + link.toLane * LANE + BAR_TOP - 1;
  const x1 = link.fromAt * day;
  const x2 = link.toAt * day;
  if (link.toLane <= link.fromLane) {
    // Upwards: out to the right, along, and in from above.
    const up = HEAD + link.toLane * LANE + BAR_TOP + BAR_HEIGHT + 1;
    return { path: `M${x1} ${y1 - DIAMOND}V${up + 14}H${x2}V${up}`, label: null };
  }
  if (x2 - x1 <= day * 2) {
    const path = `M${x1} ${y1 + DIAMOND + 1}V${y2 - 19}q0 6 3 8L${x2} ${y2}`;
    return {
      path,
      label: link.text === "" ? null : { x: x1 + 8, y: y2 - 22, text: link.text, anchor: "start" },
    };
  }
  // To the right over the labels of its own lane, then down into the bar's end.
  const over = y1 - 5;
  const start = Math.min(x1 + 86, x2 - 40);
  return {
    path: `M${start} ${over}H${x2 - 4}q4 0 4 4V${y2}`,
    label: link.text === "" ? null : { x: start + 8, y: over - 5, text: link.text, anchor: "start" },
  };
}

/** Names of closed days under the lanes; neighbours with one name are named once, and none is written over another. */
function closedNames(closed: readonly Closed[], day: number, y: number): Text[] {
  const names: Text[] = [];
  let free = Number.NEGATIVE_INFINITY;
  const named = closed
    .filter((one) => one.kind === "holiday" && one.name !== "")
    .sort((a, b) => a.from - b.from);
  for (const one of named) {
    const half = textWidth(one.name, 10.5) / 2;
    const x = ((one.from + one.to + 1) / 2) * day;
    if (names.at(-1)?.text === one.name || x - half < free) continue;
    names.push({ x, y, text: one.name, anchor: "middle" });
    free = x + half + 6;
  }
  return names;
}

export type Spot = { lane: number; item: number };

/** Everything in a lane that can take the focus, in order of time: bars, then diamonds between them. */
export function stops(lane: Lane): { day: number; kind: "bar" | "diamond"; index: number }[] {
  const bars = lane.bars.map((bar, index) => ({ day: bar.from, kind: "bar" as const, index }));
  const diamonds = lane.diamonds.map((diamond, index) => ({
    day: diamond.day,
    kind: "diamond" as const,
    index,
  }));
  return [...bars, ...diamonds].sort((a, b) => a.day - b.day || (a.kind === "bar" ? -1 : 1));
}

/** Arrow keys: along a lane, or to the item of the next lane that stands nearest in time. */
export function moveSpot(lanes: readonly Lane[], spot: Spot, key: string): Spot | null {
  const lane = lanes[spot.lane];
  if (lane === undefined) return null;
  const here = stops(lane);
  const clamp = (item: number) => ({ lane: spot.lane, item: Math.max(0, Math.min(here.length - 1, item)) });
  switch (key) {
    case "ArrowRight":
      return clamp(spot.item + 1);
    case "ArrowLeft":
      return clamp(spot.item - 1);
    case "Home":
      return clamp(0);
    case "End":
      return clamp(here.length - 1);
    case "ArrowDown":
    case "ArrowUp": {
      const step = key === "ArrowDown" ? 1 : -1;
      for (let to = spot.lane + step; to >= 0 && to < lanes.length; to += step) {
        const there = lanes[to] === undefined ? [] : stops(lanes[to] as Lane);
        if (there.length === 0) continue;
        const day = here[spot.item]?.day ?? 0;
        let item = 0;
        there.forEach((stop, index) => {
          if (Math.abs(stop.day - day) < Math.abs((there[item]?.day ?? 0) - day)) item = index;
        });
        return { lane: to, item };
      }
      return spot;
    }
    default:
      return null;
  }
}
