//! Cutovers on the wire: the list of nights, the night as it is played, tests, the runbook, and what follows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Mark;
use crate::{
    id::{AccountId, NumberId, OrderId},
    night::{
        DecisionKind, NightAct, NightKey, Phase, RunbookContact, StepEdit, StepTime, Test,
        TestResult,
    },
};

/// One night.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NightAsk {
    /// `order:3` or `wave:1`.
    pub night: NightKey,
}

/// A night in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NightRow {
    /// Which.
    pub night: NightKey,
    /// `NDG-01`, `Wave 2`.
    pub name: String,
    /// `Lakeland · Milwaukee, 151 numbers`.
    pub about: String,
    /// `Wed 16 Dec, 19:00–21:00 CT`; why there is none where no date can be had.
    pub when: String,
    /// Where it stands.
    pub state: Mark,
    /// Its orders.
    pub orders: Vec<OrderId>,
}

/// A clock: the page adds the seconds to the host's time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClockView {
    /// `Milwaukee, CT`, `UTC`.
    pub label: String,
    /// Seconds that it is ahead of UTC; negative behind it.
    pub offset: i32,
}

/// A moment that everyone waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CountdownView {
    /// `Snapback possible for`.
    pub label: String,
    /// The moment, milliseconds since 1970.
    pub until: i64,
    /// What happens then.
    pub text: String,
    /// What stands there once it has passed.
    pub over: String,
    /// It presses.
    pub presses: bool,
}

/// Something a decision rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConditionView {
    /// What has to be true, with its figures.
    pub text: String,
    /// Met, not met, or for people to say.
    pub mark: Mark,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NightGateView")]
pub struct NightGate {
    /// What is asked.
    pub question: String,
    /// What it rests on.
    pub conditions: Vec<ConditionView>,
    /// The answer that goes on.
    pub go: String,
    /// The other.
    pub no_go: String,
    /// What is done after the other.
    pub if_no: String,
    /// Who decides.
    pub decider: String,
    /// What a go has to give a reason for; empty when nothing.
    pub needs_reason: String,
}

/// How a step of the night stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NightProgress")]
pub enum NightProgress {
    /// Done or decided.
    Done,
    /// Left out.
    Skipped,
    /// A decision against it was taken before.
    Void,
    /// The step now.
    Now,
    /// Begun beside it.
    Begun,
    /// The step next.
    Next,
    /// Ahead.
    Ahead,
    /// A moment that passes by itself.
    Limit,
}

/// A step of the night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NightStep {
    /// Its key.
    pub key: String,
    /// How it stands.
    pub progress: NightProgress,
    /// What is done.
    pub title: String,
    /// How.
    pub detail: String,
    /// Who.
    pub owner: String,
    /// `19:10`.
    pub planned: String,
    /// When it ended, was decided or began; empty while it is ahead.
    pub real: String,
    /// `+4 min`, `on time`; of what is ahead when it will begin: `19:52`, where that is later than planned.
    pub off: String,
    /// It is later than planned.
    pub late: bool,
    /// Minutes it is given.
    pub minutes: u16,
    /// It was begun, milliseconds since 1970.
    pub since: Option<i64>,
    /// The tests it is about.
    pub tests: Vec<Test>,
    /// The decision it is.
    pub gate: Option<NightGate>,
    /// Why it cannot be done yet; empty when it can.
    pub refused: String,
    /// Who did it and what was said.
    pub said: String,
}

/// Something that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NightOpen")]
pub struct OpenView {
    /// What it is, with its weight.
    pub mark: Mark,
    /// More about it.
    pub detail: String,
}

/// The sign-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignView {
    /// What stands against it: `104 × 911 open`; empty when nothing does.
    pub against: String,
    /// A named person may sign all the same, with a reason.
    pub with_reason: bool,
    /// Everything that is not done; stands on the record.
    pub rest: String,
    /// Who signed, and when; empty before.
    pub signed: String,
}

/// The night as it is played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NightView {
    /// Which.
    pub night: NightKey,
    /// `NDG-01`.
    pub name: String,
    /// `Lakeland · Milwaukee, 151 numbers`.
    pub about: String,
    /// `151 active at Meridian since 19:06`.
    pub state: Mark,
    /// The host's time, milliseconds since 1970.
    pub now: i64,
    /// Clocks, the first the largest.
    pub clocks: Vec<ClockView>,
    /// `Now, step 5 of 10`; what else holds when there is none.
    pub place: String,
    /// Key of the step now; empty for none.
    pub step_now: String,
    /// Key of the step next; empty for none.
    pub step_next: String,
    /// `Next at 19:40`.
    pub next_at: String,
    /// Moments.
    pub countdowns: Vec<CountdownView>,
    /// Steps of the night by time.
    pub steps: Vec<NightStep>,
    /// `2 decisions, 1 given`.
    pub decisions: String,
    /// What late steps push: `The night ends 12 min later than planned.`; empty for nothing.
    pub pushed: String,
    /// What everybody has to know before the next step: the cut has moved, clocks change.
    pub warnings: Vec<String>,
    /// The night can be opened again as a whole.
    pub may_open_again: bool,
    /// Since when it is held and by whom; empty when it is not.
    pub held: String,
    /// What is open, the heaviest first.
    pub open: Vec<OpenView>,
    /// Whom to call.
    pub contacts: Vec<RunbookContact>,
    /// The sign-off.
    pub sign: SignView,
    /// Notes and what else was recorded, newest first.
    pub log: Vec<LogLine>,
    /// What was learnt of its carriers.
    pub lessons: Vec<String>,
    /// Names to choose from for who did, tested or decided.
    pub people: Vec<String>,
    /// Why there is no night to play; empty when there is.
    pub refused: String,
}

