import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Host } from "./host";

/** Listeners on their way to the program. What a start asked for is told only once all of them are there. */
const onTheWay: Promise<unknown>[] = [];

/** Events come over a promise; a listener may be stopped before the promise has settled. */
function hear<Payload>(event: string, heard: (payload: Payload) => void): () => void {
  const stop = listen<Payload>(event, ({ payload }) => heard(payload));
  onTheWay.push(stop);
  return () => void stop.then((it) => it());
}

/** The desktop program. */
export const tauriHost: Host = {
  call: (name, request) => invoke("call", { name, request }),
  documentBytes: (request) => invoke<ArrayBuffer>("document", { ...request }),
  pick: (kind, suggested) => invoke("pick", { kind, suggested: suggested ?? null }),
  recent: () => invoke("recent"),
  forgetRecent: (ticket) => invoke("forget_recent", { ticket }),
  reveal: (ticket) => invoke("reveal", { ticket }),
  open: (ticket, within) => invoke("reveal", { ticket, within, how: "open" }),
  setTitle: (text) => invoke("set_title", { text }),
  ready: async () => {
    await Promise.all(onTheWay.splice(0));
    await invoke("ready");
  },
  onMenu: (heard) => hear("menu", heard),
  onDropped: (heard) => hear("dropped", heard),
  onHover: (heard) => hear("hover", heard),
  onOpened: (heard) => hear("opened", heard),
  cancel: () => invoke("cancel"),
  onProgress: (heard) => hear("progress", heard),
};
