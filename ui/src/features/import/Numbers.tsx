import type { ImportPreview, NumberLine } from "../../api/generated";

/** Numbers with what is known of them and the cells they were read from. */
export function Numbers({ lines, all, empty }: { lines: readonly NumberLine[]; all: number; empty: string }) {
  if (lines.length === 0) return <p className="im-empty dim">{empty}</p>;
  return (
    <>
      <table className="grid im-numbers">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Name, use, account</th>
            <th scope="col">Cell</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.number} ${line.words} ${line.cells}`}>
              <td className="literal">{line.number}</td>
              <td className="el">{line.words}</td>
              <td className="el dim">{line.cells}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More shown={lines.length} all={all} />
    </>
  );
}

/** Numbers that stand on several rows. */
export function Duplicates({ preview }: { preview: ImportPreview }) {
  if (preview.duplicates.length === 0) return <p className="im-empty dim">Each number stands once.</p>;
  return (
    <>
      <table className="grid im-numbers">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Stands in</th>
          </tr>
        </thead>
        <tbody>
          {preview.duplicates.map((line) => (
            <tr key={`${line.number} ${line.cells.join(" ")}`}>
              <td className="literal">{line.number}</td>
              <td className="el">{line.cells.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More shown={preview.duplicates.length} all={preview.outcome.duplicates} />
    </>
  );
}

/** A list is cut where nobody reads on. */
export function More({ shown, all }: { shown: number; all: number }) {
  if (shown >= all) return null;
  return (
    <p className="im-empty label">
      The first {shown.toLocaleString("en")} of {all.toLocaleString("en")} are listed.
    </p>
  );
}
