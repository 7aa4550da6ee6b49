import { expect, test } from "vitest";
import { editorKey, gridKey, type KeyPress } from "./keys";

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

test.each([
  [press("ArrowDown"), { type: "move", to: "down", extend: false }],
  [press("ArrowDown", { shiftKey: true }), { type: "move", to: "down", extend: true }],
  [press("ArrowUp", { ctrlKey: true }), { type: "edge", to: "up", extend: false }],
  [press("ArrowRight", { ctrlKey: true, shiftKey: true }), { type: "edge", to: "right", extend: true }],
  [press("Home"), { type: "row_start", extend: false }],
  [press("End", { ctrlKey: true }), { type: "grid_end", extend: false }],
  [press("PageDown", { shiftKey: true }), { type: "page", to: "down", extend: true }],
  [press("Tab", { shiftKey: true }), { type: "next", backwards: true, along: "row" }],
  [press("Enter"), { type: "next", backwards: false, along: "column" }],
  [press("a", { ctrlKey: true }), { type: "select_all" }],
  [press(" ", { shiftKey: true }), { type: "select_row" }],
])("%o moves as in a spreadsheet", (key, action) => {
  expect(gridKey(key)).toEqual({ type: "act", action });
});

test("the command key of a Mac counts as Ctrl", () => {
  expect(gridKey(press("d", { metaKey: true }))).toEqual({ type: "fill_down" });
});

test("a letter is typing, with Ctrl it is left to the program", () => {
  expect(gridKey(press("K"))).toEqual({ type: "type", text: "K" });
  expect(gridKey(press("é"))).toEqual({ type: "type", text: "é" });
  expect(gridKey(press("k", { ctrlKey: true }))).toBeNull();
  expect(gridKey(press("F5"))).toBeNull();
});

test("Enter in the editor takes the text and goes down, Esc gives it up", () => {
  expect(editorKey(press("Enter"))).toBe("commit_down");
  expect(editorKey(press("Tab", { shiftKey: true }))).toBe("commit_left");
  expect(editorKey(press("Escape"))).toBe("cancel");
  expect(editorKey(press("ArrowLeft"))).toBeNull();
});

test("Alt with an arrow closes and opens groups, but leaves the way back alone", () => {
  expect(gridKey(press("ArrowUp", { altKey: true }))).toEqual({ type: "close_group" });
  expect(gridKey(press("ArrowDown", { altKey: true }))).toEqual({ type: "open_groups" });
  expect(gridKey(press("ArrowLeft", { altKey: true }))).toBeNull();
});
