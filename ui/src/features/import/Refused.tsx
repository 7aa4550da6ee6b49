import { useState } from "react";
import type { FaultGroup, ImportPreview, RefusedCell } from "../../api/generated";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import type { Choices } from "./choices";
import { More } from "./Numbers";
import { oddLetters } from "./request";

export type RefusedProps = {
  preview: ImportPreview;
  /** The odd cells that are taken, instead of those that are refused. */
  odd: boolean;
  choices: Choices;
  onShow(cell: Pick<RefusedCell, "sheet" | "row" | "column">): void;
};

/** Cells that are refused, or odd: why, and what to read instead. */
export function Refused({ preview, odd, choices, onShow }: RefusedProps) {
  const cells = odd ? preview.suspect : preview.refused;
  const { repaired } = preview;
  return (
    <>
      <Faults preview={preview} choices={choices} />
      <table className="grid im-refused">
        <thead>
          <tr>
            <th scope="col" className="num">
              Cell
            </th>
            <th scope="col">As written</th>
            <th scope="col">{odd ? "What is odd" : "Why it was refused"}</th>
            <th scope="col">Read instead as</th>
            <th scope="col">
              <span className="unseen">Take or leave</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <RefusedRow
              key={`${cell.sheet}:${cell.row}:${cell.column}:${cell.text}`}
              cell={cell}
              odd={odd}
              choices={choices}
              onShow={onShow}
            />
          ))}
          {repaired.map((cell) => (
            <tr key={`r${cell.sheet}:${cell.row}:${cell.column}`} className="done">
              <td className="num">
                <button
                  type="button"
                  className="absent"
                  title="Show it in the file"
                  onClick={() => onShow(cell)}
                >
                  {cell.cell}
                </button>
              </td>
              <td className="literal im-was">{cell.text}</td>
              <td>
                <IconMark icon="ok" quiet>
                  {cell.read_as === "" ? "row is skipped" : "repaired"}
                </IconMark>
              </td>
              <td className="literal">{cell.read_as}</td>
              <td className="num">
                {!cell.by_fault && (
                  <Button look="link" onPress={() => choices.takeBack(cell)}>
                    Take back
                  </Button>
                )}
              </td>
            </tr>
          ))}
          {!odd &&
            preview.passed_over.map((line) => (
              <tr key={`s${line.sheet}:${line.row}:${line.column}`} className="done">
                <td className="num">
                  <button
                    type="button"
                    className="absent"
                    title="Show it in the file"
                    onClick={() => onShow(line)}
                  >
                    {line.cell}
                  </button>
                </td>
                <td className="literal im-was">{line.text}</td>
                <td colSpan={3}>
                  <IconMark icon="none">passed over, {line.why}</IconMark>
                </td>
              </tr>
            ))}
          {cells.length === 0 && repaired.length === 0 && (
            <tr>
              <td colSpan={5} className="dim">
                {odd ? "Nothing is odd." : "Nothing to repair."}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <More shown={cells.length} all={odd ? preview.outcome.suspect : preview.outcome.refused} />
    </>
  );
}

/** Faults that several cells share, repaired together. */
function Faults({ preview, choices }: Pick<RefusedProps, "preview" | "choices">) {
  const several = preview.faults.filter((group) => group.proposals > 1);
  const alike = preview.faults.filter((group) => group.cells - group.proposals > 1);
  const none = several.length === 0 && alike.length === 0;
  if (none && choices.fixes.length === 0 && choices.edits.length === 0) return null;
  return (
    <ul className="im-faults" aria-label="Repair together">
      {several.map((group) => (
        <li key={group.fault}>
          <Button icon="pen" onPress={() => choices.fixAll(group.fault, true)}>
            {group.proposals === group.cells ? "Fix all" : "Fix"} {group.proposals}: {group.words}
          </Button>
        </li>
      ))}
      {alike.map((group) => (
        <EditAlike key={group.fault} group={group} choices={choices} />
      ))}
      {choices.edits.map(({ fault, before }) => (
        <li key={`e${fault}`}>
          <Button icon="undo" look="quiet" onPress={() => choices.editAll(fault, null)}>
            Take back: {before === "" ? "rows passed over" : `${before} before each`} (
            {fault.replaceAll("_", " ")})
          </Button>
        </li>
      ))}
      {choices.fixes.map((fault) => (
        <li key={fault}>
          <Button icon="undo" look="quiet" onPress={() => choices.fixAll(fault, false)}>
            Take back: {fault.replaceAll("_", " ")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** One edit for many cells: what they lack is typed once. */
function EditAlike({ group, choices }: { group: FaultGroup; choices: Choices }) {
  const [before, setBefore] = useState("");
  const written = before.trim();
  const cells = `${group.cells - group.proposals} ${group.words}`;
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (written !== "") choices.editAll(group.fault, written);
        }}
      >
        <span>{cells}:</span>
        <input
          className="input literal"
          aria-label={`Put before each: ${cells}`}
          placeholder="414"
          value={before}
          onChange={(event) => setBefore(event.target.value)}
        />
        <Button type="submit" isDisabled={written === ""}>
          Put before each
        </Button>
        <Button look="link" onPress={() => choices.editAll(group.fault, "")}>
          Pass their rows over
        </Button>
      </form>
    </li>
  );
}

type RowProps = Pick<RefusedProps, "odd" | "choices" | "onShow"> & { cell: RefusedCell };

function RefusedRow({ cell, odd, choices, onShow }: RowProps) {
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
          <IconMark icon={odd ? "warning" : "blocker"} />
          <span>{cell.message}</span>
        </span>
      </td>
      <td className="im-instead">
        <input
          className="input"
          aria-label={`Read ${cell.cell} instead as`}
          placeholder={odd ? "as it was read" : "type the number"}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onFocus={() => onShow(cell)}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && written !== "")
              choices.repair(cell, written);
          }}
        />
      </td>
      <td className="num">
        {written === "" ? (
          <Button look="link" onPress={() => choices.repair(cell, "")}>
            Skip row
          </Button>
        ) : (
          <Button look="link" onPress={() => choices.repair(cell, written)}>
            Accept
          </Button>
        )}
      </td>
    </tr>
  );
}
