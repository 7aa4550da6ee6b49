import { useState } from "react";
import type { OrderAct, OrderDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Select } from "../../components/Select";
import { useNavigation } from "../../state/navigation";
import { FormDialog } from "../FormDialog";
import { DateField } from "./DateField";
import { Rejection } from "./Rejection";
import { emptyForm, refusal, toRecord } from "./record";

/** After a rejection: what to put right, what still holds the order up, and the signature that makes the next version. */
export function PrepareDialog({ order, onClose }: { order: OrderDetail; onClose(): void }) {
  const { run, pending } = useChange("order_record");
  const { go } = useNavigation();
  const steps = order.steps.filter((step) => step.act === "ask_signature" || step.act === "signed");
  const [form, setForm] = useState(() => emptyForm("ask_signature", ""));
  const step = steps.find((one) => one.act === form.act);
  const rejection = order.rejections.at(-1);
  const blockers = order.findings.filter((finding) => finding.severity === "blocker");
  return (
    <FormDialog
      title={`Version ${order.next_version ?? ""} of ${order.name}`}
      lead="What was refused is put right first. The LOA states it, so it is signed again; then the order goes out again."
      save={`Make version ${order.next_version ?? ""}`}
      refused={refusal(step, form)}
      pending={pending}
      onSave={() => run(toRecord(order.id, form))}
      onClose={onClose}
    >
      {rejection && <Rejection order={order.id} rejection={rejection} />}
      {blockers.map((finding) => (
        <div key={`${finding.code}${finding.message}`} className="od-todo">
          <IconMark icon="blocker">{finding.message}</IconMark>
          <Button
            look="link"
            onPress={() => {
              onClose();
              go(finding.jump);
            }}
          >
            Show
          </Button>
          <small>{finding.hint}</small>
        </div>
      ))}
      <div className="form-row">
        <Select
          label="The LOA is"
          value={form.act}
          choices={steps.map((one) => ({ value: one.act, label: one.label }))}
          onChange={(act: OrderAct) => setForm({ ...form, act })}
        />
        <DateField value={form.date} onChange={(date) => setForm({ ...form, date })} />
      </div>
    </FormDialog>
  );
}
