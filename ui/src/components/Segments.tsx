import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Icon, type IconName } from "./Icon";
import { Kbd } from "./Kbd";

export interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  icon?: IconName;
  /** The key that does the same. */
  shortcut?: string;
}

interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  segments: readonly Segment<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few, side by side: tabs of a screen, page sizes, groupings. */
export function Segments<Value extends string>({ label, value, segments, onChange }: SegmentsProps<Value>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(String(key) as Value);
      }}
    >
      {segments.map((it) => (
        <ToggleButton key={it.value} id={it.value} className="segment">
          {it.icon && <Icon name={it.icon} />} {it.label} {it.shortcut && <Kbd keys={it.shortcut} />}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
