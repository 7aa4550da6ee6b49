import type { OrderDetail, OrdersView } from "../src/api/generated";
import type { Answers } from "../src/testing/fake-host";

const one = "one account, one address";
const view: OrdersView = {
  groups: [
    {
      carrier: "Lakeland",
      account: "414 555-0100 371",
      numbers: 151,
      orders: [
        {
          id: 1,
          name: "NDG-01",
          place: "Milwaukee",
          numbers: 151,
          status: { icon: "blocker", text: "3 blockers" },
          reason: one,
          waits: "",
        },
      ],
    },
    {
      carrier: "Badger Valley",
      account: "BV-20817",
      numbers: 41,
      orders: [
        {
          id: 2,
          name: "NDG-02",
          place: "Green Bay",
          numbers: 41,
          status: { icon: "rejected", text: "Rejected" },
          reason: one,
          waits: "",
        },
      ],
    },
    {
      carrier: "Corvus",
      account: "88-114520-03",
      numbers: 89,
      orders: [
        {
          id: 3,
          name: "NDG-03",
          place: "Madison",
          numbers: 52,
          status: { icon: "ok", text: "Confirmed" },
          reason: "service address 41 W Mifflin St",
          waits: "",
        },
        {
          id: 4,
          name: "NDG-04",
          place: "Evanston",
          numbers: 37,
          status: { icon: "waiting", text: "Waits" },
          reason: "other service address",
          waits: "after NDG-03: two open orders on one account collide",
        },
      ],
    },
    {
      carrier: "Tollway",
      account: "toll-free, no BTN",
      numbers: 8,
      orders: [
        {
          id: 5,
          name: "NDG-05",
          place: "RespOrg TWY01",
          numbers: 6,
          status: { icon: "ok", text: "Confirmed" },
          reason: "toll-free never with local",
          waits: "",
        },
        {
          id: 6,
          name: "NDG-06",
          place: "RespOrg QLX77",
          numbers: 2,
          status: { icon: "sign", text: "Awaits signature" },
          reason: "one RespOrg per order",
          waits: "",
        },
      ],
    },
  ],
  in_orders: 289,
  coverage: { total: 312, port: 289, stay: 9, disconnect: 11, undecided: 3, note: "block NDG-01" },
  unassigned: [],
  split_note: "",
};

