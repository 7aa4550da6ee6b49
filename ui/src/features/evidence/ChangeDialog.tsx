import { useState } from "react";
import type { AttachmentRow, KindChoice } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { MessageBar } from "../../components/MessageBar";
import { useMessageState, useMessages } from "../../state/messages";
import { paperOfRow } from "./form";
import { PaperForm } from "./PaperForm";

interface ChangeDialogProps {
  row: AttachmentRow;
  kinds: readonly KindChoice[];
  onClose: () => void;
}

/** What is said of a file; its bytes never change. */
export function ChangeDialog({ row, kinds, onClose }: ChangeDialogProps) {
  const { run, pending } = useChange("attachment_change");
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const [paper, setPaper] = useState(() => paperOfRow(row));
  const save = async () => {
    if (await run({ id: row.id, account: null, order: null, ...paper })) onClose();
  };
  return (
    <Dialog
      title={row.label}
      lead={`${row.detail}, taken in ${row.taken}. SHA-256 ${row.sha256}`}
      onClose={onClose}
      buttons={
        <>
          <span className="space" />
          <Button onPress={onClose}>Cancel</Button>
          <Button look="go" isDisabled={pending} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
      <PaperForm paper={paper} kinds={kinds} onChange={setPaper} />
    </Dialog>
  );
}
