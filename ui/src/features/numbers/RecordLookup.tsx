import { useState } from "react";
import type { LookupKind, NumberId } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useSession } from "../../state/session";
import { FormDialog } from "../FormDialog";

const KINDS: readonly { value: LookupKind; label: string; detail: string }[] = [
  { value: "rate_centre", label: "Rate centre", detail: "where the number is at home" },
  { value: "carrier", label: "Underlying carrier", detail: "OCN or SPID" },
  { value: "resp_org", label: "RespOrg", detail: "who controls a toll-free number" },
  { value: "portability", label: "Portability", detail: "yes or no" },
  { value: "coverage", label: "Coverage", detail: "yes or no" },
];

interface RecordLookupProps {
  ids: readonly NumberId[];
  national: string;
  onClose: () => void;
}

/** A look-up was made elsewhere; here it is recorded with its day and source. The program asks no network. */
export function RecordLookup({ ids, national, onClose }: RecordLookupProps) {
  const { run, pending } = useChange("lookup_record");
  const { head } = useSession();
  const [kind, setKind] = useState<LookupKind>("portability");
  const [value, setValue] = useState("");
  const [source, setSource] = useState("");
  const [lookedOn, setLookedOn] = useState(head?.today.iso ?? "");
  const refused = value.trim() === "" ? "Write what it said." : source.trim() === "" ? "Say where." : "";
  return (
    <FormDialog
      title="Record a look-up"
      lead={ids.length === 1 ? national : `${ids.length.toLocaleString("en")} numbers`}
      onClose={onClose}
      save="Record"
      refused={refused}
      pending={pending}
      onSave={() => run({ ids: [...ids], kind, value, looked_on: lookedOn, source })}
    >
      <Select label="What was looked up" value={kind} choices={KINDS} onChange={setKind} />
      <TextField
        autoFocus
        literal
        label="What it said"
        placeholder={KINDS.find((it) => it.value === kind)?.detail ?? ""}
        value={value}
        onChange={setValue}
      />
      <div className="form-row">
        <TextField label="On" placeholder="YYYY-MM-DD" value={lookedOn} onChange={setLookedOn} />
        <TextField label="Where" placeholder="carrier’s portal" value={source} onChange={setSource} />
      </div>
    </FormDialog>
  );
}
