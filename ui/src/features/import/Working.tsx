import { useEffect, useState } from "react";
import { Button } from "../../components/Button";
import { host } from "../../host";
import { countOf, useWork } from "../../state/work";

/** Nothing is said of what takes less than this. */
const QUIET_MS = 300;

/** Long work of the import, in place: what it is, how far it has come, and the way out. */
export function Working({ label, onCancelled }: { label: string; onCancelled?: () => void }) {
  const [late, setLate] = useState(false);
  const work = useWork();
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  const total = work?.total ?? null;
  const stop = async () => {
    await host().cancel();
    onCancelled?.();
  };
  return (
    <div className="im-working" role="status">
      <p>
        <b>{work?.what || label}</b> {work && <span className="dim">{countOf(work)}</span>}
      </p>
      <progress aria-label={label} {...(work && total !== null ? { value: work.done, max: total } : {})} />
      <Button onPress={() => void stop()}>Cancel</Button>
    </div>
  );
}
