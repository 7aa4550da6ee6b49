import { expect, test } from "vitest";
import { aligned } from "./aligned";

test("letters stand under letters, and a missing word leaves a slot of its width", () => {
  const pieces = aligned([
    { ours: "2140 ", theirs: "2140 ", grade: "same" },
    { ours: "", theirs: "E ", grade: "different" },
    { ours: "Main St", theirs: "MAIN ST", grade: "case_or_space" },
  ]);
  expect(pieces.map((piece) => piece.ours).join("")).toBe("2140   Main St");
  expect(pieces.map((piece) => piece.theirs).join("")).toBe("2140 E MAIN ST");
  expect(pieces[1]).toMatchObject({ oursLook: "slot", theirsLook: "loud" });
  expect(pieces[2]).toMatchObject({ oursLook: "case", theirsLook: "case" });
});

test("readings of unequal length keep what follows in line", () => {
  const [abbreviated, rest] = aligned([
    { ours: "North", theirs: "N", grade: "abbreviation" },
    { ours: " Water", theirs: " Water", grade: "same" },
  ]);
  expect(abbreviated?.theirs).toBe("N    ");
  expect(rest?.theirs).toBe(" Water");
});
