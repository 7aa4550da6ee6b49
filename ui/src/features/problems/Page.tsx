import "./problems.css";
import { type KeyboardEvent, useState } from "react";
import type { Problem } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Screen, Wait } from "../../components/Screen";
import { Select, type SelectChoice } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { Accept } from "./Accept";
import { codeWords, countWords, everything, groupProblems, type ProblemFilter, valuesOf } from "./group";
import { ProblemRow } from "./Row";

const choices = (
  all: string,
  values: readonly string[],
  label = (it: string) => it,
): SelectChoice<string>[] => [
  { value: "all", label: all },
  ...values.map((value) => ({ value, label: label(value) })),
];

interface FiltersProps {
  problems: readonly Problem[];
  filter: ProblemFilter;
  onFilter: (filter: ProblemFilter) => void;
}

function Filters({ problems, filter, onFilter }: FiltersProps) {
  const select = (
    key: "severity" | "order" | "about" | "code",
    label: string,
    offered: SelectChoice<string>[],
  ) => (
    <Select
      bare
      label={label}
      value={filter[key] === "" ? "all" : filter[key]}
      choices={offered}
      onChange={(value) => onFilter({ ...filter, [key]: value === "all" ? "" : value })}
    />
  );
  return (
    <div className="row pb-tools">
      <TextField
        bare
        find
        label="Find a problem"
        placeholder="Find"
        value={filter.typed}
        onChange={(typed) => onFilter({ ...filter, typed })}
      />
      {select("severity", "Severity", [
        { value: "all", label: "Every severity" },
        { value: "blocker", label: "Blockers" },
        { value: "warning", label: "Warnings" },
        { value: "note", label: "Notes" },
        { value: "accepted", label: "Accepted" },
      ])}
      {select(
        "about",
        "Place",
        choices(
          "Every place",
          valuesOf(problems, (it) => [it.about]),
        ),
      )}
      {select(
        "order",
        "Order",
        choices(
          "Every order",
          valuesOf(problems, (it) => it.orders),
        ),
      )}
      {select(
        "code",
        "Rule",
        choices(
          "Every rule",
          valuesOf(problems, (it) => [it.code]),
          codeWords,
        ),
      )}
    </div>
  );
}

/** Up and down go from problem to problem, Home and End to the ends. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".pb-main")];
  const row = (event.target as HTMLElement).closest(".pb-row");
  const at = rows.findIndex((it) => row?.contains(it));
  const to =
    event.key === "ArrowDown"
      ? rows[at + 1]
      : event.key === "ArrowUp"
        ? rows[at - 1]
        : event.key === "Home"
          ? rows[0]
          : event.key === "End"
            ? rows.at(-1)
            : undefined;
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}

/** All findings in one list: what, where, why, what it costs, how to mend it, and what was accepted. */
export default function ProblemsPage() {
  const problems = useAsk("problems", {});
  const [filter, setFilter] = useState<ProblemFilter>(everything);
  const [accepting, setAccepting] = useState<Problem | null>(null);
  const all = problems.data ?? [];
  const groups = groupProblems(all, filter);
  return (
    <Screen
      title="Problems"
      note={countWords(all)}
      tools={all.length > 0 && <Filters problems={all} filter={filter} onFilter={setFilter} />}
    >
      <Wait of={problems}>
        {(it) =>
          it.length === 0 ? (
            <EmptyState title="Nothing holds this project up">
              Every check of names, addresses, dates, numbers and papers runs again at each change. What it
              finds stands here, with what it costs and where to mend it.
            </EmptyState>
          ) : groups.length === 0 ? (
            <EmptyState
              title="No problem is like that"
              action={<Button onPress={() => setFilter(everything)}>Show all {it.length}</Button>}
            >
              The filters and the words leave nothing.
            </EmptyState>
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: only the arrow keys are heard here; the rows are buttons
            <div className="pb" onKeyDown={walk}>
              {groups.map(({ name, title, problems: found }) => (
                <section key={name} aria-label={title}>
                  <header className="pb-head">
                    <h2>{title}</h2>
                    <span className="dim">{found.length}</span>
                    <span className="label pb-cost">at stake</span>
                    <span className="label pb-orders">holds up</span>
                    <span className="label pb-source">rule</span>
                  </header>
                  <ul>
                    {found.map((problem, at) => (
                      <ProblemRow
                        // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same of the same thing
                        key={`${problem.code} ${problem.subject} ${at}`}
                        problem={problem}
                        onAccept={() => setAccepting(problem)}
                      />
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          )
        }
      </Wait>
      {accepting && <Accept problem={accepting} onClose={() => setAccepting(null)} />}
    </Screen>
  );
}
