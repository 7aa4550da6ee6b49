import { useState } from "react";
import type { FindingView, ListPresence, NumberDetail, Pair } from "../../api/generated";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { sentence } from "../../format/sentence";
import { useNavigation } from "../../state/navigation";
import { Sites } from "../sites/Sites";
import { RecordLookup } from "./RecordLookup";

/** Everything about the number of the active cell. */
export function Inspector({ detail }: { detail: NumberDetail }) {
  const [open, setOpen] = useState<"lookup" | "site" | null>(null);
  const { row } = detail;
  return (
    <div className="nb-inspector">
      <section className="inspector-section">
        <h2 className="nb-number">{detail.row.national}</h2>
        <p className="small dim">{detail.subtitle}</p>
      </section>
      {detail.findings.length > 0 && (
        <section className="inspector-section">
          <h3>
            Findings<span className="label">{detail.findings.length}</span>
          </h3>
          <ul className="nb-findings">
            {detail.findings.map((finding) => (
              <Finding key={`${finding.code}${finding.message}`} finding={finding} />
            ))}
          </ul>
        </section>
      )}
      <section className="inspector-section">
        <h3>On three lists</h3>
        <ul className="nb-lists">
          {detail.lists.map((list) => (
            <ListLine key={list.list} list={list} />
          ))}
        </ul>
      </section>
      {detail.csr_line !== "" && (
        <section className="inspector-section">
          <h3>CSR line</h3>
          <pre className="literal nb-csr">{detail.csr_line}</pre>
        </section>
      )}
      <section className="inspector-section">
        <h3>Route</h3>
        <Pairs pairs={detail.route} />
        {row.site_id !== null && (
          <div className="nb-site">
            <Button look="link" onPress={() => setOpen("site")}>
              Site {row.site}…
            </Button>
          </div>
        )}
      </section>
      <section className="inspector-section">
        <h3>
          Look-ups
          <Button look="link" onPress={() => setOpen("lookup")}>
            Record…
          </Button>
        </h3>
        {detail.lookups.length === 0 ? (
          <p className="small absent">none recorded</p>
        ) : (
          <dl className="nb-lookups">
            {detail.lookups.map((it) => (
              <div key={it.kind}>
                <dt>{it.label}</dt>
                <dd>
                  <span className="literal">{it.value}</span> <span className="label">{it.when}</span>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section className="inspector-section">
        <h3>Came from</h3>
        {detail.sources.length === 0 ? (
          <p className="small absent">written in by hand</p>
        ) : (
          <ul className="nb-sources">
            {detail.sources.map((source) => (
              <li key={`${source.file}${source.cell}${source.when}`}>
                <span className="el" title={source.file}>
                  {source.file}
                </span>
                <span className="dim">
                  {source.cell}, {source.when}
                </span>
                {source.text !== "" && <code className="literal el">{source.text}</code>}
              </li>
            ))}
          </ul>
        )}
      </section>
      {detail.history.length > 0 && (
        <section className="inspector-section">
          <h3>History</h3>
          <ol className="nb-history">
            {detail.history.map((event, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two entries may say the same at the same minute
              <li key={`${event.when} ${at}`}>
                <span className={event.undone ? "nb-undone" : ""}>{event.label}</span>
                <span className="dim">
                  {event.when}
                  {event.undone && ", taken back"}
                </span>
                {event.changes.map((change) => (
                  <span key={change} className="dim">
                    {change}
                  </span>
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
      {detail.row.note !== "" && (
        <section className="inspector-section">
          <h3>Note</h3>
          <p className="literal small">{detail.row.note}</p>
        </section>
      )}
      {open === "lookup" && (
        <RecordLookup ids={[row.id]} national={row.national} onClose={() => setOpen(null)} />
      )}
      {open === "site" && row.site_id !== null && <Sites start={row.site_id} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Finding({ finding }: { finding: FindingView }) {
  const { go } = useNavigation();
  const away = finding.jump.screen !== "numbers";
  return (
    <li className={`nb-finding ${finding.severity}`}>
      <IconMark icon={finding.severity}>
        <b>{finding.message}</b>
      </IconMark>
      <p>
        {finding.hint} {finding.cost !== "" && <span>{sentence(finding.cost)}</span>}
      </p>
      {finding.source !== "" && <p className="label">{finding.source}</p>}
      {away && (
        <Button look="link" onPress={() => go(finding.jump)}>
          Show {finding.jump.screen}
        </Button>
      )}
    </li>
  );
}

function ListLine({ list }: { list: ListPresence }) {
  return (
    <li>
      <IconMark icon={list.present ? "ok" : "none"} quiet>
        {list.list}
      </IconMark>
      <span className={list.present ? "" : "dim"}>
        {list.detail === "" && !list.present ? "absent" : list.detail}
      </span>
    </li>
  );
}

function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl className="pairs">
      {pairs.map((pair) => (
        <div key={pair.label} className="nb-pair">
          <dt>{pair.label}</dt>
          <dd className={pair.absent ? "absent" : ""}>{pair.value}</dd>
        </div>
      ))}
    </dl>
  );
}
