//! Dates, hours and counts in the documents' words: US English, one form for each purpose.

use chrono::{NaiveDate, NaiveTime, Timelike};

use crate::{window::Window, zone};

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

/// The hours of a window with zone and offset: `10:30 AM to 1:30 PM Central time (UTC-06:00)`.
pub(super) fn hours(window: &Window) -> String {
    let zone = zone_words(window);
    let start = clock(window.start);
    if window.start == window.end {
        return format!("{start} {zone}");
    }
    let end = clock(window.end);
    let next = if window.end < window.start {
        " the next day,"
    } else {
        ""
    };
    format!("{start} to {end}{next} {zone}")
}

/// A zone in a reader's words with its offset at that start: `Central time (UTC-06:00)`, or a city's time
/// where clocks do not follow one of the four all year.
fn zone_words(window: &Window) -> String {
    let name = match zone::short_name(&window.zone).as_str() {
        "ET" => "Eastern time".to_owned(),
        "CT" => "Central time".to_owned(),
        "MT" => "Mountain time".to_owned(),
        "PT" => "Pacific time".to_owned(),
        "UTC" => return "UTC".to_owned(),
        city => format!("{city} time"),
    };
    let start = zone::wall(window.date, window.start);
    let offset = zone::resolve(start, &window.zone)
        .and_then(|local| zone::offset(local.earliest(), &window.zone));
    // The font has no true minus; chrono writes the hyphen.
    offset.map_or(name.clone(), |offset| format!("{name} (UTC{offset})"))
}

/// `Dec 11`, unbreakable.
pub(super) fn short_date(date: NaiveDate) -> String {
    date.format("%b\u{a0}%-d").to_string()
}

/// `Fri, Dec 11`, unbreakable.
pub(super) fn day_date(date: NaiveDate) -> String {
    date.format("%a,\u{a0}%b\u{a0}%-d").to_string()
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Small counts in words, as a sentence writes them.
pub(super) fn count(count: usize, one: &str, many: &str) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let noun = if count == 1 { one } else { many };
    match WORDS.get(count) {
        Some(word) => format!("{word} {noun}"),
        None => format!("{count} {noun}"),
    }
}

/// The days of a sentence as paper writes them: `Tue 24 Nov 2026` becomes `Tue, Nov 24, 2026`.
pub(super) fn days_on_paper(text: &str) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let mut at = 0;
    while let Some([day, month]) = words.get(at..at + 2) {
        // What ends a sentence or a part of it stands behind the last word of the day.
        let (month, end) = parted(month);
        let is_day = matches!(day.parse::<u8>(), Ok(1..=31)) && day.len() <= 2;
        if !is_day || !MONTHS.contains(&month) {
            at += 1;
            continue;
        }
        let year = words
            .get(at + 2)
            .filter(|_| end.is_empty())
            .and_then(|word| {
                let (year, end) = parted(word);
                let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
                is_year.then(|| (year.to_owned(), end.to_owned()))
            });
        let (turned, taken) = match year {
            Some((year, end)) => (format!("{month} {day}, {year}{end}"), 3),
            None => (format!("{month} {day}{end}"), 2),
        };
        words.splice(at..at + taken, [turned]);
        if let Some(weekday) = at.checked_sub(1).and_then(|before| words.get_mut(before))
            && DAYS.contains(&weekday.as_str())
        {
            weekday.push(',');
        }
        at += 1;
    }
    words.join(" ")
}

/// A word and the mark behind it.
fn parted(word: &str) -> (&str, &str) {
    word.split_at(word.trim_end_matches([',', '.', ';', ':']).len())
}

/// Ties what a line may not part: month and day, day and year, area code and number.
pub(super) fn glue(text: &str) -> String {
    let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut glued = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    let mut month_before = false;
    while let Some(word) = words.next() {
        glued.push_str(word);
        let Some(next) = words.peek() else { break };
        let month = MONTHS.iter().any(|month| word.starts_with(month));
        let area = word.len() == 5 && word.starts_with('(') && word.ends_with(')');
        let day = month_before && digit(word) && word.ends_with(',') && next.len() >= 4;
        let tied = digit(next) && (month || area || day);
        glued.push(if tied { '\u{a0}' } else { ' ' });
        month_before = month;
    }
    glued
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::{glue, hours};

    #[test]
    fn dates_and_telephone_numbers_stay_on_one_line() {
        for (text, expected) in [
            ("Done Dec 3 by them", "Done Dec~3 by them"),
            ("Ends Feb 28, 2027; notice", "Ends Feb~28,~2027; notice"),
            ("new BTN (920) 555-0182, one", "new BTN (920)~555-0182, one"),
            ("May we 5", "May we 5"),
        ] {
            assert_eq!(glue(text).replace('\u{a0}', "~"), expected);
        }
    }

    use crate::window::Window;

    #[test]
    fn hours_name_their_zone_and_its_offset_on_that_day() {
        let time = |hour| NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
        let window = |date: &str, start, end, zone: &str| Window {
            date: date.parse().unwrap(),
            start: time(start),
            end: time(end),
            zone: zone.to_owned(),
        };
        for (window, expected) in [
            (
                window("2027-01-12", 10, 13, "America/Chicago"),
                "10:30 AM to 1:30 PM Central time (UTC-06:00)",
            ),
            (
                window("2027-07-12", 10, 10, "America/New_York"),
                "10:30 AM Eastern time (UTC-04:00)",
            ),
            (
                window("2026-12-07", 22, 0, "America/Vancouver"),
                "10:30 PM to 12:30 AM the next day, Vancouver time (UTC-07:00)",
            ),
        ] {
            assert_eq!(hours(&window).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn days_of_sentences_are_turned_for_paper_and_nothing_else_is() {
        for (screen, paper) in [
            (
                "both run from Tue 24 Nov to Wed 16 Dec 2026, 22 days",
                "both run from Tue, Nov 24 to Wed, Dec 16, 2026, 22 days",
            ),
            ("bill of 1 Nov 2026", "bill of Nov 1, 2026"),
            (
                "bill of 21 Oct 2026; contract",
                "bill of Oct 21, 2026; contract",
            ),
            ("ends Fri 1 Jan.", "ends Fri, Jan 1."),
            ("read 2026-10-02, Sec 4", "read 2026-10-02, Sec 4"),
            ("Nov 24", "Nov 24"),
            ("", ""),
        ] {
            assert_eq!(super::days_on_paper(screen), paper);
        }
    }
}
