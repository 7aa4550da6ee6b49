//! Limits and after-effects beside an order's own way: the lock, papers that age, a refusal that lapses, what moves
//! later than the voice.

use chrono::{Days, NaiveDate};

use crate::{
    order::{KeyClass, OrderStatus},
    window::day_words,
};

use super::{
    super::{
        Owner, Step, StepKind, StepState,
        forward::{UNLOCK_DAYS, signed_again},
    },
    Parts, source_of, step,
};

/// Business days until messages have moved too: the longest that is published [AIRCALL].
const MESSAGE_DAYS: i32 = 3;
/// Business days that the controlling RespOrg has for text-enabling [SOMOS-TSS].
const TOLL_FREE_MESSAGE_DAYS: i32 = 2;
/// Days until callers' names are shown everywhere: 24 to 72 hours [HOOP, ALLEGIANT].
const CALLER_NAME_DAYS: u64 = 3;
/// Days after its date on which a port that was not activated is purged [NPAC-BP35].
const ABANDONED_DAYS: u64 = 30;

impl Parts<'_> {
    pub(super) fn unlock(&self) -> Option<Step> {
        let account = self
            .order
            .key
            .account
            .and_then(|id| self.ground.snapshot.accounts.get(&id))?;
        if !account.locked || self.order.status.is_submitted() {
            return None;
        }
        let today = self.today();
        let to = self.sides.offices.add(today, UNLOCK_DAYS)?;
        Some(
            step(
                StepKind::Unlock,
                Owner::Client,
                today,
                to,
                StepState::Current,
            )
            .because(
                format!(
                    "The subscriber has the lock lifted; {UNLOCK_DAYS} business days are usual, 5 to 15 happen."
                ),
                "MS-OVERVIEW; our planning default",
            ),
        )
    }

    /// How long the papers and a refusal hold.
    pub(super) fn limits(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let order = self.order;
        let refused = order.status == OrderStatus::Rejected && !signed_again(self.ground, order);
        let unsent = !self.is_sent() && !self.is_over() && !refused;
        let oldest = self
            .ground
            .gaining_rule(|gaining| gaining.loa_max_days.as_ref());
        if let (Some((gaining, rule)), Some(signed), true) = (oldest, order.signed_on, unsent)
            && let Some(last) = signed.checked_add_days(Days::new(rule.value.into()))
        {
            let text = format!(
                "{} takes a letter up to {} days after signing, {}.",
                gaining.name,
                rule.value,
                day_words(signed)
            );
            steps.push(
                step(StepKind::LoaEnds, Owner::Us, last, last, self.limit(last))
                    .because(text, source_of(gaining, rule)),
            );
        }
        let lapse = self
            .ground
            .gaining_rule(|gaining| gaining.exception_days.as_ref());
        if let (Some((gaining, rule)), Some(refused), true) = (
            lapse,
            order.rejections.last(),
            order.status == OrderStatus::Rejected,
        ) && let Some(last) = self
            .ground
            .local_day(refused.at)
            .checked_add_days(Days::new(rule.value.into()))
        {
            let text = format!(
                "{} cancels an order whose refusal is not answered in {} days.",
                gaining.name, rule.value
            );
            steps.push(
                step(
                    StepKind::RepairEnds,
                    Owner::Us,
                    last,
                    last,
                    self.limit(last),
                )
                .because(text, source_of(gaining, rule)),
            );
        }
        steps
    }

    /// What moves later than the voice, and what happens where nothing moved.
    pub(super) fn aside(&self, day: NaiveDate, steps: &mut Vec<Step>) {
        let Some(facts) = self.ground.facts(self.order.id) else {
            return;
        };
        let mut add = |kind, owner, day: Option<NaiveDate>, rule: &str, source: &str| {
            if let Some(day) = day {
                let state = self.by_date(day);
                steps.push(step(kind, owner, day, day, state).because(rule, source));
            }
        };
        let days_later = |days| day.checked_add_days(Days::new(days));
        let toll_free = self.order.key.class == KeyClass::TollFree;
        if facts.callers > 0 {
            add(
                StepKind::Record911,
                Owner::Carrier,
                days_later(1),
                "The losing side unlocks the 911 record and the platform takes it over within 24 hours.",
                "NENA-LNP",
            );
        }
        if toll_free {
            add(
                StepKind::Messages,
                Owner::Carrier,
                self.sides.offices.add(day, TOLL_FREE_MESSAGE_DAYS),
                "Messages are enabled on a track of their own, after the port; the RespOrg has two business days.",
                "SOMOS-TSS, TW-30879",
            );
        } else if facts.voice > 0 {
            add(
                StepKind::Messages,
                Owner::Carrier,
                self.sides.offices.add(day, MESSAGE_DAYS),
                "Messages move on a track of their own, up to three business days after the voice.",
                "TELNYX-SMS, AIRCALL",
            );
            add(
                StepKind::CallerName,
                Owner::Carrier,
                days_later(CALLER_NAME_DAYS),
                "A caller's name takes 24 to 72 hours until every network shows it.",
                "HOOP, ALLEGIANT",
            );
        }
        if !self.is_over() && self.order.activated_at.is_none() {
            add(
                StepKind::Abandoned,
                Owner::Carrier,
                days_later(ABANDONED_DAYS),
                "A port that is not activated is purged 30 days after its day.",
                "NPAC-BP35",
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
