//! What an account costs while it goes on, and what ending it early costs. Entered by hand from bill and contract.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{carrier::Cents, id::AccountId};

/// What is known of an account's money. What is absent is unknown, never nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Charges {
    /// The account.
    pub account: AccountId,
    /// What it costs a month.
    pub monthly: Option<Cents>,
    /// What ending the contract before its end costs: the early-termination fee.
    pub termination: Option<Cents>,
    /// Currency of both, three letters.
    pub currency: String,
    /// Where it stands: the bill of a day, the contract's page.
    pub source: String,
}
