import { useState } from "react";
import type { Address, SiteForm, SiteRow } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useSession } from "../../state/session";
import { AddressFields, noAddress } from "../AddressFields";
import { FormDialog } from "../FormDialog";
import { zoneChoices } from "../settings/choices";

/** A site with what we state of it: the address goes on the order, the zone says what its window means. */
export function EditSite({ site, onClose }: { site: SiteRow | null; onClose: () => void }) {
  const { run, pending } = useChange("site_save");
  const { head } = useSession();
  const zones = useAsk("app_info", {}).data?.zones ?? [];
  const [form, setForm] = useState<SiteForm>({
    id: site?.id ?? null,
    name: site?.name ?? "",
    address: site?.parts ?? noAddress,
    zone: site?.zone ?? head?.zone ?? "",
  });
  const set = (part: Partial<SiteForm>) => setForm((now) => ({ ...now, ...part }));
  const refused = head?.read_only
    ? `${head.read_only} has it open for writing.`
    : form.name.trim() === ""
      ? "Say what the client calls it."
      : "";
  return (
    <FormDialog
      title={site === null ? "New site" : `Site ${site.name}`}
      lead="One place where numbers are served. Spell its address as the losing carrier holds it."
      save="Save"
      refused={refused}
      pending={pending}
      onSave={() => run(form)}
      onClose={onClose}
    >
      <TextField autoFocus label="Name" value={form.name} onChange={(name) => set({ name })} />
      <AddressFields
        title="Service address"
        value={form.address}
        onChange={(address: Address) => set({ address })}
      />
      <Select
        label="Time zone"
        hint="Windows and cut-offs of its orders are read in this zone."
        value={form.zone === "" ? null : form.zone}
        choices={zoneChoices(zones, form.zone)}
        onChange={(zone) => set({ zone })}
      />
    </FormDialog>
  );
}
