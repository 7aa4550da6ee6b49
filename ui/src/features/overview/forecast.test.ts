import { describe, expect, it } from "vitest";
import type { ForecastView } from "../../api/generated";
import { day } from "../../testing/fixtures";
import { labelsOf } from "./forecast";

const view = (marks: (readonly [string, number])[], plan: readonly number[]): ForecastView => ({
  slip: "",
  dates: "",
  basis: "",
  drivers: [],
  orders: [],
  rejection_percent: 12,
  rejection_source: "",
  foc_lost_percent: 5,
  foc_lost_source: "",
  marks: marks.map(([name, column]) => ({ name, words: "", day: day("", `day ${column}`), column })),
  plan_dates: plan.map((column) => ({ day: day("", `day ${column}`), percent: 0, column })),
  histogram: {
    step: 1,
    later: "",
    periods: [],
    columns: Array.from({ length: 50 }, () => ({
      day: day("", ""),
      share: "",
      height: 0,
      late: false,
      closed: false,
    })),
  },
});
const names = ["Minimum", "Typical", "Maximum"];

describe("labels under the histogram", () => {
  it("put dates of one day together, the forecast's own among them", () => {
    const labels = labelsOf(view([["P50", 30]], [2, 9, 30]), names, 880);
    expect(labels.map((it) => [it.text, it.own])).toEqual([
      ["minimum day 2", false],
      ["typical day 9", false],
      ["maximum, P50 day 30", true],
    ]);
  });

  it("go to the next line where they would run into one another, and come back", () => {
    const labels = labelsOf(
      view(
        [
          ["P50", 11],
          ["P80", 40],
        ],
        [9, 10, 12],
      ),
      names,
      880,
    );
    expect(labels.map((it) => it.line)).toEqual([0, 1, 2, 3, 0]);
  });

  it("step aside for the tick of a date on a lower line", () => {
    const [first, second] = labelsOf(
      view(
        [
          ["P50", 25],
          ["P80", 27],
        ],
        [],
      ),
      names,
      880,
    );
    expect([first?.line, second?.line]).toEqual([0, 1]);
    const end = (first?.at ?? 0) + ((first?.text.length ?? 0) * 0.75) / 2;
    expect(end).toBeLessThan(((27 + 0.5) * 100) / 50);
    expect(end).toBeGreaterThan(((25 + 0.5) * 100) / 50);
  });

  it("take more lines where the drawing is narrower", () => {
    const at = (width: number) => labelsOf(view([["P50", 30]], [2, 10, 22]), names, width);
    const lines = (width: number) => Math.max(...at(width).map((it) => it.line));
    expect(lines(1200)).toBe(0);
    expect(lines(600)).toBeGreaterThan(0);
    expect(at(600).every((it) => it.at - (it.text.length * 6.4 * 50) / 600 >= 0)).toBe(true);
  });

  it("stay inside the drawing", () => {
    const labels = labelsOf(view([["P95", 49]], [0]), names, 880);
    expect(labels.every((it) => it.at > 3 && it.at < 97)).toBe(true);
  });
});
