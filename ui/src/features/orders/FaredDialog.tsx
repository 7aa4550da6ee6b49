import { useState } from "react";
import type { NumberId, OrderDetail, ResultKind } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { DateField } from "./DateField";
import { NumberPicker } from "./NumberPicker";

const RESULTS: readonly { value: ResultKind; label: string; detail: string }[] = [
  { value: "rejected", label: "Rejected alone", detail: "The rest of the order goes on" },
  { value: "removed", label: "Taken out after it was sent", detail: "Free for another order" },
  { value: "ported", label: "Ported alone", detail: "Active before or after the rest" },
  { value: "failed", label: "Not activated", detail: "The rest is active" },
];

type FaredDialogProps = { order: OrderDetail; numbers: readonly NumberId[]; onClose(): void };

/** How some numbers fared otherwise than the rest of their order. */
export function FaredDialog({ order, numbers, onClose }: FaredDialogProps) {
  const { run, pending } = useChange("numbers_result");
  const [chosen, setChosen] = useState(numbers);
  const [form, setForm] = useState({ result: "rejected" as ResultKind, date: "", code: "", reason: "" });
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  return (
    <FormDialog
      title={`Single numbers of ${order.name}`}
      lead="What happened to some numbers and not to the order as a whole. It is told apart from the rest on every list."
      save="Record"
      refused={chosen.length === 0 ? "Choose the numbers." : ""}
      pending={pending}
      onSave={() => run({ id: order.id, numbers: [...chosen], ...form })}
      onClose={onClose}
    >
      <NumberPicker order={order.id} chosen={chosen} onChange={setChosen} />
      <div className="form-row">
        <Select
          label="What happened"
          value={form.result}
          choices={RESULTS}
          onChange={(result) => set({ result })}
        />
        <DateField value={form.date} onChange={(date) => set({ date })} />
      </div>
      <div className="form-row">
        <TextField label="Its code" literal value={form.code} onChange={(code) => set({ code })} />
        <TextField
          label="Why, in the carrier’s words"
          value={form.reason}
          onChange={(reason) => set({ reason })}
        />
      </div>
    </FormDialog>
  );
}
