import { useState } from "react";
import type { AccountDetail, FieldPair } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { PairLines } from "./Readings";

interface KeepProps {
  account: AccountDetail;
  pair: FieldPair;
  onClose: () => void;
}

/** Our spelling against the carrier's: never without a reason. */
export function KeepOurs({ account, pair, onClose }: KeepProps) {
  const { run, pending } = useChange("account_keep_spelling");
  const [reason, setReason] = useState("");
  const refused = reason.trim() === "" ? "Say why ours is kept." : "";
  return (
    <FormDialog
      title={`Keep our ${pair.label.toLowerCase()}`}
      lead={`${account.carrier} compares with its own record. It holds while both are spelt as they are now.`}
      onClose={onClose}
      save="Keep ours"
      refused={refused}
      pending={pending}
      onSave={() => run({ id: account.id, field: pair.field, reason })}
    >
      <PairLines pair={pair} />
      <TextField
        autoFocus
        rows={3}
        label="Why"
        hint="Who at the carrier confirmed it, and when."
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
