// Which numbers are chosen after some were added or taken out; each stands once, in the order it was chosen.

import type { NumberId } from "../../api/generated";

export function picked(
  chosen: readonly NumberId[],
  these: readonly NumberId[],
  on: boolean,
): readonly NumberId[] {
  return on
    ? [...chosen, ...these.filter((id) => !chosen.includes(id))]
    : chosen.filter((id) => !these.includes(id));
}
