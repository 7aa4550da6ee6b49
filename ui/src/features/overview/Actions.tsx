import type { Overview } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { useNavigation } from "../../state/navigation";

/** What to do next, by person. A click leads to where it is done; done things go away by themselves. */
export function Actions({ overview }: { overview: Overview }) {
  const { go } = useNavigation();
  return (
    <div className="next-actions">
      <header className="row">
        <h2>Next actions</h2>
        <span className="space" />
        <span className="label">{overview.actions_note}</span>
      </header>
      {overview.actions.length === 0 && <p className="dim small">Nothing is open.</p>}
      {overview.actions.map((group) => (
        <section key={`${group.person} ${group.role}`}>
          <h3>
            <Icon name="person" />
            {group.person}
            <span className="label el">{group.role}</span>
          </h3>
          <ul>
            {group.actions.map((it) => (
              <li key={`${it.text} ${it.detail}`}>
                <button type="button" onClick={() => go(it.jump)}>
                  <span>{it.text}</span>
                  <em className={it.pressing ? "blocker" : ""}>{it.due}</em>
                  <small className="el" title={it.detail}>
                    {it.detail}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
