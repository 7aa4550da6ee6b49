import { useState } from "react";
import type { NumberTest, TestColumn } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { TestChoice } from "./TestChoice";

interface SampleDialogProps {
  night: string;
  columns: readonly TestColumn[];
  people: readonly string[];
  onClose: () => void;
}

/** Which numbers of a large block are tested: somebody's decision, on record. 911 is not among the choices. */
export function SampleDialog({ night, columns, people, onClose }: SampleDialogProps) {
  const choices = columns.filter((it) => !it.emergency);
  const { run, pending } = useChange("tests_decide");
  const [tests, setTests] = useState<readonly NumberTest[]>([]);
  const [every, setEvery] = useState("10");
  const [who, setWho] = useState(people[0] ?? "");
  const [reason, setReason] = useState("");
  const count = Number.parseInt(every, 10);
  const refused =
    tests.length === 0
      ? "Choose the tests."
      : !(count >= 1 && count <= 1000)
        ? "Say every how many, 1 to 1000."
        : who.trim() === "" || reason.trim() === ""
          ? "A sample has a name and a reason."
          : "";
  return (
    <FormDialog
      title="Sample of large blocks"
      lead="Of each run of neighbours the first, the last and every so many are tested, and whatever is published. 911 is tested for every line. 1 tests all again."
      save="Decide"
      refused={refused}
      pending={pending}
      onSave={() => run({ night, kind: "sample", tests: [...tests], every: count, who, reason })}
      onClose={onClose}
    >
      <TestChoice legend="Tests" choices={choices} chosen={tests} onChange={setTests} />
      <div className="form-row">
        <TextField label="Every" value={every} onChange={setEvery} />
        <TextField label="Who decides" value={who} onChange={setWho} />
      </div>
      <TextField
        label="Reason"
        hint="One block, one route; the rest is called in the morning."
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
