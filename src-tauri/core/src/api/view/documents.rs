//! Documents and their export.

use serde::Deserialize;
use serde::Serialize;
use ts_rs::TS;

use super::{FindingView, Mark};
use crate::{
    document::Confidence,
    finding::Severity,
    id::{EvidenceId, OrderId},
    order::SignedHow,
};

/// All documents that can be exported.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DocumentsView {
    /// One package an order.
    pub packages: Vec<PackageView>,
    /// Documents of the project.
    pub project: Vec<DocumentEntry>,
    /// The project's data for other programs.
    pub data: Vec<DocumentEntry>,
    /// Upload files for the carrier: of each order, then of the whole project.
    pub uploads: Vec<UploadEntry>,
}

/// The papers of one order.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackageView {
    /// Which order.
    pub id: OrderId,
    /// `NDG-01`.
    pub name: String,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// Where it stands: `not ready to sign`, `sent 3 Nov`.
    pub mark: Mark,
    /// Its documents.
    pub documents: Vec<DocumentEntry>,
    /// What is missing before it may be signed.
    pub missing: Vec<FindingView>,
    /// Findings where they stand on the pages of its letter; shown over them and never printed.
    pub marks: Vec<PageMark>,
    /// What is complete, one line each.
    pub complete: Vec<String>,
    /// The signature under its letter; absent while there is none.
    pub signature: Option<SignatureView>,
    /// How its letter can be signed now.
    pub signing: SigningView,
    /// Files that go to the carrier one by one, beside the package.
    pub files: Vec<PackageFile>,
    /// By which limits of the gaining carrier they were looked at, with the source.
    pub file_rule: String,
    /// `sent 3 Nov, kept as it went out`; empty for what was not sent.
    pub frozen: String,
}

/// A finding over the value on a page that it is about.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PageMark {
    /// The document, as the list names it.
    pub document: String,
    /// Its page, from 0.
    pub page: u32,
    /// Points from the left end of the text, which is 504 points wide in the middle of either paper.
    pub x: f32,
    /// Points from the upper edge of the paper.
    pub y: f32,
    /// Points across.
    pub width: f32,
    /// Points down.
    pub height: f32,
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub message: String,
}

/// A signature under a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignatureView {
    /// `Signed 13 Nov on paper by Dana Whitfield`.
    pub words: String,
    /// How it came; empty where nobody said.
    pub came: String,
    /// The signed file's name and size; empty while it is not attached.
    pub file: String,
    /// Its attachment.
    pub attachment: Option<EvidenceId>,
    /// SHA-256 of the signed file; empty without one.
    pub sha256: String,
    /// `VOID since 16 Nov: business name`; empty while it holds.
    pub void: String,
    /// What changed since, a line each: field, what was signed, what stands now.
    pub changed: Vec<ChangedSince>,
}

/// A value that is not any more what was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangedSince {
    /// The field in words.
    pub field: String,
    /// What was signed.
    pub signed: String,
    /// What stands now.
    pub now: String,
}

/// How a letter can be signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SigningView {
    /// Why it cannot be signed now; empty when it can.
    pub refused: String,
    /// What to do about that.
    pub hint: String,
    /// Who signs.
    pub signer: String,
    /// Why a signature drawn on screen is not taken; empty where it may be.
    pub screen_refused: String,
    /// What is known of whether it is taken.
    pub screen_words: String,
    /// Which other signatures are taken, with the source; empty where nobody says.
    pub taken: String,
}

/// A file that goes to the carrier beside the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackageFile {
    /// Its name as it is exported.
    pub name: String,
    /// `CSV, 12 kB`.
    pub detail: String,
    /// Why the carrier may refuse it; empty where nothing is known against it.
    pub trouble: String,
}

