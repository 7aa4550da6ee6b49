//! Wall time and instants: the only place where one becomes the other.
//!
//! Zone data is what jiff carries inside the program, never the system's: an unpatched laptop is wrong
//! for western Canada from November 2026. Chrono types outside, jiff only in here. Never prints a zone's
//! abbreviation from the data, which calls Manitoba's winter "EST"; people read `CT` or a city.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

/// Version of the zone data inside the program. jiff does not tell it; a test ties it to the locked
/// version of the data crate and to offsets that older data has not.
const TZ_DATA: &str = "2026e";

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// What could not be made of a wall time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// The data has no such zone.
    #[error("{0:?} is no time zone. Write an IANA name such as America/Chicago.")]
    Unknown(String),
    /// The years that zone data can answer for are left.
    #[error("{0} is too far away. Write a year from 1 to 9998.")]
    TooFar(String),
}

/// The instants that a wall time can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Local {
    /// One.
    Unique(DateTime<Utc>),
    /// None: clocks skip it in spring.
    Gap {
        /// The first wall time that is skipped.
        from: NaiveDateTime,
        /// The wall time that clocks show instead, and the first that exists again.
        to: NaiveDateTime,
        /// The instant of the change.
        at: DateTime<Utc>,
    },
    /// Two: clocks show it twice in autumn.
    Overlap {
        /// Before clocks go back.
        earlier: DateTime<Utc>,
        /// After.
        later: DateTime<Utc>,
    },
}

impl Local {
    /// The instant to plan with: the only one, the earlier of two, the change itself in a gap.
    pub fn earliest(self) -> DateTime<Utc> {
        match self {
            Local::Unique(at) | Local::Gap { at, .. } => at,
            Local::Overlap { earlier, .. } => earlier,
        }
    }
}

/// Version of the zone data that every answer rests on, such as `2026e`.
pub fn tz_data_version() -> &'static str {
    TZ_DATA
}

/// Whether the data has a zone of this name.
pub fn is_known(zone: &str) -> bool {
    find(zone).is_ok()
}

/// The instants that a wall time of a zone can mean.
pub fn resolve(local: NaiveDateTime, zone: &str) -> Result<Local, ZoneError> {
    let too_far = || ZoneError::TooFar(local.to_string());
    let tz = find(zone)?;
    let civil = to_civil(local).ok_or_else(too_far)?;
    let ambiguous = tz.to_ambiguous_timestamp(civil);
    let at = |offset: Offset| {
        let seconds = local.and_utc().timestamp() - i64::from(offset.seconds());
        DateTime::from_timestamp(seconds, local.nanosecond()).ok_or_else(too_far)
    };
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { offset } => Ok(Local::Unique(at(offset)?)),
        AmbiguousOffset::Fold { before, after } => Ok(Local::Overlap {
            earlier: at(before)?,
            later: at(after)?,
        }),
        AmbiguousOffset::Gap { before, after } => {
            // The offset after the change is the larger one, so this reading lies before the change.
            let tentative = at(after)?;
            let change = jiff::Timestamp::from_second(tentative.timestamp())
                .ok()
                .and_then(|from| tz.following(from).next())
                .and_then(|change| DateTime::from_timestamp(change.timestamp().as_second(), 0))
                .ok_or_else(too_far)?;
            let reading = |offset: Offset| shift(change, offset).ok_or_else(too_far);
            Ok(Local::Gap {
                from: reading(before)?,
                to: reading(after)?,
                at: change,
            })
        }
    }
}

/// The wall time of an instant in a zone.
pub fn to_local(at: DateTime<Utc>, zone: &str) -> Result<NaiveDateTime, ZoneError> {
    let tz = find(zone)?;
    let too_far = || ZoneError::TooFar(at.to_string());
    let stamp = jiff::Timestamp::from_second(at.timestamp()).map_err(|_| too_far())?;
    shift(at, tz.to_offset(stamp)).ok_or_else(too_far)
}

