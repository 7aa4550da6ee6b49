import { useState } from "react";
import type { PaperSize } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

/** The report of now went to somebody: its page is kept, and the next one counts from it. */
export function SentDialog({ paper, onClose }: { paper: PaperSize; onClose: () => void }) {
  const { run, pending } = useChange("report_sent");
  const [to, setTo] = useState("");
  return (
    <FormDialog
      title="The report was sent"
      lead="It is kept as it stands now, byte by byte. “What changed” in the next report counts from now."
      size="small"
      save="Mark as sent"
      refused={to.trim() === "" ? "Write to whom it went." : ""}
      pending={pending}
      onSave={() => run({ to, paper })}
      onClose={onClose}
    >
      <TextField autoFocus label="Sent to" value={to} onChange={setTo} />
    </FormDialog>
  );
}
