import { type FormEvent, useState } from "react";
import { call } from "../../api/call";
import { type CallError, shapeError } from "../../api/error";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { MessageBar } from "../../components/MessageBar";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useNavigation } from "../../state/navigation";
import { useSession } from "../../state/session";
import { useShell } from "../../state/shell";
import { gainingChoices, zoneChoices } from "../settings/choices";

/** Four fields and done; everything else later. With a sheet, its import is the next thing on screen. */
export function NewProject({ sheet }: { sheet: Ticketed | null }) {
  const { hide } = useShell();
  const { opened } = useSession();
  const { go } = useNavigation();
  const carriers = useAsk("carriers_list", {}).data ?? [];
  const zones = useAsk("app_info", {}).data?.zones ?? [];
  const [client, setClient] = useState("");
  const [gaining, setGaining] = useState<string | null>(null);
  const [zone, setZone] = useState<string | null>(null);
  const [goLive, setGoLive] = useState("");
  const [refused, setRefused] = useState<CallError | null>(null);
  const missing =
    client.trim() === ""
      ? "Name the client."
      : gaining === null
        ? "Choose the platform."
        : zone === null
          ? "Choose the home zone."
          : "";

  const create = async () => {
    if (missing !== "" || gaining === null || zone === null) return;
    try {
      const file = await host().pick("new_project", client.trim());
      if (!file) return;
      const head = await call("project_create", {
        ticket: file.ticket,
        client: client.trim(),
        gaining,
        go_live: goLive,
        zone,
        prefix: "",
      });
      hide();
      opened(head);
      if (sheet) go({ screen: "import", ticket: sheet.ticket, name: sheet.name });
    } catch (thrown) {
      setRefused(shapeError(thrown, "project_create"));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create();
  };

  return (
    <Dialog
      title="New project"
      lead={
        sheet
          ? `From ${sheet.name}. What its columns mean is asked next.`
          : "One client’s migration is one file."
      }
      onClose={hide}
      buttons={
        <>
          <span className="label space">{missing}</span>
          <Button onPress={hide}>Cancel</Button>
          <Button look="go" refused={missing} onPress={() => void create()}>
            Choose where to keep it…
          </Button>
        </>
      }
    >
      {refused && <MessageBar error={refused} onClose={() => setRefused(null)} />}
      <form className="form" onSubmit={submit}>
        <TextField
          autoFocus
          label="Client"
          value={client}
          onChange={setClient}
          hint="As people call it. Order names begin with three letters of it."
        />
        <Select
          label="Moves to"
          value={gaining}
          choices={gainingChoices(carriers)}
          onChange={setGaining}
          placeholder="platform or gaining carrier"
        />
        <div className="form-row">
          <Select
            label="Home zone"
            value={zone}
            choices={zoneChoices(zones)}
            onChange={setZone}
            placeholder="where the client is"
          />
          <TextField
            label="Wished go-live"
            value={goLive}
            onChange={setGoLive}
            placeholder="2026-12-16"
            hint="year-month-day; empty for none"
          />
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
