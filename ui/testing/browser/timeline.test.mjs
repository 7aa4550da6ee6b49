// The timeline over the real core: its views, closed periods, what has to be in place, and a cutover that is dragged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deskWithSample, picture } from "./desk.mjs";

test("the plan is drawn, told as a table and a calendar, and its lanes are grouped", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  await page.getByRole("group", { name: /^NDG-01, 151 numbers/ }).waitFor();
  await picture(page, "timeline-gantt");
  await page.getByRole("radio", { name: "Calendar" }).click();
  await page.getByText("Thanksgiving").first().waitFor();
  await picture(page, "timeline-calendar");
  await page.getByRole("radio", { name: "To be in place" }).click();
  await page.getByRole("rowheader", { name: "Phones installed at Milwaukee" }).waitFor();
  await picture(page, "timeline-tasks");
  await page.getByRole("button", { name: "Done: Phones installed at Milwaukee" }).click();
  await page.getByText("Phones installed at Milwaukee: done").first().waitFor();
  await page.getByRole("radio", { name: /^Table/ }).click();
  await page
    .getByText("Lakeland takes 15 to 30 business days for 151 numbers, usually 20.")
    .first()
    .waitFor();
  await picture(page, "timeline-table");
  assert.deepEqual(complaints, []);
});

test("a closed period moves what would land in it", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  await page.getByRole("menuitem", { name: "Closed periods…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("rowheader", { name: "Meridian year-end freeze" }).waitFor();
  await dialog.getByLabel("Why").fill("Trade fair");
  await dialog.getByLabel("First day").fill("2026-12-10");
  await dialog.getByLabel("Last day").fill("2026-12-11");
  await picture(page, "timeline-closed");
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByRole("rowheader", { name: "Trade fair" }).waitFor();
  await press("Escape");
  await page.getByRole("group", { name: /^NDG-02, 41 numbers, cutover Mon 14 Dec/ }).waitFor();
  assert.deepEqual(complaints, []);
});

test("a cutover that was sent with its date is held where it is, with the reason", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  const lane = page.getByRole("group", { name: /^NDG-03, 52 numbers, cutover Tue 24 Nov/ });
  const box = await lane.locator(".tl-grip").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 5 });
  await page
    .locator(".tl-move")
    .getByText(/was sent with its date\. Another one is a supplement/)
    .waitFor();
  await picture(page, "timeline-refused-drag");
  const before = await ask("timeline");
  await page.mouse.up();
  await page.locator(".tl-move").waitFor({ state: "detached" });
  assert.deepEqual(await ask("timeline"), before);
  assert.deepEqual(complaints, []);
});

test("what a cutover depends on is a stop of its own, and leads to where it is recorded", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  const open = page.getByRole("button", { name: /^NDG-03 waits for: Targets confirmed for NDG-03 by/ });
  await open.focus();
  await press("Enter");
  await page.getByRole("button", { name: "Done: Targets confirmed for NDG-03" }).click();
  await page.getByRole("radio", { name: "Gantt" }).click();
  await page
    .getByRole("button", { name: "NDG-03 has in place: Targets confirmed for NDG-03 done Mon 16 Nov." })
    .waitFor();
  await picture(page, "timeline-in-place");
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
  await picture(page, "timeline-drag");
  await page.mouse.up();
  await page.getByRole("group", { name: /^NDG-02, 41 numbers, cutover Mon 14 Dec/ }).waitFor();
  await press("Control+z");
  await page.getByRole("group", { name: /^NDG-02, 41 numbers, cutover Thu 10 Dec/ }).waitFor();
  assert.deepEqual(complaints, []);
});
