//! The grid of numbers and one number.

use serde::Deserialize;
use serde::Serialize;
use ts_rs::TS;

use super::{FindingView, Pair};
use crate::finding::Severity;
use crate::id::AccountId;
use crate::id::NumberId;
use crate::id::OrderId;
use crate::id::SiteId;
use crate::number::Disposition;
use crate::number::Kind;
use crate::number::Use;

/// Which numbers to show and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct NumbersQuery {
    /// Text to find in numbers, names and notes.
    pub find: String,
    /// Only this account.
    pub account: Option<AccountId>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only these uses; empty for all.
    pub uses: Vec<Use>,
    /// Only this site.
    pub site: Option<SiteId>,
    /// Only this order.
    pub order: Option<OrderId>,
    /// Only this disposition.
    pub disposition: Option<Disposition>,
    /// Only numbers with a blocker or warning.
    pub problems: bool,
    /// Only lines that need a 911 address and have none.
    pub without_911: bool,
    /// Group headings by this.
    pub group_by: GroupBy,
}

/// How the grid is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// One list by number.
    #[default]
    None,
    /// By order.
    Order,
    /// By losing account.
    Account,
    /// By site.
    Site,
}

/// A window of rows of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    /// First row, counted from 0.
    pub offset: u32,
    /// How many rows, at most 1,000.
    pub limit: u32,
}

/// Ask for rows of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumbersRequest {
    /// Which numbers.
    pub query: NumbersQuery,
    /// Which rows of them.
    pub slice: Slice,
}

/// Rows of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumbersPage {
    /// Numbers of the project.
    pub total: u32,
    /// Numbers the query matches.
    pub matching: u32,
    /// Group headings in order; each stands before its `first` row.
    pub groups: Vec<NumberGroup>,
    /// First row of `rows`, counted from 0 among the matching numbers.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<NumberRow>,
    /// How many matching numbers have a blocker or a warning.
    pub with_problems: u32,
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberGroup {
    /// Heading.
    pub title: String,
    /// Second part of the heading.
    pub detail: String,
    /// First row, counted from 0 among the matching numbers.
    pub first: u32,
    /// How many rows.
    pub count: u32,
    /// Blockers in it.
    pub blockers: u32,
    /// Warnings in it.
    pub warnings: u32,
    /// What stands at the right end, such as the window.
    pub end: String,
}

/// One number as a row of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberRow {
    /// Which number.
    pub id: NumberId,
    /// `(414) 555-0100`.
    pub national: String,
    /// `+14145550100`.
    pub e164: String,
    /// What its digits say.
    pub kind: Kind,
    /// Leaves a mobile carrier.
    pub wireless: bool,
    /// What it is used for.
    #[serde(rename = "use")]
    pub usage: Use,
    /// Name in the phone system.
    pub name: String,
    /// Extension.
    pub extension: String,
    /// What becomes of it.
    pub disposition: Disposition,
    /// Its order's name, empty for none.
    pub order: String,
    /// Its order.
    pub order_id: Option<OrderId>,
    /// Its account's carrier and number.
    pub account: String,
    /// Its site's name.
    pub site: String,
    /// Its site.
    pub site_id: Option<SiteId>,
    /// Number a toll-free number rings to, or the target on the new platform.
    pub rings_to: String,
    /// 911 location.
    pub address_911: String,
    /// Words of its row that fit nowhere else.
    pub note: String,
    /// On which lists it stands: inventory, CSR, bill.
    pub lists: [bool; 3],
    /// What was noticed, worst first.
    pub findings: Vec<CellFinding>,
    /// Columns that someone changed by hand since they were taken in, named as in [`CellFinding::column`].
    pub edited: Vec<String>,
}

/// A finding on one cell of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CellFinding {
    /// Column it marks: `number`, `use`, `disposition`, `order`, `site`, `rings_to`, `address_911`.
    pub column: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Everything about one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberDetail {
    /// The row.
    pub row: NumberRow,
    /// `Local · Voice · Lakeland · Milwaukee`.
    pub subtitle: String,
    /// Findings.
    pub findings: Vec<FindingView>,
    /// The three lists, each with whether and where.
    pub lists: Vec<ListPresence>,
    /// Its line of the CSR, letter by letter; empty for none.
    pub csr_line: String,
    /// Label and value pairs of its route.
    pub route: Vec<Pair>,
    /// Where it came from, oldest first.
    pub sources: Vec<SourceView>,
    /// Look-ups made elsewhere and recorded, newest of each kind.
    pub lookups: Vec<LookupView>,
    /// What happened to it, newest first.
    pub history: Vec<NumberEvent>,
}

