import { useState } from "react";
import type { NumberTest, Phase, TestColumn, TestResult } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Wait } from "../../components/Screen";
import { AreasDialog } from "./AreasDialog";
import { Matrix } from "./Matrix";
import { NoteDialog } from "./NoteDialog";
import { SampleDialog } from "./SampleDialog";
import { useRecord } from "./useRecord";

interface TestsProps {
  night: string;
  phase: Phase;
  title: string;
  /** Who tests. */
  tester: string;
  people: readonly string[];
}

interface Asked {
  numbers: number[];
  column: TestColumn;
  result: TestResult | null;
}

const keys = [
  ["P", "pass"],
  ["F", "fail"],
  ["N", "not applicable"],
  ["M", "note"],
  ["↓", "next number"],
] as const;

/** The tests of one phase with their keys, filter and decisions. */
export function Tests({ night, phase, title, tester, people }: TestsProps) {
  const [pendingFirst, setPendingFirst] = useState(true);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [deciding, setDeciding] = useState<"sample" | "areas" | null>(null);
  const tests = useAsk("tests_list", { night, phase, pending_first: pendingFirst }, { keep: true });
  const { test } = useRecord();
  const areas = tests.data?.areas ?? [];
  const send = (numbers: number[], of: NumberTest, result: TestResult, note = "") =>
    test({ night, numbers, same_address: false, test: of, result, tester, note });
  return (
    <section className="mx-pane" aria-label={title}>
      <header className="mx-bar-top">
        <h2>{title}</h2>
        <button
          type="button"
          className={pendingFirst ? "chip on" : "chip"}
          aria-pressed={pendingFirst}
          onClick={() => setPendingFirst(true)}
        >
          Open or failed first
        </button>
        <button
          type="button"
          className={pendingFirst ? "chip" : "chip on"}
          aria-pressed={!pendingFirst}
          onClick={() => setPendingFirst(false)}
        >
          All {tests.data?.rows.length ?? ""}
        </button>
        <Button look="quiet" onPress={() => setDeciding("sample")}>
          Sample…
        </Button>
        {areas.length > 0 && (
          <Button look="quiet" onPress={() => setDeciding("areas")}>
            Areas…
          </Button>
        )}
        <span className="space" />
        <span className="mx-legend">
          {keys.map(([key, words]) => (
            <span key={key}>
              <kbd className="keys">{key}</kbd> {words}
            </span>
          ))}
        </span>
      </header>
      <Wait of={tests}>
        {(it) => (
          <>
            {[it.refused, it.assumed, ...it.decisions]
              .filter((line) => line !== "")
              .map((line) => (
                <p key={line} className="mx-said">
                  {line}
                </p>
              ))}
            {it.columns.length === 0 ? (
              <p className="mx-said">No number of this night needs such a test.</p>
            ) : (
              <Matrix
                key={`${phase}${pendingFirst}`}
                view={it}
                onResult={(numbers, of, result) => void send(numbers, of, result)}
                onNote={(numbers, column, result) => setAsked({ numbers, column, result })}
              />
            )}
            {deciding === "sample" && (
              <SampleDialog
                night={night}
                columns={it.columns}
                people={people}
                onClose={() => setDeciding(null)}
              />
            )}
            {deciding === "areas" && (
              <AreasDialog night={night} areas={areas} people={people} onClose={() => setDeciding(null)} />
            )}
          </>
        )}
      </Wait>
      {asked && (
        <NoteDialog
          title={`${asked.column.label}, ${asked.numbers.length === 1 ? "1 number" : `${asked.numbers.length} numbers`}`}
          result={asked.result}
          onSave={(result, note) => send(asked.numbers, asked.column.test, result, note)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
