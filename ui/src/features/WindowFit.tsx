import type { WindowFit } from "../api/generated";
import { IconMark } from "../components/IconMark";

/** Why the wished hours are not those in which the gaining side activates, and the ways round. */
export function WindowFitNote({ fit }: { fit: WindowFit | null }) {
  if (fit === null || fit.reason === "") return null;
  return (
    <aside
      className={fit.window === null ? "window-fit nothing" : "window-fit"}
      aria-label="The wished hours"
    >
      <IconMark icon={fit.window === null ? "blocker" : "warning"}>
        <b>{fit.reason}</b>
      </IconMark>
      {fit.carrier_hours !== "" && !fit.reason.includes(fit.carrier_hours) && (
        <p>It activates {fit.carrier_hours}.</p>
      )}
      {fit.ways_round.length > 0 && (
        <ul>
          {fit.ways_round.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      )}
      {fit.source !== "" && <p className="label">{fit.source}</p>}
    </aside>
  );
}
