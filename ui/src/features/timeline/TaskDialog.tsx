import { useState } from "react";
import type { Supply, TaskRow } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Checkbox } from "../../components/Checkbox";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

type Phones = Supply | "unknown";

/** What someone says of one thing that has to be in place. */
export function TaskDialog({ row, onClose }: { row: TaskRow; onClose(): void }) {
  const record = useChange("task_record");
  const [due, setDue] = useState(row.due?.iso ?? "");
  const [done, setDone] = useState(row.done_on?.iso ?? "");
  const [owner, setOwner] = useState(row.who);
  const [note, setNote] = useState(row.note);
  const [waived, setWaived] = useState(row.need === "waived");
  const [supply, setSupply] = useState<Phones>(row.supply ?? "unknown");
  return (
    <FormDialog
      title={row.title}
      lead={row.rule}
      size="small"
      save="Record"
      pending={record.pending}
      onSave={() =>
        record.run({
          kind: row.kind,
          of: row.of,
          due,
          done_on: done,
          owner,
          note,
          waived,
          supply: supply === "unknown" ? null : supply,
        })
      }
      onClose={onClose}
    >
      <TextField
        label="Expected on"
        value={due}
        onChange={setDue}
        placeholder={row.latest?.iso ?? "2026-12-01"}
        hint="The cutover waits for this day while it is open."
        literal
      />
      <TextField label="Done on" value={done} onChange={setDone} placeholder="open" literal />
      <TextField label="Who" value={owner} onChange={setOwner} />
      {row.kind === "phones" && (
        <Select<Phones>
          label="Phones"
          value={supply}
          choices={[
            { value: "unknown", label: "Not said" },
            { value: "own", label: "The client's own", detail: "Switched over: they need a forward first" },
            { value: "supplied", label: "Supplied", detail: "New ones beside the old" },
          ]}
          onChange={setSupply}
        />
      )}
      <TextField label="Note" value={note} onChange={setNote} rows={2} />
      <Checkbox isSelected={waived} onChange={setWaived}>
        Not needed here
      </Checkbox>
    </FormDialog>
  );
}
