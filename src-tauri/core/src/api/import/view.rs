//! What the import screen asks for and is shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    finding::Severity,
    id::{AccountId, NumberId, SourceId},
    intake::{
        List, Region,
        merge::{Leaving, Verdict},
        suspect::{FaultEdit, FaultKind},
    },
    number::Fact,
};

/// A file or pasted text as it will be read, with the user's corrections. The same value previews and commits.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ImportRequest {
    /// Ticket of the file; absent for pasted text.
    pub ticket: Option<u32>,
    /// Pasted text, such as a list or a mail; absent for a file.
    pub text: Option<String>,
    /// Encoding of a text file by its WHATWG name; absent for the guess.
    pub encoding: Option<String>,
    /// Only this sheet; absent takes the tables with numbers of every visible sheet.
    pub sheet: Option<String>,
    /// What the list is.
    pub list: List,
    /// The account the list belongs to, where no column says it.
    pub account: Option<AccountId>,
    /// Zone in which a call list writes its times, IANA, where it does not say it; absent for the project's.
    pub zone: Option<String>,
    /// What was chosen for single tables; the others as guessed.
    pub tables: Vec<TableChoice>,
    /// The table to show; absent for the one with the most numbers.
    pub shown: Option<TableAt>,
    /// Texts to read instead of what stands in cells.
    pub repairs: Vec<Repair>,
    /// Faults for which every proposal is taken.
    pub fixes: Vec<FaultKind>,
    /// Faults of which every cell is edited alike.
    pub edits: Vec<FaultEdit>,
    /// The earlier list of which this is a newer version; 0 for none; absent for the guess.
    pub earlier: Option<SourceId>,
    /// Facts for which the list is preferred to what was typed by hand.
    pub theirs: Vec<FactAt>,
    /// The list is preferred for all of them.
    pub all_theirs: bool,
    /// What becomes of single numbers that are gone.
    pub leaving: Vec<LeavingOf>,
    /// What becomes of the other numbers that are gone.
    pub all_leaving: Leaving,
    /// The most lines of each list in the answer; absent for 500.
    pub most: Option<u32>,
}

/// A table of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableAt {
    /// Sheet name; empty for text.
    pub sheet: String,
    /// Which table of the sheet, counted from 1.
    pub table: u32,
}

/// What was chosen for one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableChoice {
    /// Sheet name; empty for text.
    pub sheet: String,
    /// Which table of the sheet, counted from 1.
    pub table: u32,
    /// Whether it is imported; absent for the guess.
    #[serde(default)]
    pub take: Option<bool>,
    /// Header row counted from 1; 0 for none; absent for the guess.
    #[serde(default)]
    pub header_row: Option<u32>,
    /// Corrected columns, counted from 1: a field, two joined by `+`, or nothing for a column left out.
    #[serde(default)]
    pub columns: BTreeMap<u32, String>,
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

/// A fact of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FactAt {
    /// The number.
    pub number: NumberId,
    /// Which fact.
    pub fact: Fact,
}

/// What becomes of a number that is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeavingOf {
    /// The number.
    pub number: NumberId,
    /// What becomes of it.
    pub leaving: Leaving,
}

/// Ask for rows of a file as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ImportRowsRequest {
    /// Ticket of the file; absent for pasted text.
    pub ticket: Option<u32>,
    /// Pasted text.
    pub text: Option<String>,
    /// Encoding of a text file; absent for the guess.
    pub encoding: Option<String>,
    /// Sheet name; empty for text.
    pub sheet: String,
    /// First row, counted from 1.
    pub first: u32,
    /// How many, at most 1,000.
    pub count: u32,
    /// Columns whose texts are not shown, such as PINs, beside those guessed to be.
    pub hidden: Vec<u32>,
}

