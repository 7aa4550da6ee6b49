// Evidence of an account: dropped or chosen, dated, taken as a CSR, saved again, removed and brought back.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deskWithSample, picture, until } from "./desk.mjs";
import { root } from "./places.mjs";

const bytes = Buffer.from("%PDF-1.7\nthe November bill \u0000\u00ff", "latin1");

/** A bill that the dialog answers with. */
async function bill(folder) {
  const path = join(folder, "lakeland-bill-nov.pdf");
  await writeFile(path, bytes);
  return { document: path };
}

for (const theme of ["light", "dark"]) {
  test(`a bill is attached, dated, saved byte by byte and removed with a way back (${theme})`, async (t) => {
    const { page, ask, press, exports, complaints } = await deskWithSample(t, { theme, prepare: bill });
    await press("Control+3");
    const panel = page.getByRole("region", { name: /^Evidence of Lakeland/ });
    await panel.getByRole("row").nth(2).waitFor();
    await panel.scrollIntoViewIfNeeded();
    await picture(page, `evidence-evidence-${theme}-desk`);

    await panel.getByRole("button", { name: "Attach…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("PDF, damaged, 29 bytes").waitFor();
    await dialog.getByLabel("Dated").fill("2026-11-12");
    await picture(page, `evidence-attach-${theme}-desk`);
    await dialog.getByRole("button", { name: "Attach", exact: true }).click();
    const row = panel.getByRole("row", { name: /lakeland-bill-nov\.pdf/ });
    await row.getByText("4 days old").waitFor();
    await row.getByText(/^It is damaged: its pages cannot be found/).waitFor();
    await picture(page, `evidence-attached-${theme}-desk`);
    const [account] = await ask("accounts_list");
    const billDate = async () => (await ask("account_detail", { id: account.id })).form.bill_date;
    assert.equal(await billDate(), "2026-11-12");

    await row.getByRole("button", { name: /Save .* as/ }).click();
    await page.getByText("lakeland-bill-nov.pdf saved in papers.").waitFor();
    assert.deepEqual(await readdir(exports), ["lakeland-bill-nov.pdf"]);
    assert.deepEqual(await readFile(join(exports, "lakeland-bill-nov.pdf")), bytes);

    await row.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await row.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await row.waitFor();
    await until(billDate, "2026-11-12");
    assert.deepEqual(complaints, []);
  });
}

test("a service record that came as text is attached, read and shown before it is taken", async (t) => {
  const { page, press, complaints } = await deskWithSample(t, {
    prepare: async () => ({ document: join(root, "assets/sample/lakeland-csr.txt") }),
  });
  await press("Control+3");
  const panel = page.getByRole("region", { name: /^Evidence of Lakeland/ });
  await panel.getByRole("button", { name: "Attach…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Attach", exact: true }).click();
  const csr = panel.getByRole("row", { name: /lakeland-csr\.txt/ });
  await csr.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: /^Take as CSR/ }).click();
  await dialog.getByText("NORTHGATE DENTAL GROUP LLC").first().waitFor();
  await picture(page, "evidence-csr");
  await page.getByRole("button", { name: "Not now" }).click();
  assert.deepEqual(complaints, []);
});
