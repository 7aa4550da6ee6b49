import { useState } from "react";
import type { Problem } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { IconMark } from "../../components/IconMark";
import { MessageBar } from "../../components/MessageBar";
import { TextField } from "../../components/TextField";
import { useMessageState, useMessages } from "../../state/messages";
import { daysWords } from "./group";

/** A person takes the risk of a finding and says why. */
export function Accept({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { run, pending } = useChange("finding_accept");
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const [reason, setReason] = useState(problem.lapsed?.reason ?? "");
  const refused = reason.trim() === "" ? "Say why it may stand." : "";
  const { code, place, severity, message } = problem;
  const save = async () => {
    if (await run({ code, place, severity, message, reason })) onClose();
  };
  return (
    <Dialog
      title="Accept with a reason"
      lead="It holds while the finding says this. When its facts change, it is open again."
      onClose={onClose}
      buttons={
        <>
          <span className="label space">{refused}</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} isDisabled={pending} onPress={() => void save()}>
            Accept
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
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
    </Dialog>
  );
}
