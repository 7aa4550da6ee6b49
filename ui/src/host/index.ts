import type { Host } from "./host";

let current: Host | undefined;

/** Chosen once at the start, before the first screen is drawn. */
export function setHost(host: Host): void {
  current = host;
}

export function host(): Host {
  if (!current) throw new Error("no host has been chosen");
  return current;
}
