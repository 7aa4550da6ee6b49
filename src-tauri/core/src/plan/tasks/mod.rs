//! What has to be in place before each cutover: by when, what it holds up, what comes before it, and what was said
//! of it.
//!
//! Each is an edge of the plan. One that is open and has an expected day moves the cutovers behind it; one without is
//! taken to be there in time, and its latest day is shown.

use std::{borrow::Cow, collections::BTreeMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Owner, StepState,
    forward::Dates,
    ground::{Ground, Sides},
    steps,
};
use crate::{
    id::{AccountId, OrderId, TaskId},
    order::Order,
    rules::Rules,
    task::{Supply, TaskKind, TaskOf},
};

mod account;
pub(super) mod findings;
mod need;

pub(super) use need::{Need, Needs, needs};

/// How much a task matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskNeed {
    /// Without it something breaks at the cutover.
    Required,
    /// The usual way to lose no call.
    Advised,
    /// Someone said that it is not needed here.
    Waived,
}

impl TaskNeed {
    /// The need in a word for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Advised => "advised",
            Self::Waived => "not needed",
        }
    }
}

/// One thing that has to be in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Task {
    /// What.
    pub kind: TaskKind,
    /// For what.
    pub of: TaskOf,
    /// The row of what was said of exactly this; absent where nothing was.
    pub record: Option<TaskId>,
    /// The whole of it in a few words: `Phones installed at Milwaukee`.
    pub title: String,
    /// Numbers that it is for.
    pub numbers: u32,
    /// How much it matters.
    pub need: TaskNeed,
    /// Whose work it is.
    pub owner: Owner,
    /// Who sees to it, where someone said.
    pub who: String,
    /// Whose phones, where someone said.
    pub supply: Option<Supply>,
    /// The day on which it is expected, where someone said one.
    pub due: Option<NaiveDate>,
    /// The last day on which it helps; absent for what comes after the cutovers.
    pub latest: Option<NaiveDate>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// How it stands.
    pub state: StepState,
    /// Orders whose cutover it holds up.
    pub orders: Vec<OrderId>,
    /// What comes before it.
    pub after: Vec<TaskKey>,
    /// What was noted.
    pub note: String,
    /// The rule of its latest day, in one sentence.
    pub rule: Cow<'static, str>,
    /// Where that was read and when.
    pub source: Cow<'static, str>,
}

/// Which task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct TaskKey {
    /// What.
    pub kind: TaskKind,
    /// For what.
    pub of: TaskOf,
}

/// An open task that an order waits for, with the day on which it is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) kind: TaskKind,
    pub(super) of: TaskOf,
    pub(super) until: NaiveDate,
}

/// The open task that an order waits for the longest.
pub(super) fn held(needs: &[Need<'_>]) -> Option<Held> {
    needs
        .iter()
        .filter(|need| need.required)
        .filter_map(|need| {
            Some(Held {
                kind: need.kind,
                of: need.of,
                until: need.expected()?,
            })
        })
        .max_by_key(|held| held.until)
}

/// All tasks of the plan, those of one thing and kind joined over their orders.
pub(super) fn tasks(
    ground: &Ground<'_>,
    needs: &Needs<'_>,
    laid: &BTreeMap<OrderId, Dates>,
    disconnects: &BTreeMap<OrderId, NaiveDate>,
) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut places: BTreeMap<TaskKey, usize> = BTreeMap::new();
    for (id, list) in needs {
        let (Some(order), Some(dates)) = (ground.snapshot.orders.get(id), laid.get(id)) else {
            continue;
        };
        let Some(sides) = ground.sides(order) else {
            continue;
        };
        // Whether it was activated on its day is the question then, not what should have come before.
        if dates.planned.is_some_and(|day| day < ground.today()) {
            continue;
        }
        let last = Last::of(&ground.rules(order), sides, dates);
        for need in list {
            let key = TaskKey {
                kind: need.kind,
                of: need.of,
            };
            let task = task(ground, order, need, list, &last);
            let known = matches!(need.of, TaskOf::Site(_))
                .then(|| places.get(&key))
                .flatten()
                .and_then(|place| tasks.get_mut(*place));
            if let Some(known) = known {
                join(known, &task);
            } else {
                places.insert(key, tasks.len());
                tasks.push(task);
            }
        }
    }
    before_what_follows(&mut tasks, &places);
    tasks.extend(account::tasks(ground, disconnects));
    for task in &mut tasks {
        task.state = state(ground, task);
    }
    tasks
}

/// Longest chain of things that come one after the other: temporary number, forward, phones.
const CHAIN: usize = 3;

