import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { began, countOf, stepped, useWork } from "./work";

const reading = { what: "reading inventory.xlsx", done: 1200, total: 4000 };

describe("long work", () => {
  it("is shown from its first step to the end of the last call that waits", () => {
    const { result } = renderHook(useWork);
    const ends = [began(), began()];
    expect(result.current).toBeNull();
    act(() => stepped(reading));
    expect(result.current).toEqual(reading);
    act(() => ends[0]?.());
    act(() => ends[0]?.());
    expect(result.current).toEqual(reading);
    act(() => ends[1]?.());
    expect(result.current).toBeNull();
  });

  it("does not come back with a step that is late", () => {
    const { result } = renderHook(useWork);
    act(() => stepped(reading));
    expect(result.current).toBeNull();
  });

  it("says how much is done, and of how much where that is known", () => {
    expect(countOf(reading)).toBe("1,200 of 4,000");
    expect(countOf({ ...reading, total: null })).toBe("1,200");
  });
});
