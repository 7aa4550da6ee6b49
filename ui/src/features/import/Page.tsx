import { useCallback, useEffect, useMemo, useState } from "react";
import { actionOf } from "../../actions";
import type { ImportRequest, List, SheetChoice } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import type { ColumnPrefs } from "../../components/grid/columns";
import { layoutRows } from "../../components/grid/layout";
import { useGrid } from "../../components/grid/useGrid";
import { Icon } from "../../components/Icon";
import { MessageBar } from "../../components/MessageBar";
import { Screen } from "../../components/Screen";
import { Select } from "../../components/Select";
import { useNavigation, usePlace } from "../../state/navigation";
import { useRun } from "../shell/useActions";
import { Mapping } from "./Mapping";
import { Outcome } from "./Outcome";
import {
  buttonLabel,
  mapColumn,
  newImport,
  notReady,
  repair,
  takeBackRepair,
  takeHeaderRow,
  takeList,
  takeSheet,
} from "./request";
import { SheetGrid } from "./SheetGrid";
import { usePreview } from "./usePreview";
import { Working } from "./Working";
import "./import.css";

const LISTS: readonly { value: List; label: string }[] = [
  { value: "inventory", label: "Phone system list" },
  { value: "csr", label: "CSR" },
  { value: "bill", label: "Bill" },
  { value: "calls", label: "Call counts" },
];
const HEADER_ROWS = 20;

export default function ImportPage() {
  const place = usePlace("import");
  const ticket = place?.ticket ?? null;
  // Another file is another import; nothing of the last one is carried over.
  return ticket === null ? <NoFile /> : <ImportOf key={ticket} ticket={ticket} name={place?.name ?? ""} />;
}

function NoFile() {
  const run = useRun();
  return (
    <Screen title="Import">
      <EmptyState
        title="No file chosen"
        action={
          <Button
            look="go"
            icon="sheet"
            onPress={() => {
              const action = actionOf("file.import");
              if (action !== undefined) run(action);
            }}
          >
            Choose a sheet…
          </Button>
        }
      >
        xlsx, xls, xlsb, ods, csv, tsv or txt. It can also be dropped anywhere on this window.
      </EmptyState>
    </Screen>
  );
}

