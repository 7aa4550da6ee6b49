//! Calendars: which days offices are closed, and business-day arithmetic.
//!
//! A [`Calendar`] is one published set of holidays, read from `assets/calendars`. A [`WorkCalendar`]
//! joins one with a carrier's own days for quick planning. Closed periods of a carrier (freezes) are no
//! holidays: offices work in them, so they count as business days, and only a cutover keeps clear of
//! them. Knows no clock and no time zone: a day is a day of the office that keeps it.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{Datelike, NaiveDate};

use crate::carrier::CarrierHoliday;

mod rule;
mod work;

pub use work::{WorkCalendar, calendar_days, carrier_days, days_between, period_days};

use rule::{HolidayRule, On, RuleFile, holidays_of, is_weekend};

/// Why offices are closed on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closed {
    /// Saturday or Sunday without a holiday.
    Weekend,
    /// A holiday, by name.
    Holiday(String),
}

impl std::fmt::Display for Closed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Closed::Weekend => f.write_str("weekend"),
            Closed::Holiday(name) => f.write_str(name),
        }
    }
}

/// The rule data, read once. It is part of the program, and a test reads it whole.
static CALENDARS: LazyLock<BTreeMap<String, Calendar>> = LazyLock::new(|| {
    let mut calendars = BTreeMap::new();
    calendars.insert("none".to_owned(), Calendar::weekends_only());
    for text in TEXTS {
        let Ok(file) = toml::from_str::<RuleFile>(text) else {
            continue;
        };
        for calendar in &file.calendar {
            let keeps = |rule: &&HolidayRule| {
                rule.calendars
                    .iter()
                    .any(|id| *id == calendar.id || Some(id) == calendar.includes.as_ref())
            };
            calendars.insert(
                calendar.id.clone(),
                Calendar {
                    id: calendar.id.clone(),
                    name: calendar.name.clone(),
                    source: calendar.source.clone(),
                    as_of: Some(calendar.as_of),
                    rules: file.holiday.iter().filter(keeps).cloned().collect(),
                },
            );
        }
    }
    calendars
});

const TEXTS: [&str; 2] = [
    include_str!("../../../../assets/calendars/us.toml"),
    include_str!("../../../../assets/calendars/ca.toml"),
];

/// A published set of holidays: `us-federal`, `ca`, `ca-on`, …; `none` closes weekends only.
#[derive(Debug, Clone)]
pub struct Calendar {
    id: String,
    name: String,
    source: String,
    as_of: Option<NaiveDate>,
    rules: Vec<HolidayRule>,
}

impl Calendar {
    /// The calendar with this id, such as `ca-on`.
    pub fn named(id: &str) -> Option<Calendar> {
        CALENDARS.get(id).cloned()
    }

    /// The calendar `none`: offices close on Saturday and Sunday and on no other day.
    pub fn weekends_only() -> Calendar {
        Calendar {
            id: "none".to_owned(),
            name: "Weekends only".to_owned(),
            source: String::new(),
            as_of: None,
            rules: Vec::new(),
        }
    }

    /// All ids, sorted.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        CALENDARS.keys().map(String::as_str)
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name for people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The law or page its days were read from; empty for `none`.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// When that was read.
    pub fn as_of(&self) -> Option<NaiveDate> {
        self.as_of
    }

    /// The days of a year on which its offices are closed beside plain weekends, sorted, each with its
    /// name. A day belongs to the year in which it lies: New Year's Day 2022, kept on a Friday, is a
    /// holiday of 2021.
    pub fn holidays(&self, year: i32) -> Vec<(NaiveDate, String)> {
        self.between(year..=year)
    }

    /// The same for a run of years.
    pub fn between(&self, years: std::ops::RangeInclusive<i32>) -> Vec<(NaiveDate, String)> {
        // A moved day may belong to a rule of the year before or after.
        let rule_years = years.start().saturating_sub(1)..=years.end().saturating_add(1);
        let mut days: Vec<_> = rule_years
            .flat_map(|year| holidays_of(self.rules.iter(), year))
            .filter(|(day, _)| years.contains(&day.year()))
            .collect();
        days.sort();
        days.dedup();
        days
    }

