import { type ReactNode, useMemo, useState } from "react";
import type { CallError } from "../../api/error";
import type { ImportPreview, ImportRequest } from "../../api/generated";
import type { ColumnPrefs } from "../../components/grid/columns";
import type { Grid } from "../../components/grid/useGrid";
import { IconMark } from "../../components/IconMark";
import { MessageBar } from "../../components/MessageBar";
import { choicesOf } from "./choices";
import { Mapping } from "./Mapping";
import { Outcome } from "./Outcome";
import { mapColumn, showTable, takeTable } from "./request";
import { SheetGrid } from "./SheetGrid";
import { firstGroup, type Group, marksOf } from "./sheet";
import { useSheetRows } from "./useSheetRows";

type PreviewProps = {
  preview: ImportPreview;
  error: CallError | null;
  stale: boolean;
  request: ImportRequest;
  onRequest(request: ImportRequest): void;
  grid: Grid;
  prefs: ColumnPrefs;
  onPrefs(prefs: ColumnPrefs): void;
  over: ReactNode;
};

/** The file, what its columns are, and what comes out of it. */
export function Preview(props: PreviewProps) {
  const { preview, error, request, onRequest, grid } = props;
  const { shown } = preview;
  const [group, setGroup] = useState<Group>(() => firstGroup(preview));
  const rows = useSheetRows(request, shown);
  const marks = useMemo(() => marksOf(preview), [preview]);
  return (
    <div className="im">
      {error !== null && <MessageBar error={error} />}
      <div className="im-sheet">
        <SheetGrid
          preview={preview}
          rows={rows}
          marks={marks}
          grid={grid}
          prefs={props.prefs}
          onPrefs={props.onPrefs}
        />
        {preview.limits.length > 0 && (
          <p className="im-more label" title={preview.limits.join("\n")}>
            <IconMark icon="warning" label="Not taken in as it stands" /> {preview.limits[0]}
            {preview.limits.length > 1 && ` And ${preview.limits.length - 1} more.`}
          </p>
        )}
      </div>
      <Mapping
        preview={preview}
        onMap={(column, field) => onRequest(mapColumn(request, shown, column, field))}
        onShow={(sheet, table) => onRequest(showTable(request, sheet, table))}
        onTake={(sheet, table, take) => onRequest(takeTable(request, { sheet, table }, take))}
      />
      <Outcome
        preview={preview}
        group={group}
        onGroup={setGroup}
        choices={choicesOf(request, onRequest)}
        stale={props.stale}
        onShow={(cell) => {
          if (cell.sheet === shown.sheet)
            grid.send({ type: "go", cell: { row: cell.row - 1, column: cell.column - 1 }, extend: false });
        }}
      />
      {props.over !== null && <div className="im-over">{props.over}</div>}
    </div>
  );
}
