import type { OrderId } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { useNavigation } from "../../state/navigation";

/** What one order costs, in its own pane; the whole sheet is a page of its own. */
export function OrderCosts({ order }: { order: OrderId }) {
  const { data } = useAsk("costs", { slip_days: 7 }, { keep: true });
  const { go } = useNavigation();
  const own = data?.orders.find((it) => it.cost.order === order);
  if (own === undefined) return null;
  return (
    <section aria-label="Costs">
      <div className="section-head">
        <h3>Costs</h3>
        <span className="label">
          <Button look="link" onPress={() => go({ screen: "costs" })}>
            {own.total}
          </Button>
        </span>
      </div>
      <table className="grid">
        <tbody>
          {[...own.lines, ...own.perhaps, own.slip].map((line) => (
            <tr key={line.line.what + line.line.sure} className={line.line.sure === "perhaps" ? "dim" : ""}>
              <td>
                {line.line.what}
                {line.line.sure === "perhaps" && <span className="label">if it happens</span>}
              </td>
              <td className="dim od-wrap" title={line.line.source}>
                {line.line.basis}
              </td>
              <td className={line.amount === "not known" || line.amount === "none" ? "num absent" : "num"}>
                {line.amount}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
