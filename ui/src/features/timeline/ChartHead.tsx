import { HEAD, type Shapes, textWidth } from "./geometry";
import type { Gantt } from "./model";

/** Months, Mondays and today over the lanes. */
export function ChartHead({ gantt, shapes, day }: { gantt: Gantt; shapes: Shapes; day: number }) {
  const pill = textWidth(gantt.todayText, 11, true) + 24;
  // Whole at the edges too.
  const middle = Math.min(Math.max(shapes.today, pill / 2), Math.max(pill / 2, shapes.width - pill / 2));
  const every = Math.max(1, Math.ceil(34 / (7 * day)));
  return (
    <svg
      className="tl-chart"
      width={shapes.width}
      height={HEAD}
      viewBox={`0 0 ${shapes.width} ${HEAD}`}
      aria-hidden="true"
    >
      {gantt.months.map((month) => (
        <g key={month.day}>
          <path d={`M${month.day * day} 6V${HEAD}`} stroke="var(--line)" />
          <text x={month.day * day + 3} y={18} className="tl-month">
            {month.text}
          </text>
        </g>
      ))}
      {gantt.weeks.map((week, index) =>
        index % every === 0 ? (
          <g key={week.day}>
            <path d={`M${week.day * day} 28V${HEAD}`} stroke="var(--line-soft)" />
            <text x={week.day * day + 3} y={38} className="tl-week">
              {week.text}
            </text>
          </g>
        ) : null,
      )}
      <path d={`M${shapes.today} 40V${HEAD}`} className="tl-today" />
      <rect x={middle - pill / 2} y={24} width={pill} height={18} rx={9} fill="var(--accent-fill)" />
      <text x={middle} y={37} textAnchor="middle" className="tl-pill">
        {gantt.todayText}
      </text>
    </svg>
  );
}
