import { useState } from "react";
import type { AccountDetail, FieldPair } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { MessageBar } from "../../components/MessageBar";
import { TextField } from "../../components/TextField";
import { useMessageState, useMessages } from "../../state/messages";
import { PairLines } from "./Readings";

interface KeepProps {
  account: AccountDetail;
  pair: FieldPair;
  onClose: () => void;
}

/** Our spelling against the carrier's: never without a reason. */
export function KeepOurs({ account, pair, onClose }: KeepProps) {
  const { run, pending } = useChange("account_keep_spelling");
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const [reason, setReason] = useState("");
  const refused = reason.trim() === "" ? "Say why ours is kept." : "";
  const save = async () => {
    if (await run({ id: account.id, field: pair.field, reason })) onClose();
  };
  return (
    <Dialog
      title={`Keep our ${pair.label.toLowerCase()}`}
      lead={`${account.carrier} compares with its own record. It holds while both are spelt as they are now.`}
      onClose={onClose}
      buttons={
        <>
          <span className="label space">{refused}</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} isDisabled={pending} onPress={() => void save()}>
            Keep ours
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
      <div className="form">
        <PairLines pair={pair} />
        <TextField
          autoFocus
          rows={3}
          label="Why"
          hint="Who at the carrier confirmed it, and when."
          value={reason}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
}
