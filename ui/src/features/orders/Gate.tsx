import { useState } from "react";
import type { GateView, OrderDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { DateField } from "./DateField";

/** What has to be confirmed before the order goes out, each with who looked and when. */
export function Gate({ order }: { order: OrderDetail }) {
  const open = useChange("gate_open");
  const [asked, setAsked] = useState<GateView | null>(null);
  const left = order.gate.filter((item) => item.id === null).length;
  return (
    <section>
      <div className="section-head">
        <h3>Before it goes out</h3>
        <span className="label">
          {left === 0 ? `${order.gate.length} confirmed` : `${left} of ${order.gate.length} open`}
        </span>
      </div>
      <ul className="od-gate">
        {order.gate.map((item) => (
          <li key={item.item} title={item.why}>
            <IconMark icon={item.mark.icon} quiet={item.id !== null}>
              {item.text}
            </IconMark>
            {item.id === null ? (
              <Button look="link" aria-label={`Confirm: ${item.text}`} onPress={() => setAsked(item)}>
                Confirm…
              </Button>
            ) : (
              <Button
                look="link"
                aria-label={`Take back: ${item.text}`}
                onPress={() => item.id !== null && void open.run({ id: item.id })}
              >
                Take back
              </Button>
            )}
            <small>{item.by === "" ? item.why : item.by}</small>
          </li>
        ))}
      </ul>
      {asked && <GateDialog item={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function GateDialog({ item, onClose }: { item: GateView; onClose(): void }) {
  const { run, pending } = useChange("gate_confirm");
  const [form, setForm] = useState({ who: "", date: "", note: "" });
  return (
    <FormDialog
      title={item.text}
      lead={item.why}
      size="small"
      save="Confirm"
      pending={pending}
      onSave={() => run({ item: item.item, account: item.account, ...form })}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label="Who looked"
        placeholder="you"
        value={form.who}
        onChange={(who) => setForm({ ...form, who })}
      />
      <DateField value={form.date} onChange={(date) => setForm({ ...form, date })} />
      <TextField label="How" value={form.note} onChange={(note) => setForm({ ...form, note })} />
    </FormDialog>
  );
}
