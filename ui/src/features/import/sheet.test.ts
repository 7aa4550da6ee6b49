import { expect, test } from "vitest";
import type { ImportPreview } from "../../api/generated";
import { sheetCell, sheetColumns } from "./sheet";

const preview = {
  header_row: 2,
  columns: [
    { column: 1, letter: "A", header: "DID", field: "number", confidence: 98, samples: [] },
    { column: 2, letter: "B", header: "Ticket", field: "", confidence: null, samples: [] },
  ],
  rows: [
    { row: 1, cells: ["Northgate Dental — phone inventory", ""], marks: [], skipped: true },
    { row: 2, cells: ["DID", "Ticket"], marks: [], skipped: false },
    {
      row: 3,
      cells: ["555-0113", "T-1"],
      marks: [{ column: 1, severity: "blocker", message: "No area code." }],
      skipped: false,
    },
    { row: 4, cells: ["  414-555-0114 "], marks: [], skipped: false },
  ],
} as unknown as ImportPreview;

test("a title above the header does not make its column wide", () => {
  expect(sheetColumns(preview)[0]?.width).toBeLessThan(160);
});

test("texts stay as the file has them, spaces too, and a short row is empty at its end", () => {
  expect(sheetCell(preview, 3, 0)?.text).toBe("  414-555-0114 ");
  expect(sheetCell(preview, 3, 1)?.text).toBe("");
  expect(sheetCell(preview, 9, 0)).toBeNull();
});

test("header, number column, what is not imported and refused cells are told apart", () => {
  expect(sheetCell(preview, 0, 0)?.className).toBe("im-skipped");
  expect(sheetCell(preview, 1, 0)?.className).toBe("im-header im-number");
  expect(sheetCell(preview, 2, 1)?.className).toBe("im-skipped");
  expect(sheetCell(preview, 2, 0)).toMatchObject({ tone: "blocker", description: "No area code." });
});
