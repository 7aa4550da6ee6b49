// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised in both directions; rows are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: only the active cell takes the focus (roving tabindex)
import { memo, type ReactNode } from "react";
import type { GridColumn, Segment } from "./columns";

export type CellView = {
  text: string;
  /** The text stands for something that is not there. */
  absent?: boolean;
  tone?: "blocker" | "warning" | "note";
  icon?: ReactNode;
  /** Changed by hand since it was taken in. */
  edited?: boolean;
  className?: string;
  /** Spoken after the text, such as the reason of a mark. */
  description?: string;
};

export type CellSource = (row: number, column: number) => CellView | null;

type RowProps = {
  row: number;
  ariaRow: number;
  top: number;
  width: number;
  height: number;
  gutterWidth: number;
  /** Kept from drawing to drawing, as `cell` is: a row that did not change is not drawn again. */
  gutter: (row: number) => ReactNode;
  columns: readonly GridColumn[];
  segments: readonly Segment[];
  cell: CellSource;
  /** Column of the active cell, -1 when it is in another row. */
  active: number;
  /** Columns of the range in this row, -1 for none. */
  from: number;
  to: number;
  single: boolean;
  describedBy: string | undefined;
  editor: ReactNode;
  className: string;
};

export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, columns, segments, active, from, to } = props;
  const current = active >= 0;
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRow}
      className={`dg-row${current ? " current" : ""}${props.className}`}
      style={{ transform: `translateY(${props.top}px)`, width: props.width, height: props.height }}
      data-row={row}
    >
      <div role="rowheader" aria-colindex={1} className="dg-gutter" style={{ width: props.gutterWidth }}>
        {props.gutter(row)}
      </div>
      {segments.map((segment) => {
        if (segment.kind === "gap") {
          return <span key={segment.key} className="dg-gap" style={{ width: segment.width }} />;
        }
        const { index } = segment;
        const column = columns[index];
        if (column === undefined) return null;
        const view = props.cell(row, index);
        const isActive = index === active;
        const selected = index >= from && index <= to;
        const tone = view?.tone === undefined ? "" : ` marked ${view.tone}`;
        const classes = [
          "dg-cell",
          index === 0 ? "frozen" : "",
          selected && !props.single ? "selected" : "",
          isActive ? "active" : "",
          view?.edited ? "edited" : "",
          view?.absent ? "absent" : "",
          view?.className ?? "",
        ];
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={selected}
            aria-readonly={column.editor === undefined}
            tabIndex={isActive ? 0 : -1}
            className={`${classes.filter(Boolean).join(" ")}${tone}`}
            style={index === 0 ? { width: column.width, left: props.gutterWidth } : { width: column.width }}
            {...(isActive ? { "data-active": true } : {})}
            {...(isActive && props.describedBy ? { "aria-describedby": props.describedBy } : {})}
            {...(view?.description ? { "aria-description": view.description } : {})}
          >
            {isActive && props.editor ? (
              props.editor
            ) : view === null ? (
              <span className="dg-coming" />
            ) : (
              <>
                {view.icon}
                {view.text}
                {view.edited && <span className="unseen">changed by hand</span>}
              </>
            )}
          </div>
        );
      })}
    </div>
  );
});
