import { type ReactNode, useCallback, useState } from "react";
import { shapeError } from "../../api/error";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { useMessages } from "../../state/messages";
import { type Added, AttachDialog } from "./AttachDialog";

interface Owner {
  account: number | null;
  order: number | null;
  /** Whose it will be: `Lakeland`, `NDG-02`. */
  whose: string;
}

/** A file is chosen, said what it is, and attached. `dialog` has to stand on the screen. */
export function useAttach({ account, order, whose }: Owner, onAdded: (added: Added) => void) {
  const messages = useMessages();
  const [file, setFile] = useState<Ticketed | null>(null);
  const choose = useCallback(async () => {
    try {
      setFile(await host().pick("document"));
    } catch (thrown) {
      messages.refused(shapeError(thrown, "document"));
    }
  }, [messages]);
  const dialog: ReactNode = file && (
    <AttachDialog
      file={file}
      account={account}
      order={order}
      whose={whose}
      onDone={(added) => {
        setFile(null);
        if (added) onAdded(added);
      }}
    />
  );
  return { choose, take: setFile, dialog };
}
