// A cutover that is moved by hand: the day under the pointer, what the core says of it, and the asking for it.

import { useState } from "react";
import { call } from "../../api/call";
import type { MoveView, OrderId } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import type { Gantt } from "./model";

export type Moving = { order: OrderId; lane: number; day: number };

export type Move = {
  moving: Moving | null;
  /** What the day would do; absent while it is asked. */
  told: MoveView | undefined;
  /** The open day that would be taken, as an offset. */
  snapped: number | null;
  begin(lane: number): void;
  to(day: number): void;
  drop(): void;
  cancel(): void;
};

/** The day on which the cutover of a lane stands. Whether it may move the core says, with the reason where it may not. */
export function movable(gantt: Gantt, lane: number): number | null {
  const cutover = gantt.lanes[lane]?.diamonds.find((diamond) => diamond.kind !== "maximum");
  return cutover?.day ?? null;
}

export function useMove(gantt: Gantt): Move {
  const [moving, setMoving] = useState<Moving | null>(null);
  const ask = useChange("order_request");
  const request = { id: moving?.order ?? 0, date: gantt.first, days: moving?.day ?? 0 };
  const { data } = useAsk("plan_move", request, { when: moving !== null, keep: true });
  const told = moving === null ? undefined : data;
  return {
    moving,
    told,
    snapped: told?.offset ?? null,
    begin: (lane) => {
      const day = movable(gantt, lane);
      const order = gantt.lanes[lane]?.order;
      if (day !== null && order !== undefined) setMoving({ order, lane, day });
    },
    to: (day) =>
      setMoving((now) => {
        const kept = Math.max(gantt.today, Math.min(gantt.days - 1, day));
        return now === null || now.day === kept ? now : { ...now, day: kept };
      }),
    drop: () => {
      const asked = moving;
      setMoving(null);
      if (asked === null || asked.day === movable(gantt, asked.lane)) return;
      void call("plan_move", { id: asked.order, date: gantt.first, days: asked.day }).then(({ window }) =>
        window === null ? undefined : ask.run({ id: asked.order, window }),
      );
    },
    cancel: () => setMoving(null),
  };
}
