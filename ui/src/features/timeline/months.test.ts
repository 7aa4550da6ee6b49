import { expect, test } from "vitest";
import type { Timeline } from "../../api/generated";
import { months } from "./months";

const timeline: Timeline = {
  first: "2026-11-02",
  last: "2026-12-13",
  tz_data: "2026e",
  days: 42,
  today: { day: 14, label: "Today 16", sentence: "" },
  go_live: null,
  months: [
    { from: 0, days: 29, label: "November 2026", day: 2 },
    { from: 29, days: 13, label: "December 2026", day: 1 },
  ],
  weeks: [],
  shades: [{ kind: "holiday", from: 24, days: 2, label: "Thanksgiving", sentence: "" }],
  lanes: [
    {
      order: 1,
      name: "NDG-03",
      numbers: 52,
      detail: "",
      status: "confirmed",
      critical: false,
      bars: [],
      ticks: [
        { kind: "change_cut_off", state: "planned", day: 20, label: "locked from 22 Nov", sentence: "" },
      ],
      diamonds: [{ kind: "confirmed", day: 22, label: "Tue 24 Nov", hours: "20:00–21:00 CT", sentence: "" }],
      window: null,
      float: null,
      earliest: null,
      slip: { day: 17, label: "was 19 Nov", sentence: "" },
      in_place: null,
      carrier: "Corvus",
      site: "Madison",
      wave: "no wave",
      sentence: "",
    },
  ],
  arrows: [],
};

test("a month has whole weeks from Monday, and days of its own only", () => {
  const [november, december] = months(timeline);
  expect(november?.weeks.map((week) => week.map((day) => day.number))).toEqual([
    [2, 3, 4, 5, 6, 7, 8],
    [9, 10, 11, 12, 13, 14, 15],
    [16, 17, 18, 19, 20, 21, 22],
    [23, 24, 25, 26, 27, 28, 29],
    [30, null, null, null, null, null, null],
  ]);
  expect(december?.weeks[0]?.map((day) => day.number)).toEqual([null, 1, 2, 3, 4, 5, 6]);
});

test("what happens stands on its day, and closed days say why once", () => {
  const days = months(timeline).flatMap((month) => month.weeks.flat());
  const on = (offset: number) => days.find((day) => day.offset === offset && day.number !== null);
  expect(on(22)?.entries.map((entry) => [entry.name, entry.kind, entry.text])).toEqual([
    ["NDG-03", "cutover", "cutover 20:00–21:00 CT"],
  ]);
  expect(on(20)?.entries[0]?.text).toBe("locked from 22 Nov");
  expect(on(17)?.entries[0]?.kind).toBe("slip");
  expect(on(14)?.today).toBe(true);
  expect([on(24)?.name, on(25)?.name]).toEqual(["Thanksgiving", ""]);
  expect([on(24)?.closed, on(25)?.closed, on(26)?.closed]).toEqual(["holiday", "holiday", null]);
});
