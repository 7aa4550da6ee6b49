import type { DateCard, DateChance } from "../../api/generated";
import { useNavigation } from "../../state/navigation";

/** The three go-live dates of the plan with what drives each and its chance; the typical one carries the accent. */
export function Dates({
  dates,
  chances,
}: {
  dates: readonly DateCard[];
  chances: readonly DateChance[] | undefined;
}) {
  const { go } = useNavigation();
  return (
    <section className="dates" aria-label="Go-live">
      {dates.map(({ name, day, hour, why }, at) => (
        <button
          key={name}
          type="button"
          className={at === 1 ? "date likely" : "date"}
          onClick={() => go({ screen: "timeline" })}
        >
          <span className="label">
            {name}
            {chances?.[at]?.day && `, ${chances[at].percent} % live by then`}
          </span>
          <span className="date-day">
            {day ? day.text : "no date fits"}
            {day && hour !== "" && <span className="date-hour">{hour}</span>}
          </span>
          <span className="date-why">{why}</span>
        </button>
      ))}
    </section>
  );
}
