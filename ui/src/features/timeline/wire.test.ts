import { describe, expect, test } from "vitest";
import type { Lane, Timeline } from "../../api/generated";
import { toGantt } from "./wire";

function lane(over: Partial<Lane>): Lane {
  return {
    order: 1,
    name: "NDG-01",
    numbers: 1,
    detail: "",
    status: "draft",
    critical: false,
    bars: [],
    ticks: [],
    diamonds: [],
    window: null,
    float: null,
    earliest: null,
    slip: null,
    in_place: null,
    carrier: "Lakeland",
    site: "Milwaukee",
    wave: "no wave",
    sentence: "",
    ...over,
  };
}
function bar(over: Partial<Lane["bars"][number]>): Lane["bars"][number] {
  return {
    kind: "lead_time",
    owner: "carrier",
    state: "planned",
    critical: false,
    from: 0,
    days: 5,
    label: "",
    sentence: "",
    ...over,
  };
}
function timeline(over: Partial<Timeline>): Timeline {
  return {
    first: "2026-11-02",
    last: "2027-01-10",
    tz_data: "2026e",
    days: 70,
    today: { day: 14, label: "Today 16", sentence: "" },
    go_live: null,
    months: [],
    weeks: [],
    shades: [],
    lanes: [],
    arrows: [],
    ...over,
  };
}
const none = new Map();

describe("the core's timeline as a drawing", () => {
  test("the fill says whose turn it is, and what is over is grey or red", () => {
    const bars = [
      bar({ owner: "us" }),
      bar({ owner: "client" }),
      bar({}),
      bar({ state: "done" }),
      bar({ state: "failed", critical: true }),
    ];
    const drawn = toGantt(timeline({ lanes: [lane({ bars })] }), none).lanes[0]?.bars ?? [];
    expect(drawn.map((one) => one.fill)).toEqual(["ours", "ours", "carrier", "done", "rejected"]);
    expect(drawn[4]?.critical).toBe(false);
  });

  test("days become the last day of a bar, and an evening stands late in its day", () => {
    const drawn = toGantt(
      timeline({
        lanes: [
          lane({
            bars: [bar({ from: 7, days: 3 })],
            diamonds: [{ kind: "planned", day: 44, label: "Wed 16 Dec", hours: "", sentence: "" }],
            window: { day: 44, start_minute: 19 * 60, minutes: 120 },
          }),
        ],
      }),
      none,
    ).lanes[0];
    expect(drawn?.bars[0]?.to).toBe(9);
    expect(drawn?.diamonds[0]?.at).toBeCloseTo(44 + 20 / 24);
  });

  test("an order that waits to be sent says for whom under its bar", () => {
    const lanes = [
      lane({ order: 3 }),
      lane({ order: 4, bars: [bar({ from: 0, days: 5, state: "done" }), bar({ from: 23, days: 20 })] }),
    ];
    const arrow = {
      from: 3,
      to: 4,
      from_day: 22,
      to_day: 23,
      kind: "sending" as const,
      label: "after NDG-03",
      sentence: "",
    };
    const drawn = toGantt(timeline({ lanes, arrows: [arrow] }), none);
    expect(drawn.lanes[1]?.bars.map((one) => one.notes)).toEqual([[], ["after NDG-03"]]);
    expect(drawn.links[0]).toMatchObject({ fromLane: 0, toLane: 1, text: "" });
  });

  test("a date is locked only where a carrier confirmed it; the bar says what has to be done in time either way", () => {
    const tick = (kind: "submission" | "change_cut_off", label: string) => ({
      kind,
      state: "planned" as const,
      day: 3,
      label,
      sentence: `${label}.`,
    });
    const ticks = [tick("submission", "send Thu 5 Nov"), tick("change_cut_off", "locked from 5 Nov")];
    const bars = [bar({ sentence: "With Corvus." })];
    const drawn = toGantt(
      timeline({
        lanes: [lane({ bars, ticks }), lane({ bars, ticks, order: 2, status: "confirmed" })],
      }),
      none,
    ).lanes.map((one) => one.bars[0]);
    expect(drawn.map((one) => one?.lock)).toEqual(["", "locked from 5 Nov"]);
    expect(drawn.map((one) => one?.notes)).toEqual([["send Thu 5 Nov"], ["send Thu 5 Nov"]]);
    expect(drawn[0]?.sentence).toBe("With Corvus. send Thu 5 Nov. locked from 5 Nov.");
  });

  test("an arrow to an order that is not shown is left out", () => {
    const arrow = {
      from: 3,
      to: 9,
      from_day: 22,
      to_day: 23,
      kind: "cutover" as const,
      label: "",
      sentence: "",
    };
    expect(toGantt(timeline({ lanes: [lane({ order: 3 })], arrows: [arrow] }), none).links).toEqual([]);
  });

  test("the orders' own words for their state win over the bare status", () => {
    const marks = new Map([[1, { icon: "blocker" as const, text: "3 blockers" }]]);
    expect(toGantt(timeline({ lanes: [lane({})] }), marks).lanes[0]?.status.text).toBe("3 blockers");
    expect(toGantt(timeline({ lanes: [lane({ status: "confirmed" })] }), none).lanes[0]?.status.text).toBe(
      "Confirmed",
    );
  });

  test("lanes of one carrier stand together, by the first cutover among them", () => {
    const lanes = [
      lane({ order: 1, carrier: "Corvus" }),
      lane({ order: 2, carrier: "Lakeland" }),
      lane({ order: 3, carrier: "Corvus" }),
    ];
    const drawn = toGantt(timeline({ lanes }), none, "carrier").lanes;
    expect(drawn.map(({ order, group }) => [order, group])).toEqual([
      [1, "Corvus"],
      [3, "Corvus"],
      [2, "Lakeland"],
    ]);
    expect(toGantt(timeline({ lanes }), none).lanes.map(({ order }) => order)).toEqual([1, 2, 3]);
  });
});
