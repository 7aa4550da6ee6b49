// The words of a number's facts, as shown, typed and pasted.

import type { Disposition, Kind, Use } from "../../api/generated";

export const DISPOSITIONS: readonly { value: Disposition; label: string; key: string }[] = [
  { value: "port", label: "Port", key: "P" },
  { value: "stay", label: "Stay", key: "S" },
  { value: "disconnect", label: "Disconnect", key: "D" },
  { value: "undecided", label: "Undecided", key: "" },
];

export const USES: readonly { value: Use; label: string }[] = [
  { value: "voice", label: "Voice" },
  { value: "fax", label: "Fax" },
  { value: "e_fax", label: "e-fax" },
  { value: "alarm", label: "Alarm" },
  { value: "elevator", label: "Elevator" },
  { value: "card_terminal", label: "Card terminal" },
  { value: "modem", label: "Modem" },
  { value: "hotline", label: "Hotline" },
  { value: "tty", label: "TTY" },
];

export const KINDS: readonly { value: Kind; label: string }[] = [
  { value: "local", label: "Local" },
  { value: "toll_free", label: "Toll-free" },
  { value: "premium", label: "Premium" },
  { value: "personal", label: "Personal" },
  { value: "foreign", label: "Foreign" },
  { value: "not_portable", label: "Not portable" },
];

type Choice<T> = { value: T; label: string };

export function labelOf<T extends string>(choices: readonly Choice<T>[], value: T): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** The value that a typed or pasted word means; null when it means none. */
export function meantBy<T extends string>(choices: readonly Choice<T>[], text: string): T | null {
  const wanted = plain(text);
  return (
    choices.find((choice) => plain(choice.label) === wanted || plain(choice.value) === wanted)?.value ?? null
  );
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, "");
}

export function dispositionOfKey(key: string): Disposition | null {
  return DISPOSITIONS.find((choice) => choice.key !== "" && choice.key === key.toUpperCase())?.value ?? null;
}
