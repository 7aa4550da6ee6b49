//! A cutover window: a local start and end in a named zone on a date.
//!
//! Says what a window means as instants and in words. Whether a carrier can activate in it is asked of
//! the plan.

mod duty;
mod kept;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use duty::{Duty, Staff, duty_words, on_duty};
pub use kept::{Agreed, KeptInstants};

use crate::zone::{self, Local, ZoneError};

/// A window as people agree on it. Local time and zone are the fact; instants are derived when asked
/// for, since the zone's rules may change before the day comes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Window {
    /// Local date on which it starts.
    pub date: NaiveDate,
    /// Local start.
    pub start: NaiveTime,
    /// Local end; before `start` when it ends on the next day, equal when the carrier fixes one time.
    pub end: NaiveTime,
    /// IANA zone.
    pub zone: String,
}

impl Window {
    /// Whether the carrier fixes one clock time.
    pub fn is_fixed(&self) -> bool {
        self.start == self.end
    }

    /// The wall time at which it starts.
    pub fn starts(&self) -> NaiveDateTime {
        self.date.and_time(self.start)
    }

    /// The wall time at which it ends, on the next day where it runs past midnight.
    pub fn ends(&self) -> NaiveDateTime {
        let date = if self.end < self.start {
            self.date.checked_add_days(Days::new(1))
        } else {
            None
        };
        date.unwrap_or(self.date).and_time(self.end)
    }

    /// What its start and its end can mean as instants.
    pub fn instants(&self) -> Result<(Local, Local), ZoneError> {
        Ok((
            zone::resolve(self.starts(), &self.zone)?,
            zone::resolve(self.ends(), &self.zone)?,
        ))
    }

    /// The hours alone: `19:00–21:00 CT`, or `10:30 CT, fixed`.
    pub fn hours_words(&self) -> String {
        hours_words(self.start, self.end, &self.zone)
    }

    /// The whole window: `Wed 16 Dec, 19:00–21:00 CT`.
    pub fn words(&self) -> String {
        format!("{}, {}", day_words(self.date), self.hours_words())
    }
}

/// A day as people read it in a year they know: `Wed 16 Dec`.
pub fn day_words(day: NaiveDate) -> String {
    // Much quicker than a format string, and a plan of a thousand orders says ten thousand days.
    format!("{} {} {}", day.weekday(), day.day(), month_words(day))
}

/// A day with its year: `Wed 16 Dec 2026`.
pub fn date_words(day: NaiveDate) -> String {
    format!("{} {}", day_words(day), day.year())
}

/// Days apart from which on a day without its year is taken for one of this year.
const FAR: u64 = 300;

/// Two days that are told together, with their years where one would be taken for a day of the other's year.
pub fn two_days_words(first: NaiveDate, second: NaiveDate) -> (String, String) {
    if (second - first).num_days().unsigned_abs() < FAR {
        (day_words(first), day_words(second))
    } else {
        (date_words(first), date_words(second))
    }
}

/// The month in three letters.
fn month_words(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    usize::try_from(day.month0())
        .ok()
        .and_then(|month| MONTHS.get(month))
        .copied()
        .unwrap_or_default()
}

/// Hours of a day in a zone: `19:00–21:00 CT`, or `10:30 CT, fixed` where there is only one time.
pub fn hours_words(start: NaiveTime, end: NaiveTime, zone: &str) -> String {
    let name = zone::short_name(zone);
    let start_words = start.format("%H:%M");
    if start == end {
        format!("{start_words} {name}, fixed")
    } else {
        format!("{start_words}–{} {name}", end.format("%H:%M"))
    }
}

/// What a wall time is to its zone's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WallState {
    /// It comes once.
    Normal,
    /// It never comes: clocks skip it.
    Gap,
    /// It comes twice.
    Overlap,
}

/// The instants of a wall time as `window resolve` prints them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Instants {
    /// One instant.
    One(DateTime<Utc>),
    /// The earlier and the later reading of a repeated hour.
    Two([DateTime<Utc>; 2]),
    /// `null`: the time is skipped.
    Never,
}

/// The answer to one line of `window resolve`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// IANA zone as asked.
    pub zone: String,
    /// Local start as asked.
    pub start: NaiveDateTime,
    /// Local end as asked.
    pub end: NaiveDateTime,
    /// Instants of the start.
    pub start_utc: Instants,
    /// Instants of the end.
    pub end_utc: Instants,
    /// Minutes between the earlier readings; absent where either time is skipped.
    pub minutes: Option<i64>,
    /// What the start is to the zone's clocks.
    pub start_state: WallState,
    /// What the end is.
    pub end_state: WallState,
}

/// Why a line of `window resolve` has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// It has not three parts.
    #[error("{0:?} has not the form ZONE,START,END.")]
    Form(String),
    /// A part is no local time.
    #[error("{0:?} is no local time. Write it as 2026-12-16T19:00, without an offset.")]
    Time(String),
    /// The zone cannot answer.
    #[error(transparent)]
    Zone(#[from] ZoneError),
}

