//! What a window meant as instants on the day it was agreed, and with which zone data.
//!
//! A window is local time; its instants follow from the zone's rules, and those may change before the day comes.
//! What was understood then is kept beside it, so that a change shows instead of passing in silence.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Window;
use crate::{id::OrderId, zone};

/// Which of an order's windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Agreed {
    /// The one we asked for.
    Requested,
    /// The one that was confirmed.
    Confirmed,
}

impl Agreed {
    /// The field of the order that holds it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Confirmed => "confirmed",
        }
    }
}

/// The instants of a window as they were understood when it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInstants {
    /// The order.
    pub order: OrderId,
    /// Which of its windows.
    pub agreed: Agreed,
    /// The window they were worked out of.
    pub window: Window,
    /// Its start; the earlier reading of a repeated hour.
    pub starts: DateTime<Utc>,
    /// Its end.
    pub ends: DateTime<Utc>,
    /// Version of the zone data they rest on, such as `2026e`.
    pub tz_data: String,
}

impl KeptInstants {
    /// The instants of a window by the zone data of this program; `None` where its zone is not known.
    pub fn of(order: OrderId, agreed: Agreed, window: &Window) -> Option<Self> {
        let (starts, ends) = window.instants().ok()?;
        Some(Self {
            order,
            agreed,
            window: window.clone(),
            starts: starts.earliest(),
            ends: ends.earliest(),
            tz_data: zone::tz_data_version().to_owned(),
        })
    }

    /// What the window means by today's data, where that is another instant than it was.
    pub fn moved(&self) -> Option<Self> {
        let now = Self::of(self.order, self.agreed, &self.window)?;
        ((now.starts, now.ends) != (self.starts, self.ends)).then_some(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(zone: &str) -> Window {
        Window {
            date: "2026-12-16".parse().unwrap(),
            start: "19:00:00".parse().unwrap(),
            end: "21:00:00".parse().unwrap(),
            zone: zone.to_owned(),
        }
    }

    #[test]
    fn older_zone_data_shows_as_another_instant() {
        // British Columbia keeps its summer clocks from November 2026; data before 2026a does not know it.
        let mut kept =
            KeptInstants::of(OrderId(1), Agreed::Requested, &window("America/Vancouver")).unwrap();
        assert_eq!(kept.starts.to_rfc3339(), "2026-12-17T02:00:00+00:00");
        assert_eq!(kept.moved(), None);
        kept.starts += chrono::TimeDelta::hours(1);
        kept.ends += chrono::TimeDelta::hours(1);
        kept.tz_data = "2025b".to_owned();
        let moved = kept.moved().unwrap();
        assert_eq!(kept.starts - moved.starts, chrono::TimeDelta::hours(1));
        assert_eq!(moved.tz_data, zone::tz_data_version());
    }

    #[test]
    fn a_zone_that_is_not_known_keeps_nothing() {
        assert_eq!(
            KeptInstants::of(OrderId(1), Agreed::Confirmed, &window("Nowhere/Else")),
            None
        );
    }
}
