import "./costs.css";
import { useState } from "react";
import type { AccountCostView, CostsView, FeeRow, LineView, OrderCostView } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Screen, Wait } from "../../components/Screen";
import { Select } from "../../components/Select";
import { useNavigation } from "../../state/navigation";
import { TowardsOrders } from "../TowardsOrders";
import { ChargesDialog } from "./ChargesDialog";
import { FeeDialog } from "./FeeDialog";

const slips = ["1", "7", "14", "30"].map((days) => ({
  value: days,
  label: days === "1" ? "1 day" : `${days} days`,
}));

type Editing = { fee: FeeRow } | { account: AccountCostView } | null;

/** What the move costs: by order, by losing account, only perhaps, and which fees that rests on. */
export default function CostsPage() {
  const [slip, setSlip] = useState("7");
  const answer = useAsk("costs", { slip_days: Number(slip) }, { keep: true });
  const [editing, setEditing] = useState<Editing>(null);
  const close = () => setEditing(null);
  const some = answer.data !== undefined && answer.data.orders.length > 0;
  return (
    <Screen
      title="Costs"
      note={some && answer.data?.total}
      tools={
        some && (
          <>
            <span className="small dim">A slip of</span>
            <Select bare label="Days of the slip" value={slip} choices={slips} onChange={setSlip} />
          </>
        )
      }
    >
      <Wait of={answer}>
        {(costs) =>
          costs.orders.length === 0 ? (
            <EmptyState title="Nothing to reckon with yet" action={<TowardsOrders />}>
              Fees are charged by order. Split the numbers into orders, then each says what it costs.
            </EmptyState>
          ) : (
            <Sheet costs={costs} onEdit={setEditing} />
          )
        }
      </Wait>
      {editing && "fee" in editing && answer.data && (
        <FeeDialog fee={editing.fee} pers={answer.data.pers} onClose={close} />
      )}
      {editing && "account" in editing && <ChargesDialog account={editing.account} onClose={close} />}
    </Screen>
  );
}

function Sheet({ costs, onEdit }: { costs: CostsView; onEdit(editing: Editing): void }) {
  return (
    <section className="cs" tabIndex={0} aria-label="Cost sheet">
      <Orders costs={costs} />
      <section aria-label="Losing accounts">
        <div className="section-head">
          <h2>Losing accounts</h2>
          <span className="label">
            while both services run, and for ending early; shared among their orders
          </span>
        </div>
        <table className="grid cs-table">
          <thead>
            <tr>
              <th>Account</th>
              <th className="num">A month</th>
              <th className="num">Ending early</th>
              <th>Contract ends</th>
              <th>Overlap</th>
              <th>Early termination</th>
              <th>
                <span className="unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {costs.accounts.map((account) => (
              <tr key={account.cost.account}>
                <th scope="row">
                  {account.cost.name}
                  {account.cost.source !== "" && <span className="label">{account.cost.source}</span>}
                </th>
                <Money text={account.monthly} />
                <Money text={account.termination} />
                <td className={account.contract_end === "not known" ? "absent" : ""}>
                  {account.contract_end}
                </td>
                {account.lines.map((line) => (
                  <Line key={line.line.what} line={line} />
                ))}
                <td>
                  <Button
                    look="link"
                    aria-label={`Change what ${account.cost.name} costs`}
                    onPress={() => onEdit({ account })}
                  >
                    Change…
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-label="Fees">
        <div className="section-head">
          <h2>Fees</h2>
          <span className="label">a fee that nobody states is unknown, never nothing</span>
        </div>
        <table className="grid cs-table">
          <thead>
            <tr>
              <th>For</th>
              <th>Charged by</th>
              <th>Fee</th>
              <th>Source</th>
              <th>
                <span className="unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {costs.fees.map((fee) => (
              <tr key={fee.carrier + fee.kind}>
                <th scope="row">{fee.what}</th>
                <td>{fee.name}</td>
                <td className={fee.amount === null ? "absent" : ""}>{fee.words}</td>
                <td className="dim">
                  {fee.source}
                  {fee.note !== "" && <span className="label">{fee.note}</span>}
                </td>
                <td>
                  <Button
                    look="link"
                    aria-label={`Change the ${fee.what.toLowerCase()} fee of ${fee.name}`}
                    onPress={() => onEdit({ fee })}
                  >
                    {fee.amount === null ? "Enter…" : "Change…"}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Orders({ costs }: { costs: CostsView }) {
  return (
    <section aria-label="Orders">
      <div className="section-head">
        <h2>Orders</h2>
        <span className="label">{costs.slip}</span>
      </div>
      <table className="grid cs-table">
        <thead>
          <tr>
            <th>Order</th>
            <th className="num">Numbers</th>
            <th>What</th>
            <th>How it is worked out</th>
            <th className="num">Amount</th>
          </tr>
        </thead>
        {costs.orders.map((order) => (
          <Order key={order.cost.order} order={order} />
        ))}
        <tbody>
          {costs.perhaps.map((line) => (
            <tr key={line.line.what} className="cs-perhaps">
              <td className="dim">if it happens</td>
              <td />
              <td>{line.line.what}</td>
              <td className="dim">
                {line.line.basis}
                <span className="label">{line.line.source}</span>
              </td>
              <Money text={line.amount} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Order({ order }: { order: OrderCostView }) {
  const { go } = useNavigation();
  const rows = [...order.lines, ...order.perhaps, order.slip];
  return (
    <tbody>
      {rows.map((line, at) => (
        <tr key={line.line.what + line.line.sure} className={look(line, order)}>
          {at === 0 && (
            <>
              <th scope="rowgroup" rowSpan={rows.length}>
                <Button look="link" onPress={() => go({ screen: "orders", id: order.cost.order })}>
                  {order.cost.name}
                </Button>
                <span className="label">{order.place}</span>
                <b className={order.total === "not known" ? "absent" : ""}>{order.total}</b>
              </th>
              <td className="num" rowSpan={rows.length}>
                {order.cost.numbers}
              </td>
            </>
          )}
          <td>
            {line.line.what}
            {line.line.sure === "perhaps" && <span className="label">if it happens</span>}
          </td>
          <td className="dim">
            {line.line.basis}
            {line.line.source !== "" && <span className="label">{line.line.source}</span>}
          </td>
          <Money text={line.amount} />
        </tr>
      ))}
    </tbody>
  );
}

function look(line: LineView, order: OrderCostView): string {
  if (line === order.slip) return "cs-slip";
  return line.line.sure === "perhaps" ? "cs-perhaps" : "";
}

function Line({ line }: { line: LineView }) {
  return (
    <td>
      <b className={line.amount === "not known" || line.amount === "none" ? "absent" : ""}>{line.amount}</b>
      <span className="label">{line.line.basis}</span>
    </td>
  );
}

function Money({ text }: { text: string }) {
  return <td className={text === "not known" || text === "none" ? "num absent" : "num"}>{text}</td>;
}
