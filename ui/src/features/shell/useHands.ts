import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ActionHands } from "../../actions";
import { shapeError } from "../../api/error";
import { useChange } from "../../api/hooks";
import { host } from "../../host";
import type { PickKind, Ticketed } from "../../host/host";
import { useMessages } from "../../state/messages";
import { type Place, useNavigation } from "../../state/navigation";
import { useSession } from "../../state/session";
import { useShell } from "../../state/shell";
import { toggleTheme } from "../../state/theme";
import { useExport } from "../documents/useExport";

/** Ctrl+F: the find field of the screen, else the palette. */
function focusFind(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-find]");
  field?.focus();
  field?.select();
  return field !== null;
}

/** What the actions do, with the state of this moment. */
export function useHands(): ActionHands {
  const client = useQueryClient();
  const { go } = useNavigation();
  const { show, paper } = useShell();
  const messages = useMessages();
  const session = useSession();
  const undo = useChange("undo").run;
  const redo = useChange("redo").run;
  const split = useChange("orders_split").run;
  const exporting = useExport(paper);

  return useMemo<ActionHands>(() => {
    const picked = async (kind: PickKind, then: (file: Ticketed) => unknown, suggested?: string) => {
      try {
        const file = await host().pick(kind, suggested);
        if (file) await then(file);
      } catch (thrown) {
        messages.refused(shapeError(thrown, kind));
      }
    };
    return {
      go: (screen) => go(isAlone(screen) ? { screen } : placeOf(screen)),
      newProject: () => show({ name: "new", sheet: null }),
      openProject: () => picked("open_project", (it) => session.open("project_open", it.ticket)),
      // A sample that was made before is opened as it was left.
      openSample: () =>
        picked("sample", (it) => session.open(it.exists ? "project_open" : "project_sample", it.ticket)),
      closeProject: () => void session.close(),
      importSheet: () =>
        picked("spreadsheet", (it) => go({ screen: "import", ticket: it.ticket, name: it.name })),
      pasteList: () => go({ screen: "import", ticket: null, name: "" }),
      exportAll: () => void exporting([]),
      undo: () => void undo({}),
      redo: () => void redo({}),
      find: () => {
        if (!focusFind()) show({ name: "palette" });
      },
      palette: () => show({ name: "palette" }),
      theme: () => void toggleTheme(),
      check: () => {
        void client.invalidateQueries();
        go({ screen: "problems" });
      },
      split: () => void split({}),
      whatIf: () => show({ name: "whatif" }),
      settings: () => show({ name: "settings" }),
      sites: () => show({ name: "sites" }),
      about: () => show({ name: "about" }),
      keys: () => show({ name: "keys" }),
    };
  }, [client, go, show, messages, exporting, session, undo, redo, split]);
}

/** Screens that show one thing: no finding leads there. */
export type Alone = "history" | "costs" | "checklist";

export const isAlone = (screen: Place["screen"]): screen is Alone =>
  screen === "history" || screen === "costs" || screen === "checklist";

type Named = Exclude<Place["screen"], "import" | Alone>;

/** A screen without anything selected. */
export function placeOf(screen: Named): Place {
  switch (screen) {
    case "numbers":
    case "accounts":
    case "orders":
    case "documents":
      return { screen, id: null };
    case "cutover":
      return { screen, night: null, full: false };
    case "carriers":
      return { screen, id: "", rule: "" };
    default:
      return { screen };
  }
}
