//! Documents and their export.

use serde::Deserialize;
use serde::Serialize;
use ts_rs::TS;

use super::{FindingView, Mark};
use crate::id::OrderId;

/// All documents that can be exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentsView {
    /// One package an order.
    pub packages: Vec<PackageView>,
    /// Documents of the project.
    pub project: Vec<DocumentEntry>,
    /// The project's data for other programs.
    pub data: Vec<DocumentEntry>,
}

/// The papers of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
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
    /// What is complete, one line each.
    pub complete: Vec<String>,
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
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Each file, in order of name.
    pub files: Vec<ExportedFile>,
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
