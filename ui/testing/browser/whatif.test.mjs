// What-ifs and the forecast over the real core: changes put together, the second plan beside the first, one of them
// made real, another platform split and planned again, and a rejection put right with one act.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deskWithSample, picture } from "./desk.mjs";

async function choose(page, box, label, option) {
  await box.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

test("a refusal is thought through, taken out again, and a blackout is made real", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  await page.getByRole("button", { name: "What if…" }).click();
  const dialog = page.getByRole("dialog", { name: "What if…" });
  await choose(page, dialog, / Order$/, /^NDG-03/);
  await dialog.getByRole("textbox", { name: "Date" }).fill("2026-11-20");
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog
    .getByText("NDG-03 slips from Tue 24 Nov to Wed 9 Dec, because it is refused on Fri 20 Nov.")
    .waitFor();
  await dialog.getByText(/^NDG-04 slips .* because it waits for NDG-03\.$/).waitFor();
  await picture(page, "whatif-refusal");
  await dialog.getByRole("button", { name: "Take it out" }).click();
  await dialog.getByText(/^Put a change together/).waitFor();

  await choose(page, dialog, / What if$/, "A blackout");
  await dialog.getByRole("textbox", { name: "First day" }).fill("2026-12-14");
  await dialog.getByRole("textbox", { name: "Last day" }).fill("2026-12-15");
  await dialog.getByRole("textbox", { name: "Why" }).fill("Stocktaking");
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByText(/because Stocktaking closes that day\.$/).waitFor();
  await dialog.getByRole("button", { name: "Add this blackout" }).click();
  await dialog.getByText(/^Put a change together/).waitFor();
  await press("Escape");
  await page.getByRole("group", { name: /^NDG-04, .* cutover Wed 16 Dec/ }).waitFor();
  await press("Control+z");
  await page.getByRole("group", { name: /^NDG-04, .* cutover Mon 14 Dec/ }).waitFor();
  assert.deepEqual(complaints, []);
});

test("another platform is split and planned again, with rules and costs side by side", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  await page.getByRole("button", { name: "What if…" }).click();
  const dialog = page.getByRole("dialog", { name: "What if…" });
  await choose(page, dialog, / What if$/, "Another platform");
  await choose(page, dialog, / Moves to$/, "ActivePBX");
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByText(/cancelled and go out anew to ActivePBX, with new LOAs\./).waitFor();
  const costs = dialog.getByRole("table").filter({ hasText: "Port-in" });
  assert.match(await costs.textContent(), /7,225\.00 USD/);
  await dialog.getByRole("columnheader", { name: "Rules of the gaining side" }).waitFor();
  await picture(page, "whatif-platform");
  assert.deepEqual(complaints, []);
});

test("what a rejection names is taken over with one act, and taken back", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+4");
  await page.locator(".od-order", { has: page.getByText("NDG-02", { exact: true }) }).click();
  const pane = page.getByRole("article", { name: "NDG-02" });
  await pane.getByText(/^Take 2140 E MAIN ST STE B instead of 2140 Main St Ste B/).waitFor();
  await picture(page, "whatif-rejection");
  await pane.getByRole("button", { name: "Take 2140 E MAIN ST STE B as the service address" }).click();
  await pane
    .getByText(/^We state 2140 E MAIN ST STE B as the service address now, as the carrier does\./)
    .waitFor();
  await press("Control+z");
  await pane.getByRole("button", { name: "Take 2140 E MAIN ST STE B as the service address" }).waitFor();
  assert.deepEqual(complaints, []);
});
