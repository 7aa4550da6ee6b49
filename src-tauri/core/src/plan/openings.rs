//! Day by day, when the gaining side activates and what closes a day: the plan's calendars and hours, laid open
//! for whoever looks for a window.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use crate::{
    carrier::{ActivationWindow, Profile},
    order::Order,
    rules,
    snapshot::Snapshot,
    window::date_words,
};

use super::{
    OrderPlan,
    fit::Hours,
    ground::{Ground, Period, Sides, read_on},
};

/// Why nothing is cut over on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Closed {
    /// In one sentence without its full stop: `weekend, no activation`.
    pub(crate) why: String,
    /// Where it was read and when; empty for a weekend.
    pub(crate) source: String,
}

/// A stretch of a day in which the gaining side activates, on the project's clocks.
#[derive(Debug, Clone)]
pub(crate) struct Open<'a> {
    pub(crate) start: NaiveDateTime,
    /// Equal to `start` where one clock time is fixed.
    pub(crate) end: NaiveDateTime,
    /// The rule behind it.
    pub(crate) rule: ActivationWindow,
    /// Whose rule it is.
    pub(crate) carrier: &'a Profile,
}

/// One day.
#[derive(Debug, Clone)]
pub(crate) struct Day<'a> {
    pub(crate) date: NaiveDate,
    /// Why the day is closed; then there are no open stretches.
    pub(crate) closed: Option<Closed>,
    /// When activation is had without asking.
    pub(crate) open: Vec<Open<'a>>,
    /// When it is had by asking, mostly for money.
    pub(crate) on_request: Vec<Open<'a>>,
    /// The offices of both sides work.
    pub(crate) works: bool,
    /// The losing side's offices work.
    pub(crate) losing_works: bool,
    /// The day after is no business day of both sides, or it is a Friday.
    pub(crate) before_pause: bool,
    /// The closed period that begins after this day and before the next open one.
    pub(crate) last_before: Option<String>,
}

/// The days from one to another, both included, as an order sees them.
pub(crate) fn openings<'a>(
    snapshot: &'a Snapshot,
    plan: &OrderPlan,
    now: NaiveDateTime,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<Day<'a>> {
    let ground = Ground::new(snapshot, now);
    let Some(order) = snapshot.orders.get(&plan.order) else {
        return Vec::new();
    };
    let Some(sides) = ground.sides(order) else {
        return Vec::new();
    };
    let hours = Hours::new(&ground);
    from.iter_days()
        .take_while(|day| *day <= to)
        .map(|date| day(snapshot, (&ground, &hours, sides), (order, plan), date))
        .collect()
}

/// The first day on or after one that is open to cut over, as far as the plan sees.
pub(crate) fn first_open(
    snapshot: &Snapshot,
    plan: &OrderPlan,
    now: NaiveDateTime,
    from: NaiveDate,
) -> Option<NaiveDate> {
    let ground = Ground::new(snapshot, now);
    ground
        .sides(snapshot.orders.get(&plan.order)?)?
        .cutover
        .on_or_after(from)
}

/// The closed period behind which an order finds no day any more, as far as the plan sees.
pub(crate) fn closed_for_good(
    snapshot: &Snapshot,
    plan: &OrderPlan,
    now: NaiveDateTime,
) -> Option<String> {
    let ground = Ground::new(snapshot, now);
    let sides = ground.sides(snapshot.orders.get(&plan.order)?)?;
    let (_, last) = ground.span();
    let period = sides.period_at(sides.both.on_or_before(last)?)?;
    Some(period_words(period))
}

fn period_words(period: &Period) -> String {
    format!(
        "{}, {} to {}",
        period.name,
        date_words(period.from),
        date_words(period.to)
    )
}

fn day<'a>(
    snapshot: &'a Snapshot,
    (ground, hours, sides): (&Ground<'a>, &Hours<'_>, &Sides),
    (order, plan): (&Order, &OrderPlan),
    date: NaiveDate,
) -> Day<'a> {
    let side = ground.activating();
    let spans = |wanted: Vec<&ActivationWindow>| -> Vec<Open<'a>> {
        // A carrier's day can reach into the days before and after on the project's clocks.
        let days = [date.pred_opt(), Some(date), date.succ_opt()];
        let mut open: Vec<Open<'a>> = wanted
            .into_iter()
            .flat_map(|rule| days.into_iter().flatten().map(move |day| (rule, day)))
            .filter(|(rule, day)| rule.days.contains(&day.weekday()) && sides.cutover.is_open(*day))
            .filter_map(|(rule, day)| {
                let (start, end) = hours.on_our_clocks(rule, day)?;
                let carrier = side?;
                (start.date() == date && sides.cutover.is_open(date)).then(|| Open {
                    start,
                    end,
                    rule: rule.clone(),
                    carrier,
                })
            })
            .collect();
        open.sort_by_key(|open| (open.start, open.end));
        open
    };
    let asked = rules::on_request(&sides.windows, plan.class);
    let usual = rules::usual_modes(&sides.windows, plan.class);
    // Where nothing is had without asking, the hours on request are the hours.
    let (usual, asked) = if usual.is_empty() {
        (asked, Vec::new())
    } else {
        (usual, asked)
    };
    Day {
        date,
        closed: closed(snapshot, ground, sides, order, date),
        open: spans(usual),
        on_request: spans(asked),
        works: sides.both.is_open(date),
        losing_works: sides.offices.is_open(date),
        before_pause: date
            .succ_opt()
            .is_some_and(|next| !sides.both.is_open(next)),
        last_before: last_before(sides, date),
    }
}

fn last_before(sides: &Sides, date: NaiveDate) -> Option<String> {
    let next = sides.cutover.after(date)?;
    let period = sides.next_period(date)?;
    (sides.cutover.is_open(date) && period.from > date && period.from < next)
        .then(|| period.name.clone())
}

fn closed(
    snapshot: &Snapshot,
    ground: &Ground<'_>,
    sides: &Sides,
    order: &Order,
    date: NaiveDate,
) -> Option<Closed> {
    let why = sides.cutover.why_closed(date)?;
    if let Some(period) = sides.period_at(date) {
        return Some(Closed {
            why: period_words(period),
            source: period.source.clone(),
        });
    }
    if why == "weekend" {
        return Some(Closed {
            why: "weekend, no activation".to_owned(),
            source: String::new(),
        });
    }
    let losing = !sides.offices.is_open(date);
    let profile = if losing {
        ground.losing(order)
    } else {
        ground.gaining
    };
    let who = profile.map_or_else(
        || snapshot.carrier_name(&order.key.carrier).to_owned(),
        |profile| profile.name.clone(),
    );
    let source = profile
        .and_then(|profile| {
            let own = profile.holidays.iter().find(|day| day.name == why);
            let own = own.map(|day| read_on(&day.source, day.as_of));
            own.or_else(|| {
                let rule = profile.calendar.as_ref()?;
                Some(read_on(&rule.source, rule.as_of))
            })
        })
        .unwrap_or_else(|| "the national calendar, our planning default".to_owned());
    Some(Closed {
        why: format!("{why}, {who} is closed"),
        source,
    })
}
