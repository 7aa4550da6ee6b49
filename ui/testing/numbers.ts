import type {
  NumberDetail,
  NumberGroup,
  NumberRow,
  NumbersPage,
  NumbersQuery,
  NumbersRequest,
} from "../src/api/generated";
import type { Answers } from "../src/testing/fake-host";

function row(id: number, over: Partial<NumberRow>): NumberRow {
  return {
    id,
    national: "",
    e164: "",
    kind: "local",
    wireless: false,
    use: "voice",
    name: "",
    extension: "",
    disposition: "port",
    order: "",
    order_id: null,
    account: "Lakeland",
    site: "Milwaukee",
    rings_to: "",
    address_911: "",
    note: "",
    lists: [true, true, true],
    findings: [],
    edited: [],
    site_id: null,
    ...over,
  };
}

const undecidedNames: [string, string, string][] = [
  ["(414) 555-0142", "", "voice"],
  ["(414) 555-0143", "", "voice"],
  ["(262) 555-0119", "old copier 2F", "fax"],
];
const names =
  "Main reception,Front desk 1,Front desk 2,Billing,Referrals,Orthodontics,Orthodontics 2,Oral surgery,Oral surgery 2,Lab,Fax records,Fax billing,Fax referrals,Sterilization,Hygiene 1,Hygiene 2,Hygiene 3,Break room,Pilot group A".split(
    ",",
  );

function lakeland(): NumberRow[] {
  const rows: NumberRow[] = [];
  undecidedNames.forEach(([national, name, use], index) => {
    rows.push(
      row(index + 1, {
        national,
        name,
        use: use as NumberRow["use"],
        disposition: "undecided",
        lists: [name !== "", true, true],
        findings: [
          {
            column: "disposition",
            severity: "blocker",
            message: "Undecided blocks NDG-01",
            hint: "On the CSR and the bill, but not in the phone system. Say what becomes of it before the order is sent.",
          },
        ],
      }),
    );
  });
  for (let index = 0; index < 151; index += 1) {
    const area = index < 91 ? "414" : "262";
    const line = index < 91 ? (index < 42 ? index : index + 2) : index - 91;
    const fax = index >= 10 && index <= 11;
    rows.push(
      row(index + 4, {
        national: `(${area}) 555-01${String(line).padStart(2, "0")}`,
        name: names[index] ?? `Call center ${index - 18}`,
        use: fax ? "fax" : index === 12 ? "e_fax" : "voice",
        order: "NDG-01",
        order_id: 1,
        rings_to:
          index === 0 ? "IVR Main" : index === 15 ? "" : fax ? `Fax ATA ${index - 9}` : `ext 2${100 + index}`,
        address_911: fax ? "" : `330 N Water St, fl ${index < 5 ? 4 : 2}`,
        findings:
          index === 0
            ? [
                {
                  column: "number",
                  severity: "blocker",
                  message: "The BTN leaves, 7 numbers stay",
                  hint: "Lakeland wants a new BTN that is active, stays and is in no order.",
                },
              ]
            : index === 15
              ? [
                  {
                    column: "rings_to",
                    severity: "warning",
                    message: "No target on the new platform",
                    hint: "Say where it rings, or the first call after the cut goes nowhere.",
                  },
                ]
              : index === 18
                ? [
                    {
                      column: "use",
                      severity: "warning",
                      message: "CSR says hunt group",
                      hint: "Check whether 0118 is the pilot of a hunt group.",
                    },
                  ]
                : [],
      }),
    );
  }
  for (let index = 0; index < 7; index += 1) {
    rows.push(
      row(index + 155, {
        national: `(414) 555-01${93 + index}`,
        name: `Fire panel, line ${index + 1}`,
        use: index < 5 ? "alarm" : "elevator",
        disposition: "stay",
        rings_to: "unchanged",
      }),
    );
  }
  for (let index = 0; index < 7; index += 1) {
    rows.push(
      row(index + 162, {
        national: `(262) 555-01${60 + index}`,
        name: `Old modem ${index + 1}`,
        use: "modem",
        disposition: "disconnect",
      }),
    );
  }
  return rows;
}

const groups: NumberGroup[] = [
  { title: "No order yet", detail: "", first: 0, count: 3, blockers: 3, warnings: 0, end: "" },
  {
    title: "NDG-01",
    detail: "Lakeland · Milwaukee",
    first: 3,
    count: 151,
    blockers: 3,
    warnings: 4,
    end: "Wed 16 Dec, 19:00–21:00 CT",
  },
  {
    title: "Stays with Lakeland",
    detail: "alarm and elevator",
    first: 154,
    count: 7,
    blockers: 0,
    warnings: 1,
    end: "",
  },
  { title: "Disconnect", detail: "", first: 161, count: 7, blockers: 0, warnings: 0, end: "" },
];

