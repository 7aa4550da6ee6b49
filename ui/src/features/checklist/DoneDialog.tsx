import { useState } from "react";
import type { ChecklistRow } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

/** Says that a line is done, with its day and what shows it. */
export function DoneDialog({ row, onClose }: { row: ChecklistRow; onClose(): void }) {
  const done = useChange("checklist_done");
  const [on, setOn] = useState(row.done_on?.iso ?? "");
  const [evidence, setEvidence] = useState(row.evidence);
  return (
    <FormDialog
      title="Done"
      lead={row.text}
      size="small"
      save="Done"
      refused=""
      pending={done.pending}
      onSave={() => done.run({ key: row.key, done: true, on, evidence })}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label="On"
        value={on}
        onChange={setOn}
        placeholder="YYYY-MM-DD"
        hint="Empty for today."
        literal
      />
      <TextField
        label="What shows it"
        value={evidence}
        onChange={setEvidence}
        rows={2}
        hint="A message, a file, who said so."
      />
    </FormDialog>
  );
}
