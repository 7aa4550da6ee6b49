import type { CellFinding, Disposition, NumberRow, Severity } from "../../api/generated";
import type { CellView } from "../../components/grid/GridRow";
import { Icon } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import type { NumberColumn } from "./columns";

const LOUDNESS: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

export function findingsOf(row: NumberRow | undefined, column: string): CellFinding[] {
  return [...(row?.findings ?? [])]
    .filter((finding) => finding.column === column)
    .sort((a, b) => LOUDNESS[a.severity] - LOUDNESS[b.severity]);
}

export function worst(findings: readonly CellFinding[]): Severity | null {
  return [...findings].sort((a, b) => LOUDNESS[a.severity] - LOUDNESS[b.severity])[0]?.severity ?? null;
}

export function DispositionIcon({ disposition }: { disposition: Disposition }) {
  switch (disposition) {
    case "port":
      return <Icon name="port" size={13} />;
    case "stay":
      return <Icon name="stay" size={13} />;
    case "disconnect":
      return <Icon name="close" size={13} />;
    case "undecided":
      return <IconMark icon="open" />;
  }
}

/** One cell as it is drawn. */
export function cellOf(row: NumberRow, column: NumberColumn): CellView {
  const text = column.text(row);
  const [finding] = findingsOf(row, column.id);
  const absent = text === "";
  return {
    text: absent ? (column.absent?.(row) ?? "") : text,
    ...(absent ? { absent } : {}),
    ...(row.edited.includes(column.id) ? { edited: true } : {}),
    ...(finding ? { tone: finding.severity, description: finding.message } : {}),
    ...(column.id === "disposition" ? { icon: <DispositionIcon disposition={row.disposition} /> } : {}),
  };
}

export function Gutter({ row, index }: { row: NumberRow | undefined; index: number }) {
  const severity = worst(row?.findings ?? []);
  return (
    <>
      {severity === null || severity === "note" ? <span /> : <IconMark icon={severity} label={severity} />}
      {(index + 1).toLocaleString("en")}
    </>
  );
}
