// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be virtualised in both directions; rows are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: only the active cell takes the focus (roving tabindex)
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef } from "react";
import { type GridColumn, offsets, segments } from "./columns";
import { ChoiceEditor, TextEditor } from "./Editor";
import { GridHead } from "./GridHead";
import { type CellSource, GridRow } from "./GridRow";
import type { EditorKey, GridKey } from "./keys";
import { gridKey } from "./keys";
import type { RowLayout } from "./layout";
import { RangeFrame } from "./RangeFrame";
import { Reason } from "./Reason";
import { type Cell, isSingle, rangeOf, selectionWords } from "./selection";
import type { Grid } from "./useGrid";
import { usePointer } from "./usePointer";
import "./grid.css";

export type GridIntent = Exclude<GridKey, { type: "act" }>;

export type GridViewProps = {
  label: string;
  grid: Grid;
  /** As shown; the first one is frozen. */
  columns: readonly GridColumn[];
  layout: RowLayout;
  rowCount: number;
  cell: CellSource;
  gutter(row: number): ReactNode;
  rowClass?(row: number): string;
  heading?(group: number): ReactNode;
  headCell?(column: GridColumn, index: number): ReactNode;
  gutterWidth?: number;
  headHeight?: number;
  rowHeight?: number;
  choices?(column: number): readonly { value: string; label: string }[];
  /** Beside the active cell: what is wrong and what fixes it. */
  reason?: ReactNode;
  onIntent?(intent: GridIntent): void;
  /** The editor was left with this text. */
  onWrite?(cell: Cell, text: string): void;
  /** The editor was left with Ctrl+Enter: its text goes to the whole range. */
  onWriteRange?(text: string): void;
  onCopy?(clipboard: DataTransfer): void;
  /** Ctrl+X: copied already, now it goes. */
  onCut?(): void;
  onPaste?(text: string): void;
  /** The handle of the range was dragged down to here. */
  onFill?(): void;
  onResize?(id: string, width: number): void;
  /** A heading was dragged to the place of another. */
  onMove?(from: number, to: number): void;
  onView?(first: number, last: number): void;
};

const MOVES: Record<EditorKey, "down" | "up" | "right" | "left" | null> = {
  commit_range: null,
  commit_down: "down",
  commit_up: "up",
  commit_right: "right",
  commit_left: "left",
  cancel: null,
};

