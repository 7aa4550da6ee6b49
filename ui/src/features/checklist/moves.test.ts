import { expect, test } from "vitest";
import type { ChecklistRow } from "../../api/generated";
import { moveBy } from "./moves";

const items = ["a", "b", "c"].map((key) => ({ key }) as ChecklistRow);

test("a line goes behind the one below it, or in front of the one above it", () => {
  expect(moveBy(items, "a", 1)).toEqual({ key: "a", after: "b" });
  expect(moveBy(items, "c", -1)).toEqual({ key: "c", after: "a" });
  expect(moveBy(items, "b", -1)).toEqual({ key: "b", after: "" });
});

test("at the ends there is no further, and an unknown line goes nowhere", () => {
  expect(moveBy(items, "a", -1)).toBeNull();
  expect(moveBy(items, "c", 1)).toBeNull();
  expect(moveBy(items, "x", 1)).toBeNull();
});
