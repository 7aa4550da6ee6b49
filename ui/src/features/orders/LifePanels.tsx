import type { OrderDetail } from "../../api/generated";
import { Button } from "../../components/Button";
import { IconMark, isQuiet } from "../../components/IconMark";
import { useSaveAs } from "../evidence/useSaveAs";
import { Diff } from "./Diff";

/** By when something has to happen, the most pressing first, each with its rule. */
export function Timers({ order }: { order: OrderDetail }) {
  if (order.timers.length === 0) return null;
  return (
    <section>
      <div className="section-head">
        <h3>Clocks</h3>
      </div>
      <ul className="od-timers">
        {order.timers.map((timer) => (
          <li key={`${timer.code}${timer.label}`} title={timer.hint}>
            <IconMark icon={timer.mark.icon} quiet={isQuiet(timer.mark.icon)}>
              {timer.label}
            </IconMark>
            <span className={isQuiet(timer.mark.icon) ? "num dim" : `num ${timer.mark.icon}`}>
              {timer.due}, {timer.mark.text}
            </span>
            <small>
              {timer.rule}
              {timer.source !== "" && ` ${timer.source}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is not any more what the carrier was sent. */
export function Differs({ order }: { order: OrderDetail }) {
  if (order.sent === null || order.differs.length === 0) return null;
  return (
    <section>
      <div className="section-head">
        <h3>Differs from what was sent</h3>
        <span className="label">
          version {order.sent.version}, {order.sent.when}
        </span>
      </div>
      {order.differs.map((pair) => (
        <div key={pair.field} className="od-differs">
          <span className="label">{pair.label}</span>
          <Diff pair={pair} oursLabel="Sent" theirsLabel="Now" />
        </div>
      ))}
    </section>
  );
}

/** What has happened, newest first: a date that moved stays here. */
export function History({ order }: { order: OrderDetail }) {
  const save = useSaveAs();
  if (order.history.length === 0) return null;
  return (
    <section>
      <div className="section-head">
        <h3>What has happened</h3>
        {order.sent && (
          <span className="label" title={order.sent.fields.map((p) => `${p.label}: ${p.value}`).join("\n")}>
            version {order.sent.version} frozen, {order.sent.numbers} numbers
          </span>
        )}
      </div>
      <table className="grid od-plan">
        <tbody>
          {order.history.map((act) => (
            <tr key={`${act.when}${act.what}${act.detail}`}>
              <td>{act.when}</td>
              <td>{act.what}</td>
              <td className="dim">v{act.version}</td>
              <td>
                <span className="dim">{act.detail}</span>
                {act.attachment !== null && (
                  <Button
                    look="link"
                    icon="attach"
                    aria-label={`Save ${act.proof} as`}
                    onPress={() => act.attachment !== null && void save(act.attachment)}
                  >
                    {act.proof}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
