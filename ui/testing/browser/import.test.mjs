// The import screen over the real core, with a really ugly workbook.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deskWithSample, picture, until } from "./desk.mjs";
import { workbook } from "./workbook.mjs";

const numbers = async (ask) => (await ask("overview")).coverage.total;

/** Titles, merged cells, two tables, ranges, what a spreadsheet destroyed, a leading 0, fax words, a number twice. */
const ugly = workbook([
  {
    name: "DIDs",
    merges: ["A1:D1", "D6:D9"],
    rows: [
      ["Northgate Dental — Kenosha office", "", "", "", "", ""],
      ["as of 6 Nov 2026, from the front office", "", "", "", "", ""],
      [],
      ["DID / Ext", "Assigned to", "Type", "Bldg/Flr", "Notes", "Ticket"],
      ["773-555-0150", "Main reception", "V", "52 Sheridan / 1", "BTN", ""],
      ["(773) 555-0151 x3151", "Front desk 1", "V", "52 Sheridan / 1", "", "T-1180"],
      ["773.555.0152", "Front desk 2", "V", "", "queue", ""],
      ["773-555-0153 thru 0157", "Ortho, surgery, lab", "V", "", "range of 5", ""],
      ["773 555 0158 FAX", "Records", "F", "", "", ""],
      ["555-0159", "Sterilization", "V", "52 Sheridan / 2", "", "T-1011"],
      ["1.81859E+11", "Copier", "F", "52 Sheridan / 2", "", ""],
      ["0773 555 0161", "Hygiene", "V", "52 Sheridan / 2", "", ""],
      ["773-555-0162 / 63 / 64", "Hygiene 1-3", "V", "52 Sheridan / 2", "", ""],
      ["773-555-0151", "Front desk", "V", "52 Sheridan / 1", "dup?", ""],
      ["737-555-0165", "Break room", "V", "52 Sheridan / 2", "", ""],
      ["555-0166", "Porch", "V", "52 Sheridan / 2", "", ""],
      ["see Bob", "Closet", "V", "", "", ""],
      ["773-555-0167", "Call center", "V", "52 Sheridan / 3", "hunt pilot", ""],
      ["773-555-0168", "Call center", "V", "52 Sheridan / 3", "", ""],
      [],
      [],
      ["Alarm and elevator lines", "", ""],
      ["Phone number", "Where", "Use"],
      ["773.555.0170", "Fire panel", "alarm"],
      ["773.555.0171", "Elevator 1", "elevator"],
    ],
  },
  {
    name: "old 2024",
    hidden: true,
    rows: [
      ["Number", "Name"],
      ["773-555-0190", "Closed"],
      ["773-555-0191", "Closed"],
    ],
  },
]);

const prepare = async (folder) => {
  const spreadsheet = join(folder, "Kenosha DID list.xlsx");
  await writeFile(spreadsheet, ugly);
  return { spreadsheet };
};

for (const theme of ["light", "dark"]) {
  test(`an ugly workbook is looked at, repaired and taken in by keyboard, ${theme}`, async (t) => {
    const { page, ask, press, complaints } = await deskWithSample(t, { prepare, theme });
    await press("Control+i");
    const outcome = page.getByRole("region", { name: "What comes out" });
    await outcome.getByRole("tab", { name: /refused/ }).waitFor();
    await page.getByRole("gridcell", { name: "Northgate Dental — Kenosha office" }).waitFor();
    await picture(page, `import-ugly-${theme}-desk`);

    // Two tables are taken, the hidden sheet is offered.
    const tables = page.getByRole("list", { name: "Tables of the file" }).getByRole("listitem");
    assert.equal(await tables.count(), 3);
    assert.equal(await tables.getByRole("checkbox", { checked: true }).count(), 2);

    // The odd area code is put right first: then all neighbours agree, and a fault of several cells has proposals.
    await outcome.getByRole("tab", { name: /suspect/ }).click();
    await outcome.getByRole("button", { name: "Accept" }).click();
    await outcome.getByRole("tab", { name: /refused/ }).click();
    await outcome.getByRole("button", { name: /^Fix all 2: no area code/ }).click();
    await outcome.getByText("(773) 555-0166").waitFor();
    await outcome.getByRole("tab", { name: /new/ }).focus();
    await press("ArrowLeft");
    assert.equal(await outcome.getByRole("tab", { selected: true }).getAttribute("id"), "im-tab-suspect");
    await picture(page, `import-fixed-${theme}-desk`);

    await until(() => numbers(ask), 312);
    await page.getByRole("button", { name: /^Import/, disabled: false }).waitFor();
    await press("Control+Enter");
    await page.getByRole("heading", { name: "Numbers" }).waitFor();
    const added = (await numbers(ask)) - 312;
    assert.ok(added > 15, `${added} came in`);

    // The same file again: nothing to do, and the button says so.
    await press("Control+i");
    await page.getByRole("button", { name: /^(Nothing changes|Import)/ }).waitFor();
    await press("Control+z");
    await until(() => numbers(ask), 312);
    assert.deepEqual(complaints, []);
  });
}

test("a newer list shows what changes, what is gone and what was typed by hand", async (t) => {
  const list = (rows) => workbook([{ name: "DIDs", rows: [["Number", "Name", "Use"], ...rows] }]);
  const first = list([
    ["773-555-0150", "Front", "voice"],
    ["773-555-0151", "Back", "voice"],
    ["773-555-0152", "Roof", "voice"],
  ]);
  const second = list([
    ["773-555-0150", "Lobby", "voice"],
    ["773-555-0151", "Laboratory", "voice"],
    ["773-555-0153", "Annex", "voice"],
  ]);
  let path = "";
  const { page, ask, press, complaints } = await deskWithSample(t, {
    prepare: async (folder) => {
      path = join(folder, "Kenosha.xlsx");
      await writeFile(path, first);
      return { spreadsheet: path };
    },
  });
  await press("Control+i");
  await page.getByRole("button", { name: "Import 3 numbers" }).waitFor();
  await press("Control+Enter");
  await until(() => numbers(ask), 315);
  const query = { query: { find: "7735550150" }, slice: { offset: 0, limit: 1 } };
  const { rows } = await ask("numbers_list", query);
  await ask("numbers_change", { ids: [rows[0].id], name: "Reception" });

  await writeFile(path, second);
  await press("Control+i");
  const outcome = page.getByRole("region", { name: "What comes out" });
  await outcome.getByText("Laboratory").waitFor();
  await outcome.getByText("typed by hand, stays").waitFor();
  await picture(page, "import-changes");
  await outcome.getByRole("tab", { name: /gone/ }).click();
  await outcome.getByText("(773) 555-0152").waitFor();
  await picture(page, "import-gone");
  await press("Control+Enter");
  await until(() => numbers(ask), 316);
  assert.equal((await ask("numbers_list", query)).rows[0].name, "Reception");
  assert.deepEqual(complaints, []);
});

test("a pasted mail opens its own preview", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  await press("Control+2");
  await page.getByRole("heading", { name: "Numbers" }).waitFor();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      "text/plain",
      "Please port by 12/16/2026:\n- 773-555-0180\n- 773-555-0181 thru 0183\nfor $12.50\n",
    );
    window.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByRole("button", { name: "Import 4 numbers" }).waitFor();
  await picture(page, "import-pasted");
  await press("Control+Enter");
  await until(() => numbers(ask), 316);
  await press("Control+z");
  await until(() => numbers(ask), 312);
  assert.deepEqual(complaints, []);
});
