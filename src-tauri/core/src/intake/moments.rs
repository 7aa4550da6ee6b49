//! Dates and times of day as bills, records and call logs write them. US order where the order is open;
//! no zones: a time is what the file's own clock showed.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A date, with nothing else in the text but perhaps a time behind it.
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches([',', '.']);
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    if let [a, b, c] = parts.as_slice() {
        let (a_len, c_len) = (a.len(), c.len());
        let (year, month, day) = match (number(a), number(b), number(c)) {
            (Some(year), Some(month), Some(day)) if a_len == 4 => (year, month, day),
            (Some(month), Some(day), Some(year)) if c_len == 4 => (year, month, day),
            (Some(month), Some(day), Some(year)) if c_len == 2 => (2000 + year, month, day),
            _ => return worded(text),
        };
        return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
            .filter(|day| (1980..2200).contains(&chrono::Datelike::year(day)));
    }
    worded(text)
}

/// `6 Nov 2026`, `November 6, 2026`, `06-Nov-2026`
fn worded(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split([' ', ',', '-'])
        .filter(|word| !word.is_empty())
        .take(3)
        .collect();
    let [a, b, year] = words.as_slice() else {
        return None;
    };
    let (month, day) = month(a)
        .map(|month| (month, b))
        .or_else(|| month(b).map(|month| (month, a)))?;
    NaiveDate::from_ymd_opt(
        year.parse()
            .ok()
            .filter(|year| (1980..2200).contains(year))?,
        month,
        day.parse().ok()?,
    )
}

fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let head = text.get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == head)?;
    u32::try_from(at + 1)
        .ok()
        .filter(|_| text.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// The hour of a time of day: `19:30`, `7 PM`, `07:00-08:00`, `19`.
pub(super) fn hour(text: &str) -> Option<u8> {
    let lower = text.trim().to_ascii_lowercase();
    let start = lower.split(['-', '–']).next()?.trim();
    let evening = start.contains('p')
        || (!start.contains('a') && lower.ends_with("pm") && lower.contains(['-', '–']));
    let morning = start.contains('a');
    let digits: String = start.chars().take_while(char::is_ascii_digit).collect();
    let rest = start.get(digits.len()..)?.trim();
    let known = rest.is_empty() || rest.starts_with(':') || rest.starts_with(['a', 'p', 'h']);
    let hour: u8 = digits.parse().ok().filter(|_| known && digits.len() <= 2)?;
    match hour {
        12 if morning => Some(0),
        1..=11 if evening => Some(hour + 12),
        24 => Some(0),
        0..=23 => Some(hour),
        _ => None,
    }
}

/// A date with a time of day.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let day = date(text)?;
    let at = text.find(['T', ' '])?;
    let time = text.get(at + 1..)?.trim();
    let hour = hour(time.split(['+', 'Z']).next()?)?;
    let minute = time
        .split(':')
        .nth(1)
        .and_then(|part| part.get(..2))
        .and_then(|part| part.parse().ok())
        .unwrap_or(0);
    Some(day.and_time(NaiveTime::from_hms_opt(hour.into(), minute, 0)?))
}

/// A weekday, 0 for Monday.
pub(super) fn weekday(text: &str) -> Option<u8> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let text = text.trim().trim_end_matches('.').to_ascii_lowercase();
    let full = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let at = DAYS.iter().zip(full).position(|(short, full)| {
        text.starts_with(short)
            && (full.starts_with(&text) || matches!(text.as_str(), "tues" | "thurs" | "weds"))
    })?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::{date, hour, moment, weekday};

    #[test]
    fn dates_and_times_are_read_as_files_write_them() {
        for text in [
            "2026-11-06",
            "11/06/2026",
            "11-06-2026",
            "11/6/26",
            "6 Nov 2026",
            "November 6, 2026",
            "06-Nov-2026",
            "2026-11-06T10:00:00",
        ] {
            assert_eq!(
                date(text).map(|day| day.to_string()).as_deref(),
                Some("2026-11-06"),
                "{text}"
            );
        }
        for text in [
            "414-555-0100",
            "2/0/10",
            "88-114520-03",
            "13/13/2026",
            "see Bob",
            "",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
        for (text, h) in [
            ("19:30", 19),
            ("7 PM", 19),
            ("7:15pm", 19),
            ("12 AM", 0),
            ("12:05 pm", 12),
            ("07:00-08:00", 7),
            ("1-2 PM", 13),
            ("0", 0),
            ("23", 23),
        ] {
            assert_eq!(hour(text), Some(h), "{text}");
        }
        assert_eq!(hour("4145550100"), None);
        assert_eq!(hour("25"), None);
        for text in [
            "2026-10-05 13:45:12",
            "10/5/2026 1:45 PM",
            "2026-10-05T13:45:12Z",
        ] {
            assert_eq!(
                moment(text).map(|m| m.to_string()).as_deref(),
                Some("2026-10-05 13:45:00"),
                "{text}"
            );
        }
        assert_eq!(weekday("Tue"), Some(1));
        assert_eq!(weekday("thursday"), Some(3));
        assert_eq!(weekday("Monk"), None);
    }
}
