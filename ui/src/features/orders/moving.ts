// What is being moved between orders, where it may go, and what a drop on an order means.

import type { JoinTarget, JoinView, NumberId, OrderId } from "../../api/generated";

/** Numbers in the hand: some of an order, or an order as a whole. */
export type Moving = {
  /** The order as a whole; absent for single numbers. */
  order: OrderId | null;
  numbers: readonly NumberId[];
  /** What it is until the core has said it. */
  label: string;
};

export type Drop =
  | { kind: "waiting" }
  | { kind: "itself" }
  | { kind: "refused"; target: JoinTarget }
  | { kind: "taken"; target: JoinTarget };

/** What a drop on an order would do. The core has judged every order; nothing is judged here. */
export function dropOn(moving: Moving, view: JoinView | undefined, order: OrderId): Drop {
  if (moving.order === order) return { kind: "itself" };
  const target = view?.targets.find((one) => one.id === order);
  if (target === undefined) return { kind: "waiting" };
  return target.refused === "" ? { kind: "taken", target } : { kind: "refused", target };
}

/** The command that carries a move out. */
export function command(
  moving: Moving,
  target: OrderId | null,
):
  | { name: "orders_merge"; request: { from: OrderId; into: OrderId } }
  | { name: "numbers_move"; request: { numbers: NumberId[]; order: OrderId | null } } {
  return moving.order !== null && target !== null
    ? { name: "orders_merge", request: { from: moving.order, into: target } }
    : { name: "numbers_move", request: { numbers: [...moving.numbers], order: target } };
}
