import type { Problem, Severity } from "../../api/generated";

/** What the list is narrowed to; an empty word narrows nothing. */
export interface ProblemFilter {
  severity: Severity | "accepted" | "";
  order: string;
  about: string;
  code: string;
  typed: string;
}

export const everything: ProblemFilter = { severity: "", order: "", about: "", code: "", typed: "" };

export type GroupName = Severity | "accepted";

/** Findings of one severity that are open, or those that were accepted, in the order of the core. */
export interface ProblemGroup {
  name: GroupName;
  title: string;
  problems: Problem[];
}

const titles: readonly [GroupName, string][] = [
  ["blocker", "Blockers"],
  ["warning", "Warnings"],
  ["note", "Notes"],
  ["accepted", "Accepted"],
];

export const groupOf = (problem: Problem): GroupName =>
  problem.accepted === null ? problem.severity : "accepted";

/** The problems that a filter leaves, by group. What was accepted is never among the open ones. */
export function groupProblems(problems: readonly Problem[], filter: ProblemFilter): ProblemGroup[] {
  const words = filter.typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = problems.filter((it) => {
    if (filter.severity !== "" && groupOf(it) !== filter.severity) return false;
    if (filter.order !== "" && !it.orders.includes(filter.order)) return false;
    if (filter.about !== "" && it.about !== filter.about) return false;
    if (filter.code !== "" && it.code !== filter.code) return false;
    const texts = [
      it.subject,
      it.message,
      it.hint,
      it.code,
      it.source,
      it.accepted?.reason ?? "",
      ...it.orders,
    ];
    const text = texts.join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return titles
    .map(([name, title]) => ({ name, title, problems: shown.filter((it) => groupOf(it) === name) }))
    .filter((it) => it.problems.length > 0);
}

/** The values that a filter can be narrowed to, in the order of their names. */
export const valuesOf = (problems: readonly Problem[], of: (it: Problem) => readonly string[]): string[] =>
  [...new Set(problems.flatMap(of))].sort();

const words: Record<GroupName, [string, string]> = {
  blocker: ["blocker", "blockers"],
  warning: ["warning", "warnings"],
  note: ["note", "notes"],
  accepted: ["accepted", "accepted"],
};

/** `4 blockers, 12 warnings, 2 accepted`. */
export const countWords = (problems: readonly Problem[]): string =>
  groupProblems(problems, everything)
    .map(({ name, problems: { length } }) => `${length} ${words[name][length === 1 ? 0 : 1]}`)
    .join(", ");

/** `5 business days`. */
export const daysWords = (days: number | null): string =>
  days === null ? "" : `${days} business ${days === 1 ? "day" : "days"}`;

/** `bill_too_old` as people read it. */
export const codeWords = (code: string): string => {
  const text = code.replaceAll("_", " ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
};
