/** The outline of a diamond of so many pixels from its middle to each corner. */
export function rhomb(x: number, y: number, size: number): string {
  return `M${x} ${y - size}l${size} ${size}-${size} ${size}-${size}-${size}z`;
}
