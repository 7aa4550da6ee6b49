import { useState } from "react";
import type { AccountDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { MessageBar } from "../../components/MessageBar";
import { TextField } from "../../components/TextField";
import { useMessageState, useMessages } from "../../state/messages";

/** The CSR as the carrier sent it; it is kept letter by letter. */
export function PasteCsr({ account, onClose }: { account: AccountDetail; onClose: () => void }) {
  const { run, pending } = useChange("csr_save");
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const [dated, setDated] = useState("");
  const [text, setText] = useState(account.csr_text);
  const refused =
    text.trim() === "" ? "Paste the text of the CSR." : dated.trim() === "" ? "Say the day it was made." : "";
  const save = async () => {
    if (await run({ id: account.id, dated: dated.trim(), text })) onClose();
  };
  return (
    <Dialog
      size="large"
      title={`CSR of ${account.carrier}`}
      lead="Paste it as the carrier sent it. It is kept letter by letter; the comparison and the list of numbers are read from it."
      onClose={onClose}
      buttons={
        <>
          <span className="label space">{refused}</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" refused={refused} isDisabled={pending} onPress={() => void save()}>
            Take it in
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
      <div className="form">
        <div className="form-row">
          <TextField
            autoFocus
            label="Made by the carrier on"
            placeholder="YYYY-MM-DD"
            hint="Its age is counted from this day."
            value={dated}
            onChange={setDated}
          />
        </div>
        <TextField literal rows={18} label="Text of the CSR" value={text} onChange={setText} />
      </div>
    </Dialog>
  );
}
