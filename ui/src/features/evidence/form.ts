import type { AttachmentLook, AttachmentRow, EvidenceKind, EvidenceOf } from "../../api/generated";

/** What a person says of a file. */
export interface Paper {
  kind: EvidenceKind;
  dated: string;
  note: string;
}

export const paperOf = ({ kind, dated }: AttachmentLook): Paper => ({ kind, dated, note: "" });

export const paperOfRow = ({ kind, dated, note }: AttachmentRow): Paper => ({ kind, dated, note });

/** Why the day matters, by kind. */
export function dateHint(kind: EvidenceKind): string {
  switch (kind) {
    case "bill":
      return "The day printed on the bill. It becomes the account’s bill date; its age counts.";
    case "csr":
      return "The day the carrier made the record; its age counts.";
    case "loa":
      return "The day beside the signature.";
    default:
      return "The day it was written, where it matters.";
  }
}

/** A list of one account or order, as every command wants it. */
export const evidenceOf = (account: number | null, order: number | null): EvidenceOf => ({ account, order });

/** The drawing beside its kind, by its content. */
export function iconOf(media: AttachmentRow["media"]): "document" | "file" | "sheet" {
  switch (media) {
    case "pdf":
    case "word":
    case "text":
      return "document";
    case "excel":
    case "old_excel":
    case "open_sheet":
      return "sheet";
    default:
      return "file";
  }
}
