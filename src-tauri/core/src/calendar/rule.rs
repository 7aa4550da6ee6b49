//! Holiday rules as `assets/calendars/*.toml` writes them, and the days they give in a year.
//!
//! A rule says on which day a holiday falls (`on`) and which weekday keeps it when that is a weekend
//! (`observed`). Knows nothing of carriers and of business days.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

/// One file of `assets/calendars`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    pub(super) calendar: Vec<CalendarRule>,
    pub(super) holiday: Vec<HolidayRule>,
}

/// A calendar: its word, its name, and where its set of days was read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarRule {
    pub(super) id: String,
    pub(super) name: String,
    /// A calendar whose days it keeps too.
    pub(super) includes: Option<String>,
    pub(super) source: String,
    pub(super) as_of: NaiveDate,
}

/// A holiday and the calendars that keep it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HolidayRule {
    pub(super) name: String,
    pub(super) on: On,
    /// First year in which it was kept.
    pub(super) since: Option<i32>,
    #[serde(default)]
    pub(super) observed: Observed,
    pub(super) calendars: Vec<String>,
}

/// The day of the year on which a holiday falls.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum On {
    /// The same month and day every year.
    Fixed { month: u32, day: u32 },
    /// The nth weekday of a month, and `plus` days later.
    Nth {
        nth: u8,
        weekday: Weekday,
        month: u32,
        #[serde(default)]
        plus: u64,
    },
    /// The last weekday of a month.
    Last { last: Weekday, month: u32 },
    /// The last weekday before a day, that day excluded (Victoria Day: Monday before 25 May).
    Before { weekday: Weekday, before: MonthDay },
    /// So many days after Easter Sunday, negative before it.
    Easter { easter: i64 },
}

/// A month and a day of any year.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MonthDay {
    pub(super) month: u32,
    pub(super) day: u32,
}

/// Which weekday keeps a holiday that falls on a weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Observed {
    /// None: it is lost.
    #[default]
    No,
    /// Friday for a Saturday, Monday for a Sunday, in place of the day itself.
    NearestWeekday,
    /// The Monday after, beside the day itself.
    Monday,
    /// The Monday after a Sunday, beside the day itself; nothing for a Saturday.
    SundayToMonday,
    /// The next weekday that is no holiday yet, beside the day itself.
    NextFreeWeekday,
}

impl On {
    /// The day in a year; `None` where the year has no such day or lies outside the calendar.
    pub(super) fn day(&self, year: i32) -> Option<NaiveDate> {
        match *self {
            On::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            On::Nth {
                nth,
                weekday,
                month,
                plus,
            } => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)?
                .checked_add_days(Days::new(plus)),
            On::Last { last, month } => {
                let next_month = if month == 12 {
                    NaiveDate::from_ymd_opt(year.checked_add(1)?, 1, 1)
                } else {
                    NaiveDate::from_ymd_opt(year, month.checked_add(1)?, 1)
                }?;
                last_before(last, next_month)
            }
            On::Before { weekday, before } => last_before(
                weekday,
                NaiveDate::from_ymd_opt(year, before.month, before.day)?,
            ),
            On::Easter { easter } => {
                easter_sunday(year)?.checked_add_signed(chrono::TimeDelta::try_days(easter)?)
            }
        }
    }
}

/// The last such weekday before a day.
fn last_before(weekday: Weekday, day: NaiveDate) -> Option<NaiveDate> {
    (1..=7)
        .filter_map(|back| day.checked_sub_days(Days::new(back)))
        .find(|candidate| candidate.weekday() == weekday)
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876.
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let of_century = year.rem_euclid(100);
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact =
        (19 * golden + century - century.div_euclid(4) - moon_correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * of_century.div_euclid(4)
        - epact
        - of_century.rem_euclid(4))
    .rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let days = epact + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(days.div_euclid(31)).ok()?,
        u32::try_from(days.rem_euclid(31)).ok()? + 1,
    )
}

/// Whether a day is a Saturday or a Sunday.
pub(super) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The days on which these rules close offices for the holidays of one year, with names. A moved day may
/// lie in the year before or after.
pub(super) fn holidays_of<'a>(
    rules: impl Iterator<Item = &'a HolidayRule>,
    year: i32,
) -> Vec<(NaiveDate, String)> {
    let falling: Vec<_> = rules
        .filter(|rule| rule.since.is_none_or(|since| year >= since))
        .filter_map(|rule| Some((rule.on.day(year)?, rule)))
        .collect();
    let mut days: Vec<(NaiveDate, String)> = falling
        .iter()
        .filter(|(day, rule)| !(rule.observed == Observed::NearestWeekday && is_weekend(*day)))
        .map(|(day, rule)| (*day, rule.name.clone()))
        .collect();
    for (day, rule) in &falling {
        let moved = match (rule.observed, day.weekday()) {
            (Observed::NearestWeekday, Weekday::Sat) => day.pred_opt(),
            (
                Observed::NearestWeekday | Observed::Monday | Observed::SundayToMonday,
                Weekday::Sun,
            ) => day.succ_opt(),
            (Observed::Monday, Weekday::Sat) => day.checked_add_days(Days::new(2)),
            (Observed::NextFreeWeekday, Weekday::Sat | Weekday::Sun) => {
                day.iter_days().skip(1).take(14).find(|candidate| {
                    !is_weekend(*candidate) && days.iter().all(|(taken, _)| taken != candidate)
                })
            }
            _ => None,
        };
        if let Some(moved) = moved {
            days.push((moved, format!("{} (observed)", rule.name)));
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_puts_it() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
        ] {
            assert_eq!(
                easter_sunday(year),
                NaiveDate::from_ymd_opt(year, month, day)
            );
        }
    }

    #[test]
    fn a_last_weekday_is_found_in_december_too() {
        let last = On::Last {
            last: Weekday::Fri,
            month: 12,
        };
        assert_eq!(last.day(2026), NaiveDate::from_ymd_opt(2026, 12, 25));
    }

    #[test]
    fn the_weekday_before_a_date_is_never_that_date() {
        // 25 May 2026 is a Monday, so Victoria Day is the 18th.
        let before = On::Before {
            weekday: Weekday::Mon,
            before: MonthDay { month: 5, day: 25 },
        };
        assert_eq!(before.day(2026), NaiveDate::from_ymd_opt(2026, 5, 18));
    }
}
