import type { ReactNode } from "react";
import type { ImportPreview } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { Select } from "../../components/Select";
import { Changes } from "./Changes";
import type { Choices } from "./choices";
import { Gone } from "./Gone";
import { Duplicates, Numbers } from "./Numbers";
import { Refused, type RefusedProps } from "./Refused";
import { CARDS, type Card, type Group } from "./sheet";

const MARKS: Record<Card["key"], ReactNode> = {
  refused: <IconMark icon="blocker">refused</IconMark>,
  suspect: <IconMark icon="warning">suspect</IconMark>,
  added: (
    <span className="mark info">
      <Icon name="add" size={13} />
      new
    </span>
  ),
  changed: (
    <span className="mark warning">
      <Icon name="pen" size={13} />
      changed
    </span>
  ),
  unchanged: (
    <IconMark icon="ok" quiet>
      same
    </IconMark>
  ),
  duplicates: (
    <span className="mark plain">
      <Icon name="merge" size={13} />
      duplicates
    </span>
  ),
  gone: <IconMark icon="none">gone</IconMark>,
};

type OutcomeProps = {
  preview: ImportPreview;
  group: Group;
  onGroup(group: Group): void;
  choices: Choices;
  stale: boolean;
  onShow: RefusedProps["onShow"];
};

/** What comes out, as counts, and the list behind the count that is chosen. */
export function Outcome({ preview, group, onGroup, choices, stale, onShow }: OutcomeProps) {
  const { outcome } = preview;
  return (
    <section className="im-outcome" aria-label="What comes out" data-pane="outcome" aria-busy={stale}>
      <div className="im-cards" role="tablist" aria-label="What comes out">
        {CARDS.map((card, index) => (
          <button
            key={card.key}
            type="button"
            role="tab"
            id={`im-tab-${card.key}`}
            aria-selected={card.key === group}
            aria-controls="im-list"
            tabIndex={card.key === group ? 0 : -1}
            className={card.key === group ? `on ${card.key}` : ""}
            onClick={() => onGroup(card.key)}
            onKeyDown={(event) => {
              const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              const next = CARDS[(index + step + CARDS.length) % CARDS.length];
              if (step === 0 || next === undefined) return;
              event.preventDefault();
              onGroup(next.key);
              document.getElementById(`im-tab-${next.key}`)?.focus();
            }}
          >
            <b>{outcome[card.key].toLocaleString("en")}</b>
            {outcome[card.key] === 0 && card.key !== "unchanged" ? (
              <span className="mark plain">{card.word}</span>
            ) : (
              MARKS[card.key]
            )}
            <span className="label el">{detailOf(card, preview)}</span>
          </button>
        ))}
      </div>
      <div className="im-list" role="tabpanel" id="im-list" aria-labelledby={`im-tab-${group}`}>
        <List preview={preview} group={group} choices={choices} onShow={onShow} />
      </div>
      <div className="im-foot">
        <span className="el">
          <Icon name="undo" /> {preview.summary}
        </span>
        <Compared preview={preview} choices={choices} />
      </div>
    </section>
  );
}

function detailOf(card: Card, { outcome }: ImportPreview): string {
  if (card.key === "changed" && outcome.kept_by_hand > 0) {
    const n = outcome.kept_by_hand;
    return n === 1 ? "1 edit by hand kept" : `${n} edits by hand kept`;
  }
  return outcome[card.key] === 0 ? card.none : card.detail;
}

type ListProps = Pick<OutcomeProps, "preview" | "group" | "choices" | "onShow">;

function List({ preview, group, choices, onShow }: ListProps) {
  switch (group) {
    case "refused":
    case "suspect":
      return <Refused preview={preview} odd={group === "suspect"} choices={choices} onShow={onShow} />;
    case "changed":
      return <Changes preview={preview} choices={choices} />;
    case "gone":
      return <Gone preview={preview} choices={choices} />;
    case "duplicates":
      return <Duplicates preview={preview} />;
    case "added":
      return <Numbers lines={preview.added} all={preview.outcome.added} empty="No number is new." />;
    case "unchanged":
      return <Numbers lines={preview.same} all={preview.outcome.unchanged} empty="No number is as it was." />;
  }
}

/** Of which earlier list this is a newer version: what is gone is counted against it. */
function Compared({ preview, choices }: Pick<OutcomeProps, "preview" | "choices">) {
  if (preview.earlier.length === 0) return null;
  return (
    <span className="im-compared">
      <span className="label">Newer version of</span>
      <Select
        label="Newer version of"
        bare
        value={String(preview.newer_of ?? 0)}
        choices={[
          { value: "0", label: "no earlier list" },
          ...preview.earlier.map((list) => ({
            value: String(list.id),
            label: list.file,
            detail: list.detail,
          })),
        ]}
        onChange={(id) => choices.newerOf(Number(id))}
      />
    </span>
  );
}
