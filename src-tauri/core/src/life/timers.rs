//! By when something of an order has to happen: each moment with the rule it follows and where that was read.
//!
//! A timer is computed from what happened, the rules of the sides and the moment; nothing is stored. Only what
//! is late, or came at short notice, is a finding too.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::rules::{
    SHORT_NOTICE_HOURS, answer_days, begins, ends, first, last_cancel, last_change, offices, sides,
    smallest, texting_hours,
};
use crate::{
    finding::Finding,
    order::{KeyClass, Order, OrderAct, OrderStatus, Stage, Track, TrackState},
    place::Place,
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

/// Business days that a letter which is out for signature is given to come back: our allowance, as in the plan.
const SIGNING_DAYS: u16 = 2;
/// Calendar days after the confirmed date after which an order that nobody activated is purged. [NPAC-BP35]
const ABANDONED_DAYS: u16 = 30;
/// Hours after activation in which a snapback can be asked for, where no profile says. [VOIPINN-SNAP]
const SNAPBACK_HOURS: u16 = 24;
/// Hours until the 911 database knows the new side. [NENA-LNP]
const RECORD_911_HOURS: u16 = 24;
/// Business days until texting follows voice, the longest that a platform states. [AIRCALL]
const SMS_DAYS: i32 = 3;

struct Making<'a> {
    snapshot: &'a Snapshot,
    order: &'a Order,
    now: NaiveDateTime,
    timers: Vec<Timer>,
}

