import { TextField } from "../../components/TextField";

/** The money an amount is in. */
export function Currency({ value, onChange }: { value: string; onChange(value: string): void }) {
  return <TextField label="Currency" placeholder="USD" value={value} onChange={onChange} />;
}