/// A look-up made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LookupView {
    /// What was looked up.
    pub kind: crate::number::LookupKind,
    /// `Rate centre`, `Underlying carrier`, `RespOrg`, `Portability`, `Coverage`.
    pub label: String,
    /// What it said.
    pub value: String,
    /// The day, in words, and where: `16 Nov 2026, Telnyx portability check`.
    pub when: String,
}

/// Record a look-up of one or many numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookupRecord {
    /// Which numbers.
    pub ids: Vec<crate::id::NumberId>,
    /// What was looked up.
    pub kind: crate::number::LookupKind,
    /// What it said: a rate centre, an OCN or SPID, a RespOrg; `yes` or `no` for portability and coverage.
    pub value: String,
    /// The day of the look-up, ISO.
    pub looked_on: String,
    /// Where: `NPAC through Meridian`, `Telnyx portability check`.
    pub source: String,
}

/// A list of look-ups as a tool exports it, pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookupPaste {
    /// Its text; the first row names the columns: `Rate Center`, `SPID`, `RespOrg`, `Portable`, `Coverage`.
    pub text: String,
    /// The day of the look-ups, ISO.
    pub looked_on: String,
    /// Where: `Telnyx portability check`.
    pub source: String,
}

/// What a pasted list of look-ups brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LookupsDone {
    /// Label and changes.
    pub done: crate::api::commands::Done,
    /// How many look-ups were recorded.
    pub recorded: u32,
    /// Numbers of the list that are not in the project.
    pub unknown: Vec<String>,
    /// Cells that are no answer: `row 3, column 4: perhaps`.
    pub refused: Vec<String>,
}

/// An entry of the record that touched a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NumberEvent {
    /// When, in the project's zone: `Mon 16 Nov 09:41`.
    pub when: String,
    /// What: `Import of inventory.xlsx: 163 numbers`.
    pub label: String,
    /// What it changed of this number: `Disposition: undecided, now port`.
    pub changes: Vec<String>,
    /// It was taken back by undo.
    pub undone: bool,
}

/// Whether a number stands on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListPresence {
    /// `Phone system`, `CSR, 9 Nov 2026`, `Bill, 21 Oct 2026`.
    pub list: String,
    /// It does.
    pub present: bool,
    /// Where: `line 118`, `absent`.
    pub detail: String,
}

/// Where a number or a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SourceView {
    /// File name.
    pub file: String,
    /// Sheet, row and column as a person looks them up: `Milwaukee A14`.
    pub cell: String,
    /// The text as written.
    pub text: String,
    /// When it was taken in.
    pub when: String,
}

/// Change fields of numbers. A field that is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct NumbersChange {
    /// Which numbers.
    pub ids: Vec<NumberId>,
    /// What becomes of them.
    pub disposition: Option<Disposition>,
    /// What they are used for.
    #[serde(rename = "use")]
    pub usage: Option<Use>,
    /// Leave a mobile carrier.
    pub wireless: Option<bool>,
    /// Name.
    pub name: Option<String>,
    /// Extension.
    pub extension: Option<String>,
    /// Target on the new platform.
    pub target: Option<String>,
    /// 911 location.
    pub address_911: Option<String>,
    /// Site.
    pub site: Option<SiteId>,
    /// Losing account.
    pub account: Option<AccountId>,
    /// Note.
    pub note: Option<String>,
}

/// Changes of numbers that are one step for a person, such as a pasted block.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumbersEdit {
    /// The changes in order; a later one finds what an earlier one made.
    pub changes: Vec<NumbersChange>,
}

/// What we state of a site; a new one without an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SiteForm {
    /// Which site; absent makes a new one.
    #[serde(default)]
    pub id: Option<SiteId>,
    /// What the client calls it.
    pub name: String,
    /// Service address as the losing carrier should hold it.
    pub address: crate::site::Address,
    /// IANA zone.
    pub zone: String,
}

/// A site as an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SiteRow {
    /// Which site.
    pub id: SiteId,
    /// What the client calls it.
    pub name: String,
    /// Its service address in one line.
    pub address: String,
    /// The same in parts, for editing.
    pub parts: crate::site::Address,
    /// IANA zone.
    pub zone: String,
    /// How many numbers are served there.
    pub numbers: u32,
}
