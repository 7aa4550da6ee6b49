import type { CarrierRow, RuleGroup, RuleRow, RuleState } from "../../api/generated";

export interface Section {
  title: string;
  carriers: CarrierRow[];
}

const sections: readonly [string, (it: CarrierRow) => boolean][] = [
  ["In this project", (it) => it.in_project],
  ["Platforms", (it) => it.role === "platform"],
  ["Gaining carriers", (it) => it.role === "gaining"],
  ["Losing carriers", (it) => it.role === "losing"],
  ["For every carrier", (it) => it.role === "common"],
];

/** The list in its parts, those of this project first; each carrier once. */
export function sectionsOf(carriers: readonly CarrierRow[], typed: string): Section[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = carriers.filter(({ id, name }) =>
    words.every((word) => `${id} ${name}`.toLowerCase().includes(word)),
  );
  const placed = new Set<string>();
  return sections.flatMap(([title, belongs]) => {
    const here = found.filter((it) => !placed.has(it.id) && belongs(it));
    for (const it of here) placed.add(it.id);
    return here.length === 0 ? [] : [{ title, carriers: here }];
  });
}

/** What is shown of a carrier's rules: all, or those in one state. */
export type Shown = "all" | Exclude<RuleState, "known">;

/** The groups with the rules that are wanted; a rule one was sent to is always among them. */
export function shownOf(groups: readonly RuleGroup[], shown: Shown, sent: string): RuleGroup[] {
  const wanted = (it: RuleRow) => shown === "all" || it.state === shown || it.path === sent;
  return groups.flatMap(({ title, rules }) => {
    const here = rules.filter(wanted);
    return here.length === 0 ? [] : [{ title, rules: here }];
  });
}

/** The rule that a place names: by its whole path, or by its first part. */
export function ruleAt(groups: readonly RuleGroup[], rule: string): string {
  if (rule === "") return "";
  const all = groups.flatMap((it) => it.rules);
  const [key = rule] = rule.split(".");
  const found = all.find((it) => it.path === rule) ?? all.find((it) => it.path.split(".")[0] === key);
  return found?.path ?? "";
}
