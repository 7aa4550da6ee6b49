export type Zoom = "fit" | "75" | "100" | "125" | "150";

export const zooms: readonly { value: Zoom; label: string }[] = [
  { value: "fit", label: "Fit width" },
  { value: "75", label: "75 %" },
  { value: "100", label: "100 %" },
  { value: "125", label: "125 %" },
  { value: "150", label: "150 %" },
];

const gutter = 40;
const pixelsPerPoint = 96 / 72;

/** The width of a page in CSS pixels. `points` is its own width; `room` what the tray has. */
export function pageWidth(zoom: Zoom, points: number, room: number): number {
  const actual = points * pixelsPerPoint;
  if (zoom === "fit") return Math.max(200, Math.min(room - gutter, actual * 1.6));
  return (actual * Number(zoom)) / 100;
}
