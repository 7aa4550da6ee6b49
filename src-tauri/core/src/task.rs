//! What has to be in place before an order can cut over, as people record it: phones, adapters, targets, 911
//! addresses, licences, temporary numbers; and the dates that were promised once.
//!
//! Which of them an order needs, and by when, is worked out by the plan; here stands only what someone said.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{
    AccountId, ActId, BaselineId, ChecklistEditId, NumberId, OrderId, ReportId, SiteId, TaskId,
};

/// What has to be in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// A licence on the platform for every line.
    Licence,
    /// Phones of the new platform installed, the client's own or supplied ones.
    Phones,
    /// An analog adapter for every fax machine.
    Adapter,
    /// Alarm panels, elevators, terminals and modems on a line of another kind.
    Replacement,
    /// Where each number will ring is confirmed and tested.
    Routing,
    /// The platform has accepted the 911 address of every line that can call.
    Address911,
    /// A temporary number on the new platform that stands in until the port.
    TemporaryNumber,
    /// Calls are forwarded to the temporary number.
    Forward,
    /// Notice is given for the losing contract.
    Notice,
    /// The losing service is cancelled.
    EndOfService,
}

impl TaskKind {
    /// Every kind, in order.
    pub const ALL: [Self; 10] = [
        Self::Licence,
        Self::Phones,
        Self::Adapter,
        Self::Replacement,
        Self::Routing,
        Self::Address911,
        Self::TemporaryNumber,
        Self::Forward,
        Self::Notice,
        Self::EndOfService,
    ];

    /// The kind for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Licence => "Licences",
            Self::Phones => "Phones installed",
            Self::Adapter => "Fax adapters",
            Self::Replacement => "Machine lines replaced",
            Self::Routing => "Targets confirmed",
            Self::Address911 => "911 address accepted",
            Self::TemporaryNumber => "Temporary number",
            Self::Forward => "Forward in place",
            Self::Notice => "Notice given",
            Self::EndOfService => "Losing service cancelled",
        }
    }
}

/// What a task is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskOf {
    /// The project as a whole.
    Project,
    /// A losing account.
    Account(AccountId),
    /// A site.
    Site(SiteId),
    /// An order.
    Order(OrderId),
    /// One number.
    Number(NumberId),
}

/// Whose phones they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Supply {
    /// Phones that ring today and are switched over: from then on the old number needs a forward.
    Own,
    /// New ones that stand beside the old.
    Supplied,
}

/// What someone said of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskRecord {
    /// Its row; below zero while it is new.
    pub id: TaskId,
    /// What has to be in place.
    pub kind: TaskKind,
    /// For what. There is one record of a kind and thing.
    pub of: TaskOf,
    /// The day on which it is expected, where someone said one.
    pub due: Option<NaiveDate>,
    /// Who sees to it.
    pub owner: String,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// Someone said that it is not needed here.
    pub waived: bool,
    /// Whose phones they are.
    pub supply: Option<Supply>,
    /// Anything else.
    pub note: String,
    /// Who said so last.
    pub by: String,
}

/// Why a date was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BaselineKind {
    /// It was asked for when the order was first sent.
    Submission,
    /// Someone kept the plan as it was.
    Saved,
}

/// The cutover of an order as it was planned once, so that a slip shows before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// Its row; below zero while it is new.
    pub id: BaselineId,
    /// The order.
    pub order: OrderId,
    /// Why it was kept.
    pub kind: BaselineKind,
    /// What it is called; empty for a submission.
    pub name: String,
    /// The day on which it was kept.
    pub taken_on: NaiveDate,
    /// The cutover as it was planned then.
    pub cutover: NaiveDate,
}

/// The days that a status report named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportDays {
    /// Earliest go-live.
    pub earliest: Option<NaiveDate>,
    /// Likely go-live.
    pub likely: Option<NaiveDate>,
    /// The one that is safe to promise.
    pub safe: Option<NaiveDate>,
    /// The cutover of each order that has one, by order.
    pub cutovers: Vec<(OrderId, NaiveDate)>,
    /// The newest act of any order that it could know; absent in reports of older versions. What happened is often
    /// entered days later, so its own day does not say whether a report had it.
    #[serde(default)]
    pub newest_act: Option<ActId>,
}

/// A status report that went to the client, as it stood when a person said so. It is never changed; the next one counts
/// from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSent {
    /// Its row; below zero while it is new.
    pub id: ReportId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who sent it.
    pub by: String,
    /// To whom.
    pub to: String,
    /// SHA-256 of its bytes in lower-case hex.
    pub sha256: String,
    /// How many bytes.
    pub size: u64,
    /// What it said of the dates.
    pub days: ReportDays,
}

/// Who sees to an item, by what they do in the move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ChecklistRole")]
pub enum Role {
    /// The person who may sign for the accounts.
    Signer,
    /// The client's telephony administrator.
    It,
    /// The client's operations manager.
    Operations,
    /// The client's person for compliance and risk.
    Compliance,
    /// The migration project manager.
    Manager,
    /// The implementation consultant.
    Implementation,
    /// The carrier coordinator.
    Coordinator,
}

/// What a person says of a line of the checklist: one that the program makes, or one of their own. What is absent
/// stays as the program makes it, so that the checklist can be made again from the project at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistEdit {
    /// Its row; below zero while it is new.
    pub id: ChecklistEditId,
    /// The item's stable name, such as `gather.csr`; `own.3` for one of their own.
    pub item: String,
    /// The phase it belongs to.
    pub phase: u8,
    /// Not on this project's list.
    pub dropped: bool,
    /// The item behind which it was put; empty for the head of the phase, absent where it was not moved.
    pub after: Option<String>,
    /// Which move this was: later ones go over earlier ones.
    pub moved: u32,
    /// Their words for it.
    pub text: Option<String>,
    /// Their reason.
    pub why: Option<String>,
    /// Who sees to it, by role.
    pub role: Option<Role>,
    /// Who sees to it, by name.
    pub owner: Option<String>,
    /// When it has to be done.
    pub due: Option<NaiveDate>,
    /// Said to be done, or said to be open, whatever the project shows.
    pub done: Option<bool>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// What shows it.
    pub evidence: Option<String>,
}

/// What own items are named by.
pub const OWN_ITEM: &str = "own.";

impl ChecklistEdit {
    /// Nothing said yet of an item.
    pub fn of(item: impl Into<String>, phase: u8) -> Self {
        Self {
            id: ChecklistEditId(-1),
            item: item.into(),
            phase,
            dropped: false,
            after: None,
            moved: 0,
            text: None,
            why: None,
            role: None,
            owner: None,
            due: None,
            done: None,
            done_on: None,
            evidence: None,
        }
    }

    /// Whether it is an item of their own.
    pub fn is_own(&self) -> bool {
        self.item.starts_with(OWN_ITEM)
    }

    /// Whether it says nothing: then there is no row of it.
    pub fn says_nothing(&self) -> bool {
        let blank = Self::of(self.item.clone(), self.phase);
        let moved = self.moved;
        !self.is_own()
            && Self {
                id: self.id,
                moved,
                ..blank
            } == *self
    }
}

/// A file that was written with secrets in it, because a person asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretExport {
    /// The day.
    pub made_on: NaiveDate,
    /// What: `Telnyx, porting order for NDG-01`.
    pub what: String,
    /// Who asked for it.
    pub by: String,
}
