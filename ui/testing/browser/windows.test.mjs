// The window finder and the cost sheet, over the real core.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deskWithSample, picture, until } from "./desk.mjs";

test("the finder shows calls, hours and rules, and a slot is chosen from it and taken back", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  const pane = page.getByRole("region", { name: "Window for NDG-01" });
  const map = pane.getByRole("grid", { name: "Calls and hours for NDG-01, 14 to 20 Dec 2026" });
  await map.waitFor();
  const ranks = pane.getByRole("list", { name: "Best windows" });
  await until(
    () => ranks.locator("b").allTextContents(),
    ["Wed 16 Dec, 19:00–21:00 CT", "Thu 17 Dec, 19:00–21:00 CT", "Wed 16 Dec, 04:00–06:00 CT"],
  );
  await pane.getByText("There is no night slot").waitFor();
  await picture(page, "finder");

  // By keyboard: the cell that has the focus says its calls and its rule.
  await map.getByRole("gridcell", { name: /^Mon 14 Dec 08:00/ }).focus();
  await press("ArrowDown", "ArrowDown", "End");
  assert.match(
    await page.evaluate(() => document.activeElement.textContent),
    /Wed 16 Dec 23:00, no call, Meridian activates 04:00–21:00 CT/,
  );
  await pane.getByRole("button", { name: "Week after" }).click();
  await pane.getByRole("grid", { name: /21 to 27 Dec 2026/ }).waitFor();
  await pane.getByRole("button", { name: "Week before" }).click();

  await pane.getByRole("button", { name: "Use Thu 17 Dec, 19:00–21:00 CT" }).click();
  const second = ranks.locator("li", { hasText: "Thu 17 Dec" });
  await second.getByText("planned").waitFor();
  await press("Control+z");
  await ranks.locator("li", { hasText: "Wed 16 Dec, 19:00" }).getByText("planned").waitFor();
  assert.deepEqual(complaints, []);
});

test("the finder's table says everything, and on-duty hours change the rank", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+5");
  const pane = page.getByRole("region", { name: "Window for NDG-01" });
  await pane.getByRole("button", { name: "All windows as a table" }).click();
  const dialog = page.getByRole("dialog");
  const table = dialog.getByRole("table", { name: "Windows by rank" });
  await table.getByRole("rowheader", { name: /^Fri 18 Dec, 19:00–21:00 CT/ }).waitFor();
  assert.match(
    await table.textContent(),
    /Not possible: Meridian year-end freeze, Fri 18 Dec 2026 to Mon 4 Jan 2027\./,
  );
  assert.match(await dialog.getByRole("table", { name: "Ways round" }).textContent(), /fee not known/);
  await picture(page, "finder-table");
  await press("Escape");
  await dialog.waitFor({ state: "detached" });

  await pane.getByRole("button", { name: "On-duty hours…" }).click();
  for (const day of ["Mon", "Tue", "Wed", "Thu", "Fri"]) {
    await dialog.getByRole("textbox", { name: `Our people, ${day}, from` }).fill("03:30");
    await dialog.getByRole("textbox", { name: `Our people, ${day}, to` }).fill("12:00");
  }
  await picture(page, "duty");
  await dialog.getByRole("button", { name: "Change" }).click();
  await dialog.waitFor({ state: "detached" });
  const ranks = pane.getByRole("list", { name: "Best windows" });
  await until(() => ranks.locator("b").first().textContent(), "Wed 16 Dec, 04:00–06:00 CT");
  assert.deepEqual(complaints, []);
});

test("a fee and what an account costs are entered, counted and taken back", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await page.locator(".tree-item", { hasText: "Costs" }).click();
  const total = (words) => page.locator(".bar", { hasText: words }).waitFor();
  await total("At least 1,726.95 USD; 3 items are not known.");
  await picture(page, "costs-sheet");
  await page.getByRole("button", { name: "Change the rejection fee of Meridian" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Amount" }).fill("35");
  await dialog.getByText("Say where it stands").waitFor();
  await dialog.getByRole("textbox", { name: /^Where it stands/ }).fill("price list of October");
  await dialog.getByRole("button", { name: "Enter", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await total("At least 1,761.95 USD; 2 items are not known.");

  await page.getByRole("button", { name: /^Change what Corvus/ }).click();
  await dialog.getByRole("textbox", { name: "A month" }).fill("1,500");
  await dialog.getByRole("button", { name: "Enter", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Losing accounts" }).getByText("1,100.00 USD").waitFor();
  await press("Control+z", "Control+z");
  await total("At least 1,726.95 USD; 3 items are not known.");

  await press("Control+k");
  await page.keyboard.type("costs");
  await page.getByRole("option", { name: /Costs/ }).first().waitFor();
  assert.deepEqual(complaints, []);
});

test("finder and costs in the dark", async (t) => {
  const { page, press, complaints } = await deskWithSample(t, { theme: "dark" });
  await press("Control+5");
  await page.getByRole("grid", { name: /^Calls and hours for NDG-01/ }).waitFor();
  await picture(page, "finder-dark");
  await page.locator(".tree-item", { hasText: "Costs" }).click();
  await page.getByRole("region", { name: "Fees" }).waitFor();
  await picture(page, "costs-dark");
  assert.deepEqual(complaints, []);
});
