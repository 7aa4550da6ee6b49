import type { StepEdit, StepTime } from "../../api/generated";

/** A change that changes nothing: what is null stays as it is. */
export const noEdit: StepEdit = {
  step: "",
  title: null,
  detail: null,
  owner: null,
  minutes: null,
  time: null,
  dropped: false,
  own: false,
};

/** When a step is, as two fields of a form. */
export const timeText = (time: StepTime): string => String(time.of === "day" ? time.days : time.minutes);

/** The time of a form; null when it is no whole number. */
export function timeOf(of: StepTime["of"], text: string): StepTime | null {
  const value = Number(text.trim().replace("−", "-"));
  if (text.trim() === "" || !Number.isInteger(value) || Math.abs(value) > 30_000) return null;
  return of === "day" ? { of: "day", days: value } : { of: "minute", minutes: value };
}
