import type { CarrierRow } from "../src/api/generated";
import type { RecentEntry } from "../src/host/host";
import type { Answers } from "../src/testing/fake-host";
import { head } from "../src/testing/fixtures";
import { account, accounts, fire } from "./accounts";
import { documents } from "./documents";
import { forecast, whatIf } from "./forecast";
import { overview } from "./overview";
import { workAnswers } from "./work";

const carrier = (id: string, name: string, role: CarrierRow["role"], via = ""): CarrierRow => ({
  id,
  name,
  role,
  via,
  role_words: "platform",
  rules: 24,
  in_project: false,
  added: false,
  conflicts: 0,
  unknown: 12,
  own: 0,
  example: true,
});

const numbers = [
  fire,
  {
    ...fire,
    id: 180,
    national: "(414) 555-0180",
    name: "Hygiene 9",
    disposition: "port" as const,
    order: "NDG-01",
    use: "voice" as const,
  },
  {
    ...fire,
    id: 181,
    national: "(414) 555-0181",
    name: "Hygiene 10",
    disposition: "port" as const,
    order: "NDG-01",
    use: "voice" as const,
  },
  {
    ...fire,
    id: 188,
    national: "(414) 555-0188",
    name: "old modem",
    disposition: "disconnect" as const,
    use: "modem" as const,
  },
];

/** What the fake core answers in the pictures. */
export const answers: Answers = {
  app_info: {
    version: "0.1.0",
    tz_data: "2026e",
    carrier_rules: "2 Nov 2026",
    zones: ["America/New_York", "America/Chicago"],
  },
  carriers_list: [
    carrier("calyx-cloud", "Calyx Cloud", "platform", "Meridian"),
    carrier("meridian", "Meridian Carrier Services", "gaining"),
    carrier("lakeland", "Lakeland Telecom", "losing"),
  ],
  accounts_list: accounts,
  account_detail: account,
  documents_list: documents,
  problems:
    documents.packages[0]?.missing.map((it) => ({
      ...it,
      cost: it.severity === "blocker" ? "3 to 5 days" : "",
      source: "Lakeland profile, read 2 Oct 2026",
      place: { kind: "project" as const },
      about: "Project",
      days: it.severity === "blocker" ? 5 : null,
      must: "",
      accepted: null,
      lapsed: null,
    })) ?? [],
  history: [
    {
      id: 3,
      when: "Mon 16 Nov 09:41",
      label: "Import of inventory.xlsx: 163 numbers",
      op: "import",
      undone: false,
      hash: "5f0c11d09a1ea91e",
    },
    {
      id: 2,
      when: "Mon 16 Nov 09:30",
      label: "CSR of Lakeland",
      op: "csr_save",
      undone: true,
      hash: "77aa11d09a1ea902",
    },
  ],
  numbers_list: ({ slice }) => ({
    total: 312,
    matching: 10,
    groups: [],
    offset: slice.offset,
    rows: numbers.slice(0, slice.limit),
    with_problems: 4,
  }),
  number_detail: {
    row: fire,
    subtitle: "Local · Alarm · Lakeland · Milwaukee",
    findings: [
      {
        severity: "blocker",
        code: "btn_new",
        subject: "(414) 555-0187",
        message: "Proposed as the new BTN, not yet named",
        hint: "",
        cost: "",
        source: "",
        orders: ["NDG-01"],
        jump: { screen: "accounts", id: 1 },
      },
    ],
    lists: [
      { list: "Phone system", present: true, detail: "Milwaukee A88" },
      { list: "CSR, 9 Nov 2026", present: true, detail: "line 161" },
      { list: "Bill, 21 Oct 2026", present: true, detail: "page 6, $28.40" },
    ],
    csr_line: "",
    route: [],
    sources: [],
    history: [],
    lookups: [],
  },
  orders_list: {
    groups: [
      {
        carrier: "Lakeland",
        account: "414 555-0100 371",
        numbers: 151,
        orders: overview.orders.map(({ id, name, place, numbers, status }) => ({
          id,
          name,
          place,
          numbers,
          status,
          reason: "",
          waits: "",
          wave: "",
          draft: true,
        })),
      },
    ],
    in_orders: 289,
    coverage: overview.coverage,
    unassigned: [],
    split_note: "",
    unpinned: [],
    waves: [],
  },
  project_head: head,
  overview,
  forecast,
  what_if: whatIf,
  ...workAnswers,
};

export const recent: RecentEntry[] = [
  [
    "Northgate Dental Group",
    "Documents",
    "Calyx Cloud via Meridian · 312 numbers",
    "4 blockers",
    "today 09:41",
    false,
  ],
  ["Harbor Street Legal", "Documents", "46 numbers", "", "yesterday", false],
  ["Old Mill Logistics", "Documents/2026", "", "", "Thu 22 Oct", true],
  ["Bluestem Clinics", "Documents", "1,204 numbers, 31 orders", "", "Fri 2 Oct", false],
].map(([name, folder, detail, state, when, missing], at) => ({
  ticket: at + 1,
  name: String(name),
  folder: String(folder),
  detail: String(detail),
  state: String(state),
  day: String(when),
  missing: missing === true,
}));
