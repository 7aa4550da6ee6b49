import type { DocumentEntry, DocumentsView, OrderId, PackageView, UploadEntry } from "../../api/generated";

/** What is shown: a document, with its package when it is of one. */
export interface Shown {
  pack: PackageView | null;
  entry: DocumentEntry | null;
  /** The upload file, when it is one. */
  upload?: UploadEntry;
}

/** The papers of one night, by the folder they are written to. */
export interface NightPapers {
  folder: string;
  entries: DocumentEntry[];
}

/** The project's own documents, and those of each night: a project of a hundred nights has a short list too. */
export function byNight(project: readonly DocumentEntry[]): { own: DocumentEntry[]; nights: NightPapers[] } {
  const own: DocumentEntry[] = [];
  const nights = new Map<string, NightPapers>();
  for (const entry of project) {
    const folder = entry.name.split("/")[0] ?? "";
    if (folder === "project") own.push(entry);
    else {
      const night = nights.get(folder) ?? { folder, entries: [] };
      night.entries.push(entry);
      nights.set(folder, night);
    }
  }
  return { own, nights: [...nights.values()] };
}

/** What goes to the carrier with an order: the package, its letter, the separate files. */
export const papersOf = ({ name }: PackageView): string[] =>
  ["package.pdf", "loa.pdf", "loa-void.pdf", "files"].map((it) => `${name}/${it}`);

/** The first document of a package that has pages. */
export const firstOf = (pack: PackageView): DocumentEntry | null =>
  pack.documents.find((it) => it.preview) ?? pack.documents[0] ?? null;

/**
 * The document of this name; while it is not there any more, that of the package asked for, else the
 * first package's.
 */
export function chooseDocument(view: DocumentsView, name: string | null, order: OrderId | null): Shown {
  for (const pack of view.packages) {
    const entry = pack.documents.find((it) => it.name === name);
    if (entry) return { pack, entry };
  }
  const upload = view.uploads.find((it) => it.entry.name === name);
  if (upload) return { pack: null, entry: upload.entry, upload };
  const alone = [...view.project, ...view.data].find((it) => it.name === name);
  if (alone) return { pack: null, entry: alone };
  const pack = view.packages.find((it) => it.id === order) ?? view.packages[0];
  if (pack) return { pack, entry: firstOf(pack) };
  return { pack: null, entry: view.project.find((it) => it.preview) ?? view.project[0] ?? null };
}
