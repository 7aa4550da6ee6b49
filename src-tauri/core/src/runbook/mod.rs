//! The runbook of a cutover: what is done from two weeks before to a month after, by whom, when, for how long, after
//! what, and who decides whether it goes on.
//!
//! Made from the snapshot and the plan, with the changes of people laid over it: whatever is made again, their words
//! stay. [`session`] says where a night stands, from what was recorded alone. Nothing here knows of paper or screens.

mod after;
mod before;
mod cutover;
mod edits;
mod ground;
mod people;
mod session;
mod template;

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

pub use session::{Now, Progress, Session, session};
pub use template::{Template, TemplateError};

use crate::{
    checklist::Role,
    id::OrderId,
    night::{NightKey, RunbookContact, StepTime, Test},
    plan::Plan,
    snapshot::Snapshot,
};

use ground::Ground;

/// Which part of the time around the cutover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The two weeks before.
    Before,
    /// The night itself.
    Night,
    /// The month after.
    After,
}

/// What kind of thing a step is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// Something is done.
    Work,
    /// Somebody decides.
    Gate(Gate),
    /// A moment that passes by itself, such as the end of the carrier's hours.
    Limit,
}

/// A decision with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// What is asked: `Start the cutover?`
    pub question: String,
    /// What has to be true for a go.
    pub conditions: Vec<Condition>,
    /// The two answers: the one that goes on, and the other.
    pub answers: (&'static str, &'static str),
    /// What is done after the other.
    pub if_no: String,
}

/// Something a decision rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What has to be true.
    pub text: String,
    /// Whether the project's own state says that it is; absent where only people can know.
    pub met: Option<bool>,
    /// A go against it needs a reason.
    pub binding: bool,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Stable name in its night: `inbound`, or `activate:3` for one an order.
    pub key: String,
    /// Where it belongs.
    pub part: Part,
    /// What it is.
    pub kind: StepKind,
    /// What is done.
    pub title: String,
    /// How, in a sentence or two.
    pub detail: String,
    /// By role, where the program made it.
    pub role: Option<Role>,
    /// Who does it, or the desk.
    pub owner: String,
    /// When, from the cutover on.
    pub time: StepTime,
    /// When, on the clocks of the project's zone.
    pub at: NaiveDateTime,
    /// The same as an instant: on a night when clocks change, one clock time can be two of them, or none.
    pub instant: DateTime<Utc>,
    /// Only the day counts.
    pub whole_day: bool,
    /// How long it takes; our allowance.
    pub minutes: u16,
    /// Steps that come before it, by key.
    pub after: Vec<String>,
    /// The tests that it is about.
    pub tests: Vec<Test>,
    /// The order it activates.
    pub activates: Option<OrderId>,
    /// Somebody changed it.
    pub edited: bool,
    /// Somebody added it.
    pub own: bool,
}

/// What to do when something breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// It goes on otherwise.
    Fallback,
    /// The numbers go back.
    Snapback,
}

/// What one sees, and what one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is seen.
    pub seen: String,
    /// What is done.
    pub does: String,
    /// Which way it goes.
    pub way: Way,
}

/// The moments that frame a night, on the clocks of the project's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// The window's start.
    pub starts: NaiveDateTime,
    /// Its end; equal to the start where one clock time is fixed.
    pub ends: NaiveDateTime,
    /// When the carrier stops activating that day, where its hours are known.
    pub carrier_stops: Option<NaiveDateTime>,
    /// Every order of the night is confirmed for it.
    pub confirmed: bool,
    /// Hours after activation in which the numbers may be asked back, with the source.
    pub snapback: (u16, String),
}

/// The runbook of one night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runbook {
    /// The night.
    pub night: NightKey,
    /// What it is called: `NDG-01`, `Wave 2`.
    pub name: String,
    /// Its orders, by name.
    pub orders: Vec<OrderId>,
    /// How many numbers move.
    pub numbers: usize,
    /// Losing carriers, as people call them.
    pub losing: Vec<String>,
    /// The carrier that activates.
    pub gaining: String,
    /// The places that move.
    pub places: Vec<String>,
    /// The project's zone.
    pub zone: String,
    /// The platform's 911 test code.
    pub test_code: Option<String>,
    /// Last moment to change the date, where a date is confirmed.
    pub last_change: Option<NaiveDateTime>,
    /// When; absent while no date can be had.
    pub times: Option<Times>,
    /// Whom to call.
    pub contacts: Vec<RunbookContact>,
    /// Steps by time.
    pub steps: Vec<Step>,
    /// Steps that someone took out, each with its words.
    pub dropped: Vec<(String, String)>,
    /// When something breaks.
    pub troubles: Vec<Trouble>,
}

impl Runbook {
    /// A step by its key.
    pub fn step(&self, key: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// The steps of a part, by time.
    pub fn part(&self, part: Part) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.part == part)
    }

    /// The day of the cutover.
    pub fn day(&self) -> Option<NaiveDate> {
        self.times.as_ref().map(|times| times.starts.date())
    }
}

/// Every night of the project, by day, then name: waves, and the orders without one.
pub fn nights(snapshot: &Snapshot, plan: &Plan) -> Vec<NightKey> {
    let mut keys: Vec<(Option<NaiveDate>, String, NightKey)> = Vec::new();
    for planned in &plan.orders {
        let Some(order) = snapshot.orders.get(&planned.order) else {
            continue;
        };
        let key = order.wave.map_or(NightKey::Order(order.id), NightKey::Wave);
        match keys.iter_mut().find(|(_, _, known)| *known == key) {
            // A wave is there when its first order is.
            Some((day, name, _)) => {
                *day = [*day, planned.cutover].into_iter().flatten().min();
                if order.name < *name {
                    name.clone_from(&order.name);
                }
            }
            None => keys.push((planned.cutover, order.name.clone(), key)),
        }
    }
    // A night that was played stays, whatever became of its orders.
    for event in &snapshot.nights.events {
        if !keys.iter().any(|(_, _, known)| *known == event.night) {
            keys.push((Some(event.at.date_naive()), String::new(), event.night));
        }
    }
    keys.sort_by(|a, b| {
        let day = |key: &(Option<NaiveDate>, String, NightKey)| key.0.unwrap_or(NaiveDate::MAX);
        (day(a), &a.1).cmp(&(day(b), &b.1))
    });
    keys.into_iter().map(|(_, _, key)| key).collect()
}

/// The runbook of a night; absent where no order cuts over on it.
pub fn runbook(
    snapshot: &Snapshot,
    plan: &Plan,
    night: NightKey,
    now: NaiveDateTime,
) -> Option<Runbook> {
    let ground = Ground::new(snapshot, plan, night, now)?;
    let mut steps = Vec::new();
    if ground.times.is_some() {
        steps.extend(before::steps(&ground));
        steps.extend(cutover::steps(&ground));
        steps.extend(after::steps(&ground));
    }
    let dropped = edits::lay_over(&ground, &mut steps);
    steps.sort_by_key(|step| (step.part, step.instant));
    let contacts = people::contacts(&ground);
    let troubles = cutover::troubles(&ground);
    Some(Runbook {
        night,
        name: ground.name(),
        orders: ground.orders.iter().map(|order| order.id).collect(),
        numbers: ground.numbers.len(),
        losing: ground.losing(),
        gaining: ground.gaining(),
        places: ground.places(),
        zone: snapshot.settings.zone.clone(),
        test_code: crate::validation::test_code(snapshot).map(str::to_owned),
        last_change: ground.last_change,
        times: ground.times.clone(),
        contacts,
        steps,
        dropped,
        troubles,
    })
}
