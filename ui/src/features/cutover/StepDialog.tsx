import { useState } from "react";
import type { NightContact, RunbookContact, RunbookStep, StepTime } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Segments } from "../../components/Segments";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";
import { noEdit, timeOf, timeText } from "./edit";

interface StepDialogProps {
  night: string;
  /** Null for a new one. */
  step: RunbookStep | null;
  onClose: () => void;
}

/** A step in the user's words, at the user's time. */
export function StepDialog({ night, step, onClose }: StepDialogProps) {
  const { run, pending } = useChange("runbook_change");
  const [title, setTitle] = useState(step?.title ?? "");
  const [detail, setDetail] = useState(step?.detail ?? "");
  const [owner, setOwner] = useState(step?.owner ?? "");
  const [minutes, setMinutes] = useState(String(step?.minutes ?? 10));
  const [of, setOf] = useState<StepTime["of"]>(step?.time.of ?? "minute");
  const [when, setWhen] = useState(step ? timeText(step.time) : "0");
  const time = timeOf(of, when);
  const length = Number(minutes);
  const refused =
    title.trim() === ""
      ? "Write what is done."
      : time === null
        ? "Say when, as a whole number."
        : !(Number.isInteger(length) && length >= 0 && length <= 1440)
          ? "Minutes are 0 to 1440."
          : "";
  const changed = <Value,>(value: Value, before: Value | undefined): Value | null =>
    value === before ? null : value;
  const save = () =>
    run({
      night,
      edits: [
        {
          ...noEdit,
          step: step?.key ?? "",
          own: step?.own ?? true,
          title: changed(title, step?.title),
          detail: changed(detail, step?.detail),
          owner: changed(owner, step?.owner),
          minutes: changed(length, step?.minutes),
          time: step && time && timeText(time) === timeText(step.time) && of === step.time.of ? null : time,
        },
      ],
      reset: [],
    });
  return (
    <FormDialog
      title={step ? "Change a step" : "Add a step"}
      lead="It stays when the runbook is made again, and moves with the date."
      save={step ? "Change" : "Add"}
      refused={refused}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <TextField autoFocus label="What is done" value={title} onChange={setTitle} />
      <TextField label="How" value={detail} onChange={setDetail} />
      <div className="form-row">
        <TextField label="Who" value={owner} onChange={setOwner} />
        <TextField label="Minutes" value={minutes} onChange={setMinutes} />
      </div>
      <Segments
        label="Counted in"
        value={of}
        segments={[
          { value: "minute", label: "Minutes from the window’s start" },
          { value: "day", label: "Days from the cutover" },
        ]}
        onChange={setOf}
      />
      <TextField label="When; before is negative" value={when} onChange={setWhen} />
    </FormDialog>
  );
}

/** Whom to call. */
export function ContactDialog({ contact, onClose }: { contact: NightContact; onClose: () => void }) {
  const { run, pending } = useChange("runbook_contacts");
  const [form, setForm] = useState(contact);
  const { own: _own, edited: _edited, ...entered } = form;
  const set = (part: Partial<RunbookContact>) => setForm((now) => ({ ...now, ...part }));
  return (
    <FormDialog
      title={contact.key === "" ? "Add a contact" : contact.role}
      save="Save"
      refused={form.role.trim() === "" ? "Write what they do." : ""}
      pending={pending}
      other={
        contact.edited && (
          <Button onPress={() => void run({ contacts: [], removed: [contact.key] }).then(() => onClose())}>
            {contact.own ? "Remove" : "As it was"}
          </Button>
        )
      }
      onSave={() => run({ contacts: [entered], removed: [] })}
      onClose={onClose}
    >
      <TextField autoFocus label="What they do" value={form.role} onChange={(role) => set({ role })} />
      <div className="form-row">
        <TextField label="Name or case" value={form.name} onChange={(name) => set({ name })} />
        <TextField label="Telephone" value={form.telephone} onChange={(telephone) => set({ telephone })} />
      </div>
      <TextField label="Reachable" value={form.reachable} onChange={(reachable) => set({ reachable })} />
    </FormDialog>
  );
}

/** Records a step of the weeks around the night. */
export function FollowDialog({
  night,
  step,
  onClose,
}: {
  night: string;
  step: RunbookStep;
  onClose: () => void;
}) {
  const { run, pending } = useChange("night_act");
  const [who, setWho] = useState(step.owner);
  const [text, setText] = useState("");
  const [word, setWord] = useState<"go" | "no_go">("go");
  const { gate } = step;
  const written = step.key === "end_of_service";
  const refused =
    who.trim() === ""
      ? "Write who did it."
      : written && text.trim() === ""
        ? "Losing service ends by a written order: write its number or date."
        : gate && word === "go" && gate.needs_reason !== "" && text.trim() === ""
          ? `This does not hold: ${gate.needs_reason}. Say why it goes on.`
          : "";
  return (
    <FormDialog
      title={gate?.question ?? step.title}
      lead={step.detail}
      save={gate ? (word === "go" ? gate.go : gate.no_go) : "Done"}
      refused={refused}
      pending={pending}
      onSave={() =>
        run({ night, act: gate ? "decide" : "done", step: step.key, who, word: gate ? word : "", text })
      }
      onClose={onClose}
    >
      {gate && (
        <Segments
          label="Decision"
          value={word}
          segments={[
            { value: "go", label: gate.go },
            { value: "no_go", label: gate.no_go },
          ]}
          onChange={setWord}
        />
      )}
      <TextField autoFocus label={gate ? "Who decides" : "Who did it"} value={who} onChange={setWho} />
      <TextField label={written ? "Written order" : "Note"} value={text} onChange={setText} />
    </FormDialog>
  );
}
