//! A second look at a whole list: which of its cells are probably wrong, and what was probably meant.
//!
//! One cell alone often looks sound: 441-555-0112 is a number like any other until one sees that the sixty around
//! it are 414. Here the neighbours speak. Nothing is changed: each suspicion has its cell, a reason and, where only
//! one number fits, a proposal that a person accepts for one cell or for all with the same fault.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::stage::{Refused, Staged, StagedRow};
use crate::{number::TelephoneNumber, place::CellPlace};

mod abroad;
mod digits;
mod list;
mod neighbours;

use abroad::Abroad;
use list::{Cells, Item};

/// What is wrong with a cell. Cells with the same fault can be repaired together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// More digits than a number has.
    DigitTooMany,
    /// Fewer digits than a number has.
    DigitMissing,
    /// Seven digits.
    AreaCodeMissing,
    /// An area code that the table lacks or that is not open.
    AreaCodeUnknown,
    /// The area code has the digits of its neighbours' in another order.
    AreaCodeTransposed,
    /// One digit of the area code differs from all its neighbours'.
    AreaCodeMistyped,
    /// The exchange has the digits of its neighbours' in another order.
    ExchangeTransposed,
    /// One digit of the exchange differs from all its neighbours'.
    ExchangeMistyped,
    /// A spreadsheet has destroyed digits.
    DigitsLost,
    /// A spreadsheet has written the number as an amount; its digits are there.
    WrittenAsAmount,
    /// A letter for a digit.
    LetterForDigit,
    /// Looks like a number of another country.
    Foreign,
    /// Starts with 0.
    LeadingZero,
    /// Digits to dial before it.
    DialPrefix,
    /// Area code or exchange that cannot be.
    BadForm,
    /// Grouped as nobody in the US or Canada does.
    OddGrouping,
    /// Digits beside the number that may be anything.
    MoreDigits,
    /// A range whose end lies before its start.
    RangeBackwards,
    /// A range longer than a block can be.
    RangeTooLong,
    /// Digits behind a number that may be an extension, the end of a range or a second number; or a count of numbers
    /// that are not written.
    UnclearTail,
    /// Only the ends of numbers.
    TailOnly,
    /// A range and the count beside it differ.
    CountDiffers,
    /// A range of extensions without the numbers.
    ExtensionRange,
    /// No number in the cell.
    NoNumber,
    /// Something else, as the reason says.
    Other,
}

impl FaultKind {
    /// The fault that a reader's refusal or finding names; `None` for remarks that are no faults.
    pub fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "too_long" => Self::DigitTooMany,
            "too_short" => Self::DigitMissing,
            "no_area_code" => Self::AreaCodeMissing,
            "digits_lost" => Self::DigitsLost,
            "written_as_amount" | "scientific_notation" => Self::WrittenAsAmount,
            "letter_for_digit" => Self::LetterForDigit,
            "unknown_area_code" | "toll_free_not_open" => Self::AreaCodeUnknown,
            "looks_foreign" | "bad_foreign_number" | "foreign_number" => Self::Foreign,
            "leading_zero" => Self::LeadingZero,
            "looks_dialled" | "odd_prefix" => Self::DialPrefix,
            "bad_form" | "service_exchange" => Self::BadForm,
            "odd_grouping" => Self::OddGrouping,
            "more_digits" => Self::MoreDigits,
            "range_backwards" => Self::RangeBackwards,
            "range_too_long" => Self::RangeTooLong,
            "unclear_tail" | "unclear_count" | "short_range" => Self::UnclearTail,
            "tail_only" => Self::TailOnly,
            "count_differs" => Self::CountDiffers,
            "extension_range" => Self::ExtensionRange,
            "no_number" => Self::NoNumber,
            "letter_before" | "letters_disagree" => Self::Other,
            _ => return None,
        })
    }

    /// The fault in a few words for people, for a group of cells that have it.
    pub fn words(self) -> &'static str {
        match self {
            Self::DigitTooMany => "a digit too many",
            Self::DigitMissing => "a digit missing",
            Self::AreaCodeMissing => "no area code",
            Self::AreaCodeUnknown => "unknown area code",
            Self::AreaCodeTransposed => "area code with digits swapped",
            Self::AreaCodeMistyped => "area code unlike its neighbours",
            Self::ExchangeTransposed => "exchange with digits swapped",
            Self::ExchangeMistyped => "exchange unlike its neighbours",
            Self::DigitsLost => "digits lost in a spreadsheet",
            Self::WrittenAsAmount => "written as an amount",
            Self::LetterForDigit => "a letter for a digit",
            Self::Foreign => "looks like another country",
            Self::LeadingZero => "starts with 0",
            Self::DialPrefix => "digits to dial before it",
            Self::BadForm => "no such area code or exchange",
            Self::OddGrouping => "grouped oddly",
            Self::MoreDigits => "more digits beside it",
            Self::RangeBackwards => "range backwards",
            Self::RangeTooLong => "range too long",
            Self::UnclearTail => "digits that may be an extension or a range",
            Self::TailOnly => "only the ends of numbers",
            Self::CountDiffers => "count unlike the range",
            Self::ExtensionRange => "range of extensions",
            Self::NoNumber => "no number",
            Self::Other => "odd",
        }
    }
}

