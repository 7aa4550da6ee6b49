import type { FieldPair } from "../../api/generated";
import { aligned } from "./aligned";

/** Two readings, letter under letter; what differs is marked on the line that has it. */
export function Diff({
  pair,
  oursLabel,
  theirsLabel,
}: {
  pair: FieldPair;
  oursLabel: string;
  theirsLabel: string;
}) {
  const pieces = aligned(pair.pieces);
  return (
    <dl className="od-diff">
      <dt className="label">{oursLabel}</dt>
      <dd className="literal">
        <span className="unseen">{pair.ours}</span>
        <span aria-hidden="true">
          {pieces.map((piece) => (
            <span key={piece.key} className={piece.oursLook}>
              {piece.ours}
            </span>
          ))}
        </span>
      </dd>
      <dt className="label">{theirsLabel}</dt>
      <dd className="literal">
        <span className="unseen">{pair.theirs}</span>
        <span aria-hidden="true">
          {pieces.map((piece) => (
            <span key={piece.key} className={piece.theirsLook}>
              {piece.theirs}
            </span>
          ))}
        </span>
      </dd>
    </dl>
  );
}
