//! Look-ups made elsewhere, bills as pasted, and spellings kept against the carrier's.

use rusqlite::{Connection, OptionalExtension as _, Row, types::Value};

use super::{super::tx::Record, words};
use crate::{account::KeptSpelling, csr::Bill, id::AccountId, number::Lookup};

impl Record for Lookup {
    const TABLE: &'static str = "lookup";
    const COLUMNS: &'static [&'static str] = &["tn", "kind", "value", "looked_on", "source"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::digits(Some(self.tn)),
            words::word(self.kind),
            words::text(&self.value),
            words::date(Some(self.looked_on)),
            words::text(&self.source),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            tn: words::read_digits(row, 1)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?,
            kind: words::read_word(row, 2)?,
            value: row.get(3)?,
            looked_on: dated(row, 4)?,
            source: row.get(5)?,
        })
    }
}

impl Record for Bill {
    const TABLE: &'static str = "bill";
    const COLUMNS: &'static [&'static str] = &["dated", "text"];

    fn values(&self) -> Vec<Value> {
        vec![words::date(Some(self.dated)), words::text(&self.text)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            account: AccountId(row.get(0)?),
            dated: dated(row, 1)?,
            text: row.get(2)?,
        })
    }
}

impl Record for KeptSpelling {
    const TABLE: &'static str = "kept_spelling";
    const COLUMNS: &'static [&'static str] =
        &["account", "field", "ours", "theirs", "reason", "kept_on"];

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.account.0),
            words::text(&self.field),
            words::text(&self.ours),
            words::text(&self.theirs),
            words::text(&self.reason),
            words::date(Some(self.kept_on)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            account: AccountId(row.get(1)?),
            field: row.get(2)?,
            ours: row.get(3)?,
            theirs: row.get(4)?,
            reason: row.get(5)?,
            kept_on: dated(row, 6)?,
        })
    }
}

fn dated(row: &Row<'_>, column: usize) -> rusqlite::Result<chrono::NaiveDate> {
    words::read_date(row, column)?.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

/// The row that a look-up replaces: the older one of its number and kind.
pub(in crate::project) fn known_lookup(
    connection: &Connection,
    lookup: &Lookup,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM lookup WHERE tn = ?1 AND kind = ?2")?
        .query_row(
            [words::digits(Some(lookup.tn)), words::word(lookup.kind)],
            |row| row.get(0),
        )
        .optional()
}

/// The row that a kept spelling replaces: the older one of its account and field.
pub(in crate::project) fn known_kept(
    connection: &Connection,
    kept: &KeptSpelling,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM kept_spelling WHERE account = ?1 AND field = ?2")?
        .query_row(
            [Value::Integer(kept.account.0), words::text(&kept.field)],
            |row| row.get(0),
        )
        .optional()
}
