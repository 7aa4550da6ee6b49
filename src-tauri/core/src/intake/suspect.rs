//! A second look at a whole list: which of its cells are probably wrong, and what was probably meant.
//!
//! One cell alone often looks sound: 441-555-0112 is a number like any other until one sees that the sixty around
//! it are 414. Here the neighbours speak. Nothing is changed: each suspicion has its cell, a reason and, where only
//! one number fits, a proposal that a person accepts for one cell or for all with the same fault.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::stage::Staged;
use crate::{number::TelephoneNumber, place::CellPlace};

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
    /// Digits behind a number that may be an extension, the end of a range or a second number.
    UnclearTail,
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
            "looks_foreign" | "bad_foreign_number" | "foreign_number" => Self::Foreign,
            "leading_zero" => Self::LeadingZero,
            "looks_dialled" | "odd_prefix" => Self::DialPrefix,
            "bad_form" | "service_exchange" => Self::BadForm,
            "odd_grouping" => Self::OddGrouping,
            "more_digits" => Self::MoreDigits,
            "range_backwards" => Self::RangeBackwards,
            "range_too_long" => Self::RangeTooLong,
            "unclear_tail" => Self::UnclearTail,
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

/// The cells of a staged sheet that are probably wrong, in order of row.
pub fn suspects(staged: &Staged<'_>) -> Vec<Suspect> {
    let mut suspects: Vec<Suspect> = staged
        .refused
        .iter()
        .map(|cell| Suspect {
            place: CellPlace {
                file: staged.file.clone(),
                sheet: cell.sheet.clone(),
                row: cell.row,
                column: cell.column,
            },
            text: cell.text.clone(),
            kind: FaultKind::of_code(&cell.code).unwrap_or(FaultKind::Other),
            number: None,
            reason: cell.message.clone(),
            hint: cell.hint.clone(),
            proposal: cell.proposal.as_deref().map(Proposal::of_text),
        })
        .collect();
    for row in &staged.staged {
        let Some(number) = row.numbers.first() else {
            continue;
        };
        for remark in &row.findings {
            if let Some(kind) = FaultKind::of_code(&remark.code) {
                suspects.push(Suspect {
                    place: staged.place(row.row, row.column),
                    text: row.text.to_owned(),
                    kind,
                    number: Some(number.tn),
                    reason: remark.message.clone(),
                    hint: remark.hint.clone(),
                    proposal: None,
                });
            }
        }
    }
    suspects.sort_by_key(|suspect| (suspect.place.row, suspect.place.column, suspect.kind));
    suspects
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
