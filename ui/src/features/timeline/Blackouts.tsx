import { useState } from "react";
import type { BlackoutRow } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Wait } from "../../components/Screen";
import { TextField } from "../../components/TextField";
import { Whose } from "../Whose";

type Form = { id: number | null; name: string; from: string; to: string; carrier: string };

const EMPTY: Form = { id: null, name: "", from: "", to: "", carrier: "" };

/** Periods of the project in which nothing is cut over: made, changed, taken away. */
export function Blackouts({ onClose }: { onClose(): void }) {
  const list = useAsk("blackouts_list", {});
  const save = useChange("blackout_save");
  const remove = useChange("blackout_remove");
  const [form, setForm] = useState<Form>(EMPTY);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const edit = (row: BlackoutRow) =>
    setForm({ id: row.id, name: row.name, from: row.from.iso, to: row.to.iso, carrier: row.carrier });
  const write = async () => {
    const done = await save.run({ ...form });
    if (done !== undefined) setForm(EMPTY);
  };
  return (
    <Dialog
      title="Closed periods"
      lead="Nothing of ours is cut over in them. They are business days all the same: lead times run on."
      size="large"
      onClose={onClose}
    >
      <Wait of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="dim">No closed period yet. A trade fair, an inventory, a freeze of the client.</p>
          ) : (
            <table className="grid tl-blackouts">
              <thead>
                <tr>
                  <th scope="col">Why</th>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                  <th scope="col">Whose</th>
                  <th scope="col">Business days</th>
                  <th scope="col">
                    <span className="unseen">Change</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.name}</th>
                    <td>{row.from.text}</td>
                    <td>{row.to.text}</td>
                    <td>{row.whose}</td>
                    <td>{row.days}</td>
                    <td>
                      <Button look="link" aria-label={`Change ${row.name}`} onPress={() => edit(row)}>
                        Change
                      </Button>{" "}
                      <Button
                        look="link"
                        aria-label={`Remove ${row.name}`}
                        onPress={() => void remove.run({ id: row.id })}
                      >
                        Remove
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Wait>
      <form
        className="tl-blackout"
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <TextField
          label="Why"
          value={form.name}
          onChange={(name) => set({ name })}
          placeholder="Trade fair"
        />
        <TextField
          label="First day"
          value={form.from}
          onChange={(from) => set({ from })}
          placeholder="2026-12-10"
          literal
        />
        <TextField
          label="Last day"
          value={form.to}
          onChange={(to) => set({ to })}
          placeholder="same day"
          literal
        />
        <Whose carrier={form.carrier} onChange={(carrier) => set({ carrier })} />
        <Button type="submit" isPending={save.pending}>
          {form.id === null ? "Add" : "Change"}
        </Button>
      </form>
    </Dialog>
  );
}
