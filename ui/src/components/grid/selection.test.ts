import { describe, expect, test } from "vitest";
import { layoutRows } from "./layout";
import {
  type Extent,
  type GridAction,
  type GridState,
  rangeOf,
  reduce,
  START,
  selectionWords,
} from "./selection";

const extent: Extent = { layout: layoutRows(100, [], new Set()), columns: 6, pageRows: 20 };

function walk(...actions: GridAction[]): GridState {
  return actions.reduce((state, action) => reduce(state, action, extent), START);
}
const down: GridAction = { type: "move", to: "down", extend: false };
const shiftDown: GridAction = { type: "move", to: "down", extend: true };
const shiftRight: GridAction = { type: "move", to: "right", extend: true };

describe("moving", () => {
  test("an arrow moves the active cell and drops the range", () => {
    const state = walk(shiftDown, shiftDown, down);
    expect(state.active).toEqual({ row: 1, column: 0 });
    expect(rangeOf(state)).toEqual({ top: 1, bottom: 1, left: 0, right: 0 });
  });

  test("nothing moves beyond the grid", () => {
    expect(walk({ type: "move", to: "up", extend: false }).active).toEqual({ row: 0, column: 0 });
    expect(walk({ type: "grid_end", extend: false }, down).active).toEqual({ row: 99, column: 5 });
  });

  test("a page is as many rows as are seen", () => {
    expect(walk({ type: "page", to: "down", extend: false }).active.row).toBe(20);
  });
});

describe("ranges", () => {
  test("Shift moves the far corner and leaves the active cell", () => {
    const state = walk(down, shiftDown, shiftDown, shiftRight);
    expect(state.active).toEqual({ row: 1, column: 0 });
    expect(rangeOf(state)).toEqual({ top: 1, bottom: 3, left: 0, right: 1 });
  });

  test("a range turns over when its corner passes the active cell", () => {
    const up: GridAction = { type: "move", to: "up", extend: true };
    const state = walk(down, down, shiftDown, up, up, up);
    expect(rangeOf(state)).toEqual({ top: 0, bottom: 2, left: 0, right: 0 });
    expect(state.active.row).toBe(2);
  });

  test("select all keeps the active cell in view", () => {
    const state = walk(down, { type: "select_all" });
    expect(rangeOf(state)).toEqual({ top: 0, bottom: 99, left: 0, right: 5 });
    expect(state.active.row).toBe(1);
  });

  test("Tab goes round inside a range, row by row", () => {
    const tab: GridAction = { type: "next", backwards: false, along: "row" };
    const start = walk(shiftDown, shiftRight);
    const seen = [start.active];
    let state = start;
    for (let index = 0; index < 4; index += 1) {
      state = reduce(state, tab, extent);
      seen.push(state.active);
    }
    expect(seen).toEqual([
      { row: 0, column: 0 },
      { row: 0, column: 1 },
      { row: 1, column: 0 },
      { row: 1, column: 1 },
      { row: 0, column: 0 },
    ]);
    expect(rangeOf(state)).toEqual(rangeOf(start));
  });

  test("Enter goes round inside a range, column by column", () => {
    const enter: GridAction = { type: "next", backwards: false, along: "column" };
    expect(walk(shiftDown, shiftRight, enter, enter).active).toEqual({ row: 0, column: 1 });
  });

  test("Tab at the end of a row begins the next one", () => {
    const tab: GridAction = { type: "next", backwards: false, along: "row" };
    expect(walk({ type: "row_end", extend: false }, tab).active).toEqual({ row: 1, column: 0 });
  });
});

describe("editing", () => {
  test("an edit keeps the range it was begun in, and ends with a move", () => {
    const editing = walk(shiftDown, { type: "edit", text: "Front desk" });
    expect(editing.edit).toEqual({ text: "Front desk" });
    expect(selectionWords(rangeOf(editing))).toBe("2 rows × 1 column selected");
    expect(reduce(editing, down, extent).edit).toBeNull();
  });
});

test("when rows go away the active cell stays inside", () => {
  const state = walk({ type: "grid_end", extend: false });
  const smaller: Extent = { ...extent, layout: layoutRows(10, [], new Set()) };
  expect(reduce(state, { type: "clamp" }, smaller).active).toEqual({ row: 9, column: 5 });
  const inside = walk(down, shiftDown);
  expect(reduce(inside, { type: "clamp" }, smaller)).toBe(inside);
});

test("a range is told in rows and columns", () => {
  expect(selectionWords({ top: 0, bottom: 2, left: 3, right: 3 })).toBe("3 rows × 1 column selected");
});

test("the active cell leaves a group that is closed over it", () => {
  const groups = [
    { first: 0, count: 3 },
    { first: 3, count: 3 },
  ];
  const closedFirst = layoutRows(6, groups, new Set([0]));
  const inFirst = walk(down);
  expect(reduce(inFirst, { type: "clamp" }, { ...extent, layout: closedFirst }).active.row).toBe(3);
  const closedLast = layoutRows(6, groups, new Set([1]));
  const inLast = walk({ type: "go", cell: { row: 4, column: 0 }, extend: false });
  expect(reduce(inLast, { type: "clamp" }, { ...extent, layout: closedLast }).active.row).toBe(2);
});
