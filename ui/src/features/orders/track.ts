// Where the points of an order's life cycle stand: one line per version, a rejection as a branch down to
// the next one, and the days it cost drawn between what was asked and what is planned now.

import type { Track, TrackPoint } from "../../api/generated";

export const LINE_GAP = 82;
const FIRST_LINE = 34;
const LEFT = 40;

export type PointShape = {
  point: TrackPoint;
  x: number;
  y: number;
  labelY: number;
  whenY: number;
  side: boolean;
};

export type TrackShape = {
  version: number;
  y: number;
  points: PointShape[];
  /** Solid to the last thing that happened, dotted behind it. */
  done: { x1: number; x2: number } | null;
  ahead: { x1: number; x2: number } | null;
};

export type Branch = { x: number; y1: number; y2: number };
export type Lost = {
  x1: number;
  x2: number;
  y: number;
  top: number;
  bottom: number;
  text: string;
  asked: string;
};

export type TrackDrawing = {
  width: number;
  height: number;
  tracks: TrackShape[];
  branches: Branch[];
  lost: Lost[];
};

const happened = (point: TrackPoint): boolean => point.state === "done" || point.state === "failed";

/** Lays the versions out in a width. Each version begins under the point where the one before it failed. */
export function layTracks(tracks: readonly Track[], width: number): TrackDrawing {
  const drawn: TrackShape[] = [];
  const branches: Branch[] = [];
  const lost: Lost[] = [];
  const right = width - 34;
  let begin = LEFT;
  tracks.forEach((track, index) => {
    const y = FIRST_LINE + index * LINE_GAP;
    const failedAt = track.points.findIndex((point) => point.state === "failed");
    const isLast = index === tracks.length - 1;
    const count = Math.max(1, track.points.length - 1);
    // A version that failed leaves the right of its line to the one after it.
    const remaining = tracks.length - index;
    const end = isLast ? right : begin + (right - begin) * (count / (count + 5.5 * (remaining - 1)));
    const gap = (end - begin) / count;
    const points = track.points.map((point, at): PointShape => {
      const x = begin + at * gap;
      const failed = point.state === "failed";
      return {
        point,
        x,
        y,
        // The first version writes its labels above the line; the branch of the next comes in from above.
        labelY: index === 0 ? y - 16 : y + 26,
        whenY: index === 0 ? y + 23 : y + 42,
        side: failed && index === 0,
      };
    });
    const last = points.findLastIndex((shape) => happened(shape.point));
    const lastX = points[last]?.x;
    const endX = points.at(-1)?.x ?? begin;
    drawn.push({
      version: track.version,
      y,
      points,
      done: lastX === undefined || last === 0 ? null : { x1: begin, x2: lastX },
      ahead: endX > (lastX ?? begin) ? { x1: lastX ?? begin, x2: endX } : null,
    });
    const failed = points[failedAt];
    if (failed !== undefined && !isLast) {
      branches.push({ x: failed.x, y1: y + 10, y2: y + LINE_GAP - 12 });
      begin = failed.x;
    }
  });
  tracks.forEach((track, index) => {
    const here = drawn[index];
    const next = drawn[index + 1];
    const failed = here?.points.find((shape) => shape.point.state === "failed");
    if (track.lost === "" || here === undefined || next === undefined || failed === undefined) return;
    const to = next.points.find((shape) => isActivation(shape.point)) ?? next.points.at(-1);
    if (to === undefined) return;
    const from = failed.x + (to.x - failed.x) * 0.48;
    lost.push({
      x1: from,
      x2: to.x,
      y: here.y + 40,
      top: here.y + 30,
      bottom: next.y - 18,
      text: track.lost,
      asked: track.asked,
    });
  });
  const height = FIRST_LINE + Math.max(0, tracks.length - 1) * LINE_GAP + (tracks.length > 1 ? 56 : 40);
  return { width, height, tracks: drawn, branches, lost };
}

/** The point of the cutover is a diamond, as on the timeline. */
export function isActivation(point: TrackPoint): boolean {
  return ["active", "activated", "cutover", "ported"].includes(point.label.toLowerCase());
}

/** The whole track as one sentence per version, for those who do not see it. */
export function trackWords(track: Track): string {
  const points = track.points.map((point) => {
    const state = point.state === "now" ? ", now" : point.state === "planned" ? ", planned" : "";
    return `${point.label} ${point.when}${state}`.trim();
  });
  const cost = track.lost === "" ? "" : ` ${track.lost}.`;
  return `Version ${track.version}: ${points.join("; ")}.${cost}`;
}
