// Carriers: found, read with their sources, known otherwise with a reason, taken back, and added from a file.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { graveOn } from "./axe.mjs";
import { deskWithSample, picture, until } from "./desk.mjs";

const profile = `id = "fox-valley"
name = "Fox Valley"
role = "losing"

[bill_max_days]
value = 25
source = "Its port-out page"
as_of = "2026-11-10"
`;

const rule = (page, path) => page.locator(".ca-rule", { has: page.locator(`small[title="${path}"]`) });

for (const theme of ["light", "dark"]) {
  test(`carriers show every rule with its source, and can be used by everyone, ${theme}`, async (t) => {
    const { page, press, complaints } = await deskWithSample(t, { theme });
    await press("Control+9");
    await page.getByRole("heading", { name: "Carriers", exact: true }).waitFor();
    const list = page.getByRole("navigation", { name: "Carriers" });
    const first = list.getByRole("region").first();
    assert.match((await first.textContent()) ?? "", /^In this project/);
    await list.getByRole("button", { name: /^Lakeland/ }).click();
    await rule(page, "lead_times.project.101").waitFor();
    await picture(page, `carriers-all-${theme}-desk`);
    assert.deepEqual(await graveOn(page), []);

    // Sources that differ stand both, the stricter in use.
    await page.getByRole("textbox", { name: "Find a carrier" }).fill("zoom");
    await list.getByRole("button", { name: /^Zoom Phone/ }).click();
    const bill = rule(page, "bill_max_days");
    await bill.getByText("sources differ").waitFor();
    assert.match((await bill.textContent()) ?? "", /30 calendar days.*Set aside: 45 calendar days.*RIVVET/);
    await bill.scrollIntoViewIfNeeded();
    await picture(page, `carriers-conflict-${theme}-desk`);
    assert.deepEqual(await graveOn(page), []);

    // What nobody publishes is unknown, and what is used instead is named.
    const loa = rule(page, "loa_max_days");
    assert.match(
      (await loa.textContent()) ?? "",
      /not published.*In use: 15 calendar days.*planning default.*unknown/,
    );
    assert.deepEqual(complaints, []);
  });
}

test("a rule is known otherwise with a reason, and taken back", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  const days = async () => {
    const { groups } = await ask("carrier_detail", { id: "lakeland" });
    return groups.flatMap((it) => it.rules).find((it) => it.path === "bill_max_days").value;
  };
  await press("Control+9");
  await page
    .getByRole("navigation", { name: "Carriers" })
    .getByRole("button", { name: /^Lakeland/ })
    .click();
  const bill = rule(page, "bill_max_days");
  await bill.getByRole("button", { name: /^Change/ }).click();
  const dialog = page.getByRole("dialog");
  const save = dialog.getByRole("button", { name: "Use it here" });
  assert.equal(await save.getAttribute("aria-disabled"), "true", "not without a reason");
  await dialog.getByRole("textbox", { name: "How many calendar days" }).fill("20");
  await dialog.getByRole("textbox", { name: "Why" }).fill("Ms Roe at their desk, 16 November");
  await picture(page, "carriers-change");
  assert.deepEqual(await graveOn(page), []);
  await save.click();
  await until(days, "20 calendar days");
  await bill.getByText("project’s own").waitFor();
  assert.match((await bill.textContent()) ?? "", /Its profile says: 30 calendar days/);
  await picture(page, "carriers-own");
  assert.deepEqual(await graveOn(page), []);

  // What is wrong is said in the dialog.
  await bill.getByRole("button", { name: /^Change/ }).click();
  await dialog.getByRole("textbox", { name: "How many calendar days" }).fill("soon");
  await dialog.getByRole("textbox", { name: "Why" }).fill("a slip");
  await save.click();
  await dialog.getByText(/a whole number of calendar days/).waitFor();
  await dialog.getByRole("button", { name: "As its profile says" }).click();
  await until(days, "30 calendar days");
  await press("Control+z");
  await until(days, "20 calendar days");
  assert.deepEqual(complaints, []);
});

test("a carrier is added from a file, with every mistake named", async (t) => {
  let file = "";
  const prepare = async (folder) => {
    file = join(folder, "fox-valley.toml");
    await writeFile(file, profile.replace("bill_max_days", "bil_max_days").replace('"losing"', '"lossing"'));
    return { profile: file };
  };
  const { page, press, complaints } = await deskWithSample(t, { prepare });
  await press("Control+9");
  const add = page.getByRole("button", { name: "Add from a file…" });
  await add.click();
  const bar = page.locator(".message", { hasText: "cannot be used" });
  await bar.waitFor();
  const said = (await bar.textContent()) ?? "";
  assert.match(said, /line 3, column 8.*`losing`/);
  assert.match(said, /line 5, column 2.*`bill_max_days`/);
  await writeFile(file, profile);
  await add.click();
  await page.locator(".ca-head", { hasText: "Fox Valley" }).waitFor();
  await rule(page, "bill_max_days").getByText("25 calendar days").waitFor();
  const here = page.getByRole("region", { name: "In this project" });
  await here.getByRole("button", { name: /^Fox Valley/ }).waitFor();
  assert.deepEqual(complaints, []);
});

test("the source of an order’s rule leads to the rule among its carrier’s", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+4");
  const plan = page.locator(".od-plan");
  await plan
    .getByRole("button", { name: /^Lakeland: example/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Carriers", exact: true }).waitFor();
  await page.locator(".ca-head", { hasText: "Lakeland" }).waitFor();
  await page.locator(".ca-rule[aria-current]").first().waitFor();
  await press("Alt+ArrowLeft");
  await page.getByRole("heading", { name: "Orders" }).waitFor();
  assert.deepEqual(complaints, []);
});
