//! Dates, hours and counts in the documents' words: US English, one form for each purpose.

use chrono::{NaiveDate, NaiveTime, Timelike};

use crate::window::Window;

/// `Tuesday, January 12, 2027`, unbreakable between day and year.
pub(super) fn long_date(date: NaiveDate) -> String {
    date.format("%A,\u{a0}%B\u{a0}%-d,\u{a0}%Y").to_string()
}

/// `January 12, 2027`, unbreakable.
pub(super) fn date(date: NaiveDate) -> String {
    date.format("%B\u{a0}%-d,\u{a0}%Y").to_string()
}

/// `10:30 AM`, unbreakable.
pub(super) fn clock(time: NaiveTime) -> String {
    let (pm, hour) = time.hour12();
    let half = if pm { "PM" } else { "AM" };
    format!("{hour}:{:02}\u{a0}{half}", time.minute())
}

/// The hours of a window with zone and offset: `10:30 AM to 1:30 PM Central (CST, UTC-06:00)`.
pub(super) fn hours(window: &Window) -> String {
    let zone = zone(window);
    let start = clock(window.start);
    if window.start == window.end {
        return format!("{start} {zone}");
    }
    let end = clock(window.end);
    let next = if window.end < window.start { " the next day," } else { "" };
    format!("{start} to {end}{next} {zone}")
}

fn zone(window: &Window) -> String {
    window.zone.clone()
}
