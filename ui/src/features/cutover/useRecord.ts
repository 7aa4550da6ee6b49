import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "../../api/call";
import type { CallError } from "../../api/error";
import type { NightActForm, TestsRecord } from "../../api/generated";
import { dropKinds } from "../../api/kinds";
import { useMessages } from "../../state/messages";

/** Records a tick or a step without a message: it is seen where it stands, and a refusal is said. */
export function useRecord() {
  const client = useQueryClient();
  const messages = useMessages();
  const made = useCallback(
    async (change: () => ReturnType<typeof call<"night_act">>): Promise<boolean> => {
      try {
        const done = await change();
        messages.clearError();
        void dropKinds(client, done.changes);
        return true;
      } catch (refused) {
        messages.refused(refused as CallError);
        return false;
      }
    },
    [client, messages],
  );
  const act = useCallback((form: NightActForm) => made(() => call("night_act", form)), [made]);
  const test = useCallback((form: TestsRecord) => made(() => call("tests_record", form)), [made]);
  return { act, test };
}
