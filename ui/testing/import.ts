import type { ColumnGuess, ImportPreview, ImportRequest, ImportRowsRequest } from "../src/api/generated";
import type { Answers } from "../src/testing/fake-host";

const sheet: [number, string[]][] = [
  [1, ["Northgate Dental — phone inventory"]],
  [2, ["as of 6 Nov 2026, front office"]],
  [3, []],
  [4, ["DID / Ext", "Assigned to", "Type", "Bldg/Flr", "Acct", "Notes", "Ticket"]],
  ...(
    [
      ["414-555-0100", "Main reception", "V", "330 NW / 4", "4145550100371", "BTN", ""],
      ["(414) 555-0101 x2101", "Front desk 1", "V", "330 NW / 4", "4145550100371", "", "T-1180"],
      ["(414) 555-0102 x2102", "Front desk 2", "V", "330 NW / 4", "4145550100371", "", ""],
      ["414.555.0103", "Billing", "V", "330 NW / 4", "4145550100371", "queue", ""],
      ["414-555-0104", "Referrals", "V", "330 NW / 4", "4145550100371", "queue", "T-1204"],
      ["414-555-0105 thru 0109", "Ortho, surgery, lab", "V", "330 NW / 2", "4145550100371", "range of 5", ""],
      ["414 555 0110 FAX", "Records", "F", "330 NW / 2", "4145550100371", "", ""],
      ["414 555 0111 FAX", "Billing", "F", "330 NW / 2", "4145550100371", "", ""],
      ["4145550112", "Referrals", "EF", "330 NW / 2", "4145550100371", "e-fax", ""],
      ["555-0113", "Sterilization", "V", "330 NW / 2", "4145550100371", "", "T-1011"],
      ["414-555-0114 / 15 / 16", "Hygiene 1-3", "V", "330 NW / 2", "4145550100371", "", ""],
      ["414-555-0117", "Break room", "V", "330 NW / 2", "4145550100371", "", ""],
      ["414-555-0118", "Pilot group A", "V", "330 NW / 4", "4145550100371", "hunt pilot", ""],
      ["414-555-0118", "Pilot", "V", "330 NW / 4", "4145550100371", "dup?", ""],
      ["1-414-555-0120", "Call center 1", "V", "330 NW / 3", "4145550100371", "", ""],
      ["414-555-0121 thru 0141", "Call center", "V", "330 NW / 3", "4145550100371", "range of 21", ""],
    ] as string[][]
  ).map((cells, index): [number, string[]] => [index + 5, cells]),
];

const guesses: [string, string, string, number, string[]][] = [
  ["A", "DID / Ext", "number+extension", 98, ["555-0101 x2101", "0105 thru 0109"]],
  ["B", "Assigned to", "name", 94, ["Front desk 1", "Ortho, surgery, lab"]],
  ["C", "Type", "use", 91, ["V", "F", "EF"]],
  ["D", "Bldg/Flr", "site+floor", 72, ["330 NW / 4"]],
  ["E", "Acct", "account", 99, ["4145550100371"]],
  ["F", "Notes", "note", 60, ["BTN", "hunt pilot"]],
  ["G", "Ticket", "", 0, ["T-1180"]],
];

const region = { top: 4, left: 1, bottom: 160, right: 7 };

