import { Button } from "../../components/Button";
import { useShell } from "../../state/shell";

/** Opens the second plan beside the first. */
export function WhatIfButton() {
  const { show } = useShell();
  return (
    <Button icon="bolt" onPress={() => show({ name: "whatif" })}>
      What if…
    </Button>
  );
}
