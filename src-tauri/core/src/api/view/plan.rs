//! What stands beside the timeline: what has to be in place, closed periods, a move before it is made.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Jump, Mark};
use crate::{
    id::{BlackoutId, OrderId},
    plan::TaskNeed,
    task::{Supply, TaskKind, TaskOf},
    timeline::StepRow,
    window::Window,
};

/// A step of the plan's table with the way to the rule behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanStep {
    /// The step in words.
    pub row: StepRow,
    /// The rule among its carrier's; absent where it is no carrier's.
    pub jump: Option<Jump>,
}

/// What has to be in place, by the day on which it has to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TasksView {
    /// Open, late and done: `31 open, 2 of them late, 4 done`.
    pub note: String,
    /// The tasks, open ones by their latest day, then those that are done or not needed.
    pub tasks: Vec<TaskRow>,
}

/// One thing that has to be in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskRow {
    /// What.
    pub kind: TaskKind,
    /// For what.
    pub of: TaskOf,
    /// `Phones installed at Milwaukee`.
    pub title: String,
    /// How it stands.
    pub state: Mark,
    /// How much it matters.
    pub need: TaskNeed,
    /// Whose work it is, or who was named.
    pub owner: String,
    /// Who was named; empty for nobody.
    pub who: String,
    /// Whose phones.
    pub supply: Option<Supply>,
    /// The day on which it is expected.
    pub due: Option<Day>,
    /// The last day on which it helps.
    pub latest: Option<Day>,
    /// The day on which it was done.
    pub done_on: Option<Day>,
    /// Orders whose cutover it holds up.
    pub orders: Vec<OrderId>,
    /// The same in words: `NDG-01, Wed 16 Dec`.
    pub holds: String,
    /// What comes before it, in words; empty for nothing.
    pub after: String,
    /// What was noted.
    pub note: String,
    /// The rule of its latest day.
    pub rule: String,
    /// Where that was read.
    pub source: String,
}

/// What someone says of a task. It takes the place of what was said before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskForm {
    /// What.
    pub kind: TaskKind,
    /// For what.
    pub of: TaskOf,
    /// The day on which it is expected, ISO; empty for none.
    #[serde(default)]
    pub due: String,
    /// Who sees to it.
    #[serde(default)]
    pub owner: String,
    /// The day on which it was done, ISO; empty while it is open.
    #[serde(default)]
    pub done_on: String,
    /// It is not needed here.
    #[serde(default)]
    pub waived: bool,
    /// Whose phones.
    #[serde(default)]
    pub supply: Option<Supply>,
    /// Anything else.
    #[serde(default)]
    pub note: String,
}

/// A closed period of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BlackoutRow {
    /// Its row.
    pub id: BlackoutId,
    /// Why.
    pub name: String,
    /// First day.
    pub from: Day,
    /// Last day, inclusive.
    pub to: Day,
    /// Profile id of the carrier it concerns; empty for the whole project.
    pub carrier: String,
    /// That carrier's name; `whole project`.
    pub whose: String,
    /// Business days that it takes away, weekends and holidays left out.
    pub days: u32,
}

/// A closed period as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlackoutForm {
    /// Which; absent for a new one.
    #[serde(default)]
    pub id: Option<BlackoutId>,
    /// Why.
    pub name: String,
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO, inclusive; empty for the first day alone.
    #[serde(default)]
    pub to: String,
    /// Profile id of the carrier it concerns; empty for the whole project.
    #[serde(default)]
    pub carrier: String,
}

/// Keep the plan as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BaselineForm {
    /// What to call it; empty takes the day.
    #[serde(default)]
    pub name: String,
}

/// Ask what a date for an order would do.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveAsk {
    /// Which order.
    pub id: OrderId,
    /// The day that is thought of, ISO; the nearest open one is taken.
    pub date: String,
    /// So many days later than that, for a drawing that knows the first day it shows and a place.
    #[serde(default)]
    pub days: u32,
}

/// What a date for an order would do, before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MoveView {
    /// The window to ask for, on the open day; absent where the carrier has no hours there or no date can be asked for.
    pub window: Option<Window>,
    /// The open day.
    pub day: Option<Day>,
    /// The open day as days after the one that was given.
    pub offset: Option<u32>,
    /// The day and its hours, and why it is another day than the one thought of.
    pub said: String,
    /// Orders whose cutover moves with it: `NDG-04: Mon 14 Dec → Thu 17 Dec`.
    pub moves: Vec<String>,
    /// What does not fit any more.
    pub breaks: Vec<Mark>,
    /// What fits again.
    pub mends: Vec<String>,
}
