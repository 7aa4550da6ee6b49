import { describe, expect, test } from "vitest";
import type { ColumnGuess, ImportPreview, TableView } from "../../api/generated";
import {
  buttonLabel,
  confidenceTone,
  editAll,
  fixAll,
  leave,
  leaveAll,
  mapColumn,
  newImport,
  notReady,
  oddLetters,
  prefer,
  preferAll,
  repair,
  takeBackRepair,
  takeEncoding,
  takeHeaderRow,
  takeList,
  takeTable,
} from "./request";

function guess(column: number, field: string, confidence: number | null = 90): ColumnGuess {
  return {
    column,
    letter: String.fromCharCode(64 + column),
    header: `h${column}`,
    field,
    confidence,
    reason: "",
    samples: [],
  };
}
const shown = {
  sheet: "DIDs",
  table: 1,
  columns: [guess(1, "number+extension"), guess(2, "name"), guess(3, "")],
} as unknown as TableView;
const file = newImport({ ticket: 7 });
const columnsOf = (request: typeof file) => request.tables[0]?.columns;

describe("saying what a column is", () => {
  test("only what was corrected is said", () => {
    expect(columnsOf(mapColumn(file, shown, 3, "note"))).toEqual({ 3: "note" });
  });

  test("a field stands in one column: the former one is not imported any more", () => {
    expect(columnsOf(mapColumn(file, shown, 3, "name"))).toEqual({ 2: "", 3: "name" });
  });

  test("a column that gives one of its two fields away keeps the other", () => {
    expect(columnsOf(mapColumn(file, shown, 3, "extension"))).toEqual({ 1: "number", 3: "extension" });
  });

  test("a second column of numbers stands beside the first", () => {
    expect(columnsOf(mapColumn(file, shown, 3, "number"))).toEqual({ 3: "number" });
  });

  test("another header begins with fresh guesses, for its table alone", () => {
    const mapped = mapColumn(file, shown, 3, "note");
    const both = mapColumn(mapped, { ...shown, table: 2 }, 1, "number");
    const moved = takeHeaderRow(both, shown, 4);
    expect(moved.tables).toContainEqual({ sheet: "DIDs", table: 1, take: null, header_row: 4, columns: {} });
    expect(moved.tables).toHaveLength(2);
  });

  test("a table is taken or left without losing its columns, and is looked at", () => {
    const left = takeTable(mapColumn(file, shown, 3, "note"), shown, false);
    expect(left.tables).toEqual([
      { sheet: "DIDs", table: 1, take: false, header_row: null, columns: { 3: "note" } },
    ]);
    expect(left.shown).toEqual({ sheet: "DIDs", table: 1 });
  });

  test("in another encoding all begins again, for the same file", () => {
    const other = takeEncoding(mapColumn(file, shown, 3, "note"), "macintosh");
    expect(other).toEqual({ ...file, encoding: "macintosh" });
  });
});

describe("repairs", () => {
  const cell = { sheet: "DIDs", row: 14, column: 1 };
  test("the last word on a cell counts, and an empty one skips its row", () => {
    let request = repair(file, cell, "(414) 555-0113");
    request = repair(request, { ...cell, row: 61 }, "");
    request = repair(request, cell, "(414) 555-0114");
    expect(request.repairs).toEqual([
      { ...cell, row: 61, text: "" },
      { ...cell, text: "(414) 555-0114" },
    ]);
    expect(takeBackRepair(request, cell).repairs).toHaveLength(1);
  });

  test("a fault is repaired everywhere, once, and taken back", () => {
    const fixed = fixAll(fixAll(file, "area_code_missing", true), "area_code_missing", true);
    expect(fixed.fixes).toEqual(["area_code_missing"]);
    expect(fixAll(fixed, "area_code_missing", false).fixes).toEqual([]);
  });
});

test("a fault without a proposal is edited alike everywhere, and the last word counts", () => {
  const edited = editAll(editAll(file, "area_code_missing", "262"), "area_code_missing", "414");
  expect(edited.edits).toEqual([{ fault: "area_code_missing", before: "414" }]);
  expect(editAll(edited, "area_code_missing", null).edits).toEqual([]);
});

describe("a list that comes again", () => {
  test("the file is preferred fact by fact, or for all", () => {
    const one = prefer(file, 3, "name", true);
    expect(one.theirs).toEqual([{ number: 3, fact: "name" }]);
    expect(prefer(one, 3, "name", false).theirs).toEqual([]);
    expect(preferAll(one, true)).toMatchObject({ all_theirs: true, theirs: [] });
  });

  test("what becomes of all that are gone overrules what was said of each", () => {
    const one = leave(leave(file, 9, "stay"), 9, "remove");
    expect(one.leaving).toEqual([{ number: 9, leaving: "remove" }]);
    expect(leaveAll(one, "disconnect")).toMatchObject({ all_leaving: "disconnect", leaving: [] });
  });

  test("another kind of list has another past", () => {
    expect(takeList(leave(file, 9, "stay"), "bill")).toEqual({ ...file, list: "bill" });
  });
});

test("the button says how many numbers come in, and why it cannot", () => {
  const sheets = [{ tables: [{ taken: true }] }];
  const preview = { sheets, outcome: { numbers: 163 }, nothing: false } as unknown as ImportPreview;
  expect(buttonLabel(preview, "inventory")).toBe("Import 163 numbers");
  expect(notReady(preview, "inventory")).toBe("");
  const none = { ...preview, sheets: [] };
  expect(notReady(none, "inventory")).toBe("Say which column holds the numbers.");
  expect(notReady(none, "calls")).toBe("");
  expect(notReady({ ...preview, outcome: { ...preview.outcome, numbers: 0 } }, "bill")).not.toBe("");
  expect(buttonLabel({ ...preview, nothing: true }, "bill")).toBe("Nothing changes");
  expect(notReady({ ...preview, nothing: true }, "bill")).not.toBe("");
});

test("an unsure guess is told from a choice and from a column left out", () => {
  expect(confidenceTone(72, "site")).toBe("unsure");
  expect(confidenceTone(null, "site")).toBe("chosen");
  expect(confidenceTone(60, "")).toBe("ignored");
});

test("a letter among digits is marked, words are not", () => {
  expect(oddLetters("414-555-02O1").filter((piece) => piece.odd)).toEqual([{ text: "O", odd: true }]);
  expect(oddLetters("see Bob").some((piece) => piece.odd)).toBe(false);
});
