import { TextField } from "../../components/TextField";

type DateFieldProps = { value: string; onChange(date: string): void };

/** The day on which something happened; the core reads it. */
export function DateField({ value, onChange }: DateFieldProps) {
  return (
    <TextField
      label="Date"
      placeholder="today"
      hint="year-month-day; empty for today"
      value={value}
      onChange={onChange}
    />
  );
}
