import type { Mark, OrderRow } from "../../api/generated";
import { IconMark, isQuiet } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";

const Cell = ({ mark }: { mark: Mark }) => (
  <IconMark icon={mark.icon} quiet={isQuiet(mark.icon)}>
    {mark.text}
  </IconMark>
);

/** Readiness, one row an order; the one that drives go-live comes first. Each figure is a link. */
export function OrderTable({ orders, note }: { orders: readonly OrderRow[]; note: string }) {
  const { go } = useNavigation();
  return (
    <section>
      <header className="section-head">
        <h2>Orders</h2>
        <span className="dim small">{note}</span>
        {orders.some((it) => it.drives) && (
          <span className="label">the order that drives go-live comes first</span>
        )}
      </header>
      {orders.length === 0 ? (
        <p className="dim small">No orders yet. They are made by the split, once numbers are to port.</p>
      ) : (
        <table className="grid order-table">
          <thead>
            <tr>
              <th>Order</th>
              <th>
                <span className="unseen">Account and place</span>
              </th>
              <th className="num">Numbers</th>
              <th>Papers</th>
              <th>Match with CSR</th>
              <th>Cutover window</th>
              <th>Status</th>
              <th className="num">Float</th>
            </tr>
          </thead>
          <tbody>
            {orders.map((it) => (
              <tr
                key={it.id}
                className={it.drives ? "drives" : ""}
                onClick={() => go({ screen: "orders", id: it.id })}
              >
                <td>
                  <button type="button" className="strong-link" title={it.place}>
                    {it.name}
                  </button>
                </td>
                <td className="dim el place" title={it.place}>
                  {it.place}
                </td>
                <td className="num">{it.numbers.toLocaleString("en-US")}</td>
                <td>
                  <button
                    type="button"
                    onClick={(event) => {
                      event.stopPropagation();
                      go({ screen: "documents", id: it.id });
                    }}
                  >
                    <Cell mark={it.papers} />
                  </button>
                </td>
                <td>
                  <Cell mark={it.matches} />
                </td>
                <td>
                  <span className="window-day">{it.day?.text ?? "no date yet"}</span>
                  <span className="dim window-hours">{it.hours}</span>
                </td>
                <td>
                  <Cell mark={it.status} />
                </td>
                <td className="num dim">{it.float}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
