// Pads the pieces of two readings so that letters stand under letters, and says how each is marked.

import type { DiffPiece, Grade } from "../../api/generated";

export type AlignedPiece = {
  key: string;
  ours: string;
  theirs: string;
  oursLook: string;
  theirsLook: string;
};

const LOOKS: Record<Grade, string> = {
  same: "",
  case_or_space: "case",
  abbreviation: "known",
  punctuation: "loud",
  different: "loud",
  missing: "loud",
};

/** A piece that one line lacks is an empty slot of the same width there. */
export function aligned(pieces: readonly DiffPiece[]): AlignedPiece[] {
  let at = 0;
  return pieces.map((piece) => {
    const width = Math.max([...piece.ours].length, [...piece.theirs].length);
    const look = LOOKS[piece.grade];
    const key = `${at}`;
    at += width;
    return {
      key,
      ours: piece.ours.padEnd(width, " "),
      theirs: piece.theirs.padEnd(width, " "),
      oursLook: piece.ours === "" && look !== "" ? "slot" : look,
      theirsLook: piece.theirs === "" && look !== "" ? "slot" : look,
    };
  });
}
