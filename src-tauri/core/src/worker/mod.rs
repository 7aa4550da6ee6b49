//! The worker process, the only place where foreign files are parsed.
//!
//! [`read`] opens a file, starts the host's own program a second time with [`ARGUMENT`] and hands it the
//! file as its standard input; there [`serve`] parses under a memory cap and sends cells back. Whatever
//! the file does to its parser, the program lives on and says in plain words what happened. Does not
//! know what a cell means: that is the intake's.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::intake::grid::Limit;

mod archive;
mod at;
mod biff;
mod code;
mod compound;
mod cursor;
mod decimal;
mod encoding;
mod format;
mod html;
mod letters;
mod missed;
mod ods;
mod paged;
mod parent;
mod pdf;
mod pdf_text;
mod printed;
mod recode;
mod serve;
mod sheet;
mod sheet_xml;
mod show;
mod sniff;
mod strings;
mod styles;
mod text;
mod usual;
mod wire;
mod workbook;
mod xlsb;
mod xlsx;
mod xml;

pub use paged::drawn_pages;
#[cfg(test)]
pub(crate) use paged::make as drawn_here;
pub use parent::{pages_of, pdf_text_of, read, read_pasted, read_text, text_of};
pub use recode::{ENCODINGS, recode};
pub use serve::serve;

/// The argument with which a host starts its worker.
pub const ARGUMENT: &str = "--portwright-worker";

/// Largest file, bytes (decision 19).
pub const MAX_FILE: u64 = 200 << 20;
/// Most bytes that the parts of an archive may inflate to, counted while inflating.
pub const MAX_INFLATED: u64 = 1 << 30;
/// Most cells of a file.
pub const MAX_CELLS: u64 = 20_000_000;
/// Longest text of a cell, in characters: what Excel itself allows.
pub const MAX_CELL_CHARS: usize = 32_767;
/// Most bytes of text that a file may hold in all its cells.
pub const MAX_TEXT: u64 = 256 << 20;
/// Memory of the worker, bytes.
pub const MAX_MEMORY: u64 = 1 << 30;
/// Time the worker has for one file.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// In the place of an extension: the file is wanted as text, letter by letter, whatever its commas say.
const TEXT: &str = ":text";
/// In the place of an extension: the pages of the file are wanted as drawings.
const PAGED: &str = ":paged";
/// In the place of an extension: the pages of a PDF are asked for.
const PDF: &str = ":pdf";
/// In the place of an extension: the words of a PDF are wanted.
const PDF_TEXT: &str = ":pdf-text";

const MAX_COLUMN: u16 = 16_384;
const MAX_SHEETS: usize = 10_000;
const MAX_LIMITS: usize = 1_000;
const MAX_MERGES: usize = 200_000;

/// How a host starts its worker: its own program, which calls [`serve`] when the first argument is
/// [`ARGUMENT`].
#[derive(Debug, Clone)]
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// Arguments before [`ARGUMENT`]; none for our own hosts.
    pub args: Vec<OsString>,
}

/// Why a file was not taken in. Every message names the file and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file cannot be opened at all.
    #[error("{file} cannot be opened: {source}. Check the path and who may read it.")]
    Unopened {
        /// Path as given.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is something else.
    #[error(
        "{file} is {what}, not a spreadsheet. Export the list as .xlsx or .csv and import that."
    )]
    NotASpreadsheet {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: String,
    },
    /// It has no content.
    #[error("{file} is empty. Check that it was saved or sent whole.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// It is a table that spreadsheet programs read and we do not.
    #[error(
        "{file} is {what}, whatever its name says. Open it in a spreadsheet program, save it as .xlsx and import that."
    )]
    OtherForm {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: String,
    },
    /// Text was wanted, and it is something else.
    #[error("{file} is {what}, not text. Open it, copy what it says and paste that as text.")]
    NotText {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: String,
    },
    /// It is protected by a password.
    #[error(
        "{file} is protected by a password. Open it in its own program, save it without the password and import that."
    )]
    EncryptedWorkbook {
        /// The file's name.
        file: String,
    },
    /// It is of a format too old to be read.
    #[error(
        "{file} is {what}, which is too old to be read reliably. Open it in a spreadsheet program, save it as .xlsx and import that."
    )]
    OldFormat {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: String,
    },
    /// It is larger than a list of numbers can be.
    #[error("{file} {what}. Keep the sheets with numbers in a file of their own and import that.")]
    TooLarge {
        /// The file's name.
        file: String,
        /// What is too large, as the rest of a sentence.
        what: String,
    },
    /// It has more cells than we take.
    #[error(
        "{file} has more than 20 million cells. Keep the sheets with numbers in a file of their own and import that."
    )]
    TooManyCells {
        /// The file's name.
        file: String,
    },
    /// The worker did not end in time.
    #[error(
        "{file} takes longer than 30 seconds to read. Save it again from a spreadsheet program, or export the sheet as .csv."
    )]
    TimedOut {
        /// The file's name.
        file: String,
    },
    /// The worker ran into its memory cap.
    #[error(
        "{file} needs more than 1 GB of memory to read. Save it again from a spreadsheet program, or export the sheet as .csv."
    )]
    OutOfMemory {
        /// The file's name.
        file: String,
    },
    /// The parser died of the file.
    #[error(
        "{file} is damaged in a way that stops its reader. Save it again from a spreadsheet program, or export the sheet as .csv."
    )]
    Crashed {
        /// The file's name.
        file: String,
        /// Last words of the worker, for the log.
        detail: String,
    },
    /// The parser says that the file is damaged.
    #[error(
        "{file} is damaged: {detail}. Save it again from a spreadsheet program, or export the sheet as .csv."
    )]
    Unreadable {
        /// The file's name.
        file: String,
        /// What the parser said.
        detail: String,
    },
    /// The worker could not be started.
    #[error("The reader {program} does not start: {source}. Install Portwright again.")]
    NoWorker {
        /// The program.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// The user stopped the reading.
    #[error("Reading {file} was stopped.")]
    Cancelled {
        /// The file's name.
        file: String,
    },
}

impl Error {
    /// Stable name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unopened { .. } => "unopened",
            Self::NotASpreadsheet { .. } => "not_a_spreadsheet",
            Self::Empty { .. } => "empty_file",
            Self::OtherForm { .. } => "other_form",
            Self::NotText { .. } => "not_text",
            Self::EncryptedWorkbook { .. } => "encrypted_workbook",
            Self::OldFormat { .. } => "old_format",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::TimedOut { .. } => "timed_out",
            Self::OutOfMemory { .. } => "out_of_memory",
            Self::Crashed { .. } => "crashed",
            Self::Unreadable { .. } => "unreadable",
            Self::NoWorker { .. } => "no_worker",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

/// A text file as it was written: a customer service record, a letter, a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The file's name without its folder.
    pub file: String,
    /// Every letter, space and line end, without a byte order mark.
    pub text: String,
    /// Name of its encoding by the WHATWG list, such as `windows-1252`.
    pub encoding: String,
    /// What is not sure about it, each with its line: an encoding that is a guess, bytes that are no text.
    pub limits: Vec<Limit>,
}

impl Text {
    /// Its lines without their ends; LF, CR LF and CR alone end one.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        text::lines(&self.text)
    }
}

/// How far the reading is: cells so far. Answer false to stop it.
pub type Progress<'a> = &'a mut dyn FnMut(u64) -> bool;

/// The file's name without its folder, as messages and provenance show it.
fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
