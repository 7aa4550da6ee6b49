import { useEffect, useMemo, useRef, useState } from "react";
import { useAsk } from "../../api/hooks";
import { EmptyState } from "../../components/EmptyState";
import { Icon } from "../../components/Icon";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Kbd } from "../../components/Kbd";
import { Screen, Wait } from "../../components/Screen";
import { Segments } from "../../components/Segments";
import { Chart, ChartHead } from "./Chart";
import { dayWidth, FOOT, LANE, shapes as shapesOf, type Zoom } from "./geometry";
import { PlanTable } from "./PlanTable";
import { WindowPane } from "./WindowPane";
import { toGantt } from "./wire";
import "./timeline.css";

const LANE_COLUMN = 196;

type View = "gantt" | "table";

export default function TimelinePage() {
  const answer = useAsk("timeline", {});
  const orders = useAsk("orders_list", {}).data;
  const [view, setView] = useState<View>("gantt");
  const [zoom, setZoom] = useState<Zoom>("quarter");
  const [critical, setCritical] = useState(true);
  const [floats, setFloats] = useState(true);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey ||
        event.key.toLowerCase() !== "t"
      )
        return;
      event.preventDefault();
      setView((now) => (now === "gantt" ? "table" : "gantt"));
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);

  const marks = useMemo(
    () =>
      new Map(
        orders?.groups.flatMap((group) => group.orders.map((order) => [order.id, order.status] as const)),
      ),
    [orders],
  );

  return (
    <Screen
      title="Timeline"
      lead={
        <>
          <Segments
            label="View"
            value={view}
            onChange={setView}
            segments={[
              {
                value: "gantt",
                label: (
                  <>
                    <Icon name="timeline" /> Gantt
                  </>
                ),
              },
              {
                value: "table",
                label: (
                  <>
                    <Icon name="table" /> Table <Kbd keys="Ctrl+T" />
                  </>
                ),
              },
            ]}
          />
          {view === "gantt" && (
            <>
              <Toggle on={critical} onToggle={() => setCritical(!critical)}>
                Critical path
              </Toggle>
              <Toggle on={floats} onToggle={() => setFloats(!floats)}>
                Float
              </Toggle>
            </>
          )}
        </>
      }
      tools={
        view === "gantt" ? (
          <Segments
            label="Zoom"
            value={zoom}
            onChange={setZoom}
            segments={[
              { value: "week", label: "Week" },
              { value: "quarter", label: "Quarter" },
            ]}
          />
        ) : undefined
      }
    >
      <Wait of={answer}>
        {(data) => {
          const gantt = toGantt(data, marks);
          if (gantt.lanes.length === 0) {
            return (
              <EmptyState title="No plan yet">
                The plan is laid as soon as numbers are split into orders. Decide port, stay or disconnect,
                then split.
              </EmptyState>
            );
          }
          if (view === "table") return <PlanTable rows={data.rows} gantt={gantt} />;
          return <Drawing gantt={gantt} zoom={zoom} critical={critical} floats={floats} />;
        }}
      </Wait>
    </Screen>
  );
}

function Toggle({ on, onToggle, children }: { on: boolean; onToggle(): void; children: string }) {
  return (
    <button type="button" className={`tl-chip${on ? " on" : ""}`} aria-pressed={on} onClick={onToggle}>
      {children}
    </button>
  );
}

type DrawingProps = { gantt: ReturnType<typeof toGantt>; zoom: Zoom; critical: boolean; floats: boolean };

function Drawing({ gantt, zoom, critical, floats }: DrawingProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(1000);
  const driver = gantt.lanes.findIndex((lane) => lane.critical);
  const [chosen, setChosen] = useState<number | null>(null);
  const selected = gantt.lanes[chosen ?? -1] === undefined ? Math.max(0, driver) : (chosen ?? 0);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const watch = new ResizeObserver(() => setRoom(box.clientWidth - LANE_COLUMN));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  const day = dayWidth(zoom, gantt.days, room);
  const drawn = useMemo(() => shapesOf(gantt, day), [gantt, day]);
  const { today } = drawn;
  useEffect(() => {
    if (zoom === "week") scroller.current?.scrollTo({ left: Math.max(0, today - 240) });
  }, [zoom, today]);

  const lane = gantt.lanes[selected];
  return (
    <div className="tl">
      <div ref={scroller} className="tl-scroll">
        <div className="tl-head" style={{ width: LANE_COLUMN + drawn.width }}>
          <div className="tl-corner">
            <b>Orders</b> <span className="dim">by cutover</span>
          </div>
          <ChartHead gantt={gantt} shapes={drawn} day={day} />
        </div>
        <div className="tl-body" style={{ width: LANE_COLUMN + drawn.width }}>
          <ul className="tl-lanes" aria-label="Orders by cutover">
            {gantt.lanes.map((one, index) => (
              <li key={one.order} className={index === selected ? "on" : ""} style={{ height: LANE }}>
                <button type="button" aria-pressed={index === selected} onClick={() => setChosen(index)}>
                  <span className="row">
                    <b>{one.name}</b>
                    <span className="space" />
                    <span className="small absent">{one.numbers}</span>
                  </span>
                  <span className="small dim el">{one.place}</span>
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
          />
        </div>
      </div>
      {lane && <WindowPane order={lane.order} />}
    </div>
  );
}
