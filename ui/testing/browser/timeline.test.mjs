// The timeline over the real core: its views, closed periods, what has to be in place, and a cutover that is dragged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deskWithSample } from "./desk.mjs";

/** Both looks of the screen, where pictures are wished. */
async function picture(page, name) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: `${folder}/timeline-${name}-${theme}.png` });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("the plan is drawn, told as a table and a calendar, and its lanes are grouped", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  await page.getByRole("group", { name: /^NDG-01, 151 numbers/ }).waitFor();
  await picture(page, "gantt");
  await page.getByRole("radio", { name: "Calendar" }).click();
  await page.getByText("Thanksgiving").first().waitFor();
  await picture(page, "calendar");
  await page.getByRole("radio", { name: "To be in place" }).click();
  await page.getByRole("rowheader", { name: "Phones installed at Milwaukee" }).waitFor();
  await picture(page, "tasks");
  await page.getByRole("button", { name: "Done: Phones installed at Milwaukee" }).click();
  await page.getByText("Phones installed at Milwaukee: done").first().waitFor();
  await page.getByRole("radio", { name: /^Table/ }).click();
  await page
    .getByText("Lakeland takes 15 to 30 business days for 151 numbers, usually 20.")
    .first()
    .waitFor();
  await picture(page, "table");
  assert.deepEqual(complaints, []);
});

test("a closed period moves what would land in it", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  await page.getByRole("button", { name: "Closed periods…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("rowheader", { name: "Meridian year-end freeze" }).waitFor();
  await dialog.getByLabel("Why").fill("Trade fair");
  await dialog.getByLabel("First day").fill("2026-12-10");
  await dialog.getByLabel("Last day").fill("2026-12-11");
  await picture(page, "closed");
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByRole("rowheader", { name: "Trade fair" }).waitFor();
  await press("Escape");
  await page.getByRole("group", { name: /^NDG-02, 41 numbers, cutover Mon 14 Dec/ }).waitFor();
  assert.deepEqual(complaints, []);
});

test("a cutover is dragged to another day, told before it is let go, and undone", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  const lane = page.getByRole("group", { name: /^NDG-02, 41 numbers, cutover Thu 10 Dec/ });
  await lane.waitFor();
  const diamond = lane.locator(".tl-grip");
  const box = await diamond.boundingBox();
  const day = (await page.locator(".tl-chart").last().boundingBox()).width / 77;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 4 * day, box.y + box.height / 2, { steps: 6 });
  const told = page.locator(".tl-move");
  await told.getByText("NDG-02: Thu 10 Dec → Mon 14 Dec").waitFor();
  await picture(page, "drag");
  await page.mouse.up();
  await page.getByRole("group", { name: /^NDG-02, 41 numbers, cutover Mon 14 Dec/ }).waitFor();
  await press("Control+z");
  await page.getByRole("group", { name: /^NDG-02, 41 numbers, cutover Thu 10 Dec/ }).waitFor();
  assert.deepEqual(complaints, []);
});
