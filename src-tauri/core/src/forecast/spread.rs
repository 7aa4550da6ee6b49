//! How many runs end on which day, and the dates that so many of them keep.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::plan::{BEYOND, Tables};

use super::percent;

/// Runs that end on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct DayCount {
    /// The day.
    pub day: NaiveDate,
    /// How many.
    pub runs: u32,
}

/// When something is done, over all runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Spread {
    /// The first day on which half of the runs are done; absent where they find no date.
    pub p50: Option<NaiveDate>,
    /// Four fifths.
    pub p80: Option<NaiveDate>,
    /// Nineteen of twenty.
    pub p95: Option<NaiveDate>,
    /// Days with their runs, in order.
    pub days: Vec<DayCount>,
    /// Runs that find no date that the calendars know.
    pub nowhere: u32,
}

impl Spread {
    /// Runs in a hundred that are done on a day or before it.
    pub fn percent_by(&self, day: NaiveDate) -> u8 {
        let of = |days: &mut dyn Iterator<Item = &DayCount>| {
            days.fold(0_u32, |sum, count| sum.saturating_add(count.runs))
        };
        let done = of(&mut self.days.iter().filter(|count| count.day <= day));
        percent(done, of(&mut self.days.iter()).saturating_add(self.nowhere))
    }

    /// It has one date and no other.
    pub fn is_sure(&self) -> bool {
        self.days.len() == 1 && self.nowhere == 0
    }
}

/// Runs by day, while they are counted.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    /// Day of the first entry.
    first: u16,
    runs: Vec<u32>,
    nowhere: u32,
}

impl Counts {
    /// Nothing yet; most runs end behind this day.
    pub(super) fn from(first: u16) -> Self {
        Self {
            first,
            runs: Vec::new(),
            nowhere: 0,
        }
    }

    pub(super) fn add(&mut self, day: u16) {
        if day == BEYOND {
            self.nowhere += 1;
            return;
        }
        if day < self.first {
            // A cutover that has happened.
            let earlier = usize::from(self.first - day);
            self.runs.splice(0..0, std::iter::repeat_n(0, earlier));
            self.first = day;
        }
        let index = usize::from(day - self.first);
        if index >= self.runs.len() {
            self.runs.resize(index + 1, 0);
        }
        if let Some(count) = self.runs.get_mut(index) {
            *count += 1;
        }
    }

    pub(super) fn spread(&self, tables: &Tables, runs: u32) -> Spread {
        let days: Vec<DayCount> = (self.first..)
            .zip(&self.runs)
            .filter(|(_, runs)| **runs > 0)
            .filter_map(|(day, runs)| {
                Some(DayCount {
                    day: tables.date(day)?,
                    runs: *runs,
                })
            })
            .collect();
        let by = |percent: u64| {
            let mut done = 0_u64;
            days.iter().find_map(|count| {
                done += u64::from(count.runs);
                (done * 100 >= u64::from(runs) * percent).then_some(count.day)
            })
        };
        Spread {
            p50: by(50),
            p80: by(80),
            p95: by(95),
            nowhere: self.nowhere,
            days,
        }
    }
}
