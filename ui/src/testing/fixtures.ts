import type { Day, Head, NumberRow, NumbersQuery } from "../api/generated";

export const day = (iso: string, text: string): Day => ({ iso, text });

export const anyNumbers: NumbersQuery = {
  find: "",
  account: null,
  kind: null,
  uses: [],
  site: null,
  order: null,
  disposition: null,
  problems: false,
  without_911: false,
  group_by: "order",
};

export const head: Head = {
  client: "Northgate Dental Group",
  route: "to Calyx Cloud via Meridian",
  file_name: "Northgate Dental Group.portwright",
  sample: false,
  read_only: null,
  numbers: 312,
  accounts: 4,
  orders: 6,
  blockers: 4,
  warnings: 12,
  go_live: "Wed 16 Dec 19:00 CT",
  minimum: day("2026-12-09", "Wed 9 Dec"),
  typical: day("2026-12-16", "Wed 16 Dec"),
  maximum: day("2027-01-05", "Tue 5 Jan"),
  today: day("2026-11-16", "Mon 16 Nov 2026"),
  tz_data: "2026e",
  saved: "09:41",
  undo: "import of inventory.xlsx",
  redo: null,
  record: 41,
  saved_views: [
    { name: "Undecided", count: 3, query: { ...anyNumbers, disposition: "undecided" } },
    { name: "Staying with Lakeland", count: 7, query: { ...anyNumbers, disposition: "stay", account: 1 } },
    { name: "Fax and alarm lines", count: 23, query: { ...anyNumbers, uses: ["fax", "alarm", "elevator"] } },
    { name: "No 911 address", count: 5, query: { ...anyNumbers, without_911: true } },
  ],
};

export const someNumber: NumberRow = {
  id: 187,
  national: "(414) 555-0187",
  e164: "+14145550187",
  kind: "local",
  wireless: false,
  use: "alarm",
  name: "fire panel, line 1",
  extension: "",
  disposition: "stay",
  order: "",
  order_id: null,
  account: "Lakeland 414 555-0100 371",
  site: "Milwaukee",
  rings_to: "",
  address_911: "330 N Water St Ste 400, Milwaukee WI 53202",
  note: "",
  lists: [true, true, true],
  findings: [],
};
