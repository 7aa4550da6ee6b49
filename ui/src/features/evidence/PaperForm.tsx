import type { EvidenceKind, KindChoice } from "../../api/generated";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { dateHint, type Paper } from "./form";

interface PaperFormProps {
  paper: Paper;
  kinds: readonly KindChoice[];
  onChange: (paper: Paper) => void;
}

/** What a file is, the day printed on it, and how it came. */
export function PaperForm({ paper, kinds, onChange }: PaperFormProps) {
  return (
    <>
      <div className="form-row">
        <Select<EvidenceKind>
          label="What it is"
          value={paper.kind}
          choices={kinds.map(({ kind, label }) => ({ value: kind, label }))}
          onChange={(kind) => onChange({ ...paper, kind })}
        />
        <TextField
          label="Dated"
          placeholder="YYYY-MM-DD"
          hint={dateHint(paper.kind)}
          value={paper.dated}
          onChange={(dated) => onChange({ ...paper, dated })}
        />
      </div>
      <TextField
        label="Note"
        placeholder="How it came, what to know of it"
        value={paper.note}
        onChange={(note) => onChange({ ...paper, note })}
      />
    </>
  );
}
