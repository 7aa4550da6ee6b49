import "./start.css";
import { useCallback, useEffect, useState } from "react";
import { type ActionId, actionOf } from "../../actions";
import { useAsk } from "../../api/hooks";
import { Icon, type IconName } from "../../components/Icon";
import { Kbd } from "../../components/Kbd";
import { Logo } from "../../components/Logo";
import { MessageBar } from "../../components/MessageBar";
import { host } from "../../host";
import type { RecentEntry } from "../../host/host";
import { useMessageState, useMessages } from "../../state/messages";
import { useRun } from "../shell/useActions";
import { Recent } from "./Recent";

interface WayProps {
  id: ActionId;
  icon: IconName;
  title: string;
  detail: string;
  go?: boolean;
}

function Way({ id, icon, title, detail, go = false }: WayProps) {
  const run = useRun();
  const action = actionOf(id);
  if (!action) return null;
  return (
    <button type="button" className={go ? "way go" : "way"} onClick={() => run(action)}>
      <Icon name={icon} size={18} />
      <span>
        {title}
        <small>{detail}</small>
      </span>
      {action.shortcut && <Kbd keys={action.shortcut} />}
    </button>
  );
}

/** The recent projects, asked for again after one is taken off the list. */
function useRecent(): [readonly RecentEntry[], (entry: RecentEntry) => void] {
  const [entries, setEntries] = useState<readonly RecentEntry[]>([]);
  const load = useCallback(
    () =>
      host()
        .recent()
        .then(setEntries, () => setEntries([])),
    [],
  );
  useEffect(() => void load(), [load]);
  const forget = useCallback(
    (entry: RecentEntry) => void host().forgetRecent(entry.ticket).then(load, load),
    [load],
  );
  return [entries, forget];
}

/** Where one begins: make, open, look at the sample, or go on where one was. */
export function Start() {
  const [recent, forget] = useRecent();
  const [hovers, setHovers] = useState(false);
  const { error } = useMessageState();
  const { clearError } = useMessages();
  const info = useAsk("app_info", {}).data;
  useEffect(() => host().onHover(setHovers), []);
  return (
    <div className={hovers ? "start hovers" : "start"}>
      <section className="start-ways" data-pane="ways" tabIndex={-1} aria-label="Begin">
        <h1>
          <Logo />
        </h1>
        <p className="claim">
          Every number accounted for.
          <br />
          Every rejection found here, not at the carrier.
        </p>
        <div className="ways">
          <Way
            go
            id="file.new"
            icon="add"
            title="New project"
            detail="client, platform, zone, wished go-live"
          />
          <Way id="file.open" icon="folder" title="Open…" detail="a .portwright file" />
          <Way
            id="file.sample"
            icon="sample"
            title="Open the sample"
            detail="312 numbers, 4 accounts, 6 orders; change anything"
          />
        </div>
        <div className="drop-zone">
          <Icon name="sheet" size={18} />
          <span>
            <b>Or drop a spreadsheet anywhere</b>
            <small>xlsx, xls, ods, csv: it starts a new project and asks what its columns mean</small>
          </span>
        </div>
      </section>
      <main className="start-recent" data-pane="recent" tabIndex={-1}>
        {error && <MessageBar error={error} onClose={clearError} />}
        <Recent entries={recent} onForget={forget} />
        <footer className="label">
          <span>Works without a network. Nothing leaves this computer.</span>
          <span className="space" />
          {info && (
            <span>
              Carrier rules of {info.carrier_rules} · tz {info.tz_data} · version {info.version}
            </span>
          )}
        </footer>
      </main>
    </div>
  );
}
