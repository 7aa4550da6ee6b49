import { describe, expect, test } from "vitest";
import type { JoinView } from "../../api/generated";
import { command, dropOn, type Moving } from "./moving";

const view: JoinView = {
  what: "NDG-06, 2 numbers",
  targets: [
    { id: 4, name: "NDG-04 Corvus", title: "", refused: "" },
    {
      id: 5,
      name: "NDG-05 Tollway",
      title: "Cannot join NDG-05",
      refused: "Another RespOrg controls them. An order may have only one.",
    },
  ],
};
const whole: Moving = { order: 6, numbers: [], label: "NDG-06" };
const some: Moving = { order: null, numbers: [1, 2], label: "2 numbers" };

describe("a drop", () => {
  test("waits until the core has judged", () => {
    expect(dropOn(whole, undefined, 5).kind).toBe("waiting");
  });
  test("is refused with the core's own reason", () => {
    const drop = dropOn(whole, view, 5);
    expect(drop.kind === "refused" && drop.target.refused).toContain("Another RespOrg");
  });
  test("is taken where the core has nothing against it", () => {
    expect(dropOn(some, view, 4).kind).toBe("taken");
  });
  test("on itself does nothing", () => {
    expect(dropOn(whole, view, 6).kind).toBe("itself");
  });
});

test("an order as a whole is merged, numbers are moved, and no target is a new order", () => {
  expect(command(whole, 4)).toEqual({ name: "orders_merge", request: { from: 6, into: 4 } });
  expect(command(some, 4)).toEqual({ name: "numbers_move", request: { numbers: [1, 2], order: 4 } });
  expect(command(some, null)).toEqual({ name: "numbers_move", request: { numbers: [1, 2], order: null } });
});
