// Numbers, Accounts and Problems, over the real core.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deskWithSample, picture, until } from "./desk.mjs";

const status = (page, at) => page.locator(".status button").nth(at).textContent();

const numberNamed = async (ask, find) => {
  const { rows } = await ask("numbers_list", { query: { find }, slice: { offset: 0, limit: 1 } });
  return rows[0];
};

test("a warning is accepted with a reason, stands in its own group, and is opened again", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+7");
  await page.getByRole("heading", { name: "Warnings" }).waitFor();
  const bill = /^Accept: The bill is too old after Tue 1 Dec/;
  await page.getByRole("button", { name: bill }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Say why it may stand.").waitFor();
  await page.keyboard.type("Jo at their desk takes it.");
  await dialog.getByRole("button", { name: "Accept", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await until(() => status(page, 1), "11 warnings");
  const accepted = page.getByRole("region", { name: "Accepted" });
  assert.match(await accepted.textContent(), /“Jo at their desk takes it\.”/);

  await accepted.getByRole("button", { name: /^Open again/ }).click();
  await until(() => status(page, 1), "12 warnings");
  await press("Control+z");
  await until(() => status(page, 1), "11 warnings");
  await page.getByText("Undone: reopening of a warning on NDG-04").waitFor();
  assert.equal(
    await page.getByRole("button", { name: /^Accept: Nobody has decided/ }).count(),
    0,
    "nobody may accept what is undecided",
  );
  assert.deepEqual(complaints, []);
});

test("problems are narrowed by severity, place and rule, walked by arrow keys and left to where they are mended", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+7");
  const choose = async (label, choice) => {
    await page.getByRole("button", { name: label }).click();
    await page.getByRole("option", { name: choice, exact: true }).click();
  };
  await choose(/Severity$/, "Blockers");
  await choose(/Place$/, "Account");
  const rows = page.locator(".pb-main");
  await until(() => rows.count(), 4);
  await choose(/Rule$/, "Name mismatch");
  await until(() => rows.count(), 1);
  await choose(/Rule$/, "Every rule");
  await rows.first().focus();
  await press("ArrowDown", "ArrowDown");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Business name/);
  await press("Enter");
  await page.locator(".ac-pair-focus", { hasText: "Business name" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("ours is written in place, kept with a reason, and the site's address changed from the comparison", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  await press("Control+3");
  await page.getByRole("radio", { name: /Lakeland/ }).click();
  const focus = page.locator(".ac-pair-focus");
  await focus.getByText("comma", { exact: true }).waitFor();

  await press("k");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Confirmed by Jo of the port desk on 12 Nov.");
  await dialog.getByRole("button", { name: "Keep ours" }).click();
  await focus.getByText("Ours is kept: Confirmed by Jo").waitFor();
  await until(() => status(page, 0), "3 blockers");

  await press("e");
  await focus.getByRole("textbox").fill("NORTHGATE DENTAL GROUP LLC");
  await press("Enter");
  await focus.getByText("Same", { exact: true }).waitFor();

  await page.locator(".ac-pair", { hasText: "Service address" }).click();
  await focus.getByRole("table").getByText("Pre-directional").waitFor();
  await press("e");
  await dialog.getByRole("heading", { name: "Site Milwaukee" }).waitFor();
  await dialog.getByRole("textbox", { name: /^Street/ }).fill("330 N WATER ST STE 400");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const site = (await ask("sites_list")).find((it) => it.name === "Milwaukee");
  assert.equal(site.parts.street, "330 N WATER ST STE 400");
  await focus.getByText("Same", { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
});

test("the proposed BTN is named with the rest of the account as it was, and the PIN stays where it is", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  const lakeland = async () => {
    const { id } = (await ask("accounts_list")).find((it) => it.carrier === "Lakeland");
    return ask("account_detail", { id });
  };
  const { form } = await lakeland();
  await ask("account_save", { ...form, pin: "4711" });
  await press("Control+3");
  await page.getByRole("radio", { name: /Lakeland/ }).click();
  await page.getByRole("button", { name: "Use as new BTN" }).first().click();
  await until(async () => (await lakeland()).form, {
    ...form,
    pin_known: true,
    new_btn: "(414) 555-0187",
  });
  const { facts } = await lakeland();
  assert.equal(facts.find((it) => it.label === "PIN").value, "known, never shown");
  assert.doesNotMatch(JSON.stringify(await lakeland()), /4711/);
  assert.deepEqual(complaints, []);
});

test("an account without a CSR asks for it", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+3");
  await page.getByRole("button", { name: "New account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Losing carrier$/ }).click();
  await page.getByRole("option", { name: /Lakeland/ }).click();
  await dialog.getByRole("textbox", { name: "Account number" }).fill("77-1");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("radio", { name: /Lakeland 0$/ }).click();
  await page.getByText("No CSR yet").waitFor();
  assert.deepEqual(complaints, []);
});

test("numbers leave a carrier that no profile knows, by the name on its bill", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  await press("Control+3");
  await page.getByRole("button", { name: "New account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Losing carrier$/ }).click();
  await page.getByRole("option", { name: /Another carrier/ }).click();
  await dialog.getByText("Name the losing carrier.").waitFor();
  await dialog.getByRole("textbox", { name: "Name of the carrier" }).fill(" Cuyahoga Valley  Telephone ");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("radio", { name: /Cuyahoga/ }).click();
  await page.getByRole("button", { name: "Edit…" }).first().click();
  const name = dialog.getByRole("textbox", { name: "Name of the carrier" });
  await name.waitFor();
  assert.equal(await name.inputValue(), "Cuyahoga Valley Telephone");
  await picture(page, "account-other-carrier");
  // One that the program knows under this name keeps its rules.
  await name.fill("lakeland telecom");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const carriers = (await ask("accounts_list")).map((it) => it.carrier);
  assert.deepEqual(carriers.filter((it) => it === "Lakeland").length, 2);
  assert.deepEqual(complaints, []);
});

test("a block is pasted in one step; its cells are dotted, the number tells it, one undo takes it back", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  await press("Control+2");
  await page.getByRole("textbox", { name: "Find in numbers, names, notes" }).fill("414 555-010");
  await page.getByText("10 of 312").waitFor();
  const before = await numberNamed(ask, "4145550101");
  const cell = page.getByRole("gridcell", { name: before.name, exact: true });
  await cell.click();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, "Reception\nBack office\nLab two");
  await until(async () => (await numberNamed(ask, "4145550103")).name, "Lab two");
  await until(async () => (await numberNamed(ask, "4145550101")).edited, ["name"]);
  await page.locator(".dg-cell.edited", { hasText: "Reception" }).waitFor();
  const inspector = page.getByRole("complementary", { name: "The number of the active cell" });
  await inspector.getByText(`Name: ${before.name}, now Reception`).waitFor();
  await press("Control+z");
  await until(async () => (await numberNamed(ask, "4145550103")).name === "Lab two", false);
  await until(() => page.locator(".dg-cell.edited", { hasText: "Reception" }).count(), 0);
  assert.equal((await numberNamed(ask, "4145550101")).name, before.name);
  assert.deepEqual(complaints, []);
});

test("columns are moved by heading and by key, and stay so over a restart of the page", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+2");
  const heads = async () => (await page.locator(".dg-headcell").allTextContents()).slice(0, 4);
  await until(heads, ["Number", "Use", "Name in phone system", "Disposition"]);
  const at = async (name) => {
    const box = await page.getByRole("columnheader", { name, exact: true }).boundingBox();
    return [box.x + 20, box.y + 10];
  };
  await page.mouse.move(...(await at("Use")));
  await page.mouse.down();
  await page.mouse.move(...(await at("Name in phone system")), { steps: 4 });
  await page.mouse.up();
  await until(heads, ["Number", "Name in phone system", "Use", "Disposition"]);
  await page.getByRole("gridcell", { name: "Undecided" }).first().click();
  await press("Alt+Shift+ArrowLeft");
  await until(heads, ["Number", "Name in phone system", "Disposition", "Use"]);
  await page.reload();
  // Keys reach the page when it stands again.
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  await press("Control+2");
  await until(heads, ["Number", "Name in phone system", "Disposition", "Use"]);
  assert.deepEqual(complaints, []);
});

test("a look-up made elsewhere is recorded with day and source", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await press("Control+2");
  await page.getByRole("gridcell", { name: "Undecided" }).first().click();
  const inspector = page.getByRole("complementary", { name: "The number of the active cell" });
  await inspector.getByRole("button", { name: "Record…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What it said" }).fill("yes");
  await dialog.getByRole("textbox", { name: "Where" }).fill("the carrier’s portal");
  await dialog.getByRole("button", { name: "Record" }).click();
  await dialog.waitFor({ state: "detached" });
  await inspector.getByText("the carrier’s portal").waitFor();
  assert.deepEqual(complaints, []);
});
