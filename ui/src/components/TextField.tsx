import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "children" | "className" | "style"> {
  label: string;
  /** Shown below, in grey. */
  hint?: string;
  /** What is wrong with it. */
  error?: string;
  placeholder?: string;
  /** Letters that come from a carrier: monospaced, nothing corrected. */
  literal?: boolean;
  /** Several lines. */
  rows?: number;
  /** The label is only spoken. */
  bare?: boolean;
  /** Ctrl+F comes here. */
  find?: boolean;
}

export function TextField({
  label,
  hint,
  error,
  placeholder,
  literal = false,
  rows,
  bare = false,
  find = false,
  ...rest
}: TextFieldProps) {
  const shared = {
    className: literal ? "input literal" : "input",
    spellCheck: !literal,
    autoComplete: "off",
    ...(placeholder ? { placeholder } : {}),
    ...(find ? { "data-find": true } : {}),
  };
  return (
    <AriaTextField {...rest} {...(bare ? { "aria-label": label } : {})} isInvalid={!!error} className="field">
      {!bare && <Label>{label}</Label>}
      {rows ? <TextArea {...shared} rows={rows} /> : <Input {...shared} />}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
