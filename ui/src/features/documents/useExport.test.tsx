import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { setHost } from "../../host";
import { MessagesProvider } from "../../state/messages";
import { fakeHost } from "../../testing/fake-host";
import { useExport } from "./useExport";

function Exporting({ print }: { print: boolean }) {
  const exporting = useExport("letter");
  return (
    <button type="button" onClick={() => void exporting(["NDG-01/loa.pdf"], { print })}>
      Go
    </button>
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
