import type { ClockView, CountdownView } from "../../api/generated";
import { left, shown } from "./clock";

/** The time of everyone concerned; the first is the night's own. */
export function Clocks({ clocks, now }: { clocks: readonly ClockView[]; now: number }) {
  return (
    <div className="nt-clocks" role="timer" aria-label="Clocks">
      {clocks.map((it, place) => {
        const face = shown(now, it.offset);
        return (
          <div key={it.label} className={place === 0 ? "nt-clock big" : "nt-clock"}>
            <span>{it.label}</span>
            <b>
              {face.time}
              <i>:{face.seconds}</i>
            </b>
            <span>{face.date}</span>
          </div>
        );
      })}
    </div>
  );
}

/** What is left until a moment that everyone waits for. */
export function Countdown({ of, now }: { of: CountdownView; now: number }) {
  const rest = left(now, of.until);
  return (
    <div className={of.presses && rest ? "nt-count presses" : "nt-count"}>
      <span className="nt-label">{of.label}</span>
      {rest ? (
        <>
          <b>
            {rest.time}
            <i>:{rest.seconds}</i>
          </b>
          <p>{of.text}</p>
        </>
      ) : (
        <p className="nt-over">{of.over}</p>
      )}
    </div>
  );
}
