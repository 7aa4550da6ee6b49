import { useEffect, useEffectEvent, useState } from "react";
import type { AccountDetail, FieldPair } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { isTextField } from "../../state/keys";
import { LargeReadings, PairLines } from "./Readings";

const Grade = ({ pair }: { pair: FieldPair }) => (
  <IconMark icon={pair.severity ?? "ok"} quiet={pair.severity === null || pair.severity === "note"}>
    {pair.grade}
  </IconMark>
);

interface FocusProps {
  pair: FieldPair;
  carrier: string;
  onTake: (field: string) => void;
}

function Focus({ pair, carrier, onTake }: FocusProps) {
  return (
    <div className="pair-focus" aria-current="true">
      <div className="pair-name">
        <b>{pair.label}</b>
        <span className="label">as {carrier} holds it</span>
        <span className="pair-sources">
          <span>CSR</span>
          <span>LOA</span>
        </span>
      </div>
      {pair.theirs === "" || pair.ours === "" ? <PairLines pair={pair} /> : <LargeReadings pair={pair} />}
      <div className="pair-why">
        <b>
          <Grade pair={pair} />
        </b>
        {pair.detail !== "" && <p>{pair.detail}</p>}
        {pair.severity !== null && pair.theirs !== "" && (
          <Button look="go" shortcut="T" onPress={() => onTake(pair.field)}>
            Take {carrier}’s spelling
          </Button>
        )}
      </div>
    </div>
  );
}

/** The field that is shown large at first: the worst one. */
export function worstField(pairs: readonly FieldPair[]): string | null {
  const worst =
    pairs.find((it) => it.severity === "blocker") ??
    pairs.find((it) => it.severity === "warning") ??
    pairs[0];
  return worst?.field ?? null;
}

/** CSR against LOA: one line a field, the selected one large, one key to take the carrier's spelling. */
export function Comparison({ account }: { account: AccountDetail }) {
  const { run } = useChange("account_take_spelling");
  const [chosen, setChosen] = useState<string | null>(null);
  const pairs = account.comparison;
  const field = pairs.some((it) => it.field === chosen) ? chosen : worstField(pairs);
  const at = pairs.findIndex((it) => it.field === field);
  const current = pairs[at];
  const take = (name: string) => void run({ id: account.id, field: name });
  const differs = pairs.some((it) => it.severity !== null && it.theirs !== "");

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // The keys work wherever the focus is on this screen, but not in a field, a list or a dialog.
    if (event.target instanceof Element) {
      if (isTextField(event.target) || event.target.closest("[role=dialog], [role=listbox], [role=menu]"))
        return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      const next = pairs[at + step];
      if (next) setChosen(next.field);
    } else if (event.key === "T" && differs) take("");
    else if (event.key === "t" && current?.severity && current.theirs !== "") take(current.field);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);

  return (
    <section className="comparison">
      <header className="section-head comparison-head">
        <h2>CSR against LOA</h2>
        <span className="dim small">{account.comparison_note}</span>
        <span className="space" />
        <Button
          shortcut="Shift T"
          refused={differs ? "" : "Every field is spelt as the CSR has it."}
          onPress={() => take("")}
        >
          Take {account.carrier}’s spelling everywhere
        </Button>
      </header>
      <ul>
        {pairs.map((pair) => (
          <li key={pair.field}>
            {pair.field === field ? (
              <Focus pair={pair} carrier={account.carrier} onTake={take} />
            ) : (
              <button type="button" className="pair" onClick={() => setChosen(pair.field)}>
                <span className="pair-label">{pair.label}</span>
                <PairLines pair={pair} />
                <span className="pair-grade">
                  <Grade pair={pair} />
                  {pair.severity !== null && <span className="label el">{pair.detail}</span>}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
