import type { Lane, StepRow, Timeline } from "../src/api/generated";
import type { Answers } from "../src/testing/fake-host";

type Bars = Lane["bars"];
const bar = (
  kind: Bars[number]["kind"],
  owner: Bars[number]["owner"],
  state: Bars[number]["state"],
  from: number,
  days: number,
  label: string,
  critical = false,
): Bars[number] => ({
  kind,
  owner,
  state,
  critical,
  from,
  days,
  label,
  sentence: `${label}, ${days} days.`,
});
const hour = (start: number, minutes = 120) => ({ start_minute: start * 60, minutes });

/** What the lanes of these pictures have not. */
const plain = { slip: null, gate: null } as const;

const lanes: Lane[] = [
  {
    order: 5,
    name: "NDG-05",
    numbers: 6,
    detail: "Toll-free TWY01",
    status: "confirmed",
    critical: false,
    bars: [
      bar("loa", "us", "done", 0, 5, "Papers"),
      bar("lead_time", "carrier", "done", 7, 14, "With TWY01, date confirmed"),
    ],
    ticks: [],
    diamonds: [
      {
        kind: "confirmed",
        day: 21,
        label: "Mon 23 Nov",
        hours: "10:30 CT, fixed",
        sentence: "NDG-05 cuts over Mon 23 Nov at 10:30 CT, confirmed.",
      },
    ],
    window: { day: 21, start_minute: 630, minutes: 0 },
    float: null,
    earliest: null,
    ...plain,
    carrier: "Carrier",
    site: "no site",
    sentence: "NDG-05, 6 numbers, cuts over Mon 23 Nov at 10:30 CT, confirmed.",
  },
  {
    order: 3,
    name: "NDG-03",
    numbers: 52,
    detail: "Corvus · Madison",
    status: "confirmed",
    critical: false,
    bars: [
      bar("loa", "us", "done", 0, 2, "Papers"),
      bar("lead_time", "carrier", "done", 2, 9, "With Corvus"),
      bar("loa", "us", "current", 11, 11, "Staging, phones"),
    ],
    ticks: [
      { kind: "change_cut_off", state: "planned", day: 20, label: "locked from 22 Nov, 20:00", sentence: "" },
    ],
    diamonds: [
      {
        kind: "confirmed",
        day: 22,
        label: "Tue 24 Nov",
        hours: "20:00–21:00 CT",
        sentence: "NDG-03 cuts over Tue 24 Nov, 20:00 to 21:00 CT, confirmed.",
      },
    ],
    window: { day: 22, ...hour(20, 60) },
    float: null,
    earliest: null,
    ...plain,
    carrier: "Carrier",
    site: "no site",
    sentence: "NDG-03, 52 numbers, cuts over Tue 24 Nov, 20:00 to 21:00 CT, confirmed.",
  },
  {
    order: 6,
    name: "NDG-06",
    numbers: 2,
    detail: "Toll-free QLX77",
    status: "awaiting_signature",
    critical: false,
    bars: [
      bar("loa", "client", "current", 7, 10, "Papers, sign"),
      bar("lead_time", "carrier", "planned", 17, 12, "With QLX77, 7 business days"),
    ],
    ticks: [],
    diamonds: [
      {
        kind: "planned",
        day: 29,
        label: "Tue 1 Dec",
        hours: "10:30 CT, fixed",
        sentence: "NDG-06 cuts over Tue 1 Dec at 10:30 CT.",
      },
    ],
    window: { day: 29, start_minute: 630, minutes: 0 },
    float: null,
    earliest: null,
    ...plain,
    carrier: "Carrier",
    site: "no site",
    sentence: "NDG-06, 2 numbers, cuts over Tue 1 Dec at 10:30 CT.",
  },
  {
    order: 2,
    name: "NDG-02",
    numbers: 41,
    detail: "Badger Valley · Green Bay",
    status: "rejected",
    critical: false,
    bars: [
      bar("loa", "us", "done", 0, 4, "Papers"),
      bar("rejected", "carrier", "failed", 4, 8, "Version 1"),
      bar("loa", "us", "current", 14, 2, "Repair, sign"),
      bar("lead_time", "carrier", "planned", 16, 23, "With Badger Valley, version 2"),
    ],
    ticks: [],
    diamonds: [
      {
        kind: "planned",
        day: 38,
        label: "Thu 10 Dec",
        hours: "19:00–21:00 CT",
        sentence: "NDG-02 cuts over Thu 10 Dec, 19:00 to 21:00 CT.",
      },
    ],
    window: { day: 38, ...hour(19) },
    float: { from: 38, days: 8, late: false, label: "float 5 days" },
    earliest: null,
    ...plain,
    carrier: "Carrier",
    site: "no site",
    sentence: "NDG-02, 41 numbers, cuts over Thu 10 Dec; it was rejected on 13 Nov.",
  },
  {
    order: 4,
    name: "NDG-04",
    numbers: 37,
    detail: "Corvus · Evanston",
    status: "draft",
    critical: false,
    bars: [
      bar("loa", "us", "done", 7, 5, "Papers"),
      bar("lead_time", "carrier", "planned", 23, 20, "With Corvus, 10 business days"),
    ],
    ticks: [{ kind: "submission", state: "planned", day: 28, label: "send Mon 30 Nov", sentence: "" }],
    diamonds: [
      {
        kind: "planned",
        day: 42,
        label: "Mon 14 Dec",
        hours: "19:00–21:00 CT",
        sentence: "NDG-04 cuts over Mon 14 Dec, 19:00 to 21:00 CT.",
      },
    ],
    window: { day: 42, ...hour(19) },
    float: { from: 42, days: 4, late: false, label: "float 3 days" },
    earliest: null,
    ...plain,
    carrier: "Carrier",
    site: "no site",
    sentence: "NDG-04, 37 numbers, waits for NDG-03 and cuts over Mon 14 Dec.",
  },
  {
    order: 1,
    name: "NDG-01",
    numbers: 151,
    detail: "Lakeland · Milwaukee",
    status: "draft",
    critical: true,
    bars: [
      bar("loa", "us", "current", 7, 8, "Papers, match", true),
      bar("lead_time", "carrier", "planned", 15, 30, "With Lakeland, 20 business days", true),
    ],
    ticks: [{ kind: "submission", state: "current", day: 14, label: "send today by 15:00 CT", sentence: "" }],
    diamonds: [
      {
        kind: "planned",
        day: 44,
        label: "Wed 16 Dec",
        hours: "19:00–21:00 CT",
        sentence: "NDG-01 cuts over Wed 16 Dec, 19:00 to 21:00 CT; it decides the go-live.",
      },
      {
        kind: "maximum",
        day: 64,
        label: "maximum Tue 5 Jan",
        hours: "",
        sentence: "NDG-01 cuts over Tue 5 Jan with the longest lead time.",
      },
    ],
    window: { day: 44, ...hour(19) },
    float: { from: 44, days: 2, late: false, label: "float 1 day, then 5 Jan" },
    earliest: { day: 37, label: "9 Dec earliest", sentence: "" },
    ...plain,
    carrier: "Carrier",
    site: "no site",
    sentence: "NDG-01, 151 numbers, cuts over Wed 16 Dec and decides the go-live.",
  },
];