const small = lakeland();

/** `rows` numbers, made only where they are looked at. */
function page({ query, slice }: NumbersRequest, rows: number): NumbersPage {
  if (rows > 0) {
    const count = Math.max(0, Math.min(slice.limit, rows - slice.offset));
    const made = Array.from({ length: count }, (_, index) => {
      const at = slice.offset + index;
      const source = small[at % small.length] as NumberRow;
      return { ...source, id: at + 1, name: `${source.name} ${at + 1}` };
    });
    const third = Math.floor(rows / 3);
    const parts = [0, third, 2 * third].map((first, index, all) => ({
      ...(groups[index] as NumberGroup),
      first,
      count: (all[index + 1] ?? rows) - first,
    }));
    return {
      total: rows,
      matching: rows,
      groups: parts,
      offset: slice.offset,
      rows: made,
      with_problems: 12,
    };
  }
  const found = matching(query);
  return {
    total: 312,
    matching: found.length,
    groups: query.group_by === "order" && found.length === small.length ? groups : [],
    offset: slice.offset,
    rows: found.slice(slice.offset, slice.offset + slice.limit),
    with_problems: 12,
  };
}

function matching(query: NumbersQuery): NumberRow[] {
  const wanted = query.find.toLowerCase();
  return small.filter(
    (it) =>
      (query.disposition === null || it.disposition === query.disposition) &&
      (!query.problems || it.findings.length > 0) &&
      (query.uses.length === 0 || query.uses.includes(it.use)) &&
      `${it.national} ${it.name}`.toLowerCase().includes(wanted),
  );
}

function detail(id: number): NumberDetail {
  const it = small.find((other) => other.id === id) ?? (small[id % small.length] as NumberRow);
  const undecided = it.disposition === "undecided";
  return {
    row: it,
    subtitle: `Local · ${it.use === "fax" ? "Fax" : "Voice"} · Lakeland · Milwaukee`,
    findings: undecided
      ? [
          {
            severity: "blocker",
            code: "undecided",
            subject: it.national,
            message: "Nobody has decided",
            hint: "Lakeland rejects a partial port when the fate of one number is unknown.",
            cost: "costs 3 to 5 days",
            source: "example",
            orders: ["NDG-01"],
            jump: { screen: "numbers", id: it.id },
          },
        ]
      : [],
    lists: [
      { list: "Phone system", present: it.lists[0], detail: "" },
      { list: "CSR, 9 Nov 2026", present: true, detail: "line 118" },
      { list: "Bill, 21 Oct 2026", present: true, detail: "page 4" },
    ],
    csr_line: `${it.national.replace("(", "").replace(") ", " ")}  1FB  HTG 414 555-0118\n              CREX1 TTB`,
    route: [
      { label: "Before", value: undecided ? "unknown" : "desk phone", absent: undecided },
      { label: "After", value: it.rings_to === "" ? "not set" : it.rings_to, absent: it.rings_to === "" },
      { label: "Temporary", value: "not needed", absent: true },
      {
        label: "911 address",
        value: it.address_911 === "" ? "not set" : it.address_911,
        absent: it.address_911 === "",
      },
    ],
    history: [],
    lookups: [],
    sources: [
      { file: "CSR paste", cell: "row 118", text: "414 555-0142 1FB", when: "Mon 9 Nov 14:02" },
      { file: "Lakeland 2026-10.xlsx", cell: "Bill A97", text: "4145550142", when: "Mon 9 Nov 14:10" },
    ],
  };
}

export function numberAnswers(rows: number): Answers {
  return {
    numbers_list: (request) => page(request, rows),
    number_detail: ({ id }) => detail(id),
    numbers_edit: ({ changes }) => {
      for (const { ids, disposition } of changes)
        for (const it of small) if (ids.includes(it.id) && disposition !== null) it.disposition = disposition;
      return { label: "numbers changed", changes: ["numbers"] };
    },
    accounts_list: [
      {
        id: 1,
        carrier: "Lakeland",
        account_number: "414 555-0100 371",
        numbers: 168,
        mark: { icon: "blocker", text: "" },
      },
      {
        id: 2,
        carrier: "Badger Valley",
        account_number: "BV-20817",
        numbers: 44,
        mark: { icon: "ok", text: "" },
      },
      {
        id: 3,
        carrier: "Corvus",
        account_number: "88-114520-03",
        numbers: 92,
        mark: { icon: "ok", text: "" },
      },
      { id: 4, carrier: "Tollway", account_number: "", numbers: 8, mark: { icon: "ok", text: "" } },
    ],
  };
}
