import { useEffect, useEffectEvent } from "react";
import type { Ticketed } from "../host/host";

type Taker = (files: Ticketed[]) => void;

const takers: Taker[] = [];

/** Whoever came last onto the screen gets dropped files; false when nobody there wants any. */
export function offerDrop(files: Ticketed[]): boolean {
  const taker = takers.at(-1);
  taker?.(files);
  return taker !== undefined;
}

/** While it is on screen, files dropped on the window come here. Projects never do: they are opened. */
export function useDropped(take: Taker): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const taker: Taker = (files) => taken(files);
    takers.push(taker);
    return () => {
      takers.splice(takers.indexOf(taker), 1);
    };
  }, []);
}
