import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { AnswerOf, CommandName, DocumentRequest, RequestOf } from "../host/host";
import { useMessages } from "../state/messages";
import { call, pages } from "./call";
import type { CallError } from "./error";
import type { Done } from "./generated";
import { dropKinds } from "./kinds";

/** Commands whose answer says what has changed. */
export type ChangeName = {
  [Name in CommandName]: AnswerOf<Name> extends Done | { done: Done } ? Name : never;
}[CommandName];

interface AskOptions {
  /** Asks only when true. */
  when?: boolean;
  /** Keeps the last answer on screen while the next one comes. */
  keep?: boolean;
}

/** Asks the core and keeps the answer until a change touches it. */
export function useAsk<Name extends CommandName>(
  name: Name,
  request: RequestOf<Name>,
  { when = true, keep = false }: AskOptions = {},
): UseQueryResult<AnswerOf<Name>, CallError> {
  return useQuery<AnswerOf<Name>, CallError>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    enabled: when,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The pages of a document as bytes. They are asked for again when anything changed. */
export function usePages(request: DocumentRequest | null): UseQueryResult<ArrayBuffer, CallError> {
  return useQuery<ArrayBuffer, CallError>({
    queryKey: ["document", request],
    queryFn: () => pages(request ?? { name: "", paper: "letter" }),
    enabled: request !== null,
    gcTime: 0,
  });
}

const doneOf = (answer: Done | { done: Done }): Done => ("done" in answer ? answer.done : answer);

/**
 * Makes a change: drops what it touched, says what it was with a way back, and shows why when it is
 * refused. `run` answers undefined then.
 */
export function useChange<Name extends ChangeName>(name: Name) {
  const client = useQueryClient();
  const messages = useMessages();
  const [pending, setPending] = useState(false);
  const run = useCallback(
    async (request: RequestOf<Name>): Promise<AnswerOf<Name> | undefined> => {
      setPending(true);
      try {
        const answer = await call(name, request);
        const done = doneOf(answer as Done | { done: Done });
        messages.clearError();
        void dropKinds(client, done.changes);
        if (done.label !== "") messages.changed(name, done.label);
        return answer;
      } catch (refused) {
        messages.refused(refused as CallError);
        return undefined;
      } finally {
        setPending(false);
      }
    },
    [client, messages, name],
  );
  return { run, pending };
}
