import { expect, test } from "vitest";
import { begun, drawn, inked, noInk, pathOf, pointOf } from "./strokes";

const pad = { left: 10, top: 20, width: 450, height: 100 };

test("a pointer is a point of the pad, and never leaves it", () => {
  expect(pointOf({ clientX: 235, clientY: 70 }, pad)).toEqual([0.5, 0.5]);
  expect(pointOf({ clientX: -50, clientY: 500 }, pad)).toEqual([0, 1]);
});

test("strokes grow point by point, and what is not seen is left out", () => {
  let strokes = drawn(begun(noInk, [0.1, 0.1]), [0.2, 0.2]);
  expect(drawn(strokes, [0.2005, 0.2])).toBe(strokes);
  strokes = begun(strokes, [0.5, 0.5]);
  expect(strokes).toHaveLength(2);
  expect(drawn(noInk, [0.5, 0.5])).toBe(noInk);
});

test("a dot is no signature, a line is", () => {
  expect(inked([[[0.1, 0.1]]])).toBe(false);
  expect(
    inked([
      [
        [0, 0],
        [0.1, 0],
        [0.2, 0],
        [0.3, 0],
      ],
    ]),
  ).toBe(true);
});

test("a stroke is drawn in the pad's own shape", () => {
  expect(
    pathOf(
      [
        [0, 0],
        [1, 1],
      ],
      450,
    ),
  ).toBe("M0.00 0.00 L450.00 100.00");
  expect(pathOf([[0.5, 0.5]], 450)).toBe("M225.00 50.00 l0.8 0");
});
