import type { Host } from "./host";

type Reply = { ok: unknown } | { error: unknown };

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const reply = (await response.json()) as Reply;
  if ("error" in reply) throw reply.error;
  return reply.ok as Answer;
}

const native = <Answer>(name: string, more: Record<string, unknown> = {}) =>
  post<Answer>("/native", { name, ...more });

/** What the desktop would say arrives here as an event of the window, sent by whoever drives the test. */
function hear<Payload>(event: string, heard: (payload: Payload) => void): () => void {
  const listener = (it: Event) => heard((it as CustomEvent<Payload>).detail);
  window.addEventListener(`portwright:${event}`, listener);
  return () => window.removeEventListener(`portwright:${event}`, listener);
}

/** The loopback host of the browser tests: the real core behind a page's own origin. */
export const httpHost: Host = {
  call: (name, request) => post("/call", { name, request }),
  documentBytes: async ({ name, paper }) => {
    const response = await fetch(`/document?${new URLSearchParams({ name, paper })}`);
    if (!response.ok) throw ((await response.json()) as { error: unknown }).error;
    return response.arrayBuffer();
  },
  pick: (kind, suggested) => native("pick", { kind, suggested: suggested ?? null }),
  recent: () => native("recent"),
  forgetRecent: (ticket) => native("forget_recent", { ticket }),
  reveal: (ticket) => native("reveal", { ticket }),
  open: (ticket, within) => native("reveal", { ticket, within }),
  setTitle: async (text) => {
    document.title = text;
  },
  ready: async () => {},
  onMenu: (heard) => hear("menu", heard),
  onDropped: (heard) => hear("dropped", heard),
  onHover: (heard) => hear("hover", heard),
  onOpened: (heard) => hear("opened", heard),
  cancel: () => native("cancel"),
  onProgress: (heard) => hear("progress", heard),
};