/// What was probably meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// What to put in the cell's place.
    pub text: String,
    /// The number that it then holds; absent where it holds several or a foreign one.
    pub number: Option<TelephoneNumber>,
}

impl Proposal {
    /// A text to put in the cell's place, with the number that it then holds.
    fn of_text(text: &str) -> Self {
        let number = match super::numbers::read_cell(text, "US").numbers.as_slice() {
            [one] => Some(one.tn),
            _ => None,
        };
        Self {
            text: text.to_owned(),
            number,
        }
    }

    fn of_number(number: TelephoneNumber) -> Self {
        Self {
            text: number.national(),
            number: Some(number),
        }
    }
}

/// A cell that is probably wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Suspect {
    /// The cell.
    pub place: CellPlace,
    /// What stands in it.
    pub text: String,
    /// What is wrong; the key of a repair in bulk.
    pub kind: FaultKind,
    /// The number it was read as; absent where the cell was refused.
    pub number: Option<TelephoneNumber>,
    /// What is wrong and how that was seen.
    pub reason: String,
    /// What to do.
    pub hint: String,
    /// What was probably meant; a person accepts it.
    pub proposal: Option<Proposal>,
}

impl Suspect {
    /// Whether the cell was refused, so that its number is not on the list yet.
    pub fn is_refused(&self) -> bool {
        self.number.is_none()
    }
}

/// The cells of a staged sheet that are refused or probably wrong, each once, in order of row. Cells that were
/// refused are all here.
pub fn suspects(staged: &Staged<'_>) -> Vec<Suspect> {
    let cells = Cells::of(staged);
    let abroad = abroad::country(&cells);
    let mut suspects = Vec::new();
    for (at, item) in cells.items.iter().enumerate() {
        let suspicion = match item {
            Item::Refused(cell) => Some(refused(&cells, at, cell, abroad.as_ref())),
            Item::Taken(row) => taken(&cells, at, row, abroad.as_ref()),
        };
        if let Some(suspicion) = suspicion {
            suspects.push(suspicion.at(staged, item));
        }
    }
    suspects
}

/// What is suspected of a cell, before its place is written down.
struct Suspicion {
    kind: FaultKind,
    reason: String,
    hint: String,
    proposal: Option<Proposal>,
}

impl Suspicion {
    fn new(kind: FaultKind, reason: String, proposal: Option<Proposal>) -> Self {
        let hint = match &proposal {
            Some(proposal) => format!("Accept {} if the bill has it.", proposal.text),
            None => "Compare with the bill.".to_owned(),
        };
        Self {
            kind,
            reason,
            hint,
            proposal,
        }
    }

    fn at(self, staged: &Staged<'_>, item: &Item<'_>) -> Suspect {
        let (row, column, text, number) = match item {
            Item::Refused(cell) => (cell.row, cell.column, cell.text.as_str(), None),
            Item::Taken(row) => (
                row.row,
                row.column.into(),
                row.text,
                row.numbers.first().map(|one| one.tn),
            ),
        };
        Suspect {
            place: CellPlace {
                file: staged.file.clone(),
                sheet: staged.sheet.clone(),
                row,
                column,
            },
            text: text.to_owned(),
            kind: self.kind,
            number,
            reason: self.reason,
            hint: self.hint,
            proposal: self.proposal,
        }
    }
}

