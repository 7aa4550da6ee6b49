// Where everything of the Gantt stands, in pixels. Pure: the drawing only reads it.

import { type LinkShape, linkShapes, placeLinkLabels } from "./links";
import type { Bar, Closed, Diamond, Gantt, Lane } from "./model";
import { type RailShape, railShape } from "./railShape";
import { Room } from "./room";

export const HEAD = 46;
export const LANE = 81;
export const FOOT = 24;
export const BAR_TOP = 14;
export const BAR_HEIGHT = 24;
const NOTE_LINE = 51;
const SECOND_LINE = 64;
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
    // Tabular digits are all as wide as the widest.
    else if (/\d/.test(letter)) units += 0.64;
    else units += 0.58;
  }
  return units * size * (bold ? 1.06 : 1);
}

export type Box = { x: number; y: number; width: number; height: number };
export type Text = { x: number; y: number; text: string; anchor: "start" | "middle" | "end" };

export type BarShape = { bar: Bar; box: Box; label: Text | null; notes: Text[] };

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
  rail: RailShape | null;
};

export type Shapes = {
  width: number;
  height: number;
  lanes: LaneShape[];
  closed: { closed: Closed; box: Box }[];
  names: Text[];
  links: LinkShape[];
  today: number;
};

export function shapes(gantt: Gantt, day: number): Shapes {
  const height = HEAD + gantt.lanes.length * LANE + FOOT;
  const lanes = gantt.lanes.map((lane, index) => laneShape(lane, HEAD + index * LANE, day, gantt.days * day));
  const links = linkShapes(gantt.links, lanes, day);
  for (const lane of lanes) if (lane.float !== null) stepAside(lane.float.label, links);
  placeLinkLabels(links, lanes, gantt.closed, day);
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
    links,
    today: (gantt.today + 0.4) * day,
  };
}

function laneShape(lane: Lane, top: number, day: number, width: number): LaneShape {
  const middle = top + BAR_TOP + BAR_HEIGHT / 2;
  const bars = lane.bars.map((bar) => barShape(bar, top, day));
  const maximum = lane.diamonds.find((diamond) => diamond.kind === "maximum");
  const main = lane.diamonds.find((diamond) => diamond.kind !== "maximum");
  const diamonds = lane.diamonds.map((diamond) =>
    diamondShape(diamond, top, day, {
      below: diamond.kind !== "maximum" && (lane.float !== null || maximum !== undefined),
      width,
    }),
  );
  const float = lane.float === null ? null : floatShape(lane.float, main?.at ?? lane.float.from, top, day);
  const room = new Room();
  placeNotes(bars, diamonds, float, top, room);
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
    float,
    rail: railShape(lane, main?.at ?? null, top, day, room),
  };
}

function barShape(bar: Bar, top: number, day: number): BarShape {
  const box = {
    x: bar.from * day + 1,
    y: top + BAR_TOP,
    width: Math.max(6, (bar.to - bar.from + 1) * day - 2),
    height: BAR_HEIGHT,
  };
  // A cross takes the end of a rejected bar.
  const inside = box.width - 8 - (bar.fill === "rejected" ? 18 : 0);
  const wide = textWidth(bar.text, 12);
  const fits = bar.text !== "" && wide <= inside;
  const label: Text | null = fits ? { x: box.x + 7, y: box.y + 16, text: bar.text, anchor: "start" } : null;
  return { bar, box, label, notes: [] };
}

/**
 * Notes stand on two lines under their bars, where neither a date nor another note is; further to the
 * right if they still begin under their bar. What finds no place is left to the table and to the bar's sentence. A
 * label that its bar is too narrow for is never cut: it is the bar's note, if there is room before the next bar.
 */
function placeNotes(
  bars: readonly BarShape[],
  diamonds: readonly DiamondShape[],
  float: FloatShape | null,
  top: number,
  room: Room,
): void {
  for (const { label, detail } of diamonds) {
    room.takeText(label, 12, true);
    room.takeText(detail, 11);
  }
  if (float !== null) {
    room.take({ x: float.x1, y: float.y - 4, width: float.x2 - float.x1, height: 8 });
    room.takeText(float.label, 11);
  }
  bars.forEach((shape, index) => {
    const { bar, box, label } = shape;
    const x = box.x + 1;
    const end = box.x + box.width;
    const before = (bars[index + 1]?.box.x ?? end + 160) - box.x;
    const spilt = label === null && bar.text !== "" && textWidth(bar.text, 11) <= Math.max(before, box.width);
    const at = (text: string): Text[] =>
      [NOTE_LINE, SECOND_LINE].map((y) => ({ x, y: top + y, text, anchor: "start" }));
    for (const text of bar.notes) {
      const lines = at(text);
      const further = lines
        .map((line) => ({ ...line, x: room.firstFree(line, 11) }))
        .filter((line) => line.x < end - 12);
      const found = room.place([...lines, ...further], 11);
      if (found !== null) shape.notes.push(found);
    }
    for (const text of [spilt ? bar.text : "", bar.lock]) {
      const found = text === "" ? null : room.placeApart(at(text), 11);
      if (found !== null) shape.notes.push(found);
    }
  });
}

/** A float's words stand beside an arrow that comes down through them. */
function stepAside(label: Text, links: readonly LinkShape[]): void {
  const width = textWidth(label.text, 11);
  const inTheWay = links
    .flatMap((link) => link.lines)
    .filter((line) => line.width === 0 && line.y < label.y && line.y + line.height > label.y - 10)
    .sort((a, b) => a.x - b.x);
  for (const line of inTheWay) {
    if (line.x > label.x - 4 && line.x < label.x + width + 4) label.x = line.x + 6;
  }
}

function labelWidth(diamond: Diamond): number {
  return textWidth(diamond.label, 12, true) + 5 + textWidth(diamond.detail, 11);
}

function diamondShape(
  diamond: Diamond,
  top: number,
  day: number,
  { below, width }: { below: boolean; width: number },
): DiamondShape {
  const x = diamond.at * day;
  const y = top + BAR_TOP + BAR_HEIGHT / 2;
  const left = x + DIAMOND + 5;
  const beyond = left + Math.max(textWidth(diamond.label, 12, true), textWidth(diamond.detail, 11)) > width;
  if (diamond.kind === "maximum" && beyond) {
    // No room behind it: over it, to the edge.
    return {
      diamond,
      x,
      y,
      label: { x: width - 4, y: top + 11, text: diamond.label, anchor: "end" },
      detail: { x: width - 4, y: top + NOTE_LINE, text: diamond.detail, anchor: "end" },
    };
  }
  if ((!below && !beyond) || diamond.kind === "maximum") {
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
  if (behind >= wide && x + 6 > before + 8)
    return { x, box, label: { x: x + 6, y, text: earliest.text, anchor: "start" } };
  if (x - 6 - wide > before + 8)
    return { x, box, label: { x: x - 6, y, text: earliest.text, anchor: "end" } };
  return { x, box, label: null };
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
