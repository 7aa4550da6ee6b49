import { useCallback, useEffect, useMemo, useState } from "react";
import { actionOf } from "../../actions";
import type { NumbersQuery } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { type ColumnPrefs, move, resize, shownColumns } from "../../components/grid/columns";
import { type GridIntent, GridView } from "../../components/grid/GridView";
import { layoutRows } from "../../components/grid/layout";
import { isSingle, rangeOf } from "../../components/grid/selection";
import { useGrid } from "../../components/grid/useGrid";
import { Icon } from "../../components/Icon";
import { Kbd } from "../../components/Kbd";
import { MessageBar } from "../../components/MessageBar";
import { Screen } from "../../components/Screen";
import { TextField } from "../../components/TextField";
import { usePlace } from "../../state/navigation";
import { useSession } from "../../state/session";
import { allNumbers } from "../numbersQuery";
import { useRun } from "../shell/useActions";
import { ColumnsMenu } from "./ColumnsMenu";
import { cellOf, findingsOf, Gutter } from "./cells";
import { NUMBER_COLUMNS, type NumberColumn, withSites } from "./columns";
import { FilterBar } from "./FilterBar";
import { isFiltered, sameQuery } from "./filters";
import { GroupHeading } from "./GroupHeading";
import { Inspector } from "./Inspector";
import { rememberedPrefs, rememberedQuery, rememberPrefs, rememberQuery } from "./memory";
import { ReasonCard } from "./ReasonCard";
import { useNumberEdits } from "./useNumberEdits";
import { useNumberRows } from "./useNumberRows";
import { dispositionOfKey } from "./words";
import "./numbers.css";

const FIND_DELAY = 150;

