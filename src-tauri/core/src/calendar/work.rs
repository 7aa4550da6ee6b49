//! A calendar for planning: closed days of several parties over a span of years, answered at once.
//!
//! Built once from a calendar and further closed days, then only read. Outside its span it knows
//! nothing and says so with `None`, which is what keeps every search over it short.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{Calendar, carrier_day, rule::is_weekend};
use crate::carrier::{CarrierHoliday, ClosedPeriod};

/// Business days of one or more parties between two dates.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    first: NaiveDate,
    /// Number of business days before the day with this index; one entry more than there are days.
    before: Vec<u32>,
    /// Indexes of the business days.
    open: Vec<u32>,
    /// Names of the closed days that are more than a weekend.
    names: BTreeMap<NaiveDate, String>,
}

impl WorkCalendar {
    /// A calendar from `first` to `last` that closes weekends and the given days, each with a name. The
    /// first name given for a day is kept.
    pub fn new(
        first: NaiveDate,
        last: NaiveDate,
        closed: impl IntoIterator<Item = (NaiveDate, String)>,
    ) -> Self {
        let mut names = BTreeMap::new();
        for (day, name) in closed {
            if (first..=last).contains(&day) {
                names.entry(day).or_insert(name);
            }
        }
        let days = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
        let mut holiday = vec![false; days];
        for day in names.keys() {
            if let Ok(index) = usize::try_from((*day - first).num_days())
                && let Some(holiday) = holiday.get_mut(index)
            {
                *holiday = true;
            }
        }
        let mut before = Vec::with_capacity(days + 1);
        let mut open = Vec::with_capacity(days);
        before.push(0);
        let weekday = first.weekday().num_days_from_monday();
        for ((index, holiday), weekday) in (0..)
            .zip(holiday)
            .zip((0..7).cycle().skip(usize::try_from(weekday).unwrap_or(0)))
        {
            if weekday < 5 && !holiday {
                open.push(index);
            }
            before.push(u32::try_from(open.len()).unwrap_or(u32::MAX));
        }
        Self {
            first,
            before,
            open,
            names,
        }
    }

    /// The same span with further closed days.
    #[must_use]
    pub fn and(&self, closed: impl IntoIterator<Item = (NaiveDate, String)>) -> Self {
        Self::new(
            self.first,
            self.last(),
            self.names.clone().into_iter().chain(closed),
        )
    }

    fn last(&self) -> NaiveDate {
        let days = u64::try_from(self.before.len().saturating_sub(2)).unwrap_or(0);
        self.first
            .checked_add_days(Days::new(days))
            .unwrap_or(self.first)
    }

    fn index(&self, day: NaiveDate) -> Option<usize> {
        usize::try_from(day.signed_duration_since(self.first).num_days())
            .ok()
            .filter(|index| index + 1 < self.before.len())
    }

    /// Business days before a day of the span.
    fn rank(&self, day: NaiveDate) -> Option<usize> {
        let before = self.before.get(self.index(day)?)?;
        usize::try_from(*before).ok()
    }

    fn nth(&self, rank: usize) -> Option<NaiveDate> {
        let index = self.open.get(rank)?;
        self.first.checked_add_days(Days::new(u64::from(*index)))
    }

    /// Whether a day of the span is a business day.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.rank(day).and_then(|rank| self.nth(rank)) == Some(day)
    }

    /// Why a day of the span is closed: the name of the holiday or period, or `weekend`.
    pub fn why_closed(&self, day: NaiveDate) -> Option<&str> {
        self.index(day)?;
        match self.names.get(&day) {
            Some(name) => Some(name),
            None => is_weekend(day).then_some("weekend"),
        }
    }

    /// So many business days after a day, or before it for a negative count, rolling as
    /// [`Calendar::add`] does. `None` outside the span.
    pub fn add(&self, start: NaiveDate, days: i32) -> Option<NaiveDate> {
        let rank = self.rank(start)?;
        let distance = usize::try_from(days.unsigned_abs()).ok()?;
        if days >= 0 {
            return self.nth(rank.checked_add(distance)?);
        }
        let from = if self.is_open(start) {
            rank
        } else {
            rank.checked_sub(1)?
        };
        self.nth(from.checked_sub(distance)?)
    }

    /// The day itself where it is a business day, else the next one.
    pub fn on_or_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.add(day, 0)
    }

    /// The day itself where it is a business day, else the last one before.
    pub fn on_or_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        if self.is_open(day) {
            return Some(day);
        }
        self.nth(self.rank(day)?.checked_sub(1)?)
    }

    /// The first business day after a day.
    pub fn after(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.on_or_after(day.succ_opt()?)
    }

    /// The last business day before a day.
    pub fn before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.on_or_before(day.pred_opt()?)
    }

    /// Business days from one day to another, the second excluded; negative when it lies before. `None`
    /// outside the span.
    pub fn count(&self, from: NaiveDate, to: NaiveDate) -> Option<i32> {
        let from = i32::try_from(self.rank(from)?).ok()?;
        let to = i32::try_from(self.rank(to)?).ok()?;
        Some(to - from)
    }

    /// The closed days between two dates, both included, that are more than a weekend.
    pub fn holidays(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.names
            .range(from..=to.max(from))
            .map(|(day, name)| (*day, name.as_str()))
    }
}

