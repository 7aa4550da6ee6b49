// The form of one change: which fields each kind asks for, and the change it makes. The core reads and judges them.

import type { Change } from "../../api/generated";

export type Kind = Change["what"];

export interface Form {
  what: Kind;
  order: string;
  date: string;
  to: string;
  /** The hours of a window; empty for those of the project's wish. */
  start: string;
  end: string;
  carrier: string;
  name: string;
  numbers: string;
}

export type Field = "order" | "date" | "hours" | "period" | "carrier" | "whose" | "name" | "numbers";

export const KINDS: readonly { value: Kind; label: string }[] = [
  { value: "rejected", label: "An order is refused" },
  { value: "sent", label: "An order is sent on a day" },
  { value: "signed", label: "An LOA is signed on a day" },
  { value: "request", label: "An order asks for a date" },
  { value: "go_live", label: "Another wished go-live" },
  { value: "blackout", label: "A blackout" },
  { value: "freeze", label: "A carrier freezes" },
  { value: "size", label: "An order ports fewer or more numbers" },
  { value: "losing", label: "An account is at another carrier" },
  { value: "platform", label: "Another platform" },
];

const ASKS: Record<Kind, readonly Field[]> = {
  rejected: ["order", "date"],
  sent: ["order", "date"],
  signed: ["order", "date"],
  request: ["order", "date", "hours"],
  go_live: ["date"],
  blackout: ["period", "whose", "name"],
  freeze: ["carrier", "period", "name"],
  size: ["order", "numbers"],
  losing: ["order", "carrier"],
  platform: ["carrier"],
};

export const asks = (what: Kind): readonly Field[] => ASKS[what];

export const emptyForm = (what: Kind, order: string): Form => ({
  what,
  order,
  date: "",
  to: "",
  start: "",
  end: "",
  carrier: "",
  name: "",
  numbers: "",
});

/** A date that may be left out: the core takes the day on which the answer is due, or no wish. */
const mayLackDate: readonly Kind[] = ["rejected", "go_live"];

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isHour = (text: string): boolean => /^\d{2}:\d{2}$/.test(text);

/** The change, or what is missing for it. */
export function changeOf(form: Form): { change: Change } | { missing: string } {
  const fields = asks(form.what);
  if (fields.includes("order") && form.order === "") return { missing: "Choose an order." };
  if (fields.includes("carrier") && form.carrier === "") return { missing: "Choose a carrier." };
  if (fields.includes("date")) {
    const empty = form.date === "";
    if (!(empty && mayLackDate.includes(form.what)) && !isDate(form.date))
      return { missing: "Write the date as year-month-day." };
  }
  if (fields.includes("hours") && [form.start, form.end].some((it) => it !== "" && !isHour(it)))
    return { missing: "Write the hours as 19:00." };
  if (fields.includes("period") && !(isDate(form.date) && isDate(form.to)))
    return { missing: "Write first and last day as year-month-day." };
  if (fields.includes("numbers") && !/^\d{1,7}$/.test(form.numbers))
    return { missing: "Write how many numbers port." };
  const { what, order, date, to, start, end, carrier, name } = form;
  switch (what) {
    case "go_live":
    case "rejected":
      return {
        change: what === "go_live" ? { what, date: date || null } : { what, order, date: date || null },
      };
    case "sent":
    case "signed":
      return { change: { what, order, date } };
    case "request":
      return { change: { what, order, date, start: start || null, end: end || null } };
    case "blackout":
      return { change: { what, from: date, to, name, carrier: carrier || null } };
    case "freeze":
      return { change: { what, carrier, from: date, to, name } };
    case "size":
      return { change: { what, order, numbers: Number(form.numbers) } };
    case "losing":
      return { change: { what, order, carrier } };
    case "platform":
      return { change: { what, carrier } };
  }
}
