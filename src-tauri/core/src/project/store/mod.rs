//! One file per table: how a thing becomes a row and a row a thing.

mod acceptance;
mod account;
mod carrier;
mod checklist;
mod evidence;
mod life;
mod list;
mod lookup;
mod night;
mod number;
mod order;
mod project;
mod task;
mod terms;
pub(super) mod words;

pub(super) use carrier::{known_added, known_override};
pub(super) use checklist::known_checklist_edit;
pub(super) use evidence::NumberCallsRow;
pub(super) use life::{Logged, Pin, has_log, known_mark};
pub(super) use list::{CellRow, HandEditRow, LayoutRow};
pub(super) use lookup::{known_kept, known_lookup};
pub(super) use night::{known_contact, known_edit};
pub(super) use number::{NewCell, NewNumber, NumberWords, Source};
pub(super) use order::RejectionRow;
pub(super) use project::{CallCount, SettingRow};
pub(super) use task::{known_task, was_sent_before};
pub(super) use terms::{duty_row, instants_row};

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::tx::Record;

/// Every row of a table, by id.
pub(super) fn all<T: Record>(connection: &Connection) -> rusqlite::Result<Vec<T>> {
    let sql = format!(
        "SELECT id, {} FROM {} ORDER BY id",
        T::COLUMNS.join(", "),
        T::TABLE
    );
    connection
        .prepare_cached(&sql)?
        .query_map([], T::read)?
        .collect()
}

/// The rows from one id to another, by their key.
pub(super) fn between<K: Ord, T: Record>(
    connection: &Connection,
    (first, last): (i64, i64),
    key: impl Fn(&T) -> K,
) -> rusqlite::Result<BTreeMap<K, T>> {
    let sql = format!(
        "SELECT id, {} FROM {} WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
        T::COLUMNS.join(", "),
        T::TABLE
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([first, last])?;
    let mut things = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let thing = T::read(row)?;
        things.insert(key(&thing), thing);
    }
    Ok(things)
}

/// One row.
pub(super) fn one<T: Record>(connection: &Connection, id: i64) -> rusqlite::Result<Option<T>> {
    use rusqlite::OptionalExtension as _;
    let sql = format!(
        "SELECT id, {} FROM {} WHERE id = ?1",
        T::COLUMNS.join(", "),
        T::TABLE
    );
    connection
        .prepare_cached(&sql)?
        .query_row([id], T::read)
        .optional()
}
