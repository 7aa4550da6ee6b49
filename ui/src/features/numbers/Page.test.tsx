import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { makeClient } from "../../api/client";
import type { NumberRow, NumbersEdit } from "../../api/generated";
import { setHost } from "../../host";
import { MessagesProvider } from "../../state/messages";
import { NavigationProvider } from "../../state/navigation";
import { SessionProvider } from "../../state/session";
import { ShellProvider } from "../../state/shell";
import { type FakeHost, fakeHost } from "../../testing/fake-host";
import { head } from "../../testing/fixtures";
import { rememberedPrefs } from "./memory";
import NumbersPage from "./Page";

const rows: NumberRow[] = [1, 2, 3, 4].map((id) => ({
  id,
  national: `(414) 555-010${id}`,
  e164: "",
  kind: "local",
  wireless: false,
  use: "voice",
  name: `Desk ${id}`,
  extension: "",
  disposition: id < 4 ? "undecided" : "port",
  order: "",
  order_id: null,
  account: "Lakeland",
  site: "Milwaukee",
  rings_to: "",
  address_911: "",
  note: "",
  lists: [true, true, true],
  edited: [],
  site_id: null,
  findings:
    id === 1
      ? [{ column: "disposition", severity: "blocker", message: "Undecided blocks NDG-01", hint: "Decide." }]
      : [],
}));

let host: FakeHost;

beforeEach(() => {
  // The test's document has no layout; the grid draws what would fit a window of this size.
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 1200 });
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: 700 });
  host = fakeHost({
    project_head: head,
    accounts_list: [],
    orders_list: {
      groups: [],
      in_orders: 0,
      coverage: { total: 4, port: 1, stay: 0, disconnect: 0, undecided: 3, note: "" },
      unassigned: [],
      split_note: "",
      unpinned: [],
      waves: [],
    },
    numbers_list: ({ slice }) => ({
      total: 4,
      matching: 4,
      groups: [],
      offset: slice.offset,
      rows: rows.slice(slice.offset, slice.offset + slice.limit),
      with_problems: 1,
    }),
    number_detail: ({ id }) => ({
      row: rows.find((row) => row.id === id) as NumberRow,
      subtitle: "",
      findings: [],
      lists: [],
      csr_line: "",
      lookups: [],
      route: [],
      sources: [],
      history: [],
    }),
    numbers_edit: { label: "3 numbers port", changes: ["numbers"] },
  });
  setHost(host);
});

async function openPage() {
  render(
    <QueryClientProvider client={makeClient()}>
      <MessagesProvider>
        <NavigationProvider>
          <ShellProvider>
            <SessionProvider>
              <NumbersPage />
            </SessionProvider>
          </ShellProvider>
        </NavigationProvider>
      </MessagesProvider>
    </QueryClientProvider>,
  );
  const first = await screen.findByRole("gridcell", { name: "(414) 555-0101" });
  first.focus();
  return userEvent.setup();
}

const edits = () =>
  host.calls.filter((call) => call.name === "numbers_edit").map((call) => call.request as NumbersEdit);
const changes = () => edits().flatMap((it) => it.changes);

describe("numbers by keyboard", () => {
  test("P sends the whole range in one change", async () => {
    const user = await openPage();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(screen.getByText("3 rows × 1 column selected")).toBeDefined();
    await user.keyboard("p");
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]).toMatchObject({ ids: [1, 2, 3], disposition: "port", name: null });
  });

  test("a letter in a text column writes there and decides nothing", async () => {
    const user = await openPage();
    await user.keyboard("{ArrowRight}{ArrowRight}Pat{Enter}");
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]).toMatchObject({ ids: [1], name: "Pat", disposition: null });
  });

  test("Esc gives an edit up", async () => {
    const user = await openPage();
    await user.keyboard("{ArrowRight}{ArrowRight}{F2}xyz{Escape}");
    expect(screen.getByRole("gridcell", { name: /Desk 1/ })).toBe(document.activeElement);
    expect(changes()).toEqual([]);
  });

  test("a pasted column becomes one change per distinct text, and what means nothing is said", async () => {
    const user = await openPage();
    await user.keyboard("{ArrowRight}");
    await user.paste("Fax\nFax\nAlarm\ntelegraph");
    await waitFor(() => expect(changes()).toHaveLength(2));
    expect(edits(), "one paste is one undo").toHaveLength(1);
    expect(changes()[0]).toMatchObject({ ids: [1, 2], use: "fax" });
    expect(changes()[1]).toMatchObject({ ids: [3], use: "alarm" });
  });

  test("Ctrl+Enter writes one text into the whole range", async () => {
    const user = await openPage();
    await user.keyboard(
      "{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}Pat{Control>}{Enter}{/Control}",
    );
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]).toMatchObject({ ids: [1, 2, 3], name: "Pat" });
  });

  test("Alt Shift and an arrow move a column, and it is remembered", async () => {
    const user = await openPage();
    const heads = () => screen.getAllByRole("columnheader").map((it) => it.textContent);
    expect(heads().slice(1, 4)).toEqual(["Number", "Use", "Name in phone system"]);
    await user.keyboard("{ArrowRight}{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}");
    expect(heads().slice(1, 4)).toEqual(["Number", "Name in phone system", "Use"]);
    expect(rememberedPrefs().order?.slice(0, 2)).toEqual(["name", "use"]);
    localStorage.clear();
  });

  test("Ctrl+D fills the range from its first row", async () => {
    const user = await openPage();
    await user.keyboard(
      "{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}",
    );
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]).toMatchObject({ ids: [2, 3], name: "Desk 1" });
  });
});

test("a marked cell says why beside it and with its description", async () => {
  const user = await openPage();
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  const cell = document.activeElement as HTMLElement;
  const reason = document.getElementById(cell.getAttribute("aria-describedby") ?? "");
  expect(reason?.textContent).toContain("Undecided blocks NDG-01");
  await user.keyboard("{Escape}");
  expect(cell.getAttribute("aria-describedby")).toBeNull();
});

test("the grid tells its size and place, and one cell alone takes the focus", async () => {
  await openPage();
  const grid = screen.getByRole("grid");
  expect(grid.getAttribute("aria-rowcount")).toBe("5");
  expect(grid.getAttribute("aria-colcount")).toBe("9");
  expect(grid.querySelectorAll("[tabindex='0']")).toHaveLength(1);
  expect(document.activeElement?.closest("[role=row]")?.getAttribute("aria-rowindex")).toBe("2");
});
