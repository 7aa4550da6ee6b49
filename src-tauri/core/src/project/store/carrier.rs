//! Rules of carriers that the project knows otherwise, and carriers that it adds.

use rusqlite::{Connection, OptionalExtension as _, Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    carrier::{CarrierId, Override},
    snapshot::AddedProfile,
};

impl Record for Override {
    const TABLE: &'static str = "carrier_override";
    const COLUMNS: &'static [&'static str] =
        &["carrier", "rule", "value", "reason", "as_of", "entered_by"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.carrier.0),
            words::text(&self.rule),
            words::text(&self.value),
            words::text(&self.reason),
            words::date(Some(self.as_of)),
            words::text(&self.by),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            carrier: CarrierId(row.get(1)?),
            rule: row.get(2)?,
            value: row.get(3)?,
            reason: row.get(4)?,
            as_of: words::needed(row, 5, words::read_date)?,
            by: row.get(6)?,
        })
    }
}

impl Record for AddedProfile {
    const TABLE: &'static str = "carrier_profile";
    const COLUMNS: &'static [&'static str] = &["carrier", "file", "text"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.carrier.0),
            words::text(&self.file),
            words::text(&self.text),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            carrier: CarrierId(row.get(1)?),
            file: row.get(2)?,
            text: row.get(3)?,
        })
    }
}

/// The row of an override: there is one a rule.
pub(in crate::project) fn known_override(
    connection: &Connection,
    carrier: &CarrierId,
    rule: &str,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM carrier_override WHERE carrier = ?1 AND rule = ?2")?
        .query_row([carrier.0.as_str(), rule], |row| row.get(0))
        .optional()
}

/// The row of an added carrier.
pub(in crate::project) fn known_added(
    connection: &Connection,
    carrier: &CarrierId,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM carrier_profile WHERE carrier = ?1")?
        .query_row([carrier.0.as_str()], |row| row.get(0))
        .optional()
}