/// What comes before something else is in place no later than that.
fn before_what_follows(tasks: &mut [Task], places: &BTreeMap<TaskKey, usize>) {
    for _ in 0..CHAIN {
        let bounds: Vec<(usize, NaiveDate, String)> = tasks
            .iter()
            .filter(|task| task.need != TaskNeed::Waived)
            .flat_map(|task| task.after.iter().map(move |key| (key, task)))
            .filter_map(|(key, task)| {
                let place = *places.get(key)?;
                let (first, own) = (tasks.get(place)?.latest?, task.latest?);
                (first > own).then(|| (place, own, task.title.clone()))
            })
            .collect();
        if bounds.is_empty() {
            return;
        }
        for (place, latest, title) in bounds {
            if let Some(first) = tasks.get_mut(place)
                && first.latest.is_some_and(|known| known > latest)
            {
                first.latest = Some(latest);
                first.rule = Cow::Owned(format!("It comes before “{title}”. {}", first.rule));
            }
        }
    }
}

/// One thing for several orders: wanted by the first of them.
fn join(known: &mut Task, other: &Task) {
    for key in &other.after {
        if !known.after.contains(key) {
            known.after.push(*key);
        }
    }
    known.numbers += other.numbers;
    known.orders.extend(&other.orders);
    known.latest = known.latest.into_iter().chain(other.latest).min();
    if other.need == TaskNeed::Required && known.need == TaskNeed::Advised {
        known.need = TaskNeed::Required;
    }
}

fn state(ground: &Ground<'_>, task: &Task) -> StepState {
    let today = ground.today();
    if task.done_on.is_some() || task.state == StepState::Done {
        StepState::Done
    } else if task.need == TaskNeed::Required && task.latest.is_some_and(|last| last < today) {
        StepState::Late
    } else {
        StepState::Planned
    }
}

/// The last days on which things help an order.
struct Last<'a> {
    sides: &'a Sides,
    /// While its date can still be moved.
    movable: Option<NaiveDate>,
    /// Two business days before the cutover.
    staged: Option<NaiveDate>,
    /// The business day before the cutover.
    eve: Option<NaiveDate>,
    source: String,
}

impl<'a> Last<'a> {
    fn of(rules: &Rules<'_>, sides: &'a Sides, dates: &Dates) -> Self {
        let day = dates.planned;
        let lock = day.and_then(|day| {
            steps::change_cut_off(rules, &sides.offices, day, dates.window.as_ref())
        });
        let before = |day: Option<NaiveDate>| day.and_then(|day| sides.both.before(day));
        let eve = before(day);
        let on_or_before =
            |day: Option<NaiveDate>| day.and_then(|day| sides.both.on_or_before(day));
        Self {
            sides,
            movable: on_or_before(lock.as_ref().map(|lock| lock.from.date())).min_of(eve),
            staged: before(eve),
            eve,
            source: lock.map_or_else(String::new, |lock| lock.source),
        }
    }
}

trait MinOf {
    fn min_of(self, other: Self) -> Self;
}

impl MinOf for Option<NaiveDate> {
    /// The earlier of two days that are both known.
    fn min_of(self, other: Self) -> Self {
        self.into_iter().chain(other).min()
    }
}

const MOVABLE: &str = "It is in place while the date can still be moved: later than the change cut-off the cutover comes, ready or not.";
const STAGED: &str = "Every number has its target, tested from a temporary number, two business days before the cutover.";

/// The last day on which a task helps, with the rule and where it was read.
fn by_when(
    kind: TaskKind,
    last: &Last<'_>,
    own_phones: Option<&Need<'_>>,
) -> (Option<NaiveDate>, Cow<'static, str>, Cow<'static, str>) {
    let (latest, rule, source) = match kind {
        TaskKind::Routing => (
            last.staged.min_of(last.movable),
            STAGED,
            "TELNYX-KB, 8X8-MANAGED",
        ),
        TaskKind::TemporaryNumber | TaskKind::Forward => {
            let switched = own_phones
                .and_then(|phones| phones.done_on().or(phones.expected()))
                .and_then(|day| last.sides.both.on_or_before(day));
            let rule = match own_phones {
                Some(_) => {
                    "Phones that ring today are switched over: from then on the old number needs a forward."
                }
                None => {
                    "Calls are forwarded until the port, so that none is lost while the carriers switch."
                }
            };
            (last.eve.min_of(switched), rule, "SEED-B, NEXTIVA-FAQ")
        }
        TaskKind::Replacement => (
            last.movable,
            "A machine falls silent when its line moves: it is on another line first, or its number stays.",
            "NEXTIVA, FUSION-POTS",
        ),
        TaskKind::Adapter => (
            last.movable,
            "A fax machine needs an analog adapter on the new platform, and a test page, before its line moves.",
            "SEED-B",
        ),
        TaskKind::Address911 => (
            last.movable,
            "The platform has accepted the address, and the test code answers from a temporary number, before the cutover.",
            "APOLLO, COMMIO-911",
        ),
        TaskKind::Licence | TaskKind::Phones | TaskKind::Notice | TaskKind::EndOfService => {
            let source = Cow::Owned(last.source.clone());
            return (last.movable, Cow::Borrowed(MOVABLE), source);
        }
    };
    (latest, Cow::Borrowed(rule), Cow::Borrowed(source))
}