const weekends = Array.from({ length: 11 }, (_, week) => ({
  kind: "weekend" as const,
  from: week * 7 + 5,
  days: 2,
  label: "",
  sentence: "",
}));
const holiday = (from: number, days: number, label: string) => ({
  kind: "holiday" as const,
  from,
  days,
  label,
  sentence: `${label}: offices are closed.`,
});

const timeline: Timeline = {
  first: "2026-11-02",
  last: "2027-01-17",
  tz_data: "2026e",
  days: 77,
  today: { day: 14, label: "Today 16", sentence: "Today is Mon 16 Nov." },
  go_live: { day: 44, label: "Go-live 16", sentence: "" },
  months: [
    { from: 0, days: 29, label: "November 2026", day: 2 },
    { from: 29, days: 31, label: "December 2026", day: 1 },
    { from: 60, days: 17, label: "January 2027", day: 1 },
  ],
  weeks: [2, 9, 16, 23, 30, 7, 14, 21, 28, 4, 11].map((label, week) => ({
    from: week * 7,
    days: 7,
    label: String(label),
    day: label,
  })),
  shades: [
    ...weekends,
    holiday(9, 1, "Veterans Day"),
    holiday(24, 1, "Thanksgiving"),
    holiday(25, 1, "Day after Thanksgiving"),
    holiday(53, 1, "Christmas"),
    holiday(60, 1, "New Year"),
    {
      kind: "closed",
      from: 46,
      days: 18,
      label: "Meridian freeze 18 Dec – 4 Jan",
      sentence: "Meridian activates nothing from 18 Dec to 4 Jan.",
    },
  ],
  lanes,
  arrows: [
    {
      from: 3,
      to: 4,
      from_day: 22,
      to_day: 23,
      kind: "sending",
      label: "after NDG-03",
      sentence: "NDG-04 is sent after NDG-03 and its snapback: one account.",
    },
    {
      from: 6,
      to: 1,
      from_day: 29,
      to_day: 44,
      kind: "cutover",
      label: "rings to 0100",
      sentence: "NDG-06 is cut before NDG-01: it rings to (414) 555-0100.",
    },
  ],
};

const table: StepRow[] = lanes.flatMap((lane) =>
    lane.bars.map((one) => ({
      order: lane.order,
      order_name: lane.name,
      kind: one.kind,
      step: one.label,
      owner: one.owner === "carrier" ? "Carrier" : "Us",
      from: `day ${one.from}`,
      to: `day ${one.from + one.days}`,
      hours: "",
      state: one.state,
      critical: one.critical,
      rule: "20 business days from sending.",
      source: "Lakeland, example, read 2 Nov 2026",
    })),
  );

export const timelineAnswers: Answers = {
  timeline,
  plan_table: table,
  tasks_list: { note: "0 open, 0 done", tasks: [] },
  blackouts_list: [],
};
