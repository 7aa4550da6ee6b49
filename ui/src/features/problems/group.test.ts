import { expect, test } from "vitest";
import type { Problem } from "../../api/generated";
import { countWords, everything, groupProblems, valuesOf } from "./group";

const problem = (part: Partial<Problem>): Problem => ({
  severity: "warning",
  code: "bill_ages",
  subject: "NDG-01",
  message: "The bill is too old after Fri 20 Nov.",
  hint: "Have a new bill at hand.",
  cost: "costs 3 business days",
  source: "example, 2026-10-02",
  orders: ["NDG-01"],
  jump: { screen: "orders", id: 1 },
  place: { kind: "order", id: 1, field: "bill" },
  about: "Order",
  days: 3,
  must: "",
  accepted: null,
  lapsed: null,
  ...part,
});

const word = { id: 1, reason: "Jo takes it.", by: "dana", when: "Mon 16 Nov 09:41", said: "" };
const accepted = problem({ subject: "NDG-02", orders: ["NDG-02"], accepted: word });
const blocker = problem({ severity: "blocker", code: "btn_leaves", about: "Account", subject: "Lakeland" });
const all = [blocker, problem({}), accepted];

test("an accepted finding stands in its own group and in no count of open ones", () => {
  expect(groupProblems(all, everything).map((it) => [it.name, it.problems.length])).toEqual([
    ["blocker", 1],
    ["warning", 1],
    ["accepted", 1],
  ]);
  expect(countWords(all)).toBe("1 blocker, 1 warning, 1 accepted");
  expect(groupProblems(all, { ...everything, severity: "warning" })[0]?.problems).toEqual([all[1]]);
});

test("each filter narrows the list, and the words reach into the reason", () => {
  const left = (filter: Partial<typeof everything>) =>
    groupProblems(all, { ...everything, ...filter }).flatMap((it) => it.problems);
  expect(left({ about: "Account" })).toEqual([blocker]);
  expect(left({ code: "bill_ages" })).toEqual([all[1], accepted]);
  expect(left({ order: "NDG-02" })).toEqual([accepted]);
  expect(left({ typed: "jo takes" })).toEqual([accepted]);
  expect(left({ typed: "lakeland", severity: "warning" })).toEqual([]);
  expect(valuesOf(all, (it) => [it.code])).toEqual(["bill_ages", "btn_leaves"]);
});