/// An entry of the night's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NightLogLine")]
pub struct LogLine {
    /// `19:24`.
    pub at: String,
    /// What.
    pub text: String,
    /// Who.
    pub who: String,
}

/// Record something that happened on a night.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NightActForm {
    /// The night.
    pub night: NightKey,
    /// What.
    pub act: NightAct,
    /// The step; empty for the night as a whole.
    #[serde(default)]
    pub step: String,
    /// Who; empty for the step's owner or the one who decides.
    #[serde(default)]
    pub who: String,
    /// `go` or `no_go` of a decision.
    #[serde(default)]
    pub word: String,
    /// The reason, or the note.
    #[serde(default)]
    pub text: String,
}

/// Sign a night off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NightSign {
    /// The night.
    pub night: NightKey,
    /// Who signs, by name.
    pub who: String,
    /// Why, where 911 is open or failed.
    #[serde(default)]
    pub reason: String,
}

/// Ask for tests.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TestsAsk {
    /// The night.
    pub night: NightKey,
    /// Before the cut, on the night, or after it.
    pub phase: Phase,
    /// Numbers with an open or failed test first.
    #[serde(default)]
    pub pending_first: bool,
}

/// A test as a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TestColumn {
    /// Which test.
    pub test: Test,
    /// Its head in two lines; the second may be empty.
    pub head: [String; 2],
    /// Its name in one line.
    pub label: String,
    /// Passed.
    pub passed: u32,
    /// To be tested in all.
    pub of: u32,
    /// Failed.
    pub failed: u32,
    /// Left out by a sample.
    pub left_out: u32,
    /// It proves 911.
    pub emergency: bool,
}

/// How a test stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TestState {
    /// Passed.
    Pass,
    /// Failed.
    Fail,
    /// Open.
    Open,
    /// Left out by a sample.
    LeftOut,
    /// Not applicable.
    NotApplicable,
}

/// A test of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TestCell {
    /// How it stands.
    pub state: TestState,
    /// Who, when, and what was noted; or why it does not apply.
    pub title: String,
}

/// A number with its tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TestRow {
    /// The number.
    pub id: NumberId,
    /// `(414) 555-0100`.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Its 911 location.
    pub location: String,
    /// A cell a column.
    pub cells: Vec<TestCell>,
}

/// The matrix of a night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TestsView {
    /// The columns.
    pub columns: Vec<TestColumn>,
    /// The rows.
    pub rows: Vec<TestRow>,
    /// Numbers with an open or failed test.
    pub pending: u32,
    /// Decisions that hold: samples and areas, in words.
    pub decisions: Vec<String>,
    /// Areas from which toll-free numbers can be called besides the United States; none where there is no such number.
    pub areas: Vec<TestArea>,
    /// What stands that nobody decided: `Called from the United States only: our assumption.`; empty for nothing.
    pub assumed: String,
    /// Why nothing can be recorded yet; empty when it can.
    pub refused: String,
}

/// Record a test of one or many numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TestsRecord {
    /// The night.
    pub night: NightKey,
    /// The numbers.
    pub numbers: Vec<NumberId>,
    /// Take in every number of the night with the same 911 location: one call from there proves the address of all.
    #[serde(default)]
    pub same_address: bool,
    /// Which test.
    pub test: Test,
    /// What came of it.
    pub result: TestResult,
    /// Who tested; empty for who has this window open.
    #[serde(default)]
    pub tester: String,
    /// What was heard; needed for a failure, and for a 911 test that does not apply.
    #[serde(default)]
    pub note: String,
}

/// Decide on a sample, or on the areas from which toll-free numbers are called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TestsDecide {
    /// The night.
    pub night: NightKey,
    /// Sample or areas.
    pub kind: DecisionKind,
    /// The tests of a sample; the areas beside the United States.
    pub tests: Vec<Test>,
    /// Of a block every so many numbers; 1 tests all of them again.
    #[serde(default)]
    pub every: u16,
    /// Who decides, by name.
    pub who: String,
    /// Why.
    pub reason: String,
}

