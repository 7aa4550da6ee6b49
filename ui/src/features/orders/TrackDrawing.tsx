import { useEffect, useRef, useState } from "react";
import type { Track } from "../../api/generated";
import { isActivation, layTracks, type PointShape, trackWords } from "./track";

/** Narrower than this its words would meet: then it shrinks as a whole. */
const LEAST = 620;

/** The life cycle of an order: a line per version, a rejection as a branch, the days it cost. */
export function TrackDrawing({ tracks }: { tracks: readonly Track[] }) {
  const [room, setRoom] = useState(868);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const watch = new ResizeObserver(() => setRoom(Math.max(LEAST, Math.min(1080, current.clientWidth))));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const drawing = layTracks(tracks, room);
  return (
    <div ref={box}>
      <svg
        className="od-track"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={tracks.map(trackWords).join(" ")}
      >
        {drawing.tracks.map((track) => (
          <g key={track.version}>
            {drawing.tracks.length > 1 && (
              <text x={0} y={track.y + 4} className="version">
                v{track.version}
              </text>
            )}
            {track.done && <path d={`M${track.done.x1} ${track.y}H${track.done.x2}`} className="done" />}
            {track.ahead && <path d={`M${track.ahead.x1} ${track.y}H${track.ahead.x2}`} className="ahead" />}
          </g>
        ))}
        {drawing.branches.map((branch) => (
          <path key={branch.y1} d={`M${branch.x} ${branch.y1}V${branch.y2}`} className="branch" />
        ))}
        {drawing.lost.map((lost) => (
          <g key={lost.text}>
            <path d={`M${lost.x1} ${lost.top}V${lost.y}H${lost.x2}V${lost.bottom}`} className="lost" />
            <text x={(lost.x1 + lost.x2) / 2} y={lost.y + 14} className="small red">
              {lost.text}
            </text>
            <text x={lost.x1} y={lost.top - 6} className="small">
              {lost.asked}
            </text>
          </g>
        ))}
        {drawing.tracks.flatMap((track) =>
          track.points.map((shape) => <Point key={`${track.version}${shape.x}`} shape={shape} />),
        )}
      </svg>
      <ul className="unseen">
        {tracks.map((track) => (
          <li key={track.version}>{trackWords(track)}</li>
        ))}
      </ul>
    </div>
  );
}

function Point({ shape }: { shape: PointShape }) {
  const { point, x, y, labelY, whenY, side } = shape;
  const failed = point.state === "failed";
  const now = point.state === "now";
  const active = isActivation(point) && point.state !== "done";
  const look = failed ? "label red" : now || active ? "label accent" : "label";
  const place = side ? { x: x + 14, className: `${look} start` } : { x, className: look };
  return (
    <g>
      {failed ? (
        <>
          <circle cx={x} cy={y} r={9} fill="var(--blocker)" />
          <path d={`m${x - 3.2} ${y - 3.2} 6.4 6.4m0-6.4-6.4 6.4`} stroke="var(--bg-main)" strokeWidth={2} />
        </>
      ) : point.state === "done" ? (
        <>
          <circle cx={x} cy={y} r={8} fill="var(--text-3)" />
          <path d={`m${x - 3.5} ${y + 0.2} 2.5 2.5 4.5-5`} className="tick" />
        </>
      ) : now ? (
        <>
          <circle cx={x} cy={y} r={9} fill="var(--bg-main)" stroke="var(--accent)" strokeWidth={2} />
          <circle cx={x} cy={y} r={4} fill="var(--accent)" />
        </>
      ) : active ? (
        <path d={`M${x} ${y - 10}l10 10-10 10-10-10z`} fill="var(--accent)" />
      ) : (
        <circle cx={x} cy={y} r={6} fill="var(--bg-main)" stroke="var(--line-field)" strokeWidth={1.5} />
      )}
      <text {...place} y={side ? labelY + 2 : labelY}>
        {point.label}
      </text>
      <text x={place.x} y={side ? whenY - 3 : whenY} className={side ? "small start" : "small"}>
        {point.when}
      </text>
    </g>
  );
}
