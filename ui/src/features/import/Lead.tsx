import type { ImportPreview, ImportRequest, List } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Icon } from "../../components/Icon";
import { Select } from "../../components/Select";
import { showTable, takeEncoding, takeHeaderRow, takeList } from "./request";

const LISTS: readonly { value: List; label: string }[] = [
  { value: "inventory", label: "Phone system list" },
  { value: "csr", label: "CSR" },
  { value: "bill", label: "Bill" },
  { value: "calls", label: "Call counts" },
];
const HEADER_ROWS = 20;

type LeadProps = {
  name: string;
  preview: ImportPreview | undefined;
  request: ImportRequest;
  onRequest(request: ImportRequest): void;
};

/** What is imported, which part of it is looked at, and what it is taken for. */
export function Lead({ name, preview, request, onRequest }: LeadProps) {
  const accounts = useAsk("accounts_list", {}).data ?? [];
  const shown = preview?.shown;
  const hasAccount = shown?.columns.some((guess) => guess.field === "account") ?? false;
  return (
    <div className="im-lead">
      <span className="row el" title={name}>
        <Icon name="sheet" /> <span className="el dim">{preview?.file ?? name}</span>
      </span>
      {preview !== undefined && shown !== undefined && (
        <>
          <span className="rule" />
          {hasSheets(preview) && (
            <>
              <span className="label">Sheet</span>
              <Select
                label="Sheet"
                bare
                value={shown.sheet}
                choices={preview.sheets
                  .filter((sheet) => sheet.tables.length > 0)
                  .map((sheet) => ({
                    value: sheet.name,
                    label: sheet.name,
                    detail: `${sheet.cells.toLocaleString("en")} cells${sheet.visible ? "" : ", hidden"}`,
                  }))}
                onChange={(sheet) => onRequest(showTable(request, sheet, 1))}
              />
            </>
          )}
          {preview.encodings.length > 0 && (
            <>
              <span className="label">Text</span>
              <Select
                label="Encoding"
                bare
                value={preview.encoding}
                placeholder={preview.encoding}
                choices={preview.encodings.map((encoding) => ({ value: encoding, label: encoding }))}
                onChange={(encoding) => onRequest(takeEncoding(request, encoding))}
              />
            </>
          )}
          <span className="label">Header</span>
          <Select
            label="Header row"
            bare
            value={String(shown.header_row)}
            choices={headerChoices(shown.header_row, shown.rows_total)}
            onChange={(row) => onRequest(takeHeaderRow(request, shown, Number(row)))}
          />
          <span className="label">Into</span>
          <Select
            label="What the list is"
            bare
            value={request.list}
            choices={LISTS}
            onChange={(list) => onRequest(takeList(request, list))}
          />
          {!hasAccount && (
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
              onChange={(id) => onRequest({ ...request, account: id === "" ? null : Number(id) })}
            />
          )}
        </>
      )}
    </div>
  );
}

/** A text file is one sheet without a name: there is nothing to choose. */
function hasSheets({ sheets }: ImportPreview): boolean {
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