/// A step of a runbook as it is edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunbookStep {
    /// Its key.
    pub key: String,
    /// What is done.
    pub title: String,
    /// How.
    pub detail: String,
    /// Who.
    pub owner: String,
    /// The day: `Wed 2 Dec`.
    pub day: String,
    /// The hour: `18:30`; empty where only the day counts.
    pub hour: String,
    /// When, from the cutover on.
    pub time: StepTime,
    /// Minutes it is given.
    pub minutes: u16,
    /// Titles of what comes before it.
    pub after: Vec<String>,
    /// The decision it is.
    pub gate: Option<NightGate>,
    /// A moment that passes by itself: nothing to edit.
    pub limit: bool,
    /// How it stands.
    pub state: Mark,
    /// Who did it and when; empty before.
    pub done: String,
    /// Somebody changed it.
    pub edited: bool,
    /// Somebody added it.
    pub own: bool,
}

/// A part of a runbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunbookPart {
    /// `Before`, `The night`, `After`.
    pub title: String,
    /// Its steps by time.
    pub steps: Vec<RunbookStep>,
}

/// A line of the trouble table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TroubleView {
    /// What is seen.
    pub seen: String,
    /// What is done.
    pub does: String,
}

/// Somebody to call, as the runbook shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NightContact {
    /// Stable name.
    pub key: String,
    /// What they do.
    pub role: String,
    /// Name, or the case that a desk knows us by.
    pub name: String,
    /// Telephone, as dialled.
    pub telephone: String,
    /// When they can be reached.
    pub reachable: String,
    /// Somebody added it: it can go.
    pub own: bool,
    /// Somebody wrote it: it can be as the program makes it again.
    pub edited: bool,
}

/// An area from which toll-free numbers are called only where someone says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TestArea {
    /// Its test.
    pub test: Test,
    /// `Canada`.
    pub label: String,
    /// Somebody put it in scope.
    pub in_scope: bool,
}

/// The runbook of a night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunbookView {
    /// Which night.
    pub night: NightKey,
    /// What it is called.
    pub name: String,
    /// `Lakeland · Milwaukee, 151 numbers`.
    pub about: String,
    /// Its parts.
    pub parts: Vec<RunbookPart>,
    /// Steps that were taken out: key and words.
    pub dropped: Vec<DroppedStep>,
    /// Whom to call.
    pub contacts: Vec<NightContact>,
    /// Areas from which its toll-free numbers can be called besides the United States; none where it has no such number.
    pub areas: Vec<TestArea>,
    /// When something breaks.
    pub troubles: Vec<TroubleView>,
    /// Why there are no steps; empty when there are.
    pub refused: String,
}

/// A step that was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DroppedStep {
    /// Its key.
    pub key: String,
    /// Its words.
    pub title: String,
}

/// Change steps of a runbook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RunbookChange {
    /// The night.
    pub night: NightKey,
    /// Changes; what is absent stays as it is. A step of the user's own without a key is a new one.
    pub edits: Vec<StepEdit>,
    /// Steps that are as the program makes them again; own ones go.
    #[serde(default)]
    pub reset: Vec<String>,
}

/// Move a step before or behind its neighbour.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RunbookMove {
    /// The night.
    pub night: NightKey,
    /// The step.
    pub step: String,
    /// Before the one above it; else behind the one below.
    pub earlier: bool,
}

/// Write whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactsSave {
    /// As they shall be; one without a key is new.
    pub contacts: Vec<RunbookContact>,
    /// Keys that are as the program makes them again; own ones go.
    #[serde(default)]
    pub removed: Vec<String>,
}

/// A template and the night it is of or for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateAsk {
    /// The night.
    pub night: NightKey,
    /// Ticket of the file; of a folder when it is written, where it is called `runbook-template.json`.
    pub ticket: u32,
}

/// A template that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunbookTemplateSaved {
    /// Its file name.
    pub name: String,
    /// Steps it holds.
    pub steps: u32,
}

/// A bill after the cut.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FinalBillForm {
    /// The account.
    pub account: AccountId,
    /// Its day, ISO.
    pub dated: String,
    /// Its text, with the numbers that it bills; empty where they are read from the file.
    #[serde(default)]
    pub text: String,
    /// Ticket of the file it came as: a PDF, a workbook, a list. It is attached to the account.
    #[serde(default)]
    pub ticket: Option<u32>,
}

/// One group of numbers of an audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditLine {
    /// What they are, with the weight of it.
    pub mark: Mark,
    /// Ranges: `(414) 555-0105 to 0117`.
    pub numbers: Vec<String>,
    /// What to do; empty for nothing.
    pub hint: String,
}

/// A final bill held against the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditView {
    /// The account.
    pub account: AccountId,
    /// `Lakeland, 414 555-0100 371`.
    pub name: String,
    /// `bill of Wed 20 Jan 2027, 7 numbers`; what is missing where there is none.
    pub bill: String,
    /// The outcome.
    pub state: Mark,
    /// What it says.
    pub lines: Vec<AuditLine>,
    /// What was learnt of the carrier.
    pub lessons: Vec<String>,
    /// Profile id of the carrier.
    pub carrier: String,
}

/// Write down what was learnt of a carrier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CarrierNoteForm {
    /// Profile id.
    pub carrier: String,
    /// What was learnt.
    pub text: String,
}
