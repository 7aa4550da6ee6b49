import { useCallback, useState } from "react";
import type { OrderId } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { command, type Moving } from "./moving";

/** What is in the hand, where it may go, and the way to put it down. */
export function useMoving() {
  const [moving, setMoving] = useState<Moving | null>(null);
  const { data: view } = useAsk(
    "orders_may_join",
    { numbers: [...(moving?.numbers ?? [])], order: moving?.order ?? null },
    { when: moving !== null },
  );
  const merge = useChange("orders_merge").run;
  const move = useChange("numbers_move").run;
  const put = useCallback(
    async (target: OrderId | null): Promise<boolean> => {
      if (moving === null) return false;
      const wanted = command(moving, target);
      const done = wanted.name === "orders_merge" ? await merge(wanted.request) : await move(wanted.request);
      setMoving(null);
      return done !== undefined;
    },
    [merge, move, moving],
  );
  return { moving, view: moving === null ? undefined : view, take: setMoving, put };
}

export type Hand = ReturnType<typeof useMoving>;
