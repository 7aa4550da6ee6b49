import { useCallback, useMemo } from "react";
import type { ImportPreview } from "../../api/generated";
import { toTsv } from "../../components/grid/clipboard";
import { type ColumnPrefs, resize, shownColumns } from "../../components/grid/columns";
import { GridView } from "../../components/grid/GridView";
import { layoutRows } from "../../components/grid/layout";
import { rangeOf } from "../../components/grid/selection";
import type { Grid } from "../../components/grid/useGrid";
import { Icon } from "../../components/Icon";
import { markAt, sheetCell, sheetColumns } from "./sheet";

type SheetGridProps = {
  preview: ImportPreview;
  grid: Grid;
  prefs: ColumnPrefs;
  onPrefs(prefs: ColumnPrefs): void;
};

/** The file as it is, with what we think of its columns over it. */
export function SheetGrid({ preview, grid, prefs, onPrefs }: SheetGridProps) {
  const { columns: guesses, fields, rows } = preview;
  const columns = useMemo(() => shownColumns(sheetColumns(preview), prefs), [preview, prefs]);
  const layout = useMemo(() => layoutRows(rows.length, [], new Set()), [rows.length]);
  const labels = useMemo(() => new Map(fields.map((choice) => [choice.field, choice.label])), [fields]);
  const cell = useCallback((row: number, index: number) => sheetCell(preview, row, index), [preview]);
  const { active } = grid.state;
  const guess = guesses[active.column];
  const mark = guess === undefined ? undefined : markAt(rows[active.row]?.marks ?? [], guess.column);

  return (
    <GridView
      label={`${preview.file}, sheet ${preview.sheet}, as it is in the file`}
      grid={grid}
      columns={columns}
      layout={layout}
      rowCount={rows.length}
      cell={cell}
      gutter={(row) => <span className="im-row">{rows[row]?.row}</span>}
      rowClass={(row) => (rows[row]?.row === preview.header_row ? " im-header-row" : "")}
      gutterWidth={44}
      headHeight={48}
      rowHeight={24}
      headCell={(column, index) => {
        const field = guesses[index]?.field ?? "";
        return (
          <span className={`im-head ${field === "" ? "off" : field === "number" ? "number" : "on"}`}>
            <span className="im-field el">
              {field === "" ? (
                "ignored"
              ) : (
                <>
                  <Icon name="check" size={11} /> {labels.get(field) ?? field}
                </>
              )}
            </span>
            <span className="im-letter">{column.id}</span>
          </span>
        );
      }}
      reason={mark === undefined ? undefined : <p>{mark.message}</p>}
      onCopy={(clipboard) => {
        const range = rangeOf(grid.state);
        const texts = rows
          .slice(range.top, range.bottom + 1)
          .map((row) =>
            guesses.slice(range.left, range.right + 1).map((one) => row.cells[one.column - 1] ?? ""),
          );
        clipboard.setData("text/plain", toTsv(texts));
      }}
      onResize={(id, width) => onPrefs(resize(prefs, id, width))}
    />
  );
}
