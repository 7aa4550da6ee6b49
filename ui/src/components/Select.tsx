import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { Icon } from "./Icon";

export interface SelectChoice<Value extends string> {
  value: Value;
  label: string;
  /** A second line. */
  detail?: string;
}

interface SelectProps<Value extends string> {
  label: string;
  value: Value | null;
  choices: readonly SelectChoice<Value>[];
  onChange: (value: Value) => void;
  /** The label is only spoken. */
  bare?: boolean;
  /** Shown when nothing is chosen. */
  placeholder?: string;
  hint?: string;
  isDisabled?: boolean;
}

export function Select<Value extends string>({
  label,
  value,
  choices,
  onChange,
  bare = false,
  placeholder = "not set",
  hint,
  isDisabled = false,
}: SelectProps<Value>) {
  const chosen = choices.find((it) => it.value === value);
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => key !== null && onChange(String(key) as Value)}
      isDisabled={isDisabled}
      {...(bare ? { "aria-label": label } : {})}
    >
      {!bare && <Label>{label}</Label>}
      <Button className="input select">
        <SelectValue className={chosen ? "el" : "el absent"}>
          {() => chosen?.label ?? placeholder}
        </SelectValue>
        <Icon name="updown" />
      </Button>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="popover">
        <ListBox className="listbox" items={choices.map((it) => ({ ...it, id: it.value }))}>
          {(it) => (
            <ListBoxItem id={it.id} textValue={it.label} className="option">
              <span>{it.label}</span>
              {it.detail && <small>{it.detail}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
