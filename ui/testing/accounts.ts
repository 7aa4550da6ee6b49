import type {
  AccountDetail,
  AccountRow,
  DiffPiece,
  FieldPair,
  Grade,
  NumberRow,
  Severity,
} from "../src/api/generated";
import { emptyAccount } from "../src/features/accounts/EditAccount";

const piece = (ours: string, theirs: string, grade: Grade): DiffPiece => ({ ours, theirs, grade });

/** Pieces of two readings of one length that differ in case at most. */
const byCase = (ours: string, theirs: string): DiffPiece[] =>
  [...ours].map((letter, at) =>
    piece(letter, theirs[at] ?? "", letter === theirs[at] ? "same" : "case_or_space"),
  );

const pair = (
  field: string,
  label: string,
  ours: string,
  theirs: string,
  grade: string,
  severity: Severity | null,
  detail: string,
  pieces: DiffPiece[],
  limit: number | null = null,
): FieldPair => ({ field, label, ours, theirs, grade, severity, detail, pieces, limit });

const number = (national: string, name: string): NumberRow => ({
  id: 187,
  national,
  e164: `+1${national.replace(/\D/g, "")}`,
  kind: "local",
  wireless: false,
  use: "alarm",
  name,
  extension: "",
  disposition: "stay",
  order: "",
  order_id: null,
  account: "Lakeland 414 555-0100 371",
  site: "Milwaukee",
  rings_to: "",
  address_911: "330 N Water St Ste 400, Milwaukee WI 53202",
  note: "",
  lists: [true, true, true],
  findings: [],
});

export const fire = number("(414) 555-0187", "fire panel, line 1");

export const accounts: AccountRow[] = [
  {
    id: 1,
    carrier: "Lakeland",
    account_number: "414 555-0100 371",
    numbers: 168,
    mark: { icon: "blocker", text: "3 blockers" },
  },
  {
    id: 2,
    carrier: "Badger Valley",
    account_number: "BV-20817",
    numbers: 44,
    mark: { icon: "blocker", text: "1 blocker" },
  },
  {
    id: 3,
    carrier: "Corvus",
    account_number: "88-114520-03",
    numbers: 92,
    mark: { icon: "warning", text: "1 warning" },
  },
  {
    id: 4,
    carrier: "Tollway",
    account_number: "TW-5521",
    numbers: 8,
    mark: { icon: "ok", text: "nothing open" },
  },
];

export const account: AccountDetail = {
  id: 1,
  carrier: "Lakeland",
  facts: [
    { label: "Account number", value: "414 555-0100 371", icon: null },
    { label: "BTN", value: "(414) 555-0100", icon: null },
    { label: "CSR", value: "9 Nov, 7 days old", icon: "ok" },
    { label: "Bill", value: "21 Oct, too old after 20 Nov", icon: "warning" },
    { label: "Lock", value: "none, asked 12 Nov", icon: "ok" },
    { label: "PIN", value: "not asked by Lakeland", icon: null },
    { label: "Contract ends", value: "28 Feb 2027, notice by 29 Jan", icon: null },
  ],
  form: {
    ...emptyAccount,
    id: 1,
    carrier: "lakeland",
    account_number: "414 555-0100 371",
    btn: "(414) 555-0100",
    business_name: "Northgate Dental Group, LLC",
    billing_name: "Northgate Dental Group, LLC",
    service_address: {
      street: "330 North Water Street, Suite 400",
      line2: "",
      city: "Milwaukee",
      state: "WI",
      zip: "53202",
    },
    signer: { name: "Dana Whitfield", title: "Operations Manager", telephone: "(414) 555-0101", email: "" },
    bill_date: "2026-10-21",
    lock_asked_on: "2026-11-12",
    contract_end: "2027-02-28",
    notice_days: 30,
  },
  comparison: [
    pair(
      "business_name",
      "Business name",
      "Northgate Dental Group, LLC",
      "NORTHGATE DENTAL GROUP LLC",
      "Punctuation differs",
      "blocker",
      "Lakeland compares letter by letter. One comma is a name mismatch: 3 to 5 days, and the 20 days start again. Its form takes 25 characters, so the last C is cut there; that is expected.",
      [
        ...byCase("Northgate Dental Group", "NORTHGATE DENTAL GROUP"),
        piece(",", "", "punctuation"),
        piece(" LLC", " LLC", "same"),
      ],
      25,
    ),
    pair(
      "service_address",
      "Service address",
      "330 North Water Street, Suite 400",
      "330 N WATER ST STE 400",
      "Known abbreviation",
      "warning",
      "3 words written out, 1 comma",
      [
        piece("330 ", "330 ", "same"),
        piece("North", "N", "abbreviation"),
        piece(" ", " ", "same"),
        ...byCase("Water", "WATER"),
        piece(" ", " ", "same"),
        piece("Street,", "ST", "abbreviation"),
        piece(" ", " ", "same"),
        piece("Suite", "STE", "abbreviation"),
        piece(" 400", " 400", "same"),
      ],
    ),
    pair(
      "city",
      "City, state, ZIP",
      "Milwaukee WI 53202",
      "MILWAUKEE WI 53202",
      "Same but for case",
      null,
      "",
      byCase("Milwaukee WI 53202", "MILWAUKEE WI 53202"),
    ),
    pair(
      "account_number",
      "Account number",
      "4145550100371",
      "414 555-0100 371",
      "Same but for spaces, dash",
      null,
      "13 digits, form takes 13",
      [
        piece("414", "414", "same"),
        piece("", " ", "case_or_space"),
        piece("555", "555", "same"),
        piece("", "-", "case_or_space"),
        piece("0100", "0100", "same"),
        piece("", " ", "case_or_space"),
        piece("371", "371", "same"),
      ],
    ),
    pair("btn", "BTN", "414 555-0100", "414 555-0100", "Same", null, "", [
      piece("414 555-0100", "414 555-0100", "same"),
    ]),
    pair(
      "signer",
      "Authorised signer",
      "Dana Whitfield",
      "DANA WHITFIELD",
      "Same but for case",
      null,
      "",
      byCase("Dana Whitfield", "DANA WHITFIELD"),
    ),
  ],
  comparison_note: "6 fields: 1 blocker, 1 warning, 4 same",
  lists: [
    { inventory: true, csr: true, bill: true, numbers: 160, note: "nothing to do" },
    { inventory: false, csr: true, bill: true, numbers: 5, note: "2 undecided, 3 disconnect" },
    { inventory: true, csr: true, bill: false, numbers: 3, note: "1 undecided, 2 disconnect" },
    { inventory: true, csr: false, bill: false, numbers: 0, note: "no strays" },
  ],
  coverage: { total: 168, port: 151, stay: 7, disconnect: 7, undecided: 3, note: "block NDG-01" },
  btn_rule: {
    label: "The BTN leaves, 7 numbers stay",
    value:
      "When the BTN ports and numbers remain, Lakeland wants a new BTN that is active, stays and is in no order.",
    icon: "blocker",
  },
  new_btn_candidates: [
    fire,
    { ...fire, id: 188, national: "(414) 555-0188", e164: "+14145550188", name: "elevator 1" },
  ],
  csr_text: "NORTHGATE DENTAL GROUP LLC\n330 N WATER ST STE 400\nMILWAUKEE WI 53202\n",
  findings: [],
};
