import "./forms.css";
import { TextField } from "../../components/TextField";
import type { WindowForm } from "./record";

/** Date and hours of a window. The core reads and judges them; nothing is reckoned here. */
export function WindowFields({
  form,
  onForm,
  error,
}: {
  form: WindowForm;
  onForm(form: WindowForm): void;
  error?: string;
}) {
  return (
    <fieldset className="od-window">
      <legend className="small dim">Window</legend>
      <div className="od-window-row">
        <TextField
          label="Date"
          placeholder="2026-12-16"
          hint="year-month-day"
          value={form.date}
          onChange={(date) => onForm({ ...form, date })}
          {...(error ? { error } : {})}
        />
        <TextField
          label="From"
          placeholder="19:00"
          value={form.start}
          onChange={(start) => onForm({ ...form, start })}
        />
        <TextField
          label="To"
          placeholder="21:00"
          value={form.end}
          onChange={(end) => onForm({ ...form, end })}
        />
        <TextField label="Zone" value={form.zone} onChange={(zone) => onForm({ ...form, zone })} />
      </div>
    </fieldset>
  );
}
