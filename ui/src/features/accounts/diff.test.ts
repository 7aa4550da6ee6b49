import { describe, expect, it } from "vitest";
import type { DiffPiece } from "../../api/generated";
import { captionsOf, cellsOf, cutOf, markOf, rulerOf } from "./diff";

const comma: DiffPiece[] = [
  { ours: "Group", theirs: "Group", grade: "same" },
  { ours: ",", theirs: "", grade: "punctuation" },
  { ours: " LLC", theirs: " LLC", grade: "same" },
];

describe("two readings, letter under letter", () => {
  it("leaves an empty place where only one side has a letter", () => {
    const cells = cellsOf(comma);
    expect(cells.map((it) => it.ours ?? "_").join("")).toBe("Group, LLC");
    expect(cells.map((it) => it.theirs ?? "_").join("")).toBe("Group_ LLC");
  });

  it("fills the shorter word of a known abbreviation up, so that what follows stays aligned", () => {
    const cells = cellsOf([
      { ours: "North", theirs: "N", grade: "abbreviation" },
      { ours: " Water", theirs: " Water", grade: "same" },
    ]);
    expect(cells).toHaveLength(11);
    expect(cells[5]).toEqual({ ours: " ", theirs: " ", grade: "same" });
    expect(cells.slice(0, 5).map((it) => markOf(it, "theirs"))).toEqual([
      "word",
      "quiet-gap",
      "quiet-gap",
      "quiet-gap",
      "quiet-gap",
    ]);
  });

  it("counts a letter with its accent as one column", () => {
    expect(cellsOf([{ ours: "Rene\u0301", theirs: "RENE", grade: "case_or_space" }])).toHaveLength(4);
  });

  it("is loud about punctuation and quiet about case", () => {
    const [first] = cellsOf([{ ours: "a", theirs: "A", grade: "case_or_space" }]);
    if (!first) throw new Error("no cell");
    expect([markOf(first, "ours"), markOf(first, "theirs")]).toEqual(["case", "none"]);
    const bad = cellsOf(comma)[5];
    if (!bad) throw new Error("no cell");
    expect([markOf(bad, "ours"), markOf(bad, "theirs")]).toEqual(["bad", "gap"]);
  });

  it("shows a space or dash on one side only as a thin ground, not as a letter in another case", () => {
    const [dash] = cellsOf([{ ours: "", theirs: "-", grade: "case_or_space" }]);
    if (!dash) throw new Error("no cell");
    expect([markOf(dash, "ours"), markOf(dash, "theirs")]).toEqual(["quiet-gap", "space"]);
  });
});

describe("the end of a form", () => {
  it("counts the carrier's own letters and not the empty places between them", () => {
    const cells = cellsOf(comma);
    expect(cutOf(cells, 8)).toEqual({ side: "theirs", columns: 9 });
  });

  it("falls on our line when only ours is too long", () => {
    expect(cutOf(cellsOf(comma), 9)).toEqual({ side: "ours", columns: 9 });
  });

  it("is not drawn when everything fits or no limit is known", () => {
    expect(cutOf(cellsOf(comma), 10)).toBeNull();
    expect(cutOf(cellsOf(comma), null)).toBeNull();
  });
});

describe("the words under the letters", () => {
  it("names one mark of punctuation", () => {
    expect(captionsOf(cellsOf(comma))).toEqual([{ column: 5, columns: 1, text: "comma" }]);
  });

  it("says that a run of letters differs, once", () => {
    const cells = cellsOf([
      { ours: "Main", theirs: "", grade: "different" },
      { ours: " St", theirs: " St", grade: "same" },
    ]);
    expect(captionsOf(cells)).toEqual([{ column: 0, columns: 4, text: "differs" }]);
  });

  it("counts every fifth letter on the ruler", () => {
    expect(rulerOf(12).map((it) => it.text)).toEqual(["1", "5", "10"]);
  });
});
