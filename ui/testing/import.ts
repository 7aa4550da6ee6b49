import type { ColumnGuess, GridRow, ImportPreview, ImportRequest } from "../src/api/generated";
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
  ["A", "DID / Ext", "number", 98, ["555-0101 x2101", "0105 thru 0109"]],
  ["B", "Assigned to", "name", 94, ["Front desk 1", "Ortho, surgery, lab"]],
  ["C", "Type", "use", 91, ["V", "F", "EF"]],
  ["D", "Bldg/Flr", "site", 72, ["330 NW / 4"]],
  ["E", "Acct", "account", 99, ["4145550100371"]],
  ["F", "Notes", "note", 60, ["BTN", "hunt pilot"]],
  ["G", "Ticket", "", 0, ["T-1180"]],
];

function preview(request: ImportRequest): ImportPreview {
  const columns = guesses.map(([letter, header, guess, confidence, samples], index): ColumnGuess => {
    const column = index + 1;
    const chosen = Object.entries(request.columns).find(([, at]) => at === column)?.[0];
    const field = chosen ?? (guess in request.columns ? "" : guess);
    return {
      column,
      letter,
      header,
      field,
      confidence: chosen && chosen !== guess ? null : confidence,
      samples,
    };
  });
  const rows = sheet.map(
    ([row, cells]): GridRow => ({
      row,
      cells,
      skipped: row < 4,
      marks:
        row === 14
          ? [
              {
                column: 1,
                severity: "blocker",
                message: "No area code. All other numbers in this file are 414.",
              },
            ]
          : row === 18
            ? [{ column: 1, severity: "warning", message: "The same number as in A17. Both rows are kept." }]
            : [],
    }),
  );
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
    .map((cell) => ({ ...cell, sheet: "DIDs", column: 1, cell: `A${cell.row}`, code: "x" }));
  return {
    file: "Milwaukee_DID_inventory.xlsx",
    sheets: [
      { name: "DIDs", visible: true, cells: 1064 },
      { name: "old", visible: false, cells: 212 },
    ],
    sheet: "DIDs",
    header_row: request.header_row ?? 4,
    columns,
    fields: [
      { field: "number", label: "Number, extension" },
      { field: "name", label: "Name" },
      { field: "use", label: "Use" },
      { field: "site", label: "Site, floor" },
      { field: "account", label: "Account" },
      { field: "note", label: "Note" },
    ],
    rows,
    rows_total: 156,
    outcome: {
      rows: 152,
      numbers: 163 + request.repairs.length,
      added: 12,
      changed: 9,
      unchanged: 142,
      duplicates: 3,
      refused: refused.length,
      gone: 2,
    },
    refused,
    summary:
      "152 rows become 163 numbers. One undo takes all of it back. Every number remembers its file, sheet and row.",
  };
}

export const importAnswers: Answers = {
  import_preview: preview,
  import_commit: (request) => ({
    done: { label: "Import of Milwaukee_DID_inventory.xlsx: 163 numbers", changes: ["numbers"] },
    imported: preview(request).outcome as never,
  }),
};
