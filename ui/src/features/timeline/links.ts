// The arrows between orders: how they run, and where their words stand.

import {
  BAR_HEIGHT,
  BAR_TOP,
  type Box,
  DIAMOND,
  HEAD,
  LANE,
  type LaneShape,
  type Text,
  textWidth,
} from "./geometry";
import type { Closed, Link } from "./model";
import { MARK } from "./railShape";
import { Room } from "./room";

export type LinkShape = {
  link: Link;
  path: string;
  /** Its long straight parts, each without a width or without a height. */
  lines: Box[];
  label: Text | null;
};

export function linkShapes(links: readonly Link[], lanes: readonly LaneShape[], day: number): LinkShape[] {
  return links.map((link) => ({ link, label: null, ...route(link, lanes[link.fromLane], day) }));
}

const down = (x: number, from: number, to: number): Box => ({ x, y: from, width: 0, height: to - from });
const along = (y: number, from: number, to: number): Box => ({ x: from, y, width: to - from, height: 0 });

function route(link: Link, from: LaneShape | undefined, day: number): Pick<LinkShape, "path" | "lines"> {
  const y1 = HEAD + link.fromLane * LANE + BAR_TOP + BAR_HEIGHT / 2;
  const y2 = HEAD + link.toLane * LANE + BAR_TOP - 1;
  const x1 = link.fromAt * day;
  const x2 = link.toAt * day;
  if (link.toLane <= link.fromLane) {
    // Upwards: out to the right, along, and in from below.
    const up = HEAD + link.toLane * LANE + BAR_TOP + BAR_HEIGHT + 1;
    const lines = [down(x1, up + 14, y1), along(up + 14, Math.min(x1, x2), Math.max(x1, x2))];
    return { path: `M${x1} ${y1 - DIAMOND}V${up + 14}H${x2}V${up}`, lines };
  }
  const under = y1 + DIAMOND + 1;
  if (x2 - x1 <= day * 2) {
    return { path: `M${x1} ${under}V${y2 - 19}q0 6 3 8L${x2} ${y2}`, lines: [down(x1, under, y2 - 12)] };
  }
  if (link.kind === "sending") {
    // What waits to be sent begins long before its own end: down first, then along over its bar.
    const turn = y2 - 9;
    return {
      path: `M${x1} ${under}V${turn - 4}q0 4 4 4H${x2 - 4}q4 0 4 4V${y2}`,
      lines: [down(x1, under, turn), along(turn, x1, x2)],
    };
  }
  // To the right, behind the words of its own diamond, then down into the other one.
  const beside = from?.diamonds.find((one) => one.diamond.kind !== "maximum" && one.label.anchor === "start");
  const over = beside === undefined ? y1 : y1 - 5;
  const words = beside === undefined ? 0 : beside.label.x + textWidth(beside.label.text, 12, true) + 6;
  const start = Math.min(Math.max(x1 + DIAMOND + 1, words), x2 - 12);
  return {
    path: `M${start} ${over}H${x2 - 4}q4 0 4 4V${y2}`,
    lines: [along(over, start, x2), down(x2, over, y2)],
  };
}

/** Gives each arrow its words where nothing else stands, all in full or all short. */
export function placeLinkLabels(
  links: LinkShape[],
  lanes: readonly LaneShape[],
  closed: readonly Closed[],
  day: number,
): void {
  const full = labels(links, lanes, closed, day, (text) => text);
  const all = full.every((label, index) => label !== null || links[index]?.link.text === "");
  const found = all ? full : labels(links, lanes, closed, day, shorter);
  links.forEach((shape, index) => {
    shape.label = found[index] ?? null;
  });
}

/** A number by its last four digits, as people say it once they know which block is meant. */
function shorter(text: string): string {
  return text.replace(/\(\d{3}\) \d{3}-(?=\d{4}$)/, "");
}

function labels(
  links: readonly LinkShape[],
  lanes: readonly LaneShape[],
  closed: readonly Closed[],
  day: number,
  words: (text: string) => string,
): (Text | null)[] {
  const room = new Room();
  for (const { bars, diamonds, float, rail } of lanes) {
    for (const { x } of rail?.marks ?? []) {
      room.take({ x: x - MARK / 2, y: (rail?.y ?? 0) - MARK / 2, width: MARK, height: MARK });
    }
    for (const label of [rail?.label, rail?.slip?.label]) if (label) room.takeText(label, 11);
    for (const { box, notes } of bars) {
      room.take(box);
      for (const note of notes) room.takeText(note, 11);
    }
    for (const { x, y, label, detail } of diamonds) {
      room.take({ x: x - DIAMOND, y: y - DIAMOND, width: 2 * DIAMOND, height: 2 * DIAMOND });
      room.takeText(label, 12, true);
      room.takeText(detail, 11);
    }
    if (float !== null) room.takeText(float.label, 11);
  }
  for (const one of closed) {
    if (one.kind !== "freeze") continue;
    room.take({
      x: one.from * day,
      y: HEAD,
      width: (one.to + 1 - one.from) * day,
      height: lanes.length * LANE,
    });
  }
  for (const link of links) for (const line of link.lines) room.take(line);
  return links.map((shape) => {
    if (shape.link.text === "") return null;
    const offered = places(shape, words(shape.link.text), day);
    return room.placeApart(offered, 11) ?? room.place(offered, 11);
  });
}

/** Where an arrow's words may stand, the best place first. */
function places({ link, lines }: LinkShape, text: string, day: number): Text[] {
  const x2 = link.toAt * day;
  const top = HEAD + link.toLane * LANE;
  const left = { x: x2 - 8, text, anchor: "end" as const };
  const right = { x: x2 + 8, text, anchor: "start" as const };
  const [first] = lines;
  if (first === undefined || first.width === 0) {
    const x = link.fromAt * day;
    return [
      { ...right, x: x + 8, y: top - 9 },
      { ...left, x: x - 8, y: top - 9 },
    ];
  }
  // Over the bar it ends in, beside its tip; on its way along; beside its way down.
  const lanesBetween = Array.from(
    { length: link.toLane - link.fromLane - 1 },
    (_, at) => top - (at + 1) * LANE,
  );
  return [
    { ...left, y: top + 11 },
    { ...right, x: first.x + 4, y: first.y - 8 },
    ...[...lanesBetween, top].flatMap((y) =>
      [11, -14, -30].flatMap((line) => [
        { ...left, y: y + line },
        { ...right, y: y + line },
      ]),
    ),
  ];
}
