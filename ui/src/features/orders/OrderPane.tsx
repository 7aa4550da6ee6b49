import "./order.css";
import type { FindingView, OrderDetail, ThreeFact } from "../../api/generated";
import { Button } from "../../components/Button";
import { IconMark, isQuiet } from "../../components/IconMark";
import { sentence } from "../../format/sentence";
import { useNavigation } from "../../state/navigation";
import { OrderCosts } from "../costs/OrderCosts";
import { EvidencePanel } from "../evidence/EvidencePanel";
import { RuleSource } from "../RuleSource";
import { WindowFitNote } from "../WindowFit";
import { ContactLog } from "./ContactLog";
import { Gate } from "./Gate";
import { Differs, History, Timers } from "./LifePanels";
import { OrderNumbers } from "./OrderNumbers";
import { Rejection } from "./Rejection";
import { SideTracks } from "./SideTracks";
import { TrackDrawing } from "./TrackDrawing";
import type { Hand } from "./useMoving";

/** Everything about one order. */
export function OrderPane({ order, hand, onMove }: { order: OrderDetail; hand: Hand; onMove(): void }) {
  const { go } = useNavigation();
  return (
    <article className="od-detail" aria-label={order.name}>
      <header>
        <h2>{order.name}</h2>
        <span className="od-place el" title={order.place}>
          {order.place}
        </span>
        <span className={`od-tag ${order.status.icon}`}>
          <IconMark icon={order.status.icon} quiet={isQuiet(order.status.icon)}>
            {order.status.text}
          </IconMark>
        </span>
        {order.carrier_word !== "" && (
          <span className="dim small el" title="The gaining side’s own word for it">
            {order.carrier_word}
          </span>
        )}
        {order.wave !== null && <span className="od-tag info">Wave {order.wave}</span>}
        <span className="space" />
        <span className="dim small el od-summary" title={order.summary}>
          {order.summary}
        </span>
      </header>
      <TrackDrawing tracks={order.tracks} />
      <dl className="od-three">
        <Three label="Asked for" fact={order.asked} />
        <Three label="Confirmed" fact={order.confirmed} />
        <Three label="Real" fact={order.real} />
      </dl>
      <WindowFitNote fit={order.fit} />
      <div className="od-columns">
        <div>
          {order.rejections.map((rejection) => (
            <Rejection key={rejection.title} order={order.id} rejection={rejection} />
          ))}
          <Differs order={order} />
          <section>
            <div className="section-head">
              <h3>Documents</h3>
              <span className="label">ages on the day of sending</span>
            </div>
            <table className="grid">
              <tbody>
                {order.documents.map((document) => (
                  <tr key={document.name}>
                    <td>
                      <IconMark icon={document.mark.icon} quiet={isQuiet(document.mark.icon)}>
                        {document.name}
                      </IconMark>
                    </td>
                    <td className={isQuiet(document.mark.icon) ? "" : document.mark.icon}>
                      {document.mark.text}
                    </td>
                    <td className="num dim">{document.limit}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <OrderNumbers order={order} hand={hand} onMove={onMove} />
          <SideTracks order={order} />
          <History order={order} />
          <section>
            <div className="section-head">
              <h3>Plan</h3>
              <span className="label">each date with its rule</span>
            </div>
            <table className="grid od-plan">
              <tbody>
                {order.plan.map((row) => (
                  <tr key={`${row.step}${row.when}`}>
                    <td>{row.step}</td>
                    <td>{row.when}</td>
                    <td className="dim">{row.owner}</td>
                    <td>
                      <span className="dim">{row.rule}</span>
                      <RuleSource source={row.source} jump={row.jump} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
        <div>
          <section>
            <div className="section-head">
              <h3>Findings</h3>
              <span className="label">{countWords(order.findings)}</span>
            </div>
            {order.findings.length === 0 && (
              <p className="small">
                <IconMark icon="ok" quiet>
                  Nothing stands in its way
                </IconMark>
              </p>
            )}
            <ul className="od-findings">
              {order.findings.map((finding) => (
                <li key={`${finding.code}${finding.subject}${finding.message}`}>
                  <IconMark icon={finding.severity} label={finding.severity} />
                  <div>
                    <b>{finding.message}</b>
                    <small>
                      {finding.hint} {sentence(finding.cost)}
                    </small>
                  </div>
                  {finding.jump.screen !== "orders" && (
                    <Button look="link" onPress={() => go(finding.jump)}>
                      Show
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
          <Timers order={order} />
          <ContactLog order={order} />
          <Gate order={order} />
          <section>
            <div className="section-head">
              <h3>Why it is an order of its own</h3>
            </div>
            <ul className="od-reasons">
              {order.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </section>
          <OrderCosts order={order.id} />
        </div>
      </div>
      <EvidencePanel order={order.id} whose={order.name} />
    </article>
  );
}

function countWords(findings: readonly FindingView[]): string {
  const count = (severity: FindingView["severity"], word: string) => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return found === 0 ? [] : [`${found} ${word}${found === 1 ? "" : "s"}`];
  };
  return [...count("blocker", "blocker"), ...count("warning", "warning"), ...count("note", "note")].join(
    ", ",
  );
}

function Three({ label, fact }: { label: string; fact: ThreeFact }) {
  return (
    <div>
      <dt className="label">{label}</dt>
      <dd>
        <b className={fact.known ? "" : "absent"}>{fact.text}</b>
        <span className="label">{fact.detail}</span>
      </dd>
    </div>
  );
}
