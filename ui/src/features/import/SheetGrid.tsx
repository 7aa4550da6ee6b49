import { useCallback, useMemo } from "react";
import type { ImportPreview } from "../../api/generated";
import { toTsv } from "../../components/grid/clipboard";
import { type ColumnPrefs, resize, shownColumns } from "../../components/grid/columns";
import { GridView } from "../../components/grid/GridView";
import { layoutRows } from "../../components/grid/layout";
import { rangeOf } from "../../components/grid/selection";
import type { Grid } from "../../components/grid/useGrid";
import { Icon } from "../../components/Icon";
import { guessAt, hasNumber, type Marks, sheetCell, sheetColumns, spills } from "./sheet";
import type { SheetRows } from "./useSheetRows";

type SheetGridProps = {
  preview: ImportPreview;
  rows: SheetRows;
  marks: Marks;
  grid: Grid;
  prefs: ColumnPrefs;
  onPrefs(prefs: ColumnPrefs): void;
};

/** The file as it is, with what we think of its columns over it. */
export function SheetGrid({ preview, rows, marks, grid, prefs, onPrefs }: SheetGridProps) {
  const { shown, fields } = preview;
  const layout = useMemo(() => layoutRows(shown.rows_total, [], new Set()), [shown.rows_total]);
  const labels = useMemo(() => new Map(fields.map((choice) => [choice.field, choice.label])), [fields]);
  const label = useCallback((field: string) => labels.get(field) ?? field, [labels]);
  const columns = useMemo(
    () => shownColumns(sheetColumns(shown, label, rows.textAt), prefs),
    [shown, label, rows, prefs],
  );
  const cell = useCallback(
    (row: number, index: number) => {
      const view = sheetCell(shown, marks, row + 1, index + 1, rows.textAt(row + 1, index + 1));
      if (view === null || !spills(shown, row + 1, index + 1, rows.textAt)) return view;
      return { ...view, className: `${view.className} im-spills` };
    },
    [shown, marks, rows],
  );
  const { active } = grid.state;
  const mark = marks.get(`${active.row + 1}:${active.column + 1}`);

  return (
    <GridView
      label={`${preview.file}, sheet ${shown.sheet}, as it is in the file`}
      grid={grid}
      columns={columns}
      layout={layout}
      rowCount={shown.rows_total}
      cell={cell}
      gutter={(row) => <span className="im-row">{row + 1}</span>}
      rowClass={(row) => (row + 1 === shown.header_row ? " im-header-row" : "")}
      gutterWidth={48}
      headHeight={48}
      rowHeight={24}
      headCell={(column, index) => {
        const field = guessAt(shown, index + 1)?.field ?? "";
        const look = field === "" || !shown.taken ? "off" : hasNumber(field) ? "number" : "on";
        return (
          <span className={`im-head ${look}`}>
            <span className="im-field el">
              {look === "off" ? (
                "ignored"
              ) : (
                <>
                  <Icon name="check" size={11} /> {label(field)}
                </>
              )}
            </span>
            <span className="im-letter">{column.id}</span>
          </span>
        );
      }}
      reason={mark === undefined ? undefined : <p>{mark.message}</p>}
      onView={rows.show}
      onCopy={(clipboard) => {
        const range = rangeOf(grid.state);
        const texts: string[][] = [];
        for (let row = range.top; row <= range.bottom; row += 1) {
          const line: string[] = [];
          for (let column = range.left; column <= range.right; column += 1) {
            line.push(rows.textAt(row + 1, column + 1) ?? "");
          }
          texts.push(line);
        }
        clipboard.setData("text/plain", toTsv(texts));
      }}
      onResize={(id, width) => onPrefs(resize(prefs, id, width))}
    />
  );
}
