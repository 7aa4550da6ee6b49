//! What the import screen asks for and is shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{finding::Severity, id::AccountId};

/// A file as it will be read, with the user's corrections. The same value previews and commits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// Ticket of the file.
    pub ticket: u32,
    /// Sheet by name; absent takes every visible sheet as guessed.
    #[serde(default)]
    pub sheet: Option<String>,
    /// What the list is.
    #[serde(default)]
    pub list: crate::intake::List,
    /// Header row counted from 1; 0 for none; absent for the guess.
    #[serde(default)]
    pub header_row: Option<u32>,
    /// Column number (from 1) by field; absent fields as guessed, 0 for not imported.
    #[serde(default)]
    pub columns: BTreeMap<String, u32>,
    /// Texts to read instead of what stands in refused cells.
    #[serde(default)]
    pub repairs: Vec<Repair>,
    /// The account the list belongs to, where no column says it.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// Zone in which a call list writes its times, IANA, where it does not say it; absent for the project's.
    #[serde(default)]
    #[ts(optional)]
    pub zone: Option<String>,
}

/// A text to read instead of what stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Repair {
    /// Sheet name.
    pub sheet: String,
    /// Row counted from 1.
    pub row: u32,
    /// Column counted from 1.
    pub column: u32,
    /// The text; empty skips the row.
    pub text: String,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportPreview {
    /// File name.
    pub file: String,
    /// Sheets of the file with whether they are visible.
    pub sheets: Vec<SheetChoice>,
    /// The sheet shown.
    pub sheet: String,
    /// Header row counted from 1, 0 for none.
    pub header_row: u32,
    /// Columns with what we think they are.
    pub columns: Vec<ColumnGuess>,
    /// The fields a column may be.
    pub fields: Vec<FieldChoice>,
    /// The file's own rows, literal, at most 500.
    pub rows: Vec<GridRow>,
    /// Rows of the sheet in all.
    pub rows_total: u32,
    /// What comes out.
    pub outcome: Outcome,
    /// Refused cells.
    pub refused: Vec<RefusedCell>,
    /// `152 rows become 163 numbers.`
    pub summary: String,
}

/// A sheet of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetChoice {
    /// Name.
    pub name: String,
    /// Hidden sheets are offered, not taken silently.
    pub visible: bool,
    /// Cells that hold something.
    pub cells: u32,
}

/// A column with what we think it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColumnGuess {
    /// Counted from 1.
    pub column: u32,
    /// `A`.
    pub letter: String,
    /// Its header text.
    pub header: String,
    /// Field name; empty when it is not imported.
    pub field: String,
    /// How sure the guess is, 0 to 100; absent where the user chose.
    pub confidence: Option<u8>,
    /// A few values.
    pub samples: Vec<String>,
}

/// A field a column may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldChoice {
    /// Stable name.
    pub field: String,
    /// `Number, extension`.
    pub label: String,
}

/// A row of the file's own grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GridRow {
    /// Counted from 1.
    pub row: u32,
    /// Texts by column, from column 1.
    pub cells: Vec<String>,
    /// Marks on cells: column → severity and why.
    pub marks: Vec<GridMark>,
    /// Above the header or empty: not imported.
    pub skipped: bool,
}

/// A mark on a cell of the file's grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GridMark {
    /// Counted from 1.
    pub column: u32,
    /// How much it matters.
    pub severity: Severity,
    /// Why.
    pub message: String,
}

/// What an import comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Outcome {
    /// Rows read below the header.
    pub rows: u32,
    /// Distinct numbers accepted.
    pub numbers: u32,
    /// Not in the project yet.
    pub added: u32,
    /// In the project, and the file says something else of them.
    pub changed: u32,
    /// In the project, and nothing happens.
    pub unchanged: u32,
    /// The same number on several rows: merged, both places kept.
    pub duplicates: u32,
    /// Cells that were refused.
    pub refused: u32,
    /// In the project from an earlier version of this list, and not here. Nothing happens to them.
    pub gone: u32,
}

/// A refused cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedCell {
    /// Sheet.
    pub sheet: String,
    /// Row counted from 1.
    pub row: u32,
    /// Column counted from 1.
    pub column: u32,
    /// `A14`.
    pub cell: String,
    /// As written.
    pub text: String,
    /// Stable code.
    pub code: String,
    /// Why it was refused.
    pub message: String,
    /// What to read instead, where one can be proposed; empty otherwise.
    pub proposal: String,
}

/// What an import did. As [`Outcome`], with the refused cells themselves where that counts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Imported {
    /// Rows read below the header.
    pub rows: u32,
    /// Distinct numbers accepted.
    pub numbers: u32,
    /// Not in the project before.
    pub added: u32,
    /// In the project, and the file said something else of them.
    pub changed: u32,
    /// In the project, and nothing happened.
    pub unchanged: u32,
    /// The same number on several rows: merged, both places kept.
    pub duplicates: u32,
    /// In the project from an earlier version of this list, and not here. Nothing happened to them.
    pub gone: u32,
    /// What was refused, each with sheet, row, column, text, code, message.
    pub refused: Vec<RefusedCell>,
}

impl Imported {
    /// The outcome, with what was refused instead of how much.
    pub(super) fn new(outcome: Outcome, refused: Vec<RefusedCell>) -> Self {
        let Outcome {
            rows,
            numbers,
            added,
            changed,
            unchanged,
            duplicates,
            refused: _,
            gone,
        } = outcome;
        Self {
            rows,
            numbers,
            added,
            changed,
            unchanged,
            duplicates,
            gone,
            refused,
        }
    }
}
