import { useState } from "react";
import type { CarrierRow } from "../../api/generated";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { losingChoices } from "../settings/choices";

const another = "another";

interface LosingCarrierProps {
  carriers: readonly CarrierRow[];
  /** The id of a profile, else the carrier's name. */
  value: string;
  onChange: (value: string) => void;
}

/** Who numbers leave: a carrier with a profile, or any other by its name. */
export function LosingCarrier({ carriers, value, onChange }: LosingCarrierProps) {
  const choices = losingChoices(carriers);
  const isKnown = choices.some((it) => it.value === value);
  const [wished, setWished] = useState(false);
  const byName = wished || (value !== "" && carriers.length > 0 && !isKnown);
  return (
    <>
      <Select
        label="Losing carrier"
        value={byName ? another : value === "" ? null : value}
        choices={[...choices, { value: another, label: "Another carrier…", detail: "by its name" }]}
        onChange={(chosen) => {
          setWished(chosen === another);
          onChange(chosen === another ? "" : chosen);
        }}
      />
      {byName && (
        <TextField
          literal
          label="Name of the carrier"
          hint="As its bill has it: the LOA names it so. Planning defaults stand in for its rules."
          value={wished ? value : nameOf(carriers, value)}
          onChange={(name) => {
            setWished(true);
            onChange(name);
          }}
        />
      )}
    </>
  );
}

/** The name of a carrier that has a profile, but as another side. */
const nameOf = (carriers: readonly CarrierRow[], value: string) =>
  carriers.find(({ id }) => id === value)?.name ?? value;
