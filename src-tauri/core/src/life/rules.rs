//! The rules of the sides that the life of an order asks for: of several that speak, the strictest.

use chrono::{Datelike, NaiveDate};

use crate::{
    calendar::{WorkCalendar, calendar_days, carrier_days},
    carrier::{ChangeMay, ChangePhase, ChangeRule, ChangeWhat, Class, Profile, Rule},
    order::{KeyClass, Order},
    plan::calendar_of,
    snapshot::Snapshot,
    split,
    window::Window,
    zone,
};
use chrono::{NaiveDateTime, TimeDelta};

/// A figure with who says it and where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) value: u16,
    /// The name of who says it; `Our planning default` where nobody does.
    pub(super) who: String,
    pub(super) source: String,
}

/// Business days for an answer where no profile says, as the plan has it.
const ANSWER_DAYS: u16 = 5;
/// The same for a RespOrg. [SOMOS-HDI]
const RESP_ORG_ANSWER_DAYS: u16 = 2;
/// Hours before the FOC after which nothing can be changed, where no profile says: the common figure of 24, 48
/// and 72 hours. [domain 2.4]
const CHANGE_CUT_OFF_HOURS: u16 = 48;
/// Hours ahead of an FOC from which a change is short notice. [BW-SHORTFOC]
pub(super) const SHORT_NOTICE_HOURS: i64 = 48;

/// The losing side, the platform, then the gaining side.
pub(super) fn sides<'a>(
    snapshot: &'a Snapshot,
    order: &Order,
) -> impl Iterator<Item = &'a Profile> {
    let gaining = snapshot.gaining();
    let platform = snapshot
        .platform()
        .filter(|platform| gaining.is_none_or(|gaining| gaining.id != platform.id));
    snapshot
        .carriers
        .get(&order.key.carrier)
        .into_iter()
        .chain(platform)
        .chain(gaining)
}

fn said(profile: &Profile, rule: &Rule<u16>) -> Said {
    Said {
        value: rule.value,
        who: profile.name.clone(),
        source: format!("{}, read {}", rule.source, rule.as_of),
    }
}

fn ours(value: u16) -> Said {
    Said {
        value,
        who: "Our planning default".to_owned(),
        source: "our planning default".to_owned(),
    }
}

/// The figure of the side that speaks first.
pub(super) fn first(
    snapshot: &Snapshot,
    order: &Order,
    rule: impl Fn(&Profile) -> Option<&Rule<u16>>,
) -> Option<Said> {
    sides(snapshot, order).find_map(|profile| Some(said(profile, rule(profile)?)))
}

/// The smallest figure that a side states: a time after which something ends.
pub(super) fn smallest(
    snapshot: &Snapshot,
    order: &Order,
    rule: impl Fn(&Profile) -> Option<&Rule<u16>>,
) -> Option<Said> {
    sides(snapshot, order)
        .filter_map(|profile| Some(said(profile, rule(profile)?)))
        .reduce(|least, next| {
            if next.value < least.value {
                next
            } else {
                least
            }
        })
}

/// The last moment to do something before a confirmed date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LastMoment {
    /// On the clocks of the project's zone.
    pub(super) at: NaiveDateTime,
    pub(super) who: String,
    /// `48 hours before the date`.
    pub(super) before: String,
    pub(super) source: String,
}

/// The last moment to change an order: the earliest that a side states, in hours or business days before its date.
pub(super) fn last_change(snapshot: &Snapshot, order: &Order, window: &Window) -> LastMoment {
    let hours = |profile: &Profile| profile.change_cut_off_hours.clone();
    let days = |profile: &Profile| profile.change_cut_off_days.clone();
    let starts = begins(snapshot, window);
    earliest(snapshot, order, starts, hours, days).unwrap_or_else(|| {
        let rule = ours(CHANGE_CUT_OFF_HOURS);
        LastMoment {
            at: before(starts, rule.value),
            who: rule.who,
            before: format!("{} hours before the date", rule.value),
            source: rule.source,
        }
    })
}

/// The last moment to cancel an order: that of a change where nobody says otherwise.
pub(super) fn last_cancel(snapshot: &Snapshot, order: &Order, window: &Window) -> LastMoment {
    let hours = |profile: &Profile| profile.cancel_cut_off_hours.clone();
    let days = |profile: &Profile| profile.cancel_cut_off_days.clone();
    let starts = begins(snapshot, window);
    earliest(snapshot, order, starts, hours, days)
        .unwrap_or_else(|| last_change(snapshot, order, window))
}

fn earliest(
    snapshot: &Snapshot,
    order: &Order,
    starts: NaiveDateTime,
    hours: impl Fn(&Profile) -> Option<Rule<u16>>,
    days: impl Fn(&Profile) -> Option<Rule<u16>>,
) -> Option<LastMoment> {
    let mut found = Vec::new();
    for profile in sides(snapshot, order) {
        if let Some(rule) = hours(profile) {
            let said = said(profile, &rule);
            found.push(LastMoment {
                at: before(starts, said.value),
                who: said.who,
                before: format!("{} hours before the date", said.value),
                source: said.source,
            });
        }
        if let Some(rule) = days(profile) {
            let said = said(profile, &rule);
            let day = offices(snapshot, order, starts.date())
                .add(starts.date(), -i32::from(said.value))
                .unwrap_or(starts.date());
            found.push(LastMoment {
                at: day.and_time(starts.time()),
                who: said.who,
                before: format!("{} business days before the date", said.value),
                source: said.source,
            });
        }
    }
    found.into_iter().min_by_key(|last| last.at)
}

