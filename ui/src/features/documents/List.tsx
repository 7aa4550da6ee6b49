import type { ReactNode } from "react";
import type { DocumentEntry, DocumentsView, NightRow, PackageView } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Icon, type IconName } from "../../components/Icon";
import { IconMark, isQuiet } from "../../components/IconMark";
import { byNight, firstOf, type NightPapers, type Shown } from "./choose";

interface ListProps {
  view: DocumentsView;
  shown: Shown;
  onChoose: (name: string) => void;
}

function iconOf({ name, preview }: DocumentEntry): IconName {
  if (name.endsWith(".ics")) return "calendar";
  if (!preview) return "sheet";
  if (name.includes("checklist")) return "check";
  if (name.includes("timeline")) return "timeline";
  return "document";
}

/** A name that fits the list; the whole title stands over the pages. */
function shortTitle({ name, title }: DocumentEntry): string {
  if (title === "Letter of Authorization") return "LOA";
  if (name.endsWith("checklist.pdf")) return "Checklist";
  if (name.endsWith("timeline.pdf")) return "Timeline";
  if (name.endsWith("costs.pdf")) return "Cost sheet";
  if (name.startsWith("project/")) return title;
  if (name.endsWith("/runbook.pdf")) return "Runbook";
  if (name.endsWith("/validation.pdf")) return "Validation record";
  if (name.endsWith("/night-record.pdf")) return "Record of the night";
  return title;
}

/** How much a package holds: its pages, those of its only document, else its files. */
function extent(documents: readonly DocumentEntry[]): string {
  const whole = documents.find((it) => it.name.endsWith("/package.pdf"));
  if (whole) return whole.detail;
  const [only, ...more] = documents;
  if (only === undefined) return "no files";
  if (more.length > 0) return `${documents.length} files`;
  return only.detail === "" ? "1 file" : only.detail;
}

function Entry({
  entry,
  current,
  onChoose,
}: {
  entry: DocumentEntry;
  current: boolean;
  onChoose: (name: string) => void;
}) {
  return (
    <li>
      <button
        type="button"
        className="doc-entry"
        title={`${entry.title}\n${entry.name}`}
        onClick={() => onChoose(entry.name)}
        {...(current ? { "aria-current": "true" as const } : {})}
      >
        <Icon name={iconOf(entry)} />
        <span className="el">{shortTitle(entry)}</span> <span className="label">{entry.detail}</span>
      </button>
    </li>
  );
}

interface EntriesProps {
  of: readonly DocumentEntry[];
  shown: Shown;
  onChoose: (name: string) => void;
}

function Entries({ of, shown, onChoose }: EntriesProps) {
  return of.map((entry) => (
    <Entry key={entry.name} entry={entry} current={shown.entry?.name === entry.name} onChoose={onChoose} />
  ));
}

function Package({
  pack,
  shown,
  onChoose,
}: {
  pack: PackageView;
  shown: Shown;
  onChoose: (name: string) => void;
}) {
  const open = shown.pack?.id === pack.id;
  const first = firstOf(pack);
  return (
    <li>
      <button
        type="button"
        className={open ? "package open" : "package"}
        aria-expanded={open}
        onClick={() => first && onChoose(first.name)}
      >
        <span className="row">
          <b>{pack.name}</b>
          <span className="dim el">{pack.place}</span>
        </span>
        <span className="row">
          <IconMark icon={pack.mark.icon} quiet={pack.mark.icon === "frozen" || isQuiet(pack.mark.icon)}>
            {pack.mark.text}
          </IconMark>
          <span className="space" />
          <span className="label">{extent(pack.documents)}</span>
        </span>
      </button>
      {open && (
        <ul className="package-documents">
          <Entries of={pack.documents} shown={shown} onChoose={onChoose} />
        </ul>
      )}
    </li>
  );
}

/** A cutover night with its papers, folded away until one of them is looked at. */
function Night({
  night: { folder, entries },
  when,
  shown,
  onChoose,
}: {
  night: NightPapers;
  when: NightRow | undefined;
  shown: Shown;
  onChoose: (name: string) => void;
}) {
  const open = entries.some((it) => it.name === shown.entry?.name);
  const [first] = entries;
  return (
    <li>
      <button
        type="button"
        className={open ? "doc-entry night open" : "doc-entry night"}
        aria-expanded={open}
        title={when && `${when.about}\n${when.when}`}
        onClick={() => first && onChoose(first.name)}
      >
        <b>{when?.name ?? folder}</b> <span className="label el">{when?.when}</span>
      </button>
      {open && (
        <ul className="package-documents">
          <Entries of={entries} shown={shown} onChoose={onChoose} />
        </ul>
      )}
    </li>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <>
      <h2>{heading}</h2>
      <ul>{children}</ul>
    </>
  );
}

/** Upload files of the order that is looked at, and of the whole project. */
function uploadsOf(view: DocumentsView, shown: Shown) {
  const order = shown.pack?.id ?? shown.upload?.order ?? null;
  return view.uploads
    .filter((it) => it.order === null || it.order === order)
    .map(({ entry }) => ({ ...entry, title: `${entry.name.split("/")[0]}: ${entry.title}` }));
}

/** The folder of a night's papers; a wave's is not what people call the wave. */
const folderOf = ({ night, name }: NightRow): string =>
  night.startsWith("wave:") ? night.replace(":", "-") : name;

/** Packages by order, the documents of the project, those of each night, and what programs read. */
export function DocumentList({ view, shown, onChoose }: ListProps) {
  const { own, nights } = byNight(view.project);
  const uploads = uploadsOf(view, shown);
  const rows = useAsk("nights_list", {}).data ?? [];
  return (
    <nav className="doc-list" data-pane="documents" tabIndex={-1} aria-label="Documents">
      <header className="row">
        <h2>Packages</h2>
        <span className="space" />
        <span className="label">{view.packages.length}</span>
      </header>
      <ul>
        {view.packages.map((pack) => (
          <Package key={pack.id} pack={pack} shown={shown} onChoose={onChoose} />
        ))}
      </ul>
      {view.packages.length === 0 && (
        <p className="dim small doc-none">One package an order, once numbers are split.</p>
      )}
      <Group heading="Project">
        <Entries of={own} shown={shown} onChoose={onChoose} />
      </Group>
      {nights.length > 0 && (
        <Group heading="Nights">
          {nights.map((night) => (
            <Night
              key={night.folder}
              night={night}
              when={rows.find((row) => folderOf(row) === night.folder)}
              shown={shown}
              onChoose={onChoose}
            />
          ))}
        </Group>
      )}
      {uploads.length > 0 && (
        <Group heading="For the carrier">
          <Entries of={uploads} shown={shown} onChoose={onChoose} />
        </Group>
      )}
      <Group heading="Data">
        <Entries of={view.data} shown={shown} onChoose={onChoose} />
      </Group>
    </nav>
  );
}
