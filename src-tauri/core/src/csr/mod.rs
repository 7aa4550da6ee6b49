//! Evidence of an account as text: the customer service record, which is what the losing carrier holds, and the
//! bill, which is what it prints. Both are kept letter by letter. What they say is read in `intake`.

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

/// A bill as the client pasted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bill {
    /// The account it is of.
    pub account: AccountId,
    /// The day printed on it.
    pub dated: NaiveDate,
    /// Its text, never changed.
    pub text: String,
}