/// Rows of a file as they stand, empty ones too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportRows {
    /// First row, counted from 1.
    pub first: u32,
    /// Texts by column, from column 1 up to the last with text.
    pub rows: Vec<Vec<String>>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportPreview {
    /// File name.
    pub file: String,
    /// Encoding of a text file by its WHATWG name; empty for workbooks.
    pub encoding: String,
    /// Encodings that may be chosen instead; empty for workbooks and pasted text.
    pub encodings: Vec<String>,
    /// What of the file was not taken in as it stands, in sentences.
    pub limits: Vec<String>,
    /// Sheets of the file, hidden ones too.
    pub sheets: Vec<SheetChoice>,
    /// The table shown.
    pub shown: TableView,
    /// The fields a column may be.
    pub fields: Vec<FieldChoice>,
    /// Marks on cells of the sheet shown.
    pub marks: Vec<GridMark>,
    /// What comes out.
    pub outcome: Outcome,
    /// Refused cells.
    pub refused: Vec<RefusedCell>,
    /// Cells that are taken, and are odd.
    pub suspect: Vec<RefusedCell>,
    /// Faults of refused and odd cells, the most frequent first.
    pub faults: Vec<FaultGroup>,
    /// Cells that are read as something else than what stands in them.
    pub repaired: Vec<RepairedCell>,
    /// Rows that are no rows of the list: totals, footers, the header again.
    pub passed_over: Vec<PassedOver>,
    /// Numbers that are new.
    pub added: Vec<NumberLine>,
    /// Numbers of which the list says something else, those typed over by hand first.
    pub changed: Vec<ChangedLine>,
    /// Numbers of which nothing changes.
    pub same: Vec<NumberLine>,
    /// Numbers on several rows.
    pub duplicates: Vec<DuplicateLine>,
    /// Numbers of the earlier version that are not here.
    pub gone: Vec<GoneLine>,
    /// Earlier lists of this kind, newest first.
    pub earlier: Vec<EarlierList>,
    /// The earlier list that this one is a newer version of; absent for none.
    pub newer_of: Option<SourceId>,
    /// `152 rows become 163 numbers.`
    pub summary: String,
    /// Importing it would change nothing.
    pub nothing: bool,
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
    /// Its tables.
    pub tables: Vec<TableInfo>,
}

/// A table of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableInfo {
    /// Which table of the sheet, counted from 1.
    pub table: u32,
    /// The words above it, else where it stands: `A4:G160`.
    pub title: String,
    /// Where it stands.
    pub region: Region,
    /// It is imported.
    pub taken: bool,
    /// It has a column of telephone numbers.
    pub has_numbers: bool,
    /// Why, in a sentence.
    pub reason: String,
}

/// The table shown, with what we think of its columns.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TableView {
    /// Sheet name; empty for text.
    pub sheet: String,
    /// Which table of the sheet, counted from 1.
    pub table: u32,
    /// Where it stands.
    pub region: Region,
    /// It is imported.
    pub taken: bool,
    /// Header row counted from 1, the lowest of several, 0 for none.
    pub header_row: u32,
    /// First row of data.
    pub first_row: u32,
    /// Rows of the sheet in all.
    pub rows_total: u32,
    /// Columns of the sheet in all.
    pub columns_total: u32,
    /// Columns with what we think they are.
    pub columns: Vec<ColumnGuess>,
    /// The file that this layout was put right in; empty when it is new.
    pub remembered: String,
    /// Cells that are merged into one.
    pub merges: Vec<Region>,
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
    /// Field name, two joined by `+`; empty when it is not imported.
    pub field: String,
    /// How sure the guess is, 0 to 100; absent where the user chose or the layout is remembered.
    pub confidence: Option<u8>,
    /// Why, in a sentence.
    pub reason: String,
    /// A few values.
    pub samples: Vec<String>,
}

/// A field a column may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldChoice {
    /// Stable name, two joined by `+`.
    pub field: String,
    /// `Number, extension`.
    pub label: String,
}

