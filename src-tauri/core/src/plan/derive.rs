//! Every date of the plan with the reckoning behind it, in one line that a person can follow with a calendar in hand.
//!
//! The reckoning is done again here, day by day on the published calendars, and not on the tables that the plan was
//! laid with: a line whose own sum is another day than the plan's says so.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::{
    OrderPlan, Plan, Step, StepKind, StepState, Task, WaitKind,
    forward::{after_refused_date, sent_day, signing_days, snapback_ends, snapback_hours},
    ground::Ground,
    steps,
};
use crate::{
    calendar::{Calendar, carrier_day},
    carrier::Profile,
    order::{Order, OrderStatus},
    rules::{After, Ahead, calendar_or},
    snapshot::Snapshot,
    task::TaskKind,
    window::{date_words, day_words},
};

/// One date of the plan.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Derived {
    /// The order's name; empty for what concerns the project or an account.
    pub order: String,
    /// What happens on it.
    pub what: String,
    /// The date.
    pub day: NaiveDate,
    /// How it comes about, with the rule's source.
    pub why: String,
    /// What the reckoning gives where that is another day.
    pub differs: Option<NaiveDate>,
}

impl Derived {
    /// The whole of it: `NDG-01 Answer Mon 23 Nov 2026: sent Mon 16 Nov + 5 business days … [source]`.
    pub fn line(&self) -> String {
        let order = if self.order.is_empty() {
            String::new()
        } else {
            format!("{} ", self.order)
        };
        let differs = self.differs.map_or_else(String::new, |day| {
            format!(" THE RECKONING GIVES {}", date_words(day))
        });
        format!(
            "{order}{} {}: {}{differs}",
            self.what,
            date_words(self.day),
            self.why
        )
    }
}

/// Every date of a plan, orders as in the plan, then what has to be in place.
pub fn derivation(snapshot: &Snapshot, now_local: NaiveDateTime, plan: &Plan) -> Vec<Derived> {
    let ground = Ground::new(snapshot, now_local);
    let mut lines = Vec::new();
    for order_plan in &plan.orders {
        if let Some(order) = snapshot.orders.get(&order_plan.order) {
            let offices = Offices::of(&ground, order);
            let one = One {
                ground: &ground,
                plan,
                order,
                order_plan,
                offices,
            };
            one.lines(&mut lines);
        }
    }
    for task in &plan.tasks {
        lines.extend(of_task(&ground, plan, task));
    }
    lines
}

/// One carrier's offices, asked day by day.
struct Offices<'a> {
    calendar: Calendar,
    profile: Option<&'a Profile>,
}

impl<'a> Offices<'a> {
    fn of(ground: &Ground<'a>, order: &'a Order) -> Self {
        let profile = ground.losing(order);
        Self {
            calendar: calendar_or(profile, ground.public_calendar(order)),
            profile,
        }
    }

    fn closed(&self, day: NaiveDate) -> Option<String> {
        use chrono::Datelike as _;
        if let Some(why) = self.calendar.why_closed(day) {
            return Some(why.to_string());
        }
        let own = self.profile?.holidays.iter();
        own.clone()
            .find(|entry| carrier_day(entry, day.year()) == Some(day))
            .map(|entry| entry.name.clone())
    }

    /// So many business days on, with the holidays that were passed over.
    fn add(&self, from: NaiveDate, days: u16) -> (NaiveDate, String) {
        let mut passed = Vec::new();
        let mut day = from;
        let mut left = days;
        // Ten closed days for each open one are more than any calendar has.
        for _ in 0..(u32::from(days) + 2) * 10 {
            match self.closed(day) {
                None if left == 0 => break,
                None => left -= 1,
                Some(why) if why != "weekend" => passed.push(format!("{} {why}", day_words(day))),
                Some(_) => {}
            }
            day = day.succ_opt().unwrap_or(day);
        }
        let without = if passed.is_empty() {
            String::new()
        } else {
            format!(", without {}", passed.join(", "))
        };
        (day, format!("({}{without})", self.calendar.id()))
    }
}

