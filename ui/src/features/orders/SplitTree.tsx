import { useState } from "react";
import type { OrderCard, OrderId, OrdersView } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { IconMark, isQuiet } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";
import { allNumbers } from "../numbersQuery";
import { dropOn } from "./moving";
import type { Hand } from "./useMoving";

type SplitTreeProps = {
  view: OrdersView;
  selected: OrderId | null;
  onSelect(id: OrderId): void;
  hand: Hand;
};

/** The split by losing account, each order with the reason why it is one. */
export function SplitTree({ view, selected, onSelect, hand }: SplitTreeProps) {
  const [over, setOver] = useState<OrderId | null>(null);
  const { moving } = hand;
  const drop = moving !== null && over !== null ? dropOn(moving, hand.view, over) : null;
  const look = (order: OrderCard): string => {
    const lifted = moving?.order === order.id ? " lift" : "";
    const met = drop !== null && over === order.id ? ` ${drop.kind}` : "";
    return `od-order${order.id === selected ? " on" : ""}${lifted}${met}`;
  };
  const { go } = useNavigation();
  const flat = view.groups.flatMap((group) => group.orders);
  const { coverage } = view;
  const rest = [
    { disposition: "stay", label: "Stay", count: coverage.stay, icon: <Icon name="stay" size={13} /> },
    {
      disposition: "disconnect",
      label: "Disconnect",
      count: coverage.disconnect,
      icon: <Icon name="close" size={13} />,
    },
    {
      disposition: "undecided",
      label: "Undecided",
      count: coverage.undecided,
      icon: <IconMark icon="open" />,
    },
  ] as const;
  const move = (from: OrderCard, step: 1 | -1) => {
    const next = flat[flat.indexOf(from) + step];
    if (next === undefined) return;
    onSelect(next.id);
    document.querySelector<HTMLElement>(`[data-order="${next.id}"]`)?.focus();
  };
  const here = flat.some((order) => order.id === selected) ? selected : (flat[0]?.id ?? null);
  return (
    <nav className="od-tree" data-pane="split" aria-label="The split">
      <header>
        <h2>The split</h2>
        <span className="label">
          {view.in_orders.toLocaleString("en")} numbers, {flat.length}{" "}
          {flat.length === 1 ? "order" : "orders"}
        </span>
      </header>
      {view.groups.map((group) => (
        <section key={`${group.carrier}${group.account}`} aria-label={`${group.carrier} ${group.account}`}>
          <p className="od-account">
            <b>{group.carrier}</b>
            <span className="literal el">{group.account}</span>
            <span className="space" />
            <span className="absent">{group.numbers}</span>
          </p>
          <ul>
            {group.orders.map((order) => (
              <li key={order.id}>
                <button
                  type="button"
                  data-order={order.id}
                  className={look(order)}
                  draggable={order.draft}
                  onDragStart={(event) => {
                    event.dataTransfer.setData("text/plain", order.name);
                    event.dataTransfer.effectAllowed = "move";
                    hand.take({ order: order.id, numbers: [], label: order.name });
                  }}
                  onDragEnd={() => {
                    hand.take(null);
                    setOver(null);
                  }}
                  onDragOver={(event) => {
                    if (moving === null) return;
                    setOver(order.id);
                    if (dropOn(moving, hand.view, order.id).kind === "taken") event.preventDefault();
                  }}
                  onDragLeave={() => setOver(null)}
                  onDrop={(event) => {
                    event.preventDefault();
                    setOver(null);
                    void hand.put(order.id);
                  }}
                  aria-current={order.id === selected}
                  tabIndex={order.id === here ? 0 : -1}
                  onClick={() => onSelect(order.id)}
                  onKeyDown={(event) => {
                    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
                    event.preventDefault();
                    move(order, event.key === "ArrowDown" ? 1 : -1);
                  }}
                >
                  <span className="od-line">
                    <b>{order.name}</b>
                    <span className="el">{order.place}</span>
                    <span className="space" />
                    <span className="absent">{order.numbers}</span>
                  </span>
                  <span className="od-line small">
                    <IconMark icon={order.status.icon} quiet={isQuiet(order.status.icon)}>
                      {order.status.text}
                    </IconMark>
                    <span className="absent el" title={order.reason}>
                      {order.reason}
                    </span>
                  </span>
                  {order.wave !== "" && <span className="od-waits">{order.wave}</span>}
                  {drop?.kind === "refused" && over === order.id && (
                    <span className="od-ghost" role="status">
                      <b>{hand.view?.what}</b>
                      <IconMark icon="blocker">{drop.target.title}</IconMark>
                      <span>{drop.target.refused}</span>
                    </span>
                  )}
                  {order.waits !== "" && (
                    <span className="od-waits">
                      <Icon name="link" size={12} />
                      {order.waits}
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="od-rest" aria-label="Numbers in no order">
        {rest.map(
          (one) =>
            one.count > 0 && (
              <button
                key={one.disposition}
                type="button"
                className={one.disposition === "undecided" ? "row blocker" : "row"}
                onClick={() =>
                  go({ screen: "numbers", id: null, query: { ...allNumbers, disposition: one.disposition } })
                }
              >
                {one.icon}
                {one.label}
                <span className="space" />
                {one.count}
              </button>
            ),
        )}
        {view.unpinned.map((pair) => (
          <p key={pair.label} className="small">
            <IconMark icon="warning">{pair.label} leaves its order when split again</IconMark>{" "}
            <span className="dim">{pair.value}</span>
          </p>
        ))}
        {view.unassigned.map((pair) => (
          <p key={pair.label} className="small">
            <IconMark icon="warning">{pair.label}</IconMark> <span className="dim">{pair.value}</span>
          </p>
        ))}
        {coverage.note !== "" && <p className="label">{coverage.note}</p>}
      </section>
    </nav>
  );
}
