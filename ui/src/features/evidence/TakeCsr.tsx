import { useState } from "react";
import type { CsrReading } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { IconMark } from "../../components/IconMark";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

/** An attached CSR with what was recognised in it, before it becomes the account's. */
export function TakeCsr({ id, onClose }: { id: number; onClose: () => void }) {
  const said = useAsk("attachment_csr", { id });
  const { run, pending } = useChange("attachment_take_csr");
  const [typed, setTyped] = useState<string | null>(null);
  const dated = typed ?? said.data?.dated ?? "";
  const refused = !said.data ? "It is being read." : dated.trim() === "" ? "Say the day it was made." : "";
  return (
    <FormDialog
      size="large"
      title={said.data ? `Take ${said.data.label} as the CSR?` : "CSR"}
      lead={
        said.data?.replaces
          ? "It takes the place of the CSR that is there. Kept letter by letter; one undo takes it back."
          : "It is kept letter by letter; the comparison and the list of numbers are read from it."
      }
      onClose={onClose}
      save="Take it in"
      cancel="Not now"
      refused={refused}
      pending={pending}
      trouble={said.error}
      onSave={() => run({ id, dated: dated.trim() })}
    >
      {said.data && <Reading said={said.data} dated={dated} onDated={setTyped} />}
    </FormDialog>
  );
}

interface ReadingProps {
  said: CsrReading;
  dated: string;
  onDated: (dated: string) => void;
}

function Reading({ said, dated, onDated }: ReadingProps) {
  return (
    <div className="csr-reading">
      <div className="csr-said">
        <TextField
          label="Made by the carrier on"
          placeholder="YYYY-MM-DD"
          hint="Its age is counted from this day."
          value={dated}
          onChange={onDated}
        />
        {said.warning !== "" && (
          <p>
            <IconMark icon="warning">{said.warning}</IconMark>
          </p>
        )}
        <dl className="pairs csr-fields">
          {said.fields.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd className="literal">{value}</dd>
            </div>
          ))}
          <div>
            <dt>Numbers</dt>
            <dd>{said.numbers}</dd>
          </div>
        </dl>
      </div>
      <section className="csr-text" tabIndex={0} aria-label="Text of the CSR">
        <pre className="literal">{said.text}</pre>
      </section>
    </div>
  );
}
