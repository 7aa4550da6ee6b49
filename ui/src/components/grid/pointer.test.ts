import { describe, expect, test } from "vitest";
import { layoutRows } from "./layout";
import { cellAt, dragScroll, placeBeside, type View } from "./pointer";

const view: View = {
  scrollTop: 0,
  scrollLeft: 0,
  headHeight: 26,
  rowHeight: 28,
  gutter: 50,
  edges: [0, 124, 200, 350],
  layout: layoutRows(
    6,
    [
      { first: 0, count: 3 },
      { first: 3, count: 3 },
    ],
    new Set(),
  ),
};

test("a point is in the row below the heading it is on", () => {
  expect(cellAt(60, 30, view).row).toBe(0);
  expect(cellAt(60, 26 + 28 + 1, view).row).toBe(0);
  expect(cellAt(60, 26 + 4 * 28 + 1, view).row).toBe(3);
});

test("a point outside is in the nearest cell", () => {
  expect(cellAt(-500, -500, view)).toEqual({ row: 0, column: 0 });
  expect(cellAt(9_000, 9_000, view)).toEqual({ row: 5, column: 2 });
});

test("the frozen column stands over the scrolled ones", () => {
  const scrolled = { ...view, scrollLeft: 100 };
  expect(cellAt(50 + 60, 40, scrolled).column).toBe(0);
  expect(cellAt(50 + 130, 40, scrolled).column).toBe(2);
});

test("a drag beyond the edge scrolls faster the farther it is, up to a limit", () => {
  expect(dragScroll(10, 26, 500)).toBe(-16);
  expect(dragScroll(900, 26, 500)).toBe(48);
  expect(dragScroll(300, 26, 500)).toBe(0);
});

describe("the reason of a cell", () => {
  const size = { width: 344, height: 130 };
  const room = { left: 174, right: 924, top: 26, bottom: 600 };
  test("stands to the right when there is room", () => {
    expect(placeBeside({ left: 384, right: 496, top: 54, bottom: 82 }, size, room)).toEqual({
      left: 506,
      top: 32,
    });
  });
  test("stands to the left of a cell at the right edge", () => {
    expect(placeBeside({ left: 700, right: 860, top: 200, bottom: 228 }, size, room).left).toBe(346);
  });
  test("stands under a cell that has room on neither side", () => {
    const placed = placeBeside({ left: 400, right: 700, top: 200, bottom: 228 }, size, room);
    expect(placed.top).toBe(238);
  });
  test("does not hang out at the bottom", () => {
    expect(placeBeside({ left: 384, right: 496, top: 590, bottom: 618 }, size, room).top).toBe(464);
  });
});
