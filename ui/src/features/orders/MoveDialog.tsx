import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { IconMark } from "../../components/IconMark";
import type { Hand } from "./useMoving";

/** The keyboard's way to move: every order, and why it does not take these numbers. */
export function MoveDialog({ hand, onClose }: { hand: Hand; onClose(): void }) {
  const { moving, view } = hand;
  if (moving === null) return null;
  return (
    <Dialog
      title={`Move ${view?.what ?? moving.label} to…`}
      lead="What is moved by hand stays there when the inventory is split again, as long as it may."
      onClose={onClose}
      buttons={<Button onPress={onClose}>Cancel</Button>}
    >
      <ul className="od-targets">
        {view?.targets.map((target) => (
          <li key={target.id ?? 0}>
            <Button
              refused={target.refused}
              onPress={() => {
                void hand.put(target.id);
                onClose();
              }}
            >
              {target.id === null ? "A new order" : target.name}
            </Button>
            {target.refused !== "" && (
              <span className="small dim">
                <IconMark icon="blocker" label="cannot" /> {target.refused}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
