//! The operations: everything that can be written to a project, each as data that was decided before.
//!
//! Ids below zero stand for things that the same operation adds: they are replaced by the ids that the file
//! gives.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::json;

use super::blobs::Bytes;
use crate::{
    account::{Account, KeptSpelling},
    carrier::{CarrierId, Override},
    csr::{Bill, Csr},
    evidence::{Attachment, CallVolume},
    finding::Acceptance,
    id::{AcceptanceId, AccountId, NumberId, OrderId, SiteId, SourceId},
    intake::Kept,
    number::{Lookup, Number, fact::HandEdits},
    order::{Order, OrderStatus, Rejection},
    site::Site,
    snapshot::{AddedProfile, Blackout, Settings},
    task::{Baseline, ChecklistEdit, ReportSent, SecretExport, TaskRecord},
};

mod apply;
mod night;
mod orders;
mod terms;

pub(super) use apply::apply;
pub use night::NightOp;
pub use orders::OrderOp;
pub use terms::Terms;

/// From so many rows on a write is a big one.
const MANY: usize = 10_000;

/// A write, with everything it will write.
#[derive(Debug, Clone)]
pub enum Op {
    /// The first entry of every project.
    Create(Settings),
    /// New settings.
    Settings(Settings),
    /// A site, new when its id is below zero.
    Site(Site),
    /// An account, new when its id is below zero, with what was done to it in words.
    Account {
        /// The account as it shall be.
        account: Box<Account>,
        /// What was done, for undo: `carrier's spelling of the business name`.
        what: String,
    },
    /// The carrier's spelling taken over: fields of an account and of its sites, in one step.
    Spelling {
        /// The account as it shall be.
        account: Box<Account>,
        /// Its sites as they shall be.
        sites: Vec<Site>,
        /// What was taken: `Lakeland’s spelling of business name`.
        what: String,
    },
    /// A CSR as the carrier sent it, with the numbers that its lines name.
    Csr {
        /// The record.
        csr: Csr,
        /// File name, or what it was: `pasted CSR`.
        file: String,
        /// Hash of its text.
        sha256: String,
        /// Numbers it adds (ids below zero) or names, with their lines.
        numbers: Vec<ImportedNumber>,
    },
    /// A bill as the client pasted it, with its date on the account.
    Bill {
        /// The bill.
        bill: Bill,
        /// The account as it shall be.
        account: Box<Account>,
    },
    /// A spelling of ours kept against the carrier's.
    KeepSpelling {
        /// What is kept, and why.
        kept: KeptSpelling,
        /// What it is in words: `our spelling of business name at Lakeland`.
        what: String,
    },
    /// Look-ups made elsewhere, with the numbers that know more through them.
    Lookups {
        /// The look-ups; a newer one of a kind replaces the older.
        lookups: Vec<Lookup>,
        /// Numbers as they shall be.
        numbers: Vec<Number>,
        /// What was recorded: `rate centre of 12 numbers`.
        what: String,
    },
    /// Numbers as they shall be, with what was done to them in words.
    Numbers {
        /// The numbers.
        numbers: Vec<Number>,
        /// What was done: `3 numbers to port`.
        what: String,
    },
    /// A list taken in.
    Import {
        /// File name without folder.
        file: String,
        /// `inventory`, `csr`, `bill`.
        list: &'static str,
        /// Hash of the file's bytes.
        sha256: String,
        /// Accounts it adds (ids below zero) or knows more of.
        accounts: Vec<Account>,
        /// Sites it adds, ids below zero.
        sites: Vec<Site>,
        /// Numbers it adds (ids below zero) or changes, with the cells they were read from.
        numbers: Vec<ImportedNumber>,
        /// What it means for what came in before.
        again: KnownAgain,
    },
    /// Call volume taken in, in place of what was known before: two files of the same weeks would count twice.
    Calls {
        /// Hash of the file's bytes.
        sha256: String,
        /// The counts.
        volume: Box<CallVolume>,
    },
    /// A file attached, with its bytes.
    Attach {
        /// The file.
        file: Attached,
        /// What was done: `bill of Lakeland attached`.
        what: String,
    },
    /// What an attachment is said to be; its bytes never change.
    Attachment {
        /// As it shall be.
        attachment: Box<Attachment>,
        /// Accounts whose bill's date follows.
        accounts: Vec<Account>,
        /// What was done.
        what: String,
    },
    /// An attachment taken off its list. Its bytes stay in the file, for undo.
    Detach {
        /// Which.
        attachment: Box<Attachment>,
        /// The account, where its bill's date goes with it.
        account: Option<Box<Account>>,
        /// What was done.
        what: String,
    },
    /// The inventory split into orders.
    Split {
        /// Orders as they shall be, ids below zero for new ones; their names are given here.
        orders: Vec<Order>,
        /// Numbers that change their order.
        moves: Vec<(NumberId, Option<OrderId>)>,
        /// Drafts that are left without numbers.
        emptied: Vec<OrderId>,
    },
    /// An order as it shall be, after something happened to it.
    Order {
        /// The order.
        order: Box<Order>,
        /// What was refused, when that is what happened.
        rejection: Option<Rejection>,
        /// What happened, in words: `NDG-02 rejected`.
        what: String,
    },
    /// What becomes of orders beside the split.
    Orders(OrderOp),
    /// A closed period of the project, new when its id is below zero.
    Blackout(Blackout),
    /// A rule of a carrier as the project knows it; in place of what it said of the rule before.
    CarrierOverride {
        /// The rule with its reason.
        change: Override,
        /// What was done: `bill_max_days of Lakeland`.
        what: String,
    },
    /// That word taken back.
    CarrierOverrideRemove {
        /// Whose rule.
        carrier: CarrierId,
        /// Which rule.
        rule: String,
        /// What was done, for undo.
        what: String,
    },
    /// A carrier of the project's own; in place of the one that it added by that id before.
    CarrierAdd {
        /// The profile as its file says it.
        profile: AddedProfile,
        /// What was done: `carrier Fox Valley`.
        what: String,
    },
    /// A closed period taken away.
    BlackoutRemoved(Blackout),
    /// What someone said of a thing that has to be in place; it takes the place of what was said before.
    Task {
        /// The record.
        record: TaskRecord,
        /// What was said: `phones at Milwaukee done`.
        what: String,
    },
    /// The planned cutovers kept, to be held against later ones.
    Baseline(Vec<Baseline>),
    /// A status report that went to the client, with its bytes.
    ReportSent {
        /// The report.
        report: ReportSent,
        /// Its pages as they stood when it was marked as sent.
        bytes: Bytes,
    },
    /// What people say of lines of the checklist.
    Checklist {
        /// Lines as they shall be, in place of what was said of them before.
        edits: Vec<ChecklistEdit>,
        /// Items of which nothing is said any more.
        gone: Vec<String>,
        /// What was done, for undo: `checklist item dropped`.
        what: String,
    },
    /// The consultant's logo, with its bytes; absent to take it away.
    Logo {
        /// The file.
        file: Option<(Box<Attachment>, Bytes)>,
        /// The settings as they shall be but for the logo.
        settings: Box<Settings>,
    },
    /// A file was written with secrets in it.
    SecretExport(SecretExport),
    /// A finding accepted; with the id of an older word it takes its place.
    Accept {
        /// The word.
        acceptance: Acceptance,
        /// What was accepted, for undo: `acceptance of bill_too_old at NDG-02`.
        what: String,
    },
    /// A finding opened again.
    Reopen {
        /// The word that is taken back.
        id: AcceptanceId,
        /// Which finding, for undo.
        what: String,
    },
    /// Fees, charges, duty and the instants of windows.
    Terms(Terms),
    /// Runbooks, nights and tests.
    Night(NightOp),
}

