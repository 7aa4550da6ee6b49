import { useState } from "react";
import type { PackageView, SignedHow } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Segments } from "../../components/Segments";
import { TextField } from "../../components/TextField";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useShell } from "../../state/shell";
import { FormDialog } from "../FormDialog";
import { SignPad } from "./SignPad";
import { inked, noInk, ratio, type Stroke } from "./strokes";

interface SignDialogProps {
  pack: PackageView;
  /** The signed file, when it was dropped or chosen before. */
  file: Ticketed | null;
  onClose: () => void;
}

const ways = [
  { value: "paper" as const, label: "On paper" },
  { value: "electronic" as const, label: "Signing service" },
  { value: "on_screen" as const, label: "On this screen" },
];

/** Takes the signed letter in as it came back, or has it signed here. */
export function SignDialog({ pack, file: given, onClose }: SignDialogProps) {
  const { run, pending } = useChange("loa_sign");
  const { paper } = useShell();
  const [how, setHow] = useState<SignedHow>("paper");
  const [file, setFile] = useState(given);
  const [signer, setSigner] = useState(pack.signing.signer);
  const [date, setDate] = useState("");
  const [came, setCame] = useState("");
  const [strokes, setStrokes] = useState<readonly Stroke[]>(noInk);
  const screen = how === "on_screen";
  const refused =
    pack.signing.refused ||
    (screen
      ? pack.signing.screen_refused || (inked(strokes) ? "" : "Nothing is drawn yet.")
      : file
        ? ""
        : "No signed file is chosen.");
  const choose = async () => {
    const chosen = await host().pick("document");
    if (chosen) setFile(chosen);
  };
  const save = () =>
    run({
      id: pack.id,
      how,
      date: date.trim(),
      signer: signer.trim(),
      came: came.trim(),
      ticket: screen ? null : (file?.ticket ?? null),
      attachment: null,
      strokes: screen ? strokes.map((stroke) => stroke.map(([x, y]) => [x, y])) : [],
      ratio,
      paper,
    });
  return (
    <FormDialog
      title={`Signed LOA of ${pack.name}`}
      lead="Kept byte by byte, with who signed, when and how. A later change of what was signed voids it."
      save={screen ? "Sign" : "Take in"}
      refused={refused}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <Segments label="How it was signed" value={how} segments={ways} onChange={setHow} />
      {screen ? (
        <>
          <p className="sign-words small">
            <IconMark icon={pack.signing.screen_refused === "" ? "warning" : "blocker"}>
              {pack.signing.screen_refused || pack.signing.screen_words}
            </IconMark>
          </p>
          <SignPad strokes={strokes} onChange={setStrokes} signer={signer} />
        </>
      ) : (
        <div className="sign-file">
          <Button icon="document" onPress={() => void choose()}>
            {file ? "Choose another…" : "Choose the signed file…"}
          </Button>
          <span className={file ? "el" : "dim"}>
            {file?.name ?? "PDF, scan or photograph, as it came back"}
          </span>
        </div>
      )}
      <TextField label="Signed by" value={signer} onChange={setSigner} />
      <TextField
        label="Date on the letter"
        value={date}
        onChange={setDate}
        placeholder="today"
        hint="such as 2026-11-16"
      />
      {!screen && (
        <TextField label="How it came" value={came} onChange={setCame} placeholder="by mail from …" />
      )}
      {pack.signing.taken !== "" && <p className="dim small">{pack.signing.taken}</p>}
    </FormDialog>
  );
}
