//! By when something of an order has to happen: each moment with the rule it follows and where that was read.
//!
//! A timer is computed from what happened, the rules of the sides and the moment; nothing is stored. Only what
//! is late, or came at short notice, is a finding too.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::rules::{last_cancel, last_change};
use crate::{
    carrier::MissedFoc,
    order::{KeyClass, Order, OrderAct, OrderStatus, Stage, Track, TrackState},
    rules::{self, After, Rules, ends},
    snapshot::Snapshot,
    window::day_words,
    zone,
};

/// How a timer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimerState {
    /// It should have happened and has not.
    Late,
    /// Its moment comes within a day.
    Due,
    /// Its moment lies ahead.
    Running,
    /// Its moment has passed, and nothing had to be done by then.
    Over,
}

/// A moment that counts for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    /// Stable name.
    pub code: &'static str,
    /// What it is, in words.
    pub label: String,
    /// The moment, on the clocks of the project's zone.
    pub due: NaiveDateTime,
    /// Only the day counts, not the hour.
    pub whole_day: bool,
    /// How it stands.
    pub state: TimerState,
    /// The rule that sets the moment, in one sentence.
    pub rule: String,
    /// Where the rule was read; empty for a fact of the project.
    pub source: String,
    /// What to do about it.
    pub hint: &'static str,
}

struct Making<'a> {
    snapshot: &'a Snapshot,
    order: &'a Order,
    rules: Rules<'a>,
    now: NaiveDateTime,
    timers: Vec<Timer>,
}

/// The timers of an order, the most pressing first.
pub fn timers(snapshot: &Snapshot, order: &Order, now: NaiveDateTime) -> Vec<Timer> {
    let mut making = Making {
        snapshot,
        order,
        rules: Rules::of(snapshot, order),
        now,
        timers: Vec::new(),
    };
    making.before_answer();
    making.after_answer();
    making.after_activation();
    making.promises();
    making.timers.sort_by_key(|timer| (timer.state, timer.due));
    making.timers
}

