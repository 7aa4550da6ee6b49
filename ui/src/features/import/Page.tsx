import { useCallback, useEffect, useMemo, useState } from "react";
import type { ImportRequest } from "../../api/generated";
import { useChange } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import type { ColumnPrefs } from "../../components/grid/columns";
import { layoutRows } from "../../components/grid/layout";
import { useGrid } from "../../components/grid/useGrid";
import { MessageBar } from "../../components/MessageBar";
import { Screen } from "../../components/Screen";
import { useMessages } from "../../state/messages";
import { useNavigation, usePlace } from "../../state/navigation";
import { Lead } from "./Lead";
import { NoFile } from "./NoFile";
import { Preview } from "./Preview";
import { buttonLabel, newImport, notReady, type Origin } from "./request";
import { columnCount } from "./sheet";
import { usePreview } from "./usePreview";
import { Working } from "./Working";
import "./import.css";

export default function ImportPage() {
  const place = usePlace("import");
  const { visit } = useNavigation();
  if (place === null) return null;
  const { ticket, text, name } = place;
  if (text !== undefined) return <ImportOf key={`text ${visit}`} origin={{ text }} name={name} />;
  // Another file, or the same one chosen again, is another import; nothing of the last one is carried over.
  return ticket === null ? (
    <NoFile />
  ) : (
    <ImportOf key={`${ticket} ${visit}`} origin={{ ticket }} name={name} />
  );
}

function ImportOf({ origin, name }: { origin: Origin; name: string }) {
  const { go, back } = useNavigation();
  const [request, setRequest] = useState<ImportRequest>(() => newImport(origin));
  const [prefs, setPrefs] = useState<ColumnPrefs>({ widths: {}, hidden: [] });
  const { data, error, stale } = usePreview(request);
  const commit = useChange("import_commit");
  const rows = data?.shown.rows_total ?? 0;
  const layout = useMemo(() => layoutRows(rows, [], new Set()), [rows]);
  const grid = useGrid(layout, data === undefined ? 0 : columnCount(data.shown));
  const refused =
    data === undefined
      ? "The file is being read."
      : commit.pending
        ? "The import is on its way."
        : stale
          ? "The outcome is being reckoned."
          : notReady(data, request.list);

  const { run: commitRun } = commit;
  const { say } = useMessages();
  const importNow = useCallback(async () => {
    // The key can be pressed while the button is off; silence would look like an import that was done.
    if (refused !== "") return say(refused);
    if ((await commitRun(request)) !== undefined) go({ screen: "numbers", id: null });
  }, [refused, say, commitRun, request, go]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void importNow();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [importNow]);

  return (
    <Screen
      title="Import"
      lead={<Lead name={name} preview={data} request={request} onRequest={setRequest} />}
      tools={
        <>
          <Button look="quiet" onPress={back}>
            Cancel
          </Button>
          <Button look="go" shortcut="Ctrl ⏎" refused={refused} onPress={() => void importNow()}>
            {buttonLabel(data, request.list)}
          </Button>
        </>
      }
    >
      {error !== null && data === undefined ? (
        <div>
          <MessageBar error={error} />
          <EmptyState title="This file cannot be read" action={<Button onPress={back}>Go back</Button>}>
            {error.hint}
          </EmptyState>
        </div>
      ) : data === undefined ? (
        <Working label={`Reading ${name}`} onCancelled={back} />
      ) : (
        <Preview
          preview={data}
          error={error}
          stale={stale}
          request={request}
          onRequest={setRequest}
          grid={grid}
          prefs={prefs}
          onPrefs={setPrefs}
          over={commit.pending ? <Working label="Importing" /> : null}
        />
      )}
    </Screen>
  );
}
