// Which key does what in a grid, as in a spreadsheet.

import type { GridAction, Move } from "./selection";

export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
};

export type GridKey =
  | { type: "act"; action: GridAction }
  /** Open the editor on the value as it stands. */
  | { type: "open_editor" }
  /** Open the editor with this first letter in place of the value. */
  | { type: "type"; text: string }
  | { type: "clear" | "fill_down" | "dismiss" }
  /** The active column one place to the left or right. */
  | { type: "move_column"; step: 1 | -1 }
  /** The active column wider or narrower. */
  | { type: "widen_column"; by: number }
  | { type: "close_group" | "open_groups" };

const ARROWS: Record<string, Move> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The meaning of a key while no editor is open; null leaves it to the rest of the program. */
export function gridKey(press: KeyPress): GridKey | null {
  const ctrl = press.ctrlKey || press.metaKey;
  const extend = press.shiftKey;
  const act = (action: GridAction): GridKey => ({ type: "act", action });
  const arrow = ARROWS[press.key];
  if (press.altKey && press.shiftKey) {
    if (arrow === "left" || arrow === "right")
      return { type: "move_column", step: arrow === "left" ? -1 : 1 };
    if (arrow === "up" || arrow === "down") return { type: "widen_column", by: arrow === "up" ? 16 : -16 };
    return null;
  }
  if (press.altKey) {
    if (arrow === "up") return { type: "close_group" };
    if (arrow === "down") return { type: "open_groups" };
    return null;
  }
  if (arrow !== undefined) return act({ type: ctrl ? "edge" : "move", to: arrow, extend });
  switch (press.key) {
    case "Home":
      return act({ type: ctrl ? "grid_start" : "row_start", extend });
    case "End":
      return act({ type: ctrl ? "grid_end" : "row_end", extend });
    case "PageUp":
      return ctrl ? null : act({ type: "page", to: "up", extend });
    case "PageDown":
      return ctrl ? null : act({ type: "page", to: "down", extend });
    case "Tab":
      return ctrl ? null : act({ type: "next", backwards: press.shiftKey, along: "row" });
    case "Enter":
      return ctrl ? null : act({ type: "next", backwards: press.shiftKey, along: "column" });
    case "F2":
      return { type: "open_editor" };
    case "Escape":
      return { type: "dismiss" };
    case "Delete":
    case "Backspace":
      return ctrl ? null : { type: "clear" };
    case " ":
      if (ctrl && press.shiftKey) return act({ type: "select_all" });
      if (ctrl) return act({ type: "select_column" });
      if (press.shiftKey) return act({ type: "select_row" });
      return { type: "type", text: " " };
    default:
  }
  if (ctrl) {
    const letter = press.key.toLowerCase();
    if (letter === "a" && !press.shiftKey) return act({ type: "select_all" });
    if (letter === "d" && !press.shiftKey) return { type: "fill_down" };
    return null;
  }
  return [...press.key].length === 1 ? { type: "type", text: press.key } : null;
}

export type EditorKey =
  | "commit_range"
  | "commit_down"
  | "commit_up"
  | "commit_right"
  | "commit_left"
  | "cancel";

/** The meaning of a key while the editor is open. */
export function editorKey(press: KeyPress): EditorKey | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key === "Enter" ? "commit_range" : null;
  if (press.key === "Enter") return press.shiftKey ? "commit_up" : "commit_down";
  if (press.key === "Tab") return press.shiftKey ? "commit_left" : "commit_right";
  if (press.key === "Escape") return "cancel";
  return null;
}
