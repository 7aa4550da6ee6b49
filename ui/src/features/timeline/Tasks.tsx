import { useState } from "react";
import type { TaskRow } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Wait } from "../../components/Screen";
import { TaskDialog } from "./TaskDialog";

/** What has to be in place before the cutovers, by the day on which it has to. */
export function Tasks() {
  const list = useAsk("tasks_list", {});
  const record = useChange("task_record");
  const today = useAsk("project_head", {}).data?.today.iso;
  const [chosen, setChosen] = useState<TaskRow | null>(null);
  const done = (row: TaskRow) => {
    if (today === undefined) return;
    void record.run({
      kind: row.kind,
      of: row.of,
      owner: row.who,
      note: row.note,
      supply: row.supply,
      due: row.due?.iso ?? "",
      done_on: today,
      waived: false,
    });
  };
  return (
    <Wait of={list}>
      {(view) => (
        <section className="tl-table tl-tasks" tabIndex={0} aria-label="What has to be in place">
          <p className="tl-tasks-note dim">{view.note}</p>
          <table className="grid">
            <caption className="unseen">What has to be in place before each cutover</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">State</th>
                <th scope="col">By</th>
                <th scope="col">Expected</th>
                <th scope="col">Who</th>
                <th scope="col">Holds up</th>
                <th scope="col">After</th>
                <th scope="col">Rule</th>
                <th scope="col">
                  <span className="unseen">Record</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {view.tasks.map((row) => (
                <tr key={`${row.kind}${JSON.stringify(row.of)}`}>
                  <th scope="row">{row.title}</th>
                  <td>
                    <IconMark icon={row.state.icon} quiet={isQuiet(row.state.icon)}>
                      {row.state.text}
                    </IconMark>
                  </td>
                  <td>{row.latest?.text ?? ""}</td>
                  <td>{row.done_on?.text ?? row.due?.text ?? ""}</td>
                  <td>{row.owner}</td>
                  <td>{row.holds}</td>
                  <td className="tl-wrap">{row.after}</td>
                  <td className="tl-wrap tl-rule label">
                    {row.rule} {row.source}
                  </td>
                  <td className="tl-acts">
                    {row.done_on === null && (
                      <Button look="link" aria-label={`Done: ${row.title}`} onPress={() => done(row)}>
                        Done
                      </Button>
                    )}{" "}
                    <Button look="link" aria-label={`Change ${row.title}`} onPress={() => setChosen(row)}>
                      Change…
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {chosen !== null && <TaskDialog row={chosen} onClose={() => setChosen(null)} />}
        </section>
      )}
    </Wait>
  );
}
