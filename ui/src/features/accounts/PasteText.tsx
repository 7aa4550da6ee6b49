import { useState } from "react";
import type { AccountDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { MessageBar } from "../../components/MessageBar";
import { TextField } from "../../components/TextField";
import { useMessageState, useMessages } from "../../state/messages";

export type Evidence = "csr" | "bill";

const words = {
  csr: {
    name: "CSR",
    lead: "Paste it as the carrier sent it. It is kept letter by letter; the comparison and the list of numbers are read from it.",
    dated: "Made by the carrier on",
  },
  bill: {
    name: "bill",
    lead: "Paste the page with names, addresses and the account number. It is kept letter by letter and compared with the CSR.",
    dated: "Printed on it",
  },
} as const;

interface PasteProps {
  account: AccountDetail;
  what: Evidence;
  onClose: () => void;
}

/** Evidence as text, kept letter by letter. */
export function PasteText({ account, what, onClose }: PasteProps) {
  const csr = useChange("csr_save");
  const bill = useChange("bill_save");
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const [dated, setDated] = useState(what === "bill" ? account.form.bill_date : "");
  const [text, setText] = useState(what === "csr" ? account.csr_text : account.bill_text);
  const { name, lead, dated: datedLabel } = words[what];
  const refused =
    text.trim() === ""
      ? `Paste the text of the ${name}.`
      : dated.trim() === ""
        ? "Say the day it was made."
        : "";
  const save = async () => {
    const request = { id: account.id, dated: dated.trim(), text };
    if (await (what === "csr" ? csr.run(request) : bill.run(request))) onClose();
  };
  return (
    <Dialog
      size="large"
      title={what === "csr" ? `CSR of ${account.carrier}` : `Bill of ${account.carrier}`}
      lead={lead}
      onClose={onClose}
      buttons={
        <>
          <span className="label space">{refused}</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="go"
            refused={refused}
            isDisabled={csr.pending || bill.pending}
            onPress={() => void save()}
          >
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
            label={datedLabel}
            placeholder="YYYY-MM-DD"
            hint="Its age is counted from this day."
            value={dated}
            onChange={setDated}
          />
        </div>
        <TextField literal rows={18} label={`Text of the ${name}`} value={text} onChange={setText} />
      </div>
    </Dialog>
  );
}
