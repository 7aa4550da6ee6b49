import "./whatif.css";
import { useState } from "react";
import type { Change } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { MessageBar } from "../../components/MessageBar";
import { useShell } from "../../state/shell";
import { ChangeForm } from "./ChangeForm";
import { Result } from "./Result";

const keyOf = (change: Change): string => JSON.stringify(change);

/** Changes on a copy of the project and the second plan beside the first. Nothing is written unless one is applied. */
export function WhatIf() {
  const { hide } = useShell();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const answer = useAsk("what_if", { changes: [...changes], runs: null, seed: null }, { keep: true });
  const { run, pending } = useChange("what_if_apply");
  const view = answer.data;
  const drop = (change: Change) => setChanges((now) => now.filter((it) => it !== change));
  const apply = async (change: Change) => {
    if ((await run({ change })) !== undefined) drop(change);
  };
  return (
    <Dialog
      title="What if…"
      lead="A second plan beside the first. Nothing is written until you apply a change."
      onClose={hide}
      size="large"
      buttons={<Button onPress={hide}>Close</Button>}
    >
      <div className="wi">
        <div className="wi-side">
          <ChangeForm onAdd={(change) => setChanges((now) => [...now, change])} />
          {changes.length > 0 && (
            <ul className="wi-changes" aria-label="Changes">
              {changes.map((change, at) => {
                const said = answer.error || answer.isPlaceholderData ? undefined : view?.changes[at];
                return (
                  <li key={keyOf(change)}>
                    <span>{said?.text ?? "…"}</span>
                    <Button look="quiet" icon="close" aria-label="Take it out" onPress={() => drop(change)} />
                    {said && said.apply !== "" && (
                      <Button look="link" isDisabled={pending} onPress={() => void apply(change)}>
                        {said.apply}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          )}
        </div>
        <div className="wi-main">
          {answer.error && <MessageBar error={answer.error} />}
          {!answer.error && view && changes.length > 0 && <Result view={view} />}
          {changes.length === 0 && (
            <p className="dim">
              Put a change together and add it: an order is refused, a letter comes late, a carrier freezes.
              Several may stand together. The differences follow in words.
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
