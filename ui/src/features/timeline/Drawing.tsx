import { useEffect, useMemo, useRef, useState } from "react";
import { IconMark, isQuiet } from "../../components/IconMark";
import { useWidth } from "../../components/useWidth";
import { Chart } from "./Chart";
import { ChartHead } from "./ChartHead";
import { dayWidth, FOOT, LANE, shapes as shapesOf, type Zoom } from "./geometry";
import { MoveCard } from "./MoveCard";
import type { Gantt } from "./model";
import { useMove } from "./move";
import { WindowPane } from "./WindowPane";

const LANE_COLUMN = 196;

/** Whether a group begins with a lane. */
function isFirst(gantt: Gantt, index: number): boolean {
  return index > 0 && gantt.lanes[index - 1]?.group !== gantt.lanes[index]?.group
    ? true
    : index === 0 && gantt.lanes[0]?.group !== "";
}

type DrawingProps = { gantt: Gantt; zoom: Zoom; critical: boolean; floats: boolean; onTasks(): void };

/** The drawing with its lanes, and the window of the order that is chosen. */
export function Drawing({ gantt, zoom, critical, floats, onTasks }: DrawingProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const room = useWidth(scroller, 1000 + LANE_COLUMN) - LANE_COLUMN;
  const driver = gantt.lanes.findIndex((lane) => lane.critical);
  const [chosen, setChosen] = useState<number | null>(null);
  const selected = gantt.lanes[chosen ?? -1] === undefined ? Math.max(0, driver) : (chosen ?? 0);

  const day = dayWidth(zoom, gantt.days, room);
  const drawn = useMemo(() => shapesOf(gantt, day), [gantt, day]);
  const { today } = drawn;
  useEffect(() => {
    if (zoom === "week") scroller.current?.scrollTo({ left: Math.max(0, today - 240) });
  }, [zoom, today]);

  const move = useMove(gantt);
  const lane = gantt.lanes[selected];
  return (
    <div className="tl">
      <div ref={scroller} className="tl-scroll">
        <div className="tl-head" style={{ width: LANE_COLUMN + drawn.width }}>
          <div className="tl-corner">
            <b>{gantt.lanes[0]?.group === "" ? "Orders" : "Groups"}</b>{" "}
            <span className="dim">by cutover</span>
          </div>
          <ChartHead gantt={gantt} shapes={drawn} day={day} />
        </div>
        <div className="tl-body" style={{ width: LANE_COLUMN + drawn.width }}>
          <ul className="tl-lanes" aria-label="Orders by cutover">
            {gantt.lanes.map((one, index) => (
              <li
                key={one.order}
                className={`${index === selected ? "on" : ""}${isFirst(gantt, index) ? " first" : ""}`}
                style={{ height: LANE }}
              >
                <button type="button" aria-pressed={index === selected} onClick={() => setChosen(index)}>
                  <span className="row">
                    <b>{one.name}</b>
                    <span className="space" />
                    <span className="small absent">{one.numbers}</span>
                  </span>
                  <span className="small dim el">
                    {one.group !== "" && isFirst(gantt, index) ? <b>{one.group}</b> : one.place}
                  </span>
                  <span className="small">
                    <IconMark icon={one.status.icon} quiet={isQuiet(one.status.icon)}>
                      {one.status.text}
                    </IconMark>
                  </span>
                </button>
              </li>
            ))}
            <li aria-hidden="true" style={{ height: FOOT }} />
          </ul>
          <Chart
            gantt={gantt}
            shapes={drawn}
            day={day}
            selected={selected}
            critical={critical}
            floats={floats}
            onSelect={setChosen}
            onTasks={onTasks}
            move={move}
          />
          <MoveCard move={move} day={day} left={LANE_COLUMN} />
        </div>
      </div>
      {lane && <WindowPane order={lane.order} />}
    </div>
  );
}
