import "./help.css";
import { actions } from "../../actions";
import { Dialog } from "../../components/Dialog";
import { Kbd } from "../../components/Kbd";
import { useNavigation } from "../../state/navigation";
import { useSession } from "../../state/session";
import { useShell } from "../../state/shell";
import { helpOf, startHelp } from "./help";

const others: readonly [string, string][] = [
  ["Next pane", "F6"],
  ["Pane before", "Shift+F6"],
  ["Back to where one was", "Alt+←"],
  ["Close a dialog or a list", "Esc"],
];

/** What the screen is for, in the field's words, and every key, from the actions themselves. */
export function KeysHelp() {
  const { hide } = useShell();
  const { place } = useNavigation();
  const { status } = useSession();
  const { title, says } = status === "open" ? helpOf[place.screen] : startHelp;
  const rows = actions.flatMap(({ label, shortcut }): [string, string][] =>
    shortcut ? [[label, shortcut]] : [],
  );
  return (
    <Dialog title={title} size="large" onClose={hide}>
      <div className="help">
        <div>
          {says.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
        <dl>
          {[...rows, ...others].map(([label, keys]) => (
            <div key={keys}>
              <dt>{label}</dt>
              <dd>
                <Kbd keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