/// What an import means for what came in before it.
#[derive(Debug, Clone, Default)]
pub struct KnownAgain {
    /// Numbers whose edits by hand are other ones now, with what is left of them.
    pub edits: BTreeMap<NumberId, HandEdits>,
    /// Numbers that do not stand on this newer list, and the lists on which they did.
    pub gone: Vec<Gone>,
    /// Layouts to be known again, by fingerprint.
    pub layouts: BTreeMap<String, Kept>,
}

/// A number that a newer list no longer holds.
#[derive(Debug, Clone)]
pub struct Gone {
    /// The number.
    pub number: NumberId,
    /// The lists that it is gone from.
    pub from: Vec<SourceId>,
    /// As it shall be; absent for a number that is taken out of the project.
    pub left: Option<Number>,
}

/// A number of an import with the cells it was read from.
#[derive(Debug, Clone)]
pub struct ImportedNumber {
    /// The number as it shall be.
    pub number: Number,
    /// Where it was read, all places.
    pub cells: Vec<ImportedCell>,
}

/// A cell of an import.
#[derive(Debug, Clone)]
pub struct ImportedCell {
    /// Sheet, empty for text; lent to all cells of the sheet.
    pub sheet: Arc<str>,
    /// Row from 1.
    pub row: u32,
    /// Column from 1.
    pub column: u32,
    /// Text as written.
    pub text: String,
}

