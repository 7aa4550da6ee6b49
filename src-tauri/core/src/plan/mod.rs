//! The plan: dated steps of every order, forward from today and backward from the wished go-live.
//!
//! A pure function over a snapshot and a date. What has really happened replaces what was planned. It
//! never fails on bad data: what could not be placed is a finding with the nearest possible date.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{carrier::Class, finding::Finding, id::OrderId, task::BaselineKind, window::Window};

mod derive;
mod findings;
mod fit;
mod float;
mod forward;
mod ground;
mod lead;
mod openings;
mod schedule;
mod steps;
mod tables;
mod tasks;
mod waits;

pub(crate) use crate::rules::calendar_of;
pub use derive::{Derived, derivation};
pub(crate) use openings::{Day, Open, closed_for_good, first_open, openings};
pub(crate) use schedule::schedule_held;
pub(crate) use tables::{BEYOND, OrderTable, Slot, Stand, Tables};

/// Days before which an order is not sent, whatever else allows it.
pub(crate) type Holds = BTreeMap<OrderId, NaiveDate>;
pub use schedule::{open_days, schedule, slot};
pub use tasks::{Task, TaskKey, TaskNeed};

/// Who does a step; the timeline draws each owner's bars with a fill of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The people who plan and run the port.
    Us,
    /// The client: signatures, decisions, phones.
    Client,
    /// The losing or gaining carrier.
    Carrier,
}

/// The steps of an order's life that have dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Get the CSR and compare it.
    Csr,
    /// Have the lock of the losing account lifted.
    Unlock,
    /// Prepare the LOA and have it signed.
    Loa,
    /// From here on the signed letter is too old to be sent.
    LoaEnds,
    /// Send the order to the gaining side.
    Submission,
    /// The gaining side passes the order on to the losing one, where it holds it back until so many days before its date.
    PassedOn,
    /// The losing side answers: FOC or rejection.
    Answer,
    /// A version that was refused.
    Rejected,
    /// Until here a refused order has to be answered.
    RepairEnds,
    /// The carriers work towards the confirmed date.
    LeadTime,
    /// From here to the cutover nothing can be changed: the change cut-off.
    ChangeCutOff,
    /// Activation in the window.
    Cutover,
    /// Inbound, outbound caller ID and 911 are proven for every number.
    Validation,
    /// Until here a snapback can be asked for.
    Snapback,
    /// The 911 record has moved with the number.
    Record911,
    /// Messages have moved, on their own track.
    Messages,
    /// The caller's name is shown again everywhere.
    CallerName,
    /// A port that was not activated is given up.
    Abandoned,
    /// The losing service is ended, after all orders of the account.
    Disconnect,
}

impl Owner {
    /// The owner in a word for people.
    pub fn words(self) -> &'static str {
        match self {
            Owner::Us => "us",
            Owner::Client => "client",
            Owner::Carrier => "carrier",
        }
    }
}

impl StepKind {
    /// The step in a word or two for people.
    pub fn words(self) -> &'static str {
        match self {
            StepKind::Csr => "CSR",
            StepKind::Unlock => "Lock lifted",
            StepKind::LoaEnds => "LOA good until",
            StepKind::PassedOn => "Passed on to the losing side",
            StepKind::RepairEnds => "Repair due",
            StepKind::Record911 => "911 record moved",
            StepKind::Messages => "Messages moved",
            StepKind::CallerName => "Caller name shown",
            StepKind::Abandoned => "Given up if not activated",
            StepKind::Loa => "LOA",
            StepKind::Submission => "Submission",
            StepKind::Answer => "Answer",
            StepKind::Rejected => "Rejection",
            StepKind::LeadTime => "Lead time",
            StepKind::ChangeCutOff => "Change cut-off",
            StepKind::Cutover => "Cutover",
            StepKind::Validation => "Validation",
            StepKind::Snapback => "Snapback",
            StepKind::Disconnect => "Disconnect",
        }
    }

    /// A limit or an after-effect beside the order's own way: it stands in the table and draws nothing.
    pub fn is_aside(self) -> bool {
        matches!(
            self,
            StepKind::LoaEnds
                | StepKind::PassedOn
                | StepKind::RepairEnds
                | StepKind::Record911
                | StepKind::Messages
                | StepKind::CallerName
                | StepKind::Abandoned
        )
    }
}

impl StepState {
    /// The state in a word for people.
    pub fn words(self) -> &'static str {
        match self {
            StepState::Done => "done",
            StepState::Current => "going on",
            StepState::Planned => "planned",
            StepState::Late => "late",
            StepState::Failed => "failed",
        }
    }
}

/// How sure a step's dates are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// It happened on these dates.
    Done,
    /// It is going on.
    Current,
    /// It is planned.
    Planned,
    /// It should have happened and has not.
    Late,
    /// It failed and was or must be repeated.
    Failed,
}

/// One dated step of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// Which step.
    pub kind: StepKind,
    /// Who does it.
    pub owner: Owner,
    /// First day.
    pub from: NaiveDate,
    /// Last day, inclusive; equal to `from` for a milestone.
    pub to: NaiveDate,
    /// How sure the dates are.
    pub state: StepState,
    /// On the critical path of the go-live.
    pub critical: bool,
    /// The rule its dates follow, in one sentence.
    pub rule: String,
    /// Where the rule was read and when; empty for a fact.
    pub source: String,
}

