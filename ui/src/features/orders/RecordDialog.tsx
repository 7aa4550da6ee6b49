import { useState } from "react";
import type { OrderAct, OrderDetail } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { RejectionOutlook } from "../whatif/RejectionOutlook";
import { useZone } from "./RequestDialog";
import { asks, CHANGES, emptyForm, missing, refusal, toRecord } from "./record";
import { WindowFields } from "./WindowFields";

const FIELDS = [
  { value: "", label: "none" },
  { value: "business_name", label: "Business name" },
  { value: "billing_name", label: "Billing name" },
  { value: "service_address", label: "Service address" },
  { value: "billing_address", label: "Billing address" },
  { value: "account_number", label: "Account number" },
  { value: "btn", label: "BTN" },
  { value: "signer", label: "Authorised signer" },
  { value: "pin", label: "PIN" },
] as const;

/** Records what happened to an order: only what may happen to it now can be chosen, the rest says why not. */
export function RecordDialog({ order, onClose }: { order: OrderDetail; onClose(): void }) {
  const { run, pending } = useChange("order_record");
  const zone = useZone();
  const steps = order.steps.filter((step) => step.fits);
  const first = steps.find((step) => step.refused === "") ?? steps[0] ?? order.steps[0];
  const { data: files } = useAsk("attachments_list", { account: null, order: order.id });
  const [form, setForm] = useState(() => emptyForm(first?.act ?? "signed", ""));
  const whole = {
    ...form,
    window: { ...form.window, zone: form.window.zone === "" ? zone : form.window.zone },
  };
  const step = order.steps.find((one) => one.act === form.act);
  const fields = asks(form.act);
  const lacking = missing(whole);
  const refused = pending ? "The change is on its way." : refusal(step, form) || lacking;
  const save = async () => {
    if ((await run(toRecord(order.id, whole))) !== undefined) onClose();
  };
  return (
    <Dialog
      title={`Record for ${order.name}`}
      lead="What happened, when, and in the carrier's words. It goes on record and can be undone until the next version is sent."
      onClose={onClose}
      buttons={
        <>
          {refused !== "" && <span className="small dim od-refused">{refused}</span>}
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} onPress={() => void save()}>
            Record
          </Button>
        </>
      }
    >
      <div className="form">
        <Select
          label="What happened"
          value={form.act}
          choices={steps.map((one) => ({
            value: one.act,
            label: one.label,
            ...(one.refused === "" ? {} : { detail: one.refused }),
          }))}
          onChange={(act: OrderAct) => setForm({ ...form, act })}
        />
        <div className="form-row">
          <TextField
            label="Date"
            placeholder="today"
            hint="year-month-day; empty for today"
            value={form.date}
            onChange={(date) => setForm({ ...form, date })}
          />
          {fields.includes("carrier_number") && (
            <TextField
              label="The carrier's number for it"
              literal
              value={form.carrierNumber}
              onChange={(carrierNumber) => setForm({ ...form, carrierNumber })}
            />
          )}
        </div>
        {fields.includes("window") && (
          <>
            <WindowFields form={whole.window} onForm={(window) => setForm({ ...form, window })} />
            {form.act === "confirmed" && (
              <p className="hint">Leave the window empty to take the one asked for.</p>
            )}
          </>
        )}
        {fields.includes("change") && (
          <Select
            label="What is changed"
            value={form.change}
            choices={CHANGES}
            onChange={(change) => setForm({ ...form, change })}
          />
        )}
        {step?.refused === "" && step.hint !== "" && <p className="hint">{step.hint}</p>}
        {(fields.includes("reason") || fields.includes("note")) && (
          <TextField
            label={fields.includes("reason") ? "Reason, in the carrier’s words" : "Reason or note"}
            rows={2}
            value={form.reason}
            onChange={(reason) => setForm({ ...form, reason })}
          />
        )}
        {step?.in_spite && (
          <TextField
            label="Recorded all the same, because"
            hint={`${step.refused} ${step.hint}`}
            value={form.inSpite}
            onChange={(inSpite) => setForm({ ...form, inSpite })}
          />
        )}
        {files !== undefined && files.attachments.length > 0 && (
          <Select
            label="Proof"
            value={String(form.proof)}
            choices={[
              { value: "0", label: "none" },
              ...files.attachments.map((file) => ({ value: String(file.id), label: file.label })),
            ]}
            onChange={(proof) => setForm({ ...form, proof: Number(proof) })}
          />
        )}
        {fields.includes("rejection") && (
          <>
            <TextField
              label="What the carrier said"
              rows={3}
              literal
              value={form.reason}
              onChange={(reason) => setForm({ ...form, reason })}
            />
            <div className="form-row">
              <Select
                label="The field it names"
                value={form.field}
                choices={FIELDS}
                onChange={(field) => setForm({ ...form, field })}
              />
              <TextField
                label="Its code"
                literal
                value={form.code}
                onChange={(code) => setForm({ ...form, code })}
              />
            </div>
            {form.field !== "" && (
              <TextField
                label="What the carrier holds"
                hint="letter by letter, as it stands there"
                literal
                value={form.holds}
                onChange={(holds) => setForm({ ...form, holds })}
              />
            )}
            <RejectionOutlook
              order={order.id}
              date={form.date}
              field={form.field}
              holds={form.holds}
              code={form.code}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
