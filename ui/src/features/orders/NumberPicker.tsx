import { useState } from "react";
import type { NumberId, OrderId } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { TextField } from "../../components/TextField";
import { allNumbers } from "../numbersQuery";
import { picked } from "./picked";

/** As many as one looks through; what is written above narrows the rest. */
const SHOWN = 200;

type NumberPickerProps = {
  order: OrderId;
  chosen: readonly NumberId[];
  onChange(chosen: readonly NumberId[]): void;
};

/** Numbers of an order, one by one or as many as are found. */
export function NumberPicker({ order, chosen, onChange }: NumberPickerProps) {
  const [find, setFind] = useState("");
  const { data } = useAsk(
    "numbers_list",
    { query: { ...allNumbers, order, find }, slice: { offset: 0, limit: SHOWN } },
    { keep: true },
  );
  const rows = data?.rows ?? [];
  const more = (data?.matching ?? 0) - rows.length;
  const shown = rows.map((row) => row.id);
  return (
    <fieldset className="od-picker">
      <legend className="small dim">
        Numbers, {chosen.length === 0 ? "none chosen" : `${chosen.length.toLocaleString("en")} chosen`}
      </legend>
      <div className="od-picker-head">
        <TextField bare label="Find in the numbers" placeholder="find" value={find} onChange={setFind} />
        <Button look="link" onPress={() => onChange(picked(chosen, shown, true))}>
          All shown
        </Button>
        <Button look="link" onPress={() => onChange([])}>
          None
        </Button>
      </div>
      <ul className="od-picker-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <Checkbox
              isSelected={chosen.includes(row.id)}
              onChange={(on) => onChange(picked(chosen, [row.id], on))}
            >
              {row.national}
              <span className="dim el">{row.name}</span>
            </Checkbox>
          </li>
        ))}
        {more > 0 && <li className="label">{more.toLocaleString("en")} more; write what to find.</li>}
      </ul>
    </fieldset>
  );
}
