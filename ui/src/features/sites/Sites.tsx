import "./sites.css";
import { useState } from "react";
import type { SiteId, SiteRow } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { EditSite } from "./EditSite";

/** The service locations of the project, each with its form. `start` goes straight to one of them. */
export function Sites({ start = null, onClose }: { start?: SiteId | null; onClose: () => void }) {
  const sites = useAsk("sites_list", {}).data ?? [];
  const [editing, setEditing] = useState<SiteRow | "new" | null>(null);
  const first = start === null ? undefined : sites.find((it) => it.id === start);
  if (first) return <EditSite site={first} onClose={onClose} />;
  if (editing !== null)
    return <EditSite site={editing === "new" ? null : editing} onClose={() => setEditing(null)} />;
  return (
    <Dialog
      size="large"
      title="Sites"
      lead="Where numbers are served. An order has one service address; 911 must find the floor and the room."
      onClose={onClose}
      buttons={
        <>
          <Button icon="add" onPress={() => setEditing("new")}>
            New site…
          </Button>
          <span className="space" />
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      {sites.length === 0 ? (
        <p className="dim">No site yet. An import makes them where a column holds addresses.</p>
      ) : (
        <ul className="st-list">
          {sites.map((site) => (
            <li key={site.id}>
              <button type="button" className="st-site" onClick={() => setEditing(site)}>
                <b className="el">{site.name}</b>
                <span className="literal el">{site.address}</span>
                <span className="dim el">{site.zone.replaceAll("_", " ")}</span>
                <span className="st-count">{site.numbers.toLocaleString("en-US")} numbers</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
