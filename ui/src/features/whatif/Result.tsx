import type { FindingView, OrderTwice, Span, TwoDates, TwoWords, WhatIfView } from "../../api/generated";
import { IconMark } from "../../components/IconMark";

const Bar = ({ span, after }: { span: Span | null; after: boolean }) =>
  span && (
    <i
      className={after ? "wi-bar after" : "wi-bar"}
      style={{ left: `${span.from / 10}%`, width: `${Math.max((span.to - span.from) / 10, 0.6)}%` }}
    />
  );

const Moves = ({ date }: { date: TwoDates }) => (
  <td className={date.worse ? "wi-worse" : "dim"}>{date.moves}</td>
);

function Row({ order, view }: { order: OrderTwice; view: WhatIfView }) {
  const { cutover } = order;
  return (
    <tr>
      <td>
        <b>{order.name}</b>
      </td>
      <td>{cutover.before?.text ?? "no date"}</td>
      <td>{cutover.after?.text ?? "no date"}</td>
      <Moves date={cutover} />
      <td className="wi-drawing" aria-hidden="true">
        {view.axis.map((it) => (
          <span key={it.at} style={{ left: `${it.at / 10}%` }} />
        ))}
        <span className="wi-today" style={{ left: `${view.today_at / 10}%` }} />
        <Bar span={order.before} after={false} />
        <Bar span={order.after} after />
      </td>
    </tr>
  );
}

function Findings({ title, of }: { title: string; of: readonly FindingView[] }) {
  const grave = of.filter((it) => it.severity !== "note");
  if (grave.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="wi-findings">
        {grave.map((it) => (
          <li key={`${it.code} ${it.subject} ${it.message}`}>
            <IconMark icon={it.severity}>{it.subject}</IconMark> {it.message}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Rules or costs that differ; nothing where none does. */
function Twice({ title, of }: { title: string; of: readonly TwoWords[] }) {
  if (of.length === 0) return null;
  return (
    <table className="grid wi-twice">
      <thead>
        <tr>
          <th>{title}</th>
          <th>Now</th>
          <th>Then</th>
        </tr>
      </thead>
      <tbody>
        {of.map((it) => (
          <tr key={`${it.name} ${it.before} ${it.after}`}>
            <td>{it.name}</td>
            <td>{it.before}</td>
            <td>{it.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The second plan beside the first: differences in words, the dates, and every order drawn twice. */
export function Result({ view }: { view: WhatIfView }) {
  const [first, ...rest] = view.said;
  return (
    <div className="wi-result" aria-live="polite">
      <p className="wi-first">{first}</p>
      <ul className="wi-said">
        {rest.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
      <table className="grid wi-dates">
        <thead>
          <tr>
            <th>Go-live</th>
            <th>Now</th>
            <th>Then</th>
            <th>
              <span className="unseen">How it moves</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.dates.map((it) => (
            <tr key={it.name}>
              <td>{it.name}</td>
              <td>{it.before?.text ?? "no date"}</td>
              <td>{it.after?.text ?? "no date"}</td>
              <Moves date={it} />
            </tr>
          ))}
        </tbody>
      </table>
      <table className="grid wi-orders">
        <thead>
          <tr>
            <th>Order</th>
            <th>Now</th>
            <th>Then</th>
            <th>
              <span className="unseen">How it moves</span>
            </th>
            <th className="wi-axis">
              {view.axis.map((it) => (
                <span key={it.at} style={{ left: `${it.at / 10}%` }}>
                  {it.label}
                </span>
              ))}
              <span className="unseen">Sending to cutover, now above and then below</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.orders.map((it) => (
            <Row key={it.id} order={it} view={view} />
          ))}
        </tbody>
      </table>
      <Twice title="Costs" of={view.costs} />
      <Twice title="Rules of the gaining side" of={view.rules} />
      <Findings title="Comes up" of={view.appear} />
      <Findings title="Goes" of={view.go} />
    </div>
  );
}
