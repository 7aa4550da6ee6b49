import { describe, expect, it } from "vitest";
import type { FinderDay, FinderHour, SlotView } from "../../api/generated";
import { marked, outlines, stepped } from "./heat";

const hour = (state: FinderHour["state"], slot: number | null = null): FinderHour => ({
  level: 0,
  calls: "",
  state,
  slot,
  text: "",
});

const day = (open: [number, number], slots: Record<number, number> = {}): FinderDay => ({
  date: "",
  label: "",
  closed: "",
  source: "",
  hours: Array.from({ length: 24 }, (_, at) =>
    hour(at >= open[0] && at < open[1] ? "open" : "shut", slots[at] ?? null),
  ),
});

describe("the heat map", () => {
  it("outlines days of the same hours together and starts anew after a closed day", () => {
    const week = [day([4, 21]), day([4, 21]), day([0, 0]), day([4, 21]), day([6, 20])];
    expect(outlines(week, "open")).toEqual([
      { top: 0, bottom: 2, left: 4, right: 21 },
      { top: 3, bottom: 4, left: 4, right: 21 },
      { top: 4, bottom: 5, left: 6, right: 20 },
    ]);
    expect(outlines(week, "on_request")).toEqual([]);
  });

  it("puts a slot over the hours that name it", () => {
    const slot = { rank: 2, words: "Thu" } as SlotView;
    const days = [day([4, 21]), day([4, 21], { 19: 2, 20: 2 })];
    expect(marked({ label: "", days }, [slot])).toEqual([{ slot, top: 1, bottom: 2, left: 19, right: 21 }]);
  });

  it("is walked by arrows and ends at its edges", () => {
    expect(stepped([2, 4], "ArrowDown", 7)).toEqual([3, 4]);
    expect(stepped([2, 4], "Home", 7)).toEqual([2, 0]);
    expect(stepped([6, 4], "ArrowDown", 7)).toBeNull();
    expect(stepped([0, 23], "ArrowRight", 7)).toBeNull();
    expect(stepped([0, 0], "x", 7)).toBeNull();
  });
});
