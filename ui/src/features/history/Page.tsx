import "./history.css";
import { actionOf, shortcutOf } from "../../actions";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Screen, Wait } from "../../components/Screen";
import { useSession } from "../../state/session";
import { useRun } from "../shell/useActions";

function Step({ way, what }: { way: "undo" | "redo"; what: string | null | undefined }) {
  const run = useRun();
  const action = actionOf(`edit.${way}`);
  if (!action) return null;
  const name = way === "undo" ? "Undo" : "Redo";
  return (
    <Button
      icon={way}
      shortcut={shortcutOf(action.id).replaceAll("+", " ")}
      refused={what ? "" : `There is nothing to ${way}.`}
      onPress={() => run(action)}
    >
      <span className="el history-step">{what ? `${name} ${what}` : name}</span>
    </Button>
  );
}

/** The record: everything that was done, newest first, each entry chained to the one before by its hash. */
export default function HistoryPage() {
  const history = useAsk("history", {});
  const { head } = useSession();
  return (
    <Screen
      title="History"
      still
      note={history.data && `${history.data.length} entries, newest first`}
      tools={
        <>
          <Step way="undo" what={head?.undo} />
          <Step way="redo" what={head?.redo} />
        </>
      }
    >
      <Wait of={history}>
        {(events) =>
          events.length === 0 ? (
            <EmptyState title="Nothing has been done yet">
              Each change is kept here with its time and can be taken back, up to what was sent to a carrier.
            </EmptyState>
          ) : (
            <table className="grid history">
              <thead>
                <tr>
                  <th className="num">No.</th>
                  <th>When</th>
                  <th>What</th>
                  <th>Operation</th>
                  <th>Hash</th>
                </tr>
              </thead>
              <tbody>
                {events.map((it) => (
                  <tr key={it.id} className={it.undone ? "undone" : ""}>
                    <td className="num dim">{it.id}</td>
                    <td className="dim">{it.when}</td>
                    <td className="el history-what" title={it.label}>
                      {it.label}
                      {it.undone && <span className="label"> taken back</span>}
                    </td>
                    <td className="dim">{it.op.replaceAll("_", " ")}</td>
                    <td className="mono dim">{it.hash}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Wait>
    </Screen>
  );
}
