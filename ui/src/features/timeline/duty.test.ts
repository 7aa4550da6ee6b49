import { describe, expect, it } from "vitest";
import { formOf, viewOf } from "./duty";

describe("on-duty hours", () => {
  it("come back as they were, and an empty day is nobody's", () => {
    const view = { hours: [{ staff: "client" as const, weekday: 4, start: "07:30", end: "21:00" }] };
    expect(formOf(view).client[4]).toEqual({ start: "07:30", end: "21:00" });
    expect(viewOf(formOf(view))).toEqual({ view, missing: "" });
  });

  it("a day with only one of its ends is not sent", () => {
    const form = formOf({ hours: [] });
    form.ours[2] = { start: "07:00", end: " " };
    expect(viewOf(form).missing).toBe("Wed has only one of from and to.");
  });
});
