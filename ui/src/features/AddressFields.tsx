import type { Address } from "../api/generated";
import { TextField } from "../components/TextField";

export const noAddress: Address = { street: "", line2: "", city: "", state: "", zip: "" };

interface AddressFieldsProps {
  title: string;
  value: Address;
  onChange: (address: Address) => void;
}

/** An address in the lines in which people write one, literally. */
export function AddressFields({ title, value, onChange }: AddressFieldsProps) {
  const field = (key: keyof Address, label: string) => (
    <TextField
      literal
      label={label}
      value={value[key]}
      onChange={(text) => onChange({ ...value, [key]: text })}
    />
  );
  return (
    <fieldset className="form address">
      <legend>{title}</legend>
      {field("street", "Street, with suite where it stands on the same line")}
      {field("line2", "Second line")}
      <div className="form-row thirds">
        {field("city", "City")}
        {field("state", "State")}
        {field("zip", "ZIP")}
      </div>
    </fieldset>
  );
}
