// axe-core in the page.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds on the page. */
export async function violationsOn(page) {
  // Through the debugger: the page's own policy would refuse a script of ours, and shall.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations;
}

const isGrave = ({ impact }) => ["serious", "critical"].includes(impact);

/** The grave ones as lines. */
export async function graveOn(page, where = "") {
  return (await violationsOn(page))
    .filter(isGrave)
    .map(({ id, nodes }) => `${where}${id}: ${nodes.map((it) => it.html.slice(0, 160)).join(" | ")}`);
}
