import { useState } from "react";
import type { AttachmentLook } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { IconMark } from "../../components/IconMark";
import { MessageBar } from "../../components/MessageBar";
import type { Ticketed } from "../../host/host";
import { useMessageState, useMessages } from "../../state/messages";
import { useNavigation } from "../../state/navigation";
import { type Paper, paperOf } from "./form";
import { PaperForm } from "./PaperForm";

interface AttachDialogProps {
  file: Ticketed;
  account: number | null;
  order: number | null;
  /** Whose it will be: `Lakeland`. */
  whose: string;
  /** The attachment when it can be taken as the account's CSR. */
  onDone: (csr: number | null) => void;
}

/** A chosen or dropped file with what it is; attached only when that is said. */
export function AttachDialog({ file, account, order, whose, onDone }: AttachDialogProps) {
  const look = useAsk("attachment_look", { ticket: file.ticket });
  const { run, pending } = useChange("attachment_add");
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const { go } = useNavigation();
  const [said, setSaid] = useState<Paper | null>(null);
  const paper = said ?? (look.data ? paperOf(look.data) : null);
  const attach = async () => {
    if (!paper) return;
    const added = await run({ ticket: file.ticket, account, order, ...paper });
    if (added) onDone(added.attachment.csr === "offered" ? added.attachment.id : null);
  };
  const refused = look.error ? "It cannot be attached." : look.data ? "" : "It is being read.";
  return (
    <Dialog
      title={`Attach to ${whose}`}
      lead="It is kept byte by byte, with its hash on the record."
      onClose={() => onDone(null)}
      buttons={
        <>
          {file.kind === "spreadsheet" && (
            <Button
              look="quiet"
              onPress={() => go({ screen: "import", ticket: file.ticket, name: file.name })}
            >
              Import as a list instead…
            </Button>
          )}
          <span className="space" />
          <Button onPress={() => onDone(null)}>Cancel</Button>
          <Button look="go" refused={refused} isDisabled={pending} onPress={() => void attach()}>
            Attach
          </Button>
        </>
      }
    >
      {error && <MessageBar error={error} onClose={clearError} />}
      {look.error && <MessageBar error={look.error} />}
      {look.data && paper && (
        <>
          <Looked look={look.data} />
          <PaperForm paper={paper} kinds={look.data.kinds} onChange={setSaid} />
        </>
      )}
    </Dialog>
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
