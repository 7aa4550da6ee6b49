// Draws one screen over a fake core, to be looked at beside the mock:
// `npm run dev`, then /testing/?screen=overview&theme=dark, or screen=start.
import "@fontsource-variable/inter/wght.css";
import "../src/styles/tokens.css";
import "../src/styles/base.css";
import "../src/styles/parts.css";
import { createRoot } from "react-dom/client";
import { App } from "../src/App";
import { setHost } from "../src/host";
import { fakeHost } from "../src/testing/fake-host";
import { answers, recent } from "./answers";

const wish = new URLSearchParams(location.search);
const screen = wish.get("screen") ?? "overview";
document.documentElement.dataset.theme = wish.get("theme") ?? "light";
document.documentElement.dataset.platform = "linux";

const { project_head, ...closed } = answers;
const host = fakeHost(
  screen === "start" ? closed : { ...closed, ...(project_head ? { project_head } : {}) },
  {
    recent,
    // Any PDF will do to see how pages are drawn: `?pdf=/@fs/path`.
    document: async () => (await fetch(wish.get("pdf") ?? "./none.pdf")).arrayBuffer(),
  },
);
setHost(host);
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** `key:Ctrl+ArrowDown` goes to whatever has the focus. */
function press(chord: string): void {
  const parts = chord.split("+");
  const key = parts.at(-1) ?? "";
  const held = {
    ctrlKey: parts.includes("Ctrl"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
  };
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
}

/** `do=menu:edit.palette|type:414 555 018|click:.some-button` */
async function act(): Promise<void> {
  await pause(150);
  if (screen !== "start") host.menu(`view.${screen}`);
  for (const step of (wish.get("do") ?? "").split("|").filter(Boolean)) {
    await pause(200);
    const [verb, ...rest] = step.split(":");
    const what = rest.join(":");
    if (verb === "menu") host.menu(what);
    if (verb === "drop") host.drop([{ ticket: 7, name: what }]);
    if (verb === "wait") await pause(Number(what));
    if (verb === "key") press(what);
    if (verb === "click") document.querySelector<HTMLElement>(what)?.click();
    if (verb === "type") {
      const field = document.activeElement as HTMLInputElement;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
      set?.call(field, what);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
void act();

// A picture is taken at the load event; an image that answers late holds it back.
const hold = wish.get("hold");
if (hold) new Image().src = hold;
