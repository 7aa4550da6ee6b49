import type { ComingDay } from "../../api/generated";
import { Icon } from "../../components/Icon";

/** The next days on which something happens; closed days are grey. */
export function Coming({ days }: { days: readonly ComingDay[] }) {
  if (days.length === 0) return null;
  return (
    <section className="coming">
      <header className="section-head">
        <h2>Coming up</h2>
      </header>
      <ol className="coming-days">
        {days.map((day, at) => (
          <li
            key={day.title}
            className={`${day.closed ? "closed" : ""}${at === 0 && !day.closed ? " first" : ""}`}
          >
            <span className="label">{day.title}</span>
            {day.lines.map(({ text, cutover }) => (
              <p key={text} className={cutover ? "cut" : ""}>
                {cutover && <Icon name="diamond" size={13} />}
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