impl Making<'_> {
    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        zone::on_clocks(at, &self.snapshot.settings.zone)
    }

    /// When an act happened last.
    fn when(&self, kind: OrderAct) -> Option<NaiveDateTime> {
        Some(self.local(self.order.log.last(kind)?.at))
    }

    fn business(&self, from: NaiveDate, days: i32) -> Option<NaiveDate> {
        let offices = rules::offices(self.snapshot, self.order, from);
        // What comes on a day its offices are closed counts for the next open one.
        offices.add(offices.on_or_after(from)?, days)
    }

    /// A moment by which something has to be done.
    fn moment(&mut self, due: NaiveDateTime, timer: Timer) {
        let state = if self.now > due {
            TimerState::Late
        } else if due - self.now <= TimeDelta::hours(24) {
            TimerState::Due
        } else {
            TimerState::Running
        };
        self.timers.push(Timer {
            due,
            state,
            ..timer
        });
    }

    /// A moment after which something cannot be done any more.
    fn last_chance(&mut self, due: NaiveDateTime, timer: Timer) {
        self.moment(due, timer);
        if let Some(timer) = self.timers.last_mut()
            && timer.state == TimerState::Late
        {
            timer.state = TimerState::Over;
        }
    }

    /// A day by which something has to be done: it is late from the next one on.
    fn day(&mut self, due: NaiveDate, timer: Timer) {
        let end = due.and_time(NaiveTime::MIN) + TimeDelta::hours(24) - TimeDelta::minutes(1);
        self.moment(
            end,
            Timer {
                whole_day: true,
                ..timer
            },
        );
    }

    fn before_answer(&mut self) {
        let order = self.order;
        let drafted = matches!(
            order.status,
            OrderStatus::Draft | OrderStatus::AwaitingSignature
        );
        if drafted
            && let Some(entered) = self.when(OrderAct::Entered)
            && let Some(rule) = self.rules.draft_hours()
        {
            let due = entered + TimeDelta::hours(rule.value.into());
            let says = format!(
                "{} throws a draft away {} hours after its last change.",
                rule.who(),
                rule.value
            );
            self.moment(
                due,
                timer(
                    "draft_dropped",
                    "Draft is thrown away",
                    says,
                    rule.source(),
                    "Send the order, or enter it again shortly before it is sent.",
                ),
            );
        }
        if order.stage == Some(Stage::PlatformLoa)
            && let Some(sent) = order.submitted_at
            && let Some(rule) = self.rules.signature_days()
            && let Some(due) = self.business(self.local(sent).date(), rule.value.into())
        {
            let says = format!(
                "Its own letter has to be signed within {} business days; nothing moves before.",
                rule.value
            );
            self.day(
                due,
                timer(
                    "platform_loa",
                    "Platform’s own LOA signed",
                    says,
                    rule.source(),
                    "Have the signer look for the platform’s mail, and record the signature.",
                ),
            );
        }
        self.answer();
        self.supplement();
        if order.status == OrderStatus::Rejected
            && let Some(refused) = order.rejections.last()
            && let Some(rule) = self.rules.exception_days()
            && let Some(due) = self
                .local(refused.at)
                .date()
                .checked_add_days(Days::new(rule.value.into()))
        {
            let says = format!(
                "{} cancels an order whose rejection is not answered for {} days.",
                rule.who(),
                rule.value
            );
            self.day(
                due,
                timer(
                    "exception_open",
                    "Rejection answered",
                    says,
                    rule.source(),
                    "Send the next version, or ask the desk to keep the order open.",
                ),
            );
        }
    }

    fn answer(&mut self) {
        let order = self.order;
        let waits = order.status == OrderStatus::Submitted
            && matches!(order.stage, None | Some(Stage::CarrierReview));
        let Some(sent) = order.submitted_at.filter(|_| waits) else {
            return;
        };
        // Where the platform's own letter had to be signed, the losing side has it only since then.
        let from = self
            .when(OrderAct::PlatformLoaSigned)
            .unwrap_or_else(|| self.local(sent))
            .max(self.local(sent));
        // Some gaining sides pass an order on only so many days before its date.
        let passed = self.rules.sent_days_before().and_then(|before| {
            let day = order.requested.as_ref()?.date;
            day.checked_sub_days(Days::new(before.value.into()))
        });
        let asked = passed.map_or(from.date(), |day| day.max(from.date()));
        let Some(rule) = self.rules.answer_days() else {
            return;
        };
        let Some(due) = self.business(asked, rule.value.into()) else {
            return;
        };
        let overruled = self.rules.escalation_days();
        let overruled = overruled.filter(|_| order.key.class == KeyClass::TollFree);
        let says = format!(
            "{}: an FOC or a rejection within {} business days{}.{}",
            rule.who(),
            rule.value,
            not_before(self.rules.answer_from_hours()),
            overruled.map_or_else(String::new, |said| format!(
                " A RespOrg that is silent for {} business days can be overruled [{}].",
                said.value,
                said.source()
            ))
        );
        let hint = if overruled.is_some() {
            "Ask the gaining side to escalate to the registry’s help desk."
        } else {
            "Call the port desk: a rejection may have gone astray."
        };
        self.day(
            due,
            timer("answer", "Answer of the carrier", says, rule.source(), hint),
        );
        self.first_look(from);
        self.silence(from);
    }

    /// When the gaining side's own people have looked at it, while it has said nothing.
    fn first_look(&mut self, sent: NaiveDateTime) {
        let heard = self.order.log.last(OrderAct::Receipt);
        if heard.is_some_and(|act| act.version == self.order.version) {
            return;
        }
        if let Some(rule) = self.rules.first_reply_days()
            && let Some(due) = self.business(sent.date(), rule.value.into())
        {
            let says = format!(
                "{} first looks at an order within {} business days.",
                rule.who(),
                rule.value
            );
            self.day(
                due,
                timer(
                    "first_reply",
                    "First reply",
                    says,
                    rule.source(),
                    "Ask whether the order has arrived, and record the receipt.",
                ),
            );
        }
    }

    /// When one asks because nothing was heard.
    fn silence(&mut self, sent: NaiveDateTime) {
        let log = &self.order.log;
        let acts = log.acts.iter().map(|act| act.at);
        let contacts = log.contacts.iter().map(|contact| contact.at);
        let heard = acts
            .chain(contacts)
            .max()
            .map_or(sent, |at| self.local(at).max(sent));
        if let Some(rule) = self.rules.chase_hours()
            && let Some(due) = self.business(heard.date(), i32::from(rule.value.div_ceil(24)))
        {
            let says = format!(
                "{}: ask when there is no news for {} business hours.",
                rule.who(),
                rule.value
            );
            self.day(
                due,
                timer(
                    "silence",
                    "Ask for news",
                    says,
                    rule.source(),
                    "Ask the gaining side how the order stands, and write down what is said.",
                ),
            );
        }
    }

    fn supplement(&mut self) {
        let order = self.order;
        let (kind, label) = match order.stage {
            Some(Stage::DateAsked) => (OrderAct::AskDate, "Answer to the other date"),
            Some(Stage::ChangeAsked) => (OrderAct::AskChange, "Answer to the change"),
            Some(Stage::CancelAsked) => (OrderAct::AskCancel, "Answer to the cancelling"),
            Some(Stage::FocLost) => (OrderAct::FocLost, "New date asked for"),
            _ => return,
        };
        let Some(asked) = self.when(kind) else { return };
        if kind == OrderAct::FocLost {
            let says = "A date that was lost does not come back by itself: a new one is asked for by supplement.";
            self.day(
                asked.date(),
                timer(
                    "foc_lost",
                    label,
                    says.to_owned(),
                    "BW-ERR 7450".to_owned(),
                    "Ask for a new date, and record it as a supplement.",
                ),
            );
            return;
        }
        if let Some(rule) = self.rules.answer_days()
            && let Some(due) = self.business(asked.date(), rule.value.into())
        {
            let says = format!(
                "{}: a supplement is answered like an order, within {} business days.",
                rule.who(),
                rule.value
            );
            self.day(
                due,
                timer(
                    "supplement",
                    label,
                    says,
                    rule.source(),
                    "Call the port desk. Until it answers, the date that was confirmed holds, and some losing sides drop the lines on it.",
                ),
            );
        }
    }

    fn after_answer(&mut self) {
        let order = self.order;
        let Some(window) = order
            .confirmed
            .as_ref()
            .filter(|_| order.status == OrderStatus::Confirmed)
        else {
            return;
        };
        if let Some(change) = last_change(self.snapshot, order, window) {
            let says = format!(
                "{} takes no change after {}.",
                change.said.who(),
                change.before()
            );
            self.last_chance(
                change.at,
                timer(
                    "change_cut_off",
                    "Last change",
                    says,
                    change.said.source(),
                    "A change after it needs the desk’s word, or a snapback after the cutover.",
                ),
            );
        }
        if let Some(cancel) = last_cancel(self.snapshot, order, window) {
            let says = format!(
                "{} takes no cancelling after {}.",
                cancel.said.who(),
                cancel.before()
            );
            self.last_chance(
                cancel.at,
                timer(
                    "cancel_cut_off",
                    "Last cancelling",
                    says,
                    cancel.said.source(),
                    "After it only a snapback takes the numbers back.",
                ),
            );
        }
        let over = ends(self.snapshot, window);
        let (says, source, hint) = self.missed();
        self.moment(over, timer("activation", "Activated", says, source, hint));
        if self.now > over
            && let Some(rule) = self.rules.abandoned_days()
            && let Some(due) = window.date.checked_add_days(Days::new(rule.value.into()))
        {
            let says = format!(
                "An order that nobody activates is thrown away {} days after its date.",
                rule.value
            );
            self.day(
                due,
                timer(
                    "abandoned",
                    "Order is thrown away",
                    says,
                    rule.source(),
                    "Ask for a new date, or send a new order.",
                ),
            );
        }
    }

    /// What comes of a date that is not taken on its day.
    fn missed(&self) -> (String, String, &'static str) {
        let Some(said) = self.rules.missed_foc() else {
            return (
                "A confirmed date has to be taken on its day; what comes of it otherwise is not published."
                    .to_owned(),
                String::new(),
                "Record the activation, or ask for a new date at once.",
            );
        };
        let (what, hint) = match said.value {
            MissedFoc::Supplement => (
                "wants a supplement with a new date for an order that is not activated on its day",
                "Record the activation, or ask for a new date at once (SUP 2).",
            ),
            MissedFoc::Lapses => (
                "lets the confirmation of an order lapse that is not activated on its day",
                "Record the activation, or ask for a new date at once.",
            ),
            MissedFoc::MayBeCancelled => (
                "may cancel an order that is not activated on its day",
                "Record the activation, or ask the desk today to keep the order.",
            ),
            MissedFoc::FiresByItself => (
                "activates by itself at the end of the window",
                "Have people and routing ready at its end, and record the activation.",
            ),
        };
        (format!("{} {what}.", said.who()), said.source(), hint)
    }

    fn after_activation(&mut self) {
        let order = self.order;
        let Some(active) = order.activated_at.filter(|_| {
            matches!(
                order.status,
                OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
            )
        }) else {
            return;
        };
        let active = self.local(active);
        if order.status != OrderStatus::Closed
            && let Some(rule) = self.rules.snapback_hours()
        {
            let hours = rule.value;
            let says = format!(
                "Up to {hours} hours after activation the losing side may take the numbers back, if it agrees."
            );
            self.last_chance(
                active + TimeDelta::hours(hours.into()),
                timer(
                    "snapback",
                    "Last snapback",
                    says,
                    rule.source(),
                    "After it a return is a new port.",
                ),
            );
        }
        if order.status != OrderStatus::Closed
            && let Some(rule) = self.rules.unauthorised()
        {
            let (hours, days) = (rule.value.report_hours, rule.value.last_days);
            let says = format!(
                "A port that somebody did not want is reported within {hours} hours of activation; after {days} days nothing is taken back."
            );
            self.last_chance(
                active + TimeDelta::hours(hours.into()),
                timer(
                    "unwanted",
                    "Report of a port nobody wanted",
                    says,
                    rule.source(),
                    "Look whether a number moved that was not meant to.",
                ),
            );
        }
        let state = |track| order.log.track(track).map(|record| record.state);
        let settled = |track| {
            matches!(
                state(track),
                Some(TrackState::Done | TrackState::NotApplicable)
            )
        };
        if order.key.class != KeyClass::TollFree
            && !settled(Track::Emergency)
            && let Some(rule) = self.rules.record_911_hours()
        {
            let hours = rule.value;
            self.moment(
                active + TimeDelta::hours(hours.into()),
                timer(
                    "emergency",
                    "911 proven",
                    format!(
                        "The 911 record changes sides within {hours} hours of activation; the test call comes after it."
                    ),
                    rule.source(),
                    "Place the platform’s test call from each location, and record it.",
                ),
            );
        }
        if matches!(
            state(Track::Sms),
            Some(TrackState::Pending | TrackState::UnderWay | TrackState::Failed)
        ) {
            self.texting(active);
        }
    }

    fn texting(&mut self, active: NaiveDateTime) {
        let hint = "Ask the gaining side for the release of the texting id (NNID).";
        let Some(rule) = self.rules.texting() else {
            return;
        };
        let (who, source) = (rule.who(), rule.source());
        let from = not_before(self.rules.texting_from_hours());
        match rule.value {
            After::Hours(hours) => {
                let says = format!("{who}: texting follows voice within {hours} hours{from}.");
                let due = active + TimeDelta::hours(hours.into());
                self.moment(due, timer("texting", "Texting works", says, source, hint));
            }
            After::BusinessDays(days) => {
                let says = format!(
                    "{who}: texting is released apart from voice, up to {days} business days later{from}."
                );
                if let Some(due) = self.business(active.date(), days.into()) {
                    self.day(due, timer("texting", "Texting works", says, source, hint));
                }
            }
        }
    }

    fn promises(&mut self) {
        for contact in &self.order.log.contacts {
            let Some(due) = contact.due.filter(|_| contact.settled_on.is_none()) else {
                continue;
            };
            let what = if contact.promised.is_empty() {
                &contact.text
            } else {
                &contact.promised
            };
            let whom = if contact.whom.is_empty() {
                self.snapshot.carrier_name(&self.order.key.carrier)
            } else {
                &contact.whom
            };
            let said = self.local(contact.at).date();
            let label = format!("{whom}: {what}");
            let says = format!("Said on {}.", day_words(said));
            self.day(
                due,
                Timer {
                    label,
                    ..timer(
                        "promise",
                        "",
                        says,
                        String::new(),
                        "Ask again, and write down what is said.",
                    )
                },
            );
        }
    }
}

/// `, seldom before 36 hours`, where somebody says from when on.
fn not_before(hours: Option<u16>) -> String {
    hours.map_or_else(String::new, |hours| {
        format!(", seldom before {hours} hours")
    })
}

/// A timer without its moment.
fn timer(
    code: &'static str,
    label: &str,
    rule: String,
    source: String,
    hint: &'static str,
) -> Timer {
    Timer {
        code,
        label: label.to_owned(),
        due: NaiveDateTime::MIN,
        whole_day: false,
        state: TimerState::Running,
        rule,
        source,
        hint,
    }
}
