import { useState } from "react";
import type { AuditView } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Wait } from "../../components/Screen";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { BillDialog } from "./BillDialog";

function LessonDialog({ of, onClose }: { of: AuditView; onClose: () => void }) {
  const { run, pending } = useChange("carrier_note");
  const [text, setText] = useState("");
  return (
    <FormDialog
      title={`What ${of.name.split(",")[0] ?? ""} taught us`}
      save="Write down"
      refused={text.trim() === "" ? "Write what it did otherwise than it says." : ""}
      pending={pending}
      onSave={() => run({ carrier: of.carrier, text })}
      onClose={onClose}
    >
      <TextField autoFocus label="Lesson" rows={4} value={text} onChange={setText} />
    </FormDialog>
  );
}

function Account({ of }: { of: AuditView }) {
  const [open, setOpen] = useState<"bill" | "lesson" | null>(null);
  return (
    <section className="co-after">
      <header className="row">
        <b>{of.name}</b>
        <span className="dim">{of.bill}</span>
        <IconMark icon={of.state.icon} quiet={of.state.icon === "open"}>
          {of.state.text}
        </IconMark>
        <span className="space" />
        <Button onPress={() => setOpen("bill")}>Check a bill…</Button>
        <Button onPress={() => setOpen("lesson")}>Write a lesson…</Button>
      </header>
      {of.lines.map((line) => (
        <div key={line.mark.text}>
          <IconMark icon={line.mark.icon}>{line.mark.text}</IconMark>
          <p className="dim">
            {line.numbers.join(", ")}
            {line.hint !== "" && `. ${line.hint}`}
          </p>
        </div>
      ))}
      {of.lessons.length > 0 && (
        <ul>
          {of.lessons.map((it) => (
            <li key={it} className="dim">
              {it}
            </li>
          ))}
        </ul>
      )}
      {open === "bill" && <BillDialog of={of} onClose={() => setOpen(null)} />}
      {open === "lesson" && <LessonDialog of={of} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** What losing accounts bill after the cut against what was to be disconnected, and what their carriers taught us. */
export function After() {
  const bills = useAsk("final_bills", {});
  return (
    <section className="co-scroll" tabIndex={0} aria-label="Final bills">
      <Wait of={bills}>{(it) => it.map((of) => <Account key={of.account} of={of} />)}</Wait>
    </section>
  );
}
