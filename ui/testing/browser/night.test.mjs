// A cutover from the keyboard alone, with the program killed in the middle, to the signed record.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deskWithSample, until } from "./desk.mjs";

const folder = process.env.PICTURES;

/** `PICTURES=folder` keeps what was seen and printed. */
async function keep(name, made) {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), await made());
}

const evening = (clock) => `2026-11-24T${clock}:00-06:00`;

const nightOf = async (ask, name) => (await ask("nights_list")).find((it) => it.name === name).night;

const passed = async (ask, night, test) => {
  const { columns } = await ask("tests_list", { night, phase: "night" });
  return columns.find((it) => it.test === test).passed;
};

test("the whole night is played from the keyboard, survives a kill, and ends in a signed record", async (t) => {
  const it = await deskWithSample(t);
  const { page, ask, press, clock, complaints } = it;
  const night = await nightOf(ask, "NDG-03");
  const { rows } = await ask("tests_list", { night, phase: "before" });
  const numbers = rows.map((row) => row.id);
  await clock(evening("18:50"));
  for (const test of ["address_911", "temporary_911"]) {
    await ask("tests_record", { night, numbers, test, result: "pass" });
  }

  await press("Control+Shift+N");
  await page.getByRole("heading", { name: "Cutover" }).waitFor();
  await page.getByRole("button", { name: /^NDG-03/ }).focus();
  await press("Enter");
  await page.locator(".co-nights [aria-current=true]", { hasText: "NDG-03" }).waitFor();
  await page.getByText("Go / no-go call, all owners on the line", { exact: true }).waitFor();
  await keep("cutover-runbook.png", () => page.screenshot());
  await page.getByRole("button", { name: "Night mode" }).focus();
  await press("Enter");
  const now = page.locator(".nt-now h1");
  await until(() => now.textContent(), "Go / no-go call, all owners on the line");
  const step = async (title, clockAt) => {
    await clock(evening(clockAt));
    await until(() => now.textContent(), title);
    await press("Control+Enter");
    await page.getByRole("button", { name: /^Step done/ }).waitFor();
    await press("Control+Enter");
  };
  await step("Go / no-go call, all owners on the line", "19:00");
  const forward = await ask("night_view", { night });
  await step(forward.steps.find((one) => one.key === "forward").title, "19:30");

  // The decision, by name.
  await clock(evening("19:56"));
  await until(() => now.textContent(), "Decision: go");
  await press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Who decides" }).waitFor();
  await keep("cutover-decide.png", () => page.screenshot());
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await step("Activate NDG-03 at Meridian", "20:00");
  await page.getByText(/^52 active at Meridian since 20:00/).waitFor();

  // Tests by key: a column at once, one failure with its note.
  await clock(evening("20:12"));
  await press("t", "Control+a", "p");
  await until(() => passed(ask, night, "inbound_mobile"), 52);
  await press("Home", "ArrowRight", "f");
  await dialog.getByRole("textbox", { name: "Note" }).waitFor();
  await page.keyboard.type("rings at the old desk");
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText(/fail 20:12: rings at the old desk/).waitFor();
  await keep("cutover-night-dark.png", () => page.screenshot());
  await press("d");
  await keep("cutover-night-light.png", () => page.screenshot());
  await press("d", "h");
  await page.getByText(/^Held since 20:12/).waitFor();
  await press("h");
  await page.getByText(/^Now, step/).waitFor();

  // The program is killed; everything that was ticked is there.
  await it.restart(evening("20:16"));
  await press("Control+Shift+O");
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  assert.equal(await passed(ask, night, "inbound_mobile"), 52);
  await press("Control+Shift+N");
  await page.getByRole("button", { name: /^NDG-03/ }).focus();
  await press("Enter");
  await page.locator(".co-nights [aria-current=true]", { hasText: "NDG-03" }).waitFor();
  await page.getByRole("button", { name: "Night mode" }).focus();
  await press("Enter");
  await page.getByText(/rings at the old desk/).waitFor();
  await until(() => now.textContent(), "Inbound from 3 networks");

  // S does nothing while the decision to keep is not taken; every column passes, 911 last.
  await press("s");
  assert.equal(await dialog.count(), 0);
  const { sign: early } = await ask("night_view", { night });
  assert.equal(early.against, "52 × 911 open, the decision to keep is not taken");
  await press("t", "Home");
  const { columns } = await ask("tests_list", { night, phase: "night" });
  for (const column of columns) {
    if (column.passed < column.of) {
      await press("Control+a", "p");
      await until(() => passed(ask, night, column.test), column.of);
    }
    await press("ArrowRight");
  }
  const { sign } = await ask("night_view", { night });
  assert.equal(sign.rest, "");

  // The steps that are left, each begun and ended by Ctrl+Enter, then the signature.
  await clock(evening("20:50"));
  for (;;) {
    const view = await ask("night_view", { night });
    const one = view.steps.find((step) => step.key === view.step_now);
    if (!one) break;
    await until(() => now.textContent(), one.title);
    await press("Control+Enter");
    if (one.gate) {
      await dialog.getByRole("textbox", { name: "Who decides" }).waitFor();
      await press("Enter");
      await dialog.waitFor({ state: "detached" });
    } else {
      await page.getByRole("button", { name: /^Step done/ }).waitFor();
      await press("Control+Enter");
    }
    await until(async () => (await ask("night_view", { night })).step_now === one.key, false);
  }
  await page.getByText("Every step of the night is done").waitFor();
  await press("s");
  await dialog.getByText("Every test is proven.").waitFor();
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.locator(".nt-signed", { hasText: "Dana Whitfield, Tue 24 Nov 20:50" }).waitFor();
  await keep("cutover-signed.png", () => page.screenshot());
  // A signed night is not held: the key does nothing, and says nothing.
  await press("h");
  assert.equal((await ask("night_view", { night })).held, "");
  assert.equal(await page.getByRole("alert").count(), 0);
  const record = await it.paper("NDG-03/night-record.pdf");
  assert.equal(record.subarray(0, 5).toString(), "%PDF-");
  await keep("night-record.pdf", async () => record);
  await keep("runbook.pdf", () => it.paper("NDG-03/runbook.pdf"));
  await keep("runbook-01.pdf", () => it.paper("NDG-01/runbook.pdf"));
  await keep("validation.pdf", () => it.paper("NDG-03/validation.pdf"));
  await press("Escape");
  await page.getByRole("heading", { name: "Cutover" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("a runbook is reworded, added to, moved and brought back", async (t) => {
  const { page, ask, press, complaints } = await deskWithSample(t);
  await press("Control+Shift+N");
  await page.getByRole("button", { name: /^NDG-01/ }).click();
  await page.getByRole("button", { name: "Change: Go / no-go call, all owners on the line" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What is done" }).fill("Roll call on the bridge");
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Roll call on the bridge").first().waitFor();
  await page.getByRole("button", { name: /^Drop: Freeze the old system/ }).click();
  await page.getByRole("button", { name: "Bring back" }).waitFor();
  await page.getByRole("button", { name: "Add a step…" }).click();
  await dialog.getByRole("textbox", { name: "What is done" }).fill("Photograph the old rack");
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Drop: Photograph the old rack" }).waitFor();
  const night = await nightOf(ask, "NDG-01");
  const { dropped } = await ask("runbook_view", { night });
  assert.equal(dropped.length, 1);
  await press("Control+z", "Control+z", "Control+z");
  await until(async () => (await ask("runbook_view", { night })).dropped.length, 0);
  assert.deepEqual(complaints, []);
});

test("a contact of one's own goes again, areas are decided, and a stopped night is opened again by key", async (t) => {
  const { page, ask, press, clock, complaints } = await deskWithSample(t);
  await press("Control+Shift+N");
  await page.getByRole("button", { name: /^NDG-06/ }).click();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a contact…" }).click();
  await dialog.getByRole("textbox", { name: "What they do" }).fill("Janitor");
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Change: Janitor" }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Change: Janitor" }).waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Toll-free areas…" }).click();
  await dialog.getByText("Canada").click();
  await dialog.getByRole("textbox", { name: "Who decides" }).fill("Mara Lindholm");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Patients call from Ontario");
  await keep("cutover-areas.png", () => page.screenshot());
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  const tollFree = await nightOf(ask, "NDG-06");
  const { areas } = await ask("runbook_view", { night: tollFree });
  assert.deepEqual(
    areas.map((it) => it.in_scope),
    [true, false],
  );

  const night = await nightOf(ask, "NDG-03");
  await clock(evening("19:00"));
  await ask("night_act", { night, act: "done", step: "roll_call" });
  await page.getByRole("button", { name: /^NDG-03/ }).click();
  await page.getByRole("button", { name: "Night mode" }).click();
  await page.locator(".nt-now h1").waitFor();
  await press("a");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("storm");
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  const { step_now, log } = await ask("night_view", { night });
  assert.equal(step_now, "roll_call");
  assert.equal(log[0].text, "the night is open again: storm");
  await press("Escape");

  await page.getByRole("button", { name: "Final bills" }).or(page.getByText("Final bills")).first().click();
  await page.getByRole("button", { name: "Check a bill…" }).first().click();
  await dialog.getByRole("button", { name: "Choose the file…" }).waitFor();
  await keep("cutover-bill.png", () => page.screenshot());
  await press("Escape");
  assert.deepEqual(complaints, []);
});
