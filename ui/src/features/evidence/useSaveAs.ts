import { useCallback } from "react";
import { call } from "../../api/call";
import { type CallError, shapeError } from "../../api/error";
import { host } from "../../host";
import { useMessages } from "../../state/messages";

/** Writes an attached file into a folder that is chosen, byte by byte as it came. */
export function useSaveAs() {
  const messages = useMessages();
  return useCallback(
    async (id: number) => {
      try {
        const folder = await host().pick("export_folder");
        if (!folder) return;
        const saved = await call("attachment_save_as", { id, ticket: folder.ticket });
        messages.clearError();
        const text = saved.unchanged ? "is there already, the same bytes" : `saved in ${folder.name}`;
        messages.say(`${saved.file} ${text}.`, {
          label: "Show",
          run: () => void host().reveal(folder.ticket),
        });
      } catch (thrown) {
        messages.refused("code" in Object(thrown) ? (thrown as CallError) : shapeError(thrown, "save"));
      }
    },
    [messages],
  );
}
