import { useState } from "react";
import type { Problem } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { IconMark } from "../../components/IconMark";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { daysWords } from "./group";

/** A person takes the risk of a finding and says why. */
export function Accept({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { run, pending } = useChange("finding_accept");
  const [reason, setReason] = useState(problem.lapsed?.reason ?? "");
  const refused = reason.trim() === "" ? "Say why it may stand." : "";
  const { code, place, severity, message } = problem;
  return (
    <FormDialog
      title="Accept with a reason"
      lead="It holds while the finding says this. When its facts change, it is open again."
      onClose={onClose}
      save="Accept"
      refused={refused}
      pending={pending}
      onSave={() => run({ code, place, severity, message, reason })}
    >
      <div className={`pb-risk ${severity}`}>
        <IconMark icon={severity}>
          <b>{problem.subject}</b>
        </IconMark>
        <p>{message}</p>
        {problem.days !== null && <p>At stake: {daysWords(problem.days)}.</p>}
      </div>
      <TextField
        autoFocus
        rows={3}
        label="Why it may stand"
        hint="Who said so, and when. It stands in the record with your name."
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
