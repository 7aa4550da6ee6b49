import { describe, expect, test } from "vitest";
import { layoutRows } from "./layout";

const groups = [
  { first: 0, count: 3 },
  { first: 3, count: 4 },
  { first: 7, count: 2 },
];
const open = layoutRows(9, groups, new Set());
const middleClosed = layoutRows(9, groups, new Set([1]));

describe("rows between group headings", () => {
  test("every heading takes a line before its rows", () => {
    expect(open.lines).toBe(12);
    expect(open.lineAt(0)).toEqual({ kind: "group", group: 0 });
    expect(open.lineAt(1)).toEqual({ kind: "row", row: 0 });
    expect(open.lineAt(4)).toEqual({ kind: "group", group: 1 });
    expect(open.lineAt(5)).toEqual({ kind: "row", row: 3 });
    expect(open.lineAt(11)).toEqual({ kind: "row", row: 8 });
  });

  test("a line and its row answer each other", () => {
    for (let row = 0; row < 9; row += 1) {
      expect(open.lineAt(open.lineOf(row))).toEqual({ kind: "row", row });
    }
  });

  test("a closed group leaves only its heading", () => {
    expect(middleClosed.lines).toBe(8);
    expect(middleClosed.visibleRows).toBe(5);
    expect(middleClosed.lineAt(4)).toEqual({ kind: "group", group: 1 });
    expect(middleClosed.lineAt(5)).toEqual({ kind: "group", group: 2 });
    expect(middleClosed.lineOf(5)).toBe(4);
  });

  test("a step down jumps over the rows of a closed group, and a step up back", () => {
    expect(middleClosed.step(2, 1)).toBe(7);
    expect(middleClosed.step(7, -1)).toBe(2);
    expect(middleClosed.step(1, 3)).toBe(8);
  });

  test("from a row that was just hidden, a step leaves its group", () => {
    expect(middleClosed.step(4, 1)).toBe(7);
    expect(middleClosed.step(4, -1)).toBe(2);
  });

  test("an edge is the end of the group, then the end of the next", () => {
    expect(open.edge(1, 1)).toBe(2);
    expect(open.edge(2, 1)).toBe(6);
    expect(open.edge(6, -1)).toBe(3);
    expect(open.edge(3, -1)).toBe(0);
    expect(middleClosed.edge(2, 1)).toBe(8);
    expect(open.edge(8, 1)).toBe(8);
  });

  test("a million rows in one group are laid out without a list of them", () => {
    const large = layoutRows(1_000_000, [{ first: 0, count: 1_000_000 }], new Set());
    expect(large.lineAt(1_000_000)).toEqual({ kind: "row", row: 999_999 });
    expect(large.step(0, 2_000_000)).toBe(999_999);
  });
});

test("without groups a line is a row", () => {
  const flat = layoutRows(5, [], new Set());
  expect(flat.lines).toBe(5);
  expect(flat.step(4, 1)).toBe(4);
  expect(flat.edge(2, -1)).toBe(0);
  expect(flat.last()).toBe(4);
});
