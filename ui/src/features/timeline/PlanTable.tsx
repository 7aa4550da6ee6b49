import type { PlanStep } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Wait } from "../../components/Screen";
import { RuleSource } from "../RuleSource";
import type { Gantt } from "./model";

/** The same plan in words: everything that the drawing says. */
export function PlanTable({ gantt }: { gantt: Gantt }) {
  const answer = useAsk("plan_table", {});
  return <Wait of={answer}>{(rows) => <Table rows={rows} gantt={gantt} />}</Wait>;
}

function Table({ rows, gantt }: { rows: readonly PlanStep[]; gantt: Gantt }) {
  const closed = gantt.closed.filter((one) => one.name !== "");
  return (
    <section className="tl-table" tabIndex={0} aria-label="Plan as a table">
      <table className="grid">
        <caption className="unseen">Every step of every order, with the rule its dates follow</caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Step</th>
            <th scope="col">Who</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Hours</th>
            <th scope="col">State</th>
            <th scope="col">Rule</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, jump }, index) => (
            <tr
              key={`${row.order}${row.kind}${row.from}${row.state}`}
              className={index > 0 && rows[index - 1]?.row.order !== row.order ? "tl-first" : ""}
            >
              <th scope="row">{row.order_name}</th>
              <td>
                {row.step}
                {row.critical && <span className="tl-critical"> critical</span>}
              </td>
              <td>{row.owner}</td>
              <td>{row.from}</td>
              <td>{row.to === row.from ? "" : row.to}</td>
              <td>{row.hours}</td>
              <td>{row.state}</td>
              <td className="tl-wrap tl-rule">{row.rule}</td>
              <td className="tl-wrap">
                <RuleSource source={row.source} jump={jump} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Orders</h2>
      <ul>
        {gantt.lanes.map((lane) => (
          <li key={lane.order}>
            {lane.sentence} {lane.slip?.sentence} {lane.inPlace?.marks.map((mark) => mark.sentence).join(" ")}
          </li>
        ))}
        {gantt.links.map((link) => (
          <li key={link.sentence}>{link.sentence}</li>
        ))}
      </ul>
      {closed.length > 0 && (
        <>
          <h2>Closed days</h2>
          <ul>
            {closed.map((one) => (
              <li key={`${one.from}${one.name}`}>{one.sentence}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
