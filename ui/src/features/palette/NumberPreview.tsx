import type { NumberRow } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";

interface NumberPreviewProps {
  number: NumberRow;
  onGo: () => void;
  onCopy: () => void;
}

/** What is known of the number under the choice, before one goes there. */
export function NumberPreview({ number, onGo, onCopy }: NumberPreviewProps) {
  const detail = useAsk("number_detail", { id: number.id }, { keep: true }).data;
  const known = detail?.row.id === number.id ? detail : undefined;
  return (
    <>
      <h2>{number.national}</h2>
      <p className="dim small">{known?.subtitle ?? number.account}</p>
      <dl className="pairs">
        <dt>Disposition</dt>
        <dd>{number.disposition}</dd>
        <dt>Order</dt>
        <dd>{number.order || <span className="absent">none</span>}</dd>
        {known?.lists.map((it) => (
          <div key={it.list} className="pair-row">
            <dt className="el">{it.list}</dt>
            <dd className={it.present ? "" : "absent"}>{it.detail}</dd>
          </div>
        ))}
      </dl>
      {known?.findings.map((it) => (
        <p key={`${it.code} ${it.message}`} className="small palette-finding">
          <IconMark icon={it.severity} label={it.severity} />
          <span>{it.message}</span>
        </p>
      ))}
      <div className="palette-acts">
        <Button look="go" shortcut="↵" excludeFromTabOrder onPress={onGo}>
          Go to number
        </Button>
        <Button shortcut="Ctrl C" excludeFromTabOrder onPress={onCopy}>
          Copy
        </Button>
      </div>
    </>
  );
}
