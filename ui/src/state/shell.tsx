import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { Ticketed } from "../host/host";

/** The one dialog that may be open over the frame. */
export type OpenDialog =
  | { name: "palette" }
  | { name: "new"; sheet: Ticketed | null }
  | { name: "settings" }
  | { name: "keys" }
  | { name: "about" };

export interface Shell {
  dialog: OpenDialog | null;
  show(dialog: OpenDialog): void;
  hide(): void;
}

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const shell = useMemo<Shell>(() => ({ dialog, show: setDialog, hide: () => setDialog(null) }), [dialog]);
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error("useShell stands outside ShellProvider");
  return shell;
}
