import { useEffect, useRef } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { type EditorKey, editorKey } from "./keys";

type TextProps = {
  label: string;
  text: string;
  onText(text: string): void;
  onKey(key: EditorKey): void;
  onLeave(): void;
};

/** The field inside the active cell. */
export function TextEditor({ label, text, onText, onKey, onLeave }: TextProps) {
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => {
    const input = field.current;
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);
  return (
    <input
      ref={field}
      className="dg-editor"
      aria-label={label}
      value={text}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        const key = editorKey(event);
        event.stopPropagation();
        if (key === null || event.nativeEvent.isComposing) return;
        event.preventDefault();
        ended.current = true;
        onKey(key);
      }}
      onBlur={() => {
        if (!ended.current) onLeave();
      }}
    />
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChoose(label: string): void;
  onLeave(): void;
};

/** A list under the active cell. */
export function ChoiceEditor({ label, value, choices, onChoose, onLeave }: ChoiceProps) {
  const box = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps keys and presses from the grid behind the list
    <div
      ref={box}
      className="dg-choices popover"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "Tab") {
          event.preventDefault();
          onLeave();
        }
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) onLeave();
      }}
    >
      <ListBox
        className="listbox"
        aria-label={label}
        autoFocus="first"
        selectionMode="single"
        selectedKeys={choices.filter((choice) => choice.label === value).map((choice) => choice.value)}
        onAction={(key) => onChoose(choices.find((choice) => choice.value === key)?.label ?? value)}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : [...keys];
          onChoose(choices.find((choice) => choice.value === key)?.label ?? value);
        }}
      >
        {choices.map((choice) => (
          <ListBoxItem key={choice.value} id={choice.value} className="option">
            {choice.label}
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}
