import type { OrderId, OrdersView } from "../../api/generated";
import { IconMark, isQuiet } from "../../components/IconMark";

type OrdersTableProps = { view: OrdersView; selected: OrderId | null; onOpen(id: OrderId): void };

/** All orders as one table. */
export function OrdersTable({ view, selected, onOpen }: OrdersTableProps) {
  const waves = view.groups.some((group) => group.orders.some((order) => order.wave !== ""));
  return (
    <div className="od-table">
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Place</th>
            <th scope="col">Losing account</th>
            <th scope="col" className="num">
              Numbers
            </th>
            <th scope="col">Status</th>
            {waves && <th scope="col">Wave</th>}
            <th scope="col">Why it is an order of its own</th>
            <th scope="col">Waits for</th>
          </tr>
        </thead>
        <tbody>
          {view.groups.flatMap((group) =>
            group.orders.map((order) => (
              <tr key={order.id} className={order.id === selected ? "on" : ""}>
                <td>
                  <button type="button" className="button link" onClick={() => onOpen(order.id)}>
                    {order.name}
                  </button>
                </td>
                <td>{order.place}</td>
                <td className="od-account-cell">
                  {group.carrier}
                  <small className="literal">{group.account}</small>
                </td>
                <td className="num">{order.numbers}</td>
                <td>
                  <IconMark icon={order.status.icon} quiet={isQuiet(order.status.icon)}>
                    {order.status.text}
                  </IconMark>
                </td>
                {waves && <td className="dim">{order.wave}</td>}
                <td className="dim od-why">{order.reason}</td>
                <td className="dim od-why">{order.waits}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
