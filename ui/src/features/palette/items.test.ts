import { describe, expect, it } from "vitest";
import { actions } from "../../actions";
import type { AccountRow, OrderCard } from "../../api/generated";
import { someNumber } from "../../testing/fixtures";
import { type Found, groupsOf, markedParts, moveIn, wantedOf } from "./items";

const order: OrderCard = {
  id: 1,
  name: "NDG-01",
  place: "Lakeland · Milwaukee",
  numbers: 151,
  status: { icon: "blocker", text: "3 blockers" },
  reason: "",
  waits: "",
  wave: "",
  draft: true,
};
const account: AccountRow = {
  id: 1,
  carrier: "Lakeland",
  account_number: "414 555-0100 371",
  numbers: 168,
  mark: { icon: "blocker", text: "3 blockers" },
};
const found: Found = { numbers: [someNumber], matching: 8, orders: [order], accounts: [account], actions };

const ids = (typed: string) => groupsOf(wantedOf(typed), found).flatMap((it) => it.items.map(({ id }) => id));

describe("what the palette offers", () => {
  it("offers commands and nothing else before anything is typed", () => {
    expect(ids("").every((id) => id.startsWith("command-"))).toBe(true);
    expect(ids("")).toContain("command-file.import");
  });

  it("puts the number first, so that a pasted number is one Enter away", () => {
    expect(ids("414 555 018")[0]).toBe(`number-${someNumber.id}`);
  });

  it("says how many more numbers there are", () => {
    const [numbers] = groupsOf(wantedOf("414"), found);
    expect(numbers?.more).toBe("7 more numbers");
  });

  it("finds an account by its digits in any spelling", () => {
    expect(ids("4145550100")).toContain("account-1");
    expect(ids("(414) 555-0100")).toContain("account-1");
    expect(ids("920 555")).not.toContain("account-1");
  });

  it("finds an order by its place and by its name", () => {
    expect(ids("milw")).toContain("order-1");
    expect(ids("ndg-01")).toContain("order-1");
  });

  it("shows commands only after >", () => {
    expect(ids("> undo")).toEqual(["command-edit.undo"]);
  });

  it("offers to filter the grid when numbers match", () => {
    expect(ids("0187")).toContain("filter");
    expect(
      groupsOf(wantedOf("x"), { ...found, numbers: [], matching: 0 }).flatMap((it) => it.items),
    ).not.toContainEqual(expect.objectContaining({ kind: "filter" }));
  });
});

describe("moving in the list", () => {
  const items = groupsOf(wantedOf("lakeland"), { ...found, numbers: [], matching: 0 }).flatMap(
    (it) => it.items,
  );

  it("goes round the ends", () => {
    const last = items.at(-1)?.id ?? "";
    expect(moveIn(items, last, 1)).toBe(items[0]?.id);
    expect(moveIn(items, items[0]?.id ?? "", -1)).toBe(last);
  });

  it("begins again when the chosen line is gone", () => {
    expect(moveIn(items, "number-999", 1)).toBe(items[0]?.id);
    expect(moveIn([], null, 1)).toBeNull();
  });
});

describe("the typed letters in a line", () => {
  it("are found through the punctuation of a number", () => {
    expect(markedParts("(414) 555-0187", "414555018")).toEqual([
      { text: "(", hit: false },
      { text: "414) 555-018", hit: true },
      { text: "7", hit: false },
    ]);
  });

  it("are taken literally", () => {
    expect(markedParts("a+b", "+b")).toEqual([
      { text: "a", hit: false },
      { text: "+b", hit: true },
    ]);
    expect(markedParts("abc", "(")).toEqual([{ text: "abc", hit: false }]);
  });
});
