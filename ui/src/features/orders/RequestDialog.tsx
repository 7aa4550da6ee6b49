import { useState } from "react";
import type { OrderDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useSession } from "../../state/session";
import { type WindowForm, windowOf } from "./record";
import { WindowFields } from "./WindowFields";

/** Asks for a window, or takes the wish back. The plan proposes; this is the act that sets it. */
export function RequestDialog({ order, onClose }: { order: OrderDetail; onClose(): void }) {
  const { run, pending } = useChange("order_request");
  const zone = useZone();
  const [form, setForm] = useState<WindowForm>({ date: "", start: "", end: "", zone: "" });
  const whole = { ...form, zone: form.zone === "" ? zone : form.zone };
  const { window, missing } = windowOf(whole);
  const send = async (wish: typeof window) => {
    if ((await run({ id: order.id, window: wish })) !== undefined) onClose();
  };
  const refused = pending
    ? "The change is on its way."
    : window === null
      ? missing || "Write a date and its hours."
      : "";
  return (
    <Dialog
      title={`Ask for a window for ${order.name}`}
      lead={order.asked.known ? `Asked for now: ${order.asked.text}.` : "No window is asked for yet."}
      onClose={onClose}
      buttons={
        <>
          {order.asked.known && (
            <Button look="quiet" onPress={() => void send(null)}>
              Take the wish back
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} onPress={() => void send(window)}>
            Ask for it
          </Button>
        </>
      }
    >
      <WindowFields form={whole} onForm={setForm} error={form.date === "" ? "" : missing} />
    </Dialog>
  );
}

/** The project's home zone stands there until another is written. */
export function useZone(): string {
  return useSession().head?.zone ?? "";
}
