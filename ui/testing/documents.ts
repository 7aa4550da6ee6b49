import type { DocumentsView, FindingView, Severity } from "../src/api/generated";

const finding = (severity: Severity, message: string, hint: string): FindingView => ({
  severity,
  code: message.toLowerCase().replaceAll(" ", "_"),
  subject: "NDG-01",
  message,
  hint,
  cost: "",
  source: "",
  orders: ["NDG-01"],
  jump: { screen: "accounts", id: 1 },
});

const pack = (name: string, pages: number) => [
  { name: `${name}/loa.pdf`, title: "Letter of Authorization", detail: "1 page", preview: true },
  { name: `${name}/attachment-a.pdf`, title: "Attachment A", detail: "3 pages", preview: true },
  { name: `${name}/package.pdf`, title: "Package", detail: `${pages} pages`, preview: true },
  { name: `${name}/upload.csv`, title: "Meridian upload", detail: "CSV", preview: false },
];

const plain = {
  signature: null,
  signing: {
    refused: "",
    hint: "",
    signer: "Dana Whitfield",
    screen_refused: "",
    screen_words: "Meridian does not say whether it takes a signature drawn on screen.",
    taken: "",
  },
  files: [],
  file_rule: "",
  frozen: "",
};

export const documents: DocumentsView = {
  packages: [
    {
      ...plain,
      id: 1,
      name: "NDG-01",
      place: "Lakeland · Milwaukee",
      mark: { icon: "blocker", text: "not ready to sign" },
      documents: pack("NDG-01", 10),
      missing: [
        finding("blocker", "Business name has a comma", "The CSR has none. Take Lakeland’s spelling."),
        finding("blocker", "New BTN is not named", "7 numbers stay. Name the one that becomes the BTN."),
        finding("blocker", "3 numbers undecided", "Neither list may leave them out."),
        finding("warning", "Address written out", "Abbreviations are known; it may pass."),
      ],
      complete: [
        "Sole purpose, own document",
        "Decision, agent, one carrier, fee",
        "Signer is on the CSR",
        "Attachment A, 151 numbers",
        "Attachment B, 14 numbers",
        "CSR, 7 days old",
        "Bill, 26 days old, limit 30",
        "Number format of Meridian",
      ],
    },
    {
      ...plain,
      id: 2,
      name: "NDG-02",
      place: "Badger Valley · Green Bay",
      mark: { icon: "warning", text: "version 2 to sign" },
      documents: pack("NDG-02", 6),
      missing: [],
      complete: [],
    },
    {
      ...plain,
      id: 3,
      name: "NDG-03",
      place: "Corvus · Madison",
      mark: { icon: "frozen", text: "sent 3 Nov" },
      documents: pack("NDG-03", 8),
      missing: [],
      complete: ["CSR, 20 days old"],
    },
    {
      ...plain,
      id: 4,
      name: "NDG-04",
      place: "Corvus · Evanston",
      mark: { icon: "ok", text: "signed 13 Nov" },
      documents: pack("NDG-04", 7),
      missing: [],
      complete: [],
    },
    {
      ...plain,
      id: 5,
      name: "NDG-05",
      place: "Toll-free TWY01",
      mark: { icon: "frozen", text: "sent 9 Nov" },
      documents: pack("NDG-05", 4),
      missing: [],
      complete: [],
    },
    {
      ...plain,
      id: 6,
      name: "NDG-06",
      place: "Toll-free QLX77",
      mark: { icon: "sign", text: "out for signature" },
      documents: pack("NDG-06", 4),
      missing: [],
      complete: [],
    },
  ],
  project: [
    { name: "project/checklist.pdf", title: "Checklist", detail: "61 of 94", preview: true },
    { name: "project/timeline.pdf", title: "Timeline", detail: "1 page", preview: true },
    { name: "project/plan.ics", title: "Dates", detail: "ICS", preview: false },
  ],  data: [{ name: "project/inventory.xlsx", title: "Inventory", detail: "XLSX", preview: false }],
};
