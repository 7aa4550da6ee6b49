//! The story's dates laid from another day.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{StoryWindow, WireError, time};
use crate::{
    calendar::{Calendar, WorkCalendar},
    window::Window,
};

/// Lays the story's dates from the next business day on or after today: the n-th business day of the story
/// becomes the n-th business day from there.
pub(super) struct Shift {
    story: NaiveDate,
    start: NaiveDate,
    calendar: WorkCalendar,
}

impl Shift {
    pub(super) fn new(story: NaiveDate, today: NaiveDate) -> Self {
        let federal = Calendar::named("us-federal");
        let years = [story, today].map(|date| chrono::Datelike::year(&date));
        let first = years.iter().copied().min().unwrap_or(2026) - 1;
        let last = years.iter().copied().max().unwrap_or(2026) + 2;
        let days = federal
            .iter()
            .flat_map(|calendar| (first..=last).flat_map(|year| calendar.holidays(year)))
            .flat_map(|(date, name)| {
                let after = (name.contains("Thanksgiving"))
                    .then(|| date.succ_opt())
                    .flatten();
                std::iter::once(date)
                    .chain(after)
                    .map(move |date| (date, name.clone()))
            })
            .collect::<Vec<_>>();
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(story);
        let calendar = WorkCalendar::new(day(first, 1, 1), day(last, 12, 31), days);
        let start = calendar.on_or_after(today).unwrap_or(today);
        Self {
            story,
            start,
            calendar,
        }
    }

    pub(super) fn date(&self, date: NaiveDate) -> NaiveDate {
        if self.start == self.story {
            return date;
        }
        let days = if date >= self.story {
            self.calendar.count(self.story, date)
        } else {
            self.calendar.count(date, self.story).map(|days| -days)
        };
        days.and_then(|days| self.calendar.add(self.start, days))
            .unwrap_or(date)
    }

    pub(super) fn instant(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        let moved = self.date(at.date_naive()) - at.date_naive();
        at.checked_add_signed(moved).unwrap_or(at)
    }

    pub(super) fn window(&self, said: &StoryWindow) -> Result<Window, WireError> {
        Ok(Window {
            date: self.date(said.date),
            start: time(&said.start)?,
            end: time(&said.end)?,
            zone: said.zone.clone(),
        })
    }
}
