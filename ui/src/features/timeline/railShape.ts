// What a cutover depends on, on a rail under its bar that leads into its diamond; and where the cutover was once.

import { BAR_HEIGHT, BAR_TOP, DIAMOND, type Text } from "./geometry";
import type { Lane, TaskMark } from "./model";
import type { Room } from "./room";

/** From the top of a lane to the middle of the rail. */
const RAIL = 74;
export const MARK = 8;
/** From the rail down to the line its words stand on. */
const WORDS = 5;

export type MarkShape = { mark: TaskMark; x: number };

export type RailShape = {
  y: number;
  marks: MarkShape[];
  /** Along the rail and up into the diamond; empty where there is none. */
  path: string;
  label: Text | null;
  /** The diamond that was, with a line to the one that is. */
  slip: { x: number; path: string; label: Text | null } | null;
};

/** Lays the rail where words leave room; its marks never stand on one another nor behind the cutover. */
export function railShape(
  lane: Lane,
  at: number | null,
  top: number,
  day: number,
  room: Room,
): RailShape | null {
  const { inPlace, slip } = lane;
  if (inPlace === null && slip === null) return null;
  const y = top + RAIL;
  const diamond = at === null ? null : at * day;
  const marks = spread(inPlace?.marks ?? [], diamond, day);
  const first = marks[0];
  const foot = top + BAR_TOP + BAR_HEIGHT / 2 + DIAMOND - 3;
  const path =
    first === undefined || diamond === null ? "" : `M${first.x} ${y}H${diamond - 9}q3 0 3 -3V${foot}`;
  for (const { x } of marks) room.take({ x: x - MARK / 2, y: y - MARK / 2, width: MARK, height: MARK });
  const beside = (x: number, text: string): Text[] => [
    { x: x - MARK - 4, y: y + WORDS, text, anchor: "end" },
    { x: (diamond ?? x) + DIAMOND + 8, y: y + WORDS, text, anchor: "start" },
  ];
  const was = slip === null ? null : (slip.day + 0.5) * day;
  if (was !== null) room.take({ x: was - 7, y: y - 6, width: 14, height: 12 });
  return {
    y,
    marks,
    path,
    label: first === undefined || inPlace === null ? null : said(beside(first.x, inPlace.label), room),
    slip:
      slip === null || was === null
        ? null
        : {
            x: was,
            path:
              diamond === null
                ? ""
                : `M${was} ${y}H${first === undefined ? diamond : Math.min(first.x, diamond)}`,
            label: room.place(
              [
                { x: was - 14, y: y + WORDS, text: slip.text, anchor: "end" },
                { x: was + 14, y: y + WORDS, text: slip.text, anchor: "start" },
              ],
              11,
            ),
          },
  };
}

/** On the side that is clear of the notes above, if there is one. */
function said(places: readonly Text[], room: Room): Text | null {
  return room.placeApart(places, 11) ?? room.place(places, 11);
}

/** By their days, from the cutover backwards. */
function spread(marks: readonly TaskMark[], diamond: number | null, day: number): MarkShape[] {
  const placed: MarkShape[] = [];
  let limit = diamond === null ? Number.POSITIVE_INFINITY : diamond - DIAMOND - MARK;
  for (const mark of [...marks].reverse()) {
    const x = Math.max(MARK, Math.min((mark.day + 0.5) * day, limit));
    placed.unshift({ mark, x });
    limit = x - MARK - 3;
  }
  return placed;
}
