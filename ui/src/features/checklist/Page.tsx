import "./checklist.css";
import { useState } from "react";
import { call } from "../../api/call";
import type { CallError } from "../../api/error";
import type { ChecklistPhase, ChecklistRow, ChecklistView } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Menu } from "../../components/Menu";
import { Screen, Wait } from "../../components/Screen";
import { host } from "../../host";
import { useMessages } from "../../state/messages";
import { useNavigation } from "../../state/navigation";
import { useSession } from "../../state/session";
import { AddDialog } from "./AddDialog";
import { DoneDialog } from "./DoneDialog";
import { Row } from "./Row";

type Asked = { add: ChecklistPhase } | { done: ChecklistRow } | null;

/** The project's checklist by phase: made from its state, and one's own to tick, reword, reorder, drop and add to. */
export default function ChecklistPage() {
  const list = useAsk("checklist", {}, { keep: true });
  const { head } = useSession();
  const { go } = useNavigation();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const readOnly = Boolean(head?.read_only);
  return (
    <Screen
      title="Checklist"
      note={list.data?.note}
      tools={
        <>
          {list.data && <Templates view={list.data} readOnly={readOnly} />}
          <Button icon="document" onPress={() => go({ screen: "documents", id: null })}>
            As pages
          </Button>
        </>
      }
    >
      <Wait of={list}>
        {(view) => (
          <section className="ck" tabIndex={0} aria-label="Checklist">
            {view.phases.map((phase) => (
              <Phase key={phase.number} phase={phase} readOnly={readOnly} onAsk={setAsked} />
            ))}
            <Owners view={view} />
          </section>
        )}
      </Wait>
      {asked && "add" in asked && list.data && (
        <AddDialog phase={asked.add} roles={list.data.roles} onClose={close} />
      )}
      {asked && "done" in asked && <DoneDialog row={asked.done} onClose={close} />}
    </Screen>
  );
}

/** What is one's own of the list, kept for the next client or taken from the last. */
function Templates({ view, readOnly }: { view: ChecklistView; readOnly: boolean }) {
  const messages = useMessages();
  const apply = useChange("checklist_template_apply");
  const choose = async (id: string) => {
    try {
      const file = await host().pick(id === "keep" ? "export_folder" : "document");
      if (!file) return;
      if (id === "take") {
        await apply.run({ ticket: file.ticket });
        return;
      }
      const saved = await call("checklist_template_save", { ticket: file.ticket });
      const left = saved.left > 0 ? `; ${saved.left} about single orders stay here` : "";
      messages.say(`Kept ${saved.items} lines as ${saved.file}${left}.`);
    } catch (refused) {
      messages.refused(refused as CallError);
    }
  };
  return (
    <Menu
      label="Template"
      choices={[
        {
          id: "keep",
          label: "Keep for the next client…",
          refused: view.for_template === 0 ? "Nothing is your own yet." : "",
        },
        { id: "take", label: "Take a kept template…", refused: readOnly ? "The project is read only." : "" },
      ]}
      onChoose={(id) => void choose(id)}
    >
      <Button>Template</Button>
    </Menu>
  );
}

function Phase({
  phase,
  readOnly,
  onAsk,
}: {
  phase: ChecklistPhase;
  readOnly: boolean;
  onAsk(asked: Asked): void;
}) {
  const restore = useChange("checklist_restore");
  return (
    <section aria-label={phase.title}>
      <div className="section-head">
        <h2>
          <span className="ck-number">{phase.number}</span> {phase.title}
        </h2>
        <span className="label">{phase.note}</span>
        <span className="space" />
        <Button look="link" isDisabled={readOnly} onPress={() => onAsk({ add: phase })}>
          Add a line…
        </Button>
      </div>
      <table className="grid ck-table">
        <caption className="unseen">{phase.title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Done</span>
            </th>
            <th scope="col">What, and why</th>
            <th scope="col">Owner</th>
            <th scope="col">State</th>
            <th scope="col">When</th>
            <th scope="col">Evidence</th>
            <th scope="col">
              <span className="unseen">More</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {phase.items.map((row) => (
            <Row
              key={row.key}
              row={row}
              phase={phase}
              readOnly={readOnly}
              onDone={(done) => onAsk({ done })}
            />
          ))}
        </tbody>
      </table>
      {phase.dropped.length > 0 && (
        <ul className="ck-dropped" aria-label="Dropped from this list">
          {phase.dropped.map((row) => (
            <li key={row.key}>
              <span className="dim">Dropped: {row.text}</span>{" "}
              <Button
                look="link"
                isDisabled={readOnly}
                aria-label={`Bring back: ${row.text}`}
                onPress={() => void restore.run({ key: row.key })}
              >
                Bring back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Owners({ view }: { view: ChecklistView }) {
  return (
    <section aria-label="By owner">
      <div className="section-head">
        <h2>By owner</h2>
      </div>
      <ul className="ck-owners">
        {view.owners.map((it) => (
          <li key={it.owner}>
            <b>{it.owner}</b> <span className="dim">{it.role}</span> <span className="label">{it.note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
