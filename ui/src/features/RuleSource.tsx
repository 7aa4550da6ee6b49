import type { Jump } from "../api/generated";
import { Button } from "../components/Button";
import { useNavigation } from "../state/navigation";

/** Where a rule was read; a press leads to the rule among its carrier’s. */
export function RuleSource({ source, jump }: { source: string; jump: Jump | null }) {
  const { go } = useNavigation();
  if (source === "") return null;
  if (jump === null) return <span className="label">{source}</span>;
  return (
    <span className="label">
      <Button look="link" onPress={() => go(jump)}>
        {source}
      </Button>
    </span>
  );
}
