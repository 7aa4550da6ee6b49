import type { AcceptanceView, Problem } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";
import { daysWords } from "./group";

const Word = ({ lead, word }: { lead: string; word: AcceptanceView }) => (
  <small className="pb-word">
    {lead} by {word.by}, {word.when}: “{word.reason}”
  </small>
);

/** One problem: a press goes to where it is mended, and it can be accepted where that is allowed. */
export function ProblemRow({ problem, onAccept }: { problem: Problem; onAccept: () => void }) {
  const { go } = useNavigation();
  const { run, pending } = useChange("finding_reopen");
  const { accepted, lapsed } = problem;
  return (
    <li className={`pb-row${accepted ? " pb-accepted" : ""}`}>
      <button type="button" className="pb-main" onClick={() => go(problem.jump)}>
        <IconMark icon={problem.severity} label={problem.severity} quiet={accepted !== null} />
        <b className="el">{problem.subject}</b>
        <span className="pb-text">
          {problem.message}
          {accepted ? (
            <Word lead="Accepted" word={accepted} />
          ) : (
            problem.hint !== "" && <small>{problem.hint}</small>
          )}
          {lapsed && <Word lead="Its facts have changed since it was accepted" word={lapsed} />}
        </span>
        <span className="pb-cost">{daysWords(problem.days)}</span>
        <span className="pb-orders">{problem.orders.join(", ")}</span>
        <span className="pb-source">
          <small className="el" title={problem.source}>
            {problem.source}
          </small>
          <small className="el mono" title={problem.code}>
            {problem.code}
          </small>
        </span>
      </button>
      <span className="pb-act">
        {accepted ? (
          <Button
            look="link"
            isDisabled={pending}
            aria-label={`Open again: ${problem.message}`}
            onPress={() => void run({ id: accepted.id })}
          >
            Open again
          </Button>
        ) : problem.severity === "note" ? null : problem.must === "" ? (
          <Button look="link" aria-label={`Accept: ${problem.message}`} onPress={onAccept}>
            Accept…
          </Button>
        ) : (
          <span className="label" title={problem.must}>
            must be mended
            <span className="unseen">{problem.must}</span>
          </span>
        )}
      </span>
    </li>
  );
}
