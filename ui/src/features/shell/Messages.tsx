import { actionOf, shortcutOf } from "../../actions";
import { Toasts } from "../../components/Toasts";
import { useMessageState, useMessages } from "../../state/messages";
import { useRun } from "./useActions";

/** The toasts, each with its way back. */
export function Messages() {
  const { toasts } = useMessageState();
  const { dismiss } = useMessages();
  const run = useRun();
  const views = toasts.map(({ id, text, way, action }) => {
    if (way === null) return { id, text, action };
    const back = actionOf(`edit.${way}`);
    const label = way === "undo" ? "Undo" : "Redo";
    return {
      id,
      text,
      action: back
        ? { label, shortcut: shortcutOf(back.id).replaceAll("+", " "), run: () => run(back) }
        : null,
    };
  });
  return <Toasts toasts={views} onClose={dismiss} />;
}
