import "./coverage.css";
import type { Coverage, Disposition } from "../api/generated";

/** The dispositions in the order of every bar and list, with the figure of each. */
export const dispositions: readonly { name: Disposition; of: (it: Coverage) => number }[] = [
  { name: "port", of: (it) => it.port },
  { name: "stay", of: (it) => it.stay },
  { name: "disconnect", of: (it) => it.disconnect },
  { name: "undecided", of: (it) => it.undecided },
];

const hatch = (name: Disposition): string => (name === "undecided" ? " hatched" : "");

/** All numbers as one bar; what nobody has decided is hatched. The figures stand beside it in words. */
export function CoverageBar({ coverage }: { coverage: Coverage }) {
  return (
    <div className="coverage-bar" aria-hidden="true">
      {dispositions.map(
        ({ name, of }) =>
          of(coverage) > 0 && (
            <span key={name} className={`disp-${name}${hatch(name)}`} style={{ flex: of(coverage) }} />
          ),
      )}
    </div>
  );
}

interface LegendProps {
  coverage: Coverage;
  onChoose: (disposition: Disposition) => void;
}

/** The figures of the bar, each leading to its numbers. */
export function CoverageLegend({ coverage, onChoose }: LegendProps) {
  return (
    <div className="legend">
      {dispositions.map(({ name, of }) => (
        <button
          key={name}
          type="button"
          className={name === "undecided" && coverage.undecided > 0 ? "blocker" : ""}
          onClick={() => onChoose(name)}
        >
          <span className={`swatch disp-${name}${hatch(name)}`} />
          <b>{of(coverage).toLocaleString("en-US")}</b>
          {name}
          {name === "undecided" && coverage.undecided > 0 && coverage.note !== "" && `, ${coverage.note}`}
        </button>
      ))}
    </div>
  );
}