/// The wall time of an instant for people to read: that of the zone, else that of UTC. A zone that is not known is a
/// finding of the plan, and nothing that is shown waits for it.
pub fn on_clocks(at: DateTime<Utc>, zone: &str) -> NaiveDateTime {
    to_local(at, zone).unwrap_or_else(|_| at.naive_utc())
}

/// How far clocks of a zone are from UTC at an instant, positive east of Greenwich.
pub fn offset(at: DateTime<Utc>, zone: &str) -> Result<FixedOffset, ZoneError> {
    let too_far = || ZoneError::TooFar(at.to_string());
    let stamp = jiff::Timestamp::from_second(at.timestamp()).map_err(|_| too_far())?;
    FixedOffset::east_opt(find(zone)?.to_offset(stamp).seconds()).ok_or_else(too_far)
}

/// The same moment as one zone's wall time shows it, on another zone's clocks. In a gap it is the moment
/// of the change, in an overlap the earlier reading.
pub fn convert(local: NaiveDateTime, from: &str, to: &str) -> Result<NaiveDateTime, ZoneError> {
    if from == to {
        return Ok(local);
    }
    to_local(resolve(local, from)?.earliest(), to)
}

/// A zone in the word people use: `CT`, `ET`, `MT`, `PT` where clocks follow that time all year,
/// otherwise its city.
pub fn short_name(zone: &str) -> String {
    let name = match zone {
        "America/New_York"
        | "America/Detroit"
        | "America/Toronto"
        | "America/Indiana/Indianapolis"
        | "America/Kentucky/Louisville"
        | "US/Eastern" => "ET",
        "America/Chicago"
        | "America/Menominee"
        | "America/Indiana/Knox"
        | "America/North_Dakota/Center"
        | "US/Central" => "CT",
        "America/Denver" | "America/Boise" | "US/Mountain" => "MT",
        "America/Los_Angeles" | "US/Pacific" => "PT",
        "Etc/UTC" | "UTC" => "UTC",
        _ => return zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
    };
    name.to_owned()
}

/// A zone as people read it on a document, with its distance from UTC at that moment:
/// `CT (UTC−06:00)`, `Winnipeg (UTC−05:00)`. Only the name where the zone is not known.
pub fn long_name(zone: &str, at: DateTime<Utc>) -> String {
    let name = short_name(zone);
    match offset(at, zone) {
        Ok(offset) if name != "UTC" => format!("{name} (UTC{})", offset_words(offset)),
        _ => name,
    }
}

/// An offset with a real minus sign: `−06:00`.
pub fn offset_words(offset: FixedOffset) -> String {
    offset.to_string().replace('-', "−")
}

fn find(zone: &str) -> Result<TimeZone, ZoneError> {
    DATABASE
        .get(zone)
        .map_err(|_| ZoneError::Unknown(zone.to_owned()))
}

fn to_civil(local: NaiveDateTime) -> Option<jiff::civil::DateTime> {
    // A day of room at either end, so that an offset never leaves what jiff can hold.
    let year = i16::try_from(local.year())
        .ok()
        .filter(|year| (1..9999).contains(year))?;
    let small = |value: u32| i8::try_from(value).ok();
    // A leap second is read as the second before it.
    let nanosecond = i32::try_from(local.nanosecond().min(999_999_999)).ok()?;
    jiff::civil::DateTime::new(
        year,
        small(local.month())?,
        small(local.day())?,
        small(local.hour())?,
        small(local.minute())?,
        small(local.second())?,
        nanosecond,
    )
    .ok()
}

/// What clocks with this offset show at an instant.
fn shift(at: DateTime<Utc>, offset: Offset) -> Option<NaiveDateTime> {
    at.naive_utc()
        .checked_add_signed(chrono::TimeDelta::try_seconds(i64::from(offset.seconds()))?)
}

/// A date and a time of day as one wall time.
pub fn wall(date: NaiveDate, time: NaiveTime) -> NaiveDateTime {
    NaiveDateTime::new(date, time)
}

#[cfg(test)]
mod tests;
