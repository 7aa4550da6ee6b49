import "./overview.css";
import "./forecast.css";
import { actionOf } from "../../actions";
import type { Overview } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Screen, Wait } from "../../components/Screen";
import { useNavigation } from "../../state/navigation";
import { CoverageBar, CoverageLegend } from "../Coverage";
import { allNumbers } from "../numbersQuery";
import { useRun } from "../shell/useActions";
import { WhatIfButton } from "../whatif/WhatIfButton";
import { Actions } from "./Actions";
import { Coming } from "./Coming";
import { Dates } from "./Dates";
import { Forecast } from "./Forecast";
import { OrderTable } from "./OrderTable";

function Numbers({ overview }: { overview: Overview }) {
  const { go } = useNavigation();
  const { coverage } = overview;
  const decided = coverage.total - coverage.undecided;
  return (
    <section className="overview-numbers">
      <header className="section-head">
        <h2>Numbers</h2>
        <span className="dim small">
          {coverage.total.toLocaleString("en-US")} in all, {decided.toLocaleString("en-US")} accounted for
        </span>
      </header>
      <CoverageBar coverage={coverage} />
      <CoverageLegend
        coverage={coverage}
        onChoose={(disposition) => go({ screen: "numbers", id: null, query: { ...allNumbers, disposition } })}
      />
    </section>
  );
}

/** A project without numbers has nothing to show but the way to begin. */
function Begin() {
  const run = useRun();
  const start = actionOf("file.import");
  return (
    <EmptyState
      title="No numbers yet"
      action={
        start && (
          <Button look="go" icon="sheet" shortcut="Ctrl I" onPress={() => run(start)}>
            Import a sheet…
          </Button>
        )
      }
    >
      Begin with the list of the phone system, then the CSR and the bill of each account. Nothing is taken in
      before its columns are checked, and one undo takes all of it back.
    </EmptyState>
  );
}

export default function OverviewPage() {
  const overview = useAsk("overview", {});
  const { go } = useNavigation();
  const forecast = useAsk("forecast", { runs: null, seed: null }, { keep: true }).data;
  const empty = overview.data?.coverage.total === 0;
  return (
    <Screen
      title="Overview"
      note={overview.data?.countdown}
      tools={
        <>
          <Button icon="document" onPress={() => go({ screen: "documents", id: null })}>
            Documents
          </Button>
          {!empty && <WhatIfButton />}
        </>
      }
      inspector={overview.data && !empty && <Actions overview={overview.data} />}
      inspectorLabel="Next actions"
    >
      <Wait of={overview}>
        {(it) =>
          it.coverage.total === 0 ? (
            <Begin />
          ) : (
            <div className="overview">
              <Dates dates={it.dates} chances={forecast?.plan_dates} />
              {forecast && <Forecast view={forecast} dates={it.dates} />}
              <OrderTable orders={it.orders} note={it.orders_note} />
              <Numbers overview={it} />
              <Coming days={it.coming} />
            </div>
          )
        }
      </Wait>
    </Screen>
  );
}
