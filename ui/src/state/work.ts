import { useSyncExternalStore } from "react";
import type { Progress } from "../host/host";

/** What the core is at, between the first step that it tells and the end of the calls that wait for it. */
let waiting = 0;
let step: Progress | null = null;
const listeners = new Set<() => void>();

function show(next: Progress | null): void {
  if (step === next) return;
  step = next;
  for (const changed of listeners) changed();
}

/** A call began; the answer says that it has ended. */
export function began(): () => void {
  waiting += 1;
  let over = false;
  return () => {
    if (over) return;
    over = true;
    waiting -= 1;
    if (waiting === 0) show(null);
  };
}

/** A step that comes after the last answer is late news and is not shown. */
export function stepped(progress: Progress): void {
  if (waiting > 0) show(progress);
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** How far the work under way has come; null when nothing tells. */
export const useWork = (): Progress | null => useSyncExternalStore(listen, () => step);

/** `1,200 of 4,000`, or what is done where nobody knows how much there is. */
export function countOf({ done, total }: Progress): string {
  const number = (it: number) => it.toLocaleString("en-US");
  return total === null ? number(done) : `${number(done)} of ${number(total)}`;
}
