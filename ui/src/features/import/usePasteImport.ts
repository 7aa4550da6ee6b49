import { useEffect, useEffectEvent } from "react";
import { isTextField } from "../../state/keys";
import { useNavigation } from "../../state/navigation";
import { useShell } from "../../state/shell";

/** Ctrl+V on the numbers and import screens, where nothing else takes the text: a preview of what was pasted. */
export function usePasteImport(): void {
  const { place, go } = useNavigation();
  const { dialog } = useShell();
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const here = place.screen === "numbers" || place.screen === "import";
    if (!here || dialog || event.defaultPrevented || isTextField(document.activeElement)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim() === "") return;
    event.preventDefault();
    go({ screen: "import", ticket: null, name: "pasted text", text });
  });
  useEffect(() => {
    const heard = (event: ClipboardEvent) => pasted(event);
    window.addEventListener("paste", heard);
    return () => window.removeEventListener("paste", heard);
  }, []);
}
