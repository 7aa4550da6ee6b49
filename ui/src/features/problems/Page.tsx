import "./problems.css";
import { useState } from "react";
import type { FindingView } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { EmptyState } from "../../components/EmptyState";
import { IconMark } from "../../components/IconMark";
import { Screen, Wait } from "../../components/Screen";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useNavigation } from "../../state/navigation";
import { groupFindings, ordersHeld } from "./group";

const everyOrder = "every order";

function Row({ finding }: { finding: FindingView }) {
  const { go } = useNavigation();
  return (
    <li>
      <button type="button" className="problem" onClick={() => go(finding.jump)}>
        <IconMark icon={finding.severity} label={finding.severity} />
        <b className="el">{finding.subject}</b>
        <span className="problem-text">
          {finding.message}
          {finding.hint !== "" && <small>{finding.hint}</small>}
        </span>
        <span className="problem-cost">{finding.cost}</span>
        <span className="problem-orders">{finding.orders.join(", ")}</span>
        <span className="problem-source">
          <small className="el" title={finding.source}>
            {finding.source}
          </small>
          <small className="el mono" title={finding.code}>
            {finding.code}
          </small>
        </span>
      </button>
    </li>
  );
}

export default function ProblemsPage() {
  const problems = useAsk("problems", {});
  const [order, setOrder] = useState(everyOrder);
  const [typed, setTyped] = useState("");
  const all = problems.data ?? [];
  const groups = groupFindings(all, order === everyOrder ? "" : order, typed);
  const choices = [everyOrder, ...ordersHeld(all)].map((value) => ({ value, label: value }));
  const counts = groupFindings(all, "", "").map(
    ({ severity, findings }) => `${findings.length} ${severity}${findings.length === 1 ? "" : "s"}`,
  );
  return (
    <Screen
      title="Problems"
      note={counts.join(", ")}
      tools={
        all.length > 0 && (
          <div className="row problem-tools">
            <TextField
              bare
              find
              label="Find a problem"
              placeholder="Find"
              value={typed}
              onChange={setTyped}
            />
            <Select bare label="Order" value={order} choices={choices} onChange={setOrder} />
          </div>
        )
      }
    >
      <Wait of={problems}>
        {(it) =>
          it.length === 0 ? (
            <EmptyState title="Nothing holds this project up">
              Every check of names, addresses, dates, numbers and papers runs again at each change. What it
              finds stands here, with what it costs and where to mend it.
            </EmptyState>
          ) : groups.length === 0 ? (
            <EmptyState title="No problem is like that">
              Take the order or the words out of the filter.
            </EmptyState>
          ) : (
            <div className="problems">
              {groups.map(({ severity, title, findings }) => (
                <section key={severity} aria-label={title}>
                  <header className="problem-head">
                    <h2>{title}</h2>
                    <span className="dim">{findings.length}</span>
                    <span className="label problem-cost">costs</span>
                    <span className="label problem-orders">holds up</span>
                    <span className="label problem-source">rule</span>
                  </header>
                  <ul>
                    {findings.map((finding, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same of the same thing
                      <Row key={`${finding.code} ${finding.subject} ${at}`} finding={finding} />
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          )
        }
      </Wait>
    </Screen>
  );
}
