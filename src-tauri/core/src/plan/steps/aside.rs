//! Limits and after-effects beside an order's own way: the lock, papers that age, a refusal that lapses, what moves
//! later than the voice.

use chrono::{Days, NaiveDate, TimeDelta};

use crate::{
    carrier::{MissedFoc, PaperName},
    order::{KeyClass, OrderStatus},
    rules::After,
    window::day_words,
};

use super::{
    super::{
        Owner, Step, StepKind, StepState,
        forward::{signed_again, unlocking},
    },
    Parts, step,
};

/// What happens to an order that is not activated on its day, as the end of a sentence.
pub(in crate::plan) fn missed_words(what: MissedFoc) -> &'static str {
    match what {
        MissedFoc::Supplement => "it needs a supplement with a new date",
        MissedFoc::Lapses => "the confirmation lapses",
        MissedFoc::MayBeCancelled => "it may be cancelled",
        MissedFoc::FiresByItself => "it fires by itself at the end of the window",
    }
}

impl Parts<'_> {
    pub(super) fn unlock(&self) -> Option<Step> {
        let lock = unlocking(self.ground, self.order)?;
        let today = self.today();
        let to = self.sides.offices.add(today, lock.days)?;
        Some(
            step(
                StepKind::Unlock,
                Owner::Client,
                today,
                to,
                StepState::Current,
            )
            .because(lock.reason, lock.source),
        )
    }

    /// How long the papers and a refusal hold.
    pub(super) fn limits(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let order = self.order;
        let rules = self.ground.rules(order);
        let refused = order.status == OrderStatus::Rejected && !signed_again(self.ground, order);
        let unsent = !self.is_sent() && !self.is_over() && !refused;
        let oldest = rules.oldest_for_gaining(PaperName::Loa);
        if let (Some(said), Some(signed), true) = (oldest, order.signed_on, unsent)
            && let Some(last) = signed.checked_add_days(Days::new(said.value.into()))
        {
            let text = format!(
                "{} takes a letter up to {} days after signing, {}.",
                said.who(),
                said.value,
                day_words(signed)
            );
            steps.push(
                step(StepKind::LoaEnds, Owner::Us, last, last, self.limit(last))
                    .because(text, said.source()),
            );
        }
        if let (Some(said), Some(refused), true) = (
            rules.exception_days(),
            order.rejections.last(),
            order.status == OrderStatus::Rejected,
        ) && let Some(last) = self
            .ground
            .local_day(refused.at)
            .checked_add_days(Days::new(said.value.into()))
        {
            let text = format!(
                "{} cancels an order whose refusal is not answered in {} days.",
                said.who(),
                said.value
            );
            steps.push(
                step(
                    StepKind::RepairEnds,
                    Owner::Us,
                    last,
                    last,
                    self.limit(last),
                )
                .because(text, said.source()),
            );
        }
        steps
    }

    /// What moves later than the voice, and what happens where nothing moved.
    pub(super) fn aside(&self, day: NaiveDate, steps: &mut Vec<Step>) {
        let Some(facts) = self.ground.facts(self.order.id) else {
            return;
        };
        let rules = self.ground.rules(self.order);
        let mut add = |kind, last: Option<NaiveDate>, rule: String, source: String| {
            if let Some(last) = last {
                let state = self.by_date(last);
                steps.push(step(kind, Owner::Carrier, last, last, state).because(rule, source));
            }
        };
        if facts.callers > 0
            && let Some(said) = rules.record_911_hours()
        {
            add(
                StepKind::Record911,
                hours_later(day, said.value),
                format!(
                    "The losing side unlocks the 911 record and the platform takes it over within {} hours.",
                    said.value
                ),
                said.source(),
            );
        }
        let toll_free = self.order.key.class == KeyClass::TollFree;
        let texts = toll_free || facts.voice > 0;
        if texts && let Some(said) = rules.texting() {
            let alone = rules.texting_ports().filter(|ports| !ports.value);
            let alone = alone.map_or_else(String::new, |ports| {
                format!(
                    " {} moves it by an order of its own [{}].",
                    ports.who(),
                    ports.source()
                )
            });
            let what = if toll_free {
                "Messages are enabled on a track of their own, after the port"
            } else {
                "Messages move on a track of their own"
            };
            let (last, within) = match said.value {
                After::Hours(hours) => (hours_later(day, hours), format!("{hours} hours")),
                After::BusinessDays(days) => (
                    self.sides.offices.add(day, days.into()),
                    format!("{days} business days"),
                ),
            };
            add(
                StepKind::Messages,
                last,
                format!("{what}, up to {within} after the voice.{alone}"),
                said.source(),
            );
        }
        if facts.voice > 0
            && !toll_free
            && let Some(said) = rules.caller_name_hours()
        {
            add(
                StepKind::CallerName,
                hours_later(day, said.value),
                format!(
                    "A caller’s name takes up to {} hours until every network shows it.",
                    said.value
                ),
                said.source(),
            );
        }
        if !self.is_over()
            && self.order.activated_at.is_none()
            && let Some(said) = rules.abandoned_days()
        {
            let missed = rules.missed_foc().map_or_else(String::new, |missed| {
                format!(
                    " Not activated on its day, {} [{}].",
                    missed_words(missed.value),
                    missed.source()
                )
            });
            add(
                StepKind::Abandoned,
                day.checked_add_days(Days::new(said.value.into())),
                format!(
                    "A port that is not activated is purged {} days after its day.{missed}",
                    said.value
                ),
                said.source(),
            );
        }
    }

    /// A limit is ahead or has passed; it is never done.
    fn limit(&self, last: NaiveDate) -> StepState {
        if last < self.today() {
            StepState::Late
        } else {
            StepState::Planned
        }
    }
}

/// The day that lies so many hours after the beginning of a day: of a day that is open a whole day's hours are one day.
pub(in crate::plan) fn hours_later(day: NaiveDate, hours: u16) -> Option<NaiveDate> {
    let begins = day.and_time(chrono::NaiveTime::MIN);
    let later = begins.checked_add_signed(TimeDelta::hours(hours.into()))?;
    // Part of a day is a day.
    let whole = later.time() == chrono::NaiveTime::MIN;
    if whole {
        Some(later.date())
    } else {
        later.date().succ_opt()
    }
}
