import { useRef } from "react";
import type { DateCard, ForecastView } from "../../api/generated";
import { useWidth } from "../../components/useWidth";
import { useNavigation } from "../../state/navigation";
import { labelsOf, middle } from "./forecast";

/** Drivers that are worth a line on the overview. */
const SHOWN = 3;

/** The drawing's width in a usual window, in pixels. */
const USUAL = 880;

/** The days of go-live as a quiet distribution: bars by day, closed periods hatched, the dates below. */
function Days({ view, planNames }: { view: ForecastView; planNames: readonly string[] }) {
  const { columns, periods, later } = view.histogram;
  const drawing = useRef<HTMLDivElement>(null);
  const labels = labelsOf(view, planNames, useWidth(drawing, USUAL));
  const lines = Math.max(...labels.map((it) => it.line), 0) + 1;
  const width = 100 / columns.length;
  return (
    <div ref={drawing} className="fc-days" role="img" aria-label={`Chance of go-live by day. ${view.dates}`}>
      <div className="fc-columns">
        {columns.map((it) => (
          <span
            key={it.day.iso}
            className={`fc-column${it.closed ? " closed" : ""}${it.late ? " late" : ""}`}
            title={it.height > 0 ? `${it.day.text}: ${it.share}` : it.day.text}
          >
            {it.height > 0 && <i style={{ height: `${Math.max(it.height / 10, 1.5)}%` }} />}
          </span>
        ))}
        {periods.map((it) => (
          <span
            key={`${it.text} ${it.from}`}
            className="fc-period"
            style={{ left: `${it.from * width}%`, width: `${(it.to - it.from + 1) * width}%` }}
          >
            {(it.to - it.from + 1) * width > 22 && <span>{it.text}</span>}
          </span>
        ))}
      </div>
      <div className="fc-axis" style={{ height: `${lines * 15 + 5}px` }}>
        {labels.map((it) => (
          <span key={it.column}>
            <i
              className={it.own ? "own" : ""}
              style={{ left: `${middle(it.column, columns.length)}%`, height: `${it.line * 15 + 5}px` }}
            />
            <span
              className={it.own ? "fc-label own" : "fc-label"}
              style={{ left: `${it.at}%`, top: `${it.line * 15 + 4}px` }}
            >
              {it.text}
            </span>
          </span>
        ))}
        {later !== "" && <span className="fc-later">{later}</span>}
      </div>
    </div>
  );
}

/** The chances of go-live, and what makes it late, each leading to where something can be done. */
export function Forecast({ view, dates }: { view: ForecastView; dates: readonly DateCard[] }) {
  const { go } = useNavigation();
  if (view.marks.every((it) => it.day === null)) return null;
  return (
    <section className="forecast" aria-label="Forecast">
      <Days view={view} planNames={dates.map((it) => it.name)} />
      <p className="fc-slip" title={view.basis}>
        {view.slip} <span className="dim">{view.dates}</span>
      </p>
      {view.drivers.length > 0 && (
        <ul className="fc-drivers" aria-label="What makes it late">
          {view.drivers.slice(0, SHOWN).map((it) => (
            <li key={it.text}>
              <button type="button" onClick={() => go(it.jump)}>
                <b>{it.percent} %</b> {it.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
