import { useState } from "react";
import type { NumberTest, TestArea } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { TestChoice } from "./TestChoice";

interface AreasDialogProps {
  night: string;
  areas: readonly TestArea[];
  people: readonly string[];
  onClose: () => void;
}

/** From where the toll-free numbers are called besides the United States: somebody's decision, on record. */
export function AreasDialog({ night, areas, people, onClose }: AreasDialogProps) {
  const { run, pending } = useChange("tests_decide");
  const [tests, setTests] = useState<readonly NumberTest[]>(
    areas.filter((it) => it.in_scope).map((it) => it.test),
  );
  const [who, setWho] = useState(people[0] ?? "");
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title="Where toll-free numbers are called from"
      lead="The United States always, from a landline and a mobile. Each area more is a test of every toll-free number."
      save="Decide"
      refused={who.trim() === "" || reason.trim() === "" ? "Such a decision has a name and a reason." : ""}
      pending={pending}
      onSave={() => run({ night, kind: "areas", tests: [...tests], every: 1, who, reason })}
      onClose={onClose}
    >
      <TestChoice legend="Besides the United States" choices={areas} chosen={tests} onChange={setTests} />
      <TextField autoFocus label="Who decides" value={who} onChange={setWho} />
      <TextField
        label="Reason"
        hint="The area of service on the RespOrg’s record; where the client’s callers are."
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