/// The lead time that was used and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lead {
    /// Business days at best.
    pub min: u16,
    /// Business days as usual.
    pub typical: u16,
    /// Business days at worst without a rejection.
    pub max: u16,
    /// Where it was read and when, or that it is our own planning default.
    pub source: String,
    /// No profile states it; the planning default of the class is used.
    pub assumed: bool,
}

/// Whether a wished window can be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WindowFit {
    /// The wished hours cut down to what the carrier activates in; absent when nothing is left.
    pub window: Option<Window>,
    /// The hours the carrier activates in, in the project's zone, as they follow "activates":
    /// `04:00–21:00 CT`, `at 10:30 CT`; empty where nobody knows.
    pub carrier_hours: String,
    /// Why nothing is left, or what was cut off; empty when the wish fits whole.
    pub reason: String,
    /// The ways round, when nothing is left.
    pub ways_round: Vec<String>,
    /// Where the carrier's hours were read and when.
    pub source: String,
}

/// The plan of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderPlan {
    /// Which order.
    pub order: OrderId,
    /// Numbers that port with it.
    pub numbers: u32,
    /// The class that decided its lead time.
    pub class: Class,
    /// The lead time used.
    pub lead: Lead,
    /// Its steps in order of time.
    pub steps: Vec<Step>,
    /// The business day its sending counts for, real or planned.
    pub sent_on: Option<NaiveDate>,
    /// The cutover date the plan rests on: real, confirmed, requested, or the usual one. Other than the
    /// window it is there even where no hours fit.
    pub cutover: Option<NaiveDate>,
    /// The window that stands: confirmed, else requested, else proposed; absent when none fits.
    pub window: Option<Window>,
    /// Whether that window is confirmed by the carrier.
    pub confirmed: bool,
    /// How the wished hours fit the carrier's.
    pub fit: WindowFit,
    /// Earliest cutover date, from the shortest lead time.
    pub minimum: Option<NaiveDate>,
    /// Cutover date from the usual lead time.
    pub typical: Option<NaiveDate>,
    /// Cutover date from the longest lead time, without a rejection.
    pub maximum: Option<NaiveDate>,
    /// Cutover date from the usual lead time and one rejection.
    pub after_rejection: Option<NaiveDate>,
    /// Last day on which it may be sent so that the wished go-live holds with the usual lead time.
    pub send_by: Option<NaiveDate>,
    /// Business days by which it can slip without moving the go-live; negative when it is late already.
    pub float_days: Option<i32>,
    /// Last day of cutover that this float reaches; before the cutover when it is late.
    pub float_until: Option<NaiveDate>,
    /// On the critical path of the go-live.
    pub critical: bool,
    /// Orders that must end before this one is sent or cut over, each with the reason.
    pub waits_for: Vec<WaitsFor>,
    /// How far its cutover is from what was promised; absent where it is not, or nothing was promised.
    pub slip: Option<Slip>,
}

/// A cutover that is not where it was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Slip {
    /// The day that was promised.
    pub was: NaiveDate,
    /// Why that day was kept.
    pub kind: BaselineKind,
    /// What it was kept as; empty for a sending.
    pub name: String,
    /// When it was kept.
    pub taken_on: NaiveDate,
    /// Business days later; negative for earlier.
    pub days: i32,
}

impl OrderPlan {
    /// The day to reckon with: a date that was asked for stands only where the usual lead time allows it.
    pub fn expected(&self) -> Option<NaiveDate> {
        self.cutover.max(self.typical)
    }
}

/// One order waiting for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitsFor {
    /// The other order.
    pub order: OrderId,
    /// What waits.
    pub kind: WaitKind,
    /// Why, in a few words, for a drawing.
    pub label: String,
    /// Why, in one sentence.
    pub reason: String,
}

/// What of an order waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitKind {
    /// It is sent only after the other's snapback has ended.
    Sending,
    /// It is cut over only after the other.
    Cutover,
}

/// The plan of the whole project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// The day it was made for, in the project's zone.
    pub today: NaiveDate,
    /// Version of the time-zone data used, such as `2026e`.
    pub tz_data: String,
    /// Orders by cutover date, then name.
    pub orders: Vec<OrderPlan>,
    /// Wished go-live, where one is set.
    pub go_live: Option<NaiveDate>,
    /// Earliest go-live: the latest of the orders' minimum dates.
    pub minimum: Option<NaiveDate>,
    /// Go-live with usual lead times.
    pub typical: Option<NaiveDate>,
    /// Go-live with the longest lead times, without a rejection.
    pub maximum: Option<NaiveDate>,
    /// The order that decides the go-live.
    pub driven_by: Option<OrderId>,
    /// Business days from today to the wished go-live.
    pub business_days_left: Option<i32>,
    /// What has to be in place before the cutovers, and what ends after them.
    pub tasks: Vec<Task>,
    /// What does not fit, each with the nearest date that does.
    pub findings: Vec<Finding>,
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod varied;
