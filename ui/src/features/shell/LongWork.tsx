import { useEffect, useState } from "react";
import { Button } from "../../components/Button";
import { host } from "../../host";
import { useNavigation } from "../../state/navigation";
import { countOf, stepped, useWork } from "../../state/work";

/** Work that is over sooner than this shows nothing. */
const patienceMs = 300;

/** Long work: what is done, how far it is, and a way to stop it. */
export function LongWork() {
  const work = useWork();
  const { place } = useNavigation();
  const busy = work !== null;
  const [shown, setShown] = useState(false);
  useEffect(() => host().onProgress(stepped), []);
  useEffect(() => {
    if (!busy) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [busy]);
  // The import shows its own work, in place.
  if (!work || !shown || place.screen === "import") return null;
  return (
    <div className="long-work">
      <span className="el">{work.what}</span>
      <progress
        aria-label={work.what}
        {...(work.total === null ? {} : { value: work.done, max: work.total })}
      />
      <span className="dim">{countOf(work)}</span>
      <Button onPress={() => void host().cancel()}>Cancel</Button>
    </div>
  );
}
