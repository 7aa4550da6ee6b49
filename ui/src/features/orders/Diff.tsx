import type { FieldPair } from "../../api/generated";
import { type Cell, cellsOf, markOf, type Side } from "../accounts/diff";

type DiffProps = { pair: FieldPair; oursLabel: string; theirsLabel: string };

/** Two readings, letter under letter; what differs is marked on the line that has it. */
export function Diff({ pair, oursLabel, theirsLabel }: DiffProps) {
  const cells = cellsOf(pair.pieces);
  return (
    <dl className="od-diff">
      <dt className="label">{oursLabel}</dt>
      <dd className="literal">
        <Line cells={cells} side="ours" text={pair.ours} />
      </dd>
      <dt className="label">{theirsLabel}</dt>
      <dd className="literal">
        <Line cells={cells} side="theirs" text={pair.theirs} />
      </dd>
    </dl>
  );
}

function Line({ cells, side, text }: { cells: readonly Cell[]; side: Side; text: string }) {
  const runs: { at: number; mark: string; text: string }[] = [];
  cells.forEach((cell, at) => {
    const mark = markOf(cell, side);
    const letter = cell[side] ?? " ";
    const last = runs.at(-1);
    if (last?.mark === mark) last.text += letter;
    else runs.push({ at, mark, text: letter });
  });
  return (
    <>
      <span className="unseen">{text}</span>
      <span aria-hidden="true">
        {runs.map((run) => (
          <span key={run.at} className={`od-${run.mark}`}>
            {run.text}
          </span>
        ))}
      </span>
    </>
  );
}
