import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { makeClient } from "../../api/client";
import type { AttachmentRow, CallDay } from "../../api/generated";
import { setHost } from "../../host";
import { offerDrop } from "../../state/drops";
import { MessagesProvider } from "../../state/messages";
import { NavigationProvider } from "../../state/navigation";
import { type FakeHost, fakeHost } from "../../testing/fake-host";
import { CallWeek } from "./CallWeek";
import { EvidencePanel } from "./EvidencePanel";

const row: AttachmentRow = {
  id: 4,
  kind: "csr",
  kind_words: "CSR",
  label: "lakeland-csr.txt",
  media: "text",
  detail: "text, 9 kB",
  size: 9000,
  dated: "2026-11-09",
  dated_words: "9 Nov 2026",
  age: { icon: "ok", text: "7 days old" },
  sha256: "56d60db167cb".padEnd(64, "0"),
  hash: "56d60db167cb",
  account: 1,
  order: null,
  place: "Lakeland",
  taken: "Mon 16 Nov 09:41",
  note: "",
  odd: "",
  csr: "offered",
};

const kinds = [
  { kind: "bill" as const, label: "Bill" },
  { kind: "csr" as const, label: "CSR" },
];

let host: FakeHost;

beforeEach(() => {
  host = fakeHost(
    {
      attachments_list: { attachments: [row], kinds, note: "1 file, 9 kB", missing: "No bill yet." },
      attachment_look: {
        label: "bill.pdf",
        detail: "PDF, 214 kB",
        kind: "bill",
        dated: "",
        odd: "",
        kinds,
      },
      attachment_add: {
        done: { label: "bill of Lakeland attached", changes: ["accounts", "evidence"] },
        attachment: { ...row, id: 5, kind: "bill", csr: "none" },
      },
      attachment_remove: { label: "CSR of Lakeland removed", changes: ["evidence"] },
      attachment_save_as: { file: "lakeland-csr.txt", bytes: 9000, sha256: row.sha256, unchanged: false },
      attachment_csr: {
        id: 4,
        label: "lakeland-csr.txt",
        account: "Lakeland 414 555 0100 371",
        text: "BTN 414 555-0100",
        fields: [{ label: "BTN", value: "(414) 555-0100", icon: null }],
        dated: "",
        numbers: "168 numbers",
        warning: "",
        replaces: false,
      },
    },
    { picks: { export_folder: { ticket: 9, name: "papers" } } },
  );
  setHost(host);
  render(
    <QueryClientProvider client={makeClient()}>
      <MessagesProvider>
        <NavigationProvider>
          <EvidencePanel account={1} whose="Lakeland" />
        </NavigationProvider>
      </MessagesProvider>
    </QueryClientProvider>,
  );
});

const asked = (name: string) => host.calls.filter((it) => it.name === name).map((it) => it.request);

test("a dropped file is attached to the account with what is said of it", async () => {
  await screen.findByText("lakeland-csr.txt");
  expect(screen.getByText("No bill yet.")).toBeTruthy();
  let taken = false;
  act(() => {
    taken = offerDrop([{ ticket: 7, name: "bill.pdf" }]);
  });
  expect(taken).toBe(true);
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText("PDF, 214 kB");
  await userEvent.type(within(dialog).getByLabelText("Dated"), "2026-10-21");
  await userEvent.click(within(dialog).getByRole("button", { name: "Attach" }));
  expect(asked("attachment_add")).toEqual([
    { ticket: 7, account: 1, order: null, kind: "bill", dated: "2026-10-21", note: "" },
  ]);
});

test("a CSR that can be read is offered, and waits for its day", async () => {
  await userEvent.click(await screen.findByRole("button", { name: "Take as CSR…" }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText("(414) 555-0100");
  expect(within(dialog).getByText("Say the day it was made.")).toBeTruthy();
  await userEvent.click(within(dialog).getByRole("button", { name: "Take it in" }));
  expect(asked("attachment_take_csr")).toEqual([]);
});

test("bytes are saved into the chosen folder, and a file is removed by its menu", async () => {
  await userEvent.click(await screen.findByRole("button", { name: "Save lakeland-csr.txt as" }));
  expect(asked("attachment_save_as")).toEqual([{ id: 4, ticket: 9 }]);
  await userEvent.click(screen.getByRole("button", { name: "More for lakeland-csr.txt" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Remove" }));
  expect(asked("attachment_remove")).toEqual([{ id: 4 }]);
});

test("each hour of the week is said in words, and quiet ones are left blank", () => {
  const days: CallDay[] = [
    {
      label: "Mon",
      hours: Array.from({ length: 24 }, (_, hour) => ({
        level: hour === 9 ? 4 : 0,
        calls: hour === 9 ? "74" : "1",
        text: `Mon ${String(hour).padStart(2, "0")}:00, ${hour === 9 ? "about 74 calls" : "0.8 calls"}`,
      })),
    },
  ];
  render(<CallWeek days={days} label="Week" />);
  const week = screen.getByRole("table", { name: "Week" });
  const cells = within(week).getAllByRole("cell");
  expect(cells[9]?.className).toBe("heat-4");
  expect(cells[9]?.textContent).toBe("74Mon 09:00, about 74 calls");
  expect(cells[3]?.textContent).toBe("Mon 03:00, 0.8 calls");
});
