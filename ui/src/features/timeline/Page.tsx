import { useEffect, useMemo, useState } from "react";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Menu } from "../../components/Menu";
import { Screen, Wait } from "../../components/Screen";
import { Segments } from "../../components/Segments";
import { Select } from "../../components/Select";
import { TowardsOrders } from "../TowardsOrders";
import { WhatIfButton } from "../whatif/WhatIfButton";
import { Blackouts } from "./Blackouts";
import { Drawing } from "./Drawing";
import type { Zoom } from "./geometry";
import { Months } from "./Months";
import type { Grouping } from "./model";
import { PlanTable } from "./PlanTable";
import { Tasks } from "./Tasks";
import { toGantt } from "./wire";
import "./lists.css";
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
              { value: "gantt", label: "Gantt", icon: "timeline" },
              { value: "table", label: "Table", icon: "table", shortcut: "Ctrl+T" },
              { value: "calendar", label: "Calendar", icon: "calendar" },
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
          <Menu
            label="The plan"
            choices={[
              { id: "closed", label: "Closed periods…" },
              { id: "keep", label: "Keep this plan to compare with" },
            ]}
            onChoose={(id) => {
              if (id === "closed") setClosing(true);
              else void keep.run({ name: "" });
            }}
          >
            <Button icon="down">Plan</Button>
          </Menu>
        </>
      }
    >
      <Wait of={answer}>
        {(data) => {
          const gantt = toGantt(data, marks, grouping);
          if (gantt.lanes.length === 0) {
            return (
              <EmptyState title="No plan yet" action={<TowardsOrders />}>
                The plan is laid as soon as numbers are split into orders. Decide port, stay or disconnect,
                then split.
              </EmptyState>
            );
          }
          if (view === "table") return <PlanTable gantt={gantt} />;
          if (view === "calendar") return <Months timeline={data} />;
          if (view === "tasks") return <Tasks />;
          return (
            <Drawing
              gantt={gantt}
              zoom={zoom}
              critical={critical}
              floats={floats}
              onTasks={() => setView("tasks")}
            />
          );
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
