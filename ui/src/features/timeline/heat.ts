import type { FinderDay, FinderWeek, HourState, SlotView } from "../../api/generated";

/** A box over the heat map: days and hours from 0, the ends left out. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Runs of hours of one state on a day. */
function runs(day: FinderDay, state: HourState): [number, number][] {
  const found: [number, number][] = [];
  day.hours.forEach((hour, at) => {
    if (hour.state !== state) return;
    const last = found.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  });
  return found;
}

/** Outlines of the hours of one state: days below one another with the same hours share one. */
export function outlines(days: readonly FinderDay[], state: HourState): Box[] {
  const boxes: Box[] = [];
  days.forEach((day, row) => {
    for (const [left, right] of runs(day, state)) {
      const above = boxes.find((box) => box.bottom === row && box.left === left && box.right === right);
      if (above) above.bottom = row + 1;
      else boxes.push({ top: row, bottom: row + 1, left, right });
    }
  });
  return boxes;
}

export interface SlotBox extends Box {
  slot: SlotView;
}

/** The slots of a week that are marked in it, as their hours say. */
export function marked(week: FinderWeek, slots: readonly SlotView[]): SlotBox[] {
  return week.days.flatMap((day, row) => {
    const ranks = [...new Set(day.hours.map((hour) => hour.slot).filter((rank) => rank !== null))];
    return ranks.flatMap((rank) => {
      const slot = slots.find((it) => it.rank === rank);
      const left = day.hours.findIndex((hour) => hour.slot === rank);
      const right = day.hours.findLastIndex((hour) => hour.slot === rank) + 1;
      return slot ? [{ slot, top: row, bottom: row + 1, left, right }] : [];
    });
  });
}

/** Where an arrow leads to in a week of 24 hours; null where it leads nowhere. */
export function stepped([row, column]: readonly [number, number], key: string, rows: number) {
  const to = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, 23],
  }[key];
  if (to === undefined) return null;
  const [down = 0, right = 0] = to;
  return down < 0 || down >= rows || right < 0 || right > 23 ? null : ([down, right] as const);
}
