//! Findings that someone accepted.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, words};
use crate::{finding::Acceptance, id::AcceptanceId};

impl Record for Acceptance {
    const TABLE: &'static str = "acceptance";
    const COLUMNS: &'static [&'static str] = &[
        "code",
        "place",
        "severity",
        "message",
        "reason",
        "accepted_by",
        "at",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.code),
            words::json(Some(&self.place)),
            words::word(self.severity),
            words::text(&self.message),
            words::text(&self.reason),
            words::text(&self.by),
            words::instant(Some(self.at)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: AcceptanceId(row.get(0)?),
            code: row.get(1)?,
            place: words::read_json(row, 2)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?,
            severity: words::read_word(row, 3)?,
            message: row.get(4)?,
            reason: row.get(5)?,
            by: row.get(6)?,
            at: words::read_instant(row, 7)?.unwrap_or_default(),
        })
    }
}