const point = (label: string, when: string, state: string) => ({ label, when, state });
const jump = { screen: "accounts" as const, id: 2 };
const green: OrderDetail = {
  id: 2,
  name: "NDG-02",
  place: "Badger Valley · Green Bay",
  status: { icon: "rejected", text: "Rejected" },
  summary: "41 numbers · rural carrier, 10 / 15 / 21 business days · PON NDG02-A",
  tracks: [
    {
      version: 1,
      lost: "7 business days lost",
      points: [
        point("Draft", "2 Nov", "done"),
        point("Signed", "5 Nov", "done"),
        point("Sent", "6 Nov 11:20", "done"),
        point("Rejected", "13 Nov 16:12", "failed"),
      ],
    },
    {
      version: 2,
      lost: "",
      points: [
        point("Fix", "today", "now"),
        point("Send", "Tue 17 Nov", "planned"),
        point("Confirmed", "by 24 Nov", "planned"),
        point("Locked", "8 Dec 19:00", "planned"),
        point("Active", "Thu 10 Dec", "planned"),
        point("Proven", "same night", "planned"),
      ],
    },
  ],
  asked: { text: "Thu 10 Dec, 19:00–21:00 CT", detail: "version 1 asked Tue 1 Dec", known: true },
  confirmed: { text: "no answer yet", detail: "expected by Tue 24 Nov, 5 business days", known: false },
  real: { text: "not activated", detail: "last safe change Tue 8 Dec, 19:00 CT", known: false },
  fit: {
    window: null,
    carrier_hours: "04:00–21:00 CT",
    reason: "Meridian does not activate at 22:00.",
    ways_round: [
      "Ask for an hour before 21:00 CT.",
      "Forward to a temporary number at night and port by day.",
    ],
    source: "Meridian: example, read 2026-10-02",
  },
  rejections: [
    {
      title: "Rejection 1",
      when: "Badger Valley, Fri 13 Nov 16:12",
      reason: "Service address does not match",
      field: {
        field: "service_address",
        label: "Service address",
        ours: "2140 Main St Ste B",
        theirs: "2140 E MAIN ST STE B",
        grade: "Different",
        severity: "blocker",
        detail:
          "The direction is missing. Version 2 takes the CSR’s line. The LOA must be signed again, since the address stands on it.",
        pieces: [
          { ours: "2140 ", theirs: "2140 ", grade: "same" },
          { ours: "", theirs: "E ", grade: "different" },
          { ours: "M", theirs: "M", grade: "same" },
          { ours: "ain ", theirs: "AIN ", grade: "case_or_space" },
          { ours: "S", theirs: "S", grade: "same" },
          { ours: "t ", theirs: "T ", grade: "case_or_space" },
          { ours: "S", theirs: "S", grade: "same" },
          { ours: "te", theirs: "TE", grade: "case_or_space" },
          { ours: " B", theirs: " B", grade: "same" },
        ],
        limit: null,
        differences: [],
        cut: null,
        slip: "",
        parts: [],
        bill: "",
        bill_grade: null,
        kept: "",
      },
    },
  ],
  documents: [
    { name: "LOA, version 2", mark: { icon: "warning", text: "to be signed" }, limit: "limit 15 days" },
    { name: "Bill 28 Oct", mark: { icon: "ok", text: "20 days" }, limit: "limit 30 days, good until 27 Nov" },
    { name: "CSR 30 Oct", mark: { icon: "ok", text: "18 days" }, limit: "limit 30 days, good until 29 Nov" },
  ],
  findings: [
    {
      severity: "blocker",
      code: "rejected_field_unchanged",
      subject: "NDG-02",
      message: "Address is still the one that was rejected",
      hint: "Take the CSR’s spelling, then sign.",
      cost: "",
      source: "",
      orders: ["NDG-02"],
      jump,
    },
    {
      severity: "warning",
      code: "second_rejection",
      subject: "NDG-02",
      message: "A second rejection lands on the freeze",
      hint: "10 Dec + 5 business days = 17 Dec, the last day.",
      cost: "",
      source: "",
      orders: ["NDG-02"],
      jump: { screen: "timeline" },
    },
    {
      severity: "warning",
      code: "no_test_partner",
      subject: "NDG-02",
      message: "2 fax lines have no test partner",
      hint: "(920) 555-0161, 0162. Needed on the night.",
      cost: "",
      source: "",
      orders: ["NDG-02"],
      jump: { screen: "orders", id: 2 },
    },
  ],
  ranges: [
    { label: "(920) 555-0140 to 0180", value: "35 voice, 4 fax, 2 e-fax", absent: false },
    { label: "New BTN (920) 555-0182", value: "stays, elevator line", absent: false },
  ],
  reasons: [
    "One losing carrier, one account, one service address.",
    "Partial port: 2 numbers stay, 1 is disconnected.",
  ],
  steps: [
    { act: "ask_signature", label: "The LOA went out for signature", refused: "" },
    { act: "signed", label: "The LOA was signed", refused: "" },
    { act: "submitted", label: "Version 2 was sent", refused: "1 blocker has to be fixed first." },
    { act: "confirmed", label: "The carrier confirmed", refused: "Version 2 has not been sent." },
    { act: "rejected", label: "The carrier rejected", refused: "" },
    { act: "cancelled", label: "The order was given up", refused: "" },
  ],
  plan: [
    {
      step: "Submission",
      when: "Tue 17 Nov",
      owner: "Us",
      rule: "Before 14:00 CT, else it counts for the next day.",
      source: "Badger Valley, example, read 2 Nov 2026",
      jump: null,
    },
    {
      step: "Answer",
      when: "by Tue 24 Nov",
      owner: "Carrier",
      rule: "FOC or rejection within 5 business days.",
      source: "Badger Valley, example, read 2 Nov 2026",
      jump: null,
    },
    {
      step: "Cutover",
      when: "Thu 10 Dec",
      owner: "Carrier",
      rule: "15 business days after sending; Meridian activates 04:00–21:00 CT on business days.",
      source: "Meridian, example, read 2 Nov 2026",
      jump: null,
    },
  ],
};
const draft: OrderDetail = {
  ...green,
  id: 1,
  name: "NDG-01",
  place: "Lakeland · Milwaukee",
  status: { icon: "blocker", text: "3 blockers" },
  summary: "151 numbers · project size, 15 / 20 / 30 business days",
  tracks: [
    {
      version: 1,
      lost: "",
      points: [
        point("Draft", "today", "now"),
        point("Signed", "today", "planned"),
        point("Sent", "by 15:00", "planned"),
        point("Confirmed", "by 23 Nov", "planned"),
        point("Active", "Wed 16 Dec", "planned"),
        point("Proven", "same night", "planned"),
      ],
    },
  ],
  asked: { text: "Wed 16 Dec, 19:00–21:00 CT", detail: "", known: true },
  rejections: [],
};

export const orderAnswers: Answers = {
  orders_list: view,
  order_detail: ({ id }) => (id === 2 ? green : { ...draft, id, name: `NDG-0${id}` }),
  orders_split: { label: "Split again: nothing changed", changes: [] },
  order_record: { label: "Recorded for NDG-02", changes: ["orders"] },
  order_request: { label: "Asked for a window for NDG-02", changes: ["orders"] },
  app_info: {
    version: "0.1.0",
    tz_data: "2026e",
    carrier_rules: "2026-11-01",
    zones: ["America/Chicago", "America/New_York"],
  },
};