fn title(ground: &Ground<'_>, order: &Order, need: &Need<'_>) -> String {
    let (what, place) = (need.kind.words(), place_words(ground, need.of));
    match need.kind {
        TaskKind::Phones if place.is_empty() => what.to_owned(),
        TaskKind::Phones => format!("{what} at {place}"),
        TaskKind::Routing => match ground.facts(order.id).map_or(0, |facts| facts.untargeted) {
            0 => format!("{what} for {place}"),
            open => format!("{what} for {place}, {open} without a target"),
        },
        _ => format!("{what} for {place}"),
    }
}

fn task(
    ground: &Ground<'_>,
    order: &Order,
    need: &Need<'_>,
    all: &[Need<'_>],
    last: &Last<'_>,
) -> Task {
    let own_phones = all
        .iter()
        .find(|other| other.kind == TaskKind::Phones && other.supply() == Some(Supply::Own));
    let (latest, rule, source) = by_when(need.kind, last, own_phones);
    let own = need.record.filter(|record| record.of == need.of);
    let after = before(need.kind, all, own_phones.is_some());
    Task {
        kind: need.kind,
        of: need.of,
        record: own.map(|record| record.id),
        title: title(ground, order, need),
        numbers: need.numbers,
        need: match (need.waived(), need.required) {
            (true, _) => TaskNeed::Waived,
            (_, true) => TaskNeed::Required,
            (_, false) => TaskNeed::Advised,
        },
        owner: match need.kind {
            TaskKind::Phones | TaskKind::Adapter | TaskKind::Replacement => Owner::Client,
            _ => Owner::Us,
        },
        who: need
            .record
            .map_or_else(String::new, |record| record.owner.clone()),
        supply: need.supply(),
        due: need.record.and_then(|record| record.due),
        latest,
        done_on: need.done_on(),
        state: if need.is_done() {
            StepState::Done
        } else {
            StepState::Planned
        },
        orders: vec![order.id],
        after,
        note: need
            .record
            .map_or_else(String::new, |record| record.note.clone()),
        rule,
        source,
    }
}

/// What comes before a task among those of the same order.
fn before(kind: TaskKind, all: &[Need<'_>], own_phones: bool) -> Vec<TaskKey> {
    let first: &[TaskKind] = match kind {
        TaskKind::Phones if own_phones => &[TaskKind::Licence, TaskKind::Forward],
        TaskKind::Routing | TaskKind::Address911 | TaskKind::Phones => &[TaskKind::Licence],
        TaskKind::Forward => &[TaskKind::TemporaryNumber],
        _ => &[],
    };
    all.iter()
        .filter(|other| first.contains(&other.kind) && !other.waived())
        .map(|other| TaskKey {
            kind: other.kind,
            of: other.of,
        })
        .collect()
}

/// What a task is for, in words.
pub(super) fn place_words(ground: &Ground<'_>, of: TaskOf) -> String {
    let snapshot = ground.snapshot;
    match of {
        TaskOf::Project => "the project".to_owned(),
        TaskOf::Account(id) => account_words(ground, id),
        TaskOf::Site(id) => snapshot
            .sites
            .get(&id)
            .map_or_else(String::new, |site| site.name.clone()),
        TaskOf::Order(id) => snapshot
            .orders
            .get(&id)
            .map_or_else(String::new, |order| order.name.clone()),
        TaskOf::Number(id) => snapshot
            .numbers
            .get(&id)
            .map_or_else(String::new, |number| number.tn.national()),
    }
}

/// An account by its carrier, and its number where the carrier has several.
fn account_words(ground: &Ground<'_>, id: AccountId) -> String {
    let Some(account) = ground.snapshot.accounts.get(&id) else {
        return String::new();
    };
    let name = ground.snapshot.carrier_name(&account.carrier);
    if ground.accounts_at(&account.carrier) > 1 {
        format!("{name} {}", account.account_number)
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests;
