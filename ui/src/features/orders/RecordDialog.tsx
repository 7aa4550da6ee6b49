import { useState } from "react";
import type { OrderAct, OrderDetail } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useAttach } from "../evidence/useAttach";
import { FormDialog } from "../FormDialog";
import { RejectionOutlook } from "../whatif/RejectionOutlook";
import { DateField } from "./DateField";
import { useZone } from "./RequestDialog";
import { asks, CHANGES, emptyForm, type Form, missing, refusal, toRecord } from "./record";
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
  const [form, setForm] = useState(() => emptyForm(first?.act ?? "signed", ""));
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const whole = {
    ...form,
    window: { ...form.window, zone: form.window.zone === "" ? zone : form.window.zone },
  };
  const step = order.steps.find((one) => one.act === form.act);
  const fields = asks(form.act);
  return (
    <FormDialog
      title={`Record for ${order.name}`}
      lead="What happened, when, and in the carrier's words. It goes on record and can be undone until the next version is sent."
      save="Record"
      refused={refusal(step, form) || missing(whole)}
      pending={pending}
      onSave={() => run(toRecord(order.id, whole))}
      onClose={onClose}
    >
      <Select
        label="What happened"
        value={form.act}
        choices={steps.map((one) => ({
          value: one.act,
          label: one.label,
          ...(one.refused === "" ? {} : { detail: one.refused }),
        }))}
        onChange={(act: OrderAct) => set({ act })}
      />
      <div className="form-row">
        <DateField value={form.date} onChange={(date) => set({ date })} />
        {fields.includes("carrier_number") && (
          <TextField
            label="The carrier's number for it"
            literal
            value={form.carrierNumber}
            onChange={(carrierNumber) => set({ carrierNumber })}
          />
        )}
      </div>
      {fields.includes("window") && (
        <>
          <WindowFields form={whole.window} onForm={(window) => set({ window })} />
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
          onChange={(change) => set({ change })}
        />
      )}
      {step?.refused === "" && step.hint !== "" && <p className="hint">{step.hint}</p>}
      {(fields.includes("reason") || fields.includes("note")) && (
        <TextField
          label={fields.includes("reason") ? "Reason, in the carrier’s words" : "Reason or note"}
          rows={2}
          value={form.reason}
          onChange={(reason) => set({ reason })}
        />
      )}
      {fields.includes("rejection") && <Refused order={order} form={form} onForm={set} />}
      {step?.in_spite && (
        <TextField
          label="Recorded all the same, because"
          hint={`${step.refused} ${step.hint}`}
          value={form.inSpite}
          onChange={(inSpite) => set({ inSpite })}
        />
      )}
      <Proof order={order} value={form.proof} onChange={(proof) => set({ proof })} />
    </FormDialog>
  );
}

type PartProps = { order: OrderDetail; form: Form; onForm(part: Partial<Form>): void };

/** What was refused: the words, the code, the field, and what the carrier has there. */
function Refused({ order, form, onForm }: PartProps) {
  return (
    <>
      <TextField
        label="What the carrier said"
        rows={3}
        literal
        value={form.reason}
        onChange={(reason) => onForm({ reason })}
      />
      <div className="form-row">
        <Select
          label="The field it names"
          value={form.field}
          choices={FIELDS}
          onChange={(field) => onForm({ field })}
        />
        <TextField label="Its code" literal value={form.code} onChange={(code) => onForm({ code })} />
      </div>
      {form.field !== "" && (
        <TextField
          label="What the carrier holds"
          hint="letter by letter, as it stands there"
          literal
          value={form.holds}
          onChange={(holds) => onForm({ holds })}
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
  );
}

type ProofProps = { order: OrderDetail; value: number; onChange(id: number): void };

/** The message or the written FOC that proves it: a file of the order, or one that is attached now. */
function Proof({ order, value, onChange }: ProofProps) {
  const files = useAsk("attachments_list", { account: null, order: order.id }).data?.attachments ?? [];
  const attach = useAttach({ account: null, order: order.id, whose: order.name }, (added) =>
    onChange(added.id),
  );
  return (
    <div className="od-proof">
      <Select
        label="Proof"
        value={String(value)}
        choices={[
          { value: "0", label: "none" },
          ...files.map((file) => ({ value: String(file.id), label: file.label, detail: file.kind_words })),
        ]}
        onChange={(proof) => onChange(Number(proof))}
      />
      <Button icon="attach" onPress={() => void attach.choose()}>
        Attach a message or file…
      </Button>
      {attach.dialog}
    </div>
  );
}
