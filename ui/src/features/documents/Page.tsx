import "./documents.css";
import { lazy, Suspense, useEffect, useState } from "react";
import { actionOf } from "../../actions";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { Screen, Wait } from "../../components/Screen";
import { Segments } from "../../components/Segments";
import { Select } from "../../components/Select";
import { useNavigation, usePlace } from "../../state/navigation";
import { useShell } from "../../state/shell";
import { useRun } from "../shell/useActions";
import { TowardsOrders } from "../TowardsOrders";
import { Checks } from "./Checks";
import { chooseDocument, papersOf } from "./choose";
import { DocumentList } from "./List";
import { SentDialog } from "./SentDialog";
import { CarrierFiles, Signed } from "./Signed";
import { UploadPane } from "./UploadPane";
import { useExport } from "./useExport";
import { type Zoom, zooms } from "./zoom";

/** What draws the pages is large and only needed here. */
const Preview = lazy(() => import("./Preview").then((it) => ({ default: it.Preview })));

const papers = [
  { value: "letter" as const, label: "Letter" },
  { value: "a4" as const, label: "A4" },
];

export default function DocumentsPage() {
  const documents = useAsk("documents_list", {});
  const { visit, go } = useNavigation();
  const order = usePlace("documents")?.id ?? null;
  const { paper, setPaper } = useShell();
  const run = useRun();
  const [name, setName] = useState<string | null>(null);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [marked, setMarked] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each going to an order shows that order's package
  useEffect(() => setName(null), [visit]);
  const shown = documents.data ? chooseDocument(documents.data, name, order) : { pack: null, entry: null };
  const { pack, entry } = shown;
  const save = actionOf("file.export");
  const exporting = useExport(paper);
  const [sending, setSending] = useState(false);
  return (
    <Screen
      title="Documents"
      note={
        entry && [pack ? `${pack.name} ${entry.title}` : entry.title, entry.detail].filter(Boolean).join(", ")
      }
      tools={
        <>
          <Segments label="Paper" value={paper} segments={papers} onChange={setPaper} />
          <div className="zoom">
            <Select bare label="Size on screen" value={zoom} choices={zooms} onChange={setZoom} />
          </div>
          <span className="rule" />
          {entry?.preview && (
            <Button icon="print" onPress={() => void exporting([entry.name], { print: true })}>
              Print…
            </Button>
          )}
          {entry?.name.startsWith("project/checklist") && (
            <Button icon="check" onPress={() => go({ screen: "checklist" })}>
              Edit the list
            </Button>
          )}
          {entry?.name === "project/status.pdf" && (
            <Button icon="check" onPress={() => setSending(true)}>
              Mark as sent…
            </Button>
          )}
          {pack && (
            <Button icon="document" onPress={() => void exporting(papersOf(pack))}>
              Export {pack.name}…
            </Button>
          )}
          <Button icon="document" onPress={() => save && run(save)}>
            Export all…
          </Button>
        </>
      }
      inspector={
        pack && (
          <>
            <Checks pack={pack} marked={marked} onMark={setMarked} />
            <Signed key={pack.id} pack={pack} />
            <CarrierFiles pack={pack} />
          </>
        )
      }
      inspectorLabel="Before it may be signed"
    >
      <Wait of={documents}>
        {(view) => (
          <div className="documents">
            <DocumentList view={view} shown={shown} onChoose={setName} />
            {shown.upload ? (
              <UploadPane key={shown.upload.entry.name} upload={shown.upload} />
            ) : entry ? (
              <Suspense fallback={<div className="doc-stage alone" />}>
                <Preview
                  key={entry.name}
                  entry={entry}
                  paper={paper}
                  zoom={zoom}
                  marks={(marked && pack?.marks) || []}
                />
              </Suspense>
            ) : (
              <div className="doc-stage alone">
                <EmptyState title="No documents yet" action={<TowardsOrders />}>
                  Import the numbers and split them into orders. Each order gets its LOA, its attachments and
                  its package; the checklist comes with the first number.
                </EmptyState>
              </div>
            )}
          </div>
        )}
      </Wait>
      {sending && <SentDialog paper={paper} onClose={() => setSending(false)} />}
    </Screen>
  );
}
