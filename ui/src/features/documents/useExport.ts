import { useCallback } from "react";
import { call } from "../../api/call";
import { type CallError, shapeError } from "../../api/error";
import type { PaperSize } from "../../api/generated";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useMessages } from "../../state/messages";

/** Writes some documents, by path, into a folder that is chosen; what is to be printed is opened there. */
export function useExport(paper: PaperSize) {
  const messages = useMessages();
  return useCallback(
    async (only: readonly string[], print = false) => {
      const write = (folder: Ticketed, force: boolean): Promise<void> =>
        call("documents_export", { ticket: folder.ticket, only: [...only], paper, force }).then(
          ({ files }) => {
            messages.clearError();
            const [first] = files;
            const then = print ? "Print it from the program that opens: the pages are these." : "";
            if (print && first)
              host()
                .open(folder.ticket, first.name)
                .catch((thrown) => messages.refused(shapeError(thrown, "open")));
            const count = files.length === 1 ? (first?.name ?? "1 file") : `${files.length} files`;
            messages.say(`${count} in ${folder.name}. ${then}`.trim(), {
              label: "Show",
              run: () => void host().reveal(folder.ticket),
            });
          },
          (refused: CallError) => {
            messages.refused(refused);
            if (refused.code === "file_differs" && !force) {
              messages.say("Files in this folder differ from the project.", {
                label: "Replace them",
                run: () => void write(folder, true),
              });
            }
          },
        );
      try {
        const folder = await host().pick("export_folder");
        if (folder) await write(folder, false);
      } catch (thrown) {
        messages.refused(shapeError(thrown, "export"));
      }
    },
    [messages, paper],
  );
}
