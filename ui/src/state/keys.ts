import { type Action, actions } from "../actions";

/** What of a key press matters here; a `KeyboardEvent` is one. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** `Ctrl+Shift+Z` of a press; the command key of a Mac counts as Ctrl. */
export function chord({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  const parts = [(ctrlKey || metaKey) && "Ctrl", altKey && "Alt", shiftKey && "Shift", name];
  return parts.filter(Boolean).join("+");
}

/** The action that a press stands for. */
export function actionFor(press: KeyPress): Action | undefined {
  const pressed = chord(press);
  return actions.find((it) => it.shortcut === pressed);
}

/** In a text field, undo and redo belong to the text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

/**
 * The native menu and the page may both report one press of a shortcut. The second report of the
 * same action from the other side within this time is the same press.
 */
const samePressMs = 120;

export interface Heard {
  id: string;
  from: "menu" | "keys";
  at: number;
}

export function isEcho(last: Heard | null, now: Heard): boolean {
  return last !== null && last.id === now.id && last.from !== now.from && now.at - last.at < samePressMs;
}
