import { describe, expect, test } from "vitest";
import { dayWidth, FOOT, HEAD, LANE, shapes, textWidth } from "./geometry";
import type { Bar, Diamond, Gantt, Lane } from "./model";
import { moveSpot, stops } from "./stops";

function bar(from: number, to: number, over: Partial<Bar> = {}): Bar {
  return {
    from,
    to,
    text: "Papers",
    fill: "ours",
    critical: false,
    notes: [],
    lock: "",
    sentence: "",
    ...over,
  };
}
function diamond(day: number, over: Partial<Diamond> = {}): Diamond {
  return {
    day,
    at: day + 0.5,
    kind: "planned",
    critical: false,
    label: "Wed 16 Dec",
    detail: "19:00–21:00 CT",
    sentence: "",
    ...over,
  };
}
function lane(over: Partial<Lane> = {}): Lane {
  return {
    order: 1,
    name: "NDG-01",
    place: "",
    numbers: 151,
    status: { icon: "ok", text: "" },
    critical: false,
    bars: [],
    diamonds: [],
    window: null,
    float: null,
    earliest: null,
    slip: null,
    inPlace: null,
    group: "",
    sentence: "",
    ...over,
  };
}
function gantt(lanes: Lane[], over: Partial<Gantt> = {}): Gantt {
  return {
    first: "2026-11-02",
    days: 75,
    today: 14,
    todayText: "Today 16",
    weeks: [],
    months: [],
    closed: [],
    lanes,
    links: [],
    ...over,
  };
}

test("a quarter fills the room, a week does not shrink", () => {
  expect(dayWidth("quarter", 75, 1_050)).toBe(14);
  expect(dayWidth("quarter", 300, 1_050)).toBe(9);
  expect(dayWidth("week", 75, 1_050)).toBe(48);
});

describe("bars", () => {
  test("a bar covers its days, the last one included", () => {
    const box = shapes(gantt([lane({ bars: [bar(7, 13)] })]), 10).lanes[0]?.bars[0]?.box;
    expect(box).toEqual({ x: 71, y: HEAD + 14, width: 68, height: 24 });
  });

  test("lanes stand under one another", () => {
    const drawn = shapes(gantt([lane(), lane(), lane()]), 10);
    expect(drawn.lanes.map((shape) => shape.top)).toEqual([HEAD, HEAD + LANE, HEAD + 2 * LANE]);
    expect(drawn.height).toBe(HEAD + 3 * LANE + FOOT);
  });

  test("a label that does not fit stands under its bar, whole", () => {
    const shape = shapes(gantt([lane({ bars: [bar(0, 1, { text: "With Badger Valley" })] })]), 10).lanes[0]
      ?.bars[0];
    expect(shape?.label).toBeNull();
    expect(shape?.notes[0]?.text).toBe("With Badger Valley");
  });

  test("a bar without room for its label on any side shows none rather than a cut one", () => {
    const bars = [bar(0, 1, { text: "With Badger Valley" }), bar(2, 20)];
    const shape = shapes(gantt([lane({ bars })]), 10).lanes[0]?.bars[0];
    expect(shape?.label).toBeNull();
    expect(shape?.notes).toEqual([]);
  });
});

