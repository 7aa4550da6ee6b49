//! The dated steps of one order, each with the rule its dates follow and where that was read.

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::{
    calendar::WorkCalendar,
    order::{Order, OrderStatus},
    rules::{Ahead, Rules},
    window::Window,
};

use super::{
    Lead, Owner, Step, StepKind, StepState, WaitsFor, WindowFit,
    forward::Dates,
    ground::{Ground, Sides},
};

mod after;
mod aside;
mod before;

pub(super) use aside::{hours_later, missed_words};

/// The last moment at which a date can be moved.
pub(super) struct Lock {
    /// On the clocks of the window's zone; reckoned from midnight where no hours are known.
    pub(super) from: NaiveDateTime,
    /// How long before the cutover.
    pub(super) ahead: Ahead,
    /// Where that was read.
    pub(super) source: String,
}

/// When the date of a cutover can no longer be moved.
pub(super) fn change_cut_off(
    rules: &Rules<'_>,
    offices: &WorkCalendar,
    day: NaiveDate,
    window: Option<&Window>,
) -> Option<Lock> {
    let last = rules.last_change(starts(day, window), offices)?;
    Some(Lock {
        from: last.at,
        ahead: last.said.value,
        source: last.said.source(),
    })
}

/// When a cutover on a day begins: with its window, else with the day.
pub(super) fn starts(day: NaiveDate, window: Option<&Window>) -> NaiveDateTime {
    window
        .filter(|window| window.date == day)
        .map_or_else(|| day.and_time(chrono::NaiveTime::MIN), Window::starts)
}

/// What the steps of one order are made of.
pub(super) struct Parts<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) sides: &'a Sides,
    pub(super) order: &'a Order,
    pub(super) lead: &'a Lead,
    pub(super) dates: &'a Dates,
    pub(super) fit: &'a WindowFit,
    pub(super) waits: &'a [WaitsFor],
    pub(super) send_by: Option<NaiveDate>,
    pub(super) critical: bool,
    /// The day of the losing service's end, where this is the last order of its account.
    pub(super) disconnect: Option<NaiveDate>,
}

/// The steps in order of time.
pub(super) fn steps(parts: &Parts<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    steps.extend(parts.rejected());
    steps.extend(parts.csr());
    steps.extend(parts.unlock());
    steps.extend(parts.limits());
    steps.extend(parts.loa());
    steps.extend(parts.submission());
    steps.extend(parts.held_back());
    steps.extend(parts.answer());
    steps.extend(parts.lead_time());
    if let Some(day) = parts.dates.planned {
        steps.extend(parts.change_cut_off(day));
        steps.push(parts.cutover(day));
        steps.extend(parts.afterwards(day));
        parts.aside(day, &mut steps);
    }
    for step in &mut steps {
        step.critical =
            parts.critical && !matches!(step.state, StepState::Done | StepState::Failed);
    }
    steps.sort_by_key(|step| (step.from, step.to, step.kind));
    steps
}

fn step(kind: StepKind, owner: Owner, from: NaiveDate, to: NaiveDate, state: StepState) -> Step {
    Step {
        kind,
        owner,
        from,
        to: to.max(from),
        state,
        critical: false,
        rule: String::new(),
        source: String::new(),
    }
}

impl Step {
    fn because(mut self, rule: impl Into<String>, source: impl Into<String>) -> Self {
        self.rule = rule.into();
        self.source = source.into();
        self
    }
}

impl Parts<'_> {
    fn today(&self) -> NaiveDate {
        self.ground.today()
    }

    fn losing_name(&self) -> String {
        self.ground.losing(self.order).map_or_else(
            || self.order.key.carrier.to_string(),
            |losing| losing.name.clone(),
        )
    }

    fn is_sent(&self) -> bool {
        self.order.status.is_submitted() && self.order.status != OrderStatus::Rejected
    }

    fn is_over(&self) -> bool {
        matches!(
            self.order.status,
            OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
        )
    }

    /// Done before today, planned after it.
    fn by_date(&self, day: NaiveDate) -> StepState {
        if day < self.today() || self.is_over() {
            StepState::Done
        } else {
            StepState::Planned
        }
    }

    fn window_on(&self, day: NaiveDate) -> Option<&Window> {
        self.dates
            .window
            .as_ref()
            .filter(|window| window.date == day)
    }
}

/// The last day of notice for the contract of an order's account, and the day the contract ends.
pub(super) fn notice_by(ground: &Ground<'_>, order: &Order) -> Option<(NaiveDate, NaiveDate)> {
    let account = ground.snapshot.accounts.get(&order.key.account?)?;
    let end = account.contract_end?;
    let days = u64::from(account.notice_days.unwrap_or(0));
    Some((end.checked_sub_days(Days::new(days))?, end))
}
