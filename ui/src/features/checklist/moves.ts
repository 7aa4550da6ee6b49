import type { ChecklistMove, ChecklistRow } from "../../api/generated";

/** The move that puts a line one place up or down; nothing at the ends. */
export function moveBy(items: readonly ChecklistRow[], key: string, by: -1 | 1): ChecklistMove | null {
  const at = items.findIndex((it) => it.key === key);
  if (at < 0) return null;
  if (by === 1) {
    const next = items[at + 1];
    return next ? { key, after: next.key } : null;
  }
  if (at === 0) return null;
  return { key, after: items[at - 2]?.key ?? "" };
}
