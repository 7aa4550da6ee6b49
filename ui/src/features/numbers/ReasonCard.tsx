import type { CellFinding, Disposition } from "../../api/generated";
import { Button } from "../../components/Button";
import type { IconName } from "../../components/Icon";
import { IconMark } from "../../components/IconMark";
import type { NumberColumn } from "./columns";
import { DISPOSITIONS } from "./words";

const ICONS: Record<string, IconName> = { port: "port", stay: "stay", disconnect: "close" };

type ReasonCardProps = {
  findings: readonly CellFinding[];
  column: NumberColumn;
  selected: number;
  onDispose(disposition: Disposition): void;
  onEdit(): void;
};

/** Why the active cell is marked, and what fixes it. */
export function ReasonCard({ findings, column, selected, onDispose, onEdit }: ReasonCardProps) {
  const decides = column.id === "disposition";
  return (
    <>
      {findings.map((finding) => (
        <div key={finding.message} className="nb-reason">
          <IconMark icon={finding.severity}>
            <b>{finding.message}</b>
          </IconMark>
          {finding.hint !== "" && <p>{finding.hint}</p>}
        </div>
      ))}
      {decides && selected > 1 && (
        <p className="nb-range">Your choice goes to all {selected.toLocaleString("en")} selected.</p>
      )}
      {decides && (
        <div className="nb-acts">
          {DISPOSITIONS.filter((choice) => choice.key !== "").map((choice) => (
            <Button
              key={choice.value}
              icon={ICONS[choice.value] ?? "port"}
              shortcut={choice.key}
              excludeFromTabOrder
              onPress={() => onDispose(choice.value)}
            >
              {choice.label}
            </Button>
          ))}
        </div>
      )}
      {!decides && column.editor !== undefined && (
        <div className="nb-acts">
          <Button icon="pen" shortcut="F2" excludeFromTabOrder onPress={onEdit}>
            Change {column.label.toLowerCase()}
          </Button>
        </div>
      )}
    </>
  );
}
