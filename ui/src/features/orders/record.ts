// The dialog in which one records what happened to an order: which fields an act asks for, and the request it makes.

import type { OrderAct, OrderId, OrderRecord, Window } from "../../api/generated";

export type Form = {
  act: OrderAct;
  /** ISO; empty for today. */
  date: string;
  carrierNumber: string;
  code: string;
  reason: string;
  field: string;
  holds: string;
  window: WindowForm;
};

export type WindowForm = { date: string; start: string; end: string; zone: string };

export type FormField = "date" | "carrier_number" | "window" | "rejection";

const ASKS: Record<OrderAct, readonly FormField[]> = {
  ask_signature: ["date"],
  signed: ["date"],
  submitted: ["date", "carrier_number"],
  confirmed: ["date", "window", "carrier_number"],
  rejected: ["date", "rejection", "carrier_number"],
  ported: ["date"],
  verified: ["date"],
  cancelled: ["date"],
};

export function asks(act: OrderAct): readonly FormField[] {
  return ASKS[act];
}

export function emptyForm(act: OrderAct, zone: string): Form {
  return {
    act,
    date: "",
    carrierNumber: "",
    code: "",
    reason: "",
    field: "",
    holds: "",
    window: { date: "", start: "", end: "", zone },
  };
}

/** A window is absent (take the one asked for) or whole. */
export function windowOf(form: WindowForm): { window: Window | null; missing: string } {
  if (form.date === "" && form.start === "" && form.end === "") return { window: null, missing: "" };
  if (form.date === "") return { window: null, missing: "The window needs a date." };
  if (form.start === "") return { window: null, missing: "The window needs an hour at which it begins." };
  const end = form.end === "" ? form.start : form.end;
  return {
    window: { date: form.date, start: seconds(form.start), end: seconds(end), zone: form.zone },
    missing: "",
  };
}

/** The core writes clock times with seconds, a time field leaves them out. */
function seconds(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

/** Why the form cannot be taken yet; empty when it can. The core has the last word. */
export function missing(form: Form): string {
  const fields = asks(form.act);
  if (fields.includes("rejection") && form.reason.trim() === "") return "Write what the carrier said.";
  if (fields.includes("window")) return windowOf(form.window).missing;
  return "";
}

export function toRecord(id: OrderId, form: Form): OrderRecord {
  const fields = asks(form.act);
  const rejected = fields.includes("rejection");
  return {
    id,
    act: form.act,
    date: form.date,
    window: fields.includes("window") ? windowOf(form.window).window : null,
    carrier_number: fields.includes("carrier_number") ? form.carrierNumber.trim() : "",
    code: rejected ? form.code.trim() : "",
    reason: rejected ? form.reason.trim() : "",
    field: rejected ? form.field : "",
    holds: rejected ? form.holds : "",
  };
}
