import { useState } from "react";
import type { DutyView, Staff } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { type DutyForm, formOf, viewOf, weekdays } from "./duty";

const sides: { staff: Staff; title: string }[] = [
  { staff: "ours", title: "Our people" },
  { staff: "client", title: "The client’s people" },
];

/** When people are there who watch a cutover. A slot outside these hours ranks behind one inside. */
export function DutyDialog({ onClose }: { onClose(): void }) {
  const { data } = useAsk("duty_hours", {});
  return data === undefined ? null : <Form before={data} onClose={onClose} />;
}

function Form({ before, onClose }: { before: DutyView; onClose(): void }) {
  const { run, pending } = useChange("duty_set");
  const [form, setForm] = useState<DutyForm>(() => formOf(before));
  const { view, missing } = viewOf(form);
  const set = (staff: Staff, day: number, part: { start?: string; end?: string }) =>
    setForm((now) => ({
      ...now,
      [staff]: now[staff].map((hours, at) => (at === day ? { ...hours, ...part } : hours)),
    }));
  return (
    <FormDialog
      title="On-duty hours"
      lead="Local time of the home zone. Leave a day empty when nobody is there; hours may reach past midnight."
      size="large"
      onClose={onClose}
      save="Change"
      refused={missing}
      pending={pending}
      onSave={() => run(view)}
    >
      {sides.map(({ staff, title }) => (
        <fieldset key={staff} className="wf-duty">
          <legend>{title}</legend>
          {weekdays.map((day, at) => (
            <div key={day} className="wf-duty-day">
              <span className="label">{day}</span>
              <TextField
                bare
                label={`${title}, ${day}, from`}
                placeholder="from"
                value={form[staff][at]?.start ?? ""}
                onChange={(start) => set(staff, at, { start })}
              />
              <TextField
                bare
                label={`${title}, ${day}, to`}
                placeholder="to"
                value={form[staff][at]?.end ?? ""}
                onChange={(end) => set(staff, at, { end })}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </FormDialog>
  );
}
