import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { FindingView } from "../../api/generated";
import { setHost } from "../../host";
import { MessagesProvider, useMessageState } from "../../state/messages";
import { fakeHost } from "../../testing/fake-host";
import { useExport } from "./useExport";

function Exporting({ print }: { print: boolean }) {
  const exporting = useExport("letter");
  const { toasts } = useMessageState();
  return (
    <>
      <button type="button" onClick={() => void exporting(["NDG-01/loa.pdf"], { print })}>
        Go
      </button>
      <p role="status">{toasts.map((it) => it.text).join("|")}</p>
    </>
  );
}

const written = {
  name: "NDG-01/loa.pdf",
  sha256: "0".repeat(64),
  bytes: 9000,
  unchanged: false,
};

for (const [print, opened] of [
  [true, [[9, "NDG-01/loa.pdf"]]],
  [false, []],
] as const) {
  test(`a document is exported${print ? " and the very file is opened to print" : ", and nothing opens"}`, async () => {
    const host = fakeHost(
      { documents_export: { files: [written], findings: [] } },
      { picks: { export_folder: { ticket: 9, name: "papers" } } },
    );
    const open = vi.fn(async () => {});
    host.open = open;
    setHost(host);
    render(
      <MessagesProvider>
        <Exporting print={print} />
      </MessagesProvider>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Go" }));
    await vi.waitFor(() => expect(host.calls).toHaveLength(1));
    expect(host.calls[0]?.request).toEqual({
      ticket: 9,
      only: ["NDG-01/loa.pdf"],
      paper: "letter",
      force: false,
    });
    await vi.waitFor(() => expect(open.mock.calls).toEqual(opened));
  });
}

test("a logo that could not be drawn is said with what was written, and nothing of upload files", async () => {
  const told = (code: string, message: string): FindingView => ({
    severity: "warning",
    code,
    subject: "Project",
    message,
    hint: "",
    cost: "",
    source: "",
    orders: [],
    jump: { screen: "overview" },
  });
  const findings = [
    told("upload_field_refused", "A field is refused."),
    told("logo_not_drawn", "The logo a.png cannot be drawn."),
  ];
  setHost(
    fakeHost(
      { documents_export: { files: [written], findings } },
      { picks: { export_folder: { ticket: 9, name: "papers" } } },
    ),
  );
  render(
    <MessagesProvider>
      <Exporting print={false} />
    </MessagesProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Go" }));
  const said = "NDG-01/loa.pdf in papers. The logo a.png cannot be drawn.";
  await vi.waitFor(() => expect(screen.getByRole("status").textContent).toBe(said));
});
