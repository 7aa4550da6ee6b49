import type { Commands, PaperSize } from "../api/generated";

export type CommandName = keyof Commands;
export type RequestOf<Name extends CommandName> = Commands[Name]["request"];
export type AnswerOf<Name extends CommandName> = Commands[Name]["answer"];

/** A file that the user named. The path stays with the host; a ticket stands for it. */
export interface Ticketed {
  ticket: number;
  name: string;
  /** What it seems to be by its name, where the host says so. */
  kind?: "project" | "spreadsheet" | "document" | "other";
  /** Whether there is such a file already, where the host says so. */
  exists?: boolean;
}

/** What is chosen in a dialog of the desktop. */
export type PickKind =
  | "open_project"
  | "new_project"
  | "sample"
  | "spreadsheet"
  | "document"
  | "profile"
  | "export_folder";

/** A project opened before. */
export interface RecentEntry {
  ticket: number;
  name: string;
  folder: string;
  /** The file is not where it was. */
  missing: boolean;
  /** `Calyx Cloud via Meridian · 312 numbers`, as last seen. */
  detail: string;
  /** `4 blockers`, as last seen; empty when there were none. */
  state: string;
  /** The day it was last seen, in words. */
  day: string;
}

/** How far long work has come, in rows, pages or files. `total` where it is known. */
export interface Progress {
  what: string;
  done: number;
  total: number | null;
}

export interface DocumentRequest {
  name: string;
  paper: PaperSize;
}

type Stop = () => void;

/** What the page needs from the program around it: the commands of the core, and the desktop. */
export interface Host {
  call<Name extends CommandName>(name: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>>;
  documentBytes(request: DocumentRequest): Promise<ArrayBuffer>;
  pick(kind: PickKind, suggested?: string): Promise<Ticketed | null>;
  recent(): Promise<RecentEntry[]>;
  forgetRecent(ticket: number): Promise<void>;
  /** Shows a file or folder in the desktop's file manager. */
  reveal(ticket: number): Promise<void>;
  /** Opens a file below a folder in the program that the desktop has for it. */
  open(ticket: number, within: string): Promise<void>;
  setTitle(text: string): Promise<void>;
  /** The page listens now: the host may tell what the start of the program asked for. */
  ready(): Promise<void>;
  onMenu(heard: (action: string) => void): Stop;
  onDropped(heard: (files: Ticketed[]) => void): Stop;
  /** Files hover over the window, or no more. */
  onHover(heard: (hovers: boolean) => void): Stop;
  /** A project named at the start, or by a second start of the program. */
  onOpened(heard: (ticket: number) => void): Stop;
  /** Stops the long work that is under way, at its next step. */
  cancel(): Promise<void>;
  onProgress(heard: (progress: Progress) => void): Stop;
}
