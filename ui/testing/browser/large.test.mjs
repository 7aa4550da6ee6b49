// The grid of numbers over 100,000 of them, taken in by the host itself.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deskWithSample } from "./desk.mjs";

const ROWS = 100_000;
/** The tests' core is not optimised. */
const LONG = { timeout: 120_000 };

/** 414-200-0000 and on, each with the name of its row. */
const number = (row) => `(414) ${200 + Math.floor(row / 10_000)}-${String(row % 10_000).padStart(4, "0")}`;

const prepare = async (folder) => {
  const spreadsheet = join(folder, "everything.csv");
  const rows = Array.from({ length: ROWS }, (_, row) => `${number(row)},User ${row},Milwaukee`);
  await writeFile(spreadsheet, ["Number,User,Site", ...rows].join("\n"));
  return { spreadsheet };
};

test("100,000 numbers scroll to their end, are found and stay a few rows of the page", {
  timeout: 280_000,
}, async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t, { prepare });
  await press("Control+i");
  const take = page.getByRole("button", { name: "Import 100,000 numbers" });
  await take.waitFor(LONG);
  await take.click();
  await page.getByRole("heading", { name: "Numbers" }).waitFor(LONG);
  const all = ROWS + 312;
  assert.equal((await ask("overview")).coverage.total, all);

  const rows = () => page.locator(".dg-body [role=row]").count();
  const grid = page.getByRole("grid");
  await grid.locator(".dg-row").nth(5).waitFor(LONG);
  assert.ok(Number(await grid.getAttribute("aria-rowcount")) > all, "every number has its line");
  assert.ok((await rows()) < 200, "a few rows are drawn at the beginning");

  // From top to bottom in leaps, as with the bar at the side.
  for (const part of [0.1, 0.37, 0.5, 0.83, 1]) {
    await grid.evaluate((it, to) => it.scrollTo(0, it.scrollHeight * to), part);
    await page.waitForTimeout(100);
    const drawn = await rows();
    assert.ok(drawn > 5 && drawn < 200, `${drawn} rows are drawn at ${part}`);
  }
  const last = (
    await ask("numbers_list", { query: { group_by: "order" }, slice: { offset: all - 1, limit: 1 } })
  ).rows[0];
  await grid.getByText(last.national, { exact: true }).waitFor(LONG);
  assert.equal(await grid.locator(".dg-coming").count(), 0, "nothing is still on its way");

  const find = page.getByRole("textbox", { name: "Find in numbers, names, notes" });
  await find.fill("414 206-5432");
  await grid.getByText("User 65432", { exact: true }).waitFor(LONG);
  await page.getByText(/^1 of 100,?312$/).waitFor(LONG);

  await find.fill("User 999");
  await page.getByText(/^111 of 100,?312$/).waitFor(LONG);
  assert.ok((await rows()) < 200);
  assert.deepEqual(complaints, []);
});
