import { useState } from "react";
import { shapeError } from "../../api/error";
import type { AuditView } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { TextField } from "../../components/TextField";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useMessages } from "../../state/messages";
import { FormDialog } from "../FormDialog";

/** A bill after the cut: a file whose numbers are read, or pasted lines. */
export function BillDialog({ of, onClose }: { of: AuditView; onClose: () => void }) {
  const { run, pending } = useChange("final_bill_check");
  const messages = useMessages();
  const [dated, setDated] = useState("");
  const [text, setText] = useState("");
  const [file, setFile] = useState<Ticketed | null>(null);
  const choose = async () => {
    try {
      const chosen = await host().pick("document");
      if (chosen) setFile(chosen);
    } catch (thrown) {
      messages.refused(shapeError(thrown, "document"));
    }
  };
  return (
    <FormDialog
      title={`Bill after the cut, ${of.name}`}
      lead="Each number that is billed is held against the ledger. A file is attached to the account as it came."
      save="Hold it against the list"
      refused={dated.trim() === "" ? "Enter the day of the bill." : ""}
      pending={pending}
      onSave={() => run({ account: of.account, dated, text, ticket: file?.ticket ?? null })}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label="Day of the bill"
        placeholder="2027-01-20"
        value={dated}
        onChange={setDated}
      />
      <div className="row">
        <Button icon="attach" onPress={() => void choose()}>
          Choose the file…
        </Button>
        <span className={file ? "" : "dim"}>{file?.name ?? "a PDF, a workbook or a list"}</span>
        {file && (
          <Button look="link" onPress={() => setFile(null)}>
            Without it
          </Button>
        )}
      </div>
      <TextField
        label="Lines"
        hint={
          file
            ? "Empty: the numbers are read from the file. Of a scan, paste the lines that name them."
            : "The lines that name what is billed; empty for a bill without numbers."
        }
        literal
        rows={8}
        value={text}
        onChange={setText}
      />
    </FormDialog>
  );
}
