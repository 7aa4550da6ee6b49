//! Comparison of what we state with what the carrier holds, letter by letter.
//!
//! The verdict is equality and nothing else; the grade only explains a difference. Nothing here decides
//! which reading is right: the carrier's own spelling wins by an explicit act.

mod address;
mod diff;
mod fields;
mod form;
mod letters;
mod lists;
mod record;
mod slip;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use address::is_post_box;
pub use address::{AddressParts, parts};
pub use diff::{DiffPiece, Difference, compare, differences};
pub use fields::{FieldComparison, PartComparison, account as account_fields};
pub(crate) use fields::{account_at as account_fields_at, sites_among};
pub use form::Cut;
pub use lists::{Group, GroupKind, List, Lists, combinations, ledger, lists};
pub(crate) use lists::{by_account, lists_of, on_two_accounts};
pub use record::{CarrierRecord, read as read_record};
pub use slip::Slip;

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
    /// It looks the same and is another character: `O` for `0`, a Cyrillic letter, a no-break space.
    LookAlike,
    /// The same words in another order.
    Order,
    /// The same as far as a carrier's form takes it.
    Truncated,
    /// Letters or digits differ.
    Different,
    /// One of the two is missing.
    Missing,
}

/// What a CSR says, read from its text.
pub fn record(csr: &crate::csr::Csr) -> CarrierRecord {
    read_record(&csr.text)
}

impl Grade {
    /// The grade in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Same => "Same",
            Self::CaseOrSpace => "Same but for case, spaces or dashes",
            Self::Abbreviation => "Known abbreviation",
            Self::Punctuation => "Punctuation differs",
            Self::LookAlike => "Looks the same, is another character",
            Self::Order => "Same words in another order",
            Self::Truncated => "Same up to where the form cuts off",
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
    /// Business or residence.
    Class,
}

impl FieldKind {
    /// How much a difference of this grade matters in such a field.
    pub fn severity(self, grade: Grade) -> Option<Severity> {
        match (grade, self) {
            (Grade::Same | Grade::CaseOrSpace, _) | (Grade::Punctuation, Self::Digits) => None,
            (Grade::Missing, _) => Some(Severity::Note),
            (Grade::Abbreviation | Grade::Truncated, _)
            | (Grade::Punctuation | Grade::Order, Self::Address) => Some(Severity::Warning),
            (Grade::Punctuation | Grade::Order, Self::Name | Self::Class)
            | (Grade::Order, Self::Digits)
            | (Grade::LookAlike | Grade::Different, _) => Some(Severity::Blocker),
        }
    }
}
