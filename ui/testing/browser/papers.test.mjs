// The papers of an order: its package page by page, the signed copy taken in, signed on screen, exported.

import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deskWithSample } from "./desk.mjs";

/** A scan that the dialog answers with: a page of one word. */
async function scan(folder) {
  const path = join(folder, "NDG-06 signed.pdf");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    "<</Length 44>>stream\nBT /F 24 Tf 72 700 Td (Signed: Dana) Tj ET  \nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = places.map((it) => `${String(it).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  await writeFile(path, text, "latin1");
  return { document: path };
}

for (const theme of ["light", "dark"]) {
  test(`a signed letter is taken in, and the package holds it (${theme})`, async (t) => {
    const { page, press, exports, complaints } = await deskWithSample(t, { theme, prepare: scan });
    const picture = async (name) => {
      if (process.env.PICTURES) {
        await page.screenshot({ path: join(process.env.PICTURES, `papers-${name}-${theme}.png`) });
      }
    };
    await press("Control+6");
    await page.getByRole("img", { name: /Package, page 1 of/ }).waitFor();
    await picture("package");
    // What is open is marked where it stands on the letter, and can be hidden.
    await page.getByRole("list", { name: "Pages" }).getByRole("button").nth(1).click();
    const marks = page.locator(".page-mark");
    await marks.first().waitFor();
    await picture("marks");
    assert.ok((await marks.count()) >= 3, `${await marks.count()} marks`);
    await page.getByText("Findings on the page").click();
    assert.equal(await marks.count(), 0);
    await page.getByRole("button", { name: "Print…" }).click();
    await page.getByText("package.pdf in papers. Print it from the program that opens").waitFor();
    const list = page.getByRole("navigation", { name: "Documents" });
    await list.getByRole("button", { name: /^NDG-06 Toll-free/ }).click();
    await page.getByRole("img", { name: /Package, page 1 of/ }).waitFor();
    await page.getByRole("button", { name: "choose it…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("NDG-06 signed.pdf").waitFor();
    await dialog.getByLabel("How it came").fill("by mail from Dana Whitfield");
    await picture("sign");
    await dialog.getByRole("button", { name: "Take in" }).click();
    await page.getByText("Signed 16 Nov on paper by Dana Whitfield").waitFor();
    await picture("signed");
    await page.getByRole("button", { name: "Sign on screen…" }).click();
    await dialog.getByText("On this screen").click();
    const pad = dialog.getByRole("img", { name: /Pad for the signature/ });
    const box = await pad.boundingBox();
    await page.mouse.move(box.x + 40, box.y + 60);
    await page.mouse.down();
    for (let step = 0; step < 30; step += 1) {
      await page.mouse.move(box.x + 40 + step * 8, box.y + 50 + 25 * Math.sin(step / 2));
    }
    await page.mouse.up();
    await picture("pad");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await page.getByText("Signed 16 Nov on screen by Dana Whitfield").waitFor();
    await page.getByRole("button", { name: "Export NDG-06…" }).click();
    await page.getByText(/files in papers/).waitFor();
    assert.deepEqual((await readdir(join(exports, "NDG-06"))).sort(), ["files", "loa.pdf", "package.pdf"]);
    assert.deepEqual(complaints, []);
  });
}
