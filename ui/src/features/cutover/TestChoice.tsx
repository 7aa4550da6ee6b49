import type { NumberTest } from "../../api/generated";
import { Checkbox } from "../../components/Checkbox";

interface TestChoiceProps {
  legend: string;
  choices: readonly { test: NumberTest; label: string }[];
  chosen: readonly NumberTest[];
  onChange: (chosen: readonly NumberTest[]) => void;
}

/** The tests that a decision is about. */
export function TestChoice({ legend, choices, chosen, onChange }: TestChoiceProps) {
  return (
    <fieldset className="sample-tests">
      <legend className="label">{legend}</legend>
      {choices.map(({ test, label }) => (
        <Checkbox
          key={test}
          isSelected={chosen.includes(test)}
          onChange={(on) => onChange(on ? [...chosen, test] : chosen.filter((it) => it !== test))}
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
