import { useState } from "react";
import type { AttachmentLook } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import type { Ticketed } from "../../host/host";
import { useNavigation } from "../../state/navigation";
import { FormDialog } from "../FormDialog";
import { type Paper, paperOf } from "./form";
import { PaperForm } from "./PaperForm";

/** A file that was attached. */
export interface Added {
  id: number;
  /** It can be taken as the account's CSR. */
  csr: boolean;
}

interface AttachDialogProps {
  file: Ticketed;
  account: number | null;
  order: number | null;
  /** Whose it will be: `Lakeland`. */
  whose: string;
  /** With what was attached, or with nothing. */
  onDone: (added: Added | null) => void;
}

/** A chosen or dropped file with what it is; attached only when that is said. */
export function AttachDialog({ file, account, order, whose, onDone }: AttachDialogProps) {
  const look = useAsk("attachment_look", { ticket: file.ticket });
  const { run, pending } = useChange("attachment_add");
  const { go } = useNavigation();
  const [said, setSaid] = useState<Paper | null>(null);
  const paper = said ?? (look.data ? paperOf(look.data) : null);
  const attach = async () => {
    if (!paper) return;
    const added = await run({ ticket: file.ticket, account, order, ...paper });
    if (added) onDone({ id: added.attachment.id, csr: added.attachment.csr === "offered" });
  };
  const refused = look.error ? "It cannot be attached." : look.data ? "" : "It is being read.";
  return (
    <FormDialog
      title={`Attach to ${whose}`}
      lead="It is kept byte by byte, with its hash on the record."
      save="Attach"
      refused={refused}
      pending={pending}
      trouble={look.error}
      other={
        file.kind === "spreadsheet" && (
          <Button look="quiet" onPress={() => go({ screen: "import", ticket: file.ticket, name: file.name })}>
            Import as a list instead…
          </Button>
        )
      }
      onSave={attach}
      onClose={() => onDone(null)}
    >
      {look.data && paper && (
        <>
          <Looked look={look.data} />
          <PaperForm paper={paper} kinds={look.data.kinds} onChange={setSaid} />
        </>
      )}
    </FormDialog>
  );
}

function Looked({ look }: { look: AttachmentLook }) {
  return (
    <p className="evidence-look">
      <b className="el">{look.label}</b> <span className="dim">{look.detail}</span>
      {look.odd !== "" && <IconMark icon="warning">{look.odd}</IconMark>}
    </p>
  );
}
