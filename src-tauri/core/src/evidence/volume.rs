//! How much is called: calls per hour of the week, and per number where the records name numbers. Counts are
//! sums over the days of the basis; what an hour usually sees is the sum divided by how often that hour was there.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::TelephoneNumber;

/// An hour of the week: weekday (0 = Monday) and hour, in the project's zone.
pub type Slot = (u8, u8);

/// How the counts were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallForm {
    /// A table of hours by weekdays or days.
    Table,
    /// A list with a day, an hour and a count on each row.
    Counts,
    /// One row a call.
    Records,
}

/// What counts rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallBasis {
    /// How they were written.
    pub form: CallForm,
    /// Zone of the hours, IANA: the project's when they were taken in.
    pub zone: String,
    /// First day counted, where there were dates.
    pub first: Option<NaiveDate>,
    /// Last day counted.
    pub last: Option<NaiveDate>,
    /// Rows or records counted.
    pub rows: u32,
    /// The file.
    pub file: String,
}

impl CallBasis {
    /// How often a weekday lies in the days counted; at least 1, also where there were no dates.
    pub fn days(&self, weekday: u8) -> u32 {
        self.times(weekday).unwrap_or(1).max(1)
    }

    /// Whether a weekday was counted at all. Three days of records say nothing of a Saturday.
    pub fn is_counted(&self, weekday: u8) -> bool {
        self.times(weekday) != Some(0)
    }

    /// How often a weekday lies between the first and the last day; absent without dates.
    fn times(&self, weekday: u8) -> Option<u32> {
        let (first, last) = self.first.zip(self.last)?;
        let ahead = (7 + u32::from(weekday) - first.weekday().num_days_from_monday()) % 7;
        let begin = first.checked_add_days(Days::new(ahead.into()));
        let span = begin.map_or(-1, |begin| (last - begin).num_days());
        Some(u32::try_from(span).map_or(0, |days| days / 7 + 1))
    }
}

/// Calls of one number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberCalls {
    /// Calls to it.
    pub inbound: u32,
    /// Calls from it.
    pub outbound: u32,
    /// Day of its last call, where there were dates.
    pub last: Option<NaiveDate>,
    /// Calls by hour of the week.
    pub hours: BTreeMap<Slot, u32>,
}

impl NumberCalls {
    /// Calls in all.
    pub fn calls(&self) -> u32 {
        self.inbound.saturating_add(self.outbound)
    }
}

/// How much is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallVolume {
    /// What it rests on.
    pub basis: CallBasis,
    /// Calls of the whole client by hour of the week.
    pub hours: BTreeMap<Slot, u32>,
    /// Calls by number; empty where counts name none.
    pub numbers: BTreeMap<TelephoneNumber, NumberCalls>,
}

impl CallVolume {
    /// Calls by hour of the week over these numbers; absent where no number was counted.
    pub fn of(
        &self,
        numbers: impl IntoIterator<Item = TelephoneNumber>,
    ) -> Option<BTreeMap<Slot, u32>> {
        let mut hours: BTreeMap<Slot, u32> = BTreeMap::new();
        let mut counted = false;
        for calls in numbers.into_iter().filter_map(|tn| self.numbers.get(&tn)) {
            counted = true;
            for (slot, n) in &calls.hours {
                let sum = hours.entry(*slot).or_default();
                *sum = sum.saturating_add(*n);
            }
        }
        counted.then_some(hours)
    }

    /// What an hour of the week usually sees, in tenths of a call, rounded.
    pub fn usual_tenths(&self, hours: &BTreeMap<Slot, u32>, slot: Slot) -> u64 {
        let days = u64::from(self.basis.days(slot.0));
        let calls = hours.get(&slot).map_or(0, |calls| u64::from(*calls));
        (calls * 10 + days / 2) / days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_divided_by_how_often_its_day_was_counted() {
        let basis = |first: &str, last: &str| CallBasis {
            form: CallForm::Records,
            zone: "America/Chicago".into(),
            first: first.parse().ok(),
            last: last.parse().ok(),
            rows: 0,
            file: String::new(),
        };
        // Mon 5 Oct to Sun 15 Nov 2026: six weeks.
        let weeks = basis("2026-10-05", "2026-11-15");
        assert!((0..7).all(|day| weeks.days(day) == 6));
        // Wed to the Tuesday after next: Wednesday to Tuesday twice.
        let part = basis("2026-10-07", "2026-10-20");
        assert!((0..7).all(|day| part.days(day) == 2));
        let day = basis("2026-10-07", "2026-10-07");
        assert_eq!(
            (day.days(2), day.days(3)),
            (1, 1),
            "a day that was not there divides by one"
        );
        assert!(day.is_counted(2) && !day.is_counted(3) && basis("", "").is_counted(6));
        assert_eq!(basis("", "").days(4), 1);
        let volume = CallVolume {
            basis: weeks,
            hours: BTreeMap::from([((0, 9), 45)]),
            numbers: BTreeMap::new(),
        };
        assert_eq!(volume.usual_tenths(&volume.hours, (0, 9)), 75);
        assert_eq!(volume.usual_tenths(&volume.hours, (0, 3)), 0);
        assert_eq!(volume.of([]), None);
    }
}
