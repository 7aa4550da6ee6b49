//! The cost sheet, and what is entered for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::carrier::{FeeKind, FeePer};
use crate::cost::{AccountCost, FeeRow, Line, OrderCost};
use crate::id::AccountId;

/// Ask for the cost sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CostsRequest {
    /// Calendar days of the slip to reckon with; 0 stands for a week.
    pub slip_days: u16,
}

/// The cost sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CostsView {
    /// `At least 578.00 USD; 5 items are not known.`
    pub total: String,
    /// `A slip of 7 days adds at least 1,100.00 USD.`
    pub slip: String,
    /// Days of that slip.
    pub slip_days: u16,
    /// Orders by name.
    pub orders: Vec<OrderCostView>,
    /// Losing accounts that orders leave.
    pub accounts: Vec<AccountCostView>,
    /// What is charged only if it happens.
    pub perhaps: Vec<LineView>,
    /// Fees in use, the unknown ones too.
    pub fees: Vec<FeeRow>,
    /// What a fee can be for.
    pub kinds: Vec<FeeChoice>,
    /// How often a fee can be charged.
    pub pers: Vec<PerChoice>,
}

/// One order's costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrderCostView {
    /// As it was worked out.
    pub cost: OrderCost,
    /// `Lakeland · Milwaukee`.
    pub place: String,
    /// Its own lines and its part of what its account costs, in words.
    pub lines: Vec<LineView>,
    /// Of both: `302.00 USD`, `at least 82.00 USD`, `not known`.
    pub total: String,
    /// What the gaining side charges only if it happens to this order, where that is known.
    pub perhaps: Vec<LineView>,
    /// What the slip adds, in words.
    pub slip: LineView,
}

/// One account's costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountCostView {
    /// As it was worked out.
    pub cost: AccountCost,
    /// Its lines in words.
    pub lines: Vec<LineView>,
    /// `5,609.68 USD`, or `not known`.
    pub monthly: String,
    /// `2,400.00 USD`, or `not known`.
    pub termination: String,
    /// `28 Feb 2027`, or `not known`.
    pub contract_end: String,
}

/// One line in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LineView {
    /// As it was worked out.
    pub line: Line,
    /// `302.00 USD`, `not known`, `none`.
    pub amount: String,
}

/// A kind of fee to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeeChoice {
    /// The kind.
    pub kind: FeeKind,
    /// As people say it.
    pub label: String,
}

/// How often a fee is charged, to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PerChoice {
    /// How often.
    pub per: FeePer,
    /// As people say it.
    pub label: String,
}

/// Enter a fee of the project in place of the profile's, or take it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeSet {
    /// Profile id of the carrier that charges it.
    pub carrier: String,
    /// What for.
    pub kind: FeeKind,
    /// `25.00`; empty takes the project's own fee back.
    pub amount: String,
    /// Currency, three letters; empty for US dollars.
    #[serde(default)]
    pub currency: String,
    /// How often.
    pub per: FeePer,
    /// Where it stands: the contract, an offer, who said it.
    pub reason: String,
}

/// Enter what an account costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChargesSet {
    /// The account.
    pub id: AccountId,
    /// A month; empty for not known.
    pub monthly: String,
    /// For ending it early; empty for not known.
    pub termination: String,
    /// Currency, three letters; empty for US dollars.
    #[serde(default)]
    pub currency: String,
    /// Where it stands: the bill of a day, the contract's page.
    #[serde(default)]
    pub source: String,
}
