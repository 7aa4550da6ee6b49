import { useState } from "react";
import { actionOf } from "../../actions";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { TextField } from "../../components/TextField";
import type { RecentEntry } from "../../host/host";
import { useSession } from "../../state/session";
import { useRun } from "../shell/useActions";
import { findProjects } from "./filter";

function Missing({ entry, onForget }: { entry: RecentEntry; onForget: (entry: RecentEntry) => void }) {
  const run = useRun();
  const open = actionOf("file.open");
  return (
    <p className="missing">
      <IconMark icon="warning" label="Missing" />
      <span>
        <b>{entry.name}</b> is not where it was.{" "}
        <Button look="link" onPress={() => open && run(open)}>
          Look for it…
        </Button>{" "}
        or{" "}
        <Button look="link" onPress={() => onForget(entry)}>
          take it off this list
        </Button>
        .
      </span>
    </p>
  );
}

interface RecentProps {
  entries: readonly RecentEntry[];
  onForget: (entry: RecentEntry) => void;
}

/** Projects opened before, newest first; a missing one says so and offers a way out. */
export function Recent({ entries, onForget }: RecentProps) {
  const { open } = useSession();
  const [typed, setTyped] = useState("");
  const shown = findProjects(entries, typed);
  return (
    <>
      <header className="row recent-head">
        <h2>Recent</h2>
        <span className="space" />
        {entries.length > 0 && (
          <div className="recent-find">
            <Icon name="search" />
            <TextField
              bare
              find
              label="Find a project"
              placeholder="Find a project"
              value={typed}
              onChange={setTyped}
            />
          </div>
        )}
      </header>
      <ul className="recent">
        {shown.map((entry) => (
          <li key={entry.ticket} className={entry.missing ? "gone" : ""}>
            <button
              type="button"
              disabled={entry.missing}
              onClick={() => void open("project_open", entry.ticket)}
            >
              <Icon name="file" />
              <span className="el">
                <b className="el">{entry.name}</b>
                <span className="small dim el">
                  {entry.missing
                    ? `was in ${entry.folder}`
                    : [entry.folder, entry.detail].filter(Boolean).join(" · ")}
                </span>
              </span>
              <span className="small">
                {entry.missing ? (
                  <IconMark icon="warning">file is missing</IconMark>
                ) : (
                  entry.state !== "" && <IconMark icon="blocker">{entry.state}</IconMark>
                )}
              </span>
              <span className="small recent-day">{entry.day}</span>
            </button>
          </li>
        ))}
      </ul>
      {entries.length === 0 && (
        <p className="dim small recent-none">
          Projects that you open stand here. The sample is a good first one.
        </p>
      )}
      {entries.length > 0 && shown.length === 0 && (
        <p className="dim small recent-none">No project is called that.</p>
      )}
      {shown
        .filter((it) => it.missing)
        .map((entry) => (
          <Missing key={entry.ticket} entry={entry} onForget={onForget} />
        ))}
    </>
  );
}