fn refused(cells: &Cells<'_>, at: usize, cell: &Refused, abroad: Option<&Abroad>) -> Suspicion {
    let kind = FaultKind::of_code(&cell.code).unwrap_or(FaultKind::Other);
    let own = Suspicion {
        kind,
        reason: cell.message.clone(),
        hint: cell.hint.clone(),
        proposal: cell.proposal.as_deref().map(Proposal::of_text),
    };
    if let Some(abroad) = abroad
        && let Some(suspicion) = abroad::suspect(&cell.text, abroad.country)
    {
        return suspicion;
    }
    if let Some((proposal, seen)) = digits::behind_zero(cells, &cell.text) {
        let reason = format!("It starts with 0. {seen}");
        return Suspicion::new(FaultKind::LeadingZero, reason, Some(proposal));
    }
    if own.proposal.is_some() {
        return own;
    }
    if kind == FaultKind::DigitTooMany && digits::is_rounded(&cell.text) {
        let reason = "More digits than a number has, and the last are zeros: a spreadsheet has rounded it, and digits are lost.";
        let (proposal, seen) = digits::in_sequence(cells, at, &cell.text).unzip();
        let reason = format!("{reason} {}", seen.unwrap_or_default());
        return Suspicion::new(FaultKind::DigitsLost, reason.trim().to_owned(), proposal);
    }
    // `1-414-555-011` has ten digits, and the first is no part of the number.
    if kind == FaultKind::BadForm
        && digits::begins_with_one(&cell.text)
        && let Some((proposal, seen)) = digits::one_wrong(cells, at, &cell.text)
    {
        let reason = format!("Nine digits behind 1. A number has 10. {seen}");
        return Suspicion::new(FaultKind::DigitMissing, reason, Some(proposal));
    }
    let found = match kind {
        FaultKind::DigitMissing | FaultKind::DigitTooMany => {
            digits::one_wrong(cells, at, &cell.text)
        }
        FaultKind::AreaCodeMissing => digits::area_code(cells, at, &cell.text),
        FaultKind::DigitsLost => digits::in_sequence(cells, at, &cell.text),
        FaultKind::TailOnly | FaultKind::ExtensionRange | FaultKind::NoNumber => {
            digits::ends(cells, at, &cell.text).or_else(|| digits::odd_signs(cells, &cell.text))
        }
        FaultKind::BadForm => neighbours::bad_form(cells, at, &cell.text),
        _ => None,
    };
    match found {
        Some((proposal, seen)) => {
            Suspicion::new(kind, format!("{} {seen}", cell.message), Some(proposal))
        }
        None => own,
    }
}

fn taken(
    cells: &Cells<'_>,
    at: usize,
    row: &StagedRow<'_>,
    abroad: Option<&Abroad>,
) -> Option<Suspicion> {
    if let Some(abroad) = abroad
        && !abroad.is_ours(cells, row)
        && let Some(suspicion) = abroad::suspect(row.text, abroad.country)
    {
        return Some(suspicion);
    }
    if let [one] = row.numbers.as_slice()
        && let Some(suspicion) = neighbours::suspect(cells, at, one.tn)
    {
        return Some(suspicion);
    }
    if let Some(suspicion) = digits::extension_column(row).or_else(|| digits::long_range(row)) {
        return Some(suspicion);
    }
    row.findings.iter().find_map(|remark| {
        let kind = FaultKind::of_code(&remark.code)?;
        // The number is read; what the cell could say instead of itself is the number alone.
        let clean = matches!(
            kind,
            FaultKind::LeadingZero | FaultKind::DialPrefix | FaultKind::WrittenAsAmount
        );
        let proposal = match row.numbers.as_slice() {
            [one] if clean => Some(Proposal::of_number(one.tn)),
            _ => None,
        };
        Some(Suspicion {
            kind,
            reason: remark.message.clone(),
            hint: remark.hint.clone(),
            proposal,
        })
    })
}

/// What to put in the place of every cell that has this fault and a proposal: the shape that staging takes.
pub fn repairs(suspects: &[Suspect], kind: FaultKind) -> BTreeMap<(u32, u16), String> {
    suspects
        .iter()
        .filter(|suspect| suspect.kind == kind)
        .filter_map(|suspect| {
            let column = u16::try_from(suspect.place.column).ok()?;
            let proposal = suspect.proposal.as_ref()?;
            Some(((suspect.place.row, column), proposal.text.clone()))
        })
        .collect()
}

/// One edit for every cell that has a fault, where nothing can be proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FaultEdit {
    /// The fault.
    pub fault: FaultKind,
    /// What to put before the text of each cell, such as an area code; empty passes their rows over.
    pub before: String,
}

/// What an edit makes of every cell that has its fault and is no better proposed for: the shape that staging takes. A
/// cell of which it makes no number is left as it is.
pub fn edited(suspects: &[Suspect], edit: &FaultEdit) -> BTreeMap<(u32, u16), String> {
    let before = edit.before.trim();
    suspects
        .iter()
        .filter(|suspect| suspect.kind == edit.fault)
        .filter_map(|suspect| {
            let column = u16::try_from(suspect.place.column).ok()?;
            let text = match (before, suspect.is_refused()) {
                ("", false) => return None,
                ("", true) => String::new(),
                (before, _) => with_before(before, &suspect.text)?,
            };
            Some(((suspect.place.row, column), text))
        })
        .collect()
}

/// The text with what was missing before it, joined so that it reads as numbers.
fn with_before(before: &str, text: &str) -> Option<String> {
    [" ", "-", ""]
        .map(|join| format!("{before}{join}{}", text.trim()))
        .into_iter()
        .find(|whole| {
            let reading = super::numbers::read_cell(whole, "US");
            let odd = |code: &str| FaultKind::of_code(code).is_some();
            !reading.numbers.is_empty() && !reading.findings.iter().any(|it| odd(&it.code))
        })
}

#[cfg(test)]
mod tests;
