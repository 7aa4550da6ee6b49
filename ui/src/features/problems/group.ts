import type { FindingView, Severity } from "../../api/generated";

/** Findings of one severity, in the order of the core. */
export interface SeverityGroup {
  severity: Severity;
  title: string;
  findings: FindingView[];
}

const titles: readonly [Severity, string][] = [
  ["blocker", "Blockers"],
  ["warning", "Warnings"],
  ["note", "Notes"],
];

/** Which findings are shown: those of an order, and those that hold what was typed. */
export function groupFindings(
  findings: readonly FindingView[],
  order: string,
  typed: string,
): SeverityGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = findings.filter((it) => {
    if (order !== "" && !it.orders.includes(order)) return false;
    const text = `${it.subject} ${it.message} ${it.hint} ${it.code} ${it.orders.join(" ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return titles
    .map(([severity, title]) => ({
      severity,
      title,
      findings: shown.filter((it) => it.severity === severity),
    }))
    .filter((it) => it.findings.length > 0);
}

/** The orders that any finding holds up, in the order of their names. */
export const ordersHeld = (findings: readonly FindingView[]): string[] =>
  [...new Set(findings.flatMap((it) => it.orders))].sort();
