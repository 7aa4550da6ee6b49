import { useState } from "react";
import type { NightStep, NightView } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { IconMark } from "../../components/IconMark";
import { Segments } from "../../components/Segments";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

/** What the keys of the night ask for before something is recorded. */
export type NightAsked = "decide" | "sign" | "note" | "skip" | "reopen" | "again" | null;

interface NightDialogProps {
  asked: NightAsked;
  view: NightView;
  step: NightStep | undefined;
  who: string;
  onClose: () => void;
}

function Decide({ view, step, onClose }: NightDialogProps) {
  const gate = step?.gate;
  const { run, pending } = useChange("night_act");
  const [word, setWord] = useState<"go" | "no_go">("go");
  const [who, setWho] = useState(gate?.decider ?? "");
  const [text, setText] = useState("");
  if (!step || !gate) return null;
  const unmet = word === "go" && gate.needs_reason !== "";
  const refused =
    step.refused !== ""
      ? step.refused
      : who.trim() === ""
        ? "Someone decides, by name."
        : unmet && text.trim() === ""
          ? "Something does not hold: say why it goes on."
          : "";
  return (
    <FormDialog
      title={gate.question}
      save={word === "go" ? gate.go : gate.no_go}
      refused={refused}
      pending={pending}
      onSave={() => run({ night: view.night, act: "decide", step: step.key, who, word, text })}
      onClose={onClose}
    >
      <ul className="nt-conditions">
        {gate.conditions.map((it) => (
          <li key={it.text}>
            <IconMark icon={it.mark.icon} label={it.mark.text} /> {it.text}
          </li>
        ))}
      </ul>
      <Segments
        label="Decision"
        value={word}
        segments={[
          { value: "go", label: gate.go },
          { value: "no_go", label: gate.no_go },
        ]}
        onChange={setWord}
      />
      {word === "no_go" && (
        <p className="label">
          {gate.no_go}: {gate.if_no}
        </p>
      )}
      <TextField autoFocus label="Who decides" value={who} onChange={setWho} />
      <TextField label="Reason" value={text} onChange={setText} />
    </FormDialog>
  );
}

function Sign({ view, onClose }: NightDialogProps) {
  const { run, pending } = useChange("night_sign");
  const decider = view.steps.find((it) => it.gate)?.gate?.decider ?? "";
  const [who, setWho] = useState(decider);
  const [reason, setReason] = useState("");
  const { sign } = view;
  const refused =
    who.trim() === ""
      ? "A night is signed by a person."
      : sign.against !== "" && reason.trim() === ""
        ? `${sign.against}: only with a reason.`
        : "";
  return (
    <FormDialog
      title={`Sign ${view.name} off`}
      lead={
        sign.rest === ""
          ? "Every test is proven."
          : `Not done, and so it will stand on the record: ${sign.rest}.`
      }
      save="Sign"
      refused={refused}
      pending={pending}
      onSave={() => run({ night: view.night, who, reason })}
      onClose={onClose}
    >
      <TextField autoFocus label="Who signs" value={who} onChange={setWho} />
      {sign.against !== "" && (
        <TextField
          label="Who takes it over, and why"
          hint="No order counts as proven by this."
          value={reason}
          onChange={setReason}
        />
      )}
    </FormDialog>
  );
}

const asks = {
  note: { title: "Note of the night", save: "Write", label: "What happened" },
  skip: { title: "Leave the step out", save: "Leave out", label: "Reason" },
  reopen: { title: "Open the last step again", save: "Open again", label: "Reason" },
  again: { title: "Open the night again", save: "Begin anew", label: "Reason" },
} as const;

function Say({ asked, view, step, who, onClose }: NightDialogProps & { asked: keyof typeof asks }) {
  const { run, pending } = useChange("night_act");
  const [text, setText] = useState("");
  const words = asks[asked];
  const whole = asked === "note" || asked === "again";
  const of = whole ? "" : (step?.key ?? "");
  return (
    <FormDialog
      title={whole ? words.title : `${words.title}: ${step?.title ?? ""}`}
      lead={asked === "again" && "Its steps are open again; what was recorded stays on record."}
      size="small"
      save={words.save}
      refused={text.trim() === "" ? "Write it down." : ""}
      pending={pending}
      onSave={() =>
        run({
          night: view.night,
          act: asked === "again" ? "reopen" : asked,
          step: of,
          who,
          word: "",
          text,
        })
      }
      onClose={onClose}
    >
      <TextField autoFocus label={words.label} value={text} onChange={setText} />
    </FormDialog>
  );
}

export function NightDialog(props: NightDialogProps) {
  switch (props.asked) {
    case null:
      return null;
    case "decide":
      return <Decide {...props} />;
    case "sign":
      return <Sign {...props} />;
    default:
      return <Say {...props} asked={props.asked} />;
  }
}
