import { expect, test } from "vitest";
import { picked } from "./picked";

test("a number is chosen once, and let go alone", () => {
  expect(picked([1, 2], [2, 3], true)).toEqual([1, 2, 3]);
  expect(picked([1, 2, 3], [2], false)).toEqual([1, 3]);
  expect(picked([1], [], true)).toEqual([1]);
});
