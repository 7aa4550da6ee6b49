//! What the timeline view shows: a plan turned into lanes, bars and columns at day offsets.
//!
//! Whoever draws it adds and multiplies, and never reckons with dates: every place is a whole number of
//! days from the first day shown, every word is finished. The same plan stands once more as a table.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    id::OrderId,
    order::OrderStatus,
    plan::{Owner, Plan, StepKind, StepState, Task, WaitKind},
    snapshot::Snapshot,
    window::day_words,
};

pub use table::rows;

mod axis;
mod lane;
mod table;

/// A plan ready to draw. Offsets are whole days from `first`, which is 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Timeline {
    /// First day shown, a Monday.
    pub first: NaiveDate,
    /// Last day shown, a Sunday.
    pub last: NaiveDate,
    /// Days shown.
    pub days: i32,
    /// The day the plan was made for.
    pub today: DayMark,
    /// The wished go-live, where one is set and shown.
    pub go_live: Option<DayMark>,
    /// Months, for the first line of the head.
    pub months: Vec<Stretch>,
    /// Weeks, each labelled with the day of the month of its Monday.
    pub weeks: Vec<Stretch>,
    /// Weekends, holidays and closed periods.
    pub shades: Vec<Shade>,
    /// One lane an order, by cutover.
    pub lanes: Vec<Lane>,
    /// Which order waits for which.
    pub arrows: Vec<Arrow>,
    /// Version of the time-zone data behind the plan.
    pub tz_data: String,
}

/// A day with a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayMark {
    /// Offset of the day.
    pub day: i32,
    /// The word beside it.
    pub label: String,
    /// The whole sentence, for a reader who does not see.
    pub sentence: String,
}

/// A run of days in the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stretch {
    /// Offset of the first day.
    pub from: i32,
    /// Number of days.
    pub days: i32,
    /// What stands in it.
    pub label: String,
    /// Day of the month on which it begins.
    pub day: u32,
}

/// Why a run of days is shaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShadeKind {
    /// Saturday and Sunday.
    Weekend,
    /// A holiday of one of the sides.
    Holiday,
    /// A closed period of a carrier or of the project: nothing may be cut over.
    Closed,
}

/// A shaded run of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Shade {
    /// Why.
    pub kind: ShadeKind,
    /// Offset of the first day.
    pub from: i32,
    /// Number of days.
    pub days: i32,
    /// Its name; empty for a weekend.
    pub label: String,
    /// Its days and names in full.
    pub sentence: String,
}

/// One order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lane {
    /// Which order.
    pub order: OrderId,
    /// Its name.
    pub name: String,
    /// How many numbers it has.
    pub numbers: u32,
    /// Carrier and place, or the RespOrg of toll-free numbers.
    pub detail: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// On the critical path of the go-live.
    pub critical: bool,
    /// Its steps that take time.
    pub bars: Vec<Bar>,
    /// Its steps that are a moment.
    pub ticks: Vec<Tick>,
    /// Its cutover, and for the order that decides the go-live the maximum date.
    pub diamonds: Vec<Diamond>,
    /// The hours of the cutover.
    pub window: Option<Band>,
    /// By how much it can slip.
    pub float: Option<Float>,
    /// The earliest cutover, where it lies before the planned one.
    pub earliest: Option<DayMark>,
    /// Where the cutover was promised once, if it is not there any more: `was 9 Dec`.
    pub slip: Option<DayMark>,
    /// What has to be in place before it, done and open.
    pub in_place: Option<InPlace>,
    /// Name of the losing carrier, for lanes by carrier.
    pub carrier: String,
    /// Name of the site, for lanes by site; `no site` where the order has none.
    pub site: String,
    /// The wave it cuts over with, for lanes by wave; `no wave` where it has none.
    pub wave: String,
    /// The whole lane in one sentence.
    pub sentence: String,
}

/// What has to be in place before a cutover: the cutover depends on each of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InPlace {
    /// `5 to be in place`, `2 of 7 to be in place`, `7 in place`.
    pub label: String,
    /// Something is late.
    pub late: bool,
    /// What stands on one day in one state, by day.
    pub marks: Vec<InPlaceMark>,
}

/// Things that were done on a day, are expected on it, or have to be in place by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InPlaceMark {
    /// Offset of the day, cut to what is shown.
    pub day: i32,
    /// Done, late, or still to come.
    pub state: StepState,
    /// How many.
    pub count: u32,
    /// `4 to be in place`, `2 in place`, `1 late`.
    pub label: String,
    /// Each by name with its day.
    pub sentence: String,
}

/// A step that takes time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bar {
    /// Which step.
    pub kind: StepKind,
    /// Who does it: the fill.
    pub owner: Owner,
    /// How sure it is.
    pub state: StepState,
    /// On the critical path.
    pub critical: bool,
    /// Offset of the first day, cut to what is shown.
    pub from: i32,
    /// Number of days, at least one.
    pub days: i32,
    /// What stands in or beside it.
    pub label: String,
    /// The step, its days and its rule in full.
    pub sentence: String,
}

