import { useMemo } from "react";
import type { Timeline } from "../../api/generated";
import { type Day, months } from "./months";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The same plan, month by month. */
export function Months({ timeline }: { timeline: Timeline }) {
  const all = useMemo(() => months(timeline), [timeline]);
  return (
    <section className="tl-months" tabIndex={0} aria-label="Plan as a calendar">
      {all.map((month) => (
        <table key={month.label}>
          <caption>{month.label}</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.weeks.map((week) => (
              <tr key={week[0]?.offset}>
                {week.map((day) => (
                  <Cell key={day.offset} day={day} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function Cell({ day }: { day: Day }) {
  if (day.number === null) return <td className="other" />;
  return (
    <td className={`${day.closed ?? ""}${day.today ? " today" : ""}`}>
      <p className="tl-day">
        <span>{day.number}</span>
        {day.today && <span className="unseen">today</span>}
        {day.name !== "" && <span className="el">{day.name}</span>}
      </p>
      <ul>
        {day.entries.map((entry) => (
          <li
            key={`${entry.order}${entry.text}`}
            className={`${entry.kind}${entry.critical ? " critical" : ""}`}
            title={entry.sentence}
          >
            <b>{entry.name}</b> {entry.text}
          </li>
        ))}
      </ul>
    </td>
  );
}
