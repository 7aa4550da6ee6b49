/** A point of a stroke: 0 to 1 from left to right and from top to bottom of the pad. */
export type Point = readonly [number, number];
export type Stroke = readonly Point[];

/** How many times as wide as high the pad is: as the line of a letter. */
export const ratio = 4.5;

export const noInk: readonly Stroke[] = [];

/** Points nearer than this add nothing to what is seen. */
const near = 0.002;

const fine = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

/** Where the pointer is on the pad. */
export function pointOf(
  event: { clientX: number; clientY: number },
  pad: { left: number; top: number; width: number; height: number },
): Point {
  return [fine((event.clientX - pad.left) / pad.width), fine((event.clientY - pad.top) / pad.height)];
}

/** A new stroke begins there. */
export const begun = (strokes: readonly Stroke[], at: Point): Stroke[] => [...strokes, [at]];

/** The last stroke goes on to there. */
export function drawn(strokes: readonly Stroke[], at: Point): readonly Stroke[] {
  const last = strokes.at(-1);
  const before = last?.at(-1);
  if (!last || !before) return strokes;
  if (Math.hypot(at[0] - before[0], at[1] - before[1]) < near) return strokes;
  return [...strokes.slice(0, -1), [...last, at]];
}

/** Whether there is enough to be a signature. */
export const inked = (strokes: readonly Stroke[]): boolean =>
  strokes.reduce((points, stroke) => points + stroke.length, 0) > 3;

/** A stroke as the path of a drawing `width` wide. */
export function pathOf(stroke: Stroke, width: number): string {
  const [first, ...rest] = stroke.map(
    ([x, y]) => `${(x * width).toFixed(2)} ${((y * width) / ratio).toFixed(2)}`,
  );
  return rest.length === 0 ? `M${first} l0.8 0` : `M${first} L${rest.join(" L")}`;
}
