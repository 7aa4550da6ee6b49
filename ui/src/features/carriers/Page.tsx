import "./carriers.css";
import { useState } from "react";
import { shapeError } from "../../api/error";
import type { CarrierView, RuleRow } from "../../api/generated";
import { useAsk, useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Screen, Wait } from "../../components/Screen";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { host } from "../../host";
import { useMessages } from "../../state/messages";
import { useNavigation, usePlace } from "../../state/navigation";
import { useSession } from "../../state/session";
import { ChangeRule } from "./Change";
import { CarrierList } from "./List";
import { ruleAt, type Shown, sectionsOf, shownOf } from "./list";
import { Rules } from "./Rules";

function factsOf(it: CarrierView): string {
  const counted = (count: number, words: string) => (count > 0 ? [`${count} ${words}`] : []);
  return [
    it.via === "" ? it.role_words : `${it.role_words}, ports through ${it.via}`,
    `${it.rules} rules known`,
    ...counted(it.unknown, "unknown"),
    ...counted(it.conflicts, "with sources that differ"),
    ...counted(it.own, "of this project’s own"),
  ].join(" · ");
}

interface CarrierProps {
  carrier: CarrierView;
  rule: string;
}

function Carrier({ carrier, rule }: CarrierProps) {
  const [shown, setShown] = useState<Shown>("all");
  const [changing, setChanging] = useState<RuleRow | null>(null);
  const sent = ruleAt(carrier.groups, rule);
  const groups = shownOf(carrier.groups, shown, sent);
  return (
    <div className="ca-carrier">
      <header className="ca-head">
        <h2>
          {carrier.name}
          {carrier.legal_name !== "" && <span className="dim">{carrier.legal_name}</span>}
        </h2>
        <span className="dim small">{factsOf(carrier)}</span>
        <span className="space" />
        <Select
          bare
          label="Rules"
          value={shown}
          choices={[
            { value: "all", label: "Every rule" },
            { value: "conflict", label: "Sources differ" },
            { value: "unknown", label: "Unknown" },
            { value: "own", label: "Project’s own" },
          ]}
          onChange={setShown}
        />
      </header>
      {carrier.fixed !== "" && <p className="ca-fixed dim small">{carrier.fixed}</p>}
      {carrier.lessons.map((it) => (
        <p key={it} className="ca-fixed dim small">
          Learnt: {it}
        </p>
      ))}
      {groups.length === 0 ? (
        <EmptyState
          title="No rule is like that"
          action={<Button onPress={() => setShown("all")}>Show every rule</Button>}
        >
          Nothing of {carrier.name} stands under this word.
        </EmptyState>
      ) : (
        <section className="ca-scroll" tabIndex={0} aria-label={`Rules of ${carrier.name}`}>
          <Rules groups={groups} sent={sent} onChange={setChanging} />
        </section>
      )}
      {changing?.form && (
        <ChangeRule
          carrier={carrier}
          rule={changing}
          form={changing.form}
          onClose={() => setChanging(null)}
        />
      )}
    </div>
  );
}

/** Carriers and platforms: every rule with its source and date, and what this project knows otherwise. */
export default function CarriersPage() {
  const place = usePlace("carriers");
  const { go } = useNavigation();
  const { head } = useSession();
  const messages = useMessages();
  const add = useChange("carrier_add").run;
  const list = useAsk("carriers_list", {});
  const [typed, setTyped] = useState("");
  const carriers = list.data ?? [];
  const sections = sectionsOf(carriers, typed);
  const chosen = place?.id || (carriers[0]?.id ?? "");
  const detail = useAsk("carrier_detail", { id: chosen }, { when: chosen !== "", keep: true });
  const choose = (id: string) => go({ screen: "carriers", id, rule: "" });
  const addOne = async () => {
    try {
      const file = await host().pick("profile");
      const added = file && (await add({ ticket: file.ticket }));
      if (added) choose(added.id);
    } catch (thrown) {
      messages.refused(shapeError(thrown, "profile"));
    }
  };
  const here = carriers.filter((it) => it.in_project).length;
  return (
    <Screen
      title="Carriers"
      note={list.data && `${carriers.length} profiles, ${here} in this project`}
      tools={
        <>
          <TextField bare find label="Find a carrier" placeholder="Find" value={typed} onChange={setTyped} />
          <Button
            icon="add"
            refused={head?.read_only == null ? "" : "The project is open for reading only."}
            onPress={() => void addOne()}
          >
            Add from a file…
          </Button>
        </>
      }
    >
      <Wait of={list}>
        {() => (
          <div className="ca">
            {sections.length === 0 ? (
              <p className="ca-none dim">No carrier is called that.</p>
            ) : (
              <CarrierList sections={sections} chosen={chosen} onChoose={choose} />
            )}
            <Wait of={detail}>{(it) => <Carrier key={it.id} carrier={it} rule={place?.rule ?? ""} />}</Wait>
          </div>
        )}
      </Wait>
    </Screen>
  );
}
