import type { ChangedLine, FactLine, ImportPreview } from "../../api/generated";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import type { Choices } from "./choices";
import { More } from "./Numbers";

/** Every field that the file says otherwise: from what to what, and what was typed by hand. */
export function Changes({ preview, choices }: { preview: ImportPreview; choices: Choices }) {
  const { changed, outcome } = preview;
  if (changed.length === 0) return <p className="im-empty dim">The file says nothing else of any number.</p>;
  const byHand = changed.some((line) => line.facts.some((fact) => fact.by_hand));
  const emptied = changed.some((line) => line.facts.some((fact) => fact.verdict === "kept_emptied"));
  return (
    <>
      {(byHand || emptied) && (
        <div className="im-faults">
          <span>
            {byHand
              ? "The file differs from what was typed by hand. What was typed stays, unless the file is preferred."
              : "The file leaves cells empty that were filled before. What stands stays, unless the file is preferred."}
          </span>
          {outcome.kept_by_hand > 0 || emptied ? (
            <Button onPress={() => choices.preferAll(true)}>Take the file’s word for all</Button>
          ) : (
            <Button look="quiet" icon="undo" onPress={() => choices.preferAll(false)}>
              Keep all that stands
            </Button>
          )}
        </div>
      )}
      <table className="grid im-changes">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Field</th>
            <th scope="col">In the project</th>
            <th scope="col">In the file</th>
            <th scope="col">
              <span className="unseen">What becomes of it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.flatMap((line) =>
            line.facts.map((fact, index) => (
              <tr key={`${line.id} ${fact.fact}`} className={index === 0 ? "first" : ""}>
                <td className="literal" title={`${line.words} · ${line.cells}`}>
                  {index === 0 ? line.number : ""}
                </td>
                <td>{fact.label}</td>
                <td className={`el ${fact.verdict === "taken" ? "im-old" : "im-stays"}`} title={fact.old}>
                  {fact.by_hand && <i className="im-hand" title="Typed by hand since the list came in" />}
                  <Said text={fact.old} />
                </td>
                <td className={`el ${fact.verdict === "taken" ? "im-stays" : "im-old"}`} title={fact.new}>
                  <Said text={fact.new} />
                </td>
                <td className="num">
                  <Verdict line={line} fact={fact} choices={choices} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <More shown={changed.length} all={Math.max(changed.length, outcome.changed)} />
    </>
  );
}

function Said({ text }: { text: string }) {
  return text === "" ? <span className="absent">nothing</span> : text;
}

function Verdict({ line, fact, choices }: { line: ChangedLine; fact: FactLine; choices: Choices }) {
  if (fact.verdict === "kept_as_sent") {
    return <IconMark icon="frozen">order was sent, stays</IconMark>;
  }
  if (fact.verdict === "kept_by_hand") {
    return (
      <>
        <span className="label">typed by hand, stays</span>{" "}
        <Button look="link" onPress={() => choices.prefer(line.id, fact.fact, true)}>
          Take the file’s
        </Button>
      </>
    );
  }
  if (fact.verdict === "kept_emptied") {
    return (
      <>
        <span className="label">emptied in the file, stays</span>{" "}
        <Button look="link" onPress={() => choices.prefer(line.id, fact.fact, true)}>
          Empty it
        </Button>
      </>
    );
  }
  if (!fact.by_hand && fact.new === "") {
    return (
      <Button look="link" onPress={() => choices.prefer(line.id, fact.fact, false)}>
        Keep it
      </Button>
    );
  }
  if (!fact.by_hand) return null;
  return (
    <Button look="link" onPress={() => choices.prefer(line.id, fact.fact, false)}>
      Keep what was typed
    </Button>
  );
}
