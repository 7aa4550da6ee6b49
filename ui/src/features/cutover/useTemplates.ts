import { call } from "../../api/call";
import { shapeError } from "../../api/error";
import { useChange } from "../../api/hooks";
import { host } from "../../host";
import { useMessages } from "../../state/messages";

/** The runbook's changes as a file for the next client, and the way back. */
export function useTemplates(night: string) {
  const messages = useMessages();
  const use = useChange("runbook_template_use").run;
  const save = async () => {
    try {
      const folder = await host().pick("export_folder");
      if (!folder) return;
      const saved = await call("runbook_template_save", { night, ticket: folder.ticket });
      messages.say(`${saved.name} with ${saved.steps} steps is in ${folder.name}.`, {
        label: "Show",
        run: () => void host().reveal(folder.ticket),
      });
    } catch (thrown) {
      messages.refused(shapeError(thrown, "runbook_template_save"));
    }
  };
  const load = async () => {
    try {
      const file = await host().pick("document");
      if (file) await use({ night, ticket: file.ticket });
    } catch (thrown) {
      messages.refused(shapeError(thrown, "document"));
    }
  };
  return { save, load };
}
