import { expect, test } from "vitest";
import { asks, emptyForm, missing, toRecord, windowOf } from "./record";

test("only a confirmation asks for a window, only a rejection for its reason", () => {
  expect(asks("confirmed")).toContain("window");
  expect(asks("rejected")).toContain("rejection");
  expect(asks("signed")).toEqual(["date"]);
});

test("a rejection without the carrier's words is not taken", () => {
  const form = emptyForm("rejected", "America/Chicago");
  expect(missing(form)).toBe("Write what the carrier said.");
  expect(missing({ ...form, reason: "Service address does not match" })).toBe("");
});

test("what the carrier holds is kept letter by letter", () => {
  const form = {
    ...emptyForm("rejected", "America/Chicago"),
    reason: " bad ",
    field: "service_address",
    holds: "2140 E MAIN ST  STE B",
  };
  const record = toRecord(2, form);
  expect(record.reason).toBe("bad");
  expect(record.holds).toBe("2140 E MAIN ST  STE B");
});

test("fields of another act are not sent", () => {
  const form = { ...emptyForm("signed", "America/Chicago"), reason: "left over", carrierNumber: "77-20418" };
  expect(toRecord(2, form)).toMatchObject({ reason: "", carrier_number: "", window: null });
});

test("a window is absent, or whole", () => {
  const zone = "America/Chicago";
  expect(windowOf({ date: "", start: "", end: "", zone })).toEqual({ window: null, missing: "" });
  expect(windowOf({ date: "2026-12-10", start: "", end: "21:00", zone }).missing).not.toBe("");
  expect(windowOf({ date: "2026-12-10", start: "19:00", end: "21:00", zone }).window).toEqual({
    date: "2026-12-10",
    start: "19:00:00",
    end: "21:00:00",
    zone,
  });
  expect(windowOf({ date: "2026-12-01", start: "10:30", end: "", zone }).window?.end).toBe("10:30:00");
});