/// What the ids of an import became in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Placed {
    /// The first of its new numbers; the others follow in their order.
    pub(super) first_number: i64,
    /// Those new numbers as they are written.
    pub(super) new: BTreeMap<NumberId, Number>,
    pub(super) accounts: BTreeMap<AccountId, AccountId>,
    pub(super) sites: BTreeMap<SiteId, SiteId>,
}

impl Placed {
    /// Account and site of a number as they are in the file.
    pub(super) fn of(&self, number: &Number) -> (Option<AccountId>, Option<SiteId>) {
        let account = |id| self.accounts.get(&id).copied().unwrap_or(id);
        let site = |id| self.sites.get(&id).copied().unwrap_or(id);
        (number.account.map(account), number.site.map(site))
    }
}

/// A file that is attached, with its bytes.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The attachment, its id below zero.
    pub attachment: Box<Attachment>,
    /// Its bytes.
    pub bytes: Bytes,
    /// The account it is of, where its date changes what we state of it.
    pub account: Option<Box<Account>>,
}

impl Op {
    /// Stable name, for the record.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Create(_) => "create",
            Self::Settings(_) => "settings",
            Self::Site(_) => "site",
            Self::Account { .. } => "account",
            Self::Spelling { .. } => "spelling",
            Self::Csr { .. } => "csr",
            Self::Bill { .. } => "bill",
            Self::KeepSpelling { .. } => "keep_spelling",
            Self::Lookups { .. } => "lookups",
            Self::Numbers { .. } => "numbers",
            Self::Import { .. } => "import",
            Self::Calls { .. } => "calls",
            Self::Attach { .. } => "attach",
            Self::Attachment { .. } => "attachment",
            Self::Detach { .. } => "detach",
            Self::Split { .. } => "split",
            Self::Order { order, .. } if order.status == OrderStatus::Submitted => {
                "order_submitted"
            }
            Self::Order { .. } => "order",
            Self::Orders(op) => op.name(),
            Self::Blackout(_) => "blackout",
            Self::CarrierOverride { .. } => "carrier_override",
            Self::CarrierOverrideRemove { .. } => "carrier_override_remove",
            Self::CarrierAdd { .. } => "carrier_add",
            Self::BlackoutRemoved(_) => "blackout_removed",
            Self::Task { .. } => "task",
            Self::Baseline(_) => "baseline",
            Self::ReportSent { .. } => "report_sent",
            Self::Checklist { .. } => "checklist",
            Self::Logo { .. } => "logo",
            Self::SecretExport(_) => "secret_export",
            Self::Accept { .. } => "accept",
            Self::Reopen { .. } => "reopen",
            Self::Terms(terms) => terms.name(),
            Self::Night(op) => op.name(),
        }
    }

    /// What it is for people, as undo names it.
    pub fn label(&self) -> String {
        match self {
            Self::Create(settings) => format!("new project for {}", settings.client),
            Self::Settings(_) => "change of the project's settings".to_owned(),
            Self::Site(site) => format!("change of site {}", site.name),
            Self::Account { what, .. }
            | Self::Spelling { what, .. }
            | Self::KeepSpelling { what, .. }
            | Self::Lookups { what, .. }
            | Self::Numbers { what, .. }
            | Self::Attach { what, .. }
            | Self::Attachment { what, .. }
            | Self::Detach { what, .. }
            | Self::Order { what, .. }
            | Self::CarrierOverride { what, .. }
            | Self::CarrierOverrideRemove { what, .. }
            | Self::CarrierAdd { what, .. }
            | Self::Checklist { what, .. }
            | Self::Task { what, .. }
            | Self::Accept { what, .. }
            | Self::Reopen { what, .. } => what.clone(),
            Self::Bill { bill, .. } => format!("pasted bill of {}", bill.dated),
            Self::Csr {
                file, csr, numbers, ..
            } => {
                format!(
                    "CSR of {} from {file}: {} numbers",
                    csr.dated,
                    numbers.len()
                )
            }
            Self::Import { file, numbers, .. } => {
                format!("import of {file}: {} numbers", numbers.len())
            }
            Self::Calls { volume, .. } => {
                format!("import of call counts from {}", volume.basis.file)
            }
            Self::Split { .. } => "split into orders".to_owned(),
            Self::Orders(op) => op.label(),
            Self::Blackout(blackout) => format!("closed period {}", blackout.name),
            Self::Terms(terms) => terms.label(),
            Self::Night(op) => op.label(),
            Self::BlackoutRemoved(blackout) => {
                format!("removal of closed period {}", blackout.name)
            }
            Self::Logo { file: Some(_), .. } => "logo for documents".to_owned(),
            Self::Logo { file: None, .. } => "logo taken off documents".to_owned(),
            Self::ReportSent { report, .. } => format!("status report sent to {}", report.to),
            Self::SecretExport(export) => format!("{} written with its PIN", export.what),
            Self::Baseline(kept) => match kept.first() {
                Some(first) if !first.name.is_empty() => format!("plan kept as {}", first.name),
                _ => "plan kept".to_owned(),
            },
        }
    }

    /// Rows that it writes of a kind that comes by the ten thousands: numbers and their cells.
    pub fn rows(&self) -> usize {
        match self {
            Self::Import { numbers, .. } | Self::Csr { numbers, .. } => {
                numbers.iter().map(|taken| 1 + taken.cells.len()).sum()
            }
            _ => 0,
        }
    }

    /// Whether it writes so many rows that the engine gets more room for them, and does not look by itself at what
    /// each of them refers to.
    pub(super) fn is_bulk(&self) -> bool {
        // What takes rows away is left to the engine: it knows everything that may refer to them.
        let only_adds = match self {
            Self::Import { again, .. } => again.gone.is_empty(),
            Self::Csr { .. } => true,
            _ => false,
        };
        only_adds && self.rows() >= MANY
    }

    /// Its facts for the record. No PIN is among them.
    pub(super) fn payload(&self) -> String {
        match self {
            Self::Create(settings) | Self::Settings(settings) => json!(settings),
            Self::Site(site) => json!(site),
            Self::Account { account, .. } => {
                json!({ "account": account.account_number, "carrier": account.carrier })
            }
            Self::Spelling { account, sites, what } => json!({
                "account": account.account_number, "carrier": account.carrier, "sites": sites.len(), "what": what,
            }),
            Self::Csr { csr, file, sha256, numbers } => json!({
                "account": csr.account, "dated": csr.dated, "file": file, "sha256": sha256, "numbers": numbers.len(),
            }),
            Self::Bill { bill, account } => {
                json!({ "account": account.account_number, "dated": bill.dated })
            }
            Self::KeepSpelling { kept, .. } => json!(kept),
            Self::Lookups { lookups, .. } => json!({
                "numbers": lookups.len(),
                "kinds": lookups.iter().map(|lookup| lookup.kind).collect::<std::collections::BTreeSet<_>>(),
                "sources": lookups.iter().map(|lookup| &lookup.source).collect::<std::collections::BTreeSet<_>>(),
            }),
            Self::Numbers { numbers, .. } => json!({ "numbers": numbers.len() }),
            Self::Import {
                file,
                list,
                sha256,
                accounts,
                sites,
                numbers,
                again,
            } => json!({
                "file": file, "list": list, "sha256": sha256,
                "accounts": accounts.len(), "sites": sites.len(), "numbers": numbers.len(),
                "gone": again.gone.len(), "removed": again.gone.iter().filter(|gone| gone.left.is_none()).count(),
            }),
            Self::Calls { sha256, volume } => json!({
                "file": volume.basis.file, "sha256": sha256, "rows": volume.basis.rows, "numbers": volume.numbers.len(),
            }),
            Self::Attach { file, .. } => json!(file.attachment),
            Self::Attachment { attachment, .. }
            | Self::Detach { attachment, .. } => json!(attachment),
            Self::Split { orders, moves, .. } => {
                json!({ "orders": orders.len(), "moved": moves.len() })
            }
            Self::Order {
                order, rejection, ..
            } => json!({ "order": order, "rejection": rejection }),
            Self::Orders(op) => op.payload(),
            Self::CarrierOverride { change, .. } => json!(change),
            Self::CarrierOverrideRemove { carrier, rule, .. } => {
                json!({ "carrier": carrier, "rule": rule })
            }
            Self::CarrierAdd { profile, .. } => json!(profile),
            Self::Blackout(blackout) | Self::BlackoutRemoved(blackout) => json!(blackout),
            Self::Task { record, .. } => json!(record),
            Self::Baseline(kept) => json!(kept),
            Self::ReportSent { report, .. } => json!(report),
            Self::Checklist { edits, gone, what } => {
                json!({ "edits": edits, "gone": gone, "what": what })
            }
            Self::Logo { file, .. } => json!(file.as_ref().map(|(attachment, _)| attachment)),
            Self::SecretExport(export) => json!(export),
            Self::Accept { acceptance, .. } => json!(acceptance),
            Self::Reopen { id, what } => json!({ "acceptance": id, "what": what }),
            Self::Terms(terms) => terms.payload(),
            Self::Night(op) => op.payload(),
        }
        .to_string()
    }
}
