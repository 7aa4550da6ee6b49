import type { CarrierRow } from "../../api/generated";
import type { SelectChoice } from "../../components/Select";

/** Who numbers can go to: platforms and gaining carriers, with whom a platform ports through. */
export function gainingChoices(carriers: readonly CarrierRow[]): SelectChoice<string>[] {
  const may = carriers.filter(({ role }) => role === "platform" || role === "gaining");
  // People move to a platform; what only the sample has comes last.
  const rank = ({ role, example }: CarrierRow) => (example ? 2 : role === "platform" ? 0 : 1);
  return [...may]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id, name, role, via, example }) => {
      const what =
        role === "platform" ? (via === "" ? "platform" : `platform, via ${via}`) : "gaining carrier";
      return { value: id, label: name, detail: example ? `${what}, invented for the sample` : what };
    });
}

export const losingChoices = (carriers: readonly CarrierRow[]): SelectChoice<string>[] =>
  carriers
    .filter(({ role }) => role === "losing")
    .map(({ id, name, example }) => ({
      value: id,
      label: name,
      ...(example ? { detail: "invented for the sample" } : {}),
    }));

/** `America/Chicago` as a choice; the core says which zones are worth offering, and the present one is among them. */
export const zoneChoices = (zones: readonly string[], present = ""): SelectChoice<string>[] =>
  (present === "" || zones.includes(present) ? zones : [present, ...zones]).map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