/// A step that is a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tick {
    /// Which step.
    pub kind: StepKind,
    /// How sure it is.
    pub state: StepState,
    /// Offset of its day.
    pub day: i32,
    /// What stands under it.
    pub label: String,
    /// The step, its day and its rule in full.
    pub sentence: String,
}

/// How a diamond is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DiamondKind {
    /// Confirmed or done: filled.
    Confirmed,
    /// Planned: hollow, filled on the critical path.
    Planned,
    /// The maximum date: dashed.
    Maximum,
}

/// A cutover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Diamond {
    /// How it is drawn.
    pub kind: DiamondKind,
    /// Offset of its day.
    pub day: i32,
    /// The day: `Wed 16 Dec`.
    pub label: String,
    /// The hours: `19:00–21:00 CT`.
    pub hours: String,
    /// In full.
    pub sentence: String,
}

/// The hours of a cutover on its day, on the clocks of the window's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Band {
    /// Offset of the day on which it starts.
    pub day: i32,
    /// Minutes after midnight at which it starts.
    pub start_minute: i32,
    /// Wall minutes it lasts; 0 where the carrier fixes one time.
    pub minutes: i32,
}

/// By how much an order can slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Float {
    /// Offset at which the line starts.
    pub from: i32,
    /// Number of days the line covers.
    pub days: i32,
    /// It is too late already: the line runs back to the day that was needed.
    pub late: bool,
    /// `float 5 days`
    pub label: String,
}

/// One order waiting for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Arrow {
    /// The order that comes first.
    pub from: OrderId,
    /// The order that waits.
    pub to: OrderId,
    /// Offset in the first one's lane: its cutover.
    pub from_day: i32,
    /// Offset in the waiting one's lane: its sending or its cutover.
    pub to_day: i32,
    /// What waits.
    pub kind: WaitKind,
    /// A few words.
    pub label: String,
    /// In full.
    pub sentence: String,
}

/// One step in the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepRow {
    /// Which order.
    pub order: OrderId,
    /// Its name.
    pub order_name: String,
    /// Which step.
    pub kind: StepKind,
    /// The step for people.
    pub step: String,
    /// Who does it.
    pub owner: String,
    /// First day in words.
    pub from: String,
    /// Last day in words; the same as `from` for a moment.
    pub to: String,
    /// Hours of a cutover, empty for other steps.
    pub hours: String,
    /// How sure it is, for people.
    pub state: String,
    /// On the critical path.
    pub critical: bool,
    /// The rule its dates follow.
    pub rule: String,
    /// Where the rule was read and when; empty for a fact.
    pub source: String,
}

/// Days that the plan fills, as offsets.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: NaiveDate,
    last: NaiveDate,
}

impl Span {
    /// The offset of a day; days outside lie outside.
    fn offset(self, day: NaiveDate) -> i32 {
        i32::try_from((day - self.first).num_days()).unwrap_or(i32::MAX)
    }

    fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// First offset and number of days of a run, cut to what is shown; `None` where nothing is.
    fn cut(self, from: NaiveDate, to: NaiveDate) -> Option<(i32, i32)> {
        let (from, to) = (from.max(self.first), to.min(self.last));
        (from <= to).then(|| (self.offset(from), self.offset(to) - self.offset(from) + 1))
    }
}

/// The timeline of a plan.
pub fn view(snapshot: &Snapshot, plan: &Plan) -> Timeline {
    let span = axis::span(plan);
    let mut tasks: BTreeMap<OrderId, Vec<&Task>> = BTreeMap::new();
    for task in &plan.tasks {
        for order in &task.orders {
            tasks.entry(*order).or_default().push(task);
        }
    }
    let day_name = |day: NaiveDate| day.format("%-d").to_string();
    Timeline {
        first: span.first,
        last: span.last,
        days: span.offset(span.last) + 1,
        today: DayMark {
            day: span.offset(plan.today),
            label: format!("Today {}", day_name(plan.today)),
            sentence: format!("Today is {}.", day_words(plan.today)),
        },
        go_live: plan
            .go_live
            .filter(|day| span.holds(*day))
            .map(|day| DayMark {
                day: span.offset(day),
                label: format!("Go-live {}", day_name(day)),
                sentence: format!("The wished go-live is {}.", day_words(day)),
            }),
        months: axis::months(span),
        weeks: axis::weeks(span),
        shades: axis::shades(span, snapshot),
        lanes: plan
            .orders
            .iter()
            .filter_map(|order| {
                let tasks = tasks.get(&order.order).map_or(&[][..], Vec::as_slice);
                lane::lane(span, snapshot, plan, order, tasks)
            })
            .collect(),
        arrows: lane::arrows(span, snapshot, plan),
        tz_data: plan.tz_data.clone(),
    }
}

/// The day so many days later, or the day itself at the end of time.
fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests;
