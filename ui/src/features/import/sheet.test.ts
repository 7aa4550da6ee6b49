import { describe, expect, test } from "vitest";
import type { GridMark, ImportPreview, TableView } from "../../api/generated";
import { firstGroup, letters, marksOf, sheetCell, sheetColumns, spills } from "./sheet";

const shown = {
  region: { top: 2, left: 1, bottom: 40, right: 2 },
  taken: true,
  header_row: 2,
  first_row: 3,
  rows_total: 60,
  columns_total: 3,
  columns: [
    {
      column: 1,
      letter: "A",
      header: "DID",
      field: "number+extension",
      confidence: 98,
      reason: "",
      samples: [],
    },
    { column: 2, letter: "B", header: "Ticket", field: "", confidence: null, reason: "", samples: [] },
  ],
} as unknown as TableView;
const mark: GridMark = { row: 3, column: 1, severity: "blocker", message: "No area code." };
const marks = marksOf({ marks: [mark] } as unknown as ImportPreview);

test("columns are lettered as spreadsheet programs do, also those beside the table", () => {
  expect([1, 26, 27, 703].map(letters)).toEqual(["A", "Z", "AA", "AAA"]);
  const columns = sheetColumns(shown, String, () => "");
  expect(columns.map((column) => column.id)).toEqual(["A", "B", "C"]);
});

test("a column is as wide as its data, whatever title stands above", () => {
  const title = "Northgate Dental — phone inventory of all offices";
  const textAt = (row: number, column: number) => (row === 1 && column === 2 ? title : "414-555-0100");
  expect(sheetColumns(shown, String, textAt)[1]?.width).toBeLessThan(130);
  expect(spills(shown, 1, 2, (row, column) => (column === 2 ? textAt(row, column) : ""))).toBe(true);
  expect(spills(shown, 1, 2, textAt)).toBe(false);
  expect(spills(shown, 5, 2, (_, column) => (column === 2 ? title : ""))).toBe(false);
});

test("texts stay as the file has them, spaces too, and a row on its way is told from an empty one", () => {
  expect(sheetCell(shown, marks, 3, 1, "  414-555-0114 ")?.text).toBe("  414-555-0114 ");
  expect(sheetCell(shown, marks, 3, 2, "")?.text).toBe("");
  expect(sheetCell(shown, marks, 9, 1, undefined)).toBeNull();
});

test("header, number column, what is not imported and refused cells are told apart", () => {
  const classAt = (row: number, column: number) => sheetCell(shown, marks, row, column, "x")?.className;
  expect(classAt(1, 1)).toBe("im-skipped");
  expect(classAt(2, 1)).toBe("im-header im-number");
  expect(classAt(4, 1)).toBe("im-number");
  expect(classAt(4, 2)).toBe("im-skipped");
  expect(classAt(4, 3)).toBe("im-skipped");
  expect(classAt(41, 1)).toBe("im-skipped");
  expect(sheetCell(shown, marks, 3, 1, "555-0113")).toMatchObject({
    tone: "blocker",
    description: "No area code.",
  });
});

describe("the list to look at first", () => {
  const preview = (outcome: object) =>
    ({
      outcome: { refused: 0, suspect: 0, changed: 0, kept_by_hand: 0, gone: 0, ...outcome },
      repaired: [],
    }) as unknown as ImportPreview;
  test("is the one that needs a person most", () => {
    expect(firstGroup(preview({ refused: 1, gone: 3 }))).toBe("refused");
    expect(firstGroup(preview({ suspect: 1, changed: 2 }))).toBe("suspect");
    expect(firstGroup(preview({ kept_by_hand: 1 }))).toBe("changed");
    expect(firstGroup(preview({ gone: 1 }))).toBe("gone");
    expect(firstGroup(preview({}))).toBe("added");
  });
});
