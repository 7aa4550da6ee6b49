//! One change of the project: writes rows and keeps the pictures that undo needs.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Transaction, params, types::Value};
use sha2::{Digest as _, Sha256};

use super::{Changed, rows};

/// A thing that is one row of a table.
pub(super) trait Record: Sized {
    /// The table.
    const TABLE: &'static str;
    /// Every column but `id`, in the order of [`Record::values`].
    const COLUMNS: &'static [&'static str];
    /// Values of [`Record::COLUMNS`].
    fn values(&self) -> Vec<Value>;
    /// Reads a row that starts with `id`, then [`Record::COLUMNS`].
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
}

/// An open change. Dropped without [`Tx::finish`], it never happened.
pub(crate) struct Tx<'a> {
    transaction: Transaction<'a>,
    /// What each touched row was before; absent images are rows that were not there.
    before: BTreeMap<(&'static str, i64), Option<String>>,
    changed: BTreeSet<Changed>,
    digest: Sha256,
}

impl<'a> Tx<'a> {
    pub(super) fn new(transaction: Transaction<'a>) -> rusqlite::Result<Self> {
        // Rows are put back in any order; references are looked at when all are there.
        transaction.pragma_update(None, "defer_foreign_keys", true)?;
        Ok(Self {
            transaction,
            before: BTreeMap::new(),
            changed: BTreeSet::new(),
            digest: Sha256::new(),
        })
    }

    /// The connection, for reading within the change.
    pub(super) fn reading(&self) -> &rusqlite::Connection {
        &self.transaction
    }

    /// Adds a row and gives its id.
    pub(super) fn insert<T: Record>(&mut self, thing: &T) -> rusqlite::Result<i64> {
        self.put(None, thing)
    }

    /// Adds a row with an id of its own choice, or replaces the one that has it.
    pub(super) fn replace<T: Record>(&mut self, id: i64, thing: &T) -> rusqlite::Result<()> {
        self.keep::<T>(id)?;
        self.put(Some(id), thing).map(|_| ())
    }

    /// Takes a row away.
    pub(super) fn delete<T: Record>(&mut self, id: i64) -> rusqlite::Result<()> {
        self.keep::<T>(id)?;
        self.digest.update(format!("{} {id} deleted\n", T::TABLE));
        rows::restore(&self.transaction, T::TABLE, id, None)
    }

    fn put<T: Record>(&mut self, id: Option<i64>, thing: &T) -> rusqlite::Result<i64> {
        let values = thing.values();
        let marks = (2..=values.len() + 1)
            .map(|n| format!("?{n}"))
            .collect::<Vec<_>>()
            .join(", ");
        let columns = T::COLUMNS.join(", ");
        let sets = T::COLUMNS
            .iter()
            .map(|name| format!("{name} = excluded.{name}"))
            .collect::<Vec<_>>()
            .join(", ");
        let sql = format!(
            "INSERT INTO {} (id, {columns}) VALUES (?1, {marks}) ON CONFLICT (id) DO UPDATE SET {sets}",
            T::TABLE
        );
        self.digest
            .update(format!("{} {id:?} {values:?}\n", T::TABLE));
        let bound = std::iter::once(id.map_or(Value::Null, Value::Integer)).chain(values);
        self.transaction
            .prepare_cached(&sql)?
            .execute(rusqlite::params_from_iter(bound))?;
        let given = id.unwrap_or_else(|| self.transaction.last_insert_rowid());
        self.touch::<T>(given, || Ok(None))?;
        Ok(given)
    }

    fn keep<T: Record>(&mut self, id: i64) -> rusqlite::Result<()> {
        let image = rows::picture(&self.transaction, T::TABLE, id)?;
        self.touch::<T>(id, || Ok(image))
    }

    /// Remembers the first picture of a row; later ones are our own doing.
    fn touch<T: Record>(
        &mut self,
        id: i64,
        image: impl FnOnce() -> rusqlite::Result<Option<String>>,
    ) -> rusqlite::Result<()> {
        if let Some((table, kind)) = rows::table(T::TABLE) {
            self.changed.insert(kind);
            if let std::collections::btree_map::Entry::Vacant(place) =
                self.before.entry((table, id))
            {
                place.insert(image()?);
            }
        }
        Ok(())
    }

    /// Whether nothing was touched.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty()
    }

    /// Kinds of data that were touched.
    pub(super) fn changed(&self) -> Vec<Changed> {
        self.changed.iter().copied().collect()
    }

    /// Hash over everything written, for the record.
    pub(super) fn digest(&self) -> String {
        super::record::hex(&self.digest.clone().finalize())
    }

    /// Writes the pictures of a recorded event and ends the change.
    pub(super) fn finish(self, event: i64) -> rusqlite::Result<()> {
        drop_undone(&self.transaction)?;
        self.transaction.execute(
            "INSERT INTO undo_step (event, undone) VALUES (?1, 0)",
            [event],
        )?;
        let mut write = self.transaction.prepare_cached(
            "INSERT INTO undo_image (event, tbl, first, last, image) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        // A run of new rows is one picture: an import of 100,000 numbers needs one line, not 100,000.
        let mut run: Option<(&str, i64, i64)> = None;
        for ((table, id), image) in &self.before {
            if image.is_none() {
                if let Some((of, _, last)) = &mut run
                    && of == table
                    && *last + 1 == *id
                {
                    *last = *id;
                    continue;
                }
                if let Some((of, first, last)) = run.replace((table, *id, *id)) {
                    write.execute(params![event, of, first, last, None::<String>])?;
                }
            } else {
                write.execute(params![event, table, id, id, image])?;
            }
        }
        if let Some((of, first, last)) = run {
            write.execute(params![event, of, first, last, None::<String>])?;
        }
        drop(write);
        self.transaction.commit()
    }
}

/// A new change ends what could be done again.
fn drop_undone(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
    connection.execute(
        "DELETE FROM undo_image WHERE event IN (SELECT event FROM undo_step WHERE undone = 1)",
        [],
    )?;
    connection
        .execute("DELETE FROM undo_step WHERE undone = 1", [])
        .map(|_| ())
}
