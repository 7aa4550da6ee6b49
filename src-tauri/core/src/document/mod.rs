//! Documents: values first, then pages, then PDF.
//!
//! What a document says is gathered into plain values; a pure function lays them out with measured text
//! into pages of marks, which can be compared and tested without a PDF; [`pdf`] draws the pages with the
//! embedded fonts. Time and record come in as arguments, so the same project gives the same bytes.
//! Nothing here writes files, and nothing here decides whether an order may be sent.

use std::sync::Arc;

use chrono::{DateTime, Utc};

mod attachments;
mod checklist;
mod checklist_sheet;
mod costs;
mod data;
mod embed;
mod flow;
mod font;
mod frame;
mod grid;
mod ics;
mod letter;
mod loa;
mod marks;
mod night;
mod package;
mod page;
mod pdf;
mod picture;
mod runbook;
mod status;
mod table;
mod text;
mod timeline;
mod together;
mod upload;
mod validation;
mod words;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use checklist::checklist;
pub use checklist_sheet::checklist_sheets;
pub use costs::costs;
pub use data::{
    BookHead, DataInput, Sheet as DataSheet, Table as DataTable, Value as DataValue,
    csv as data_csv, json as data_json, workbook,
};
pub use ics::{IcsInput, ics};
pub(crate) use letter::letter as letter_of;
pub use loa::{
    Drawn, LetterLaid, LetterSpot, LoaInput, loa, loa_findings, loa_laid, loa_signed,
    signature_findings,
};
pub use night::{NightInput, night_record};
pub use package::{
    Enclosed, PackageCount, PackageInput, SignedLetter, marked, number_map, package, package_pages,
};
pub use picture::Picture;
pub use runbook::{RunbookInput, runbook};
pub use status::{StatusInput, report_days, status};
pub use timeline::timeline;
pub use together::{Job, together};
pub use upload::{
    Confidence, Format as UploadFormat, Upload, UploadFile, UploadInput,
    format_of as upload_format_of, formats as upload_formats, names_of as upload_names, upload,
};
pub use validation::{ValidationInput, validation_record};

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file's bytes, PDF 1.7.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// Its title, as in its metadata.
    pub title: String,
}

/// Paper. The text measure is the same on both, so lines break alike; only margins and depth differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Paper {
    /// 8.5 × 11 inches.
    #[default]
    Letter,
    /// 210 × 297 mm.
    A4,
}

/// The head of the record that a document shows the state of; printed in every footer.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordHead {
    /// Number of the last entry of the record.
    pub sequence: u64,
    /// Its hash, in hexadecimal; the first sixteen digits are printed.
    pub hash: String,
    /// When that entry was made. Goes into the file's metadata.
    pub made: DateTime<Utc>,
    /// The same moment in the project's home zone, as printed: `2026-12-09 16:40 CST (UTC-06:00)`.
    pub made_local: String,
    /// The consultant's logo for the head of every document but the letter.
    pub logo: Option<Arc<Picture>>,
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The text holds characters that the embedded fonts cannot draw.
    #[error(
        "{document} was not made: its text holds characters that cannot be printed: {}. Write these names in Latin, Greek or Cyrillic letters, as the carrier holds them",
        missing_list(.missing)
    )]
    MissingGlyphs {
        /// Title of the document.
        document: String,
        /// Each character once, with the text it was first met in.
        missing: Vec<MissingGlyph>,
    },
    /// The order is not in the project.
    #[error("Order {0} is not in this project. Choose one of its orders")]
    NoSuchOrder(crate::id::OrderId),
    /// An embedded font cannot be read: the program itself is damaged.
    #[error("The font {0} inside the program cannot be read. Install the program again")]
    Font(&'static str),
    /// The PDF library gave up.
    #[error(
        "{document} could not be written as PDF: {reason}. Report this with the project's kind of order"
    )]
    Writing {
        /// Title of the document.
        document: String,
        /// What the library said.
        reason: String,
    },
}

/// A character that cannot be printed, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// The line of text in which it was first met.
    pub text: String,
}

fn missing_list(missing: &[MissingGlyph]) -> String {
    missing
        .iter()
        .map(|glyph| {
            format!(
                "{} (U+{:04X}) in “{}”",
                glyph.character,
                u32::from(glyph.character),
                glyph.text
            )
        })
        .collect::<Vec<_>>()
        .join(", ")
}
