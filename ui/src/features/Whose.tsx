import { useAsk } from "../api/hooks";
import { Select } from "../components/Select";

const WHOLE = "-";

/** Whose days a closed period takes: the whole project's, or those of one carrier. Empty is the whole project. */
export function Whose({ carrier, onChange }: { carrier: string; onChange(carrier: string): void }) {
  const carriers = useAsk("carriers_list", {}).data ?? [];
  return (
    <Select
      label="Whose"
      value={carrier === "" ? WHOLE : carrier}
      choices={[
        { value: WHOLE, label: "Whole project" },
        ...carriers.map((it) => ({ value: it.id, label: it.name })),
      ]}
      onChange={(value) => onChange(value === WHOLE ? "" : value)}
    />
  );
}
