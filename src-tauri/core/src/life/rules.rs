//! The rules of the sides that the life of an order asks for: of several that speak, the strictest.

use chrono::{Datelike, NaiveDate};

use crate::{
    calendar::{WorkCalendar, calendar_days, carrier_days},
    carrier::{Profile, Rule},
    order::{KeyClass, Order},
    plan::calendar_of,
    snapshot::Snapshot,
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
fn first(
    snapshot: &Snapshot,
    order: &Order,
    rule: impl Fn(&Profile) -> Option<&Rule<u16>>,
) -> Option<Said> {
    sides(snapshot, order).find_map(|profile| Some(said(profile, rule(profile)?)))
}

/// The largest figure that a side states: hours before a moment.
fn largest(
    snapshot: &Snapshot,
    order: &Order,
    rule: impl Fn(&Profile) -> Option<&Rule<u16>>,
) -> Option<Said> {
    sides(snapshot, order)
        .filter_map(|profile| Some(said(profile, rule(profile)?)))
        .reduce(|most, next| if next.value > most.value { next } else { most })
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

/// Hours before the FOC after which nothing can be changed.
pub(super) fn change_cut_off(snapshot: &Snapshot, order: &Order) -> Said {
    largest(snapshot, order, |profile| {
        profile.change_cut_off_hours.as_ref()
    })
    .unwrap_or_else(|| ours(CHANGE_CUT_OFF_HOURS))
}

/// Hours before the FOC after which it cannot be cancelled: those of a change where nobody says otherwise.
pub(super) fn cancel_cut_off(snapshot: &Snapshot, order: &Order) -> Said {
    largest(snapshot, order, |profile| {
        profile.cancel_cut_off_hours.as_ref()
    })
    .unwrap_or_else(|| change_cut_off(snapshot, order))
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
