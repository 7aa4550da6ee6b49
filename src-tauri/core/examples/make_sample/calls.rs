//! Calls per hour over the six weeks before the story day, all lines together.
//!
//! Each hour's mean over the weeks is exactly the figure of the table below; single weeks lie around it.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};

/// Weeks counted, from Monday 5 October 2026.
const WEEKS: u32 = 6;

/// Mean calls per hour from 04:00 to 21:00 for Monday to Sunday; the other hours are silent.
const MEANS: [[u32; 18]; 7] = [
    [
        0, 1, 6, 28, 61, 74, 70, 58, 31, 52, 66, 63, 54, 33, 9, 3, 1, 1,
    ],
    [
        0, 1, 5, 26, 55, 68, 64, 52, 29, 50, 60, 58, 49, 30, 8, 2, 1, 0,
    ],
    [
        0, 1, 5, 24, 51, 62, 60, 50, 27, 46, 57, 55, 44, 26, 6, 2, 1, 0,
    ],
    [
        0, 1, 5, 25, 54, 66, 61, 51, 28, 47, 58, 56, 47, 29, 8, 2, 1, 0,
    ],
    [
        0, 1, 4, 22, 47, 55, 49, 40, 21, 33, 38, 31, 20, 9, 3, 1, 1, 0,
    ],
    [0, 0, 1, 3, 9, 12, 11, 8, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0],
];

/// One line a day and hour.
pub(crate) fn counts() -> String {
    let mut text = "Date,Hour,Calls\n".to_owned();
    let Some(first) = NaiveDate::from_ymd_opt(2026, 10, 5) else {
        return text;
    };
    for week in 0..WEEKS {
        for (weekday, means) in (0..).zip(MEANS) {
            let days = Days::new(u64::from(week * 7 + weekday));
            let Some(date) = first.checked_add_days(days) else {
                continue;
            };
            debug_assert_eq!(date.weekday().num_days_from_monday(), weekday);
            let silent_before = std::iter::repeat_n(0, 4);
            let silent_after = std::iter::repeat_n(0, 2);
            let hours = silent_before.chain(means).chain(silent_after);
            for (hour, mean) in (0..).zip(hours) {
                let calls = in_week(mean, week + weekday + hour);
                let _ = writeln!(text, "{date},{hour:02}:00,{calls}");
            }
        }
    }
    text
}

/// The count of one week: the mean, moved a little up or down. Over six weeks in a row the moves cancel.
fn in_week(mean: u32, turn: u32) -> u32 {
    let step = if mean >= 12 { mean / 12 } else { mean / 2 };
    let step = step.min(mean / 2);
    match turn % WEEKS {
        0 => mean - 2 * (step / 2),
        1 | 4 => mean + step / 2,
        3 => mean + step,
        5 => mean - step,
        _ => mean,
    }
}
