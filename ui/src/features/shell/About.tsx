import { useAsk } from "../../api/hooks";
import { Dialog } from "../../components/Dialog";
import { Wait } from "../../components/Screen";
import { useShell } from "../../state/shell";

/** What this program is and what it goes by. */
export function About() {
  const { hide } = useShell();
  const info = useAsk("app_info", {});
  return (
    <Dialog
      title="Portwright"
      lead="Every number accounted for. Every rejection found here, not at the carrier."
      size="small"
      onClose={hide}
    >
      <Wait of={info}>
        {(it) => (
          <dl className="pairs">
            <dt>Version</dt>
            <dd>{it.version}</dd>
            <dt>Time zones</dt>
            <dd>tz {it.tz_data}</dd>
            <dt>Carrier rules</dt>
            <dd>read up to {it.carrier_rules}</dd>
            <dt>Network</dt>
            <dd>none; nothing leaves this computer</dd>
          </dl>
        )}
      </Wait>
    </Dialog>
  );
}
