import { describe, expect, it } from "vitest";
import { actions } from "../actions";
import { CallError } from "../api/error";
import { actionFor, chord, isEcho } from "./keys";
import { messageReducer, noMessages } from "./messages";
import { atHome, navigationReducer, type Place } from "./navigation";
import { nextPane } from "./panes";
import { hearTheme, toggleTheme } from "./theme";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("going from screen to screen", () => {
  const order: Place = { screen: "orders", id: 3 };

  it("goes back to where one was, with what was selected", () => {
    const there = navigationReducer(atHome, { type: "go", place: order });
    const further = navigationReducer(there, { type: "go", place: { screen: "problems" } });
    expect(navigationReducer(further, { type: "back" }).place).toEqual(order);
  });

  it("stays when there is nowhere to go back to", () => {
    expect(navigationReducer(atHome, { type: "back" })).toBe(atHome);
  });

  it("counts a second visit to the same place, so that the screen lands on it again", () => {
    const once = navigationReducer(atHome, { type: "go", place: order });
    const twice = navigationReducer(once, { type: "go", place: order });
    expect(twice.visit).toBe(once.visit + 1);
  });

  it("forgets the way of the project before when another opens", () => {
    const there = navigationReducer(atHome, { type: "go", place: order });
    expect(navigationReducer(there, { type: "home" }).before).toEqual([]);
  });

  it("does not remember for ever", () => {
    let state = atHome;
    for (let at = 0; at < 200; at += 1) state = navigationReducer(state, { type: "go", place: order });
    expect(state.before).toHaveLength(50);
  });
});

describe("keys", () => {
  it("reads a press in one spelling, the command key as Ctrl", () => {
    expect(chord(press("z", { ctrlKey: true, shiftKey: true }))).toBe("Ctrl+Shift+Z");
    expect(chord(press("z", { metaKey: true }))).toBe("Ctrl+Z");
    expect(chord(press("F1"))).toBe("F1");
  });

  it("finds the action of a press", () => {
    expect(actionFor(press("k", { ctrlKey: true }))?.id).toBe("edit.palette");
    expect(actionFor(press("8", { ctrlKey: true }))?.id).toBe("view.history");
    expect(actionFor(press("k"))).toBeUndefined();
  });

  it("gives each action its own id and its own key", () => {
    const ids = actions.map((it) => it.id);
    const keys = actions.flatMap((it) => it.shortcut ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("runs once what the native menu and the page both report", () => {
    const keys = { id: "edit.undo", from: "keys" as const, at: 1000 };
    expect(isEcho(keys, { id: "edit.undo", from: "menu", at: 1040 })).toBe(true);
    expect(isEcho(keys, { id: "edit.undo", from: "keys", at: 1040 })).toBe(false);
    expect(isEcho(keys, { id: "edit.redo", from: "menu", at: 1040 })).toBe(false);
    expect(isEcho(keys, { id: "edit.undo", from: "menu", at: 2000 })).toBe(false);
  });
});

describe("messages", () => {
  const say = (text: string, way: "undo" | "redo" | null) =>
    ({ type: "say", text, way, action: null }) as const;

  it("offers one way back at a time: that of the last change", () => {
    let state = messageReducer(noMessages, say("Disposition of 3 numbers", "undo"));
    state = messageReducer(state, say("CSR of Lakeland", "undo"));
    expect(state.toasts.map((it) => it.text)).toEqual(["CSR of Lakeland"]);
  });

  it("keeps a message without a way back beside it", () => {
    let state = messageReducer(noMessages, say("12 files in Export.", null));
    state = messageReducer(state, say("CSR of Lakeland", "undo"));
    expect(state.toasts).toHaveLength(2);
  });

  it("shows an error until something works", () => {
    const error = new CallError("user", "x", "No.", "");
    const refused = messageReducer(noMessages, { type: "refused", error });
    expect(refused.error).toBe(error);
    expect(messageReducer(refused, { type: "clear" }).error).toBeNull();
  });
});

describe("F6", () => {
  const panes = ["tree", "main", "inspector", "status"];

  it("goes round the panes in both directions", () => {
    expect(nextPane(panes, "main", 1)).toBe("inspector");
    expect(nextPane(panes, "status", 1)).toBe("tree");
    expect(nextPane(panes, "tree", -1)).toBe("status");
  });

  it("begins at the first pane when the focus is in none", () => {
    expect(nextPane(panes, null, 1)).toBe("tree");
    expect(nextPane([], null, 1)).toBeUndefined();
  });
});

describe("theme", () => {
  it("remembers the choice and nothing else in web storage", () => {
    const theme = toggleTheme();
    expect(document.documentElement.dataset.theme).toBe(theme);
    expect({ ...localStorage }).toEqual({ theme });
    expect(toggleTheme()).not.toBe(theme);
  });

  it("hears the native menu, whose greeting does not undo a choice made here", () => {
    toggleTheme();
    const chosen = document.documentElement.dataset.theme;
    expect(hearTheme("theme.system")).toBe(true);
    expect(document.documentElement.dataset.theme).toBe(chosen);
    expect(hearTheme("theme.system")).toBe(true);
    expect(document.documentElement.dataset.theme).toBeUndefined();
    expect(hearTheme("view.numbers")).toBe(false);
  });
});
