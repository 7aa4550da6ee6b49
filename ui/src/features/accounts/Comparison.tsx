import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { AccountDetail, FieldPair, SiteId } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { isTextField } from "../../state/keys";
import { Focus } from "./Focus";
import { KeepOurs } from "./KeepOurs";
import { editOf } from "./ours";
import { PairLines } from "./Readings";

export const Grade = ({ pair }: { pair: FieldPair }) => (
  <IconMark icon={pair.severity ?? "ok"} quiet={pair.severity === null || pair.severity === "note"}>
    {pair.grade}
  </IconMark>
);

/** The field that is shown large at first: the worst one. */
export function worstField(pairs: readonly FieldPair[]): string | null {
  const worst =
    pairs.find((it) => it.severity === "blocker") ??
    pairs.find((it) => it.severity === "warning") ??
    pairs[0];
  return worst?.field ?? null;
}

const canTake = (pair: FieldPair | undefined): pair is FieldPair =>
  pair !== undefined && pair.severity !== null && pair.theirs !== "";

interface ComparisonProps {
  account: AccountDetail;
  onEditAccount: () => void;
  onEditSite: (site: SiteId) => void;
}

/** CSR against LOA: one line a field, the selected one large, one key to take the carrier's spelling. */
export function Comparison({ account, onEditAccount, onEditSite }: ComparisonProps) {
  const { run } = useChange("account_take_spelling");
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const wish = useRef(false);
  const pairs = account.comparison;
  const field = pairs.some((it) => it.field === chosen) ? chosen : worstField(pairs);
  const at = pairs.findIndex((it) => it.field === field);
  const current = pairs[at];
  const take = (name: string) => void run({ id: account.id, field: name });
  const differs = pairs.some(canTake);
  const choose = (next: string) => {
    setChosen(next);
    setEditing(false);
    wish.current = true;
  };
  const edit = (pair: FieldPair) => {
    const way = editOf(pair.field);
    // One stays where one writes; after taking a spelling the next worst field comes by itself.
    setChosen(pair.field);
    if (way.in === "site") onEditSite(way.site);
    else if (way.in === "account") onEditAccount();
    else setEditing(true);
  };

  // Where one goes, the focus goes: a screen reader reads the field, and Tab comes to its buttons.
  useEffect(() => {
    if (!wish.current) return;
    wish.current = false;
    list.current?.querySelector<HTMLElement>("[aria-current]")?.focus({ preventScroll: true });
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  });

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // The keys work wherever the focus is on this screen, but not in a field, a list or a dialog.
    if (document.querySelector("[role=dialog]") !== null) return;
    const target = event.target instanceof Element ? event.target : null;
    if (isTextField(target) || target?.closest("[role=listbox], [role=menu]")) return;
    // The arrows of the accounts above are their own.
    const own = Boolean(target?.closest("[role=radiogroup]"));
    const step = own ? 0 : event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      const next = pairs[at + step];
      if (next) choose(next.field);
    } else if (event.key === "T" && differs) take("");
    else if (event.key === "t" && canTake(current)) take(current.field);
    else if (event.key === "k" && canTake(current) && current.kept === "") setKeeping(true);
    else if ((event.key === "e" || event.key === "F2") && current) edit(current);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);

  return (
    <section className="ac-comparison" aria-label="CSR against LOA">
      <header className="section-head ac-comparison-head">
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
      <ul ref={list}>
        {pairs.map((pair) => (
          <li key={pair.field}>
            {pair.field === field ? (
              <Focus
                pair={pair}
                account={account}
                editing={editing}
                onEdit={() => edit(pair)}
                onEdited={() => {
                  setEditing(false);
                  wish.current = true;
                }}
                onTake={() => take(pair.field)}
                onKeep={() => setKeeping(true)}
              />
            ) : (
              <button type="button" className="ac-pair" onClick={() => choose(pair.field)}>
                <span className="ac-pair-label">{pair.label}</span>
                <PairLines pair={pair} />
                <span className="ac-pair-grade">
                  <Grade pair={pair} />
                  <span className="label el">{pair.kept === "" ? pair.slip : `kept: ${pair.kept}`}</span>
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {keeping && current && <KeepOurs account={account} pair={current} onClose={() => setKeeping(false)} />}
    </section>
  );
}
