//! Who is there in a window: both carriers' desks, our people and the client's.

use chrono::{Datelike as _, NaiveDateTime, NaiveTime, Weekday};

use super::Support;
use crate::{
    carrier::{DeskHours, Profile},
    plan::Day,
    snapshot::Snapshot,
    window::{Staff, duty_words, on_duty},
    zone,
};

/// The least hours that a losing side has to work [CFR-52.35]: Mon–Fri 08:00–17:00 local.
const LEAST: (u32, u32) = (8, 17);
const LEAST_SOURCE: &str = "CFR-52.35: at least Mon–Fri 08:00–17:00 local";

/// Everyone who could help from one wall time to another.
pub(super) fn support(
    snapshot: &Snapshot,
    day: &Day<'_>,
    (losing, gaining): (Option<&Profile>, Option<&Profile>),
    (from, to): (NaiveDateTime, NaiveDateTime),
) -> Vec<Support> {
    let mut there = Vec::new();
    if let Some(gaining) = gaining {
        there.push(desk(snapshot, gaining, day.works, (from, to), false));
    }
    if let Some(losing) = losing {
        there.push(desk(snapshot, losing, day.losing_works, (from, to), true));
    }
    there.extend(
        Staff::ALL
            .into_iter()
            .map(|staff| people(snapshot, staff, from, to)),
    );
    there
}

fn people(snapshot: &Snapshot, staff: Staff, from: NaiveDateTime, to: NaiveDateTime) -> Support {
    let (who, nobody) = match staff {
        Staff::Ours => ("Our people", "Nobody of ours is on duty"),
        Staff::Client => ("The client’s people", "Nobody of the client is on duty"),
    };
    let there = on_duty(&snapshot.duty, staff, from, to);
    let words = match there {
        Some(true) => format!("{who} are on duty."),
        Some(false) => format!("{nobody}; hours are {}.", duty_words(&snapshot.duty, staff)),
        None => format!("{who}: on-duty hours are not entered."),
    };
    Support {
        who: who.to_owned(),
        there,
        words,
        source: String::new(),
        assumed: false,
    }
}

fn desk(
    snapshot: &Snapshot,
    profile: &Profile,
    workday: bool,
    (from, to): (NaiveDateTime, NaiveDateTime),
    by_law: bool,
) -> Support {
    let name = &profile.name;
    let here = &snapshot.settings.zone;
    let own = profile.desk_hours.as_ref().map(|rule| {
        (
            rule.value.clone(),
            format!("{}, read {}", rule.source, rule.as_of),
            false,
        )
    });
    let least = || {
        let zone = profile.zone.as_ref().map_or(here, |zone| &zone.value);
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        let hours = DeskHours {
            days: vec![
                Weekday::Mon,
                Weekday::Tue,
                Weekday::Wed,
                Weekday::Thu,
                Weekday::Fri,
            ],
            start: hour(LEAST.0),
            end: hour(LEAST.1),
            zone: zone.clone(),
        };
        (hours, LEAST_SOURCE.to_owned(), true)
    };
    let Some((hours, source, assumed)) = own.or_else(|| by_law.then(least)) else {
        return Support {
            who: name.clone(),
            there: None,
            words: format!("{name} publishes no support hours."),
            source: String::new(),
            assumed: false,
        };
    };
    let there = |local| zone::convert(local, here, &hours.zone).unwrap_or(local);
    let (start, end) = (there(from), there(to));
    let open_day = workday && hours.days.contains(&start.weekday());
    let ours = |time: NaiveTime| {
        let local = start.date().and_time(time);
        zone::convert(local, &hours.zone, here)
            .unwrap_or(local)
            .format("%H:%M")
            .to_string()
    };
    let opens = start.date().and_time(hours.start);
    let closes = start.date().and_time(hours.end);
    let whole = open_day && opens <= start && end <= closes;
    let words = if !open_day {
        format!("{name} is closed that day.")
    } else if whole {
        format!("{name} works until {}.", ours(hours.end))
    } else if end <= opens || start < opens {
        format!("{name} opens at {}.", ours(hours.start))
    } else {
        format!("{name} closes at {}.", ours(hours.end))
    };
    Support {
        who: name.clone(),
        there: Some(whole),
        words,
        source,
        assumed,
    }
}
