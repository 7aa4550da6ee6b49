import { useState } from "react";
import type { Channel, ContactForm, ContactView, OrderDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { DateField } from "./DateField";

const CHANNELS: readonly { value: Channel; label: string }[] = [
  { value: "phone", label: "By telephone" },
  { value: "mail", label: "By mail" },
  { value: "portal", label: "In the portal" },
  { value: "chat", label: "In a chat" },
  { value: "other", label: "Some other way" },
];

const blank = (order: number): ContactForm => ({
  order,
  id: null,
  date: "",
  time: "",
  who: "",
  whom: "",
  channel: "phone",
  text: "",
  promised: "",
  due: "",
  settled_on: "",
});

/** Who said what, newest first; a promise stands below with its day. */
export function ContactLog({ order }: { order: OrderDetail }) {
  const [form, setForm] = useState<ContactForm | null>(null);
  return (
    <section>
      <div className="section-head">
        <h3>Contact log</h3>
        <span className="label">
          <Button look="link" onPress={() => setForm(blank(order.id))}>
            Add
          </Button>
        </span>
      </div>
      {order.contacts.length === 0 && (
        <p className="small dim">Nobody has spoken about it yet. Who said what settles a dispute later.</p>
      )}
      <ul className="od-log">
        {order.contacts.map((contact) => (
          <Entry
            key={contact.form.id ?? contact.when}
            contact={contact}
            onEdit={() => setForm(contact.form)}
          />
        ))}
      </ul>
      {form && <ContactDialog first={form} name={order.name} onClose={() => setForm(null)} />}
    </section>
  );
}

function Entry({ contact, onEdit }: { contact: ContactView; onEdit(): void }) {
  return (
    <li>
      <span className="absent" title={contact.between}>
        {contact.when}
      </span>
      <div>
        {contact.form.text}
        {contact.promise && (
          <small className={isQuiet(contact.promise.icon) ? "" : contact.promise.icon}>
            <IconMark icon={contact.promise.icon} quiet={isQuiet(contact.promise.icon)}>
              {contact.promise.text}
            </IconMark>
          </small>
        )}
      </div>
      <Button look="link" aria-label={`Edit the entry of ${contact.when}`} onPress={onEdit}>
        Edit
      </Button>
    </li>
  );
}

function ContactDialog({ first, name, onClose }: { first: ContactForm; name: string; onClose(): void }) {
  const { run, pending } = useChange("contact_save");
  const [form, setForm] = useState(first);
  const set = (change: Partial<ContactForm>) => setForm({ ...form, ...change });
  return (
    <FormDialog
      title={first.id === null ? `Contact about ${name}` : `Contact about ${name}, ${first.date}`}
      lead="Who said what, and what was promised by when."
      save="Keep"
      refused={form.text.trim() === "" ? "Write what was said." : ""}
      pending={pending}
      onSave={() => run(form)}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label="What was said"
        rows={3}
        value={form.text}
        onChange={(text) => set({ text })}
      />
      <div className="form-row">
        <TextField
          label="Whom you spoke to"
          placeholder="name at the desk"
          value={form.whom}
          onChange={(whom) => set({ whom })}
        />
        <Select
          label="How"
          value={form.channel}
          choices={CHANNELS}
          onChange={(channel) => set({ channel })}
        />
      </div>
      <div className="form-row">
        <DateField value={form.date} onChange={(date) => set({ date })} />
        <TextField label="Time" placeholder="now" value={form.time} onChange={(time) => set({ time })} />
      </div>
      <div className="form-row">
        <TextField
          label="What was promised"
          value={form.promised}
          onChange={(promised) => set({ promised })}
        />
        <TextField
          label="By, or ask again on"
          placeholder="2026-11-20"
          value={form.due}
          onChange={(due) => set({ due })}
        />
      </div>
      {first.id !== null && (first.due !== "" || first.promised !== "") && (
        <TextField
          label="Settled on"
          hint="the day it came; empty while it is open"
          value={form.settled_on}
          onChange={(settled_on) => set({ settled_on })}
        />
      )}
    </FormDialog>
  );
}