/** A grid of cells with a spreadsheet's keys. Draws only what is in view, and always the active cell. */
export function GridView(props: GridViewProps) {
  const { grid, columns, layout, gutterWidth = 50, headHeight = 26, rowHeight = 28, onView } = props;
  const { state } = grid;
  const { active } = state;
  const reasonId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const edges = useMemo(() => offsets(columns), [columns]);
  const width = gutterWidth + (edges.at(-1) ?? 0);
  const activeLine = layout.lines === 0 ? 0 : layout.lineOf(active.row);

  const rows = useVirtualizer({
    count: layout.lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    rangeExtractor: (range: Range) => withIndex(defaultRangeExtractor(range), activeLine, layout.lines),
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => columns[index]?.width ?? 0,
    overscan: 2,
    scrollMargin: gutterWidth,
    scrollPaddingStart: gutterWidth + (edges[1] ?? 0),
    rangeExtractor: (range: Range) =>
      withIndex(withIndex(defaultRangeExtractor(range), 0, columns.length), active.column, columns.length),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when widths change
  useLayoutEffect(() => across.measure(), [columns]);

  // The active cell is brought into view when it moves, and takes the focus when the grid has it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the active corner scrolls
  useLayoutEffect(() => {
    // A whole column or grid was selected: one stays where one is.
    const whole =
      state.from.row === layout.first() && state.to.row === layout.last() && layout.visibleRows > 1;
    if (layout.lines === 0 || (whole && active.row !== state.to.row)) return;
    rows.scrollToIndex(layout.lineOf(state.to.row), { align: "auto" });
    if (state.to.column > 0) across.scrollToIndex(state.to.column, { align: "auto" });
  }, [state.to.row, state.to.column, active.row, active.column]);
  useLayoutEffect(() => {
    if (state.edit !== null) return;
    const cell = scroller.current?.querySelector<HTMLElement>("[data-active]");
    // Not drawn for a moment (its group was closed): the wish waits for the next drawing.
    if (cell && grid.takeFocusWish()) cell.focus({ preventScroll: true });
  });

  const items = rows.getVirtualItems();
  const seen = useMemo(() => {
    const found = items
      .map((item) => layout.lineAt(item.index))
      .flatMap((line) => (line.kind === "row" ? [line.row] : []));
    const inView = found.filter((row) => row !== active.row || found.length === 1);
    return { first: Math.min(...inView), last: Math.max(...inView) };
  }, [items, layout, active.row]);
  useEffect(() => {
    if (Number.isFinite(seen.first)) onView?.(seen.first, seen.last);
  }, [seen.first, seen.last, onView]);

  const body = scroller.current;
  useEffect(() => {
    const height = body?.clientHeight ?? 600;
    grid.setPageRows(Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1));
  }, [body, grid, headHeight, rowHeight]);

  const pointer = usePointer({
    scroller,
    view: () => ({
      scrollTop: scroller.current?.scrollTop ?? 0,
      scrollLeft: scroller.current?.scrollLeft ?? 0,
      headHeight,
      rowHeight,
      gutter: gutterWidth,
      edges,
      layout,
    }),
    grid,
    ...(props.onFill ? { onFill: props.onFill } : {}),
  });

  // The same pieces while the same columns are in view, so that scrolling down draws new rows alone.
  const drawn = across
    .getVirtualItems()
    .map((item) => item.index)
    .join();
  const pieces = useMemo(
    () => segments(edges, drawn === "" ? [] : drawn.split(",").map(Number)),
    [edges, drawn],
  );
  const range = rangeOf(state);
  const single = isSingle(range);

  const endEdit = (key: EditorKey | "leave") => {
    if (state.edit !== null && key === "commit_range") props.onWriteRange?.(state.edit.text);
    else if (state.edit !== null && key !== "cancel") props.onWrite?.(active, state.edit.text);
    grid.send({ type: "stop_edit" });
    if (key === "leave") return;
    grid.focus();
    const to = MOVES[key];
    if (to !== null) grid.send({ type: "move", to, extend: false });
  };

  const column = columns[active.column];
  let editor: ReactNode = null;
  if (state.edit !== null && column?.editor === "text") {
    editor = (
      <TextEditor
        label={column.label}
        text={state.edit.text}
        onText={(text) => grid.send({ type: "typed", text })}
        onKey={endEdit}
        onLeave={() => endEdit("leave")}
      />
    );
  } else if (state.edit !== null && column?.editor === "choice") {
    editor = (
      <>
        {state.edit.text}
        <ChoiceEditor
          label={column.label}
          value={state.edit.text}
          choices={props.choices?.(active.column) ?? []}
          onChoose={(text) => {
            grid.send({ type: "stop_edit" });
            grid.focus();
            props.onWrite?.(active, text);
          }}
          onLeave={() => {
            grid.send({ type: "stop_edit" });
            grid.focus();
          }}
        />
      </>
    );
  }

  return (
    <>
      <div
        ref={scroller}
        className="dg"
        role="grid"
        aria-label={props.label}
        aria-multiselectable="true"
        aria-rowcount={layout.lines + 1}
        aria-colcount={columns.length + 1}
        tabIndex={layout.visibleRows === 0 ? 0 : -1}
        onKeyDown={(event) => {
          if (state.edit !== null || event.nativeEvent.isComposing || event.defaultPrevented) return;
          if ((event.target as HTMLElement).closest(".dg-reason") !== null && event.key !== "Escape") return;
          const key = gridKey(event);
          if (key === null) return;
          // Tab leaves a grid whose one cell is the last one, so that nobody is caught in it.
          if (event.key === "Tab" && single && leavesByTab(active, event.shiftKey, layout, columns.length))
            return;
          if (key.type === "act") {
            event.preventDefault();
            grid.focus();
            grid.send(key.action);
            return;
          }
          if (props.onIntent === undefined) return;
          event.preventDefault();
          grid.focus();
          props.onIntent(key);
        }}
        onCopy={(event) => {
          if (state.edit !== null || props.onCopy === undefined) return;
          event.preventDefault();
          props.onCopy(event.clipboardData);
        }}
        onCut={(event) => {
          if (state.edit !== null || props.onCopy === undefined || props.onCut === undefined) return;
          event.preventDefault();
          props.onCopy(event.clipboardData);
          props.onCut();
        }}
        onPaste={(event) => {
          if (state.edit !== null || props.onPaste === undefined) return;
          event.preventDefault();
          props.onPaste(event.clipboardData.getData("text/plain"));
        }}
        onPointerDown={pointer.onPointerDown}
        onDoubleClick={(event) => {
          if ((event.target as HTMLElement).closest(".dg-cell") !== null)
            props.onIntent?.({ type: "open_editor" });
        }}
      >
        <GridHead
          columns={columns}
          segments={pieces}
          width={width}
          height={headHeight}
          gutterWidth={gutterWidth}
          activeColumn={active.column}
          headCell={props.headCell}
          onResize={props.onResize}
          onMove={props.onMove}
          onSelect={(index) => {
            grid.focus();
            grid.send({ type: "go", cell: { row: layout.first(), column: index }, extend: false });
            grid.send({ type: "select_column" });
          }}
        />
        <div role="rowgroup" className="dg-body" style={{ height: rows.getTotalSize(), width }}>
          {items.map((item) => {
            const line = layout.lineAt(item.index);
            const top = item.start - headHeight;
            if (line.kind === "group") {
              return (
                <div
                  key={`g${line.group}`}
                  role="row"
                  aria-rowindex={item.index + 2}
                  className="dg-row dg-heading"
                  style={{ transform: `translateY(${top}px)`, width, height: rowHeight }}
                >
                  <div
                    role="rowheader"
                    aria-colindex={1}
                    aria-colspan={columns.length + 1}
                    className="dg-heading-cell"
                    style={{ width: Math.min(width, scroller.current?.clientWidth ?? width) }}
                  >
                    {props.heading?.(line.group)}
                  </div>
                </div>
              );
            }
            const inRange = line.row >= range.top && line.row <= range.bottom;
            const isActiveRow = line.row === active.row;
            return (
              <GridRow
                key={line.row}
                row={line.row}
                ariaRow={item.index + 2}
                top={top}
                width={width}
                height={rowHeight}
                gutterWidth={gutterWidth}
                gutter={props.gutter}
                columns={columns}
                segments={pieces}
                cell={props.cell}
                active={isActiveRow ? active.column : -1}
                from={inRange ? range.left : -1}
                to={inRange ? range.right : -2}
                single={single}
                describedBy={isActiveRow && props.reason ? reasonId : undefined}
                editor={isActiveRow ? editor : null}
                className={props.rowClass?.(line.row) ?? ""}
              />
            );
          })}
          {layout.visibleRows > 0 && (
            <RangeFrame
              range={range}
              layout={layout}
              edges={edges}
              gutter={gutterWidth}
              rowHeight={rowHeight}
              handle={props.onFill !== undefined && state.edit === null}
            />
          )}
          {props.reason && state.edit === null && layout.visibleRows > 0 && (
            <Reason
              id={reasonId}
              scroller={scroller}
              cell={{
                left:
                  active.column === 0
                    ? gutterWidth + (scroller.current?.scrollLeft ?? 0)
                    : gutterWidth + (edges[active.column] ?? 0),
                width: column?.width ?? 0,
                top: activeLine * rowHeight,
                bottom: (layout.lineOf(range.bottom) + 1) * rowHeight,
              }}
              frozen={gutterWidth + (edges[1] ?? 0)}
              headHeight={headHeight}
            >
              {props.reason}
            </Reason>
          )}
        </div>
      </div>
      <div className="unseen" role="status" aria-live="polite">
        {selectionWords(range)}
      </div>
    </>
  );
}

function withIndex(indexes: number[], index: number, count: number): number[] {
  if (index < 0 || index >= count || indexes.includes(index)) return indexes;
  return [...indexes, index].sort((a, b) => a - b);
}

function leavesByTab(active: Cell, backwards: boolean, layout: RowLayout, columns: number): boolean {
  if (backwards) return active.row === layout.first() && active.column === 0;
  return active.row === layout.last() && active.column === columns - 1;
}
