import type { DutyHours, DutyView, Staff } from "../../api/generated";

export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** Hours as they are typed: side and weekday → from and to; empty for nobody. */
export type DutyForm = Record<Staff, { start: string; end: string }[]>;

const none = () => weekdays.map(() => ({ start: "", end: "" }));

export function formOf(view: DutyView): DutyForm {
  const form: DutyForm = { ours: none(), client: none() };
  for (const { staff, weekday, start, end } of view.hours) form[staff][weekday] = { start, end };
  return form;
}

/** What is sent, or the day that is half filled in. */
export function viewOf(form: DutyForm): { view: DutyView; missing: string } {
  const hours: DutyHours[] = [];
  let missing = "";
  for (const staff of ["ours", "client"] as const) {
    form[staff].forEach(({ start, end }, weekday) => {
      if (start.trim() === "" && end.trim() === "") return;
      if (start.trim() === "" || end.trim() === "") {
        missing ||= `${weekdays[weekday]} has only one of from and to.`;
        return;
      }
      hours.push({ staff, weekday, start: start.trim(), end: end.trim() });
    });
  }
  return { view: { hours }, missing };
}