/// A mark on a cell of the file's grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GridMark {
    /// Counted from 1.
    pub row: u32,
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
    /// Cells that are taken, and are odd.
    pub suspect: u32,
    /// On an earlier version of this list, and not here.
    pub gone: u32,
    /// Facts that the file says otherwise, and that stay as they were typed by hand.
    pub kept_by_hand: u32,
}

/// A refused or odd cell.
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
    /// What is wrong with it; cells of one fault can be repaired together.
    pub fault: FaultKind,
    /// Why it was refused.
    pub message: String,
    /// What to read instead, where one can be proposed; empty otherwise.
    pub proposal: String,
}

/// A row that is no row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PassedOver {
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
    /// Why, as the end of a sentence: `it is a total`.
    pub why: String,
}

/// Cells that have one fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FaultGroup {
    /// The fault.
    pub fault: FaultKind,
    /// In words: `no area code`.
    pub words: String,
    /// How many cells have it.
    pub cells: u32,
    /// How many of them have a proposal.
    pub proposals: u32,
}

/// A cell that is read as something else than what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RepairedCell {
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
    /// What it is read as; empty for a row that is skipped.
    pub read_as: String,
    /// The proposals of its fault are all taken; else it was repaired by itself.
    pub by_fault: bool,
}

/// A number of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberLine {
    /// `(414) 555-0113`.
    pub number: String,
    /// Name, use and account in words.
    pub words: String,
    /// The cells it was read from: `A14`, with the sheet where there are several.
    pub cells: String,
}

/// A number of which the file says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangedLine {
    /// The number.
    pub id: NumberId,
    /// `(414) 555-0113`.
    pub number: String,
    /// Name and account in words.
    pub words: String,
    /// The cells it was read from.
    pub cells: String,
    /// What differs.
    pub facts: Vec<FactLine>,
}

/// A fact that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FactLine {
    /// Which.
    pub fact: Fact,
    /// In words: `911 address`.
    pub label: String,
    /// As it stands, empty for nothing.
    pub old: String,
    /// As the file says.
    pub new: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// It was typed over by hand since the list came in.
    pub by_hand: bool,
}

/// A number on several rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DuplicateLine {
    /// `(414) 555-0113`.
    pub number: String,
    /// The cells it stands in, the first one first.
    pub cells: Vec<String>,
}

/// A number that an earlier version of the list holds and this one does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GoneLine {
    /// The number.
    pub id: NumberId,
    /// `(414) 555-0113`.
    pub number: String,
    /// Name, use and account in words.
    pub words: String,
    /// What becomes of it in the project as it stands: `Port`.
    pub disposition: String,
    /// What becomes of it now.
    pub leaving: Leaving,
    /// The order that was sent with it, so that it can only be kept; empty otherwise.
    pub sent: String,
}

/// An earlier list of the same kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierList {
    /// Which one.
    pub id: SourceId,
    /// File name.
    pub file: String,
    /// `Fri 6 Nov, 168 numbers`.
    pub detail: String,
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
    /// On an earlier version of this list, and not here.
    pub gone: u32,
    /// Cells that were taken, and are odd.
    pub suspect: u32,
    /// Facts that stay as they were typed by hand.
    pub kept_by_hand: u32,
    /// What was refused, each with sheet, row, column, text, code, message.
    pub refused: Vec<RefusedCell>,
    /// What was taken and is odd, likewise.
    pub suspects: Vec<RefusedCell>,
}

impl Imported {
    /// The outcome, with the cells that were refused and those that are odd.
    pub(super) fn new(
        outcome: Outcome,
        (refused, suspects): (Vec<RefusedCell>, Vec<RefusedCell>),
    ) -> Self {
        let Outcome {
            rows,
            numbers,
            added,
            changed,
            unchanged,
            duplicates,
            refused: _,
            suspect,
            gone,
            kept_by_hand,
        } = outcome;
        Self {
            rows,
            numbers,
            added,
            changed,
            unchanged,
            duplicates,
            gone,
            suspect,
            kept_by_hand,
            refused,
            suspects,
        }
    }
}
