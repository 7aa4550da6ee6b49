//! Comparison of what we state with what the carrier holds, letter by letter.
//!
//! The verdict is equality and nothing else; the grade only explains a difference. Nothing here decides
//! which reading is right: the carrier's own spelling wins by an explicit act.

mod diff;
mod fields;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use diff::{DiffPiece, compare};
pub(crate) use fields::sites_of;
pub use fields::{CarrierRecord, FieldComparison, account as account_fields, lists, record};

use crate::finding::Severity;

/// How two readings differ, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Letter by letter the same.
    Same,
    /// Only capitals, spaces or dashes differ.
    CaseOrSpace,
    /// A word is a known abbreviation of the other: `St` and `Street`.
    Abbreviation,
    /// A comma, a full stop or another mark differs.
    Punctuation,
    /// Letters or digits differ.
    Different,
    /// One of the two is missing.
    Missing,
}

impl Grade {
    /// The grade in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Same => "Same",
            Self::CaseOrSpace => "Same but for case, spaces or dashes",
            Self::Abbreviation => "Known abbreviation",
            Self::Punctuation => "Punctuation differs",
            Self::Different => "Different",
            Self::Missing => "Not on the CSR",
        }
    }
}

/// What kind of field it is: the same difference is a rejection in a name and a trifle in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A name: one mark too many is a mismatch.
    Name,
    /// An address: abbreviations and marks usually pass, another word does not.
    Address,
    /// Digits: spaces and dashes are how people write, not what they mean.
    Digits,
}

impl FieldKind {
    /// How much a difference of this grade matters in such a field.
    pub fn severity(self, grade: Grade) -> Option<Severity> {
        match (grade, self) {
            (Grade::Same | Grade::CaseOrSpace, _) | (Grade::Punctuation, Self::Digits) => None,
            (Grade::Missing, _) => Some(Severity::Note),
            (Grade::Abbreviation, _) | (Grade::Punctuation, Self::Address) => {
                Some(Severity::Warning)
            }
            (Grade::Punctuation, Self::Name) | (Grade::Different, _) => Some(Severity::Blocker),
        }
    }
}
