import { useState } from "react";
import type { ChecklistPhase, ChecklistRole, RoleChoice } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

/** A line of one's own, at the end of its phase. */
export function AddDialog({
  phase,
  roles,
  onClose,
}: {
  phase: ChecklistPhase;
  roles: readonly RoleChoice[];
  onClose(): void;
}) {
  const save = useChange("checklist_save");
  const [text, setText] = useState("");
  const [why, setWhy] = useState("");
  const [owner, setOwner] = useState("");
  const [due, setDue] = useState("");
  const [role, setRole] = useState<ChecklistRole>("implementation");
  return (
    <FormDialog
      title="Add a line"
      lead={`${phase.number} ${phase.title}`}
      size="small"
      save="Add"
      refused={text.trim() === "" ? "The line says nothing yet." : ""}
      pending={save.pending}
      onSave={() => save.run({ key: null, phase: phase.number, after: null, text, why, role, owner, due })}
      onClose={onClose}
    >
      <TextField autoFocus label="What has to be true" value={text} onChange={setText} rows={2} />
      <TextField label="What happens otherwise" value={why} onChange={setWhy} hint="In a few words." />
      <div className="form-row">
        <Select<ChecklistRole>
          label="Who, by role"
          value={role}
          choices={roles.map((it) => ({ value: it.role, label: it.label }))}
          onChange={setRole}
        />
        <TextField
          label="Who, by name"
          value={owner}
          onChange={setOwner}
          hint="Empty for the role's person."
        />
      </div>
      <TextField label="Due" value={due} onChange={setDue} placeholder="YYYY-MM-DD" literal />
    </FormDialog>
  );
}