    /// Why its offices are closed on a day; `None` on a business day.
    pub fn why_closed(&self, day: NaiveDate) -> Option<Closed> {
        Year::of(self, day.year()).why_closed(day)
    }

    /// Whether its offices work on a day.
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        self.why_closed(day).is_none()
    }

    /// So many business days after a day, or before it for a negative count. A start that is no business
    /// day rolls forward before a positive or zero count and backward before a negative one, and rolling
    /// counts nothing. `None` beyond the years 1 to 9999.
    pub fn add(&self, start: NaiveDate, days: i64) -> Option<NaiveDate> {
        let forward = days >= 0;
        let mut day = start;
        let mut year = Year::of(self, day.year());
        let mut left = days.unsigned_abs();
        loop {
            if !(1..=9999).contains(&day.year()) {
                return None;
            }
            if year.number != day.year() {
                year = Year::of(self, day.year());
            }
            if year.why_closed(day).is_none() {
                if left == 0 {
                    return Some(day);
                }
                left -= 1;
            }
            day = if forward {
                day.succ_opt()
            } else {
                day.pred_opt()
            }?;
        }
    }

    /// Business days from one day to another, the second excluded; negative when it lies before.
    pub fn count(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let (first, end, sign) = if from <= to {
            (from, to, 1)
        } else {
            (to, from, -1)
        };
        let weekdays = weekdays_before(end) - weekdays_before(first);
        let holidays: i64 = (first.year()..=end.year())
            .map(|year| {
                let mut days: Vec<_> = self
                    .holidays(year)
                    .into_iter()
                    .map(|(day, _)| day)
                    .filter(|day| *day >= first && *day < end && !is_weekend(*day))
                    .collect();
                days.dedup();
                i64::try_from(days.len()).unwrap_or(0)
            })
            .sum();
        sign * (weekdays - holidays)
    }
}

/// Mondays to Fridays before a day, counted from a Monday long ago.
fn weekdays_before(day: NaiveDate) -> i64 {
    // 1 January of year 1 is a Monday and day 1 of the common era.
    let since_monday = i64::from(day.num_days_from_ce()) - 1;
    since_monday.div_euclid(7) * 5 + since_monday.rem_euclid(7).min(5)
}

/// The holidays of one year, worked out once for a run of questions.
struct Year {
    number: i32,
    holidays: BTreeMap<NaiveDate, String>,
}

impl Year {
    fn of(calendar: &Calendar, number: i32) -> Self {
        Self {
            number,
            holidays: calendar.holidays(number).into_iter().collect(),
        }
    }

    fn why_closed(&self, day: NaiveDate) -> Option<Closed> {
        match self.holidays.get(&day) {
            Some(name) => Some(Closed::Holiday(name.clone())),
            None => is_weekend(day).then_some(Closed::Weekend),
        }
    }
}

/// The days that a carrier's own entry closes in a year: `MM-DD` every year, `YYYY-MM-DD` once, or
/// `day-after-thanksgiving`. An entry that cannot be read closes nothing; [`is_readable`] tells.
pub fn carrier_day(entry: &CarrierHoliday, year: i32) -> Option<NaiveDate> {
    match read_day(&entry.day)? {
        CarrierDay::Once(day) => (day.year() == year).then_some(day),
        CarrierDay::Yearly(on) => on.day(year),
    }
}

/// Whether the day of a carrier's own entry has one of the three forms.
pub fn is_readable(entry: &CarrierHoliday) -> bool {
    read_day(&entry.day).is_some()
}

enum CarrierDay {
    Once(NaiveDate),
    Yearly(On),
}

fn read_day(text: &str) -> Option<CarrierDay> {
    if text == "day-after-thanksgiving" {
        return Some(CarrierDay::Yearly(On::Nth {
            nth: 4,
            weekday: chrono::Weekday::Thu,
            month: 11,
            plus: 1,
        }));
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some(CarrierDay::Once(day));
    }
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year has every day that any year can have.
    NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(CarrierDay::Yearly(On::Fixed { month, day }))
}

#[cfg(test)]
mod tests;
