// Every screen at two sizes of window: nothing runs over its place, and nothing says less than it holds without an
// ellipsis. With `PICTURES=folder` each is kept in both looks, to be held beside the mocks.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { desk, deskWithSample, picture } from "./desk.mjs";

const sizes = [
  { width: 1440, height: 848 },
  { width: 1180, height: 668 },
];

/** What sticks out of the window or of a box that hides it, as lines. */
function misfits() {
  const seen = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const name = (it) => {
    const words = it.textContent.trim().replaceAll(/\s+/g, " ").slice(0, 60);
    return `${it.tagName.toLowerCase()}.${it.getAttribute("class") ?? ""} “${words}”`;
  };
  const lines = [];
  if (document.documentElement.scrollWidth > innerWidth) lines.push("the page scrolls sideways");
  if (document.documentElement.scrollHeight > innerHeight) lines.push("the page scrolls down");
  // Only what is drawn on a scale of its own may be wider than its pane.
  for (const pane of document.querySelectorAll(
    ".work, .od-scroll, .od-table, .tl-table, .dialog-main, .inspector, .ck, .co-scroll, .nt-steps, .nt-open",
  ))
    if (seen(pane) && pane.scrollWidth > pane.clientWidth + 1)
      lines.push(`${name(pane).slice(0, 40)} scrolls ${pane.scrollWidth - pane.clientWidth} px sideways`);
  const scrolls = (it) => /auto|scroll/.test(getComputedStyle(it).overflowX);
  const held = (it) => {
    for (let up = it.parentElement; up; up = up.parentElement) if (scrolls(up)) return true;
    return false;
  };
  for (const it of document.querySelectorAll("body *:not(svg *)")) {
    if (!seen(it) || it.closest(".unseen, [aria-hidden=true]")) continue;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const cut = /hidden|clip/.test(style.overflowX) && it.scrollWidth > it.clientWidth + 1;
    if (cut && style.textOverflow !== "ellipsis" && it.innerText?.trim() && ![...it.children].some(scrolls))
      lines.push(`${name(it)} is cut at ${it.clientWidth} of ${it.scrollWidth} px`);
    if (box.right > innerWidth + 1 && !held(it))
      lines.push(`${name(it)} stands ${Math.round(box.right - innerWidth)} px over the edge`);
    // Cells that are wider than their table's column.
    if (/^T[DH]$/.test(it.tagName) && style.overflowX === "visible" && it.scrollWidth > it.clientWidth + 1)
      lines.push(`${name(it)} runs ${it.scrollWidth - it.clientWidth} px over its cell`);
    // What is wider than a box that neither hides nor scrolls is written over what stands beside it.
    const { parentElement: parent } = it;
    const boxless = parent && getComputedStyle(parent).display === "contents";
    if (
      parent &&
      !boxless &&
      it.children.length === 0 &&
      style.position === "static" &&
      it.innerText?.trim()
    ) {
      const edge = parent.getBoundingClientRect().right;
      if (
        box.right > edge + 2 &&
        getComputedStyle(parent).overflowX === "visible" &&
        style.display !== "inline"
      )
        lines.push(`${name(it)} runs ${Math.round(box.right - edge)} px out of ${name(parent)}`);
    }
  }
  return [...new Set(lines)];
}

async function look(page, name, found) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(120);
    for (const line of await page.evaluate(misfits)) found.push(`${name} at ${size.width}: ${line}`);
    await picture(page, `${name}-${size.width}`);
  }
}

const screens = [
  "Overview",
  "Numbers",
  "Accounts",
  "Orders",
  "Timeline",
  "Checklist",
  "Cutover",
  "Costs",
  "Documents",
  "Problems",
  "Carriers",
  "History",
];

