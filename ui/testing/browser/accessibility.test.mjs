// axe-core on every screen, light and dark.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { violationsOn } from "./axe.mjs";
import { desk, deskWithSample } from "./desk.mjs";

/** Violations that are known: the rule, what the element's selector or markup contains, and why it may stand for now. */
const allowed = JSON.parse(await readFile(new URL("known-violations.json", import.meta.url), "utf8"));
const met = new Set();

/** What axe-core finds and is not known, as lines; the rest is only told. */
async function violations(t, page, where) {
  const lines = [];
  for (const { id, impact, help, nodes } of await violationsOn(page)) {
    for (const { target, html, failureSummary } of nodes) {
      const selector = target.flat().join(" ");
      const excuse = allowed.find((it) => it.rule === id && `${selector} ${html}`.includes(it.contains));
      if (excuse) met.add(excuse);
      const line = `${where}: ${id} (${impact}) ${selector}: ${help}. ${failureSummary.replaceAll(/\s+/g, " ")}`;
      if (excuse) t.diagnostic(line);
      else lines.push(`${line} In ${html.slice(0, 200)}`);
    }
  }
  return lines;
}

const screens = ["overview", "numbers", "accounts", "orders", "timeline", "documents", "problems", "history"];

for (const theme of ["light", "dark"]) {
  test(`the start screen and its dialog can be used by everyone, ${theme}`, async (t) => {
    const { page, press } = await desk(t, { theme });
    const found = await violations(t, page, "start");
    await press("Control+n");
    await page.getByRole("dialog").waitFor();
    found.push(...(await violations(t, page, "new project")));
    assert.deepEqual(found, []);
  });

  for (const [at, screen] of screens.entries()) {
    test(`${screen} can be used by everyone, ${theme}`, async (t) => {
      const { page, press } = await deskWithSample(t, { theme });
      await press(`Control+${at + 1}`);
      await page.locator(`.tree-item[aria-current=page] >> text=/${screen}/i`).waitFor();
      await page.waitForLoadState("networkidle");
      if (screen === "documents") await page.locator(".doc-stage canvas").first().waitFor();
      const found = await violations(t, page, screen);
      if (screen === "timeline") {
        await press("Control+t");
        await page.getByRole("region", { name: "Plan as a table" }).waitFor();
        found.push(...(await violations(t, page, "timeline as a table")));
      }
      assert.deepEqual(found, []);
    });
  }

  test(`the cutover and its night can be used by everyone, ${theme}`, async (t) => {
    const { page, press } = await deskWithSample(t, { theme });
    await press("Control+Shift+N");
    await page.getByRole("region", { name: "Runbook" }).waitFor();
    const found = await violations(t, page, "cutover");
    for (const part of ["911 before the cut", "Tests after", "Final bills"]) {
      await page.getByRole("radio", { name: part }).click();
      await page.waitForLoadState("networkidle");
      found.push(...(await violations(t, page, part)));
    }
    await page.getByRole("button", { name: "Night mode" }).click();
    await page.getByRole("grid", { name: "Tests" }).waitFor();
    found.push(...(await violations(t, page, "night")));
    assert.deepEqual(found, []);
  });

  test(`the checklist and the carriers can be used by everyone, ${theme}`, async (t) => {
    const { page } = await deskWithSample(t, { theme });
    const found = [];
    for (const screen of ["Checklist", "Carriers"]) {
      await page.locator(".tree-item", { hasText: screen }).click();
      await page.locator("h1", { hasText: screen }).waitFor();
      await page.waitForLoadState("networkidle");
      found.push(...(await violations(t, page, screen)));
    }
    assert.deepEqual(found, []);
  });

  test(`costs and the window finder can be used by everyone, ${theme}`, async (t) => {
    const { page, press } = await deskWithSample(t, { theme });
    await page.locator(".tree-item", { hasText: "Costs" }).click();
    await page.getByRole("region", { name: "Fees" }).waitFor();
    const found = await violations(t, page, "costs");
    await press("Control+5");
    await page.getByRole("grid", { name: /^Calls and hours for NDG-01/ }).waitFor();
    for (const name of ["All windows as a table", "On-duty hours…"]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog").waitFor();
      found.push(...(await violations(t, page, name)));
      await press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    assert.deepEqual(found, []);
  });

  test(`the import can be used by everyone, ${theme}`, async (t) => {
    const prepare = async (folder) => {
      const spreadsheet = join(folder, "list.csv");
      await writeFile(spreadsheet, "Phone,Name\n(312) 555-0101,Front desk\n312-555-01o2,Billing\n");
      return { spreadsheet };
    };
    const { page, press } = await deskWithSample(t, { theme, prepare });
    await press("Control+i");
    await page.getByRole("button", { name: "Import 1 number" }).waitFor();
    assert.deepEqual(await violations(t, page, "import"), []);
  });

  test(`what lies over the screens can be used by everyone, ${theme}`, async (t) => {
    const { page, press } = await deskWithSample(t, { theme });
    const found = [];
    for (const [name, key] of [
      ["palette", "Control+k"],
      ["settings", "Control+,"],
      ["keys", "F1"],
    ]) {
      await press(key);
      await page.getByRole("dialog").waitFor();
      found.push(...(await violations(t, page, name)));
      await press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    assert.deepEqual(found, []);
  });
}

// Keeps the list from outliving what it excuses. Runs last, over what all screens showed.
test("every violation on the list is still there", () => {
  const gone = allowed.filter((it) => !met.has(it)).map((it) => `${it.rule} of ${it.contains}`);
  assert.deepEqual(gone, [], "put right; take it off known-violations.json");
});
