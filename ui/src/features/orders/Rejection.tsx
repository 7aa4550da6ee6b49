import type { FixView, OrderId, RejectionView } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark } from "../../components/IconMark";
import { useNavigation } from "../../state/navigation";
import { Diff } from "./Diff";

/** What to put right before the next version, taken over with one act where it is known. */
function Fix({ order, fix }: { order: OrderId; fix: FixView }) {
  const { run, pending } = useChange("rejection_take");
  const { go } = useNavigation();
  return (
    <div className="od-fix">
      <p>{fix.text}</p>
      {fix.noticed.map((it) => (
        <p key={it} className="dim">
          Noticed beforehand: {it}
        </p>
      ))}
      <div className="od-fix-acts">
        {fix.take !== "" && (
          <Button isDisabled={pending} onPress={() => void run({ id: order })}>
            {fix.take}
          </Button>
        )}
        <Button look="link" onPress={() => go(fix.jump)}>
          Look at the account
        </Button>
      </div>
    </div>
  );
}

/** What the carrier said, both readings letter by letter, and what to put right. */
export function Rejection({ order, rejection }: { order: OrderId; rejection: RejectionView }) {
  const { field, fix } = rejection;
  return (
    <section>
      <div className="section-head">
        <h3>{rejection.title}</h3>
        <span className="label">{rejection.when}</span>
      </div>
      <div className="od-rejection">
        <IconMark icon="rejected">
          <b>{rejection.reason}</b>
        </IconMark>
        {field && <Diff pair={field} oursLabel="We sent" theirsLabel="They hold" />}
        {field && field.detail !== "" && <p>{field.detail}</p>}
        {fix && <Fix order={order} fix={fix} />}
      </div>
    </section>
  );
}
