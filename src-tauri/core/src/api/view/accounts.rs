//! Losing accounts with their comparison.

use serde::Deserialize;
use serde::Serialize;
use ts_rs::TS;

use super::{Coverage, Fact, FindingView, Icon, Mark, NumberRow};
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
    /// What stands beside each disposition.
    pub ledger: Vec<LedgerNote>,
    /// The BTN rule as it applies: title, sentence and state.
    pub btn_rule: Fact,
    /// Numbers that could become the new BTN: active, staying, in no order.
    pub new_btn_candidates: Vec<NumberRow>,
    /// The CSR as sent; empty for none.
    pub csr_text: String,
    /// The bill as pasted; empty for none.
    pub bill_text: String,
    /// The three lists as groups with their usual action; every number of the account in one of them.
    pub groups: Vec<MatchGroup>,
    /// Lists that are not there at all, in words: `No bill was taken in.` An absent list is never an empty one.
    pub absent_lists: Vec<String>,
    /// What the CSR and the list give away and someone has to be asked about.
    pub consequences: Vec<Consequence>,
    /// LOA, bill, CSR and PIN of each order of the account against its planned days.
    pub papers: Vec<PaperAge>,
    /// Findings of the account.
    pub findings: Vec<FindingView>,
}

/// What stands beside one line of the coverage ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LedgerNote {
    /// Which line.
    pub disposition: crate::number::Disposition,
    /// `NDG-01, with the BTN`, `5 alarm, 2 elevator`, `0142, 0143, 0219`.
    pub text: String,
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
    /// The day the PIN was made, ISO.
    pub pin_on: String,
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
    /// Each difference with its place in both readings, in graphemes from 0.
    pub differences: Vec<crate::reconcile::Difference>,
    /// How many characters the carrier's form takes, where known.
    pub limit: Option<u16>,
    /// What the form cuts off; absent where it takes all.
    pub cut: Option<FormCut>,
    /// The slip behind the difference, in words: `The CSR has the ZIP without plus four.` Empty for none.
    pub slip: String,
    /// An address in the parts a carrier's form takes; empty for other fields.
    pub parts: Vec<PartPair>,
    /// What the bill says, letter by letter; empty when it does not say or there is none.
    pub bill: String,
    /// How ours differs from the bill; absent when the bill does not say.
    pub bill_grade: Option<crate::reconcile::Grade>,
    /// Why ours is kept against the carrier's; empty when nobody said.
    pub kept: String,
}

/// What a form leaves of a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormCut {
    /// Whose form.
    pub whose: String,
    /// What it takes.
    pub takes: String,
    /// What it cuts off.
    pub cuts: String,
    /// Where the limit was read, and when.
    pub source: String,
}

/// One part of an address as a carrier's form takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PartPair {
    /// `House number`, `Pre-directional`, `Street`, `Plus four`.
    pub part: String,
    /// Ours.
    pub ours: String,
    /// The carrier's.
    pub theirs: String,
    /// How they differ; parts that neither has are left out.
    pub grade: crate::reconcile::Grade,
}

/// Numbers that stand on the same lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchGroup {
    /// Stable name: `in_all`, `inventory_only`, `csr_not_known`, `two_accounts`…
    pub code: String,
    /// `In use, not on the CSR`.
    pub title: String,
    /// The usual action, in a sentence.
    pub action: String,
    /// Whether something is to be done.
    pub icon: Icon,
    /// How many.
    pub count: u32,
    /// Which, neighbours as ranges.
    pub numbers: Vec<String>,
    /// `2 undecided, 3 disconnect`.
    pub note: String,
}

/// Something that a move changes beside the numbers, with what to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Consequence {
    /// Stable name: `dsl`, `hunt_group`, `alarm`…
    pub code: String,
    /// `DSL on the line`.
    pub title: String,
    /// What to ask, and whom.
    pub ask: String,
    /// The words that give it away, letter by letter.
    pub seen: String,
    /// Which numbers, neighbours as ranges; empty when the record names none.
    pub numbers: Vec<String>,
}

/// A paper of an order against the days on which it goes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperAge {
    /// The order's name.
    pub order: String,
    /// `LOA`, `Bill`, `CSR`, `PIN`.
    pub paper: String,
    /// Its date in words; `none yet`.
    pub dated: String,
    /// The oldest age that is taken, with its source: `30 days (TW-GUIDE, 2026-11-21)`.
    pub limit: String,
    /// Last day on which it is taken; empty without a date.
    pub good_until: String,
    /// Sent as planned: the day and whether it is taken.
    pub as_planned: Mark,
    /// Sent again after one rejection.
    pub after_rejection: Mark,
}

/// One reason of the rejection catalogue, as it stands for this project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RejectionReason {
    /// Its row in the catalogue, from 1.
    pub row: u16,
    /// What carriers reject for.
    pub reason: String,
    /// What to do about it.
    pub fix: String,
    /// Business days usually lost: `3–5`.
    pub days: String,
    /// The carriers' own codes.
    pub codes: String,
    /// Whether a check foresees it.
    pub foreseen: bool,
    /// What the checks found here, or whom to ask what.
    pub result: String,
    /// Findings of it now.
    pub findings: u32,
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
