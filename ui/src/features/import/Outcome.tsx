import { useState } from "react";
import type { ImportPreview, RefusedCell, Repair } from "../../api/generated";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { oddLetters } from "./request";
import { CARDS, type Card } from "./sheet";

const MARKS: Record<Card["key"], React.ReactNode> = {
  refused: <IconMark icon="blocker">refused</IconMark>,
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
  repairs: readonly Repair[];
  stale: boolean;
  onRepair(cell: RefusedCell, text: string): void;
  onTakeBack(repair: Repair): void;
  onShow(cell: RefusedCell): void;
};

/** What comes out, and every refused cell with its reason and its repair. */
export function Outcome({ preview, repairs, stale, onRepair, onTakeBack, onShow }: OutcomeProps) {
  const { outcome, refused } = preview;
  return (
    <section className="im-outcome" aria-label="What comes out" data-pane="outcome" aria-busy={stale}>
      <ul className="im-cards">
        {CARDS.map((card) => {
          const count = outcome[card.key];
          const loud = card.key === "refused" && count > 0;
          return (
            <li key={card.key} className={loud ? "on" : ""}>
              <b>{count.toLocaleString("en")}</b>
              {card.key === "refused" && count === 0 ? (
                <IconMark icon="ok" quiet>
                  refused
                </IconMark>
              ) : (
                MARKS[card.key]
              )}
              <span className="label">
                {card.key === "refused" && count === 0 ? "every cell was read" : card.detail}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="im-refused">
        <table className="grid">
          <thead>
            <tr>
              <th scope="col" className="num">
                Cell
              </th>
              <th scope="col">As written</th>
              <th scope="col">Why it was refused</th>
              <th scope="col">Read instead as</th>
              <th scope="col">
                <span className="unseen">Take or leave</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {refused.map((cell) => (
              <RefusedRow
                key={`${cell.sheet}:${cell.row}:${cell.column}`}
                cell={cell}
                onRepair={onRepair}
                onShow={onShow}
              />
            ))}
            {repairs.map((one) => (
              <tr key={`r${one.sheet}:${one.row}:${one.column}`} className="done">
                <td className="num absent">
                  {preview.columns.find((guess) => guess.column === one.column)?.letter}
                  {one.row}
                </td>
                <td />
                <td>
                  <IconMark icon="ok" quiet>
                    {one.text === "" ? "row is skipped" : "repaired"}
                  </IconMark>
                </td>
                <td className="literal">{one.text}</td>
                <td className="num">
                  <Button look="link" onPress={() => onTakeBack(one)}>
                    Take back
                  </Button>
                </td>
              </tr>
            ))}
            {refused.length === 0 && repairs.length === 0 && (
              <tr>
                <td colSpan={5} className="dim">
                  Nothing to repair.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <p className="im-foot">
        <Icon name="undo" /> {preview.summary}
      </p>
    </section>
  );
}

type RefusedRowProps = {
  cell: RefusedCell;
  onRepair(cell: RefusedCell, text: string): void;
  onShow(cell: RefusedCell): void;
};

function RefusedRow({ cell, onRepair, onShow }: RefusedRowProps) {
  const [text, setText] = useState(cell.proposal);
  const written = text.trim();
  return (
    <tr>
      <td className="num">
        <button type="button" className="absent" title="Show it in the file" onClick={() => onShow(cell)}>
          {cell.cell}
        </button>
      </td>
      <td className="literal im-was">
        {oddLetters(cell.text).map((piece, index) =>
          piece.odd ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed text
            <mark key={index}>{piece.text}</mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed text
            <span key={index}>{piece.text}</span>
          ),
        )}
      </td>
      <td className="im-why">
        <span>
          <IconMark icon="blocker" />
          <span>{cell.message}</span>
        </span>
      </td>
      <td className="im-instead">
        <input
          className="input"
          aria-label={`Read ${cell.cell} instead as`}
          placeholder="type the number"
          value={text}
          spellCheck={false}
          autoComplete="off"
          onFocus={() => onShow(cell)}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && written !== "")
              onRepair(cell, written);
          }}
        />
      </td>
      <td className="num">
        {written === "" ? (
          <Button look="link" onPress={() => onRepair(cell, "")}>
            Skip row
          </Button>
        ) : (
          <Button look="link" onPress={() => onRepair(cell, written)}>
            Accept
          </Button>
        )}
      </td>
    </tr>
  );
}
