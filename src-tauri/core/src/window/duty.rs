//! On-duty hours: when the people are there who watch a cutover, by weekday.
//!
//! Says who is there at a wall time. Whether somebody must be there is decided by whoever asks.

use chrono::{Datelike as _, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Staff {
    /// Those who plan and run the port.
    Ours,
    /// The client's.
    Client,
}

impl Staff {
    /// Both, in the order in which screens show them.
    pub const ALL: [Self; 2] = [Self::Ours, Self::Client];
}

/// One day of the week on which somebody is on duty, on the clocks of the project's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Duty {
    /// Whose people.
    pub staff: Staff,
    /// Weekday on which the duty begins, 0 for Monday.
    pub weekday: u8,
    /// From.
    pub start: NaiveTime,
    /// Until; before `start` when it ends on the next day, equal for the whole day and night.
    pub end: NaiveTime,
}

impl Duty {
    fn holds(&self, from: NaiveDateTime, to: NaiveDateTime) -> bool {
        // Only the day on which the hours begin and the one before can hold them.
        [Some(from.date()), from.date().pred_opt()]
            .into_iter()
            .flatten()
            .filter(|day| day.weekday().num_days_from_monday() == u32::from(self.weekday))
            .any(|day| {
                let ends = if self.end <= self.start {
                    day.succ_opt().unwrap_or(day)
                } else {
                    day
                };
                day.and_time(self.start) <= from && to <= ends.and_time(self.end)
            })
    }
}

/// Whether one side's people are there from one wall time to another; `None` where their hours are not entered.
pub fn on_duty(
    duties: &[Duty],
    staff: Staff,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Option<bool> {
    let mut hours = duties.iter().filter(|duty| duty.staff == staff).peekable();
    hours.peek()?;
    Some(hours.any(|duty| duty.holds(from, to)))
}

/// The hours in words: `Mon–Fri 07:00–21:30`, days of equal hours together; empty where none are entered.
pub fn duty_words(duties: &[Duty], staff: Staff) -> String {
    let mut hours: Vec<&Duty> = duties.iter().filter(|duty| duty.staff == staff).collect();
    hours.sort_by_key(|duty| duty.weekday);
    let mut runs: Vec<(u8, u8, NaiveTime, NaiveTime)> = Vec::new();
    for duty in hours {
        match runs.last_mut() {
            Some((_, last, start, end))
                if *last + 1 == duty.weekday && (*start, *end) == (duty.start, duty.end) =>
            {
                *last = duty.weekday;
            }
            _ => runs.push((duty.weekday, duty.weekday, duty.start, duty.end)),
        }
    }
    let day = |weekday: u8| {
        Weekday::try_from(weekday).map_or_else(|_| String::new(), |day| day.to_string())
    };
    runs.into_iter()
        .map(|(first, last, start, end)| {
            let days = if first == last {
                day(first)
            } else {
                format!("{}–{}", day(first), day(last))
            };
            format!("{days} {}–{}", start.format("%H:%M"), end.format("%H:%M"))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Duty, Staff, duty_words, on_duty};

    fn duty(weekday: u8, start: &str, end: &str) -> Duty {
        Duty {
            staff: Staff::Ours,
            weekday,
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
        }
    }

    #[test]
    fn people_are_there_only_when_the_whole_window_lies_in_their_hours() {
        let week: Vec<Duty> = (0..5)
            .map(|day| duty(day, "07:00:00", "21:00:00"))
            .collect();
        let there = |from: &str, to: &str| {
            on_duty(
                &week,
                Staff::Ours,
                from.parse().unwrap(),
                to.parse().unwrap(),
            )
        };
        assert_eq!(
            there("2026-12-16T19:00:00", "2026-12-16T21:00:00"),
            Some(true)
        );
        assert_eq!(
            there("2026-12-16T19:30:00", "2026-12-16T21:30:00"),
            Some(false)
        );
        assert_eq!(
            there("2026-12-19T10:00:00", "2026-12-19T11:00:00"),
            Some(false),
            "Saturday"
        );
        let at = "2026-12-16T19:00:00".parse().unwrap();
        assert_eq!(
            on_duty(&week, Staff::Client, at, at),
            None,
            "not entered is not absent"
        );
    }

    #[test]
    fn a_night_shift_reaches_into_the_next_day() {
        let night = [duty(4, "20:00:00", "04:00:00")];
        let there = |from: &str, to: &str| {
            on_duty(
                &night,
                Staff::Ours,
                from.parse().unwrap(),
                to.parse().unwrap(),
            )
        };
        assert_eq!(
            there("2026-12-19T01:00:00", "2026-12-19T03:00:00"),
            Some(true),
            "Friday's night"
        );
        assert_eq!(
            there("2026-12-18T01:00:00", "2026-12-18T03:00:00"),
            Some(false),
            "Thursday's night"
        );
    }

    #[test]
    fn days_of_equal_hours_are_said_together() {
        let mut week: Vec<Duty> = (0..4)
            .map(|day| duty(day, "07:00:00", "21:30:00"))
            .collect();
        week.push(duty(4, "07:00:00", "18:00:00"));
        assert_eq!(
            duty_words(&week, Staff::Ours),
            "Mon–Thu 07:00–21:30, Fri 07:00–18:00"
        );
        assert_eq!(duty_words(&week, Staff::Client), "");
    }
}
