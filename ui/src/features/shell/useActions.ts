import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { type Action, actionOf } from "../../actions";
import { host } from "../../host";
import { actionFor, type Heard, isEcho, isTextField } from "../../state/keys";
import { useNavigation } from "../../state/navigation";
import { cyclePane } from "../../state/panes";
import { useSession } from "../../state/session";
import { useShell } from "../../state/shell";
import { hearTheme } from "../../state/theme";
import { useHands } from "./useHands";

/** Runs an action by its object; what needs a project does nothing without one. */
export function useRun(): (action: Action) => void {
  const hands = useHands();
  const { status } = useSession();
  return useCallback(
    (action: Action) => {
      if (action.inProject && status !== "open") return;
      action.run(hands);
    },
    [hands, status],
  );
}

/** What the native menu calls by another name. */
const aliases: Record<string, string> = { "help.screen": "help.keys" };

const textOf: Record<string, string> = { "edit.undo": "undo", "edit.redo": "redo" };

/** Listens to the native menu and to the keys, once for the whole program. */
export function useActions(): void {
  const run = useRun();
  const { back } = useNavigation();
  const { dialog } = useShell();
  const last = useRef<Heard | null>(null);
  const paneFocus = useRef(new WeakMap<HTMLElement, HTMLElement>());

  // Both read the state of the moment: a key may come between a screen and its effects.
  const hear = useEffectEvent((id: string, from: Heard["from"]): boolean => {
    const action = actionOf(id);
    const now: Heard = { id, from, at: performance.now() };
    if (!action) return false;
    if (isEcho(last.current, now)) return true;
    last.current = now;
    const text = textOf[id];
    if (text && isTextField(document.activeElement)) {
      if (from === "menu") document.execCommand(text);
      return from === "menu";
    }
    // Over a dialog only the theme may change; the rest would act on what is hidden.
    if (dialog && id !== "view.theme") return true;
    run(action);
    return true;
  });

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "F6") {
      event.preventDefault();
      cyclePane(event.shiftKey ? -1 : 1, paneFocus.current);
    } else if (event.altKey && !event.shiftKey && event.key === "ArrowLeft") {
      event.preventDefault();
      back();
    } else {
      const action = actionFor(event);
      if (action && hear(action.id, "keys")) event.preventDefault();
    }
  });

  useEffect(
    () =>
      host().onMenu((id) => {
        if (!hearTheme(id)) hear(aliases[id] ?? id, "menu");
      }),
    [],
  );

  useEffect(() => {
    const heard = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);
}
