import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Done, Overview } from "./api/generated";
import { setHost } from "./host";
import { type Answers, type FakeHost, fakeHost } from "./testing/fake-host";
import { head, someNumber } from "./testing/fixtures";

/** A project in which there is nothing yet. */
const overview: Overview = {
  countdown: "",
  dates: [],
  orders: [],
  orders_note: "",
  coverage: { total: 0, port: 0, stay: 0, disconnect: 0, undecided: 0, note: "" },
  actions: [],
  actions_note: "",
  coming: [],
};
const closed: Answers = { overview };
const answers: Answers = { ...closed, project_head: head };

function start(more: Answers = {}, options: Parameters<typeof fakeHost>[1] = {}): FakeHost {
  const host = fakeHost({ ...answers, ...more }, options);
  setHost(host);
  render(<App />);
  return host;
}

function startClosed(more: Answers = {}, options: Parameters<typeof fakeHost>[1] = {}): FakeHost {
  const host = fakeHost({ ...closed, ...more }, options);
  setHost(host);
  render(<App />);
  return host;
}

const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });

describe("the program", () => {
  it("begins with the recent projects when none is open", async () => {
    startClosed(
      {},
      {
        recent: [
          {
            ticket: 4,
            name: "Old Mill Logistics",
            folder: "Documents",
            missing: true,
            detail: "",
            state: "",
            day: "",
          },
        ],
      },
    );
    expect(await screen.findByText("Old Mill Logistics", { selector: "button b" })).toBeDefined();
    expect(screen.getByRole("button", { name: "take it off this list" })).toBeDefined();
  });

  it("opens the sample with one key and shows its overview and title", async () => {
    const host = startClosed({ project_sample: head }, { picks: { sample: { ticket: 7, name: "sample" } } });
    await screen.findByText("New project");
    await userEvent.keyboard("{Control>}{Shift>}O{/Shift}{/Control}");
    await heading("Overview");
    expect(host.calls).toContainEqual({ name: "project_sample", request: { ticket: 7 } });
    expect(host.title).toBe("Northgate Dental Group — Portwright");
  });

  it("starts a new project from a sheet that is dropped on the start", async () => {
    const host = startClosed();
    await screen.findByText("New project");
    host.drop([{ ticket: 9, name: "inventory.xlsx" }]);
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText(/From inventory.xlsx/)).toBeDefined();
  });

  it("imports a sheet that is dropped on an open project", async () => {
    const host = start();
    await heading("Overview");
    host.drop([{ ticket: 9, name: "inventory.xlsx" }]);
    await heading(/^Import/);
  });

  it("goes to a screen by its key and by the native menu", async () => {
    const host = start();
    await heading("Overview");
    await userEvent.keyboard("{Control>}7{/Control}");
    await heading("Problems");
    host.menu("view.history");
    await heading("History");
    await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await heading("Problems");
  });

  it("says who has the project open for writing", async () => {
    start({ project_head: { ...head, read_only: "Ana" } });
    expect(await screen.findByText(/Ana has this project open for writing/)).toBeDefined();
  });

  it("shows why the core refused, and what to try", async () => {
    const host = start({
      undo: () => {
        throw { kind: "user", code: "frozen", message: "NDG-03 was sent.", hint: "Make version 2." };
      },
    });
    await heading("Overview");
    host.menu("edit.undo");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("NDG-03 was sent. Make version 2.");
  });

  it("names what it took back, offers to bring it again, and asks anew for what changed", async () => {
    const host = start({
      undo: { label: "import of inventory.xlsx", changes: ["numbers"] },
      redo: { label: "import of inventory.xlsx", changes: ["numbers"] },
    });
    await heading("Overview");
    const asked = () => host.calls.filter((it) => it.name === "overview").length;
    await waitFor(() => expect(asked()).toBe(1));
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("Undone: import of inventory.xlsx")).toBeDefined();
    await waitFor(() => expect(asked()).toBe(2));
    await userEvent.click(screen.getByRole("button", { name: /^Redo/ }));
    expect(await screen.findByText("Done again: import of inventory.xlsx")).toBeDefined();
  });
});

describe("the export", () => {
  it("replaces files that differ only when it is told to", async () => {
    const folder = { ticket: 3, name: "Northgate export" };
    const host = start(
      {
        documents_export: ({ force }) => {
          if (!force)
            throw { kind: "file", code: "file_differs", message: "loa.pdf differs.", hint: "Replace it." };
          return {
            files: [{ name: "NDG-01/loa.pdf", sha256: "00", bytes: 1, unchanged: false }],
            findings: [],
          };
        },
      },
      { picks: { export_folder: folder } },
    );
    await heading("Overview");
    await userEvent.keyboard("{Control>}e{/Control}");
    expect((await screen.findByRole("alert")).textContent).toContain("loa.pdf differs.");
    await userEvent.click(screen.getByRole("button", { name: "Replace them" }));
    expect(await screen.findByText("NDG-01/loa.pdf in Northgate export.")).toBeDefined();
    expect(screen.queryByRole("alert")).toBeNull();
    const forces = host.calls.filter((it) => it.name === "documents_export").map((it) => it.request);
    expect(forces).toEqual([
      { ticket: 3, only: [], paper: "letter", force: false },
      { ticket: 3, only: [], paper: "letter", force: true },
    ]);
  });
});

describe("long work", () => {
  it("says how far it is and can be stopped", async () => {
    let finish: (done: Done) => void = () => {};
    const host = start({
      undo: () =>
        new Promise<Done>((done) => {
          finish = done;
        }),
    });
    await heading("Overview");
    host.menu("edit.undo");
    host.progress({ what: "taking back 100,000 numbers", done: 1200, total: 100000 });
    await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(host.cancelled).toBe(1);
    finish({ label: "import", changes: [] });
    await waitFor(() => expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull());
  });
});

describe("the palette", () => {
  it("lands on a number that is pasted and entered at once", async () => {
    const host = start({
      numbers_list: { total: 312, matching: 1, groups: [], offset: 0, rows: [someNumber], with_problems: 0 },
    });
    await heading("Overview");
    await userEvent.keyboard("{Control>}k{/Control}");
    await userEvent.click(await screen.findByRole("combobox"));
    await userEvent.paste("414-555-0187");
    await userEvent.keyboard("{Enter}");
    await heading("Numbers");
    const asked = host.calls.filter((it) => it.name === "numbers_list").map((it) => it.request);
    expect(asked).toContainEqual(
      expect.objectContaining({ query: expect.objectContaining({ find: "414-555-0187" }) }),
    );
  });

  it("runs a command by its name", async () => {
    start();
    await heading("Overview");
    await userEvent.keyboard("{Control>}k{/Control}");
    await userEvent.click(await screen.findByRole("combobox"));
    await userEvent.keyboard(">timeline{Enter}");
    await heading("Timeline");
  });
});
