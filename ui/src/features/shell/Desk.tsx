import "./shell.css";
import { useEffect, useEffectEvent } from "react";
import { host } from "../../host";
import type { Ticketed } from "../../host/host";
import { offerDrop } from "../../state/drops";
import { useNavigation } from "../../state/navigation";
import { useSession } from "../../state/session";
import { useShell } from "../../state/shell";
import { Night } from "../cutover/Night";
import { usePasteImport } from "../import/usePasteImport";
import { NewProject } from "../new-project/NewProject";
import { Palette } from "../palette/Palette";
import { Settings } from "../settings/Settings";
import { Sites } from "../sites/Sites";
import { Start } from "../start/Start";
import { WhatIf } from "../whatif/WhatIf";
import { About } from "./About";
import { Frame } from "./Frame";
import { KeysHelp } from "./KeysHelp";
import { LongWork } from "./LongWork";
import { Messages } from "./Messages";
import { useActions } from "./useActions";

/** A sheet dropped without a project starts one; with a project it is imported, or attached where evidence is. */
function useDrops(): void {
  const { status, open } = useSession();
  const { show } = useShell();
  const { go } = useNavigation();
  // Reads the state of the moment: a drop may come between a screen and its effects.
  const dropped = useEffectEvent(([file]: Ticketed[]) => {
    if (!file) return;
    if (file.kind === "project" || file.name.toLowerCase().endsWith(".portwright")) {
      void open("project_open", file.ticket);
    } else if (status === "open" && offerDrop([file])) {
      return;
    } else if (status === "open") go({ screen: "import", ticket: file.ticket, name: file.name });
    else show({ name: "new", sheet: { ticket: file.ticket, name: file.name } });
  });
  useEffect(() => host().onDropped(dropped), []);
}

function OpenDialog() {
  const { dialog, hide } = useShell();
  switch (dialog?.name) {
    case "palette":
      return <Palette />;
    case "new":
      return <NewProject sheet={dialog.sheet} />;
    case "settings":
      return <Settings />;
    case "whatif":
      return <WhatIf />;
    case "sites":
      return <Sites onClose={hide} />;
    case "keys":
      return <KeysHelp />;
    case "about":
      return <About />;
    default:
      return null;
  }
}

/** Start or frame, with the dialogs and messages over it. */
export function Desk() {
  const { status, head } = useSession();
  const { place } = useNavigation();
  useActions();
  useDrops();
  usePasteImport();
  const night = place.screen === "cutover" && place.full ? place.night : null;
  return (
    <>
      {status === "closed" && <Start />}
      {status === "open" && head && night !== null && <Night night={night} />}
      {status === "open" && head && night === null && <Frame head={head} />}
      <OpenDialog />
      <Messages />
      <LongWork />
    </>
  );
}
