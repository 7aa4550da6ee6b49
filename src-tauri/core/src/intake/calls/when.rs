//! When a call was: the file's own clock, or an instant with its offset, as an hour of the week in the project's
//! zone.

use chrono::{
    DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _, Utc,
};

use super::{CallContext, Slot, moments};
use crate::zone;

/// An hour of the week, and its day where one is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) slot: Slot,
    pub(super) day: Option<NaiveDate>,
}

/// Reads the file's clock.
pub(super) struct Clock<'a> {
    zone: &'a str,
    written_in: &'a str,
}

impl<'a> Clock<'a> {
    pub(super) fn new(context: &CallContext<'a>) -> Self {
        let written_in = match context.written_in {
            "" => context.zone,
            said => said,
        };
        Self {
            zone: context.zone,
            written_in,
        }
    }

    /// An hour of a week without dates: taken as written, since a shift would depend on the season.
    #[expect(
        clippy::unused_self,
        reason = "one of three ways of asking the same clock"
    )]
    pub(super) fn weekly(&self, weekday: u8, hour: u8) -> Moment {
        Moment {
            slot: (weekday, hour),
            day: None,
        }
    }

    /// An hour of a day. `offset`: minutes east of UTC, where the file says them.
    pub(super) fn dated(&self, day: NaiveDate, hour: u8, offset: Option<i64>) -> Option<Moment> {
        self.local(
            day.and_time(NaiveTime::from_hms_opt(hour.into(), 0, 0)?),
            offset,
        )
    }

    /// A cell with a date and perhaps a time, and perhaps a cell with the time alone.
    pub(super) fn read(&self, date: &str, time: Option<&str>) -> Result<Moment, &'static str> {
        if let Some(at) = epoch(date) {
            let local = zone::on_clocks(at, self.zone);
            return Ok(moment(local));
        }
        let day = moments::date(date).ok_or("No day in the cell.")?;
        let (written, offset) = match time {
            Some(time) => {
                let hour = moments::hour(time).ok_or("No hour in the cell.")?;
                let offset = offset(time).or_else(|| offset(date));
                return self.dated(day, hour, offset).ok_or("No hour in the cell.");
            }
            None => (
                moments::moment(date).ok_or("No time of day in the cell.")?,
                offset(date),
            ),
        };
        self.local(written, offset)
            .ok_or("No time of day in the cell.")
    }

    fn local(&self, written: NaiveDateTime, offset: Option<i64>) -> Option<Moment> {
        let local = match offset {
            Some(minutes) => {
                let utc = written
                    .checked_sub_signed(TimeDelta::minutes(minutes))?
                    .and_utc();
                zone::to_local(utc, self.zone).unwrap_or(written)
            }
            None if self.written_in == self.zone => written,
            None => zone::convert(written, self.written_in, self.zone).unwrap_or(written),
        };
        Some(moment(local))
    }
}

fn moment(local: NaiveDateTime) -> Moment {
    let weekday = u8::try_from(local.weekday().num_days_from_monday()).unwrap_or(0);
    let hour = u8::try_from(local.hour()).unwrap_or(0);
    Moment {
        slot: (weekday, hour),
        day: Some(local.date()),
    }
}

/// Minutes east of UTC behind a time of day: `Z`, `+00:00`, `-0500`, ` UTC`.
fn offset(text: &str) -> Option<i64> {
    let text = text.trim();
    let upper_end = text.get(text.len().saturating_sub(4)..)?;
    if text.ends_with('Z') || upper_end.ends_with("UTC") || upper_end.ends_with("GMT") {
        return Some(0);
    }
    // Only behind a time of day: the dashes of a date are none.
    let colon = text.find(':')?;
    let tail = text.get(colon..)?;
    let at = tail.rfind(['+', '-', '−'])?;
    // `07:00-08:00` is an hour, not a time with an offset: those have seconds or a T.
    let before = text.get(..colon + at)?;
    if before.matches(':').count() < 2 && !before.contains('T') {
        return None;
    }
    let sign = if tail.get(at..)?.starts_with('+') {
        1
    } else {
        -1
    };
    let digits: String = tail
        .get(at..)?
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
    (minutes <= 14 * 60).then_some(sign * minutes)
}

/// Seconds or milliseconds since 1970, as call managers write them; from 2000 to 2033, where the
/// telephone numbers of the plan begin.
fn epoch(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let whole = text.split('.').next()?;
    if !matches!(whole.len(), 9..=10 | 13) || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let seconds = if whole.len() == 13 {
        number / 1000
    } else {
        number
    };
    (946_684_800..2_002_000_000)
        .contains(&seconds)
        .then(|| DateTime::from_timestamp(seconds, 0))
        .flatten()
}

/// Whether a cell holds a day in any form.
pub(super) fn is_day(text: &str) -> bool {
    moments::date(text).is_some() || epoch(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::{epoch, offset};

    #[test]
    fn an_offset_stands_behind_a_time_and_nowhere_else() {
        for (text, minutes) in [
            ("2026-10-05T13:45:12Z", Some(0)),
            ("2026-10-05 13:45:12 UTC", Some(0)),
            ("2026-10-05T13:45:12-05:00", Some(-300)),
            ("2026-10-05T13:45:12.123+0530", Some(330)),
            ("2026-10-05 13:45:12+02", Some(120)),
            ("2026-10-05 13:45:12", None),
            ("10-05-2026", None),
            ("1:45 PM", None),
            ("07:00-08:00", None),
        ] {
            assert_eq!(offset(text), minutes, "{text}");
        }
        assert!(epoch("1759689912").is_some() && epoch("1759689912000").is_some());
        assert!(
            epoch("4145550100").is_none()
                && epoch("2125550100").is_none()
                && epoch("2026").is_none()
        );
    }
}