for (const screen of screens) {
  test(`${screen} fits its window`, async (t) => {
    const { page, complaints } = await deskWithSample(t);
    const found = [];
    await page.locator(".tree-item", { hasText: screen }).first().click();
    await page.locator("h1", { hasText: screen }).waitFor();
    await page.waitForLoadState("networkidle");
    if (screen === "Documents") await page.locator(".doc-stage canvas").first().waitFor();
    await look(page, screen.toLowerCase(), found);
    assert.deepEqual(found, []);
    assert.deepEqual(complaints, []);
  });
}

test("the views inside a screen fit its window", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  const found = [];
  const view = async (key, label, name) => {
    await press(key);
    await page.getByRole("radio", { name: label }).click();
    await page.waitForLoadState("networkidle");
    await look(page, name, found);
  };
  await view("Control+4", /^Table/, "orders-table");
  await view("Control+5", /^Table/, "timeline-table");
  await view("Control+5", "Calendar", "timeline-calendar");
  await view("Control+5", "To be in place", "timeline-tasks");
  await view("Control+Shift+N", "911 before the cut", "cutover-before");
  await view("Control+Shift+N", "Tests after", "cutover-after");
  await view("Control+Shift+N", "Final bills", "cutover-bills");
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
});

test("the night and an upload file fit their window", async (t) => {
  const { page, press, clock, complaints } = await deskWithSample(t);
  const found = [];
  await press("Control+6");
  const list = page.getByRole("navigation", { name: "Documents" });
  await list.getByRole("button", { name: /^NDG-01: Plain list/ }).click();
  await page.locator(".doc-upload-text").first().waitFor();
  await look(page, "upload", found);
  await clock("2026-11-24T19:10:00-06:00");
  await press("Control+Shift+N");
  await page.getByRole("button", { name: /^NDG-03/ }).click();
  await page.getByRole("button", { name: "Night mode" }).click();
  await page.getByRole("grid", { name: "Tests" }).waitFor();
  await look(page, "night", found);
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
});

test("each order fits its window", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  const found = [];
  await press("Control+4");
  for (const order of ["NDG-01", "NDG-03", "NDG-04", "NDG-05", "NDG-06"]) {
    await page.locator(".od-order", { has: page.getByText(order, { exact: true }) }).click();
    await page.getByRole("article", { name: order }).waitFor();
    await page.waitForLoadState("networkidle");
    await look(page, `order-${order}`, found);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
});

test("what lies over the screens fits its window", async (t) => {
  const { page, press, complaints } = await deskWithSample(t);
  const found = [];
  for (const [name, key] of [
    ["palette", "Control+k"],
    ["settings", "Control+,"],
    ["help", "F1"],
  ]) {
    await press(key);
    await page.getByRole("dialog").waitFor();
    await look(page, name, found);
    await press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "What if…" }).first().click();
  const dialog = page.getByRole("dialog");
  await look(page, "whatif-empty", found);
  await dialog.getByRole("button", { name: /Order$/ }).click();
  await page.getByRole("option", { name: /NDG-01/ }).click();
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.locator(".wi-first").waitFor();
  await look(page, "whatif", found);
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
});

test("start and import fit their window", async (t) => {
  const prepare = async (folder) => {
    const spreadsheet = join(folder, "list.csv");
    const rows = [
      "Phone,Name,Site,Use",
      "(312) 555-0101,Front desk,Chicago,",
      "312-555-01o2,Billing,Chicago,fax",
    ];
    for (let at = 10; at < 60; at += 1) rows.push(`(312) 555-01${at},Desk ${at},Chicago,voice`);
    await writeFile(spreadsheet, `${rows.join("\n")}\n`);
    return { spreadsheet };
  };
  const { page, press, complaints } = await desk(t, { prepare });
  const found = [];
  await look(page, "start", found);
  await press("Control+n");
  await page.getByRole("dialog").waitFor();
  await look(page, "new-project", found);
  await press("Escape");
  await press("Control+Shift+O");
  await page.locator(".date").first().waitFor();
  await press("Control+i");
  await page.getByRole("button", { name: /^Import \d/ }).waitFor();
  await page.waitForLoadState("networkidle");
  await look(page, "import", found);
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
});
