//! What makes one slot better than another, in points and in words.
//!
//! The points are our own weighing: a lost call is what all else is measured in. They decide an order of rank and
//! mean nothing by themselves.

use chrono::{Datelike as _, Weekday};

use super::{Candidate, candidates::Ground};
use crate::{
    plan::Day,
    window::{Staff, Window, day_words},
    zone::Local,
};

/// One lost call.
const CALL: u64 = 20;
/// Our people would have to come on purpose.
const OURS_AWAY: u32 = 200;
/// The client's people would.
const CLIENT_AWAY: u32 = 50;
/// The gaining side cannot be called.
const GAINING_AWAY: u32 = 30;
/// The losing side cannot be called.
const LOSING_AWAY: u32 = 10;
/// What fails waits over a weekend or a holiday.
const BEFORE_PAUSE: u32 = 40;
/// The next chance is behind a closed period.
const LAST_CHANCE: u32 = 20;
/// Only the shortest lead time makes it.
const BEFORE_USUAL: u32 = 300;
/// The wished go-live has passed.
const AFTER_GO_LIVE: u32 = 100;
/// Each calendar day behind the first usual one.
const DAY_LATER: u32 = 10;
/// It has to be asked for, mostly paid.
const ON_REQUEST: u32 = 60;

/// Fills in points and reasons of a candidate that can be had.
pub(super) fn weigh(ground: &Ground<'_>, day: &Day<'_>, on_request: bool, found: &mut Candidate) {
    let mut points: u64 = found.lost_tenths.map_or(0, |lost| lost * CALL / 10);
    let mut reasons = vec![calls_words(ground, found)];
    let mut add = |weight: u32, reason: String| {
        points += u64::from(weight);
        if !reason.is_empty() {
            reasons.push(reason);
        }
    };
    let date = found.window.date;
    if found.planned
        && let Some(days) = ground.plan.float_days.filter(|days| *days >= 0)
    {
        let days_words = if days == 1 { "day" } else { "days" };
        add(0, format!("Float {days} {days_words}."));
    }
    if let Some(period) = &day.last_before {
        add(LAST_CHANCE, format!("Last day before {period}."));
    } else if day.before_pause {
        let what = if date.weekday() == Weekday::Fri {
            "Friday: what fails waits over the weekend."
        } else {
            "Day before a closed one: what fails waits over it."
        };
        add(BEFORE_PAUSE, what.to_owned());
    }
    if let Some(usual) = ground.usual
        && date < usual
    {
        let days = ground.plan.lead.min;
        add(
            BEFORE_USUAL,
            format!("Only with the shortest lead time, {days} business days."),
        );
    } else if let Some(usual) = ground.usual {
        let later = u32::try_from((date - usual).num_days()).unwrap_or(0);
        add(later.saturating_mul(DAY_LATER), String::new());
    }
    if let Some(go_live) = ground
        .snapshot
        .settings
        .go_live
        .filter(|go_live| date > *go_live)
    {
        add(
            AFTER_GO_LIVE,
            format!("Later than the wished go-live, {}.", day_words(go_live)),
        );
    }
    if on_request {
        add(ON_REQUEST, "Only when asked for.".to_owned());
    }
    for (support, weight) in found.support.iter().zip(weights(ground)) {
        if support.there == Some(false) {
            add(weight, support.words.clone());
        }
    }
    if unwatched(ground, &found.window) {
        add(
            OURS_AWAY,
            format!("On-duty hours are not entered; {ASSUMED_WORDS} is assumed."),
        );
    }
    if let Some(question) = asks(&found.window) {
        add(0, question);
    }
    found.reasons = reasons;
    found.points = u32::try_from(points).unwrap_or(u32::MAX);
}

/// The hours in which people are reckoned with where nobody has entered them.
const ASSUMED: (u32, u32) = (7, 22);
const ASSUMED_WORDS: &str = "07:00–22:00";

/// Nobody has entered our on-duty hours, and the window lies outside those that are assumed.
fn unwatched(ground: &Ground<'_>, window: &Window) -> bool {
    let entered = ground
        .snapshot
        .duty
        .iter()
        .any(|duty| duty.staff == Staff::Ours);
    let day = window.date;
    let at = |hour| day.and_hms_opt(hour, 0, 0).unwrap_or_default();
    !entered && (window.starts() < at(ASSUMED.0) || window.ends() > at(ASSUMED.1))
}

/// The weights of [`super::desks::support`], in its order.
fn weights(ground: &Ground<'_>) -> impl Iterator<Item = u32> + use<> {
    let gaining = ground.gaining.map(|_| GAINING_AWAY);
    let losing = ground.losing.map(|_| LOSING_AWAY);
    let people = Staff::ALL.map(|staff| match staff {
        Staff::Ours => OURS_AWAY,
        Staff::Client => CLIENT_AWAY,
    });
    gaining.into_iter().chain(losing).chain(people)
}

/// `3 calls in 2 hours, about 0.8 lost.`; what the estimate rests on is said once, in [`super::Outage`].
fn calls_words(ground: &Ground<'_>, found: &Candidate) -> String {
    if ground.outage.minutes == 0 {
        return "No call is lost: the old side serves until the new one takes over.".to_owned();
    }
    let Some(lost) = found.lost_tenths else {
        return if ground.calls.basis.known {
            format!(
                "Calls on a {} were not counted.",
                weekday(found.window.date)
            )
        } else {
            "No call data.".to_owned()
        };
    };
    let lost = match lost {
        0 => "none lost".to_owned(),
        some => format!("about {} lost", figure(some)),
    };
    let Some(calls) = found.calls_tenths else {
        return format!("{}.", capital(&lost));
    };
    let length = (found.window.ends() - found.window.starts()).num_minutes();
    let length = match length {
        60 => "an hour".to_owned(),
        _ if length % 60 == 0 => format!("{} hours", length / 60),
        _ => format!("{length} minutes"),
    };
    format!("{} in {length}, {lost}.", capital(&tenths(calls)))
}

fn weekday(date: chrono::NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// `0.4`, `1`, `12`.
fn figure(tenths: u64) -> String {
    match tenths {
        10 => "1".to_owned(),
        0..=19 => format!("{}.{}", tenths / 10, tenths % 10),
        _ => ((tenths + 5) / 10).to_string(),
    }
}

/// `no call`, `0.4 calls`, `1 call`, `12 calls`.
pub fn tenths(tenths: u64) -> String {
    match tenths {
        0 => "no call".to_owned(),
        10 => "1 call".to_owned(),
        some => format!("{} calls", figure(some)),
    }
}

/// What has to be asked of a window whose start or end comes twice.
fn asks(window: &Window) -> Option<String> {
    let (start, end) = window.instants().ok()?;
    let twice = [(start, window.start), (end, window.end)]
        .into_iter()
        .find(|(local, _)| matches!(local, Local::Overlap { .. }))?;
    Some(format!(
        "{} comes twice that night: agree on the instant in UTC.",
        twice.1.format("%H:%M")
    ))
}

#[cfg(test)]
mod tests {
    use super::tenths;

    #[test]
    fn few_calls_are_said_in_tenths_and_many_in_whole_calls() {
        for (count, words) in [
            (0, "no call"),
            (4, "0.4 calls"),
            (10, "1 call"),
            (12, "1.2 calls"),
            (34, "3 calls"),
        ] {
            assert_eq!(tenths(count), words);
        }
    }
}
