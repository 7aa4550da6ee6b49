import { useState } from "react";
import type { OrderDetail, WaveView } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { TextField } from "../../components/TextField";

type WaveDialogProps = { order: OrderDetail; waves: readonly WaveView[]; onClose(): void };

/** Puts an order into a wave: orders that cut over together. */
export function WaveDialog({ order, waves, onClose }: WaveDialogProps) {
  const put = useChange("orders_wave");
  const name = useChange("wave_save");
  const [form, setForm] = useState({
    number: order.wave === null ? "" : String(order.wave),
    name: waves.find((wave) => wave.number === order.wave)?.name ?? "",
  });
  const wave = form.number.trim() === "" ? null : Number(form.number);
  const known = waves.find((one) => one.number === wave);
  const refused =
    put.pending || name.pending
      ? "The wave is on its way."
      : wave !== null && !Number.isInteger(wave)
        ? "A wave is a number."
        : "";
  const save = async () => {
    if ((await put.run({ ids: [order.id], wave })) === undefined) return;
    if (wave !== null && form.name !== (known?.name ?? "")) {
      await name.run({ number: wave, name: form.name, sites: known?.sites ?? [] });
    }
    onClose();
  };
  return (
    <Dialog
      title={`Wave of ${order.name}`}
      lead="Orders of one wave cut over together. Numbers that must cut at another time go into an order of their own first."
      size="small"
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} onPress={() => void save()}>
            Set
          </Button>
        </>
      }
    >
      <div className="form">
        <div className="form-row">
          <TextField
            label="Wave"
            placeholder="none"
            hint="1 to 99; empty for none"
            value={form.number}
            onChange={(number) =>
              setForm({
                number,
                name: waves.find((one) => String(one.number) === number.trim())?.name ?? form.name,
              })
            }
          />
          <TextField
            label="Its name"
            value={form.name}
            onChange={(text) => setForm({ ...form, name: text })}
          />
        </div>
        {waves.map((one) => (
          <p key={one.number} className="small dim">
            Wave {one.number}
            {one.name !== "" && `, ${one.name}`}: {one.orders.join(", ")}
          </p>
        ))}
      </div>
    </Dialog>
  );
}
