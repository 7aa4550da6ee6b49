//! Who is there in a window: both carriers' desks, our people and the client's.

use chrono::{Datelike as _, NaiveDateTime, NaiveTime};

use super::Support;
use crate::{
    carrier::Profile,
    plan::Day,
    rules::{self, Desk},
    snapshot::Snapshot,
    window::{Staff, duty_words, on_duty},
    zone,
};

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
    // The least that the law asks of a losing side stands in for its own word.
    let desk = rules::desk_of(snapshot, Some(profile)).filter(|desk| by_law || !desk.assumed);
    let Some(Desk {
        hours,
        source,
        assumed,
    }) = desk
    else {
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
