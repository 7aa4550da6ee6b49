import { actionOf } from "../actions";
import { Button } from "../components/Button";
import { useNavigation } from "../state/navigation";
import { useSession } from "../state/session";
import { useRun } from "./shell/useActions";

/** The way on from a screen that shows nothing without orders: a list of numbers first, then the split. */
export function TowardsOrders() {
  const { head } = useSession();
  const { go } = useNavigation();
  const run = useRun();
  const begin = actionOf("file.import");
  if (head?.numbers === 0 && begin)
    return (
      <Button look="go" icon="sheet" shortcut="Ctrl I" onPress={() => run(begin)}>
        Import a sheet…
      </Button>
    );
  return (
    <Button look="go" icon="orders" onPress={() => go({ screen: "orders", id: null })}>
      Go to the orders
    </Button>
  );
}
