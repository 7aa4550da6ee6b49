import type { Consequence, PaperAge } from "../../api/generated";
import { IconMark, isQuiet } from "../../components/IconMark";

/** LOA, bill and CSR of each order against the day it goes out, and against going out again after a rejection. */
export function Papers({ papers }: { papers: readonly PaperAge[] }) {
  if (papers.length === 0) return null;
  return (
    <section className="ac-part ac-wide" tabIndex={0} aria-label="Papers">
      <header className="section-head">
        <h2>Papers</h2>
        <span className="dim small">as planned, and after one rejection</span>
      </header>
      <table className="grid ac-papers">
        <thead>
          <tr>
            <th>Order</th>
            <th>Paper</th>
            <th>Dated</th>
            <th>Taken until</th>
            <th>Sent as planned</th>
            <th>Sent again</th>
            <th>Limit</th>
          </tr>
        </thead>
        <tbody>
          {papers.map((it) => (
            <tr key={`${it.order} ${it.paper}`}>
              <td>{it.order}</td>
              <td>{it.paper}</td>
              <td className={it.good_until === "" ? "absent" : ""}>{it.dated}</td>
              <td>{it.good_until}</td>
              {[it.as_planned, it.after_rejection].map((mark, at) => (
                <td key={at === 0 ? "planned" : "again"}>
                  <IconMark icon={mark.icon} quiet={isQuiet(mark.icon)}>
                    {mark.text}
                  </IconMark>
                </td>
              ))}
              <td className="dim el" title={it.limit}>
                {it.limit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What moves or ends with the numbers, to be asked before anyone signs. */
export function Consequences({ asked }: { asked: readonly Consequence[] }) {
  if (asked.length === 0) return null;
  return (
    <section className="ac-part ac-wide" tabIndex={0} aria-label="To ask">
      <header className="section-head">
        <h2>To ask</h2>
        <span className="dim small">what the records give away</span>
      </header>
      <ul className="ac-asked">
        {asked.map((it) => (
          <li key={it.code}>
            <b>{it.title}</b>
            <p>{it.ask}</p>
            <span className="label el" title={it.seen}>
              <span className="mono">{it.seen}</span>
              {it.numbers.length > 0 && <span> · {it.numbers.join(", ")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
