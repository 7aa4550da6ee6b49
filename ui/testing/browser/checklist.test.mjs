// The checklist: ticked, reworded, moved, dropped and undone where it stands; upload files seen as the carrier reads them.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { graveOn } from "./axe.mjs";
import { deskWithSample, picture, until } from "./desk.mjs";

for (const theme of ["light", "dark"]) {
  test(`the checklist is edited where it stands, ${theme}`, async (t) => {
    const { page, press, ask, complaints } = await deskWithSample(t, { theme });
    const tree = page.getByRole("navigation", { name: "Project" });
    await tree.getByRole("button", { name: "Checklist" }).click();
    await page.getByRole("heading", { name: "Checklist" }).waitFor();
    const line = (text) => page.getByRole("row", { name: new RegExp(text) });
    if (theme === "light") await picture(page, "checklist");
    assert.deepEqual(await graveOn(page), []);

    const agents = line("Agents briefed");
    await agents.getByRole("checkbox").click();
    await until(() => agents.getByRole("checkbox").isChecked(), true);

    const bill = line("Latest bill of each account");
    await bill.getByRole("button", { name: /^What: Latest bill/ }).click();
    await page.getByRole("textbox", { name: "What" }).fill("Newest bills in hand");
    await press("Enter");
    await line("Newest bills in hand").waitFor();
    await press("Control+Z");
    await line("Latest bill of each account").waitFor();

    // By the keyboard alone: behind the next line.
    const first = page.locator(".ck-table").first().locator("tbody tr").first();
    await first.getByRole("checkbox").focus();
    await press("Alt+ArrowDown");
    await until(async () => {
      const list = await ask("checklist", {});
      return list.phases[0].items[1].key;
    }, "gather.bill");

    await page.getByRole("button", { name: "Add a line…" }).first().click();
    await page.getByRole("textbox", { name: "What has to be true" }).fill("Badge readers tested");
    if (theme === "light") await picture(page, "checklist-add");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const own = line("Badge readers tested");
    await own.getByText("yours").waitFor();
    await own.getByRole("button", { name: /^More/ }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await own.waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
  });
}

test("an upload file is seen in a carrier's format, with what it refuses, and written", async (t) => {
  const { page, press, exports, complaints } = await deskWithSample(t);
  await press("Control+6");
  const list = page.getByRole("navigation", { name: "Documents" });
  await list.getByRole("button", { name: /^NDG-01: Plain list/ }).click();
  const pane = page.getByRole("region", { name: "Upload file" });
  await pane
    .getByText("4145550100")
    .first()
    .waitFor()
    .catch(() => pane.getByText("414").first().waitFor());
  await pane.getByRole("button", { name: /Format/ }).click();
  await page.getByRole("option", { name: /Bandwidth, port-in order/ }).click();
  await pane.getByText("<LnpOrder>").waitFor();
  await picture(page, "upload");
  assert.deepEqual(await graveOn(page), []);
  await pane.getByRole("button", { name: "Export this…" }).click();
  await until(
    async () => (await readdir(join(exports, "NDG-01")).catch(() => [])).includes("upload.xml"),
    true,
  );
  assert.deepEqual(complaints, []);
});
