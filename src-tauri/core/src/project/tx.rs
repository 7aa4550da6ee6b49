//! One change of the project: writes rows and keeps the pictures that undo needs.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use rusqlite::{
    Statement, Transaction, params,
    types::{ToSqlOutput, Value, ValueRef},
};
use sha2::{Digest as _, Sha256};

use super::{Changed, load::Touched, rows};

/// Most values of one statement: the limit that every connection of ours has.
const MOST_BOUND: usize = 1_000;

/// A thing that is one row of a table.
pub(super) trait Record: Sized {
    /// The table.
    const TABLE: &'static str;
    /// Every column but `id`, in the order of [`Record::values`].
    const COLUMNS: &'static [&'static str];
    /// Values of [`Record::COLUMNS`]. A table that is written by the ten thousands lends them in
    /// [`Record::each`] instead; each of the two is made of the other.
    fn values(&self) -> Vec<Value> {
        let mut values = Vec::with_capacity(Self::COLUMNS.len());
        self.each(&mut |value| values.push(value.try_into().unwrap_or(Value::Null)));
        values
    }
    /// Lends the values of [`Record::COLUMNS`] one by one.
    fn each(&self, take: &mut dyn FnMut(ValueRef<'_>)) {
        for value in self.values() {
            take((&value).into());
        }
    }
    /// Reads a row that starts with `id`, then [`Record::COLUMNS`].
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
}

