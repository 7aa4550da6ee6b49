import { useEffect, useRef, useState } from "react";

interface InPlaceProps {
  /** What a screen reader calls the field. */
  label: string;
  /** What is shown. */
  shown: string;
  /** What is edited; the same as shown where it is left out. */
  value?: string;
  placeholder?: string;
  className?: string;
  disabled?: boolean;
  onSave(text: string): void;
}

/** A text that becomes a field where it stands: Enter or going away saves, Escape leaves it as it was. */
export function InPlace({
  label,
  shown,
  value = shown,
  placeholder = "",
  className = "",
  disabled = false,
  onSave,
}: InPlaceProps) {
  const [text, setText] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const editing = text !== null;
  useEffect(() => {
    if (editing) field.current?.select();
  }, [editing]);
  const close = () => {
    setText(null);
    requestAnimationFrame(() => button.current?.focus());
  };
  const save = () => {
    if (text !== null && text.trim() !== value) onSave(text.trim());
    setText(null);
  };
  if (editing) {
    return (
      <textarea
        ref={field}
        className={`in-place ${className}`}
        aria-label={label}
        rows={1}
        value={text}
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            save();
            requestAnimationFrame(() => button.current?.focus());
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            close();
          }
        }}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className={`in-place-text ${className}`}
      aria-label={`${label}: ${shown || placeholder}`}
      disabled={disabled}
      onClick={() => setText(value)}
    >
      {shown || <span className="dim">{placeholder}</span>}
    </button>
  );
}
