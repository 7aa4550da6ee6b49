import { useState } from "react";
import type { OrdersView } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { MessageBar } from "../../components/MessageBar";
import { Screen, Wait } from "../../components/Screen";
import { Segments } from "../../components/Segments";
import { useNavigation, usePlace } from "../../state/navigation";
import { useSession } from "../../state/session";
import { TowardsOrders } from "../TowardsOrders";
import { MoveDialog } from "./MoveDialog";
import { OrderPane } from "./OrderPane";
import { OrdersTable } from "./OrdersTable";
import { PrepareDialog } from "./PrepareDialog";
import { RecordDialog } from "./RecordDialog";
import { RequestDialog } from "./RequestDialog";
import { SplitTree } from "./SplitTree";
import { useMoving } from "./useMoving";
import { WaveDialog } from "./WaveDialog";
import "./forms.css";
import "./orders.css";

export default function OrdersPage() {
  const place = usePlace("orders");
  const { go } = useNavigation();
  const list = useAsk("orders_list", {});
  const split = useChange("orders_split");
  const [view, setView] = useState<"split" | "table">("split");
  const [dialog, setDialog] = useState<"record" | "prepare" | "request" | "move" | "wave" | null>(null);
  const hand = useMoving();
  const { head } = useSession();

  const flat = list.data?.groups.flatMap((group) => group.orders) ?? [];
  // The order one went to, else the first one that somebody has to act on.
  const pressing = flat.find((order) => order.status.icon === "rejected" || order.status.icon === "blocker");
  const selected = flat.find((order) => order.id === place?.id)?.id ?? pressing?.id ?? flat[0]?.id ?? null;
  const detail = useAsk("order_detail", { id: selected ?? 0 }, { when: selected !== null, keep: true });
  const order = selected === null ? undefined : detail.data;
  const select = (id: number) => {
    go({ screen: "orders", id });
    setView("split");
  };

  return (
    <Screen
      title="Orders"
      lead={
        <Segments
          label="View"
          value={view}
          onChange={setView}
          segments={[
            { value: "split", label: "Split", icon: "orders" },
            { value: "table", label: "Table", icon: "table" },
          ]}
        />
      }
      note={flat.length > 0 && (list.data?.split_note || "split again keeps the names")}
      tools={
        <>
          {flat.length > 0 && (
            <Button
              refused={split.pending ? "The split is on its way." : ""}
              onPress={() => void split.run({})}
            >
              Split again
            </Button>
          )}
          {order && (
            <>
              <span className="rule" />
              <Button onPress={() => setDialog("wave")}>Wave…</Button>
              <Button
                refused={order.draft ? "" : `${order.name} was sent; it is not merged any more.`}
                onPress={() => {
                  hand.take({ order: order.id, numbers: [], label: order.name });
                  setDialog("move");
                }}
              >
                Merge into…
              </Button>
              <Button icon="calendar" onPress={() => setDialog("request")}>
                Ask for a window…
              </Button>
              <Button
                {...(order.next_version === null ? { look: "go" as const } : {})}
                icon="pen"
                onPress={() => setDialog("record")}
              >
                Record…
              </Button>
              {order.next_version !== null && (
                <Button look="go" onPress={() => setDialog("prepare")}>
                  Prepare version {order.next_version}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      <Wait of={list}>
        {(data: OrdersView) =>
          flat.length === 0 ? (
            <EmptyState
              title="No orders yet"
              action={
                head?.numbers === 0 ? (
                  <TowardsOrders />
                ) : (
                  <Button look="go" icon="orders" onPress={() => void split.run({})}>
                    Split into orders
                  </Button>
                )
              }
            >
              {data.split_note ||
                "Numbers that are to port become orders by losing carrier, account, class and address, each with its reason."}
            </EmptyState>
          ) : view === "table" ? (
            <OrdersTable view={data} selected={selected} onOpen={select} />
          ) : (
            <div className="od">
              <SplitTree view={data} selected={selected} onSelect={select} hand={hand} />
              {detail.error && order === undefined ? (
                <MessageBar error={detail.error} />
              ) : (
                <div className="od-scroll">
                  {order && <OrderPane order={order} hand={hand} onMove={() => setDialog("move")} />}
                </div>
              )}
            </div>
          )
        }
      </Wait>
      {dialog === "record" && order && <RecordDialog order={order} onClose={() => setDialog(null)} />}
      {dialog === "prepare" && order && <PrepareDialog order={order} onClose={() => setDialog(null)} />}
      {dialog === "move" && (
        <MoveDialog
          hand={hand}
          onClose={() => {
            hand.take(null);
            setDialog(null);
          }}
        />
      )}
      {dialog === "wave" && order && list.data && (
        <WaveDialog order={order} waves={list.data.waves} onClose={() => setDialog(null)} />
      )}
      {dialog === "request" && order && <RequestDialog order={order} onClose={() => setDialog(null)} />}
    </Screen>
  );
}
