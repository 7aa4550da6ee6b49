import type { ColumnGuess, ImportPreview, TableInfo } from "../../api/generated";
import { Checkbox } from "../../components/Checkbox";
import { IconMark } from "../../components/IconMark";
import { Select } from "../../components/Select";
import { confidenceTone } from "./request";

type MappingProps = {
  preview: ImportPreview;
  onMap(column: number, field: string): void;
  onShow(sheet: string, table: number): void;
  onTake(sheet: string, table: number, take: boolean): void;
};

/** The tables of the file, and what each column of the one that is looked at is. */
export function Mapping({ preview, onMap, onShow, onTake }: MappingProps) {
  const { shown } = preview;
  const choices = [
    { value: "", label: "Not imported" },
    ...preview.fields.map((choice) => ({ value: choice.field, label: choice.label })),
  ];
  const imported = shown.columns.filter((guess) => guess.field !== "").length;
  return (
    <section className="im-map" aria-label="Columns" data-pane="columns">
      <Tables preview={preview} onShow={onShow} onTake={onTake} />
      <header>
        <h2>Columns</h2>
        {shown.remembered === "" ? (
          <span className="label">
            {imported} of {shown.columns.length} imported
          </span>
        ) : (
          <span className="label el" title={`As put right in ${shown.remembered}`}>
            remembered from {shown.remembered}
          </span>
        )}
      </header>
      <ul>
        {shown.columns.map((guess) => (
          <li key={guess.column} className={guess.field === "" ? "off" : ""}>
            <span className="im-key">{guess.letter}</span>
            <div>
              <div className="im-pick">
                <span className="im-name el" title={guess.header}>
                  {guess.header === "" ? "no header" : guess.header}
                </span>
                <Select
                  label={`Column ${guess.letter}, ${guess.header}, is`}
                  bare
                  value={guess.field}
                  choices={choices}
                  onChange={(field) => onMap(guess.column, field)}
                />
                <Confidence guess={guess} remembered={shown.remembered !== ""} />
              </div>
              <p className="im-samples el" title={guess.reason}>
                {guess.samples.map((sample, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: samples are a fixed list and may repeat
                  <code key={index}>{sample}</code>
                ))}
                {guess.reason}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Confidence({ guess, remembered }: { guess: ColumnGuess; remembered: boolean }) {
  const tone = confidenceTone(guess.confidence, guess.field);
  if (tone === "ignored") return <span className="im-sure label">ignored</span>;
  if (tone === "chosen") return <span className="im-sure label">{remembered ? "remembered" : "chosen"}</span>;
  return (
    <span className={`im-sure ${tone}`}>
      <span className="im-bar" aria-hidden="true">
        <i style={{ width: `${guess.confidence}%` }} />
      </span>
      {tone === "unsure" ? (
        <IconMark icon="warning" label="unsure">
          {guess.confidence} %
        </IconMark>
      ) : (
        <span>{guess.confidence} %</span>
      )}
    </span>
  );
}

type TablesProps = Pick<MappingProps, "preview" | "onShow" | "onTake">;

/** Where there is a choice: every table of every sheet, hidden ones too. */
function Tables({ preview, onShow, onTake }: TablesProps) {
  const { sheets, shown } = preview;
  const all = sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  if (all.length < 2) return null;
  const words = (table: TableInfo, visible: boolean) =>
    [visible ? "" : "hidden", table.has_numbers ? "" : "no numbers"].filter((word) => word !== "").join(", ");
  return (
    <>
      <header>
        <h2>Tables</h2>
        <span className="label">
          {all.filter(({ table }) => table.taken).length} of {all.length} imported
        </span>
      </header>
      <ul className="im-tables" aria-label="Tables of the file">
        {all.map(({ sheet, table }) => {
          const here = sheet.name === shown.sheet && table.table === shown.table;
          return (
            <li key={`${sheet.name}:${table.table}`} className={here ? "here" : ""}>
              <Checkbox
                isSelected={table.taken}
                isDisabled={!table.has_numbers}
                onChange={(take) => onTake(sheet.name, table.table, take)}
              >
                <span className="unseen">Import {table.title}</span>
              </Checkbox>
              <button
                type="button"
                aria-current={here}
                title={table.reason}
                onClick={() => onShow(sheet.name, table.table)}
              >
                <b className="el">{table.title}</b>
                <span className="label el">{sheet.name}</span>
                <span className="label">{words(table, sheet.visible)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
