import { useCallback } from "react";
import { call } from "../../api/call";
import { type CallError, shapeError } from "../../api/error";
import type { PaperSize } from "../../api/generated";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useMessages } from "../../state/messages";

interface Extra {
  /** Opens what was written in the program that the desktop has for it. */
  print?: boolean;
  /** The format of upload files, where it is not the one of the gaining side. */
  format?: string;
}

/** Writes documents into a folder that is chosen: these, by path, or all when none is named. */
export function useExport(paper: PaperSize) {
  const messages = useMessages();
  return useCallback(
    async (only: readonly string[], { print = false, ...format }: Extra = {}) => {
      const write = (folder: Ticketed, force: boolean): Promise<void> =>
        call("documents_export", { ticket: folder.ticket, only: [...only], paper, force, ...format }).then(
          ({ files, findings }) => {
            messages.clearError();
            const same = files.filter((it) => it.unchanged).length;
            const kept = same === 0 ? "" : `, ${same} of them the same as before`;
            const [one] = files;
            const what =
              one !== undefined && files.length === 1
                ? `${one.name} in ${folder.name}${one.unchanged ? ", the same as before" : ""}`
                : `${files.length.toLocaleString("en-US")} files in ${folder.name}${kept}`;
            if (print && one)
              host()
                .open(folder.ticket, one.name)
                .catch((thrown) => messages.refused(shapeError(thrown, "open")));
            const then = print ? "Print it from the program that opens: the pages are these." : "";
            // Upload files say what they lack beside their preview; a missing logo is said nowhere else.
            const logo = findings.find((it) => it.code === "logo_not_drawn")?.message ?? "";
            messages.say([`${what}.`, logo, then].filter(Boolean).join(" "), {
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
