import { expect, test } from "vitest";
import { asks, emptyForm, missing, refusal, toRecord, windowOf } from "./record";

test("a confirmation and another date ask for a window, only a rejection for the carrier's words", () => {
  expect(asks("confirmed")).toContain("window");
  expect(asks("rejected")).toContain("rejection");
  expect(asks("signed")).toEqual([]);
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

test("a carrier's rule is answered by a reason, and nothing else is", () => {
  const form = emptyForm("ask_date", "America/Chicago");
  const step = {
    act: form.act,
    label: "",
    refused: "No change less than 48 hours before.",
    hint: "",
    in_spite: true,
    fits: true,
  };
  expect(refusal(step, form)).toBe(step.refused);
  expect(refusal(step, { ...form, inSpite: "The desk took it." })).toBe("");
  expect(refusal({ ...step, in_spite: false }, { ...form, inSpite: "So what." })).toBe(step.refused);
});

test("another date is not asked for without one, and a change not without its reason", () => {
  expect(missing(emptyForm("ask_date", "America/Chicago"))).not.toBe("");
  expect(missing(emptyForm("ask_change", "America/Chicago"))).not.toBe("");
  const change = {
    ...emptyForm("ask_change", "America/Chicago"),
    reason: "New suite",
    change: "address" as const,
  };
  expect(missing(change)).toBe("");
  expect(toRecord(2, change)).toMatchObject({ change: "address", reason: "New suite", attachment: null });
});