function ImportOf({ ticket, name }: { ticket: number; name: string }) {
  const { go, back } = useNavigation();
  const [request, setRequest] = useState<ImportRequest>(() => newImport(ticket));
  const [prefs, setPrefs] = useState<ColumnPrefs>({ widths: {}, hidden: [] });
  const { data, error, stale } = usePreview(request);
  const commit = useChange("import_commit");
  const accounts = useAsk("accounts_list", {}).data ?? [];
  const layout = useMemo(() => layoutRows(data?.rows.length ?? 0, [], new Set()), [data]);
  const grid = useGrid(layout, data?.columns.length ?? 0);
  const refused =
    data === undefined
      ? "The file is being read."
      : commit.pending
        ? "The import is on its way."
        : stale
          ? "The outcome is being reckoned."
          : notReady(data);

  const { run: commitRun } = commit;
  const importNow = useCallback(async () => {
    if (refused !== "") return;
    if ((await commitRun(request)) !== undefined) go({ screen: "numbers", id: null });
  }, [refused, commitRun, request, go]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void importNow();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [importNow]);

  const hasAccountColumn = data?.columns.some((guess) => guess.field === "account") ?? false;
  return (
    <Screen
      title="Import"
      lead={
        <div className="im-lead">
          <span className="row el" title={name}>
            <Icon name="sheet" /> <span className="el dim">{data?.file ?? name}</span>
          </span>
          {data !== undefined && (
            <>
              <span className="rule" />
              {hasSheets(data.sheets) && (
                <>
                  <span className="label">Sheet</span>
                  <Select
                    label="Sheet"
                    bare
                    value={data.sheet}
                    choices={data.sheets.map((sheet) => ({
                      value: sheet.name,
                      label: sheet.name,
                      detail: `${sheet.cells.toLocaleString("en")} cells${sheet.visible ? "" : ", hidden"}`,
                    }))}
                    onChange={(sheet) => setRequest(takeSheet(request, sheet))}
                  />
                </>
              )}
              <span className="label">Header</span>
              <Select
                label="Header row"
                bare
                value={String(data.header_row)}
                choices={headerChoices(data.header_row, data.rows_total)}
                onChange={(row) => setRequest(takeHeaderRow(request, Number(row)))}
              />
              <span className="label">Into</span>
              <Select
                label="What the list is"
                bare
                value={request.list}
                choices={LISTS}
                onChange={(list) => setRequest(takeList(request, list))}
              />
              {!hasAccountColumn && (
                <Select
                  label="Account of the whole list"
                  bare
                  value={request.account === null ? "" : String(request.account)}
                  placeholder="no account"
                  choices={[
                    { value: "", label: "no account" },
                    ...accounts.map((account) => ({
                      value: String(account.id),
                      label: account.carrier,
                      detail: account.account_number,
                    })),
                  ]}
                  onChange={(id) => setRequest({ ...request, account: id === "" ? null : Number(id) })}
                />
              )}
            </>
          )}
        </div>
      }
      tools={
        <>
          <Button look="quiet" onPress={back}>
            Cancel
          </Button>
          <Button look="go" shortcut="Ctrl ⏎" refused={refused} onPress={() => void importNow()}>
            {buttonLabel(data)}
          </Button>
        </>
      }
    >
      {error !== null && data === undefined ? (
        <div>
          <MessageBar error={error} />
          <EmptyState title="This file cannot be read" action={<Button onPress={back}>Go back</Button>}>
            {error.hint}
          </EmptyState>
        </div>
      ) : data === undefined ? (
        <Working label={`Reading ${name}`} onCancelled={back} />
      ) : (
        <div className="im">
          {error !== null && <MessageBar error={error} />}
          <div className="im-sheet">
            <SheetGrid preview={data} grid={grid} prefs={prefs} onPrefs={setPrefs} />
            {data.rows_total > (data.rows.at(-1)?.row ?? 0) && (
              <p className="im-more label">
                Rows to {(data.rows.at(-1)?.row ?? 0).toLocaleString("en")} of{" "}
                {data.rows_total.toLocaleString("en")} are shown. All are imported.
              </p>
            )}
          </div>
          <Mapping
            preview={data}
            onMap={(column, field) => setRequest(mapColumn(request, data.columns, column, field))}
          />
          <Outcome
            preview={data}
            repairs={request.repairs}
            stale={stale}
            onRepair={(cell, text) => setRequest(repair(request, cell, text))}
            onTakeBack={(one) => setRequest(takeBackRepair(request, one))}
            onShow={(cell) => {
              const row = data.rows.findIndex((line) => line.row === cell.row);
              const column = data.columns.findIndex((guess) => guess.column === cell.column);
              if (row >= 0 && column >= 0 && cell.sheet === data.sheet) {
                grid.send({ type: "go", cell: { row, column }, extend: false });
              }
            }}
          />
          {commit.pending && (
            <div className="im-over">
              <Working label="Importing" />
            </div>
          )}
        </div>
      )}
    </Screen>
  );
}

/** A text file is one sheet without a name: there is nothing to choose. */
function hasSheets(sheets: readonly SheetChoice[]): boolean {
  return sheets.length > 1 || sheets.some((sheet) => sheet.name !== "");
}

function headerChoices(current: number, rows: number) {
  const last = Math.min(rows, Math.max(HEADER_ROWS, current + 2));
  const numbered = Array.from({ length: last }, (_, index) => ({
    value: String(index + 1),
    label: `row ${index + 1}`,
  }));
  return [{ value: "0", label: "none" }, ...numbered];
}
