// Where words may stand: they are never written over one another.

import { type Box, type Text, textWidth } from "./geometry";

/** Air before a text that moved aside for another on its line: the two do not read as one. */
const AIR = 14;
/** Nearer than this, texts meet. */
const NEAR = 6;
/** Between the lines of two texts that have nothing to do with one another. */
const LEAD = 4;

export class Room {
  readonly #taken: Box[] = [];

  take(box: Box): void {
    this.#taken.push(box);
  }

  takeText(text: Text, size: number, bold = false): void {
    if (text.text !== "") this.take(boxOf(text, size, bold));
  }

  isFree(text: Text, size: number, lead = 0): boolean {
    const { x, y, width, height } = boxOf(text, size);
    const box = { x, y: y - lead, width, height: height + 2 * lead };
    return x >= 0 && this.#taken.every((other) => !meet(box, other));
  }

  /** The first of these places that is free and begins on the chart; it is taken then. */
  place(places: readonly Text[], size: number): Text | null {
    return this.#take(
      places.find((text) => this.isFree(text, size)),
      size,
    );
  }

  /** The first of these places that is free with air above and below it. */
  placeApart(places: readonly Text[], size: number): Text | null {
    return this.#take(
      places.find((text) => this.isFree(text, size, LEAD)),
      size,
    );
  }

  #take(found: Text | undefined, size: number): Text | null {
    if (found !== undefined) this.takeText(found, size);
    return found ?? null;
  }

  /** The first x at or right of a text's own where it is free on its line. */
  firstFree(text: Text, size: number): number {
    let { x } = text;
    const right = [...this.#taken].sort((a, b) => a.x - b.x);
    for (const other of right) {
      if (meet(boxOf({ ...text, x }, size), other)) x = other.x + other.width + AIR;
    }
    return x;
  }
}

function boxOf(text: Text, size: number, bold = false): Box {
  const width = textWidth(text.text, size, bold);
  const x = text.anchor === "end" ? text.x - width : text.anchor === "middle" ? text.x - width / 2 : text.x;
  return { x, y: text.y - size + 2, width, height: size + 1 };
}

function meet(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + NEAR && b.x < a.x + a.width + NEAR && a.y < b.y + b.height && b.y < a.y + a.height
  );
}
