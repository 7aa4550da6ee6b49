import type { ChecklistForm, ChecklistPhase, ChecklistRow } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Menu, type MenuChoice } from "../../components/Menu";
import { InPlace } from "./InPlace";
import { moveBy } from "./moves";

const nothing: ChecklistForm = {
  key: null,
  phase: null,
  after: null,
  text: null,
  why: null,
  role: null,
  owner: null,
  due: null,
};

interface RowProps {
  row: ChecklistRow;
  phase: ChecklistPhase;
  readOnly: boolean;
  onDone(row: ChecklistRow): void;
}

/** One line: ticked, reworded, given to someone and dated where it stands. */
export function Row({ row, phase, readOnly, onDone }: RowProps) {
  const save = useChange("checklist_save");
  const done = useChange("checklist_done");
  const move = useChange("checklist_move");
  const drop = useChange("checklist_drop");
  const restore = useChange("checklist_restore");
  const say = (part: Partial<ChecklistForm>) => void save.run({ ...nothing, key: row.key, ...part });
  const isDone = row.state === "done";
  const up = moveBy(phase.items, row.key, -1);
  const down = moveBy(phase.items, row.key, 1);
  const choices: MenuChoice[] = [
    { id: "done", label: "Done, with day and evidence…" },
    { id: "open", label: "Open again", refused: isDone ? "" : "It is open." },
    { id: "project", label: "Go by the project again", refused: row.own ? "It is your own line." : "" },
    { id: "up", label: "Move up", refused: up ? "" : "It is the first." },
    { id: "down", label: "Move down", refused: down ? "" : "It is the last." },
    { id: "restore", label: "As it was made", refused: row.edited ? "" : "It is as it was made." },
    { id: "drop", label: row.own ? "Delete" : "Drop from this list" },
  ];
  const act = (id: string) => {
    if (id === "done") onDone(row);
    if (id === "open") void done.run({ key: row.key, done: false, on: "", evidence: "" });
    if (id === "project") void done.run({ key: row.key, done: null, on: "", evidence: "" });
    if (id === "up" && up) void move.run(up);
    if (id === "down" && down) void move.run(down);
    if (id === "restore") void restore.run({ key: row.key });
    if (id === "drop") void drop.run({ key: row.key });
  };
  return (
    <tr
      className={isDone ? "ck-done" : undefined}
      onKeyDown={(event) => {
        const to = event.altKey && (event.key === "ArrowUp" ? up : event.key === "ArrowDown" ? down : null);
        if (!to || readOnly) return;
        event.preventDefault();
        void move.run(to);
      }}
    >
      <td className="ck-tick">
        <input
          type="checkbox"
          checked={isDone}
          disabled={readOnly || done.pending}
          aria-label={`Done: ${row.text}`}
          onChange={() => void done.run({ key: row.key, done: !isDone, on: "", evidence: "" })}
        />
      </td>
      <th scope="row">
        <InPlace label="What" shown={row.text} disabled={readOnly} onSave={(text) => say({ text })} />
        <InPlace
          label="Why"
          className="label"
          shown={row.why}
          placeholder="why?"
          disabled={readOnly}
          onSave={(why) => say({ why })}
        />
      </th>
      <td>
        <InPlace label="Owner" shown={row.owner} disabled={readOnly} onSave={(owner) => say({ owner })} />
        {row.owner !== row.role_words && <span className="label ck-role">{row.role_words}</span>}
      </td>
      <td>
        <IconMark icon={row.mark.icon} quiet={isQuiet(row.mark.icon) || row.state === "open"}>
          {row.mark.text}
        </IconMark>
      </td>
      <td>
        <InPlace
          label="When"
          shown={row.when}
          value={row.due?.iso ?? ""}
          placeholder="YYYY-MM-DD"
          disabled={readOnly || isDone}
          onSave={(due) => say({ due })}
        />
      </td>
      <td className="ck-evidence">{row.evidence}</td>
      <td className="ck-acts">
        {(row.own || row.edited) && <span className="label">{row.own ? "yours" : "changed"}</span>}
        <Menu label={`What to do with: ${row.text}`} choices={choices} onChoose={act}>
          <Button look="quiet" isDisabled={readOnly} aria-label={`More: ${row.text}`}>
            …
          </Button>
        </Menu>
      </td>
    </tr>
  );
}
