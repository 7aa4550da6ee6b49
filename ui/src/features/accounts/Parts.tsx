import type { PartPair } from "../../api/generated";

const words: Record<PartPair["grade"], string> = {
  same: "same",
  case_or_space: "case or space",
  punctuation: "punctuation",
  abbreviation: "abbreviation",
  look_alike: "looks the same, is another character",
  order: "another order",
  truncated: "cut off by the form",
  different: "differs",
  missing: "missing",
};

/** An address in the parts that a carrier's form takes, each with both readings. */
export function Parts({ parts }: { parts: readonly PartPair[] }) {
  return (
    <table className="ac-address">
      <caption className="unseen">The address in the parts of a carrier’s form</caption>
      <thead>
        <tr>
          <th scope="col">Part of the form</th>
          <th scope="col">CSR</th>
          <th scope="col">LOA</th>
          <th scope="col">
            <span className="unseen">Difference</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((it) => (
          <tr key={it.part} className={it.grade === "same" ? "" : `ac-part-${it.grade}`}>
            <th scope="row">{it.part}</th>
            <td className="mono">{it.theirs === "" ? <span className="absent">none</span> : it.theirs}</td>
            <td className="mono">{it.ours === "" ? <span className="absent">none</span> : it.ours}</td>
            <td className="dim">{it.grade === "same" ? "" : words[it.grade]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
