import "./cutover.css";
import { useState } from "react";
import type { NightRow } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { IconMark } from "../../components/IconMark";
import { Screen, Wait } from "../../components/Screen";
import { Segments } from "../../components/Segments";
import { useNavigation, usePlace } from "../../state/navigation";
import { TowardsOrders } from "../TowardsOrders";
import { After } from "./After";
import { Runbook } from "./Runbook";
import { Tests } from "./Tests";

type Tab = "runbook" | "before" | "after" | "bills";

const tabs = [
  { value: "runbook", label: "Runbook" },
  { value: "before", label: "911 before the cut" },
  { value: "after", label: "Tests after" },
  { value: "bills", label: "Final bills" },
] as const;

function Nights({
  nights,
  night,
  onChoose,
}: {
  nights: readonly NightRow[];
  night: string;
  onChoose: (night: string) => void;
}) {
  return (
    <nav className="co-nights" aria-label="Nights">
      {nights.map((it) => (
        <button
          key={it.night}
          type="button"
          aria-current={it.night === night}
          onClick={() => onChoose(it.night)}
        >
          <b>{it.name}</b>
          <span>{it.when}</span>
          <small>{it.about}</small>
          <IconMark icon={it.state.icon} quiet>
            {it.state.text}
          </IconMark>
        </button>
      ))}
    </nav>
  );
}

/** Every cutover with its runbook, the 911 tests before it and what follows; the night itself fills the screen. */
export default function CutoverPage() {
  const place = usePlace("cutover");
  const { go } = useNavigation();
  const [tab, setTab] = useState<Tab>("runbook");
  const nights = useAsk("nights_list", {});
  const night = place?.night ?? nights.data?.[0]?.night ?? "";
  const choose = (to: string) => go({ screen: "cutover", night: to, full: false });
  return (
    <Screen
      title="Cutover"
      note={nights.data?.find((it) => it.night === night)?.when}
      lead={<Segments label="Part" value={tab} segments={tabs} onChange={setTab} />}
      tools={
        night !== "" && (
          <Button look="go" icon="phone" onPress={() => go({ screen: "cutover", night, full: true })}>
            Night mode
          </Button>
        )
      }
    >
      <Wait of={nights}>
        {(it) =>
          it.length === 0 ? (
            <EmptyState title="No cutover yet" action={<TowardsOrders />}>
              Split the numbers into orders first. Each order, and each wave of orders, gets a runbook.
            </EmptyState>
          ) : (
            <div className="co">
              <Nights nights={it} night={night} onChoose={choose} />
              <div className="co-main">
                {tab === "runbook" && <Runbook key={night} night={night} />}
                {tab === "before" && (
                  <Tests
                    key={`b${night}`}
                    night={night}
                    phase="before"
                    title="911 before the cut"
                    tester=""
                    people={[]}
                  />
                )}
                {tab === "after" && (
                  <Tests
                    key={`a${night}`}
                    night={night}
                    phase="after"
                    title="In the days after"
                    tester=""
                    people={[]}
                  />
                )}
                {tab === "bills" && <After />}
              </div>
            </div>
          )
        }
      </Wait>
    </Screen>
  );
}
