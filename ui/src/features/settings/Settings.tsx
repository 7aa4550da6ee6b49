import { useState } from "react";
import type { SettingsChange } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useSession } from "../../state/session";
import { useShell } from "../../state/shell";
import { FormDialog } from "../FormDialog";
import { gainingChoices, zoneChoices } from "./choices";
import { LogoField } from "./LogoField";

const nothing: SettingsChange = {
  client: null,
  gaining: null,
  go_live: null,
  window_start: null,
  window_end: null,
  consultant: null,
  zone: null,
  rejection_percent: null,
  foc_lost_percent: null,
};

/** What holds for the whole project. A field left as it is changes nothing; one undo takes all back. */
export function Settings() {
  const { hide } = useShell();
  const { head } = useSession();
  const { run, pending } = useChange("project_update");
  const carriers = useAsk("carriers_list", {}).data ?? [];
  const zones = useAsk("app_info", {}).data?.zones ?? [];
  const forecast = useAsk("forecast", { runs: null, seed: null }).data;
  const [change, setChange] = useState<SettingsChange>(nothing);
  const set = (part: Partial<SettingsChange>) => setChange((now) => ({ ...now, ...part }));
  const touched = Object.values(change).some((it) => it !== null);
  const refused = head?.read_only
    ? `${head.read_only} has it open for writing.`
    : touched
      ? ""
      : "Nothing is changed yet.";
  return (
    <FormDialog
      title="Project settings"
      lead={
        head ? `${head.client} ${head.route}${head.go_live ? `, go-live ${head.go_live}` : ""}` : undefined
      }
      save="Change"
      refused={refused}
      pending={pending}
      onSave={() => run(change)}
      onClose={hide}
    >
      <TextField
        autoFocus
        label="Client"
        value={change.client ?? head?.client ?? ""}
        onChange={(client) => set({ client })}
      />
      <Select
        label="Moves to"
        value={change.gaining ?? head?.gaining ?? null}
        choices={gainingChoices(carriers)}
        onChange={(gaining) => set({ gaining })}
      />
      <div className="form-row">
        <TextField
          label="Wished go-live"
          placeholder="YYYY-MM-DD"
          hint="year-month-day; empty for none"
          value={change.go_live ?? head?.go_live_date ?? ""}
          onChange={(go_live) => set({ go_live })}
        />
        <Select
          label="Home zone"
          value={change.zone ?? head?.zone ?? null}
          choices={zoneChoices(zones, head?.zone)}
          onChange={(zone) => set({ zone })}
        />
      </div>
      <div className="form-row">
        <TextField
          label="Window from"
          placeholder="19:00"
          value={change.window_start ?? head?.window_start ?? ""}
          onChange={(window_start) => set({ window_start })}
        />
        <TextField
          label="Window to"
          placeholder="21:00"
          hint="Local time in the home zone."
          value={change.window_end ?? head?.window_end ?? ""}
          onChange={(window_end) => set({ window_end })}
        />
      </div>
      <TextField
        label="Who plans the port"
        hint="Stands on the cover of each package."
        value={change.consultant ?? head?.consultant ?? ""}
        onChange={(consultant) => set({ consultant })}
      />
      <LogoField logo={head?.logo ?? ""} />
      <div className="form-row">
        <TextField
          label="Orders refused, in a hundred"
          hint={`Of orders without a finding; empty for the usual figure. Now ${forecast?.rejection_percent ?? "…"}: ${forecast?.rejection_source ?? ""}.`}
          value={change.rejection_percent ?? String(forecast?.rejection_percent ?? "")}
          onChange={(rejection_percent) => set({ rejection_percent })}
        />
        <TextField
          label="Confirmed dates lost, in a hundred"
          hint={`Empty for the usual figure. Now ${forecast?.foc_lost_percent ?? "…"}: ${forecast?.foc_lost_source ?? ""}.`}
          value={change.foc_lost_percent ?? String(forecast?.foc_lost_percent ?? "")}
          onChange={(foc_lost_percent) => set({ foc_lost_percent })}
        />
      </div>
    </FormDialog>
  );
}
