import { useState } from "react";
import type { RuleForm, RuleRow } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { FormDialog } from "../FormDialog";

interface ValueProps {
  form: RuleForm;
  value: string;
  onChange: (value: string) => void;
}

/** The field that fits the rule: a word to choose, a count with its unit, text, or as a profile writes it. */
function Value({ form, value, onChange }: ValueProps) {
  switch (form.kind) {
    case "choice":
      return (
        <Select
          label="It is"
          value={value === "" ? null : value}
          choices={form.choices.map(({ word, says }) => ({ value: word, label: says }))}
          onChange={onChange}
        />
      );
    case "member":
      return (
        <Select
          label="It holds here"
          value={value === "" ? null : value}
          choices={[
            { value: "true", label: "yes" },
            { value: "false", label: "no" },
          ]}
          onChange={onChange}
        />
      );
    case "count":
      return (
        <TextField
          autoFocus
          label={`How many ${form.unit}`}
          inputMode="numeric"
          value={value}
          onChange={onChange}
        />
      );
    case "text":
      return (
        <TextField
          autoFocus
          label="It says"
          hint={`Write ${form.allowed}.`}
          value={value}
          onChange={onChange}
        />
      );
    case "toml":
      return (
        <TextField
          autoFocus
          literal
          rows={4}
          label="It says, as a profile writes it"
          hint={`Write ${form.allowed}.`}
          value={value}
          onChange={onChange}
        />
      );
  }
}

interface ChangeProps {
  carrier: { id: string; name: string };
  rule: RuleRow;
  form: RuleForm;
  onClose: () => void;
}

/** A rule as this project knows it, with the reason; or the project's word on it taken back. */
export function ChangeRule({ carrier, rule, form, onClose }: ChangeProps) {
  const set = useChange("carrier_override");
  const remove = useChange("carrier_override_remove");
  const [value, setValue] = useState(form.current);
  const [name, setName] = useState("");
  const [doubted, setDoubted] = useState(false);
  const [reason, setReason] = useState("");
  const refused =
    form.needs_name && name === ""
      ? "Say which one."
      : !doubted && value.trim() === ""
        ? "Say what it is."
        : reason.trim() === ""
          ? "Say who told you."
          : "";
  const pending = set.pending || remove.pending;
  const path = form.needs_name ? `${rule.path}.${name}` : rule.path;
  const back = async () => {
    if (await remove.run({ carrier: carrier.id, rule: rule.path })) onClose();
  };
  return (
    <FormDialog
      title={`${rule.rule}, ${carrier.name}`}
      lead="It counts for this project alone. What it replaces stays in sight."
      onClose={onClose}
      save="Use it here"
      refused={refused}
      pending={pending}
      other={
        rule.removable && (
          <Button isDisabled={pending} onPress={() => void back()}>
            As its profile says
          </Button>
        )
      }
      onSave={() => set.run({ carrier: carrier.id, rule: path, value: doubted ? "unknown" : value, reason })}
    >
      <dl className="ca-now">
        <dt>Now</dt>
        <dd>{rule.value ?? `unknown${rule.in_use ? `; in use: ${rule.in_use.value}` : ""}`}</dd>
        <dt>Source</dt>
        <dd>{rule.source === "" ? (rule.in_use?.source ?? "none") : rule.source}</dd>
      </dl>
      {form.needs_name &&
        (form.kind === "member" && form.choices.length > 0 ? (
          <Select
            label="Which one"
            value={name === "" ? null : name}
            choices={form.choices.map((it) => ({ value: it.word, label: it.says }))}
            onChange={setName}
          />
        ) : (
          <TextField
            label="Which one"
            hint="Such as business_name."
            literal
            value={name}
            onChange={setName}
          />
        ))}
      {!doubted && <Value form={form} value={value} onChange={setValue} />}
      {rule.value !== null && form.kind !== "member" && (
        <Checkbox isSelected={doubted} onChange={setDoubted}>
          Not to be relied on: use the safe default
        </Checkbox>
      )}
      <TextField
        rows={2}
        label="Why"
        hint="Who told you, and when. It stands as the rule’s source on every page."
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
