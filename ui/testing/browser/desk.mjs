// A desk to test at: a test host of its own in a folder of its own, and a page in a fresh browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { chromium as playwright } from "playwright-core";
import { chromium, root, testHost, ui } from "./places.mjs";

/** The moment of the sample's story. */
const story = "2026-11-16T09:41:00-06:00";
/** Nothing that a browser does by itself has a place in a test. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;
after(() => browser?.close());

/** The window's own policy, but that the core is asked over HTTP and not through Tauri. */
async function policy() {
  const config = JSON.parse(await readFile(join(root, "src-tauri/tauri.conf.json"), "utf8"));
  const rules = { ...config.app.security.csp, "connect-src": "'self'" };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

async function startHost(picks, now = story) {
  const words = ["--pages", join(ui, "dist"), "--now", now, "--policy", await policy()];
  for (const [kind, path] of Object.entries(picks)) words.push("--pick", `${kind}=${path}`);
  const host = spawn(testHost, words, { stdio: ["ignore", "pipe", "inherit"] });
  const [address] = await once(createInterface(host.stdout), "line", { signal: AbortSignal.timeout(10_000) });
  return { host, address };
}

/** Sits down at the start screen. `prepare` may put files into the folder and name what dialogs answer. */
export async function desk(t, { prepare = async () => ({}), theme = "light" } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "portwright-browser-"));
  const exports = join(folder, "papers");
  await mkdir(exports);
  const picks = {
    sample: join(folder, "Northgate Dental Group.portwright"),
    export_folder: exports,
    ...(await prepare(folder)),
  };
  let { host, address } = await startHost(picks);
  browser ??= await playwright.launch({ executablePath: chromium, args: quiet });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 800 },
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.stack ?? String(error)));
  page.on("console", (it) => {
    // Browsers ask for an icon by themselves; a window's page has none.
    if (it.type() !== "error" || it.location().url.endsWith("/favicon.ico")) return;
    complaints.push(`${it.text()} ${it.location().url}`);
  });
  t.after(async () => {
    await context.close();
    host.kill();
    await rm(folder, { recursive: true, force: true });
  });
  await page.goto(address);
  await page.getByText("Open the sample").waitFor();

  /** Asks the core past the page, to see what it holds. */
  const ask = async (name, request = {}) => {
    const response = await fetch(`${address}/call`, {
      method: "POST",
      body: JSON.stringify({ name, request }),
    });
    const { ok, error } = await response.json();
    assert.equal(error, undefined, `${name}: ${JSON.stringify(error)}`);
    return ok;
  };
  const press = (...keys) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  /** Sets the host's clock. */
  const clock = (now) =>
    fetch(`${address}/native`, { method: "POST", body: JSON.stringify({ name: "clock", now }) });
  /** Kills the program in the middle of whatever it does, and starts it again at this moment. */
  const restart = async (now) => {
    host.kill("SIGKILL");
    await once(host, "exit");
    ({ host, address } = await startHost(picks, now));
    await page.goto(address);
    await page.getByText("Open the sample").waitFor();
  };
  /** The bytes of a document. */
  const paper = async (name) => {
    const response = await fetch(`${address}/document?${new URLSearchParams({ name, paper: "letter" })}`);
    assert.equal(response.status, 200, name);
    return Buffer.from(await response.arrayBuffer());
  };
  return { page, ask, press, folder, exports, complaints, clock, restart, paper };
}

/** Both looks of what is on the page, where pictures are wished: `PICTURES=folder`. */
export async function picture(page, name) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const theme = await page.evaluate(() =>
    matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  );
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
}

/** Sits down with the sample open. */
export async function deskWithSample(t, how) {
  const it = await desk(t, how);
  await it.press("Control+Shift+O");
  await it.page.getByRole("heading", { name: "Overview" }).waitFor();
  await it.page.locator(".date").first().waitFor();
  return it;
}

/** Waits until a question is answered as expected; says what it was answered when it is not. */
export async function until(question, expected) {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await question();
    try {
      return assert.deepEqual(answer, expected);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
