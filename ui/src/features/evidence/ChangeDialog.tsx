import { useState } from "react";
import type { AttachmentRow, KindChoice } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { FormDialog } from "../FormDialog";
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
  const [paper, setPaper] = useState(() => paperOfRow(row));
  return (
    <FormDialog
      title={row.label}
      lead={`${row.detail}, taken in ${row.taken}. SHA-256 ${row.sha256}`}
      onClose={onClose}
      save="Save"
      pending={pending}
      onSave={() => run({ id: row.id, account: null, order: null, ...paper })}
    >
      <PaperForm paper={paper} kinds={kinds} onChange={setPaper} />
    </FormDialog>
  );
}