/// Sign the letter of an order: with the file as it came back, or drawn on screen.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LoaSign {
    /// Which order.
    pub id: OrderId,
    /// How it was signed.
    pub how: SignedHow,
    /// The day that stands on the letter, ISO; empty for today.
    #[serde(default)]
    pub date: String,
    /// Who signed; empty for the person whom the letter names.
    #[serde(default)]
    pub signer: String,
    /// How the signed letter came, and from whom.
    #[serde(default)]
    pub came: String,
    /// Ticket of the signed file.
    #[serde(default)]
    pub ticket: Option<u32>,
    /// Or a file that is attached already.
    #[serde(default)]
    pub attachment: Option<EvidenceId>,
    /// Or strokes drawn on screen: lines of points, 0 to 1 from left to right and from top to bottom of the pad.
    #[serde(default)]
    pub strokes: Vec<Vec<[f32; 2]>>,
    /// How many times as wide as high the pad was.
    #[serde(default)]
    pub ratio: f32,
    /// Paper of a letter that is signed on screen.
    #[serde(default)]
    pub paper: PaperSize,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentEntry {
    /// Path below the export folder, such as `NDG-01/loa.pdf`; also its name for [`DocumentRequest`].
    pub name: String,
    /// `Letter of Authorization`.
    pub title: String,
    /// Pages or size in words: `4 pages`.
    pub detail: String,
    /// It can be shown as pages.
    pub preview: bool,
}

/// A status report went to the client.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportSend {
    /// To whom.
    pub to: String,
    /// On which paper; Letter unless said otherwise.
    #[serde(default)]
    pub paper: PaperSize,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 8.5 × 11 inches.
    #[default]
    Letter,
    /// 210 × 297 mm.
    A4,
}

/// Ask for the bytes of one document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentRequest {
    /// [`DocumentEntry::name`].
    pub name: String,
    /// Paper.
    pub paper: PaperSize,
}

/// Export documents into a folder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// Ticket of the folder.
    pub ticket: u32,
    /// Only these kinds (`loa`, `checklist`, …); empty for all.
    pub only: Vec<String>,
    /// Paper.
    pub paper: PaperSize,
    /// Replace files that differ.
    pub force: bool,
    /// Format of upload files; absent for the gaining side's own.
    #[serde(default)]
    #[ts(optional)]
    pub format: Option<String>,
    /// Write PINs into upload files that ask for them, which goes on record.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub with_secrets: bool,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Each file, in order of name.
    pub files: Vec<ExportedFile>,
    /// Fields of upload files that were refused or are missing, and a logo that could not be drawn.
    pub findings: Vec<FindingView>,
}

/// One written file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportedFile {
    /// Path below the folder.
    pub name: String,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// Size.
    pub bytes: u32,
    /// It was there already with the same bytes.
    pub unchanged: bool,
}

/// An upload file that can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UploadEntry {
    /// The file.
    pub entry: DocumentEntry,
    /// Its order; absent for the whole project.
    pub order: Option<OrderId>,
}

/// A format of upload files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UploadFormatRow {
    /// Its word.
    pub id: String,
    /// `Telnyx, porting order`.
    pub name: String,
    /// How well it is known.
    pub confidence: Confidence,
    /// The same in words.
    pub sure: String,
    /// `at most 999 a file`.
    pub cap: String,
    /// Where it was read.
    pub source: String,
    /// When.
    pub as_of: String,
    /// What to know of it.
    pub note: String,
    /// It has a field for the PIN.
    pub asks_pin: bool,
}

/// Ask what an upload would be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct UploadAsk {
    /// The order; absent for the whole project.
    pub order: Option<OrderId>,
    /// The format; absent for the gaining side's own.
    pub format: Option<String>,
}

/// What an upload would be. PINs are never shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UploadView {
    /// The format in use.
    pub format: UploadFormatRow,
    /// Formats to choose from.
    pub formats: Vec<UploadFormatRow>,
    /// Its files.
    pub files: Vec<UploadPart>,
    /// Fields that were refused or are missing.
    pub findings: Vec<FindingView>,
}

/// One file of an upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UploadPart {
    /// `upload-2.csv`.
    pub name: String,
    /// `100 rows`.
    pub detail: String,
    /// How it begins.
    pub text: String,
}
