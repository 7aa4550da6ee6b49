import { describe, expect, test } from "vitest";
import { parseTsv, pasteWrites, rowsBetween, toTsv } from "./clipboard";
import { layoutRows } from "./layout";

test.each([
  [
    "a\tb\nc\td",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ['"two\nlines"\tplain', [["two\nlines", "plain"]]],
  ['"say ""hi"""', [['say "hi"']]],
  ['5" pipe\tx', [['5" pipe', "x"]]],
  ["\t\n", [["", ""]]],
  ["only", [["only"]]],
  ["", []],
  ["a\n\nb", [["a"], [""], ["b"]]],
])("%j is read as a spreadsheet writes it", (text, rows) => {
  expect(parseTsv(text)).toEqual(rows);
});

test("what is copied is read back the same", () => {
  const rows = [
    ["(414) 555-0100", "Main\treception", ""],
    ['the "pilot"', "two\nlines", "x"],
  ];
  expect(parseTsv(toTsv(rows))).toEqual(rows);
});

describe("pasting", () => {
  const grid = { columns: 4, step: layoutRows(10, [], new Set()).step };
  test("one text fills the whole range", () => {
    const writes = pasteWrites([["x"]], { top: 1, bottom: 2, left: 0, right: 1 }, grid);
    expect(writes.map((write) => [write.row, write.column])).toEqual([
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
  });

  test("a block is repeated in a range that is a multiple of it", () => {
    const writes = pasteWrites([["a"], ["b"]], { top: 0, bottom: 3, left: 2, right: 2 }, grid);
    expect(writes.map((write) => write.text)).toEqual(["a", "b", "a", "b"]);
  });

  test("a block spreads from the first cell and is cut off at the edge", () => {
    const writes = pasteWrites(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      { top: 9, bottom: 9, left: 3, right: 3 },
      grid,
    );
    expect(writes).toEqual([{ row: 9, column: 3, text: "a" }]);
  });

  test("rows of closed groups are passed over", () => {
    const layout = layoutRows(
      9,
      [
        { first: 0, count: 3 },
        { first: 3, count: 3 },
        { first: 6, count: 3 },
      ],
      new Set([1]),
    );
    expect(rowsBetween({ top: 1, bottom: 7, left: 0, right: 0 }, layout.step)).toEqual([1, 2, 6, 7]);
    const writes = pasteWrites(
      [["a"], ["b"]],
      { top: 2, bottom: 2, left: 0, right: 0 },
      { columns: 4, step: layout.step },
    );
    expect(writes.map((write) => write.row)).toEqual([2, 6]);
  });
});
