//! Comparison of what we state with what the carrier holds, letter by letter.
//!
//! The verdict is equality and nothing else; the grade only explains a difference. Nothing here decides
//! which reading is right: the carrier's own spelling wins by an explicit act.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
