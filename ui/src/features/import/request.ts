// The import as one request value: every choice on the screen is a change of it, and the preview follows.

import type {
  FaultKind,
  ImportPreview,
  ImportRequest,
  Leaving,
  List,
  NumberFact,
  RefusedCell,
  TableChoice,
  TableView,
} from "../../api/generated";

/** A chosen file, or text that was pasted. */
export type Origin = { ticket: number } | { text: string };

export function newImport(origin: Origin, list: List = "inventory"): ImportRequest {
  return {
    ticket: "ticket" in origin ? origin.ticket : null,
    text: "text" in origin ? origin.text : null,
    encoding: null,
    sheet: null,
    list,
    account: null,
    zone: null,
    tables: [],
    shown: null,
    repairs: [],
    fixes: [],
    edits: [],
    earlier: null,
    theirs: [],
    all_theirs: false,
    leaving: [],
    all_leaving: "keep",
    most: null,
  };
}

type TablePlace = Pick<TableView, "sheet" | "table">;

const isTable = (choice: TablePlace, at: TablePlace) =>
  choice.sheet === at.sheet && choice.table === at.table;

function choose(request: ImportRequest, at: TablePlace, change: Partial<TableChoice>): ImportRequest {
  const before = request.tables.find((choice) => isTable(choice, at));
  const now = {
    sheet: at.sheet,
    table: at.table,
    take: null,
    header_row: null,
    columns: {},
    ...before,
    ...change,
  };
  return { ...request, tables: [...request.tables.filter((choice) => !isTable(choice, at)), now] };
}

/** Looks at another table; what is imported stays. */
export function showTable(request: ImportRequest, sheet: string, table: number): ImportRequest {
  return { ...request, shown: { sheet, table } };
}

export function takeTable(request: ImportRequest, at: TablePlace, take: boolean): ImportRequest {
  return showTable(choose(request, at, { take }), at.sheet, at.table);
}

/** Another header row: what was chosen for the columns below the first one means nothing there. */
export function takeHeaderRow(request: ImportRequest, at: TablePlace, row: number): ImportRequest {
  return choose(showTable(request, at.sheet, at.table), at, { header_row: row, columns: {} });
}

/** Another kind of list has another past; what was decided about that means nothing any more. */
export function takeList(request: ImportRequest, list: List): ImportRequest {
  return { ...request, list, earlier: null, theirs: [], all_theirs: false, leaving: [], all_leaving: "keep" };
}

/** In another encoding the cells hold other texts. */
export function takeEncoding(request: ImportRequest, encoding: string): ImportRequest {
  return {
    ...newImport({ ticket: 0 }, request.list),
    ticket: request.ticket,
    encoding,
    account: request.account,
  };
}

/**
 * Says what a column is. Of every field but the numbers a table has one column: the one that had it before
 * is not imported any more. An empty field takes the column out.
 */
export function mapColumn(
  request: ImportRequest,
  shown: TableView,
  column: number,
  field: string,
): ImportRequest {
  const before = request.tables.find((choice) => isTable(choice, shown))?.columns ?? {};
  const columns: Record<string, string> = { ...before, [column]: field };
  for (const name of field.split("+")) {
    if (name === "" || name === "number") continue;
    for (const guess of shown.columns) {
      const has = guess.field.split("+");
      if (guess.column === column || !has.includes(name)) continue;
      columns[guess.column] = has.filter((other) => other !== name).join("+");
    }
  }
  return choose(request, shown, { columns });
}

type Place = Pick<RefusedCell, "sheet" | "row" | "column">;

/** Reads this text instead of what stands in the cell; an empty one skips the row. */
export function repair(request: ImportRequest, cell: Place, text: string): ImportRequest {
  const others = request.repairs.filter((other) => !isAt(other, cell));
  return {
    ...request,
    repairs: [...others, { sheet: cell.sheet, row: cell.row, column: cell.column, text }],
  };
}

export function takeBackRepair(request: ImportRequest, cell: Place): ImportRequest {
  return { ...request, repairs: request.repairs.filter((other) => !isAt(other, cell)) };
}

/** Takes the proposal of every cell with this fault, or no more. */
export function fixAll(request: ImportRequest, fault: FaultKind, fix: boolean): ImportRequest {
  const others = request.fixes.filter((other) => other !== fault);
  return { ...request, fixes: fix ? [...others, fault] : others };
}

/** Puts a text before every cell with this fault, passes their rows over (empty), or leaves them (null). */
export function editAll(request: ImportRequest, fault: FaultKind, before: string | null): ImportRequest {
  const others = request.edits.filter((other) => other.fault !== fault);
  return { ...request, edits: before === null ? others : [...others, { fault, before }] };
}

/** Prefers the list to what was typed by hand, for one fact. */
export function prefer(
  request: ImportRequest,
  number: number,
  fact: NumberFact,
  theirs: boolean,
): ImportRequest {
  const others = request.theirs.filter((other) => other.number !== number || other.fact !== fact);
  return { ...request, all_theirs: false, theirs: theirs ? [...others, { number, fact }] : others };
}

export function preferAll(request: ImportRequest, all: boolean): ImportRequest {
  return { ...request, all_theirs: all, theirs: [] };
}

/** What becomes of a number that is gone. */
export function leave(request: ImportRequest, number: number, leaving: Leaving): ImportRequest {
  const others = request.leaving.filter((other) => other.number !== number);
  return { ...request, leaving: [...others, { number, leaving }] };
}

export function leaveAll(request: ImportRequest, leaving: Leaving): ImportRequest {
  return { ...request, all_leaving: leaving, leaving: [] };
}

function isAt(a: Place, b: Place): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}

/** Why the button does nothing yet; empty when it may be pressed. */
export function notReady(preview: ImportPreview, list: List): string {
  if (list === "calls") return "";
  const taken = preview.sheets.some((sheet) => sheet.tables.some((table) => table.taken));
  if (!taken) return "Say which column holds the numbers.";
  if (preview.outcome.numbers === 0) return "No number is read from these columns.";
  return preview.nothing ? "This list is in the project as it is." : "";
}

export function buttonLabel(preview: ImportPreview | undefined, list: List): string {
  if (preview === undefined) return "Import";
  if (list === "calls") return "Import call counts";
  if (preview.nothing) return "Nothing changes";
  const count = preview.outcome.numbers;
  return `Import ${count.toLocaleString("en")} ${count === 1 ? "number" : "numbers"}`;
}

/** `warning` below this confidence: the eye should rest on it. */
export const SURE = 75;

export function confidenceTone(
  confidence: number | null,
  field: string,
): "chosen" | "ignored" | "unsure" | "sure" {
  if (field === "") return "ignored";
  if (confidence === null) return "chosen";
  return confidence < SURE ? "unsure" : "sure";
}

/** The letters of a refused text that are not digits or signs of a written number, to be marked. */
export function oddLetters(text: string): { text: string; odd: boolean }[] {
  const digits = (text.match(/\d/g) ?? []).length;
  // Words are not a number with a slip in it; mark nothing there.
  if (digits < 4) return [{ text, odd: false }];
  const pieces: { text: string; odd: boolean }[] = [];
  for (const letter of text) {
    const odd = /\p{L}/u.test(letter);
    const last = pieces.at(-1);
    if (last !== undefined && last.odd === odd) last.text += letter;
    else pieces.push({ text: letter, odd });
  }
  return pieces;
}
