import { useState } from "react";
import type { OrderDetail, SideTrack, TrackState } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { DateField } from "./DateField";

/** Voice, texting and 911: three tracks, since one that is done says nothing of the others. */
export function SideTracks({ order }: { order: OrderDetail }) {
  const [asked, setAsked] = useState<SideTrack | null>(null);
  return (
    <section>
      <div className="section-head">
        <h3>Three tracks</h3>
        <span className="label">voice done is neither texting nor 911 done</span>
      </div>
      <table className="grid od-sides">
        <tbody>
          {order.side_tracks.map((track) => (
            <tr key={track.label}>
              <td>{track.label}</td>
              <td>
                <IconMark icon={track.mark.icon} quiet={isQuiet(track.mark.icon)}>
                  {track.mark.text}
                </IconMark>
              </td>
              <td className="dim" title={track.past.join("\n")}>
                {track.detail}
              </td>
              <td className="num">
                {track.track !== null && (
                  <Button look="link" aria-label={`Record ${track.label}`} onPress={() => setAsked(track)}>
                    Record…
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && <TrackDialog order={order} track={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function TrackDialog({ order, track, onClose }: { order: OrderDetail; track: SideTrack; onClose(): void }) {
  const { run, pending } = useChange("order_track");
  const [form, setForm] = useState<{ state: TrackState; date: string; note: string }>({
    state: track.choices[0]?.state ?? "pending",
    date: "",
    note: "",
  });
  return (
    <FormDialog
      title={`${track.label} of ${order.name}`}
      size="small"
      save="Record"
      pending={pending}
      onSave={async () => track.track !== null && run({ id: order.id, track: track.track, ...form })}
      onClose={onClose}
    >
      <Select
        label="Where it stands"
        value={form.state}
        choices={track.choices.map((choice) => ({ value: choice.state, label: choice.label }))}
        onChange={(state) => setForm({ ...form, state })}
      />
      <DateField value={form.date} onChange={(date) => setForm({ ...form, date })} />
      <TextField label="Note" value={form.note} onChange={(note) => setForm({ ...form, note })} />
    </FormDialog>
  );
}
