// A person's ways through the program, over the real core.

import assert from "node:assert/strict";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { desk, deskWithSample, until } from "./desk.mjs";

const blockers = (page) => page.locator(".status button").first().textContent();
const numbers = async (ask) => (await ask("overview")).coverage.total;

/** Goes by Tab alone to what says this. */
async function tabTo(page, words) {
  for (let presses = 0; presses < 40; presses += 1) {
    if (words.test(await page.evaluate(() => document.activeElement?.textContent ?? ""))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${words}`);
}

test("the sample opens from the start screen by keyboard alone, with its dates and blockers", async (t) => {
  const { page, press, folder, complaints } = await desk(t);
  await tabTo(page, /^Open the sample/);
  await press("Enter");
  await page.locator(".date").first().waitFor();
  const dates = await page.locator(".date-day").allTextContents();
  assert.deepEqual(
    dates.map((it) => it.match(/^\w+ \d+ [A-Z][a-z]{2}/)?.[0]),
    ["Wed 9 Dec", "Wed 16 Dec", "Tue 5 Jan"],
  );
  assert.match(await blockers(page), /4 blockers$/);
  assert.ok((await stat(join(folder, "Northgate Dental Group.portwright"))).size > 0, "the sample is a file");
  assert.deepEqual(complaints, []);
});

test("T takes the carrier's spelling of the business name, and undo brings the blocker back", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+3");
  await page.getByRole("radio", { name: /Lakeland/ }).click();
  const name = page.locator(".ac-comparison li", { hasText: "Business name" });
  await name.getByText("comma", { exact: true }).waitFor();
  await tabTo(page, /^Take Lakeland’s spelling\s*T$/);
  await press("t");
  await until(() => blockers(page), "3 blockers");
  await press("Control+z");
  await until(() => blockers(page), "4 blockers");
  assert.deepEqual(complaints, []);
});

test("undecided numbers are filtered and decided with P, S and D, and undone one by one", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  const decided = async () => {
    const { coverage } = await ask("overview");
    return [coverage.port, coverage.stay, coverage.disconnect, coverage.undecided];
  };
  const [port, stay, disconnect, undecided] = await decided();
  assert.equal(undecided, 3);

  await press("Control+2");
  await page.getByRole("button", { name: "Filter by Disposition" }).click();
  await page.getByRole("menuitemradio", { name: "Undecided" }).click();
  await page.getByText("3 of 312").waitFor();
  await page.getByRole("gridcell", { name: "Undecided" }).first().click();
  await press("p");
  await until(decided, [port + 1, stay, disconnect, 2]);
  await page.getByText("2 of 312").waitFor();
  await press("s");
  await until(decided, [port + 1, stay + 1, disconnect, 1]);
  await page.getByText("1 of 312").waitFor();
  await press("d");
  await until(decided, [port + 1, stay + 1, disconnect + 1, 0]);
  await page.getByText("No number matches").waitFor();

  await press("Control+z");
  await until(decided, [port + 1, stay + 1, disconnect, 1]);
  await press("Control+z", "Control+z");
  await until(decided, [port, stay, disconnect, 3]);
  await page.getByText("3 of 312").waitFor();
  assert.deepEqual(complaints, []);
});

const sheet = `Chicago office, sent by Jonas

Phone,Assigned to,Type
(312) 555-0101,Front desk,voice
312.555.0102 x204,Billing,voice
3.12555E+09,Copier,fax
`;

test("a sheet with a refused cell is repaired, imported and taken back", async (t) => {
  const prepare = async (folder) => {
    const spreadsheet = join(folder, "chicago.csv");
    await writeFile(spreadsheet, sheet);
    return { spreadsheet };
  };
  const { page, ask, press, complaints } = await deskWithSample(t, { prepare });
  await press("Control+i");
  await page.getByRole("button", { name: "Import 2 numbers" }).waitFor();
  const outcome = page.getByRole("region", { name: "What comes out" });
  assert.match(await outcome.locator("tbody tr").first().textContent(), /3\.12555E\+09/);
  await outcome.getByRole("textbox", { name: /^Read line 6 instead as/ }).fill("312-555-0103");
  await press("Enter");
  await page.getByRole("button", { name: "Import 3 numbers" }).waitFor();
  await outcome.getByText("repaired").waitFor();
  assert.equal(await numbers(ask), 312, "a preview changes nothing");

  await press("Control+Enter");
  await page.getByRole("heading", { name: "Numbers" }).waitFor();
  await until(() => numbers(ask), 315);
  const query = { query: { find: "3125550103" }, slice: { offset: 0, limit: 5 } };
  assert.equal((await ask("numbers_list", query)).matching, 1, "the repaired number came in");
  await press("Control+z");
  await until(() => numbers(ask), 312);
  assert.deepEqual(complaints, []);
});

/** The darkest and the lightest pixel of the canvas, 0 to 255. */
function contrast(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let [darkest, lightest] = [255, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 255) continue;
    darkest = Math.min(darkest, data[at]);
    lightest = Math.max(lightest, data[at]);
  }
  return { ink: darkest < 100, paper: lightest === 255 };
}

test("a letter is drawn as a page, and all papers are written to the disk", async (t) => {
  const { page, press, exports, complaints } = await deskWithSample(t);
  await press("Control+6");
  const canvas = page.locator(".doc-stage canvas").first();
  await canvas.waitFor();
  await until(() => canvas.evaluate(contrast), { ink: true, paper: true });

  await press("Control+e");
  const papers = async () =>
    (await readdir(exports, { recursive: true })).filter((it) => it.endsWith(".pdf"));
  await page.locator(".toast", { hasText: "Show" }).waitFor();
  const written = (await papers()).map((it) => it.replaceAll("\\", "/"));
  for (const order of [1, 2, 3, 4, 5, 6]) assert.ok(written.includes(`NDG-0${order}/loa.pdf`), `${written}`);
  assert.ok(written.includes("project/checklist.pdf"), `${written}`);
  for (const name of written) {
    const bytes = await readFile(join(exports, name));
    assert.equal(bytes.subarray(0, 5).toString(), "%PDF-", name);
    assert.match(bytes.subarray(-32).toString("latin1"), /%%EOF/, name);
  }
  assert.deepEqual(complaints, []);
});

test("the plan is a drawing of every order, and a table that says the same", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  const orders = [1, 2, 3, 4, 5, 6].map((it) => `NDG-0${it}`);
  await press("Control+5");
  const drawing = page.getByRole("group", { name: /^Plan\./ });
  await drawing.waitFor();
  const bars = await drawing
    .getByRole("button")
    .evaluateAll((all) => all.map((it) => it.getAttribute("aria-label")));
  for (const order of orders)
    assert.ok(
      bars.some((it) => it.includes(order)),
      `${order} is drawn: ${bars}`,
    );

  await press("Control+t");
  const table = page.getByRole("region", { name: "Plan as a table" });
  await table.waitFor();
  assert.equal(await drawing.count(), 0);
  const heads = new Set(await table.getByRole("rowheader").allTextContents());
  assert.deepEqual([...heads].sort(), orders);
  assert.deepEqual(complaints, []);
});
