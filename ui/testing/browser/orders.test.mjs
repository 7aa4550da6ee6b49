// The life of orders over the real core: refused and sent again, moved, lost, changed, proven by a file; single numbers,
// marks, waves, contacts and tracks.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { graveOn } from "./axe.mjs";
import { deskWithSample, picture as drawn, until } from "./desk.mjs";

/** Everything that is pictured can be used by everyone. */
async function picture(page, name) {
  assert.deepEqual(await graveOn(page, `${name}: `), []);
  await drawn(page, name);
}

/** The written FOC that the dialog answers with. */
async function foc(folder) {
  const document = join(folder, "foc-ndg-02.eml");
  await writeFile(
    document,
    "From: ports@badgervalley.example\r\nSubject: FOC NDG02-B\r\n\r\nConfirmed for 10 Dec.\r\n",
  );
  return { document };
}

const orderNamed = async (ask, name) => {
  const { groups } = await ask("orders_list");
  const { id } = groups.flatMap((group) => group.orders).find((it) => it.name === name);
  return ask("order_detail", { id });
};

async function open(page, press, name) {
  await press("Control+4");
  await page.locator(".od-order", { has: page.getByText(name, { exact: true }) }).click();
  const order = page.getByRole("article", { name });
  await order.waitFor();
  return order;
}

