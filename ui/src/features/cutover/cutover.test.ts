import { describe, expect, it } from "vitest";
import { left, minutesSince, shown } from "./clock";
import { atStart, chosen, moved, whole } from "./cursor";

const size = { rows: 10, columns: 4 };

describe("the cursor of the tests", () => {
  it("stays inside, and chooses rows while Shift is held", () => {
    expect(moved(atStart, "ArrowUp", false, size, 5)).toEqual(atStart);
    const down = moved(atStart, "ArrowDown", true, size, 5) ?? atStart;
    const more = moved(down, "PageDown", true, size, 5) ?? down;
    expect(chosen(more)).toEqual([0, 6]);
    expect(moved(more, "End", false, size, 5)).toEqual({ row: 9, column: 0, anchor: 9 });
  });

  it("chooses one column: another one begins anew", () => {
    const three = { row: 3, column: 1, anchor: 0 };
    expect(moved(three, "ArrowRight", true, size, 5)).toEqual({ row: 3, column: 2, anchor: 3 });
    expect(chosen(whole(three, size))).toEqual([0, 9]);
    expect(moved(three, "p", false, size, 5)).toBeNull();
  });
});

describe("clocks", () => {
  it("show the host’s time as far from UTC as the core says", () => {
    const ms = Date.UTC(2026, 11, 17, 1, 24, 36);
    expect(shown(ms, -6 * 3600)).toEqual({ time: "19:24", seconds: "36", date: "Wed 16 Dec" });
    expect(shown(ms, 0)).toEqual({ time: "01:24", seconds: "36", date: "Thu 17 Dec" });
  });

  it("count down to a moment and then say that it has passed", () => {
    expect(left(0, (23 * 3600 + 41 * 60 + 24) * 1000)).toEqual({ time: "23:41", seconds: "24" });
    expect(left(2000, 1000)).toBeNull();
    expect(minutesSince(13 * 60_000 + 5, 0)).toBe(13);
  });
});
