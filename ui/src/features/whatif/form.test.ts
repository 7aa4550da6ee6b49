import { describe, expect, it } from "vitest";
import { asks, changeOf, emptyForm, KINDS } from "./form";

describe("a change of a what-if", () => {
  it("says what is missing before the core is asked", () => {
    expect(changeOf(emptyForm("sent", ""))).toEqual({ missing: "Choose an order." });
    expect(changeOf({ ...emptyForm("sent", "NDG-01"), date: "20 Nov" })).toEqual({
      missing: "Write the date as year-month-day.",
    });
    expect(changeOf({ ...emptyForm("blackout", ""), date: "2026-12-01" })).toEqual({
      missing: "Write first and last day as year-month-day.",
    });
    expect(changeOf({ ...emptyForm("size", "NDG-01"), numbers: "many" })).toEqual({
      missing: "Write how many numbers port.",
    });
    expect(changeOf(emptyForm("platform", ""))).toEqual({ missing: "Choose a carrier." });
  });

  it("leaves the day of a refusal to the core when none is written", () => {
    expect(changeOf(emptyForm("rejected", "NDG-03"))).toEqual({
      change: { what: "rejected", order: "NDG-03", date: null },
    });
    expect(changeOf(emptyForm("go_live", ""))).toEqual({ change: { what: "go_live", date: null } });
  });

  it("closes the days of one carrier, or of the whole project", () => {
    const days = { ...emptyForm("blackout", ""), date: "2026-12-14", to: "2026-12-15", name: "Audit" };
    const change = { what: "blackout", from: "2026-12-14", to: "2026-12-15", name: "Audit" };
    expect(changeOf(days)).toEqual({ change: { ...change, carrier: null } });
    expect(changeOf({ ...days, carrier: "corvus" })).toEqual({ change: { ...change, carrier: "corvus" } });
  });

  it("asks for hours, or leaves them to the project's wish", () => {
    const asked = { ...emptyForm("request", "NDG-04"), date: "2026-12-14" };
    const change = { what: "request", order: "NDG-04", date: "2026-12-14" };
    expect(changeOf(asked)).toEqual({ change: { ...change, start: null, end: null } });
    expect(changeOf({ ...asked, start: "06:00", end: "08:00" })).toEqual({
      change: { ...change, start: "06:00", end: "08:00" },
    });
    expect(changeOf({ ...asked, start: "7 pm" })).toEqual({ missing: "Write the hours as 19:00." });
  });

  it("can be made of every kind", () => {
    const filled = {
      order: "NDG-01",
      date: "2026-12-01",
      to: "2026-12-02",
      start: "19:00",
      end: "21:00",
      carrier: "corvus",
      name: "Audit",
      numbers: "40",
    };
    for (const { value } of KINDS) {
      const made = changeOf({ ...filled, what: value });
      expect(made).toMatchObject({ change: { what: value } });
      expect(asks(value).length).toBeGreaterThan(0);
    }
  });
});
