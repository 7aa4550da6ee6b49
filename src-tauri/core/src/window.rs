//! A cutover window: a local start and end in a named zone on a date.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
