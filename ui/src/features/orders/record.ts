// The dialog in which one records what happened to an order: which fields an act asks for, and the request it makes.

import type { ChangeWhat, OrderAct, OrderAction, OrderId, OrderRecord, Window } from "../../api/generated";

export type Form = {
  act: OrderAct;
  /** ISO; empty for today. */
  date: string;
  carrierNumber: string;
  code: string;
  reason: string;
  field: string;
  holds: string;
  /** What a change (SUP 3) changes. */
  change: ChangeWhat;
  /** Why it is recorded although a carrier's rule speaks against it. */
  inSpite: string;
  /** An attached file that proves it; 0 for none. */
  proof: number;
  window: WindowForm;
};

export type WindowForm = { date: string; start: string; end: string; zone: string };

export type FormField =
  | "carrier_number"
  | "window"
  | "rejection"
  | "reason"
  | "change"
  /** The reason may be left out. */
  | "note";

const ASKS: Record<OrderAct, readonly FormField[]> = {
  entered: ["carrier_number"],
  ask_signature: [],
  signed: [],
  submitted: ["carrier_number"],
  platform_loa_signed: [],
  receipt: ["carrier_number", "note"],
  confirmed: ["window", "carrier_number", "note"],
  rejected: ["rejection", "carrier_number"],
  ask_date: ["window", "note"],
  ask_change: ["change", "reason"],
  ask_cancel: ["note"],
  supplement_refused: ["note"],
  foc_lost: ["reason"],
  activating: [],
  ported: ["note"],
  ask_snapback: ["note"],
  snapped_back: ["note"],
  verified: ["note"],
  closed: ["note"],
  cancelled: ["note"],
};

/** What a supplement can change after an order was sent. */
export const CHANGES: readonly { value: ChangeWhat; label: string }[] = [
  { value: "other_fields", label: "Another field of the form" },
  { value: "add_numbers", label: "Numbers added" },
  { value: "remove_numbers", label: "Numbers taken out" },
  { value: "address", label: "Service address" },
  { value: "account_number", label: "Account number" },
  { value: "pin", label: "PIN" },
  { value: "partial_flag", label: "Full or partial" },
  { value: "routing", label: "Routing fields" },
];

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
    change: "other_fields",
    inSpite: "",
    proof: 0,
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
  if (fields.includes("reason") && form.reason.trim() === "") return "Write the reason.";
  if (form.act === "ask_date" && form.window.date === "") return "Write the date that is asked for.";
  if (fields.includes("window")) return windowOf(form.window).missing;
  return "";
}

export function toRecord(id: OrderId, form: Form): OrderRecord {
  const fields = asks(form.act);
  const rejected = fields.includes("rejection");
  const said = rejected || fields.includes("reason") || fields.includes("note");
  return {
    id,
    act: form.act,
    date: form.date,
    window: fields.includes("window") ? windowOf(form.window).window : null,
    carrier_number: fields.includes("carrier_number") ? form.carrierNumber.trim() : "",
    code: rejected ? form.code.trim() : "",
    reason: said ? form.reason.trim() : "",
    field: rejected ? form.field : "",
    holds: rejected ? form.holds : "",
    in_spite: form.inSpite.trim(),
    attachment: form.proof === 0 ? null : form.proof,
    change: fields.includes("change") ? form.change : null,
  };
}

/** Why the act cannot be recorded; a carrier's rule is answered by a reason. */
export function refusal(step: OrderAction | undefined, form: Form): string {
  if (step === undefined || step.refused === "") return "";
  return step.in_spite && form.inSpite.trim() !== "" ? "" : step.refused;
}
