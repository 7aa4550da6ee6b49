import { useEffect, useRef } from "react";
import type { RuleGroup, RuleReading, RuleRow } from "../../api/generated";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";

function Reading({ lead, reading }: { lead: string; reading: RuleReading }) {
  const { value, source, read, note } = reading;
  return (
    <small className="ca-reading">
      <span className="ca-lead">{lead}</span> {value}
      <span className="ca-from">
        {source}
        {read !== "" && `, read ${read}`}
        {note !== "" && `. ${note}`}
      </span>
    </small>
  );
}

interface RuleProps {
  rule: RuleRow;
  /** One was sent to it. */
  sent: boolean;
  onChange: (rule: RuleRow) => void;
}

function Rule({ rule, sent, onChange }: RuleProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (sent) row.current?.scrollIntoView({ block: "center" });
  }, [sent]);
  const { value, mark, note, in_use, replaced, conflicts, reason, source, read, form } = rule;
  return (
    <tr ref={row} className={`ca-rule ${rule.state}`} {...(sent ? { "aria-current": "true" as const } : {})}>
      <th scope="row">
        {rule.rule}
        <small className="mono el" title={rule.path}>
          {rule.path}
        </small>
      </th>
      <td className="ca-value">
        <span className={value === null ? "absent" : ""}>{value ?? "not published"}</span>
        {reason !== "" && source === "" && <small className="ca-why">{reason}</small>}
        {note !== "" && <small>{note}</small>}
        {in_use && <Reading lead="In use:" reading={in_use} />}
        {replaced && <Reading lead="Its profile says:" reading={replaced} />}
        {conflicts.map((it) => (
          <Reading key={`${it.source} ${it.value}`} lead="Set aside:" reading={it} />
        ))}
      </td>
      <td>
        <IconMark icon={mark.icon} quiet={rule.state === "known"}>
          {mark.text}
        </IconMark>
      </td>
      <td className="ca-source">
        {source}
        {read !== "" && <small>read {read}</small>}
      </td>
      <td className="ca-act">
        {form && (
          <Button
            look="link"
            aria-label={`Change ${rule.rule}: ${value ?? "unknown"}`}
            onPress={() => onChange(rule)}
          >
            Change…
          </Button>
        )}
      </td>
    </tr>
  );
}

interface RulesProps {
  groups: readonly RuleGroup[];
  sent: string;
  onChange: (rule: RuleRow) => void;
}

/** Every rule in its group: what it says, how it is known, where and when it was read. */
export function Rules({ groups, sent, onChange }: RulesProps) {
  return (
    <table className="ca-rules">
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Says</th>
          <th scope="col">Known</th>
          <th scope="col">Source</th>
          <td />
        </tr>
      </thead>
      {groups.map(({ title, rules }) => (
        <tbody key={title}>
          <tr className="ca-group">
            <th scope="rowgroup" colSpan={5}>
              {title}
            </th>
          </tr>
          {rules.map((it, at) => (
            <Rule
              // biome-ignore lint/suspicious/noArrayIndexKey: two notes may have the same path
              key={`${it.path} ${at}`}
              rule={it}
              sent={it.path === sent}
              onChange={onChange}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
