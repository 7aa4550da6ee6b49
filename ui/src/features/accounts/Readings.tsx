import type { CSSProperties } from "react";
import type { FieldPair } from "../../api/generated";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import { type Cell, captionsOf, cellsOf, cutOf, markOf, rulerOf, type Side } from "./diff";

const shown = (letter: string | null): string => (letter === null ? " " : letter);

/** Runs of letters with the same mark, so that a line is a few spans and not one for each letter. */
function runs(cells: readonly Cell[], side: Side): { mark: string; text: string; at: number }[] {
  const out: { mark: string; text: string; at: number }[] = [];
  for (const [at, cell] of cells.entries()) {
    const mark = markOf(cell, side);
    const last = out.at(-1);
    if (last?.mark === mark) last.text += shown(cell[side]);
    else out.push({ mark, text: shown(cell[side]), at });
  }
  return out;
}

function Line({ cells, side }: { cells: readonly Cell[]; side: Side }) {
  return (
    <span className={`ac-${side}`}>
      {runs(cells, side).map(({ mark, text, at }) => (
        <span key={at} className={`ac-letter-${mark}`}>
          {text}
        </span>
      ))}
    </span>
  );
}

/** Both readings under one another, the carrier's above. */
export function PairLines({ pair }: { pair: FieldPair }) {
  if (pair.theirs === "") {
    return (
      <span className="ac-pair-lines mono">
        <span className="absent">the CSR does not say</span>
        <span className="ac-ours">{pair.ours === "" ? "not set" : pair.ours}</span>
      </span>
    );
  }
  const cells = cellsOf(pair.pieces);
  return (
    <span className="ac-pair-lines mono">
      <Line cells={cells} side="theirs" />
      {pair.ours === "" ? <span className="absent">not set</span> : <Line cells={cells} side="ours" />}
    </span>
  );
}

interface LargeLineProps {
  cells: readonly Cell[];
  side: Side;
  fits: number | null;
}

function LargeLine({ cells, side, fits }: LargeLineProps) {
  return (
    <div className={`ac-large-line ac-${side}`}>
      {cells.map((cell, at) => {
        const cut = fits !== null && at >= fits && cell[side] !== null;
        const letter = cell[side];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <span key={at} className={`ac-letter-${markOf(cell, side)}${cut ? " ac-letter-cut" : ""}`}>
            {letter === " " ? <span className="ac-space-dot">·</span> : letter}
          </span>
        );
      })}
    </div>
  );
}

/** Room for both lines, and the widest and narrowest column a letter may have. */
const room = 590;
const [widest, narrowest] = [20, 13];

/** Pixels of a column: as wide as fits, so that most addresses are seen whole. */
export const columnOf = (columns: number): number =>
  Math.max(narrowest, Math.min(widest, Math.floor(room / Math.max(1, columns))));

/** Both readings and each difference in words: what the drawing says, said. */
const readAloud = ({ theirs, ours, grade, differences }: FieldPair): string => {
  const each = differences
    .filter((it) => it.grade !== "case_or_space")
    .map((it) => `at letter ${it.ours_from + 1} ${it.words}`);
  return [
    `CSR: ${theirs}.`,
    `LOA: ${ours}.`,
    `${grade}.`,
    each.length > 0 ? `Ours against theirs: ${each.join("; ")}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
};

/** The selected field, letter by letter, with ruler, the end of the form and a word under what differs. */
export function LargeReadings({ pair }: { pair: FieldPair }) {
  const cells = cellsOf(pair.pieces);
  const cut = cutOf(cells, pair.limit);
  const column = columnOf(cells.length);
  const width = cells.length * column;
  return (
    <div className="ac-large" role="img" aria-label={readAloud(pair)}>
      <div
        className="ac-large-inner mono"
        style={
          {
            width: width + (cut ? 44 : 2),
            fontSize: Math.min(17, column * 0.85),
            "--ac-column": `${column}px`,
          } as CSSProperties
        }
      >
        <div className="ac-ruler">
          {rulerOf(cells.length).map((it) => (
            <span key={it.column} style={{ left: it.column * column, width: column }}>
              {it.text}
            </span>
          ))}
        </div>
        <div className="ac-large-lines" style={{ width }}>
          <LargeLine cells={cells} side="theirs" fits={cut?.side === "theirs" ? cut.columns : null} />
          <LargeLine cells={cells} side="ours" fits={cut?.side === "ours" ? cut.columns : null} />
        </div>
        {cut && (
          <div className={`ac-form-end ac-${cut.side}`} style={{ left: cut.columns * column }}>
            <span>
              <Icon name="scissors" size={12} />
              {pair.limit}
            </span>
          </div>
        )}
        <div className="ac-captions">
          {captionsOf(cells).map((it) => (
            <span key={it.column} style={{ left: (it.column + it.columns / 2) * column }}>
              <IconMark icon={pair.severity ?? "note"}>{it.text}</IconMark>
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
