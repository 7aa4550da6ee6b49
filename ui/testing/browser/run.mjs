// `npm run browser`: builds the pages and the test host, and drives them in Chromium. The last line
// counts, for `cargo xtask test`.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { chromium, here, root, ui } from "./places.mjs";

const say = (line) => process.stdout.write(`${line}\n`);

function must(program, words, folder) {
  const { status, error } = spawnSync(program, words, { cwd: folder, stdio: "inherit" });
  if (status === 0) return;
  say(`${program} ${words.join(" ")} failed${error ? `: ${error.message}` : "."}`);
  process.exit(1);
}

if (!existsSync(chromium)) {
  say(`Skipped: there is no Chromium at ${chromium}. Install it, or name it in CHROMIUM.`);
  say("0 passed, 0 failed, 1 skipped");
  process.exit(0);
}
// What the window carries is what is tested; the types have a stage of their own.
must(process.execPath, [join(ui, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], ui);
// The packages of `cargo xtask test core`: another choice has other features and compiles the libraries again.
const packages = ["portwright-core", "portwright-cli", "portwright-tests", "xtask"];
must(
  process.env.CARGO ?? "cargo",
  ["build", "--quiet", "--locked", "--bins", ...packages.flatMap((it) => ["--package", it])],
  root,
);

const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((it) => it.endsWith(".test.mjs"))
  .filter((it) => wanted.length === 0 || wanted.some((name) => it.includes(name)))
  .sort()
  .map((it) => join(here, it));
const count = { passed: 0, failed: 0, skipped: 0 };
const tests = run({ files, concurrency: 1, timeout: 300_000 });
tests.on("test:pass", ({ skip, details }) => {
  if (details.type === "suite") return;
  count[skip === undefined ? "passed" : "skipped"] += 1;
});
tests.on("test:fail", ({ details }) => {
  if (details.type !== "suite") count.failed += 1;
});
// Last of all, below the report.
process.on("exit", () => {
  const { passed, failed, skipped } = count;
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  // A run without a test proves nothing.
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
});
tests.compose(new spec()).pipe(process.stdout);
