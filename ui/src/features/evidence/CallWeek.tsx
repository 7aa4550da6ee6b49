import "./evidence.css";
import type { CallDay, CallsView } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { evidenceOf } from "./form";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** Calls by hour of the week: grey, so that what is chosen on it may have the accent. */
export function CallWeek({ days, label }: { days: readonly CallDay[]; label: string }) {
  return (
    <table className="call-week" aria-label={label}>
      <thead>
        <tr>
          <th>
            <span className="unseen">Day</span>
          </th>
          {hours.map((hour) => (
            <th key={hour} scope="col">
              <span className={Number(hour) % 2 === 0 ? "" : "unseen"}>{hour}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.label}>
            <th scope="row">{day.label}</th>
            {day.hours.map((hour) => (
              <td key={hour.text} className={`heat-${hour.level}`} title={hour.text}>
                <span aria-hidden="true">{hour.level > 0 && hour.calls.length < 4 ? hour.calls : ""}</span>
                <span className="unseen">{hour.text}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function CallLegend({ legend }: { legend: readonly string[] }) {
  return (
    <ul className="call-legend" aria-label="Calls per hour">
      {legend.map((words, level) => (
        <li key={words}>
          <i className={`heat-${level}`} />
          {words}
        </li>
      ))}
    </ul>
  );
}

interface CallsPanelProps {
  account?: number | null;
  order?: number | null;
}

/** When it is called, and what is in use without standing where it should. Nothing while nothing is known. */
export function CallsPanel({ account = null, order = null }: CallsPanelProps) {
  const { data } = useAsk("calls_view", evidenceOf(account, order), { keep: true });
  if (!data?.known) return null;
  return (
    <section className="calls" aria-label="Calls">
      <header className="section-head">
        <h2>Calls per hour</h2>
        <span className="dim small">
          {data.scope}; {data.basis}
        </span>
      </header>
      <div className="calls-body">
        <CallWeek days={data.days} label="Calls per hour of the week" />
        <Beside calls={data} />
      </div>
    </section>
  );
}

function Beside({ calls }: { calls: CallsView }) {
  return (
    <div className="calls-beside small">
      <span className="label">Calls per hour</span>
      <CallLegend legend={calls.legend} />
      <p className="dim">{calls.busiest}</p>
      <p className="dim">{calls.quietest}</p>
      <InUse title="In use, on no list" list={calls.unlisted} />
      <InUse title="In use, not on the CSR" list={calls.not_on_csr} />
    </div>
  );
}

function InUse({ title, list }: { title: string; list: CallsView["unlisted"] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="calls-in-use">
        {list.slice(0, 6).map((it) => (
          <li key={it.number}>
            {it.number} <span className="dim">{it.calls}</span>
          </li>
        ))}
        {list.length > 6 && <li className="dim">and {list.length - 6} more</li>}
      </ul>
    </>
  );
}
