import { useState } from "react";
import type { OrderDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { useSession } from "../../state/session";
import { FormDialog } from "../FormDialog";
import { type WindowForm, windowOf } from "./record";
import { WindowFields } from "./WindowFields";

/** Asks for a window, or takes the wish back. The plan proposes; this is the act that sets it. */
export function RequestDialog({ order, onClose }: { order: OrderDetail; onClose(): void }) {
  const { run, pending } = useChange("order_request");
  const zone = useZone();
  const [form, setForm] = useState<WindowForm>({ date: "", start: "", end: "", zone: "" });
  const whole = { ...form, zone: form.zone === "" ? zone : form.zone };
  const { window, missing } = windowOf(whole);
  return (
    <FormDialog
      title={`Ask for a window for ${order.name}`}
      lead={order.asked.known ? `Asked for now: ${order.asked.text}.` : "No window is asked for yet."}
      save="Ask for it"
      refused={window === null ? missing || "Write a date and its hours." : ""}
      pending={pending}
      other={
        order.asked.known && (
          <Button
            look="quiet"
            onPress={async () => {
              if (await run({ id: order.id, window: null })) onClose();
            }}
          >
            Take the wish back
          </Button>
        )
      }
      onSave={() => run({ id: order.id, window })}
      onClose={onClose}
    >
      <WindowFields form={whole} onForm={setForm} error={form.date === "" ? "" : missing} />
    </FormDialog>
  );
}

/** The project's home zone stands there until another is written. */
export function useZone(): string {
  return useSession().head?.zone ?? "";
}
