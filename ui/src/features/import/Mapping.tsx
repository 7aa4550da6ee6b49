import type { ColumnGuess, ImportPreview } from "../../api/generated";
import { IconMark } from "../../components/IconMark";
import { Select } from "../../components/Select";
import { confidenceTone } from "./request";

type MappingProps = { preview: ImportPreview; onMap(column: number, field: string): void };

/** What each column is, with a few of its values and how sure the guess is. */
export function Mapping({ preview, onMap }: MappingProps) {
  const choices = [
    { value: "", label: "Not imported" },
    ...preview.fields.map((choice) => ({ value: choice.field, label: choice.label })),
  ];
  return (
    <section className="im-map" aria-label="Columns" data-pane="columns">
      <header>
        <h2>Columns</h2>
        <span className="label">
          {preview.columns.filter((guess) => guess.field !== "").length} of {preview.columns.length} imported
        </span>
      </header>
      <ul>
        {preview.columns.map((guess) => (
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
                <Confidence guess={guess} />
              </div>
              <p className="im-samples el">
                {guess.samples.map((sample, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: samples are a fixed list and may repeat
                  <code key={index}>{sample}</code>
                ))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Confidence({ guess }: { guess: ColumnGuess }) {
  const tone = confidenceTone(guess.confidence, guess.field);
  if (tone === "ignored") return <span className="im-sure label">ignored</span>;
  if (tone === "chosen") return <span className="im-sure label">chosen</span>;
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