/// The days a published calendar closes in these years.
pub fn calendar_days(
    calendar: &Calendar,
    years: std::ops::RangeInclusive<i32>,
) -> impl Iterator<Item = (NaiveDate, String)> {
    calendar.between(years).into_iter()
}

/// The days a carrier's own entries close in these years.
pub fn carrier_days(
    entries: &[CarrierHoliday],
    years: std::ops::RangeInclusive<i32>,
) -> impl Iterator<Item = (NaiveDate, String)> {
    entries.iter().flat_map(move |entry| {
        years
            .clone()
            .filter_map(|year| Some((carrier_day(entry, year)?, entry.name.clone())))
    })
}

/// The days of closed periods that lie in these years.
pub fn period_days(
    periods: &[ClosedPeriod],
    years: std::ops::RangeInclusive<i32>,
) -> impl Iterator<Item = (NaiveDate, String)> {
    periods.iter().flat_map(move |period| {
        days_between(period.from, period.to, &years).map(|day| (day, period.name.clone()))
    })
}

/// The days from one to another, both included, that lie in these years.
pub fn days_between(
    from: NaiveDate,
    to: NaiveDate,
    years: &std::ops::RangeInclusive<i32>,
) -> impl Iterator<Item = NaiveDate> + use<> {
    let first = NaiveDate::from_ymd_opt(*years.start(), 1, 1).unwrap_or(from);
    let last_year = *years.end();
    from.max(first)
        .iter_days()
        .take_while(move |day| *day <= to && day.year() <= last_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ndg() -> WorkCalendar {
        WorkCalendar::new(
            day("2026-01-01"),
            day("2027-12-31"),
            calendar_days(&Calendar::named("us-federal").unwrap(), 2026..=2027)
                .chain([(day("2026-11-27"), "Day after Thanksgiving".to_owned())]),
        )
    }

    #[test]
    fn twenty_business_days_after_16_november_2026_are_16_december() {
        assert_eq!(ndg().add(day("2026-11-16"), 20), Some(day("2026-12-16")));
        assert_eq!(ndg().add(day("2026-12-16"), -20), Some(day("2026-11-16")));
        assert_eq!(ndg().count(day("2026-11-16"), day("2026-12-16")), Some(20));
    }

    #[test]
    fn a_work_calendar_agrees_with_the_calendar_it_was_made_of() {
        let federal = Calendar::named("us-federal").unwrap();
        let work = WorkCalendar::new(
            day("2020-01-01"),
            day("2030-12-31"),
            calendar_days(&federal, 2020..=2030),
        );
        for start in day("2023-01-01").iter_days().take(800) {
            assert_eq!(
                work.is_open(start),
                federal.is_business_day(start),
                "{start}"
            );
            for days in [-40, -1, 0, 1, 3, 17, 100] {
                assert_eq!(
                    work.add(start, days),
                    federal.add(start, i64::from(days)),
                    "{start} {days}"
                );
            }
        }
    }

    #[test]
    fn outside_its_span_a_work_calendar_says_nothing() {
        let work = ndg();
        assert_eq!(work.add(day("2025-12-31"), 1), None);
        assert_eq!(work.add(day("2027-12-30"), 5), None);
        assert_eq!(work.add(day("2026-01-02"), -1), None);
        assert_eq!(work.before(day("2026-01-02")), None);
        // 31 December 2027 keeps New Year's Day, a Saturday.
        assert_eq!(work.on_or_after(day("2027-12-30")), Some(day("2027-12-30")));
        assert_eq!(work.on_or_after(day("2027-12-31")), None);
        assert_eq!(work.count(day("2027-12-31"), day("2028-01-01")), None);
        assert!(!work.is_open(day("2028-01-03")));
    }
}
