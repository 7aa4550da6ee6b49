import { useState } from "react";
import type { OrderDetail, SiteId, WaveView } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Checkbox } from "../../components/Checkbox";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { emptyWave, missing, ofNumber, saves, type WaveForm } from "./wave";

type WaveDialogProps = { order: OrderDetail; waves: readonly WaveView[]; onClose(): void };

/** Orders that cut over together: this order, and those of whole sites. */
export function WaveDialog({ order, waves, onClose }: WaveDialogProps) {
  const put = useChange("orders_wave");
  const save = useChange("wave_save");
  const sites = useAsk("sites_list", {}).data ?? [];
  const [form, setForm] = useState<WaveForm>(() =>
    order.wave === null ? emptyWave : ofNumber(String(order.wave), waves, emptyWave),
  );
  const toggle = (site: SiteId, on: boolean) =>
    setForm((now) => ({
      ...now,
      sites: on ? [...now.sites, site] : now.sites.filter((one) => one !== site),
    }));
  const elsewhere = (site: SiteId) =>
    waves.find((wave) => String(wave.number) !== form.number.trim() && wave.sites.includes(site));
  const write = async () => {
    const { wave, group } = saves(form, waves);
    if (group !== null && (await save.run(group)) === undefined) return undefined;
    // Sites bring their orders and let them go; this order is put where it is wished all the same.
    return group === null && order.wave === wave ? true : put.run({ ids: [order.id], wave });
  };
  return (
    <FormDialog
      title={`Wave of ${order.name}`}
      lead="Orders of one wave cut over together. Numbers that must cut at another time go into an order of their own first."
      save="Set"
      refused={missing(form)}
      pending={put.pending || save.pending}
      onSave={write}
      onClose={onClose}
    >
      <div className="form-row">
        <TextField
          autoFocus
          label="Wave"
          placeholder="none"
          hint="1 to 99; empty for none"
          value={form.number}
          onChange={(number) => setForm((now) => ofNumber(number, waves, now))}
        />
        <TextField
          label="Its name"
          value={form.name}
          onChange={(name) => setForm((now) => ({ ...now, name }))}
        />
      </div>
      {form.number.trim() !== "" && sites.length > 0 && (
        <fieldset className="od-picker">
          <legend className="small dim">Sites whose orders are of it, those to come too</legend>
          <ul className="od-picker-rows">
            {sites.map((site) => {
              const other = elsewhere(site.id);
              return (
                <li key={site.id}>
                  <Checkbox isSelected={form.sites.includes(site.id)} onChange={(on) => toggle(site.id, on)}>
                    {site.name}
                    <span className="dim el">
                      {other === undefined ? site.address : `now in wave ${other.number}; it moves here`}
                    </span>
                  </Checkbox>
                </li>
              );
            })}
          </ul>
        </fieldset>
      )}
      {waves.map((one) => (
        <p key={one.number} className="small dim">
          Wave {one.number}
          {one.name !== "" && `, ${one.name}`}: {one.orders.join(", ") || "no order"}
        </p>
      ))}
    </FormDialog>
  );
}