async function choose(page, dialog, label, option) {
  await dialog.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

/** Records an act in the dialog; `fill` enters what it asks for. */
async function record(page, what, fill = async () => {}) {
  await page.getByRole("button", { name: "Record…", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await choose(page, dialog, /What happened$/, what);
  await fill(dialog);
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

const window = (date) => async (dialog) => {
  const fields = dialog.getByRole("group", { name: "Window" });
  await fields.getByRole("textbox", { name: /^Date/ }).fill(date);
  await fields.getByRole("textbox", { name: "From" }).fill("19:00");
  await fields.getByRole("textbox", { name: "To" }).fill("21:00");
};
const because = (words) => (dialog) => dialog.getByRole("textbox", { name: /^Reason/ }).fill(words);

test("a refused order is spelt as the carrier holds it, signed, sent as version 2, confirmed with the written FOC, moved, lost and refused again", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t, { prepare: foc });
  const order = await open(page, press, "NDG-02");
  await picture(page, "order-rejected");
  await page.getByRole("button", { name: "Prepare version 2" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/Take 2140 E MAIN ST STE B instead of 2140 Main St Ste B/i).waitFor();
  await picture(page, "order-prepare");
  await dialog.getByRole("button", { name: "Take 2140 E MAIN ST STE B as the service address" }).click();
  await dialog.getByText(/^We state 2140 E MAIN ST STE B as the service address now/).waitFor();
  await choose(page, dialog, /The LOA is$/, "LOA signed");
  await picture(page, "order-prepared");
  await dialog.getByRole("button", { name: "Make version 2" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Prepare version/ }).waitFor({ state: "detached" });

  await record(page, /^Sent to the carrier/);
  await record(page, /^Received by the carrier/, async (it) => {
    await it.getByRole("textbox", { name: "The carrier's number for it" }).fill("77-20555");
  });
  await until(async () => (await orderNamed(ask, "NDG-02")).status.text, "With the carrier");

  await record(page, /^Date confirmed/, async (it) => {
    await window("2026-12-10")(it);
    await it.getByRole("button", { name: "Attach a message or file…" }).click();
    const attach = page.getByRole("dialog", { name: "Attach to NDG-02" });
    await attach.getByRole("button", { name: "Attach", exact: true }).click();
    await attach.waitFor({ state: "detached" });
    await it.getByRole("button", { name: /^foc-ndg-02\.eml/ }).waitFor();
    await picture(page, "order-record-foc");
  });
  const happened = order.locator("section", { hasText: "What has happened" }).last();
  await happened.getByRole("button", { name: "Save foc-ndg-02.eml as" }).click();
  await page.getByText("foc-ndg-02.eml saved in papers.").waitFor();

  await record(page, /^Date confirmed/, async (it) => {
    await window("2026-12-14")(it);
    await because("Their crew is away on the 10th.")(it);
  });
  await happened
    .getByText(/before Thu 10 Dec/)
    .first()
    .waitFor();
  await record(page, /^Date confirmed/, async (it) => {
    await window("2026-11-17")(it);
    await because("Their desk put it forward.")(it);
  });
  await order.getByText(/was confirmed for Tue 17 Nov.* with 33 hours’ notice/).waitFor();
  await picture(page, "order-short-notice");
  await record(page, /^Date lost/, because("Their switch is frozen."));
  await until(async () => (await orderNamed(ask, "NDG-02")).confirmed.known, false);
  await record(page, /^Change asked/, async (it) => {
    await choose(page, it, /What is changed$/, "Account number");
    await because("The account was renumbered: BV-20818.")(it);
  });
  await until(async () => (await orderNamed(ask, "NDG-02")).status.text, "Change asked");
  await record(page, /^Rejected/, async (it) => {
    await it.getByRole("textbox", { name: "What the carrier said" }).fill("Account number does not match");
    await choose(page, it, /The field it names$/, "Account number");
    await it.getByRole("textbox", { name: "Its code" }).fill("7403");
    await it.getByRole("textbox", { name: /^What the carrier holds/ }).fill("BV-20818");
    await it
      .getByRole("region", { name: "What it means" })
      .getByText(/BV-20818/)
      .first()
      .waitFor();
    await picture(page, "order-record-rejection");
  });
  await page.getByRole("button", { name: "Prepare version 4" }).waitFor();
  await order.getByText("Account number does not match (7403)").first().waitFor();
  await picture(page, "order-rejected-again");
  assert.deepEqual(complaints, []);
});

test("single numbers fare otherwise than their order, and numbers are marked, each taken back", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  const order = await open(page, press, "NDG-03");
  const dialog = page.getByRole("dialog");
  await order.getByRole("button", { name: "Single numbers…" }).click();
  await dialog.getByText("Choose the numbers.").waitFor();
  await dialog.getByRole("textbox", { name: "Find in the numbers" }).fill("555-0115");
  await until(() => dialog.getByRole("checkbox").count(), 1);
  await dialog.locator(".checkbox").first().click();
  await dialog.getByRole("textbox", { name: "Its code" }).fill("7510");
  await dialog.getByRole("textbox", { name: /^Why, in/ }).fill("Not on this account");
  await picture(page, "order-single-numbers");
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const odd = order.getByRole("row", { name: /555-0115.*rejected alone.*Not on this account \(7510\)/ });
  await odd.waitFor();
  await press("Control+z");
  await odd.waitFor({ state: "detached" });

  await order.getByRole("button", { name: "Mark…" }).click();
  await dialog.getByRole("textbox", { name: "Find in the numbers" }).fill("555-011");
  await until(() => dialog.getByRole("checkbox").count(), 10);
  await dialog.getByRole("button", { name: "All shown" }).click();
  await dialog.getByText("10 chosen").waitFor();
  await choose(page, dialog, /It is$/, "A service’s");
  await picture(page, "order-mark");
  await dialog.getByRole("button", { name: "Mark", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const marked = order.getByRole("row", { name: /use on the new platform: service/ });
  await marked.waitFor();
  assert.equal((await orderNamed(ask, "NDG-03")).marks[0].ids.length, 10);
  await marked.getByRole("button", { name: /^Take back/ }).click();
  await marked.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});

test("a wave takes the orders of its sites, and lets go of those taken out", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  await open(page, press, "NDG-01");
  await page.getByRole("button", { name: "Wave…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^Wave/ }).fill("2");
  await dialog.getByRole("textbox", { name: "Its name" }).fill("West");
  await dialog.locator(".checkbox", { hasText: "Madison" }).click();
  await picture(page, "order-wave");
  await dialog.getByRole("button", { name: "Set" }).click();
  await dialog.waitFor({ state: "detached" });
  const wave = async () => (await ask("orders_list")).waves.find((it) => it.number === 2);
  await until(async () => (await wave())?.orders, ["NDG-01", "NDG-03"]);
  await page.getByText("Wave 2, West").first().waitFor();
  await page.getByRole("button", { name: "Wave…" }).click();
  await dialog.locator(".checkbox", { hasText: "Madison" }).click();
  await dialog.getByRole("button", { name: "Set" }).click();
  await dialog.waitFor({ state: "detached" });
  await until(async () => (await wave())?.orders, ["NDG-01"]);
  assert.deepEqual(complaints, []);
});

test("who said what is logged with its promise, and texting waits as a track of its own", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  const order = await open(page, press, "NDG-01");
  const dialog = page.getByRole("dialog");
  await order.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByRole("textbox", { name: "What was said" }).fill("Jo keeps the place in the queue.");
  await dialog.getByRole("textbox", { name: "What was promised" }).fill("an answer on the name");
  await dialog.getByRole("textbox", { name: "By, or ask again on" }).fill("2026-11-18");
  await picture(page, "order-contact");
  await dialog.getByRole("button", { name: "Keep" }).click();
  await dialog.waitFor({ state: "detached" });
  await order.getByText("an answer on the name by Wed 18 Nov").waitFor();

  const sms = order.getByRole("row", { name: /^SMS/ });
  await sms.getByText("nothing recorded").waitFor();
  await sms.getByRole("button", { name: "Record SMS" }).click();
  await choose(page, dialog, /Where it stands$/, "Texting to be moved");
  await dialog
    .getByRole("textbox", { name: "Note" })
    .fill("The texting provider wants its own release form first.");
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await sms.getByText("Texting to be moved").waitFor();
  const { side_tracks } = await orderNamed(ask, "NDG-01");
  assert.deepEqual(
    side_tracks.map((it) => it.mark.icon),
    ["blocker", "waiting", "info"],
  );
  await picture(page, "order-tracks");
  assert.deepEqual(complaints, []);
});

test("an order that may not join another is refused with the reason where it is held", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  await open(page, press, "NDG-06");
  const card = (name) => page.locator(".od-order", { has: page.getByText(name, { exact: true }) });
  const from = await card("NDG-06").boundingBox();
  const to = await card("NDG-05").boundingBox();
  await page.mouse.move(from.x + 60, from.y + 14);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 4, { steps: 3 });
  await page.mouse.move(to.x + 90, to.y + 24, { steps: 6 });
  await page.mouse.move(to.x + 92, to.y + 26, { steps: 2 });
  const told = page.locator(".od-ghost");
  await told.getByText("Cannot join NDG-05").waitFor();
  await told.getByText(/RespOrg/).waitFor();
  await drawn(page, "order-refused-drag");
  await page.mouse.up();
  await press("Escape");
  assert.deepEqual(complaints, []);
});
