import type { AccountDetail, Disposition, ListGroup } from "../../api/generated";
import { Icon, type IconName } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";
import { CoverageBar, dispositions } from "../Coverage";
import { allNumbers } from "../numbersQuery";

const Presence = ({ there, list }: { there: boolean; list: string }) => (
  <td className="center">
    {there ? (
      <span className="ok">
        <Icon name="check" />
        <span className="unseen">on the {list}</span>
      </span>
    ) : (
      <span className="absent">
        –<span className="unseen">not on the {list}</span>
      </span>
    )}
  </td>
);

const sum = (groups: readonly ListGroup[], on: (it: ListGroup) => boolean): string =>
  groups
    .filter(on)
    .reduce((total, it) => total + it.numbers, 0)
    .toLocaleString("en-US");

/** On which lists the numbers of the account stand, each combination once. */
export function ThreeLists({ account }: { account: AccountDetail }) {
  const { lists, groups, absent_lists: absent } = account;
  const open = groups.filter((it) => it.icon !== "ok" && it.count > 0);
  return (
    <section className="ac-part">
      <header className="section-head">
        <h2>Three lists</h2>
        <span className="dim small">{sum(lists, () => true)} numbers</span>
        {lists.length > 0 && (
          <span className="label">
            {lists.every((it) => it.csr || it.numbers === 0)
              ? "every number is on the CSR"
              : `${sum(lists, (it) => !it.csr)} not on the CSR`}
          </span>
        )}
      </header>
      <table className="grid ac-three-lists">
        <thead>
          <tr>
            <th className="center">Phone system</th>
            <th className="center">CSR</th>
            <th className="center">Bill</th>
            <th className="num">Numbers</th>
            <th>
              <span className="unseen">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((it) => (
            <tr key={`${it.inventory} ${it.csr} ${it.bill}`}>
              <Presence there={it.inventory} list="phone system" />
              <Presence there={it.csr} list="CSR" />
              <Presence there={it.bill} list="bill" />
              <td className="num">
                <b>{it.numbers.toLocaleString("en-US")}</b>
              </td>
              <td>
                {it.numbers > 0 && !(it.inventory && it.csr && it.bill) ? (
                  <IconMark icon="warning">{it.note}</IconMark>
                ) : (
                  <span className="dim">{it.note}</span>
                )}
              </td>
            </tr>
          ))}
          <tr className="sum">
            <td className="center">{sum(lists, (it) => it.inventory)}</td>
            <td className="center">{sum(lists, (it) => it.csr)}</td>
            <td className="center">{sum(lists, (it) => it.bill)}</td>
            <td className="num">
              <b>{sum(lists, () => true)}</b>
            </td>
            <td className="dim">in all, each counted once</td>
          </tr>
        </tbody>
      </table>
      {absent.map((words) => (
        <p key={words} className="ac-absent">
          <IconMark icon="info">{words}</IconMark>
        </p>
      ))}
      {open.length > 0 && (
        <ul className="ac-groups" aria-label="What to do with the rest">
          {open.map((it) => (
            <li key={it.code}>
              <IconMark icon={it.icon}>
                {it.title} <b>{it.count.toLocaleString("en-US")}</b>
              </IconMark>
              <p>{it.action}</p>
              <span className="label el" title={it.numbers.join(", ")}>
                {it.numbers.join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const icons: Record<Disposition, IconName> = {
  port: "port",
  stay: "stay",
  disconnect: "close",
  undecided: "problems",
};

/** What becomes of the numbers of the account; each line leads to them. */
export function CoverageLedger({ account }: { account: AccountDetail }) {
  const { go } = useNavigation();
  const { coverage } = account;
  const decided = coverage.total - coverage.undecided;
  const noteOf = (name: Disposition) => account.ledger.find((it) => it.disposition === name)?.text ?? "";
  return (
    <section className="ac-part">
      <header className="section-head">
        <h2>Coverage</h2>
        <span className="dim small">
          {decided.toLocaleString("en-US")} of {coverage.total.toLocaleString("en-US")} accounted for
        </span>
      </header>
      <CoverageBar coverage={coverage} />
      <ul className="ac-ledger">
        {dispositions.map(({ name, of }) => {
          const open = name === "undecided" && coverage.undecided > 0;
          return (
            <li key={name}>
              <button
                type="button"
                className={open ? "blocker" : ""}
                onClick={() =>
                  go({
                    screen: "numbers",
                    id: null,
                    query: { ...allNumbers, account: account.id, disposition: name },
                  })
                }
              >
                {open ? (
                  <IconMark icon="open">Undecided</IconMark>
                ) : (
                  <span className="mark plain">
                    <Icon name={icons[name]} size={13} />
                    {name.charAt(0).toUpperCase() + name.slice(1)}
                  </span>
                )}
                <b>{of(coverage).toLocaleString("en-US")}</b>
                <span className="el" title={noteOf(name)}>
                  {noteOf(name)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