/// The timers of an order, the most pressing first.
pub fn timers(snapshot: &Snapshot, order: &Order, now: NaiveDateTime) -> Vec<Timer> {
    let mut making = Making {
        snapshot,
        order,
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
        zone::to_local(at, &self.snapshot.settings.zone).unwrap_or_else(|_| at.naive_utc())
    }

    /// When an act happened last.
    fn when(&self, kind: OrderAct) -> Option<NaiveDateTime> {
        Some(self.local(self.order.log.last(kind)?.at))
    }

    fn business(&self, from: NaiveDate, days: i32) -> Option<NaiveDate> {
        let offices = offices(self.snapshot, self.order, from);
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
            && let Some(rule) =
                smallest(self.snapshot, order, |profile| profile.draft_hours.as_ref())
        {
            let due = entered + TimeDelta::hours(rule.value.into());
            let says = format!(
                "{} throws a draft away {} hours after its last change.",
                rule.who, rule.value
            );
            self.moment(
                due,
                timer(
                    "draft_dropped",
                    "Draft is thrown away",
                    says,
                    rule.source,
                    "Send the order, or enter it again shortly before it is sent.",
                ),
            );
        }
        if order.stage == Some(Stage::PlatformLoa)
            && let Some(sent) = order.submitted_at
            && let (days, source) = self.signing()
            && let Some(due) = self.business(self.local(sent).date(), days.into())
        {
            let says = format!(
                "Its own letter has to be signed within {days} business days; nothing moves before."
            );
            self.day(
                due,
                timer(
                    "platform_loa",
                    "Platform’s own LOA signed",
                    says,
                    source,
                    "Have the signer look for the platform’s mail, and record the signature.",
                ),
            );
        }
        self.answer();
        self.supplement();
        if order.status == OrderStatus::Rejected
            && let Some(refused) = order.rejections.last()
            && let Some(rule) = smallest(self.snapshot, order, |profile| {
                profile.exception_days.as_ref()
            })
            && let Some(due) = self
                .local(refused.at)
                .date()
                .checked_add_days(Days::new(rule.value.into()))
        {
            let says = format!(
                "{} cancels an order whose rejection is not answered for {} days.",
                rule.who, rule.value
            );
            self.day(
                due,
                timer(
                    "exception_open",
                    "Rejection answered",
                    says,
                    rule.source,
                    "Send the next version, or ask the desk to keep the order open.",
                ),
            );
        }
    }

    /// Business days to sign the letter that the gaining side mails, with the source.
    fn signing(&self) -> (u16, String) {
        let rule = first(self.snapshot, self.order, |profile| {
            profile.signature_days.as_ref()
        });
        match rule {
            Some(rule) => (rule.value, rule.source),
            None => (SIGNING_DAYS, "our planning default".to_owned()),
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
        let rule = answer_days(self.snapshot, order);
        let Some(due) = self.business(from.date(), rule.value.into()) else {
            return;
        };
        let says = format!(
            "{}: an FOC or a rejection within {} business days.",
            rule.who, rule.value
        );
        self.day(
            due,
            timer(
                "answer",
                "Answer of the carrier",
                says,
                rule.source,
                "Call the port desk: a rejection may have gone astray.",
            ),
        );
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
        let rule = answer_days(self.snapshot, order);
        if let Some(due) = self.business(asked.date(), rule.value.into()) {
            let says = format!(
                "{}: a supplement is answered like an order, within {} business days.",
                rule.who, rule.value
            );
            self.day(
                due,
                timer(
                    "supplement",
                    label,
                    says,
                    rule.source,
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
        let change = last_change(self.snapshot, order, window);
        let says = format!("{} takes no change after {}.", change.who, change.before);
        self.last_chance(
            change.at,
            timer(
                "change_cut_off",
                "Last change",
                says,
                change.source,
                "A change after it needs the desk’s word, or a snapback after the cutover.",
            ),
        );
        let cancel = last_cancel(self.snapshot, order, window);
        let says = format!(
            "{} takes no cancelling after {}.",
            cancel.who, cancel.before
        );
        self.last_chance(
            cancel.at,
            timer(
                "cancel_cut_off",
                "Last cancelling",
                says,
                cancel.source,
                "After it only a snapback takes the numbers back.",
            ),
        );
        let over = ends(self.snapshot, window);
        self.moment(
            over,
            timer(
                "activation",
                "Activated",
                "A confirmed date has to be taken on its day, or it lapses.".to_owned(),
                "ALLSTREAM, NATIONSLINE".to_owned(),
                "Record the activation, or ask for a new date at once.",
            ),
        );
        let rule = smallest(self.snapshot, order, |profile| {
            profile.abandoned_days.as_ref()
        });
        let days = rule.as_ref().map_or(ABANDONED_DAYS, |rule| rule.value);
        if self.now > over
            && let Some(due) = window.date.checked_add_days(Days::new(days.into()))
        {
            let says = format!(
                "An order that nobody activates is thrown away {days} days after its date."
            );
            self.day(
                due,
                timer(
                    "abandoned",
                    "Order is thrown away",
                    says,
                    rule.map_or_else(|| "NPAC-BP35".to_owned(), |rule| rule.source),
                    "Ask for a new date, or send a new order.",
                ),
            );
        }
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
        let rule = smallest(self.snapshot, order, |profile| {
            profile.snapback_hours.as_ref()
        });
        let hours = rule.as_ref().map_or(SNAPBACK_HOURS, |rule| rule.value);
        let source = rule.map_or("VOIPINN-SNAP".to_owned(), |rule| rule.source);
        if order.status != OrderStatus::Closed {
            let says = format!(
                "Up to {hours} hours after activation the losing side may take the numbers back, if it agrees."
            );
            self.last_chance(
                active + TimeDelta::hours(hours.into()),
                timer(
                    "snapback",
                    "Last snapback",
                    says,
                    source,
                    "After it a return is a new port.",
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
        if order.key.class != KeyClass::TollFree && !settled(Track::Emergency) {
            let rule = smallest(self.snapshot, order, |profile| {
                profile.record_911_hours.as_ref()
            });
            let hours = rule.as_ref().map_or(RECORD_911_HOURS, |rule| rule.value);
            self.moment(
                active + TimeDelta::hours(hours.into()),
                timer(
                    "emergency",
                    "911 proven",
                    format!(
                        "The 911 record changes sides within {hours} hours of activation; the test call comes after it."
                    ),
                    rule.map_or_else(|| "NENA-LNP, COMMIO-911".to_owned(), |rule| rule.source),
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
        if let Some(rule) = texting_hours(self.snapshot, self.order) {
            let says = format!(
                "{}: texting follows voice within {} hours.",
                rule.who, rule.value
            );
            self.moment(
                active + TimeDelta::hours(rule.value.into()),
                timer("texting", "Texting works", says, rule.source, hint),
            );
        } else if let Some(due) = self.business(active.date(), SMS_DAYS) {
            let says = format!(
                "Texting is released apart from voice, from two hours to {SMS_DAYS} business days later."
            );
            let source = "TELNYX-SMS, AIRCALL".to_owned();
            self.day(due, timer("texting", "Texting works", says, source, hint));
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

/// The findings of an order's timers: what is late, and a date that came at short notice. An answer that is late and
/// a day that has passed are found by the plan, which lays dates after them.
pub fn check(snapshot: &Snapshot, now: NaiveDateTime, findings: &mut Vec<Finding>) {
    for order in snapshot.orders.values() {
        for timer in timers(snapshot, order, now) {
            let code = match timer.code {
                "draft_dropped" => "draft_dropped",
                "platform_loa" => "platform_loa_waits",
                "exception_open" => "exception_expired",
                "supplement" => "supplement_unanswered",
                "foc_lost" => "foc_lost",
                "abandoned" => "order_abandoned",
                "emergency" => "emergency_open",
                "texting" => "texting_open",
                "promise" => "promise_overdue",
                _ => continue,
            };
            if timer.state != TimerState::Late {
                continue;
            }
            let when = if timer.whole_day {
                day_words(timer.due.date())
            } else {
                format!(
                    "{} {}",
                    day_words(timer.due.date()),
                    timer.due.format("%H:%M")
                )
            };
            findings.push(
                Finding::warning(
                    code,
                    at(order, code),
                    format!(
                        "{}: “{}” was due {when}. {}",
                        order.name, timer.label, timer.rule
                    ),
                    timer.hint,
                )
                .sourced(timer.source),
            );
        }
        short_notice(snapshot, order, now, findings);
    }
}

fn at(order: &Order, field: &str) -> Place {
    Place::Order {
        id: order.id,
        field: field.to_owned(),
    }
}

/// A date 0 to 48 hours ahead of its confirmation: it is taken or moved at once. [BW-SHORTFOC]
fn short_notice(
    snapshot: &Snapshot,
    order: &Order,
    now: NaiveDateTime,
    findings: &mut Vec<Finding>,
) {
    let Some(window) = order
        .confirmed
        .as_ref()
        .filter(|_| order.status == OrderStatus::Confirmed && order.stage.is_none())
    else {
        return;
    };
    let Some(told) = order.log.last(OrderAct::Confirmed) else {
        return;
    };
    let zone = &snapshot.settings.zone;
    let told = zone::to_local(told.at, zone).unwrap_or_else(|_| told.at.naive_utc());
    let starts = begins(snapshot, window);
    let notice = starts - told;
    let rule = sides(snapshot, order).find_map(|profile| profile.short_notice_hours.as_ref());
    let short = rule.map_or(SHORT_NOTICE_HOURS, |rule| i64::from(rule.value));
    if now > starts || notice > TimeDelta::hours(short) {
        return;
    }
    let hours = notice.num_hours().max(0);
    let asked = order.requested.as_ref().map_or_else(String::new, |asked| {
        if asked.date == window.date {
            String::new()
        } else {
            format!(" We asked for {}.", day_words(asked.date))
        }
    });
    findings.push(
        Finding::warning(
            "short_notice_foc",
            at(order, "confirmed"),
            format!(
                "{} was confirmed for {} with {hours} hours’ notice.{asked}",
                order.name,
                window.words()
            ),
            "Decide at once: cut over on that day, with routing, 911 addresses and people ready, or ask for another date (SUP 2).",
        )
        .sourced(rule.map_or("BW-SHORTFOC", |rule| &rule.source)),
    );
}
