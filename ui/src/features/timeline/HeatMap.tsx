// biome-ignore-all lint/a11y/useSemanticElements: slots and outlines lie over the hours of several days, which a table cannot place
// biome-ignore-all lint/a11y/useFocusableInteractive: only the active hour takes the focus (roving tabindex)
import { type KeyboardEvent, useRef, useState } from "react";
import type { FinderDay, FinderWeek, SlotView } from "../../api/generated";
import { type Box, marked, outlines, stepped } from "./heat";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** The first line holds the hours, the first column the days. */
const area = ({ top, bottom, left, right }: Box) => ({
  gridRow: `${top + 2} / ${bottom + 2}`,
  gridColumn: `${left + 2} / ${right + 2}`,
});

/** Hours × days: call volume in grey, the gaining side's hours outlined, closed days hatched, slots in the accent. */
export function HeatMap({
  week,
  slots,
  label,
}: {
  week: FinderWeek;
  slots: readonly SlotView[];
  label: string;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<readonly [number, number]>([0, 8]);
  const walk = (event: KeyboardEvent) => {
    const to = stepped(at, event.key, week.days.length);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    grid.current?.querySelector<HTMLElement>(`[data-at="${to.join(" ")}"]`)?.focus();
  };
  return (
    <div className="wf-heat" role="grid" aria-label={label} ref={grid} onKeyDown={walk}>
      <div role="row" className="wf-row">
        <span role="columnheader" className="unseen">
          Day
        </span>
        {hours.map((hour, column) => (
          <span
            role="columnheader"
            key={hour}
            className="wf-hour"
            style={area({ top: -1, bottom: 0, left: column, right: column + 1 })}
          >
            <span className={column % 2 === 0 ? "" : "unseen"}>{hour}</span>
          </span>
        ))}
      </div>
      {week.days.map((day, row) => (
        <Row key={day.date} day={day} row={row} at={at} onAt={setAt} />
      ))}
      {outlines(week.days, "open").map((box) => (
        <i key={`${box.top} ${box.left}`} aria-hidden="true" className="wf-open" style={area(box)} />
      ))}
      {outlines(week.days, "on_request").map((box) => (
        <i key={`r${box.top} ${box.left}`} aria-hidden="true" className="wf-asked" style={area(box)} />
      ))}
      {marked(week, slots).map(({ slot, ...box }) => (
        <i
          key={slot.rank}
          aria-hidden="true"
          className={slot.rank === 1 ? "wf-slot first" : "wf-slot"}
          style={area(box)}
        >
          {slot.rank}
        </i>
      ))}
    </div>
  );
}

interface RowProps {
  day: FinderDay;
  row: number;
  at: readonly [number, number];
  onAt(at: readonly [number, number]): void;
}

function Row({ day, row, at, onAt }: RowProps) {
  const line = { top: row, bottom: row + 1 };
  return (
    <div role="row" className="wf-row">
      <span
        role="rowheader"
        className={day.closed === "" ? "wf-day" : "wf-day closed"}
        style={area({ ...line, left: -1, right: 0 })}
        title={day.closed}
      >
        {day.label}
        {day.closed !== "" && <span className="unseen">, {day.closed}</span>}
      </span>
      {day.closed !== "" && (
        <i aria-hidden="true" className="wf-closed" style={area({ ...line, left: 0, right: 24 })} />
      )}
      {day.hours.map((hour, column) => (
        <span
          role="gridcell"
          key={hour.text}
          data-at={`${row} ${column}`}
          tabIndex={at[0] === row && at[1] === column ? 0 : -1}
          className={`wf-cell heat-${hour.level}`}
          style={area({ ...line, left: column, right: column + 1 })}
          title={hour.text}
          onFocus={() => onAt([row, column])}
        >
          <span aria-hidden="true">{hour.level > 0 && hour.calls.length < 4 ? hour.calls : ""}</span>
          <span className="unseen">{hour.text}</span>
        </span>
      ))}
    </div>
  );
}