describe("diamonds", () => {
  test("a date alone stands to the right of its diamond", () => {
    const shape = shapes(gantt([lane({ diamonds: [diamond(21, { kind: "confirmed" })] })]), 10).lanes[0]
      ?.diamonds[0];
    expect(shape?.label.anchor).toBe("start");
    expect(shape?.label.x).toBeGreaterThan(shape?.x ?? 0);
  });

  test("a date with a float line goes under the bar, and a note there makes room", () => {
    const drawn = shapes(
      gantt([
        lane({
          bars: [bar(23, 42, { notes: ["after NDG-03, one account at a time"] })],
          diamonds: [diamond(42)],
          float: { from: 42, to: 46, text: "float 3 days" },
        }),
      ]),
      10,
    ).lanes[0];
    const label = drawn?.diamonds[0]?.label;
    const note = drawn?.bars[0]?.notes[0];
    expect(label?.anchor).toBe("end");
    expect(note?.y).toBeGreaterThan(label?.y ?? 0);
    expect(drawn?.float?.label.text).toBe("float 3 days");
  });

  test("a date near the left edge is not pushed off it", () => {
    const drawn = shapes(gantt([lane({ diamonds: [diamond(1)], float: { from: 1, to: 9, text: "" } })]), 10)
      .lanes[0];
    const label = drawn?.diamonds[0]?.label;
    expect((label?.x ?? 0) - textWidth("Wed 16 Dec", 12, true)).toBeGreaterThanOrEqual(-0.01);
  });

  test("the latest date is joined to the likely one by a dotted line", () => {
    const diamonds = [diamond(44), diamond(60, { kind: "maximum", label: "maximum Tue 5 Jan", detail: "" })];
    const drawn = shapes(gantt([lane({ diamonds })]), 10).lanes[0];
    expect(drawn?.reach?.x1).toBeLessThan(drawn?.reach?.x2 ?? 0);
    expect(drawn?.diamonds[1]?.label.anchor).toBe("start");
  });

  test("no date is cut at the right edge of the chart", () => {
    const late = diamond(69, { kind: "maximum", label: "maximum Tue 5 Jan", detail: "" });
    for (const diamonds of [[diamond(44), late], [diamond(69)]]) {
      const drawn = shapes(gantt([lane({ diamonds })]), 10);
      for (const { label } of drawn.lanes[0]?.diamonds ?? []) {
        const right = label.anchor === "end" ? label.x : label.x + textWidth(label.text, 12, true);
        expect(right).toBeLessThanOrEqual(drawn.width);
      }
    }
  });
});

test("a float of nothing still shows its two ends", () => {
  const float = shapes(gantt([lane({ float: { from: 44, to: 44, text: "no float" } })]), 10).lanes[0]?.float;
  expect((float?.x2 ?? 0) - (float?.x1 ?? 0)).toBeGreaterThanOrEqual(5);
});

test("names of closed days are written once and not over one another", () => {
  const closed = [
    { from: 24, to: 24, kind: "holiday" as const, name: "Thanksgiving", sentence: "" },
    { from: 25, to: 25, kind: "holiday" as const, name: "Day after Thanksgiving", sentence: "" },
    { from: 53, to: 53, kind: "holiday" as const, name: "Christmas", sentence: "" },
    { from: 5, to: 6, kind: "weekend" as const, name: "", sentence: "" },
  ];
  expect(shapes(gantt([], { closed }), 14).names.map((name) => name.text)).toEqual([
    "Thanksgiving",
    "Christmas",
  ]);
});

describe("keys", () => {
  const lanes = [
    lane({ bars: [bar(0, 5), bar(6, 20)], diamonds: [diamond(20)] }),
    lane(),
    lane({ bars: [bar(3, 8), bar(18, 30)], diamonds: [diamond(31)] }),
  ];
  test("stops follow time, a diamond behind the bar that ends in it", () => {
    expect(stops(lanes[0] as Lane).map((stop) => stop.kind)).toEqual(["bar", "bar", "diamond"]);
  });

  test("left and right stay in the lane", () => {
    expect(moveSpot(lanes, { lane: 0, item: 2 }, "ArrowRight")).toEqual({ lane: 0, item: 2 });
    expect(moveSpot(lanes, { lane: 0, item: 2 }, "Home")).toEqual({ lane: 0, item: 0 });
  });

  test("down goes to what stands nearest in time and passes over empty lanes", () => {
    expect(moveSpot(lanes, { lane: 0, item: 2 }, "ArrowDown")).toEqual({ lane: 2, item: 1 });
    expect(moveSpot(lanes, { lane: 2, item: 0 }, "ArrowUp")).toEqual({ lane: 0, item: 0 });
    expect(moveSpot(lanes, { lane: 2, item: 0 }, "x")).toBeNull();
  });
});

test("the earliest date is drawn in its bar, its words on the side that has room", () => {
  const early = lane({ bars: [bar(16, 44)], earliest: { day: 37, text: "9 Dec earliest" } });
  const wide = shapes(gantt([early]), 14).lanes[0]?.earliest;
  expect(wide?.label?.anchor).toBe("start");
  const late = lane({ bars: [bar(16, 44)], earliest: { day: 43, text: "15 Dec earliest" } });
  expect(shapes(gantt([late]), 14).lanes[0]?.earliest?.label?.anchor).toBe("end");
  const outside = lane({ bars: [bar(16, 44)], earliest: { day: 3, text: "x" } });
  expect(shapes(gantt([outside]), 14).lanes[0]?.earliest).toBeNull();
});
