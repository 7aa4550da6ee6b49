import { actions } from "../../actions";
import { Dialog } from "../../components/Dialog";
import { Kbd } from "../../components/Kbd";
import { useShell } from "../../state/shell";

const others: readonly [string, string][] = [
  ["Next pane", "F6"],
  ["Pane before", "Shift+F6"],
  ["Back to where one was", "Alt+←"],
  ["Close a dialog or a list", "Esc"],
];

/** Every key, from the actions themselves. */
export function KeysHelp() {
  const { hide } = useShell();
  const rows = actions.flatMap(({ label, shortcut }): [string, string][] =>
    shortcut ? [[label, shortcut]] : [],
  );
  return (
    <Dialog title="Keys" onClose={hide}>
      <dl className="keys-help">
        {[...rows, ...others].map(([label, keys]) => (
          <div key={keys}>
            <dt>{label}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
