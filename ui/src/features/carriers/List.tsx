import type { KeyboardEvent } from "react";
import type { CarrierRow } from "../../api/generated";
import { IconMark } from "../../components/IconMark";
import type { Section } from "./list";

/** Up and down go from carrier to carrier, Home and End to the ends. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = rows.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}

const detailOf = ({ role_words, via, example, added }: CarrierRow): string =>
  [
    role_words,
    via === "" ? "" : `via ${via}`,
    added ? "added here" : "",
    example ? "invented for the sample" : "",
  ]
    .filter(Boolean)
    .join(", ");

interface ListProps {
  sections: readonly Section[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Who there is: one line a carrier, with what is to be looked at. */
export function CarrierList({ sections, chosen, onChoose }: ListProps) {
  return (
    <nav className="ca-list" aria-label="Carriers" onKeyDown={walk}>
      {sections.map(({ title, carriers }) => (
        <section key={title} aria-label={title}>
          <h2>
            {title} <span className="dim">{carriers.length}</span>
          </h2>
          <ul>
            {carriers.map((it) => (
              <li key={it.id}>
                <button
                  type="button"
                  onClick={() => onChoose(it.id)}
                  {...(it.id === chosen ? { "aria-current": "true" as const } : {})}
                >
                  <span className="ca-name">
                    <b className="el">{it.name}</b>
                    {it.own > 0 && (
                      <IconMark icon="sign" label="rules of this project">
                        {it.own}
                      </IconMark>
                    )}
                    {it.conflicts > 0 && (
                      <IconMark icon="warning" label="rules whose sources differ">
                        {it.conflicts}
                      </IconMark>
                    )}
                  </span>
                  <small className="el">{detailOf(it)}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