/// An open change. Dropped without [`Tx::finish`], it never happened.
pub(crate) struct Tx<'a> {
    transaction: Transaction<'a>,
    /// What rows that were there were before.
    before: BTreeMap<(&'static str, i64), String>,
    /// Rows that were not there, as runs: table and first id → last id. An import of 100,000 numbers is one.
    new: BTreeMap<(&'static str, i64), i64>,
    changed: BTreeSet<Changed>,
    digest: Sha256,
    /// The text of the statement that writes a row, by table.
    statements: BTreeMap<&'static str, Rc<str>>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(transaction: Transaction<'a>) -> rusqlite::Result<Self> {
        // Rows are put back in any order; references are looked at when all are there.
        transaction.pragma_update(None, "defer_foreign_keys", true)?;
        Ok(Self {
            transaction,
            before: BTreeMap::new(),
            new: BTreeMap::new(),
            changed: BTreeSet::new(),
            digest: Sha256::new(),
            statements: BTreeMap::new(),
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
        if let Some(image) = rows::picture(&self.transaction, T::TABLE, id)? {
            self.was::<T>(id, image);
        }
        self.put(Some(id), thing).map(|_| ())
    }

    /// Takes a row away.
    pub(super) fn delete<T: Record>(&mut self, id: i64) -> rusqlite::Result<()> {
        if let Some(image) = rows::picture(&self.transaction, T::TABLE, id)? {
            self.was::<T>(id, image);
        }
        self.digest.update(format!("{} {id} deleted\n", T::TABLE));
        rows::restore(&self.transaction, T::TABLE, id, None)
    }

    fn put<T: Record>(&mut self, id: Option<i64>, thing: &T) -> rusqlite::Result<i64> {
        let sql = self.statement::<T>();
        let mut statement = self.transaction.prepare_cached(&sql)?;
        statement.raw_bind_parameter(1, id)?;
        let mut said = T::TABLE.as_bytes().to_vec();
        said.extend_from_slice(&id.unwrap_or(0).to_le_bytes());
        let (mut place, mut bound) = (1, Ok(()));
        thing.each(&mut |value| {
            place += 1;
            say(&mut said, value);
            if bound.is_ok() {
                bound = statement.raw_bind_parameter(place, ToSqlOutput::Borrowed(value));
            }
        });
        bound?;
        statement.raw_execute()?;
        drop(statement);
        self.digest.update(&said);
        let given = id.unwrap_or_else(|| self.transaction.last_insert_rowid());
        self.is_there::<T>(given);
        Ok(given)
    }

    /// Adds rows, many in one statement, and gives the id of the first; the others follow it. `lend` hands over
    /// the values of `columns`.
    pub(super) fn insert_all<I>(
        &mut self,
        (table, columns): (&'static str, &[&str]),
        things: &[I],
        lend: impl Fn(&I, &mut dyn FnMut(ValueRef<'_>)),
    ) -> rusqlite::Result<i64> {
        let first = self.next_id(table)?;
        let mut id = first;
        let width = columns.len() + 1;
        let row = format!("({})", vec!["?"; width].join(", "));
        let block = (MOST_BOUND / width).max(1);
        let mut open: Option<(usize, Statement<'_>)> = None;
        // What the digest is made of, a block at a time.
        let mut said = Vec::new();
        for things in things.chunks(block) {
            // All blocks but the last are of one length, and one statement.
            let statement = match &mut open {
                Some((rows, statement)) if *rows == things.len() => statement,
                other => {
                    let sql = format!(
                        "INSERT INTO {table} (id, {}) VALUES {}",
                        columns.join(", "),
                        vec![row.as_str(); things.len()].join(", ")
                    );
                    &mut other
                        .insert((things.len(), self.transaction.prepare(&sql)?))
                        .1
                }
            };
            let mut place = 0;
            let mut bound = Ok(());
            for thing in things {
                place += 1;
                statement.raw_bind_parameter(place, id)?;
                said.extend_from_slice(table.as_bytes());
                said.extend_from_slice(&id.to_le_bytes());
                lend(thing, &mut |value| {
                    place += 1;
                    say(&mut said, value);
                    if bound.is_ok() {
                        bound = statement.raw_bind_parameter(place, ToSqlOutput::Borrowed(value));
                    }
                });
                id += 1;
            }
            bound?;
            statement.raw_execute()?;
            self.digest.update(&said);
            said.clear();
        }
        drop(open);
        if id > first {
            self.are_there(table, first, id - 1);
        }
        Ok(first)
    }

    /// The id that the next new row of a table gets: never one that was given before.
    fn next_id(&self, table: &str) -> rusqlite::Result<i64> {
        let sql = format!(
            "SELECT max(ifnull((SELECT seq FROM sqlite_sequence WHERE name = ?1), 0), ifnull((SELECT max(id) FROM {table}), 0)) + 1"
        );
        self.transaction
            .prepare_cached(&sql)?
            .query_row([table], |row| row.get(0))
    }

    fn statement<T: Record>(&mut self) -> Rc<str> {
        let make = || {
            let marks = (2..=T::COLUMNS.len() + 1)
                .map(|n| format!("?{n}"))
                .collect::<Vec<_>>()
                .join(", ");
            let columns = T::COLUMNS.join(", ");
            let sets = T::COLUMNS
                .iter()
                .map(|name| format!("{name} = excluded.{name}"))
                .collect::<Vec<_>>()
                .join(", ");
            format!(
                "INSERT INTO {} (id, {columns}) VALUES (?1, {marks}) ON CONFLICT (id) DO UPDATE SET {sets}",
                T::TABLE
            )
            .into()
        };
        Rc::clone(self.statements.entry(T::TABLE).or_insert_with(make))
    }

    /// Remembers the first picture of a row that is about to change; later ones are our own doing.
    fn was<T: Record>(&mut self, id: i64, image: String) {
        if let Some((table, kind)) = rows::table(T::TABLE) {
            self.changed.insert(kind);
            if self.run(table, id).is_none() {
                self.before.entry((table, id)).or_insert(image);
            }
        }
    }

    /// Remembers that a row was written which was not there, unless its picture says that it was.
    fn is_there<T: Record>(&mut self, id: i64) {
        if !self.before.contains_key(&(T::TABLE, id)) {
            self.are_there(T::TABLE, id, id);
        }
    }

    /// Remembers that rows were written which were not there.
    fn are_there(&mut self, table: &'static str, first: i64, last: i64) {
        let Some((table, kind)) = rows::table(table) else {
            return;
        };
        self.changed.insert(kind);
        if self.run(table, last).is_some() {
            return;
        }
        // The next of a run makes the run longer.
        if let Some(end) = self
            .run(table, first - 1)
            .and_then(|run| self.new.get_mut(&run))
        {
            *end = last;
        } else {
            self.new.insert((table, first), last);
        }
    }

    /// The run of new rows that a row belongs to.
    fn run(&self, table: &'static str, id: i64) -> Option<(&'static str, i64)> {
        let (&(of, first), &last) = self.new.range(..=(table, id)).next_back()?;
        (of == table && id <= last).then_some((of, first))
    }

    /// Whether nothing was touched.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.new.is_empty()
    }

    /// Kinds of data that were touched.
    pub(super) fn changed(&self) -> Vec<Changed> {
        self.changed.iter().copied().collect()
    }

    /// The rows that were touched.
    pub(super) fn touched(&self) -> Touched {
        let old = self.before.keys().map(|&(table, id)| (table, id, id));
        let new = self
            .new
            .iter()
            .map(|(&(table, first), &last)| (table, first, last));
        old.chain(new).collect()
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
        // In order of table and id: undo goes backwards, so that what is new goes before what was is back.
        let old = self
            .before
            .iter()
            .map(|(&(table, id), image)| (table, id, id, Some(image)));
        let new = self
            .new
            .iter()
            .map(|(&(table, first), &last)| (table, first, last, None));
        let mut images: Vec<_> = old.chain(new).collect();
        images.sort_by_key(|(table, first, ..)| (*table, *first));
        for (table, first, last, image) in images {
            write.execute(params![event, table, first, last, image])?;
        }
        drop(write);
        self.transaction.commit()
    }
}

/// A value with its kind and length, so that no two rows can be read as one.
fn say(said: &mut Vec<u8>, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => said.push(0),
        ValueRef::Integer(number) => {
            said.push(1);
            said.extend_from_slice(&number.to_le_bytes());
        }
        ValueRef::Real(number) => {
            said.push(2);
            said.extend_from_slice(&number.to_le_bytes());
        }
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            said.push(3);
            said.extend_from_slice(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            said.extend_from_slice(bytes);
        }
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
