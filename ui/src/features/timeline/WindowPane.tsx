import { useState } from "react";
import type { OrderDetail, OrderId } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";
import { RequestDialog } from "../orders/RequestDialog";
import { WindowFitNote } from "../WindowFit";

/** The window of one order: what was asked for and confirmed, the hours of the carrier, and what stands in the way. */
export function WindowPane({ order }: { order: OrderId }) {
  const { data } = useAsk("order_detail", { id: order }, { keep: true });
  const { go } = useNavigation();
  const [asking, setAsking] = useState(false);
  if (data === undefined) return <section className="tl-pane" aria-label="Window" />;
  return (
    <section className="tl-pane" aria-label={`Window for ${data.name}`}>
      <div className="tl-pane-main">
        <h2>
          Window for {data.name} <span className="small dim">{data.place}</span>
        </h2>
        <dl className="tl-three">
          {(["asked", "confirmed", "real"] as const).map((key) => (
            <div key={key}>
              <dt className="label">{{ asked: "Asked for", confirmed: "Confirmed", real: "Real" }[key]}</dt>
              <dd>
                <b className={data[key].known ? "" : "absent"}>{data[key].text}</b>
                <span className="label">{data[key].detail}</span>
              </dd>
            </div>
          ))}
        </dl>
        <div className="row">
          <Button icon="calendar" onPress={() => setAsking(true)}>
            Ask for a window…
          </Button>
          <Button look="link" onPress={() => go({ screen: "orders", id: order })}>
            Open {data.name}
          </Button>
        </div>
      </div>
      <Rules detail={data} />
      <Findings detail={data} />
      {asking && <RequestDialog order={data} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Rules({ detail }: { detail: OrderDetail }) {
  const rules = detail.plan.filter((row) => row.rule !== "");
  return (
    <div className="tl-pane-part" tabIndex={0}>
      <h3>What its dates follow</h3>
      {rules.length === 0 && <p className="small absent">No rule is known.</p>}
      <ul className="tl-rules">
        {rules.map((row) => (
          <li key={`${row.step}${row.when}`}>
            <b>{row.step}</b> <span className="dim">{row.when}</span>
            <span>{row.rule}</span>
            {row.source !== "" && <span className="label">{row.source}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Findings({ detail }: { detail: OrderDetail }) {
  return (
    <div className="tl-pane-part" tabIndex={0}>
      <h3>What stands in the way</h3>
      <WindowFitNote fit={detail.fit} />
      {detail.findings.length === 0 && (
        <p className="small">
          <IconMark icon="ok" quiet>
            Nothing
          </IconMark>
        </p>
      )}
      <ul className="tl-rules">
        {detail.findings.map((finding) => (
          <li key={`${finding.code}${finding.message}`}>
            <IconMark icon={finding.severity}>
              <b>{finding.message}</b>
            </IconMark>
            <span className="dim">{finding.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