impl Offices<'_> {
    /// So many business days back.
    fn back(&self, from: NaiveDate, days: u16) -> NaiveDate {
        let mut day = from;
        let mut left = days;
        for _ in 0..(u32::from(days) + 2) * 10 {
            if left == 0 {
                break;
            }
            day = day.pred_opt().unwrap_or(day);
            if self.closed(day).is_none() {
                left -= 1;
            }
        }
        day
    }
}

struct One<'a> {
    ground: &'a Ground<'a>,
    plan: &'a Plan,
    order: &'a Order,
    order_plan: &'a OrderPlan,
    offices: Offices<'a>,
}

fn in_brackets(source: &str) -> String {
    if source.is_empty() {
        String::new()
    } else {
        format!("[{source}]")
    }
}

/// `1 business day`, `5 business days`.
fn business_days(days: impl Into<i64>) -> String {
    let days = days.into();
    format!("{days} business day{}", if days == 1 { "" } else { "s" })
}

impl One<'_> {
    fn lines(&self, lines: &mut Vec<Derived>) {
        for step in &self.order_plan.steps {
            let (why, reckoned) = self.step(step);
            lines.push(self.line(step.kind.words(), step.to, why, reckoned));
        }
        if self.order_plan.confirmed {
            return;
        }
        let lead = &self.order_plan.lead;
        let source = in_brackets(&lead.source);
        let again = super::lead::rejection_days(&self.ground.rules(self.order));
        for (what, day, days) in [
            ("minimum", self.order_plan.minimum, lead.min),
            ("typical", self.order_plan.typical, lead.typical),
            ("maximum", self.order_plan.maximum, lead.max),
            (
                "after one rejection",
                self.order_plan.after_rejection,
                lead.typical.saturating_add(again),
            ),
        ] {
            if let (Some(day), Some(sent)) = (day, self.order_plan.sent_on) {
                let (mut why, reckoned) = match self.sent_with(what) {
                    Some(first) => (
                        format!(
                            "sent behind the snapback of {first} at its {what} date, then {days} business days ({})",
                            self.offices.calendar.id()
                        ),
                        None,
                    ),
                    None => self.ready(sent, days, day),
                };
                why.push(' ');
                why.push_str(&source);
                lines.push(self.line(what, day, why, reckoned));
            }
        }
        self.latest(lines);
    }

    fn line(
        &self,
        what: &str,
        day: NaiveDate,
        why: String,
        reckoned: Option<NaiveDate>,
    ) -> Derived {
        Derived {
            order: self.order.name.clone(),
            what: what.to_owned(),
            day,
            why,
            differs: reckoned.filter(|reckoned| *reckoned != day),
        }
    }

    /// The lead time from the sending, then to the first day on which both sides cut over.
    fn ready(&self, sent: NaiveDate, days: u16, day: NaiveDate) -> (String, Option<NaiveDate>) {
        let (ready, calendar) = self.offices.add(sent, days);
        let mut why = format!(
            "sent {} + {} {calendar} = {}",
            day_words(sent),
            business_days(days),
            day_words(ready)
        );
        let mut open = self.floor(sent, ready, &mut why);
        if open == day {
            return (why, Some(open));
        }
        if let Some(sides) = self.ground.sides(self.order) {
            if let Some(period) = sides.period_at(open) {
                let _ = write!(
                    why,
                    ", inside {} ({} to {})",
                    period.name,
                    day_words(period.from),
                    day_words(period.to)
                );
            }
            // A day that a period closes, or the other side.
            while open < day && sides.cutover.why_closed(open).is_some() {
                open = open.succ_opt().unwrap_or(day);
            }
        }
        if open >= day {
            let _ = write!(why, ", next open day {}", day_words(open));
            return (why, Some(open));
        }
        let held: Vec<&str> = self
            .order_plan
            .waits_for
            .iter()
            .filter(|wait| wait.kind == WaitKind::Cutover)
            .map(|wait| wait.label.as_str())
            .collect();
        if held.is_empty() {
            why.push_str(", the first day after it that has the wished hours");
        } else {
            let _ = write!(why, ", behind what it waits for: {}", held.join(", "));
        }
        (why, None)
    }

    /// The order before it on the account, whose best or worst date moves this one's sending with it.
    fn sent_with(&self, what: &str) -> Option<&str> {
        let wait = self
            .order_plan
            .waits_for
            .iter()
            .find(|wait| wait.kind == WaitKind::Sending)?;
        let name = &self.ground.snapshot.orders.get(&wait.order)?.name;
        matches!(what, "minimum" | "maximum").then_some(name.as_str())
    }

    /// What else the day may not be before.
    fn floor(&self, sent: NaiveDate, ready: NaiveDate, why: &mut String) -> NaiveDate {
        let mut floor = ready;
        let mut raise = |day: Option<NaiveDate>, because: String| {
            if let Some(day) = day.filter(|day| *day > floor) {
                let _ = write!(why, "; {because}: {}", day_words(day));
                floor = day;
            }
        };
        if let Some(said) = self.ground.rules(self.order).earliest_request_days() {
            raise(
                sent.checked_add_days(Days::new(said.value.into())),
                format!(
                    "{} takes no date less than {} days after sending {}",
                    said.who(),
                    said.value,
                    in_brackets(&said.source())
                ),
            );
        }
        if let Some((floor, said)) = after_refused_date(self.ground, self.order) {
            raise(
                Some(floor),
                format!(
                    "{} takes no date less than {} business days after one was refused {}",
                    said.who(),
                    said.value,
                    in_brackets(&said.source())
                ),
            );
        }
        if self.order.status == OrderStatus::Submitted {
            raise(
                self.ground.today().succ_opt(),
                "what has not happened by now can happen tomorrow".to_owned(),
            );
        }
        let tasks = self.plan.tasks.iter().filter(|task| {
            task.need == super::TaskNeed::Required
                && task.state != StepState::Done
                && task.orders.contains(&self.order.id)
        });
        for task in tasks {
            raise(
                task.due.and_then(|due| due.succ_opt()),
                format!("{} is expected the day before", task.title),
            );
        }
        floor
    }

    /// How late it may be.
    fn latest(&self, lines: &mut Vec<Derived>) {
        let lead = &self.order_plan.lead;
        if let (Some(send_by), Some(go_live)) = (self.order_plan.send_by, self.plan.go_live) {
            // Forward again from the day that backward gave: it still meets what it has to.
            let (ready, calendar) = self.offices.add(send_by, lead.typical);
            let why = format!(
                "{} business days {calendar} later is {}, no later than the go-live {} and what waits for it {}",
                lead.typical,
                day_words(ready),
                day_words(go_live),
                in_brackets(&lead.source)
            );
            let late = (ready > go_live).then_some(ready);
            lines.push(self.line("last day of sending", send_by, why, late));
        }
        if let (Some(until), Some(float), Some(cutover)) = (
            self.order_plan.float_until,
            self.order_plan.float_days,
            self.order_plan.cutover,
        ) {
            let ahead = u16::try_from(float).ok();
            let (why, reckoned) = match ahead {
                Some(float) => {
                    let (day, calendar) = self.offices.add(cutover, float);
                    (
                        format!(
                            "cutover {} + {} {calendar}, the last before something is lost",
                            day_words(cutover),
                            business_days(float)
                        ),
                        Some(day),
                    )
                }
                None => (
                    format!(
                        "{} business days before the cutover {}: too late already",
                        float.unsigned_abs(),
                        day_words(cutover)
                    ),
                    None,
                ),
            };
            lines.push(self.line("float until", until, why, reckoned));
        }
    }

    /// The rule of a step, and where it was read; what has happened is a fact.
    fn rule(step: &Step) -> String {
        let source = match step.state {
            StepState::Done | StepState::Failed if step.source.is_empty() => "a fact",
            _ => &step.source,
        };
        format!("{} {}", step.rule, in_brackets(source))
            .trim_end()
            .to_owned()
    }

    fn step(&self, step: &Step) -> (String, Option<NaiveDate>) {
        let rule = Self::rule(step);
        let window = self.order_plan.window.as_ref();
        let cutover = self.order_plan.cutover;
        match step.kind {
            StepKind::Answer => {
                let Some(sent) = self.order_plan.sent_on else {
                    return (rule, None);
                };
                self.answer(sent, rule)
            }
            StepKind::Submission => self.sending(step),
            StepKind::PassedOn => {
                let before = self.ground.rules(self.order).sent_days_before();
                let day = before.and_then(|before| {
                    let days = Days::new(before.value.into());
                    let passed = cutover?.checked_sub_days(days)?;
                    Some(self.offices.add(passed, 0).0)
                });
                (rule, day)
            }
            StepKind::ChangeCutOff => match cutover {
                Some(day) => self.locked(day, rule),
                None => (rule, None),
            },
            StepKind::Snapback => match cutover {
                Some(day) => {
                    let end = window.map_or_else(
                        || day_words(day),
                        |window| {
                            format!(
                                "{} {}",
                                day_words(window.ends().date()),
                                window.end.format("%H:%M")
                            )
                        },
                    );
                    (
                        format!(
                            "the window ends {end}; from then the hours of the snapback. {rule}"
                        ),
                        Some(snapback_ends(self.snapback(), day, window)),
                    )
                }
                None => (rule, None),
            },
            StepKind::LeadTime => (
                format!("until the day before the cutover. {rule}"),
                cutover.and_then(|day| day.pred_opt()),
            ),
            StepKind::Messages
            | StepKind::CallerName
            | StepKind::Record911
            | StepKind::Abandoned => {
                let from = cutover.map_or_else(String::new, |day| {
                    format!("after the cutover {}. ", day_words(day))
                });
                (format!("{from}{rule}"), self.later(step.kind))
            }
            StepKind::Disconnect => {
                let end = cutover.map(|day| snapback_ends(self.snapback(), day, window));
                match end {
                    Some(end) => {
                        let (day, calendar) = self.offices.add(end.succ_opt().unwrap_or(end), 0);
                        (
                            format!(
                                "the business day after the last snapback of the account, {} {calendar}. {rule}",
                                day_words(end)
                            ),
                            Some(day),
                        )
                    }
                    None => (rule, None),
                }
            }
            _ => (rule, None),
        }
    }

    fn snapback(&self) -> u16 {
        snapback_hours(self.ground, self.order)
    }

    fn answer(&self, sent: NaiveDate, rule: String) -> (String, Option<NaiveDate>) {
        let rules = self.ground.rules(self.order);
        let Some(said) = rules.answer_days() else {
            return (rule, None);
        };
        let held = rules.sent_days_before().and_then(|before| {
            let day = self.order_plan.cutover?;
            let passed = day.checked_sub_days(Days::new(before.value.into()))?;
            (passed > sent).then(|| (self.offices.add(passed, 0).0, before))
        });
        let (from, start) = match held {
            Some((day, before)) => (
                day,
                format!(
                    "passed on {} days before the date, {}",
                    before.value,
                    day_words(day)
                ),
            ),
            None => (sent, format!("sent {}", day_words(sent))),
        };
        let (day, calendar) = self.offices.add(from, said.value);
        (
            format!(
                "{start} + {} {calendar}, the answer's time {}",
                business_days(said.value),
                in_brackets(&said.source())
            ),
            Some(day),
        )
    }

    fn locked(&self, day: NaiveDate, rule: String) -> (String, Option<NaiveDate>) {
        let window = self.order_plan.window.as_ref();
        let rules = self.ground.rules(self.order);
        let from = steps::starts(day, window);
        let lock = self
            .ground
            .sides(self.order)
            .and_then(|sides| steps::change_cut_off(&rules, &sides.offices, day, window));
        let Some(lock) = lock else {
            return (rule, None);
        };
        let at = match lock.ahead {
            Ahead::Hours(hours) => from - TimeDelta::hours(i64::from(hours)),
            Ahead::BusinessDays(days) => self.offices.back(day, days).and_time(from.time()),
        };
        let why = format!(
            "cutover {} {} − {} = {} {} {}",
            day_words(day),
            from.format("%H:%M"),
            lock.ahead.words(),
            day_words(at.date()),
            at.format("%H:%M"),
            in_brackets(&lock.source)
        );
        (why, Some(at.date()))
    }

    fn later(&self, kind: StepKind) -> Option<NaiveDate> {
        let day = self.order_plan.cutover?;
        let rules = self.ground.rules(self.order);
        match kind {
            StepKind::Record911 => steps::hours_later(day, rules.record_911_hours()?.value),
            StepKind::CallerName => steps::hours_later(day, rules.caller_name_hours()?.value),
            StepKind::Abandoned => {
                day.checked_add_days(Days::new(rules.abandoned_days()?.value.into()))
            }
            StepKind::Messages => match rules.texting()?.value {
                After::Hours(hours) => steps::hours_later(day, hours),
                After::BusinessDays(days) => Some(self.offices.add(day, days).0),
            },
            _ => None,
        }
    }

    fn sending(&self, step: &Step) -> (String, Option<NaiveDate>) {
        let rule = Self::rule(step);
        if step.state == StepState::Done {
            let counts = self
                .order
                .submitted_at
                .and_then(|at| sent_day(self.ground, self.order, at));
            let counts = counts.map_or_else(String::new, |day| {
                format!(" Counts for {}.", day_words(day))
            });
            return (format!("{rule}{counts}"), None);
        }
        let behind = self
            .order_plan
            .waits_for
            .iter()
            .find(|wait| wait.kind == WaitKind::Sending)
            .and_then(|wait| {
                let other = self
                    .plan
                    .orders
                    .iter()
                    .find(|plan| plan.order == wait.order)?;
                let earlier = self.ground.snapshot.orders.get(&wait.order)?;
                let hours = snapback_hours(self.ground, earlier);
                let end = snapback_ends(hours, other.cutover?, other.window.as_ref());
                let (day, calendar) = self.offices.add(end.succ_opt()?, 0);
                Some((
                    format!(
                        "the snapback it waits for ends {}; next business day {calendar}. {rule}",
                        day_words(end)
                    ),
                    day,
                ))
            });
        if let Some((why, day)) = behind.filter(|(_, day)| *day >= step.to) {
            return (why, Some(day));
        }
        let today = self.ground.today();
        let (days, reason) = match self.order.status {
            OrderStatus::AwaitingSignature if self.order.signed_on.is_none() => {
                let days = u16::try_from(signing_days(self.ground, self.order)).unwrap_or(0);
                (days, "what a letter that is out is given to come back")
            }
            OrderStatus::Rejected => (1, "today goes into the repair and the new signature"),
            _ => (0, "ready, and before the cut-off"),
        };
        let (day, calendar) = self.offices.add(today, days);
        (
            format!(
                "today {} + {} {calendar}: {reason}. {rule}",
                day_words(today),
                business_days(days),
            ),
            // A cut-off that has passed, a lock, or a CSR that is missing moves it on.
            (day == step.to).then_some(day),
        )
    }
}

/// What has to be in place: by when, and for what.
fn of_task(ground: &Ground<'_>, plan: &Plan, task: &Task) -> Option<Derived> {
    let day = task.done_on.or(task.latest).or(task.due)?;
    let first = task
        .orders
        .iter()
        .filter_map(|id| {
            let order = plan.orders.iter().find(|plan| plan.order == *id)?;
            Some((order.cutover?, ground.snapshot.orders.get(id)?))
        })
        .min_by_key(|(cutover, _)| *cutover);
    let before = first.map_or_else(String::new, |(cutover, order)| {
        format!(
            "before the cutover of {} on {}. ",
            order.name,
            day_words(cutover)
        )
    });
    let what = match (task.done_on, task.kind) {
        (Some(_), _) => format!("{}, done", task.title),
        (None, TaskKind::EndOfService) => task.title.clone(),
        _ => format!("{}, at the latest", task.title),
    };
    Some(Derived {
        order: String::new(),
        what,
        day,
        why: format!("{before}{} {}", task.rule, in_brackets(&task.source)),
        differs: None,
    })
}
