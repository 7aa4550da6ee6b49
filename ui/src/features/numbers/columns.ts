// The columns of the grid of numbers: what each shows, what it says where there is nothing, and what it may change.

import type { NumberRow, NumbersChange } from "../../api/generated";
import type { GridColumn } from "../../components/grid/columns";
import { DISPOSITIONS, KINDS, labelOf, meantBy, USES } from "./words";

/** The fields of a change, without the numbers it goes to. */
export type Patch = Partial<Omit<NumbersChange, "ids">>;

export type NumberColumn = GridColumn & {
  /** The text of the cell, also what is copied. Empty where there is none. */
  text(row: NumberRow): string;
  /** The word that stands in an empty cell. */
  absent?(row: NumberRow): string;
  /** What a written text changes; null when it means nothing here. Absent: the column cannot be changed. */
  patch?(text: string): Patch | null;
  /** Words offered by a choice editor. */
  choices?: readonly { value: string; label: string }[];
};

/** The columns with the project's sites to choose from; without any there is nothing to choose. */
export function withSites(
  columns: readonly NumberColumn[],
  sites: ReadonlyMap<number, string>,
): NumberColumn[] {
  const choices = [...sites].map(([id, label]) => ({ value: String(id), label }));
  return columns.map((column) =>
    column.id !== "site" || choices.length === 0
      ? column
      : {
          ...column,
          editor: "choice",
          choices,
          patch: (text) => {
            const id = meantBy(choices, text);
            return id === null ? null : { site: Number(id) };
          },
        },
  );
}

export const NUMBER_COLUMNS: readonly NumberColumn[] = [
  { id: "number", label: "Number", width: 128, text: (row) => row.national },
  {
    id: "use",
    label: "Use",
    width: 70,
    editor: "choice",
    choices: USES,
    text: (row) => labelOf(USES, row.use),
    patch: (text) => {
      const use = meantBy(USES, text);
      return use === null ? null : { use };
    },
  },
  {
    id: "name",
    label: "Name in phone system",
    width: 142,
    editor: "text",
    text: (row) => row.name,
    absent: (row) => (row.lists[0] ? "no name" : "not in phone system"),
    patch: (text) => ({ name: text }),
  },
  {
    id: "disposition",
    label: "Disposition",
    width: 112,
    editor: "choice",
    choices: DISPOSITIONS,
    text: (row) => labelOf(DISPOSITIONS, row.disposition),
    patch: (text) => {
      const disposition = meantBy(DISPOSITIONS, text);
      return disposition === null ? null : { disposition };
    },
  },
  { id: "order", label: "Order", width: 72, text: (row) => row.order, absent: () => "–" },
  { id: "site", label: "Site", width: 88, text: (row) => row.site, absent: () => "not set" },
  {
    id: "rings_to",
    label: "Rings to",
    width: 112,
    editor: "text",
    text: (row) => row.rings_to,
    absent: (row) => (row.disposition === "port" ? "no target" : "–"),
    patch: (text) => ({ target: text }),
  },
  {
    id: "address_911",
    label: "911 address",
    width: 136,
    editor: "text",
    text: (row) => row.address_911,
    absent: (row) => (row.disposition === "port" ? "not set" : "–"),
    patch: (text) => ({ address_911: text }),
  },
  {
    id: "extension",
    label: "Extension",
    width: 80,
    editor: "text",
    hidden: true,
    text: (row) => row.extension,
    absent: () => "–",
    patch: (text) => ({ extension: text }),
  },
  { id: "kind", label: "Kind", width: 84, hidden: true, text: (row) => kindWords(row) },
  {
    id: "account",
    label: "Account",
    width: 150,
    hidden: true,
    text: (row) => row.account,
    absent: () => "none",
  },
  {
    id: "note",
    label: "Note",
    width: 180,
    editor: "text",
    hidden: true,
    text: (row) => row.note,
    absent: () => "–",
    patch: (text) => ({ note: text }),
  },
];

export function kindWords(row: NumberRow): string {
  return row.wireless ? "Wireless" : labelOf(KINDS, row.kind);
}
