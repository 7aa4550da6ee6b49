import { describe, expect, it } from "vitest";
import type { CarrierRow, RuleGroup, RuleRow } from "../../api/generated";
import { ruleAt, sectionsOf, shownOf } from "./list";

const carrier = (id: string, role: CarrierRow["role"], in_project = false): CarrierRow => ({
  id,
  name: id.toUpperCase(),
  role,
  role_words: role,
  via: "",
  rules: 1,
  example: false,
  in_project,
  added: false,
  conflicts: 0,
  unknown: 0,
  own: 0,
});

const rule = (path: string, state: RuleRow["state"]): RuleRow => ({
  path,
  rule: path,
  value: null,
  state,
  mark: { icon: "info", text: state },
  source: "",
  as_of: null,
  read: "",
  note: "",
  conflicts: [],
  in_use: null,
  replaced: null,
  reason: "",
  removable: false,
  form: null,
});

const groups: RuleGroup[] = [
  { title: "Dates", rules: [rule("lead_times.project.101", "known"), rule("csr_days", "unknown")] },
  { title: "Papers", rules: [rule("bill_max_days", "conflict")] },
];

describe("the list of carriers", () => {
  it("puts those of the project first, and names each carrier once", () => {
    const carriers = [carrier("a", "platform"), carrier("b", "losing", true), carrier("c", "common")];
    expect(sectionsOf(carriers, "").map((it) => [it.title, it.carriers.map(({ id }) => id)])).toEqual([
      ["In this project", ["b"]],
      ["Platforms", ["a"]],
      ["For every carrier", ["c"]],
    ]);
    expect(sectionsOf(carriers, "B")).toHaveLength(1);
    expect(sectionsOf(carriers, "x")).toEqual([]);
  });
});

describe("the rules that are shown", () => {
  it("are those in the wished state, without empty groups", () => {
    expect(shownOf(groups, "conflict", "").map((it) => it.title)).toEqual(["Papers"]);
    expect(shownOf(groups, "own", "")).toEqual([]);
  });

  it("always hold the rule one was sent to", () => {
    expect(shownOf(groups, "conflict", "csr_days").map((it) => it.rules.length)).toEqual([1, 1]);
  });

  it("are found by their whole path or by its first part", () => {
    expect(ruleAt(groups, "lead_times")).toBe("lead_times.project.101");
    expect(ruleAt(groups, "lead_times.simple")).toBe("lead_times.project.101");
    expect(ruleAt(groups, "bill_max_days")).toBe("bill_max_days");
    expect(ruleAt(groups, "nothing")).toBe("");
  });
});
