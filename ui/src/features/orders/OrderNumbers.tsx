import { useState } from "react";
import type { MovableGroup, NumberId, OrderDetail } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Menu } from "../../components/Menu";
import { useNavigation } from "../../state/navigation";
import { allNumbers } from "../numbersQuery";
import { FaredDialog } from "./FaredDialog";
import { MarkDialog } from "./MarkDialog";
import type { Hand } from "./useMoving";

type OrderNumbersProps = { order: OrderDetail; hand: Hand; onMove(): void };
type Act = "move" | "fared" | "mark";

/** The numbers of an order by range: what is said of them, which fared otherwise, and where they may go. */
export function OrderNumbers({ order, hand, onMove }: OrderNumbersProps) {
  const { go } = useNavigation();
  const { run: mark } = useChange("numbers_mark");
  const [dialog, setDialog] = useState<{ act: Act; numbers: readonly NumberId[] } | null>(null);
  const unsent = order.draft ? `${order.name} was not sent; its numbers fare alike.` : "";
  const fixed = order.draft ? "" : `${order.name} was sent; its numbers stay.`;
  const moving = (group: MovableGroup) => ({ order: null, numbers: group.ids, label: group.label });
  const choose = (act: Act, group: MovableGroup) => {
    if (act !== "move") return setDialog({ act, numbers: group.ids });
    hand.take(moving(group));
    onMove();
  };
  return (
    <section>
      <div className="section-head">
        <h3>Numbers</h3>
        <span className="label od-acts">
          <Button look="link" refused={unsent} onPress={() => setDialog({ act: "fared", numbers: [] })}>
            Single numbers…
          </Button>
          <Button look="link" onPress={() => setDialog({ act: "mark", numbers: [] })}>
            Mark…
          </Button>
          <Button
            look="link"
            onPress={() => go({ screen: "numbers", id: null, query: { ...allNumbers, order: order.id } })}
          >
            Show in the grid
          </Button>
        </span>
      </div>
      <table className="grid">
        <tbody>
          {order.groups.map((group) => (
            <tr
              key={group.label}
              draggable={order.draft}
              className={order.draft ? "od-group" : ""}
              onDragStart={(event) => {
                event.dataTransfer.setData("text/plain", group.label);
                event.dataTransfer.effectAllowed = "move";
                hand.take(moving(group));
              }}
              onDragEnd={() => hand.take(null)}
            >
              <td>{group.label}</td>
              <td className="dim">{group.value}</td>
              <td className="num">
                <Menu
                  label={`What to do with ${group.label}`}
                  choices={[
                    { id: "move", label: "Move to…", refused: fixed },
                    { id: "fared", label: "How they fared alone…", refused: unsent },
                    { id: "mark", label: "Mark…" },
                  ]}
                  onChoose={(act) => choose(act as Act, group)}
                >
                  <Button look="quiet" icon="down" aria-label={`More for ${group.label}`} />
                </Menu>
              </td>
            </tr>
          ))}
          {order.ranges.slice(order.groups.length).map((range) => (
            <tr key={`${range.label}${range.value}`}>
              <td>{range.label}</td>
              <td className={range.absent ? "absent" : "dim"}>{range.value}</td>
              <td />
            </tr>
          ))}
          {order.odd_numbers.map((odd) => (
            <tr key={odd.id}>
              <td>{odd.number}</td>
              <td className="od-wrap" colSpan={2}>
                <IconMark icon={odd.mark.icon} quiet={isQuiet(odd.mark.icon)}>
                  {odd.mark.text}
                </IconMark>{" "}
                <span className="dim">{odd.detail}</span>
              </td>
            </tr>
          ))}
          {order.marks.map((marked) => (
            <tr key={marked.text}>
              <td className="od-wrap">{marked.numbers}</td>
              <td className="dim">{marked.text}</td>
              <td className="num">
                <Button
                  look="link"
                  aria-label={`Take back: ${marked.text}`}
                  onPress={() => void mark({ numbers: marked.ids, kind: marked.kind, value: "" })}
                >
                  Take back
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {dialog?.act === "fared" && (
        <FaredDialog order={order} numbers={dialog.numbers} onClose={() => setDialog(null)} />
      )}
      {dialog?.act === "mark" && (
        <MarkDialog order={order} numbers={dialog.numbers} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}
