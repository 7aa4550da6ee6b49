import { useState } from "react";
import type { NightContact, RunbookStep, RunbookView } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Wait } from "../../components/Screen";
import { AreasDialog } from "./AreasDialog";
import { noEdit } from "./edit";
import { ContactDialog, FollowDialog, StepDialog } from "./StepDialog";
import { useTemplates } from "./useTemplates";

interface RowProps {
  step: RunbookStep;
  night: string;
  /** Steps of the night are recorded in night mode. */
  here: boolean;
  onEdit: () => void;
  onDone: () => void;
}

function Row({ step, night, here, onEdit, onDone }: RowProps) {
  const change = useChange("runbook_change").run;
  const move = useChange("runbook_move").run;
  const drop = () =>
    step.own
      ? change({ night, edits: [], reset: [step.key] })
      : change({ night, edits: [{ ...noEdit, step: step.key, dropped: true }], reset: [] });
  return (
    <tr className={step.gate ? "gate" : ""}>
      <td className="co-when">
        {step.day}
        <small>
          {step.hour}
          {step.hour !== "" && step.minutes > 0 && ` · ${step.minutes} min`}
        </small>
      </td>
      <td>
        <b>{step.title}</b>
        <small>{step.detail}</small>
        {step.after.length > 0 && <small>after: {step.after.join("; ")}</small>}
      </td>
      <td>
        {step.owner}
        <small>{step.own ? "added here" : step.edited ? "changed here" : ""}</small>
      </td>
      <td>
        <IconMark icon={step.state.icon} quiet={step.state.icon !== "warning"}>
          {step.state.text}
        </IconMark>
        <small>{step.done}</small>
      </td>
      <td className="co-tools">
        {!step.limit && (
          <>
            {here && step.done === "" && (
              <Button look="quiet" icon="check" aria-label={`Record: ${step.title}`} onPress={onDone} />
            )}
            <Button
              look="quiet"
              icon="up"
              aria-label={`Earlier: ${step.title}`}
              onPress={() => void move({ night, step: step.key, earlier: true })}
            />
            <Button
              look="quiet"
              icon="down"
              aria-label={`Later: ${step.title}`}
              onPress={() => void move({ night, step: step.key, earlier: false })}
            />
            <Button look="quiet" icon="pen" aria-label={`Change: ${step.title}`} onPress={onEdit} />
            <Button
              look="quiet"
              icon="close"
              aria-label={`Drop: ${step.title}`}
              onPress={() => void drop()}
            />
          </>
        )}
      </td>
    </tr>
  );
}

type Open =
  | { step: RunbookStep | null }
  | { contact: NightContact }
  | { done: RunbookStep }
  | { areas: true };

function Book({ book }: { book: RunbookView }) {
  const { night } = book;
  const [open, setOpen] = useState<Open | null>(null);
  const change = useChange("runbook_change").run;
  const templates = useTemplates(night);
  const close = () => setOpen(null);
  const blank: NightContact = {
    key: "",
    role: "",
    name: "",
    telephone: "",
    reachable: "",
    own: true,
    edited: false,
  };
  return (
    <section className="co-scroll" tabIndex={0} aria-label="Runbook">
      <div className="row">
        <Button icon="add" onPress={() => setOpen({ step: null })}>
          Add a step…
        </Button>
        <Button onPress={() => void templates.save()}>Save as template…</Button>
        <Button onPress={() => void templates.load()}>Begin with a template…</Button>
        {book.areas.length > 0 && <Button onPress={() => setOpen({ areas: true })}>Toll-free areas…</Button>}
      </div>
      {book.refused !== "" && <p>{book.refused}</p>}
      {book.parts.map((part, place) => (
        <section key={part.title}>
          <h2>{part.title}</h2>
          <table className="co-steps co-book">
            <colgroup>
              <col className="co-when" />
              <col />
              <col className="co-who" />
              <col className="co-state" />
              <col className="co-tools" />
            </colgroup>
            <thead className="unseen">
              <tr>
                <th>When</th>
                <th>What</th>
                <th>Who</th>
                <th>State</th>
                <th>Change</th>
              </tr>
            </thead>
            <tbody>
              {part.steps.map((step) => (
                <Row
                  key={step.key}
                  step={step}
                  night={night}
                  here={place !== 1}
                  onEdit={() => setOpen({ step })}
                  onDone={() => setOpen({ done: step })}
                />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {book.dropped.length > 0 && (
        <section>
          <h2>Dropped here</h2>
          <ul>
            {book.dropped.map((it) => (
              <li key={it.key}>
                {it.title}{" "}
                <Button look="link" onPress={() => void change({ night, edits: [], reset: [it.key] })}>
                  Bring back
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>Who to call</h2>
        <table className="co-steps">
          <tbody>
            {book.contacts.map((it) => (
              <tr key={it.key}>
                <td>{it.role}</td>
                <td>{it.name || <span className="absent">not entered</span>}</td>
                <td>{it.telephone || <span className="absent">no telephone</span>}</td>
                <td>{it.reachable}</td>
                <td className="co-tools">
                  <Button
                    look="quiet"
                    icon="pen"
                    aria-label={`Change: ${it.role}`}
                    onPress={() => setOpen({ contact: it })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Button look="link" onPress={() => setOpen({ contact: blank })}>
          Add a contact…
        </Button>
      </section>
      <section>
        <h2>If something breaks</h2>
        <table className="co-steps">
          <tbody>
            {book.troubles.map((it) => (
              <tr key={it.seen}>
                <td>
                  <b>{it.seen}</b>
                </td>
                <td>{it.does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {open && "step" in open && <StepDialog night={night} step={open.step} onClose={close} />}
      {open && "contact" in open && <ContactDialog contact={open.contact} onClose={close} />}
      {open && "areas" in open && (
        <AreasDialog night={night} areas={book.areas} people={[]} onClose={close} />
      )}
      {open && "done" in open && <FollowDialog night={night} step={open.done} onClose={close} />}
    </section>
  );
}

/** The runbook from two weeks before to a month after, as it is edited. */
export function Runbook({ night }: { night: string }) {
  const book = useAsk("runbook_view", { night }, { when: night !== "", keep: true });
  return <Wait of={book}>{(it) => <Book book={it} />}</Wait>;
}
