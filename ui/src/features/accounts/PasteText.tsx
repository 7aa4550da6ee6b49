import { useState } from "react";
import type { AccountDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

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
  const [dated, setDated] = useState(what === "bill" ? account.form.bill_date : "");
  const [text, setText] = useState(what === "csr" ? account.csr_text : account.bill_text);
  const { name, lead, dated: datedLabel } = words[what];
  const refused =
    text.trim() === ""
      ? `Paste the text of the ${name}.`
      : dated.trim() === ""
        ? "Say the day it was made."
        : "";
  const change = what === "csr" ? csr : bill;
  return (
    <FormDialog
      size="large"
      title={what === "csr" ? `CSR of ${account.carrier}` : `Bill of ${account.carrier}`}
      lead={lead}
      onClose={onClose}
      save="Take it in"
      refused={refused}
      pending={change.pending}
      onSave={() => change.run({ id: account.id, dated: dated.trim(), text })}
    >
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
    </FormDialog>
  );
}
