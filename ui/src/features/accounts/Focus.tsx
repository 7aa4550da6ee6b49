import { useState } from "react";
import type { AccountDetail, FieldPair } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { TextField } from "../../components/TextField";
import { Grade } from "./Comparison";
import { editOf } from "./ours";
import { Parts } from "./Parts";
import { LargeReadings, PairLines } from "./Readings";

interface FocusProps {
  pair: FieldPair;
  account: AccountDetail;
  editing: boolean;
  onEdit: () => void;
  onEdited: () => void;
  onTake: () => void;
  onKeep: () => void;
}

/** Our line, written where it stands. Enter keeps it, Esc leaves it as it was. */
function Line({ pair, account, onEdited }: Pick<FocusProps, "pair" | "account" | "onEdited">) {
  const { run, pending } = useChange("account_save");
  const way = editOf(pair.field);
  const [text, setText] = useState(way.in === "line" ? way.read(account.form) : "");
  if (way.in !== "line") return null;
  const save = async () => {
    if (await run({ ...way.write(account.form, text), pin: null })) onEdited();
  };
  return (
    <form
      className="ac-line"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        autoFocus
        literal
        label={`${pair.label} as we state it`}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === "Escape") onEdited();
        }}
      />
      <Button type="submit" isDisabled={pending}>
        Save
      </Button>
      <Button look="quiet" onPress={onEdited}>
        Cancel
      </Button>
    </form>
  );
}

const factOf = (account: AccountDetail, label: string): string =>
  account.facts.find((it) => it.label === label)?.value ?? "";

/** The selected field: both readings letter under letter, why they differ, what it costs and what mends it. */
export function Focus({ pair, account, editing, onEdit, onEdited, onTake, onKeep }: FocusProps) {
  const { carrier } = account;
  const orders = [...new Set(account.papers.filter((it) => it.paper === "LOA").map((it) => it.order))];
  const differs = pair.severity !== null && pair.theirs !== "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws and speaks as part of a form
    <div className="ac-pair-focus" role="group" aria-current="true" aria-label={pair.label} tabIndex={-1}>
      <div className="ac-pair-name">
        <b>{pair.label}</b>
        <span className="label">as {carrier} holds it</span>
        <span className="ac-pair-sources">
          <span>
            CSR <small className="label el">{factOf(account, "CSR")}</small>
          </span>
          <span>
            LOA <small className="label el">{orders.join(", ")}</small>
          </span>
        </span>
      </div>
      <div className="ac-readings">
        {pair.theirs === "" || pair.ours === "" ? <PairLines pair={pair} /> : <LargeReadings pair={pair} />}
        {editing && <Line pair={pair} account={account} onEdited={onEdited} />}
        {pair.bill !== "" && pair.bill_grade !== null && pair.bill_grade !== "same" && (
          <p className="ac-bill">
            <span>Bill</span> <span className="mono">{pair.bill}</span>
          </p>
        )}
        {pair.parts.length > 0 && <Parts parts={pair.parts} />}
      </div>
      <div className="ac-pair-why">
        <b>
          <Grade pair={pair} />
        </b>
        {pair.detail !== "" && <p>{pair.detail}</p>}
        {pair.slip !== "" && <p className="dim">{pair.slip}</p>}
        {pair.cut && (
          <p className="dim" title={pair.cut.source}>
            <Icon name="scissors" size={12} /> The form of {pair.cut.whose} takes {pair.limit ?? "fewer"}{" "}
            letters; of ours it cuts off <span className="mono">{pair.cut.cuts}</span>.
          </p>
        )}
        {pair.kept !== "" && (
          <p>
            <IconMark icon="info">Ours is kept: {pair.kept}</IconMark>
          </p>
        )}
        <div className="ac-acts">
          {differs && (
            <Button look="go" shortcut="T" onPress={onTake}>
              Take {carrier}’s spelling
            </Button>
          )}
          {differs && pair.kept === "" && (
            <Button shortcut="K" onPress={onKeep}>
              Keep ours…
            </Button>
          )}
          <Button look={differs ? "quiet" : "plain"} icon="pen" shortcut="E" onPress={onEdit}>
            Edit ours…
          </Button>
        </div>
      </div>
    </div>
  );
}