/// Reads `ZONE,START,END` and says what both times mean.
pub fn resolve_line(line: &str) -> Result<Resolved, LineError> {
    let mut parts = line.trim().split(',').map(str::trim);
    let (Some(zone), Some(start), Some(end), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(LineError::Form(line.trim().to_owned()));
    };
    let (start, end) = (local_time(start)?, local_time(end)?);
    let first = zone::resolve(start, zone)?;
    let last = zone::resolve(end, zone)?;
    let (start_utc, start_state) = instants(first);
    let (end_utc, end_state) = instants(last);
    let minutes = match (&start_utc, &end_utc) {
        (Instants::Never, _) | (_, Instants::Never) => None,
        _ => Some((last.earliest() - first.earliest()).num_minutes()),
    };
    Ok(Resolved {
        zone: zone.to_owned(),
        start,
        end,
        start_utc,
        end_utc,
        minutes,
        start_state,
        end_state,
    })
}

fn local_time(text: &str) -> Result<NaiveDateTime, LineError> {
    [
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d %H:%M:%S",
    ]
    .iter()
    .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    .ok_or_else(|| LineError::Time(text.to_owned()))
}

fn instants(local: Local) -> (Instants, WallState) {
    match local {
        Local::Unique(at) => (Instants::One(at), WallState::Normal),
        Local::Gap { .. } => (Instants::Never, WallState::Gap),
        Local::Overlap { earlier, later } => (Instants::Two([earlier, later]), WallState::Overlap),
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, path::Path};

    use super::*;

    fn window(start: &str, end: &str) -> Window {
        Window {
            date: "2026-12-16".parse().unwrap(),
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
            zone: "America/Chicago".to_owned(),
        }
    }

    #[test]
    fn a_window_is_said_as_people_say_it() {
        assert_eq!(
            window("19:00:00", "21:00:00").words(),
            "Wed 16 Dec, 19:00–21:00 CT"
        );
        assert_eq!(
            window("10:30:00", "10:30:00").words(),
            "Wed 16 Dec, 10:30 CT, fixed"
        );
    }

    #[test]
    fn days_are_said_as_a_format_string_would() {
        let first: NaiveDate = "2026-01-01".parse().unwrap();
        for day in first.iter_days().take(366) {
            assert_eq!(day_words(day), day.format("%a %-d %b").to_string());
            assert_eq!(date_words(day), day.format("%a %-d %b %Y").to_string());
        }
    }

    #[test]
    fn a_window_past_midnight_ends_on_the_next_day() {
        let night = window("23:00:00", "01:00:00");
        let (start, end) = night.instants().unwrap();
        assert_eq!(
            end.earliest() - start.earliest(),
            chrono::TimeDelta::hours(2)
        );
        let fixed = window("10:30:00", "10:30:00");
        assert_eq!(fixed.starts(), fixed.ends());
    }

    #[test]
    fn a_line_is_answered_as_the_oracle_says() {
        let path = Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../shared/oracles/dst_oracle.csv"
        ));
        if !path.exists() {
            // Only where the whole folder of references is absent, never for a file that was moved.
            let references = path.ancestors().nth(2).unwrap();
            assert!(!references.exists(), "{} is gone", path.display());
            eprintln!("skipped: {} is not there", path.display());
            return;
        }
        let mut answered = 0;
        for row in csv::Reader::from_path(path)
            .unwrap()
            .deserialize::<BTreeMap<String, String>>()
        {
            let row = row.unwrap();
            let line = format!(
                "{},{},{}",
                row["zone"], row["start_local"], row["end_local"]
            );
            let answer = serde_json::to_value(resolve_line(&line).unwrap()).unwrap();
            for side in ["start", "end"] {
                let state = &row[&format!("{side}_state")];
                let expected = match state.as_str() {
                    "gap" => serde_json::Value::Null,
                    "overlap" => serde_json::json!([
                        row[&format!("{side}_utc_fold0")],
                        row[&format!("{side}_utc_fold1")]
                    ]),
                    _ => serde_json::json!(row[&format!("{side}_utc_fold0")]),
                };
                assert_eq!(answer[format!("{side}_utc")], expected, "{line}");
                assert_eq!(answer[format!("{side}_state")], *state, "{line}");
            }
            if row["start_state"] == "gap" || row["end_state"] == "gap" {
                assert!(answer["minutes"].is_null(), "{line}");
            } else {
                let minutes: i64 = row["duration_minutes_fold0"].parse().unwrap();
                assert_eq!(answer["minutes"], minutes, "{line}");
            }
            answered += 1;
        }
        assert_eq!(answered, 855);
    }

    #[test]
    fn a_line_that_is_no_window_says_what_is_wrong_with_it() {
        let error = |line: &str| resolve_line(line).unwrap_err().to_string();
        assert_eq!(
            error("America/Chicago"),
            "\"America/Chicago\" has not the form ZONE,START,END."
        );
        assert!(error("America/Chicago,2026-11-01T01:30,soon").contains("\"soon\""));
        assert!(error("Chicago,2026-11-01T01:30,2026-11-01T02:30").contains("IANA"));
    }
}
