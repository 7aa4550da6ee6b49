import { useState } from "react";
import type { TestResult } from "../../api/generated";
import { Segments } from "../../components/Segments";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

interface NoteDialogProps {
  title: string;
  result: TestResult | null;
  onSave: (result: TestResult, note: string) => Promise<unknown>;
  onClose: () => void;
}

const results = [
  { value: "pass", label: "Pass" },
  { value: "fail", label: "Fail" },
  { value: "not_applicable", label: "Not applicable" },
] as const;

/** What was heard; a failure has no record without it. */
export function NoteDialog({ title, result, onSave, onClose }: NoteDialogProps) {
  const [said, setSaid] = useState<TestResult>(result ?? "pass");
  const [note, setNote] = useState("");
  const refused = note.trim() === "" ? "Write what was heard." : "";
  return (
    <FormDialog
      title={title}
      size="small"
      save="Record"
      refused={refused}
      pending={false}
      onSave={() => onSave(said, note)}
      onClose={onClose}
    >
      <Segments
        label="Result"
        value={said === "open" ? "pass" : said}
        segments={results}
        onChange={setSaid}
      />
      <TextField
        autoFocus
        label="Note"
        hint="The old greeting, a wrong number, nothing at all; it stands on the record."
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  );
}
