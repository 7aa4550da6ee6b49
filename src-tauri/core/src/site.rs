//! A service location and the addresses of the field.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::SiteId;

/// An address as someone wrote it. Kept literally; never corrected.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
pub struct Address {
    /// House number and street, with suite where it stands on the same line.
    pub street: String,
    /// Suite, floor or room on a line of its own.
    pub line2: String,
    /// City.
    pub city: String,
    /// State or province, two letters where so written.
    pub state: String,
    /// ZIP or postal code, with plus four where so written.
    pub zip: String,
}

impl Address {
    /// Street and second line, as one line.
    pub fn street_line(&self) -> String {
        [self.street.as_str(), self.line2.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// City, state and ZIP, as one line.
    pub fn city_line(&self) -> String {
        [self.city.as_str(), self.state.as_str(), self.zip.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether nothing of it is known.
    pub fn is_empty(&self) -> bool {
        self.street_line().is_empty() && self.city_line().is_empty()
    }
}

/// A place where numbers are served. Its service address, its 911 location and an account's billing
/// address are three different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Site {
    /// Its row.
    pub id: SiteId,
    /// What the client calls it.
    pub name: String,
    /// Service address as the losing carrier should hold it.
    pub address: Address,
    /// IANA time zone, such as `America/Chicago`.
    pub zone: String,
}
