//! Losing accounts with their comparison.

use serde::Deserialize;
use serde::Serialize;
use ts_rs::TS;

use super::{Coverage, Fact, FindingView, Mark, NumberRow};
use crate::finding::Severity;
use crate::id::AccountId;

/// An account as an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountRow {
    /// Which account.
    pub id: AccountId,
    /// The carrier's name.
    pub carrier: String,
    /// Account number as written.
    pub account_number: String,
    /// How many numbers.
    pub numbers: u32,
    /// Worst finding.
    pub mark: Mark,
}

/// One account with its comparison, lists and BTN rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountDetail {
    /// Which account.
    pub id: AccountId,
    /// The carrier's name.
    pub carrier: String,
    /// Account number, BTN, CSR, bill, lock, PIN (known or not), contract: each with its state.
    pub facts: Vec<Fact>,
    /// What we state, for editing.
    pub form: AccountForm,
    /// Field by field, ours against the CSR's.
    pub comparison: Vec<FieldPair>,
    /// `6 fields: 1 blocker, 1 warning, 4 same`.
    pub comparison_note: String,
    /// The lists its numbers stand on, each combination with its count.
    pub lists: Vec<ListGroup>,
    /// Its numbers by disposition.
    pub coverage: Coverage,
    /// The BTN rule as it applies: title, sentence and state.
    pub btn_rule: Fact,
    /// Numbers that could become the new BTN: active, staying, in no order.
    pub new_btn_candidates: Vec<NumberRow>,
    /// The CSR as sent; empty for none.
    pub csr_text: String,
    /// Findings of the account.
    pub findings: Vec<FindingView>,
}

/// What we state of an account; the same fields for reading and writing. The PIN is only ever written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AccountForm {
    /// Which account; absent makes a new one.
    pub id: Option<AccountId>,
    /// Profile of the losing carrier.
    pub carrier: String,
    /// Account number.
    pub account_number: String,
    /// BTN, in any spelling.
    pub btn: String,
    /// New BTN, in any spelling.
    pub new_btn: String,
    /// Billing name.
    pub billing_name: String,
    /// Name at the service address.
    pub business_name: String,
    /// Billing address: street, line 2, city, state, ZIP.
    pub billing_address: crate::site::Address,
    /// Service address.
    pub service_address: crate::site::Address,
    /// Residence instead of business.
    pub residential: bool,
    /// Reseller's legal name.
    pub reseller: String,
    /// Authorised signer.
    pub signer: crate::account::Signer,
    /// A new PIN; absent leaves it as it is. Never sent to the screen.
    #[serde(skip_serializing)]
    pub pin: Option<String>,
    /// Whether a PIN is known.
    pub pin_known: bool,
    /// Bill date, ISO.
    pub bill_date: String,
    /// The account is locked against port-out.
    pub locked: bool,
    /// The day someone asked about a lock, ISO.
    pub lock_asked_on: String,
    /// End of the contract, ISO.
    pub contract_end: String,
    /// Days of notice.
    pub notice_days: Option<u16>,
}

/// One field, ours against the carrier's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldPair {
    /// Stable name, as `account_take_spelling` wants it.
    pub field: String,
    /// `Business name`.
    pub label: String,
    /// What we state, letter by letter.
    pub ours: String,
    /// What the CSR says, letter by letter; empty when it does not say.
    pub theirs: String,
    /// The grade in words: `Punctuation differs`.
    pub grade: String,
    /// How much it matters; absent when same.
    pub severity: Option<Severity>,
    /// Why it matters and what it costs.
    pub detail: String,
    /// Both readings cut into aligned pieces.
    pub pieces: Vec<crate::reconcile::DiffPiece>,
    /// How many characters the carrier's form takes, where known.
    pub limit: Option<u16>,
}

/// How many numbers stand on a combination of lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListGroup {
    /// On the phone system's list.
    pub inventory: bool,
    /// On the CSR.
    pub csr: bool,
    /// On the bill.
    pub bill: bool,
    /// How many.
    pub numbers: u32,
    /// The usual action, or what it comes to: `nothing to do`, `2 undecided, 3 disconnect`.
    pub note: String,
}
