import { IconMark } from "../../components/IconMark";
import { LANE } from "./geometry";
import type { Move } from "./move";

type MoveCardProps = { move: Move; day: number; left: number };

/** Beside the pointer: the day that would be taken, what moves with it and what breaks. */
export function MoveCard({ move, day, left }: MoveCardProps) {
  const { moving, told } = move;
  if (moving === null) return null;
  const place = { left: left + (moving.day + 1) * day + 12, top: moving.lane * LANE + 46 };
  return (
    <div className="tl-move" style={place} role="status">
      {told === undefined ? (
        <p className="dim">…</p>
      ) : (
        <>
          {told.window === null ? (
            <IconMark icon="blocker">
              <b>{told.said}</b>
            </IconMark>
          ) : (
            <p>
              <b>{told.said}</b>
            </p>
          )}
          {told.moves.length > 0 && (
            <ul>
              {told.moves.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {told.breaks.map((mark) => (
            <IconMark key={mark.text} icon={mark.icon}>
              {mark.text}
            </IconMark>
          ))}
          {told.mends.map((line) => (
            <p key={line} className="dim">
              No longer: {line}
            </p>
          ))}
          {told.window !== null && <p className="label">Let go to ask for it. Esc leaves it where it is.</p>}
        </>
      )}
    </div>
  );
}
