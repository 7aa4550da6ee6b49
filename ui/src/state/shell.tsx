import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { PaperSize } from "../api/generated";
import type { Ticketed } from "../host/host";

/** The one dialog that may be open over the frame. */
export type OpenDialog =
  | { name: "palette" }
  | { name: "new"; sheet: Ticketed | null }
  | { name: "settings" }
  | { name: "whatif" }
  | { name: "sites" }
  | { name: "keys" }
  | { name: "about" };

export interface Shell {
  dialog: OpenDialog | null;
  show(dialog: OpenDialog): void;
  hide(): void;
  /** The paper of the preview and of the export; kept until the program ends. */
  paper: PaperSize;
  setPaper(paper: PaperSize): void;
}

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [paper, setPaper] = useState<PaperSize>("letter");
  const hide = useCallback(() => setDialog(null), []);
  const shell = useMemo<Shell>(
    () => ({ dialog, show: setDialog, hide, paper, setPaper }),
    [dialog, hide, paper],
  );
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error("useShell stands outside ShellProvider");
  return shell;
}