/// What the sides say of a change: the strictest reading. Where a rule holds for one way of porting and nobody knows
/// the way, it counts.
pub(super) fn change(
    snapshot: &Snapshot,
    order: &Order,
    what: ChangeWhat,
    phase: ChangePhase,
) -> Option<(ChangeMay, String, String)> {
    let class = match order.key.class {
        KeyClass::Local if order.key.country == "CA" => Class::Canada,
        KeyClass::Local => Class::NonSimple,
        KeyClass::Wireless => Class::Wireless,
        KeyClass::TollFree => Class::TollFree,
    };
    let way = split::way(&order.key);
    let fits = |rule: &&ChangeRule| {
        rule.what == what
            && rule.phase == phase
            && rule.class.is_none_or(|of| of == class)
            && (way.is_none() || rule.mode.is_none() || rule.mode.as_deref() == way)
    };
    let strictness = |may: ChangeMay| match may {
        ChangeMay::No => 0,
        ChangeMay::NewOrder => 1,
        ChangeMay::Restarts => 2,
        ChangeMay::ForFee => 3,
        ChangeMay::BestEffort => 4,
        ChangeMay::Yes => 5,
    };
    sides(snapshot, order)
        .flat_map(|profile| {
            let rules = profile.changes.iter().filter(fits);
            rules.map(move |rule| (profile, rule))
        })
        .min_by_key(|(_, rule)| strictness(rule.may))
        .map(|(profile, rule)| {
            let source = format!("{}, read {}", rule.source, rule.as_of);
            (rule.may, profile.name.clone(), source)
        })
}

/// Whether two open orders on the account collide; they do unless the losing side says otherwise.
pub(super) fn collide(snapshot: &Snapshot, order: &Order) -> bool {
    snapshot
        .carriers
        .get(&order.key.carrier)
        .and_then(|losing| losing.orders_collide.as_ref())
        .is_none_or(|rule| rule.value)
}

/// Hours after activation until texting follows, the longest that a side states.
pub(super) fn texting_hours(snapshot: &Snapshot, order: &Order) -> Option<Said> {
    sides(snapshot, order)
        .flat_map(|profile| profile.sms_delays.iter().map(move |rule| (profile, rule)))
        .max_by_key(|(_, rule)| rule.hours)
        .map(|(profile, rule)| Said {
            value: rule.hours,
            who: profile.name.clone(),
            source: format!("{}, read {}", rule.source, rule.as_of),
        })
}

/// Business days until an order or a supplement is answered.
pub(super) fn answer_days(snapshot: &Snapshot, order: &Order) -> Said {
    first(snapshot, order, |profile| profile.answer_days.as_ref()).unwrap_or_else(|| {
        if order.key.class == KeyClass::TollFree {
            Said {
                value: RESP_ORG_ANSWER_DAYS,
                who: "The registry".to_owned(),
                source: "SOMOS-HDI: two business days".to_owned(),
            }
        } else {
            ours(ANSWER_DAYS)
        }
    })
}

/// Business days of the losing side around a day.
pub(super) fn offices(snapshot: &Snapshot, order: &Order, around: NaiveDate) -> WorkCalendar {
    let losing = snapshot.carriers.get(&order.key.carrier);
    let years = around.year().saturating_sub(1)..=around.year().saturating_add(1);
    let first = NaiveDate::from_ymd_opt(*years.start(), 1, 1).unwrap_or(around);
    let last = NaiveDate::from_ymd_opt(*years.end(), 12, 31).unwrap_or(around);
    let calendar = calendar_of(losing, order.key.country == "CA");
    let own = losing
        .into_iter()
        .flat_map(|profile| carrier_days(&profile.holidays, years.clone()));
    let closed: Vec<_> = calendar_days(&calendar, years.clone()).chain(own).collect();
    WorkCalendar::new(first, last, closed)
}

/// When a window begins, on the clocks of the project's zone.
pub(super) fn begins(snapshot: &Snapshot, window: &Window) -> NaiveDateTime {
    let zone = &snapshot.settings.zone;
    zone::convert(window.starts(), &window.zone, zone).unwrap_or_else(|_| window.starts())
}

/// When it ends; a fixed time ends as it begins.
pub(super) fn ends(snapshot: &Snapshot, window: &Window) -> NaiveDateTime {
    let zone = &snapshot.settings.zone;
    zone::convert(window.ends(), &window.zone, zone).unwrap_or_else(|_| window.ends())
}

/// So many hours before a moment.
pub(super) fn before(at: NaiveDateTime, hours: u16) -> NaiveDateTime {
    at - TimeDelta::hours(hours.into())
}
