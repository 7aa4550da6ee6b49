import { useEffect, useMemo, useState } from "react";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Icon } from "../../components/Icon";
import { Kbd } from "../../components/Kbd";
import { Screen, Wait } from "../../components/Screen";
import { Segments } from "../../components/Segments";
import { Select } from "../../components/Select";
import { WhatIfButton } from "../whatif/WhatIfButton";
import { Blackouts } from "./Blackouts";
import { Drawing } from "./Drawing";
import type { Zoom } from "./geometry";
import { Months } from "./Months";
import type { Grouping } from "./model";
import { PlanTable } from "./PlanTable";
import { Tasks } from "./Tasks";
import { toGantt } from "./wire";
import "./timeline.css";

type View = "gantt" | "table" | "calendar" | "tasks";

const GROUPINGS: readonly { value: Grouping; label: string }[] = [
  { value: "orders", label: "Orders" },
  { value: "carrier", label: "Carriers" },
  { value: "site", label: "Sites" },
  { value: "wave", label: "Waves" },
];

export default function TimelinePage() {
  const answer = useAsk("timeline", {});
  const orders = useAsk("orders_list", {}).data;
  const [view, setView] = useState<View>("gantt");
  const [zoom, setZoom] = useState<Zoom>("quarter");
  const [critical, setCritical] = useState(true);
  const [floats, setFloats] = useState(true);
  const [grouping, setGrouping] = useState<Grouping>("orders");
  const [closing, setClosing] = useState(false);
  const keep = useChange("baseline_save");

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
              {
                value: "calendar",
                label: (
                  <>
                    <Icon name="calendar" /> Calendar
                  </>
                ),
              },
              { value: "tasks", label: "To be in place" },
            ]}
          />
          {view === "gantt" && (
            <>
              <Select label="Lanes" bare value={grouping} choices={GROUPINGS} onChange={setGrouping} />
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
        <>
          <WhatIfButton />
          {view === "gantt" && (
            <Segments
              label="Zoom"
              value={zoom}
              onChange={setZoom}
              segments={[
                { value: "week", label: "Week" },
                { value: "quarter", label: "Quarter" },
              ]}
            />
          )}
          <Button onPress={() => setClosing(true)}>Closed periods…</Button>
          <Button onPress={() => void keep.run({ name: "" })}>Keep plan</Button>
        </>
      }
    >
      <Wait of={answer}>
        {(data) => {
          const gantt = toGantt(data, marks, grouping);
          if (gantt.lanes.length === 0) {
            return (
              <EmptyState title="No plan yet">
                The plan is laid as soon as numbers are split into orders. Decide port, stay or disconnect,
                then split.
              </EmptyState>
            );
          }
          if (view === "table") return <PlanTable gantt={gantt} />;
          if (view === "calendar") return <Months timeline={data} />;
          if (view === "tasks") return <Tasks />;
          return <Drawing gantt={gantt} zoom={zoom} critical={critical} floats={floats} />;
        }}
      </Wait>
      {closing && <Blackouts onClose={() => setClosing(false)} />}
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
