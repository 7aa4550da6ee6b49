//! What people record of a cutover: their changes of the runbook, what happened on the night and when, the tests of
//! single numbers, decisions about samples, the final bill, and what was learnt of a carrier.
//!
//! Here stands only what someone said or did. Which steps a night has is made by `runbook`, which tests a number needs
//! by `validation`. What happened is never changed: a correction is another entry, and the newest word holds.

mod key;
mod test;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use key::NightKey;
pub use test::{Phase, Test, TestResult};

use crate::{
    carrier::CarrierId,
    id::{AccountId, FinalBillId, NightRowId, NoteId, NumberId, TestEventId},
    number::TelephoneNumber,
};

/// When a step of a runbook is, from the cutover on, so that it moves with the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum StepTime {
    /// Calendar days before (negative) or after the day of the cutover; a day that offices are closed gives way to the
    /// business day before or after it.
    Day {
        /// The days.
        days: i16,
    },
    /// Minutes before (negative) or after the window's start.
    Minute {
        /// The minutes.
        minutes: i32,
    },
}

/// What a person changed of one step of a runbook. What is absent is as the program makes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct StepEdit {
    /// The step.
    pub step: String,
    /// Its words.
    pub title: Option<String>,
    /// How it is done.
    pub detail: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// How long it takes.
    pub minutes: Option<u16>,
    /// When it is.
    pub time: Option<StepTime>,
    /// It is not done here.
    pub dropped: bool,
    /// It is a step of the user's own, which the program does not make.
    pub own: bool,
}

/// A change of the runbook as it is kept: one a night and step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEdit {
    /// Its row; below zero while it is new.
    pub id: NightRowId,
    /// The night.
    pub night: NightKey,
    /// The change.
    pub edit: StepEdit,
}

/// Somebody to call on the night; one a key and project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunbookContact {
    /// Stable name: `lead`, `losing:lakeland`, or `own-1` for one that was added.
    pub key: String,
    /// What they do: `Lead, keeps this book`.
    pub role: String,
    /// Name, or the case that a desk knows us by.
    pub name: String,
    /// Telephone, as dialled.
    pub telephone: String,
    /// When they can be reached.
    pub reachable: String,
}

/// What can happen on a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NightAct {
    /// A step was begun.
    Begin,
    /// A step is done.
    Done,
    /// A step was left out, with the reason.
    Skip,
    /// A step is open again, or the night as a whole, with the reason.
    Reopen,
    /// Someone decided at a gate; the word says what.
    Decide,
    /// The night is held: nothing goes on.
    Hold,
    /// It goes on.
    Resume,
    /// A note.
    Note,
    /// The night was signed off.
    Sign,
}

/// Something that happened on a night. It is never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightEvent {
    /// Its row; below zero while it is new.
    pub id: NightRowId,
    /// The night.
    pub night: NightKey,
    /// What.
    pub act: NightAct,
    /// The step or gate it happened to; empty for the night as a whole.
    pub step: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did or decided it.
    pub who: String,
    /// `go` or `no_go` of a decision; `in_spite` of a sign-off with 911 open; else empty.
    pub word: String,
    /// The reason, or the note.
    pub text: String,
}

impl NightEvent {
    /// The night as a whole is open again: it was stopped, or its cut moved to another day. What was recorded before of
    /// its steps stays on record and counts no more.
    pub fn opens_the_night(&self) -> bool {
        self.act == NightAct::Reopen && self.step.is_empty()
    }
}

/// A test of one number. It is never changed: the newest of a number and test holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestEvent {
    /// Its row; below zero while it is new.
    pub id: TestEventId,
    /// The number.
    pub number: NumberId,
    /// Which test.
    pub test: Test,
    /// What came of it.
    pub result: TestResult,
    /// When.
    pub at: DateTime<Utc>,
    /// Who tested.
    pub tester: String,
    /// What was heard, or why it does not apply.
    pub note: String,
}

/// What was decided about the tests of a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Of a block only some numbers are tested.
    Sample,
    /// Which areas call the toll-free numbers.
    Areas,
}

/// A decision about the tests of a night. It is never changed: the newest of a kind and test holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestDecision {
    /// Its row; below zero while it is new.
    pub id: NightRowId,
    /// The night.
    pub night: NightKey,
    /// What is decided.
    pub kind: DecisionKind,
    /// The tests it is about.
    pub tests: BTreeSet<Test>,
    /// Of a block every so many numbers are tested; 1 for all of them.
    pub every: u16,
    /// Who decided.
    pub who: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the losing side still bills after the cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinalBill {
    /// Its row; below zero while it is new.
    pub id: FinalBillId,
    /// The account.
    pub account: AccountId,
    /// The day of the bill.
    pub dated: NaiveDate,
    /// The numbers it bills, each once, sorted.
    pub numbers: Vec<TelephoneNumber>,
    /// The file it came as, which is attached to the account; empty for pasted lines.
    pub file: String,
    /// SHA-256 of that file in lower-case hex; empty for pasted lines.
    pub sha256: String,
    /// Who entered it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was learnt of a carrier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierNote {
    /// Its row; below zero while it is new.
    pub id: NoteId,
    /// The carrier.
    pub carrier: CarrierId,
    /// What was learnt.
    pub text: String,
    /// Who says so.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything that is recorded of cutovers, each list oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Nights {
    /// Changes of runbooks.
    pub edits: Vec<KeptEdit>,
    /// Whom to call.
    pub contacts: Vec<RunbookContact>,
    /// What happened.
    pub events: Vec<NightEvent>,
    /// The newest test of each number and kind.
    pub tests: BTreeMap<NumberId, BTreeMap<Test, TestEvent>>,
    /// Decisions about tests.
    pub decisions: Vec<TestDecision>,
    /// Final bills.
    pub final_bills: Vec<FinalBill>,
    /// Lessons.
    pub notes: Vec<CarrierNote>,
}

impl Nights {
    /// What happened on one night.
    pub fn events_of(&self, night: NightKey) -> impl DoubleEndedIterator<Item = &NightEvent> {
        self.events.iter().filter(move |event| event.night == night)
    }

    /// The sign-off of a night that stands: one from before it was opened again does not.
    pub fn signed(&self, night: NightKey) -> Option<&NightEvent> {
        self.events_of(night)
            .rev()
            .take_while(|event| !event.opens_the_night())
            .find(|event| event.act == NightAct::Sign)
    }

    /// The newest test of a number.
    pub fn test(&self, number: NumberId, test: Test) -> Option<&TestEvent> {
        self.tests.get(&number)?.get(&test)
    }

    /// The newest decision of a kind about a test.
    pub fn decision(
        &self,
        night: NightKey,
        kind: DecisionKind,
        test: Option<Test>,
    ) -> Option<&TestDecision> {
        self.decisions.iter().rev().find(|decision| {
            decision.night == night
                && decision.kind == kind
                && test.is_none_or(|test| decision.tests.contains(&test))
        })
    }
}
