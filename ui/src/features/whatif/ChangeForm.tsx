import { useState } from "react";
import type { Change } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { Whose } from "../Whose";
import { asks, changeOf, emptyForm, type Form, KINDS, type Kind } from "./form";

/** One change is put together here and added to the list. */
export function ChangeForm({ onAdd }: { onAdd(change: Change): void }) {
  const orders = useAsk("overview", {}).data?.orders ?? [];
  const carriers = useAsk("carriers_list", {}).data ?? [];
  const [form, setForm] = useState<Form>(() => emptyForm("rejected", ""));
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const fields = asks(form.what);
  const made = changeOf(form);
  const refused = "missing" in made ? made.missing : "";
  const offered = carriers.filter(
    (it) =>
      (form.what !== "platform" || it.role !== "losing") &&
      (form.what !== "losing" || it.role !== "platform"),
  );
  const add = () => {
    if ("change" in made) {
      onAdd(made.change);
      setForm(emptyForm(form.what, form.order));
    }
  };
  return (
    <form
      className="form wi-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Select
        label="What if"
        value={form.what}
        choices={KINDS}
        onChange={(what: Kind) => set({ what, carrier: "" })}
      />
      {fields.includes("order") && (
        <Select
          label="Order"
          placeholder="choose"
          value={form.order === "" ? null : form.order}
          choices={orders.map((it) => ({ value: it.name, label: it.name, detail: it.place }))}
          onChange={(order) => set({ order })}
        />
      )}
      {fields.includes("carrier") && (
        <Select
          label={form.what === "platform" ? "Moves to" : form.what === "losing" ? "Leaves" : "Carrier"}
          placeholder="choose"
          value={form.carrier === "" ? null : form.carrier}
          choices={offered.map((it) => ({ value: it.id, label: it.name }))}
          onChange={(carrier) => set({ carrier })}
        />
      )}
      {fields.includes("date") && (
        <TextField
          label="Date"
          placeholder="2026-12-16"
          hint={
            form.what === "rejected"
              ? "empty: when the answer is due"
              : form.what === "go_live"
                ? "empty for none"
                : "year-month-day"
          }
          value={form.date}
          onChange={(date) => set({ date })}
        />
      )}
      {fields.includes("hours") && (
        <div className="form-row">
          <TextField
            label="From"
            placeholder="19:00"
            hint="empty: the project’s"
            value={form.start}
            onChange={(start) => set({ start })}
          />
          <TextField label="To" placeholder="21:00" value={form.end} onChange={(end) => set({ end })} />
        </div>
      )}
      {fields.includes("period") && (
        <div className="form-row">
          <TextField
            label="First day"
            placeholder="2026-12-14"
            value={form.date}
            onChange={(date) => set({ date })}
          />
          <TextField
            label="Last day"
            placeholder="2026-12-18"
            value={form.to}
            onChange={(to) => set({ to })}
          />
        </div>
      )}
      {fields.includes("whose") && <Whose carrier={form.carrier} onChange={(carrier) => set({ carrier })} />}
      {fields.includes("name") && (
        <TextField label="Why" value={form.name} onChange={(name) => set({ name })} />
      )}
      {fields.includes("numbers") && (
        <TextField label="Numbers that port" value={form.numbers} onChange={(numbers) => set({ numbers })} />
      )}
      <div className="row">
        <Button type="submit" look="go" icon="add" refused={refused}>
          Add
        </Button>
        <span className="label">{refused}</span>
      </div>
    </form>
  );
}