function preview(request: ImportRequest): ImportPreview {
  const chosen = request.tables[0]?.columns ?? {};
  const columns = guesses.map(([letter, header, guess, confidence, samples], index): ColumnGuess => {
    const field = chosen[index + 1] ?? guess;
    return {
      column: index + 1,
      letter,
      header,
      field,
      confidence: field === guess && field !== "" ? confidence : null,
      reason: "",
      samples,
    };
  });
  const refused = [
    {
      row: 14,
      text: "555-0113",
      message: "No area code. All other numbers in this file are 414.",
      proposal: "(414) 555-0113",
    },
    { row: 61, text: "414-555-02O1", message: "Letter O among digits.", proposal: "(414) 555-0201" },
    { row: 97, text: "414-555-019", message: "9 digits, 10 needed.", proposal: "" },
    { row: 132, text: "see Bob", message: "No number in the cell.", proposal: "" },
  ]
    .filter((cell) => !request.repairs.some((one) => one.row === cell.row))
    .map((cell) => ({
      ...cell,
      sheet: "DIDs",
      column: 1,
      cell: `A${cell.row}`,
      code: "x",
      fault: "other" as const,
    }));
  return {
    file: "Milwaukee_DID_inventory.xlsx",
    encoding: "",
    encodings: [],
    limits: [],
    sheets: [
      {
        name: "DIDs",
        visible: true,
        cells: 1064,
        tables: [
          {
            table: 1,
            title: "Northgate Dental — phone inventory",
            region,
            taken: true,
            has_numbers: true,
            reason: "Column A holds telephone numbers.",
          },
        ],
      },
      {
        name: "old",
        visible: false,
        cells: 212,
        tables: [
          {
            table: 1,
            title: "A1:C70",
            region,
            taken: false,
            has_numbers: true,
            reason: "The sheet is hidden.",
          },
        ],
      },
    ],
    shown: {
      sheet: "DIDs",
      table: 1,
      region,
      taken: true,
      header_row: request.tables[0]?.header_row ?? 4,
      first_row: 5,
      rows_total: 160,
      columns_total: 7,
      columns,
      remembered: "",
      merges: [],
    },
    fields: [
      { field: "number", label: "Number" },
      { field: "number+extension", label: "Number, extension" },
      { field: "name", label: "Name" },
      { field: "use", label: "Use" },
      { field: "site+floor", label: "Site, floor" },
      { field: "account", label: "Account" },
      { field: "note", label: "Note" },
    ],
    marks: [
      {
        row: 14,
        column: 1,
        severity: "blocker",
        message: "No area code. All other numbers in this file are 414.",
      },
      {
        row: 18,
        column: 1,
        severity: "warning",
        message: "The same number as in A17. Both places are kept.",
      },
    ],
    outcome: {
      rows: 152,
      numbers: 163 + request.repairs.length,
      added: 12,
      changed: 9,
      unchanged: 142,
      duplicates: 3,
      refused: refused.length,
      suspect: 0,
      gone: 2,
      kept_by_hand: 1,
    },
    refused,
    suspect: [],
    faults: [],
    repaired: request.repairs.map((one) => ({
      ...one,
      cell: `A${one.row}`,
      read_as: one.text,
      by_fault: false,
    })),
    passed_over: [],
    added: [{ number: "(414) 555-0142", words: "Call center · Lakeland 4145550100371", cells: "A21" }],
    changed: [
      {
        id: 3,
        number: "(414) 555-0103",
        words: "Billing · Lakeland 4145550100371",
        cells: "A8",
        facts: [
          {
            fact: "name",
            label: "name",
            old: "Accounts",
            new: "Billing",
            verdict: "kept_by_hand",
            by_hand: true,
          },
          { fact: "use", label: "use", old: "voice", new: "fax", verdict: "taken", by_hand: false },
        ],
      },
    ],
    same: [{ number: "(414) 555-0100", words: "Main reception · Lakeland 4145550100371", cells: "A5" }],
    duplicates: [{ number: "(414) 555-0118", cells: ["A17", "A18"] }],
    gone: [
      {
        id: 9,
        number: "(414) 555-0109",
        words: "Old fax · fax · Lakeland 4145550100371",
        disposition: "Port",
        leaving: request.leaving[0]?.leaving ?? request.all_leaving,
        sent: "",
      },
    ],
    earlier: [{ id: 1, file: "Milwaukee_DID_inventory.xlsx", detail: "Fri 6 Nov 2026, 165 numbers" }],
    newer_of: request.earlier ?? 1,
    summary:
      "152 rows become 163 numbers. One undo takes all of it back. Every number remembers its file, sheet and row.",
    nothing: false,
  };
}

export const importAnswers: Answers = {
  import_preview: preview,
  import_rows: ({ first, count }: ImportRowsRequest) => ({
    first,
    rows: Array.from({ length: Math.min(count, 161 - first) }, (_, index) => {
      const found = sheet.find(([row]) => row === first + index);
      return found?.[1] ?? [];
    }),
  }),
  import_commit: (request) => {
    const { outcome, refused, suspect } = preview(request);
    return {
      done: { label: "Import of Milwaukee_DID_inventory.xlsx: 163 numbers", changes: ["numbers"] },
      imported: { ...outcome, refused, suspects: suspect },
    };
  },
};
