import type { ScreenName } from "./state/navigation";

export type ActionId =
  | "file.new"
  | "file.open"
  | "file.sample"
  | "file.import"
  | "file.paste"
  | "file.export"
  | "file.close"
  | "edit.undo"
  | "edit.redo"
  | "edit.find"
  | "edit.palette"
  | "view.overview"
  | "view.numbers"
  | "view.accounts"
  | "view.orders"
  | "view.timeline"
  | "view.cutover"
  | "view.documents"
  | "view.problems"
  | "view.history"
  | "view.carriers"
  | "view.checklist"
  | "view.costs"
  | "view.theme"
  | "project.split"
  | "project.check"
  | "project.whatif"
  | "project.sites"
  | "project.settings"
  | "help.about"
  | "help.keys";

/** What an action may do; the frame gives it (`features/shell/useActions`). */
export interface ActionHands {
  go(screen: Exclude<ScreenName, "import">): void;
  newProject(): void;
  openProject(): void;
  openSample(): void;
  closeProject(): void;
  importSheet(): void;
  pasteList(): void;
  exportAll(): void;
  undo(): void;
  redo(): void;
  find(): void;
  palette(): void;
  theme(): void;
  split(): void;
  check(): void;
  whatIf(): void;
  settings(): void;
  sites(): void;
  about(): void;
  keys(): void;
}

export interface Action {
  id: ActionId;
  /** As in the menu and the palette. */
  label: string;
  /** `Ctrl` is the command key on a Mac. */
  shortcut?: string;
  /** It needs an open project. */
  inProject: boolean;
  run(hands: ActionHands): void;
}

const everywhere = (id: ActionId, label: string, shortcut: string, run: Action["run"]): Action => ({
  id,
  label,
  ...(shortcut ? { shortcut } : {}),
  inProject: false,
  run,
});

const inProject = (id: ActionId, label: string, shortcut: string, run: Action["run"]): Action => ({
  ...everywhere(id, label, shortcut, run),
  inProject: true,
});

/** Everything that the native menu, the palette, the keys and the buttons can do, once. */
export const actions: readonly Action[] = [
  everywhere("file.new", "New project…", "Ctrl+N", (it) => it.newProject()),
  everywhere("file.open", "Open…", "Ctrl+O", (it) => it.openProject()),
  everywhere("file.sample", "Open the sample", "Ctrl+Shift+O", (it) => it.openSample()),
  inProject("file.import", "Import a sheet…", "Ctrl+I", (it) => it.importSheet()),
  inProject("file.paste", "Paste a list…", "Ctrl+Shift+V", (it) => it.pasteList()),
  inProject("file.export", "Export all documents…", "Ctrl+E", (it) => it.exportAll()),
  inProject("file.close", "Close the project", "Ctrl+W", (it) => it.closeProject()),
  inProject("edit.undo", "Undo", "Ctrl+Z", (it) => it.undo()),
  inProject("edit.redo", "Redo", "Ctrl+Shift+Z", (it) => it.redo()),
  inProject("edit.find", "Find", "Ctrl+F", (it) => it.find()),
  inProject("edit.palette", "Go to anything", "Ctrl+K", (it) => it.palette()),
  inProject("view.overview", "Overview", "Ctrl+1", (it) => it.go("overview")),
  inProject("view.numbers", "Numbers", "Ctrl+2", (it) => it.go("numbers")),
  inProject("view.accounts", "Accounts", "Ctrl+3", (it) => it.go("accounts")),
  inProject("view.orders", "Orders", "Ctrl+4", (it) => it.go("orders")),
  inProject("view.timeline", "Timeline", "Ctrl+5", (it) => it.go("timeline")),
  inProject("view.cutover", "Cutover", "Ctrl+Shift+N", (it) => it.go("cutover")),
  inProject("view.documents", "Documents", "Ctrl+6", (it) => it.go("documents")),
  inProject("view.problems", "Problems", "Ctrl+7", (it) => it.go("problems")),
  inProject("view.history", "History", "Ctrl+8", (it) => it.go("history")),
  inProject("view.carriers", "Carriers", "Ctrl+9", (it) => it.go("carriers")),
  inProject("view.checklist", "Checklist", "", (it) => it.go("checklist")),
  inProject("view.costs", "Costs", "", (it) => it.go("costs")),
  everywhere("view.theme", "Light or dark", "", (it) => it.theme()),
  inProject("project.split", "Split into orders again", "Ctrl+Shift+P", (it) => it.split()),
  inProject("project.check", "Check all and show the problems", "F8", (it) => it.check()),
  inProject("project.whatif", "What if…", "", (it) => it.whatIf()),
  inProject("project.sites", "Sites…", "", (it) => it.sites()),
  inProject("project.settings", "Project settings…", "Ctrl+,", (it) => it.settings()),
  everywhere("help.keys", "Help and keys", "F1", (it) => it.keys()),
  everywhere("help.about", "About Portwright", "", (it) => it.about()),
];

const byId = new Map<string, Action>(actions.map((it) => [it.id, it]));

export const actionOf = (id: string): Action | undefined => byId.get(id);

export const shortcutOf = (id: ActionId): string => byId.get(id)?.shortcut ?? "";
