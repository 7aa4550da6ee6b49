//! Steps from the sending of an order to its end: answer, lead time, cutover, proof, disconnect.

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::{
    order::OrderStatus,
    rules::Said,
    window::{date_words, day_words},
};

use super::{
    super::{Owner, Step, StepKind, StepState, forward::snapback_ends, tasks::place_words},
    Parts, change_cut_off, notice_by, starts, step,
};

impl Parts<'_> {
    pub(super) fn answer(&self) -> Option<Step> {
        if self.dates.fixed {
            return None;
        }
        let sent = self.dates.sent?;
        let rules = self.ground.rules(self.order);
        let said = rules.answer_days()?;
        let asked = self.passed_on(sent).map_or(sent, |(day, _)| day);
        let from = self.sides.offices.after(asked)?;
        let to = self.sides.offices.add(asked, i32::from(said.value))?;
        let state = match self.order.status {
            OrderStatus::Submitted if to < self.today() => StepState::Late,
            OrderStatus::Submitted => StepState::Current,
            _ => StepState::Planned,
        };
        let rule = format!(
            "{} answers within {}: a confirmed date (FOC) or a rejection.",
            self.losing_name(),
            count(said.value.into(), "business day")
        );
        Some(
            step(StepKind::Answer, Owner::Carrier, from.min(to), to, state)
                .because(rule, said.source()),
        )
    }

    /// The day on which the losing side gets the order: some gaining sides hold it until so many days before its date.
    fn passed_on(&self, sent: NaiveDate) -> Option<(NaiveDate, Said<'_, u16>)> {
        let said = self.ground.rules(self.order).sent_days_before()?;
        let days = Days::new(said.value.into());
        let held = self.dates.planned?.checked_sub_days(days)?;
        let day = self.sides.offices.on_or_after(held)?;
        (held > sent).then_some((day, said))
    }

    /// That day as a milestone of its own: until then nobody at the losing side knows of the order.
    pub(super) fn held_back(&self) -> Option<Step> {
        let (day, said) = self.passed_on(self.dates.sent.filter(|_| !self.dates.fixed)?)?;
        let state = if self.is_sent() && day < self.today() {
            StepState::Done
        } else {
            StepState::Planned
        };
        let rule = format!(
            "{} holds an order back and passes it on {} days before its date.",
            said.who(),
            said.value
        );
        Some(step(StepKind::PassedOn, Owner::Carrier, day, day, state).because(rule, said.source()))
    }

    pub(super) fn lead_time(&self) -> Option<Step> {
        let sent = self.dates.sent?;
        let to = self.dates.planned?.pred_opt()?;
        let from = self.sides.offices.after(sent)?;
        if from > to {
            return None;
        }
        let state = if self.is_over() {
            StepState::Done
        } else if self.is_sent() {
            StepState::Current
        } else {
            StepState::Planned
        };
        let rule = if self.dates.fixed {
            format!("{} works towards the confirmed date.", self.losing_name())
        } else {
            format!(
                "{} takes {} to {} for {}, usually {}.",
                self.losing_name(),
                self.lead.min,
                count(self.lead.max.into(), "business day"),
                count(self.ground.size(self.order.id), "number"),
                self.lead.typical
            )
        };
        let source = if self.dates.fixed {
            String::new()
        } else {
            self.lead.source.clone()
        };
        Some(step(StepKind::LeadTime, Owner::Carrier, from, to, state).because(rule, source))
    }

    pub(super) fn change_cut_off(&self, day: NaiveDate) -> Option<Step> {
        let window = self.dates.window.as_ref();
        let rules = self.ground.rules(self.order);
        let lock = change_cut_off(&rules, &self.sides.offices, day, window)?;
        let cancel = rules.last_cancel(starts(day, window), &self.sides.offices)?;
        let clock = |at: NaiveDateTime| match self.window_on(day) {
            Some(_) => format!("{}, {}", day_words(at.date()), at.format("%H:%M")),
            None => day_words(at.date()),
        };
        let rule = if cancel.at == lock.from {
            format!(
                "Nothing can be changed or cancelled in the last {}: locked from {}.",
                lock.ahead.words(),
                clock(lock.from)
            )
        } else {
            format!(
                "Nothing can be changed in the last {}: locked from {}. It can be cancelled until {}, {} [{}].",
                lock.ahead.words(),
                clock(lock.from),
                clock(cancel.at),
                cancel.before(),
                cancel.said.source()
            )
        };
        let day = lock.from.date();
        let state = self.by_date(day);
        Some(step(StepKind::ChangeCutOff, Owner::Us, day, day, state).because(rule, lock.source))
    }

    pub(super) fn cutover(&self, day: NaiveDate) -> Step {
        let state = if self.is_over() || self.order.activated_at.is_some() {
            StepState::Done
        } else if day < self.today() {
            StepState::Late
        } else {
            StepState::Planned
        };
        let when = match self.window_on(day) {
            Some(window) => window.words(),
            None => format!("{}, hours open", day_words(day)),
        };
        let (what, source) = if state == StepState::Done {
            ("Activated", String::new())
        } else if self.dates.fixed {
            ("Confirmed for", String::new())
        } else if self.order.requested == self.dates.window && self.dates.window.is_some() {
            ("Asked for", self.fit.source.clone())
        } else {
            ("Planned for", self.fit.source.clone())
        };
        let hours = if self.fit.carrier_hours.is_empty() || state == StepState::Done {
            String::new()
        } else {
            let name = self.ground.gaining.map_or("", |gaining| &gaining.name);
            format!(
                " {name} activates {} on business days.",
                self.fit.carrier_hours
            )
        };
        step(StepKind::Cutover, Owner::Carrier, day, day, state).because(
            format!("{what} {when}.{hours}{}", self.held_words()),
            source,
        )
    }

    /// What has to be in place first and comes only after the lead time.
    fn held_words(&self) -> String {
        let Some(held) = self.dates.held_by else {
            return String::new();
        };
        format!(
            " It waits for {} for {}, expected {}.",
            held.kind.words().to_lowercase(),
            place_words(self.ground, held.of),
            day_words(held.until)
        )
    }

    pub(super) fn afterwards(&self, day: NaiveDate) -> Vec<Step> {
        let window = self.window_on(day);
        let end = window.map_or(day, |window| window.ends().date());
        let proven = matches!(
            self.order.status,
            OrderStatus::Verified | OrderStatus::Closed
        );
        let open = |last: NaiveDate| {
            if proven {
                StepState::Done
            } else if last < self.today() {
                StepState::Late
            } else if self.order.status == OrderStatus::Ported {
                StepState::Current
            } else {
                StepState::Planned
            }
        };
        let rules = self.ground.rules(self.order);
        let said = rules.snapback_hours();
        let snapback = snapback_ends(said.map_or(0, |said| said.value), day, window);
        let source = said.map_or_else(String::new, |said| said.source());
        let mut steps = vec![
            step(StepKind::Validation, Owner::Us, day, end, open(snapback)).because(
                "Inbound, outbound caller ID and 911 are proven for every number before the \
                 snapback ends.",
                "SEED-A, BWSIT, VOIPINN-SNAP",
            ),
            step(
                StepKind::Snapback,
                Owner::Carrier,
                day,
                snapback,
                self.by_date(snapback),
            )
            .because("Until here the numbers can be called back.", source),
        ];
        if let Some(day) = self.disconnect {
            let state = if self.order.status == OrderStatus::Closed {
                StepState::Done
            } else {
                StepState::Planned
            };
            let rule = format!(
                "What is left at {} ends only after every order of the account is proven.{}{}",
                self.losing_name(),
                rules
                    .kept_up_days()
                    .map_or_else(String::new, |said| format!(
                        " Numbers that have left stay up there for {} days [{}].",
                        said.value,
                        said.source()
                    )),
                self.notice()
            );
            steps.push(
                step(StepKind::Disconnect, Owner::Us, day, day, state)
                    .because(rule, "ZOOM-KB, NEXTIVA, SEED-A"),
            );
        }
        steps
    }

    fn notice(&self) -> String {
        let Some((last, end)) = notice_by(self.ground, self.order) else {
            return String::new();
        };
        format!(
            " The contract ends {}: give notice by {}.",
            date_words(end),
            date_words(last)
        )
    }
}

/// `1 number`, `7 numbers`.
fn count(n: u32, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}
