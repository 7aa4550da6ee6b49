import type { PackageView } from "../../api/generated";
import { Checkbox } from "../../components/Checkbox";
import { IconMark } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";

interface ChecksProps {
  pack: PackageView;
  /** Whether findings are marked on the pages. */
  marked: boolean;
  onMark: (marked: boolean) => void;
}

/** What is missing before a package may be signed, each with its way there, and what is complete. */
export function Checks({ pack, marked, onMark }: ChecksProps) {
  const { go } = useNavigation();
  return (
    <>
      <section className="inspector-section">
        <h3>
          Before it may be signed
          <span className="label">
            {pack.missing.length === 0 ? "nothing open" : `${pack.missing.length} open`}
          </span>
        </h3>
        {pack.missing.length === 0 && <p className="dim small">Nothing is missing.</p>}
        <ul className="checks">
          {pack.missing.map((it) => (
            <li key={`${it.code} ${it.subject} ${it.message}`}>
              <IconMark icon={it.severity} label={it.severity} />
              <button type="button" onClick={() => go(it.jump)}>
                <b>{it.message}</b>
                <small>{it.hint}</small>
              </button>
            </li>
          ))}
        </ul>
        {pack.marks.length > 0 && (
          <Checkbox isSelected={marked} onChange={onMark}>
            Findings on the page
          </Checkbox>
        )}
      </section>
      {pack.complete.length > 0 && (
        <section className="inspector-section">
          <h3>
            Complete
            <span className="label">{pack.complete.length}</span>
          </h3>
          <ul className="checks complete">
            {pack.complete.map((text) => (
              <li key={text}>
                <IconMark icon="ok" quiet label="complete" />
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="label checks-note">
        {pack.frozen === ""
          ? "Marks on the page are never printed. Once sent, a package is frozen; a change makes the next version."
          : `This version was ${pack.frozen}. A change makes the next version.`}
      </p>
    </>
  );
}
