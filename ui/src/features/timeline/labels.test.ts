import { describe, expect, test } from "vitest";
import { DIAMOND, type Shapes, shapes, type Text, textWidth } from "./geometry";
import type { Bar, Diamond, Gantt, Lane, Link } from "./model";

const bar = (from: number, to: number, text: string, ...notes: string[]): Bar => ({
  from,
  to,
  text,
  fill: "ours",
  critical: false,
  notes,
  lock: "",
  sentence: "",
});
const cut = (at: number, label: string, detail: string): Diamond => ({
  day: Math.floor(at),
  at,
  kind: "planned",
  critical: false,
  label,
  detail,
  sentence: "",
});
const lane = (
  order: number,
  bars: Bar[],
  diamond: Diamond,
  float: [number, number, string] | null,
): Lane => ({
  order,
  name: `NDG-0${order}`,
  place: "",
  numbers: 1,
  status: { icon: "ok", text: "" },
  critical: false,
  bars,
  diamonds: [diamond],
  window: diamond.day,
  float: float === null ? null : { from: float[0], to: float[1], text: float[2] },
  earliest: null,
  slip: null,
  inPlace: null,
  group: "",
  sentence: "",
});
const link = (
  kind: Link["kind"],
  fromLane: number,
  fromAt: number,
  toLane: number,
  toAt: number,
  text = "",
) => ({
  kind,
  fromLane,
  fromAt,
  toLane,
  toAt,
  text,
  sentence: "",
});

/** The six orders of the sample: short bars with long notes, and three arrows from one cutover. */
const sample: Gantt = {
  first: "2026-11-02",
  days: 77,
  today: 14,
  todayText: "Today 16",
  weeks: [],
  months: [],
  closed: [{ from: 46, to: 63, kind: "freeze", name: "Meridian year-end freeze", sentence: "" }],
  lanes: [
    lane(
      5,
      [bar(4, 4, "Papers"), bar(8, 20, "With TWY01, date confirmed", "locked from 21 Nov, 10:30")],
      cut(21.44, "Mon 23 Nov", "10:30 CT, fixed"),
      null,
    ),
    lane(
      3,
      [bar(0, 0, "Papers"), bar(2, 21, "With Corvus", "locked from 22 Nov, 20:00")],
      cut(22.85, "Tue 24 Nov", "20:00–21:00 CT"),
      null,
    ),
    lane(
      6,
      [
        bar(14, 16, "Papers, sign", "send Wed 18 Nov"),
        bar(17, 28, "With QLX77, 7 business days", "locked from 29 Nov, 10:30"),
      ],
      cut(29.44, "Tue 1 Dec", "10:30 CT, fixed"),
      [30, 44, "float 10 days"],
    ),
    lane(
      2,
      [
        bar(4, 11, "Version 1"),
        bar(14, 14, "Repair, sign", "send Tue 17 Nov by 14:00 CT"),
        bar(16, 37, "With Badger Valley, version 2", "locked from 8 Dec, 19:00"),
      ],
      cut(38.83, "Thu 10 Dec", "19:00–21:00 CT"),
      [39, 46, "float 5 days"],
    ),
    lane(
      4,
      [
        bar(11, 11, "Papers"),
        bar(29, 41, "With Corvus", "after NDG-03", "send Mon 30 Nov", "locked from 12 Dec, 19:00"),
      ],
      cut(42.83, "Mon 14 Dec", "19:00–21:00 CT"),
      [43, 46, "float 3 days"],
    ),
    lane(
      1,
      [
        bar(7, 14, "Papers, match", "send today by 15:00 CT"),
        bar(15, 43, "With Lakeland, 20 business days", "locked from 14 Dec, 19:00"),
      ],
      cut(44.83, "Wed 16 Dec", "19:00–21:00 CT"),
      [45, 46, "float 1 day, then 5 Jan"],
    ),
  ],
  links: [
    link("cutover", 0, 21.44, 1, 22.85, "rings to (608) 555-0110"),
    link("cutover", 0, 21.44, 3, 38.83, "rings to (920) 555-0140"),
    link("sending", 1, 22.85, 4, 29.3),
    link("cutover", 0, 21.44, 4, 42.83, "rings to (847) 555-0100"),
    link("cutover", 2, 29.44, 5, 44.83, "rings to (414) 555-0100"),
  ],
};

type Words = { text: string; left: number; right: number; top: number; bottom: number };

function wordsOf(drawn: Shapes): Words[] {
  const words = (text: Text | null | undefined, size: number, bold = false): Words[] => {
    if (!text || text.text === "") return [];
    const width = textWidth(text.text, size, bold);
    const left = text.anchor === "end" ? text.x - width : text.x;
    return [{ text: text.text, left, right: left + width, top: text.y - size + 2, bottom: text.y + 3 }];
  };
  return [
    ...drawn.lanes.flatMap(({ bars, diamonds, float }) => [
      ...bars.flatMap(({ notes }) => notes.flatMap((note) => words(note, 11))),
      ...diamonds.flatMap(({ label, detail }) => [...words(label, 12, true), ...words(detail, 11)]),
      ...words(float?.label, 11),
    ]),
    ...drawn.links.flatMap(({ label }) => words(label, 11)),
  ];
}

describe("words of the drawing", () => {
  test.each([9, 11, 13.4, 16, 24, 48])(
    "none is written over another where a day is %d pixels wide",
    (day) => {
      const all = wordsOf(shapes(sample, day));
      const over = all.flatMap((a, index) =>
        all
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => `${a.text} / ${b.text}`),
      );
      expect(over).toEqual([]);
    },
  );

  test("what has to be done in time keeps its words, and a date is never left out", () => {
    const all = wordsOf(shapes(sample, 13.4)).map((one) => one.text);
    for (const text of [
      "send Wed 18 Nov",
      "send Tue 17 Nov by 14:00 CT",
      "send today by 15:00 CT",
      "after NDG-03",
    ])
      expect(all).toContain(text);
    for (const { diamonds } of sample.lanes) expect(all).toContain(diamonds[0]?.label);
  });

  test("each arrow says what it is for, all in full or all in short", () => {
    const labels = shapes(sample, 13.4).links.flatMap(({ label }) => (label === null ? [] : [label.text]));
    expect(labels).toHaveLength(4);
    expect(new Set(labels.map((text) => text.includes("555-"))).size).toBe(1);
  });

  test("the words of a float stand beside an arrow that comes down through them", () => {
    const drawn = shapes(sample, 13.4);
    for (const { float } of drawn.lanes) {
      if (float === null) continue;
      const { x, y, text } = float.label;
      const through = drawn.links
        .flatMap(({ lines }) => lines)
        .filter((line) => line.width === 0 && line.y < y && line.y + line.height > y);
      for (const line of through) expect(line.x > x && line.x < x + textWidth(text, 11)).toBe(false);
    }
  });
});

test("an arrow to an order that waits to be sent ends over the bar that waits", () => {
  const drawn = shapes(sample, 13.4);
  const waits = drawn.links.find(({ link: one }) => one.kind === "sending");
  const box = drawn.lanes[4]?.bars[1]?.box;
  const end = Number(waits?.path.match(/H([\d.]+)/)?.[1]) + 4;
  expect(end).toBeGreaterThan(box?.x ?? 0);
  expect(end).toBeLessThan((box?.x ?? 0) + 2 * DIAMOND);
});
