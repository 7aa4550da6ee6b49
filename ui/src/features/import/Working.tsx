import { useEffect, useState } from "react";
import { Button } from "../../components/Button";
import { host } from "../../host";
import type { Progress } from "../../host/host";

/** Nothing is said of what takes less than this. */
const QUIET_MS = 300;

/** Long work: what it is, how far it has come, and the way out. */
export function Working({ label, onCancel }: { label: string; onCancel?: () => void }) {
  const [late, setLate] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    const stop = host().onProgress(setProgress);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  if (!late) return null;
  const total = progress?.total ?? 0;
  const known = progress !== null && total > 0;
  return (
    <div className="im-working" role="status">
      <p>
        <b>{progress?.what || label}</b>{" "}
        {known && (
          <span className="dim">
            {progress.done.toLocaleString("en")} of {total.toLocaleString("en")}
          </span>
        )}
      </p>
      <progress aria-label={label} {...(known ? { value: progress.done, max: total } : {})} />
      {onCancel && <Button onPress={onCancel}>Cancel</Button>}
    </div>
  );
}
