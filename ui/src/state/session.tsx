import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { call } from "../api/call";
import type { CallError } from "../api/error";
import type { Head } from "../api/generated";
import { useAsk } from "../api/hooks";
import { host } from "../host";
import { useMessages } from "./messages";
import { useNavigation } from "./navigation";

type Status = "starting" | "closed" | "open";

export interface Session {
  status: Status;
  /** What stands in the frame; present while a project is open. */
  head: Head | null;
  /** Opens what a ticket stands for. Answers false, and says why, when it cannot. */
  open(command: "project_open" | "project_sample", ticket: number): Promise<boolean>;
  /** A project was made or opened: its head is known already. */
  opened(head: Head): void;
  close(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const messages = useMessages();
  const { home } = useNavigation();
  const [status, setStatus] = useState<Status>("starting");
  const head = useAsk("project_head", {}, { when: status === "open" }).data ?? null;

  const opened = useCallback(
    (fresh: Head) => {
      client.clear();
      client.setQueryData(["project_head", {}], fresh);
      messages.clearError();
      home();
      setStatus("open");
    },
    [client, messages, home],
  );

  const open = useCallback(
    async (command: "project_open" | "project_sample", ticket: number) => {
      try {
        opened(await call(command, { ticket }));
        return true;
      } catch (refused) {
        messages.refused(refused as CallError);
        return false;
      }
    },
    [opened, messages],
  );

  const close = useCallback(async () => {
    try {
      await call("project_close", {});
      setStatus("closed");
      client.clear();
    } catch (refused) {
      messages.refused(refused as CallError);
    }
  }, [client, messages]);

  // A page that is loaded again finds the project still open in the core.
  useEffect(() => {
    let stale = false;
    call("project_head", {}).then(
      (found) => !stale && opened(found),
      (refused: CallError) => {
        if (stale) return;
        setStatus((now) => (now === "starting" ? "closed" : now));
        if (refused.kind !== "user") messages.refused(refused);
      },
    );
    return () => {
      stale = true;
    };
  }, [opened, messages]);

  useEffect(() => host().onOpened((ticket) => void open("project_open", ticket)), [open]);

  useEffect(() => {
    void host().setTitle(status === "open" && head ? `${head.client} — Portwright` : "Portwright");
  }, [status, head]);

  const session = useMemo<Session>(
    () => ({ status, head: status === "open" ? head : null, open, opened, close }),
    [status, head, open, opened, close],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession stands outside SessionProvider");
  return session;
}
