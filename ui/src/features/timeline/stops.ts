// What the arrow keys step over in the drawing.

import type { Lane } from "./model";

export type StopKind = "bar" | "task" | "diamond";

const ORDER: readonly StopKind[] = ["bar", "task", "diamond"];

export type Spot = { lane: number; item: number };

/** Everything in a lane that can take the focus, in order of time: on one day bars, then what has to be in place, then diamonds. */
export function stops(lane: Lane): { day: number; kind: StopKind; index: number }[] {
  const bars = lane.bars.map((bar, index) => ({ day: bar.from, kind: "bar" as const, index }));
  const diamonds = lane.diamonds.map((diamond, index) => ({
    day: diamond.day,
    kind: "diamond" as const,
    index,
  }));
  const tasks = (lane.inPlace?.marks ?? []).map((mark, index) => ({
    day: mark.day,
    kind: "task" as const,
    index,
  }));
  return [...bars, ...tasks, ...diamonds].sort(
    (a, b) => a.day - b.day || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
}

/** Arrow keys: along a lane, or to the item of the next lane that stands nearest in time. */
export function moveSpot(lanes: readonly Lane[], spot: Spot, key: string): Spot | null {
  const lane = lanes[spot.lane];
  if (lane === undefined) return null;
  const here = stops(lane);
  const clamp = (item: number) => ({ lane: spot.lane, item: Math.max(0, Math.min(here.length - 1, item)) });
  switch (key) {
    case "ArrowRight":
      return clamp(spot.item + 1);
    case "ArrowLeft":
      return clamp(spot.item - 1);
    case "Home":
      return clamp(0);
    case "End":
      return clamp(here.length - 1);
    case "ArrowDown":
    case "ArrowUp": {
      const step = key === "ArrowDown" ? 1 : -1;
      for (let to = spot.lane + step; to >= 0 && to < lanes.length; to += step) {
        const there = lanes[to] === undefined ? [] : stops(lanes[to] as Lane);
        if (there.length === 0) continue;
        const day = here[spot.item]?.day ?? 0;
        let item = 0;
        there.forEach((stop, index) => {
          if (Math.abs(stop.day - day) < Math.abs((there[item]?.day ?? 0) - day)) item = index;
        });
        return { lane: to, item };
      }
      return spot;
    }
    default:
      return null;
  }
}
