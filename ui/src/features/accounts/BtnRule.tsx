import { useState } from "react";
import type { AccountDetail, NumberRow } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { Select } from "../../components/Select";
import { useNavigation } from "../../state/navigation";

const said = ({ name, use }: NumberRow): string => (name === "" ? use.replaceAll("_", " ") : name);

/** What the carrier asks when the BTN leaves and numbers stay, with a number to name. */
export function BtnRule({ account }: { account: AccountDetail }) {
  const { run, pending } = useChange("account_save");
  const { go } = useNavigation();
  const { btn_rule: rule, new_btn_candidates: candidates, form } = account;
  const [chosen, setChosen] = useState<string | null>(null);
  const proposed = candidates.find((it) => it.e164 === chosen) ?? candidates[0];
  const name = (number: NumberRow) => void run({ ...form, pin: null, new_btn: number.national });
  const icon = rule.icon ?? "info";
  const ground = icon === "blocker" || icon === "rejected" ? "blocker" : icon === "warning" ? "warning" : "";
  return (
    <section className="ac-part">
      <header className="section-head">
        <h2>BTN rule</h2>
        <span className="space" />
        <Button look="link" onPress={() => go({ screen: "carriers", id: form.carrier, rule: "btn" })}>
          its source
        </Button>
      </header>
      <div className={`ac-btn-rule ${ground}`}>
        <b>
          <IconMark icon={icon} quiet={ground === ""}>
            {rule.label}
          </IconMark>
        </b>
        <p>{rule.value}</p>
      </div>
      {proposed && ground !== "" && (
        <div className="ac-btn-proposal">
          <span className="row">
            <b>{proposed.national}</b>
            <span className="dim small el">{said(proposed)}</span>
          </span>
          <span className="row small">
            <IconMark icon="ok" quiet>
              active
            </IconMark>
            <IconMark icon="ok" quiet>
              stays
            </IconMark>
            <IconMark icon="ok" quiet>
              in no order
            </IconMark>
          </span>
          <span className="row">
            <Button isDisabled={pending} onPress={() => name(proposed)}>
              Use as new BTN
            </Button>
            {candidates.length > 1 && (
              <Select
                bare
                label="Another number"
                value={proposed.e164}
                choices={candidates.map((it) => ({ value: it.e164, label: it.national, detail: said(it) }))}
                onChange={setChosen}
              />
            )}
          </span>
        </div>
      )}
    </section>
  );
}