export default function NumbersPage() {
  const place = usePlace("numbers");
  const { head } = useSession();
  const run = useRun();
  const project = head?.file_name ?? "";
  const [query, setQuery] = useState<NumbersQuery>(
    () => place?.query ?? rememberedQuery(project) ?? allNumbers,
  );
  const [find, setFind] = useState(query.find);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [prefs, setPrefs] = useState(rememberedPrefs);
  const [dismissed, setDismissed] = useState("");

  const siteRows = useAsk("sites_list", {}).data;
  const sites = useMemo(() => new Map(siteRows?.map((it) => [it.id, it.name] as const)), [siteRows]);
  const columns = useMemo(
    () => withSites(shownColumns(NUMBER_COLUMNS, prefs) as NumberColumn[], sites),
    [prefs, sites],
  );
  const [activeAt, setActiveAt] = useState(0);
  const rows = useNumberRows(query, activeAt);
  const { head: page } = rows;
  const layout = useMemo(() => layoutRows(page?.matching ?? 0, page?.groups ?? [], closed), [page, closed]);
  const grid = useGrid(layout, columns.length);
  const { send, focus } = grid;
  const edits = useNumberEdits(grid, layout, columns, rows);
  const accounts = useAsk("accounts_list", {}).data ?? [];
  const orderTree = useAsk("orders_list", {}).data;
  const orders = useMemo(
    () =>
      new Map(
        orderTree?.groups.flatMap((group) => group.orders.map((order) => [order.id, order.name] as const)),
      ),
    [orderTree],
  );

  const ask = useCallback(
    (next: NumbersQuery) => {
      setQuery((now) => (sameQuery(now, next) ? now : next));
      rememberQuery(project, next);
      setClosed(new Set());
      send({ type: "go", cell: { row: 0, column: 0 }, extend: false });
    },
    [project, send],
  );

  // Going here with a filter or to one number, also while the screen is open already.
  const target = place?.id ?? null;
  const jumped = useAsk("number_detail", { id: target ?? 0 }, { when: target !== null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each going counts, not each drawing
  useEffect(() => {
    if (place?.query !== undefined) {
      ask(place.query);
      setFind(place.query.find);
    }
  }, [place]);
  const national = jumped.data?.row.national;
  // biome-ignore lint/correctness/useExhaustiveDependencies: lands once per number gone to
  useEffect(() => {
    if (national === undefined) return;
    setFind(national);
    ask({ ...allNumbers, find: national });
  }, [national, place]);

  useEffect(() => {
    if (find === query.find) return;
    const timer = setTimeout(() => ask({ ...query, find }), FIND_DELAY);
    return () => clearTimeout(timer);
  }, [find, query, ask]);

  const { active } = grid.state;
  useEffect(() => setActiveAt(active.row), [active.row]);
  const range = rangeOf(grid.state);
  const activeRow = rows.rowAt(active.row);
  const column = columns[active.column];
  const here = `${activeRow?.id}:${column?.id}`;
  const findings = column === undefined ? [] : findingsOf(activeRow, column.id);
  const detail = useAsk(
    "number_detail",
    { id: activeRow?.id ?? 0 },
    { when: activeRow !== undefined, keep: true },
  );

  const { rowAt } = rows;
  const cell = useCallback(
    (row: number, index: number) => {
      const data = rowAt(row);
      const shown = columns[index];
      return data === undefined || shown === undefined ? null : cellOf(data, shown);
    },
    [rowAt, columns],
  );

  const gutter = useCallback((row: number) => <Gutter row={rowAt(row)} index={row} />, [rowAt]);

  const toggleGroup = (group: number) => {
    const next = new Set(closed);
    if (!next.delete(group)) next.add(group);
    setClosed(next);
    focus();
  };

  const openEditor = (text?: string) => {
    if (column?.editor === undefined || activeRow === undefined) return;
    send({ type: "edit", text: text ?? column.text(activeRow) });
  };

  const arrange = (next: ColumnPrefs) => {
    setPrefs(next);
    rememberPrefs(next);
  };
  const moveColumn = (from: number, to: number) => {
    const next = move(prefs, columns, from, to);
    if (next === prefs) return;
    arrange(next);
    send({ type: "go", cell: { row: active.row, column: to }, extend: false });
  };

  const onIntent = (intent: GridIntent) => {
    switch (intent.type) {
      case "open_editor":
        return openEditor();
      case "type": {
        // Letters are text where text can be written; elsewhere P, S and D decide.
        if (column?.editor === "text") return openEditor(intent.text);
        const disposition = dispositionOfKey(intent.text);
        if (disposition !== null) void edits.dispose(disposition);
        return;
      }
      case "clear":
        return void edits.clear();
      case "fill_down":
        return void edits.fillDown();
      case "move_column":
        return moveColumn(active.column, active.column + intent.step);
      case "widen_column":
        if (column !== undefined) arrange(resize(prefs, column.id, column.width + intent.by));
        return;
      case "dismiss":
        if (!isSingle(range)) send({ type: "collapse" });
        setDismissed(here);
        return;
      case "close_group":
        if ((page?.groups.length ?? 0) > 0) setClosed(new Set([...closed, layout.groupOf(active.row)]));
        return;
      case "open_groups":
        setClosed(new Set());
    }
  };

  const total = page?.total ?? 0;
  const matching = page?.matching ?? 0;
  const note = isFiltered(query)
    ? `${matching.toLocaleString("en")} of ${total.toLocaleString("en")}`
    : total.toLocaleString("en");
  const runById = (id: string) => {
    const action = actionOf(id);
    if (action !== undefined) run(action);
  };

  return (
    <Screen
      title="Numbers"
      note={page === null ? "" : note}
      tools={
        <>
          <div className="nb-find">
            <Icon name="search" />
            <TextField
              label="Find in numbers, names, notes"
              placeholder="Find in numbers, names, notes"
              bare
              find
              value={find}
              onChange={setFind}
              onKeyDown={(event) => {
                if (event.key === "Escape" && find !== "") setFind("");
                else if (event.key !== "Enter" && event.key !== "ArrowDown" && event.key !== "Escape") return;
                else focus();
              }}
            />
            <Kbd keys="Ctrl+F" />
          </div>
          <ColumnsMenu prefs={prefs} onPrefs={arrange} />
          <Button icon="sheet" onPress={() => runById("file.import")}>
            Import…
          </Button>
          <Button onPress={() => runById("file.export")}>Export…</Button>
        </>
      }
      inspectorLabel="The number of the active cell"
      {...(detail.data !== undefined && activeRow !== undefined
        ? { inspector: <Inspector detail={detail.data} /> }
        : {})}
    >
      <div className="nb" aria-busy={edits.busy}>
        <FilterBar
          query={query}
          accounts={accounts}
          orders={orders}
          sites={sites}
          withProblems={page?.with_problems ?? 0}
          onQuery={ask}
        />
        {rows.error && <MessageBar error={rows.error} />}
        {page !== null && total === 0 ? (
          <EmptyState
            title="No numbers yet"
            action={
              <Button look="go" icon="sheet" onPress={() => runById("file.import")}>
                Import a sheet…
              </Button>
            }
          >
            Import the phone system's list, the CSR or the bill. Each number remembers its file, sheet and
            row.
          </EmptyState>
        ) : page !== null && matching === 0 ? (
          <EmptyState
            title="No number matches"
            action={
              <Button
                onPress={() => {
                  setFind("");
                  ask({ ...allNumbers, group_by: query.group_by });
                }}
              >
                Show all {total.toLocaleString("en")}
              </Button>
            }
          >
            The filters and the text sought leave nothing of {total.toLocaleString("en")} numbers.
          </EmptyState>
        ) : (
          <GridView
            label="Numbers"
            grid={grid}
            columns={columns}
            layout={layout}
            rowCount={matching}
            cell={cell}
            gutter={gutter}
            heading={(index) => {
              const group = page?.groups[index];
              return group === undefined ? null : (
                <GroupHeading group={group} closed={closed.has(index)} onToggle={() => toggleGroup(index)} />
              );
            }}
            choices={(index) => columns[index]?.choices ?? []}
            reason={
              findings.length > 0 && dismissed !== here && column !== undefined ? (
                <ReasonCard
                  findings={findings}
                  column={column}
                  selected={edits.selected}
                  onDispose={(disposition) => {
                    focus();
                    void edits.dispose(disposition);
                  }}
                  onEdit={() => openEditor()}
                />
              ) : undefined
            }
            onIntent={onIntent}
            onWrite={(at, text) => void edits.write(at, text)}
            onWriteRange={(text) => void edits.writeRange(text)}
            onCopy={edits.copy}
            onCut={() => void edits.clear()}
            onPaste={(text) => void edits.paste(text)}
            onFill={() => void edits.fillDown()}
            onResize={(id, width) => arrange(resize(prefs, id, width))}
            onMove={moveColumn}
            onView={rows.show}
          />
        )}
      </div>
    </Screen>
  );
}
