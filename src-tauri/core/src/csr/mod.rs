//! The customer service record: what the losing carrier holds of an account, kept letter by letter.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::AccountId;

mod hint;

pub use hint::{Hint, HintKind};

/// A CSR as the carrier sent it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Csr {
    /// The account it is of.
    pub account: AccountId,
    /// The day the carrier made it.
    pub dated: NaiveDate,
    /// Its text, never changed.
    pub text: String,
}
