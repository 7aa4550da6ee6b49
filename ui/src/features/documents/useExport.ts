import { useCallback } from "react";
import { call } from "../../api/call";
import { type CallError, shapeError } from "../../api/error";
import type { PaperSize } from "../../api/generated";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useMessages } from "../../state/messages";

/** Writes some documents, by path, into a folder that is chosen. */
export function useExport(paper: PaperSize) {
  const messages = useMessages();
  return useCallback(
    async (only: readonly string[], then = "") => {
      const write = (folder: Ticketed, force: boolean): Promise<void> =>
        call("documents_export", { ticket: folder.ticket, only: [...only], paper, force }).then(
          ({ files }) => {
            messages.clearError();
            const count = files.length === 1 ? (files[0]?.name ?? "1 file") : `${files.length} files`;
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
