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

use super::{
    Changed,
    columns::{self, Column, Run},
    load::Touched,
    rows,
};

/// Most values of one statement: the limit that every connection of ours has.
const MOST_BOUND: usize = 1_000;
/// Most rows of one statement: more save nothing, and its steps have to fit the processor's memory.
const MOST_ROWS: usize = 24;
/// After how many statements somebody is asked whether to go on.
const ASKED_EACH: usize = 40;
/// From so many rows on their hash is made on a thread of its own.
const MANY: usize = 2_000;

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

/// A row that is written by the ten thousands: it lends its values, in the order of the columns.
pub(super) trait Lend {
    /// Hands them over one by one.
    fn lend(&self, take: &mut impl FnMut(ValueRef<'_>));
}

/// Asked now and then with the rows that were written so far; its answer says whether to go on.
pub(super) type Watch<'a> = &'a mut dyn FnMut(u64) -> bool;

/// An open change. Dropped without [`Tx::finish`], it never happened.
pub(crate) struct Tx<'a> {
    transaction: Transaction<'a>,
    watch: Watch<'a>,
    /// Rows that [`Tx::insert_all`] wrote.
    written: u64,
    /// What an import's own ids became.
    pub(super) placed: Option<super::edit::Placed>,
    /// What rows that were there were before.
    before: BTreeMap<(&'static str, i64), String>,
    /// Rows that were not there, as runs: table and first id → last id. An import of 100,000 numbers is one.
    new: BTreeMap<(&'static str, i64), i64>,
    /// What single columns of many rows were before, in the order in which they were changed.
    amended: Vec<Column>,
    changed: BTreeSet<Changed>,
    pub(super) digest: Sha256,
    /// The text of the statement that writes a row, by table.
    statements: BTreeMap<&'static str, Rc<str>>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(transaction: Transaction<'a>, watch: Watch<'a>) -> rusqlite::Result<Self> {
        // Rows are put back in any order; references are looked at when all are there.
        transaction.pragma_update(None, "defer_foreign_keys", true)?;
        Ok(Self {
            transaction,
            watch,
            written: 0,
            placed: None,
            before: BTreeMap::new(),
            new: BTreeMap::new(),
            amended: Vec::new(),
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

    /// Adds a row whose id is known to be free.
    pub(super) fn insert_at<T: Record>(&mut self, id: i64, thing: &T) -> rusqlite::Result<()> {
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

    /// Adds rows, many in one statement, and gives the id of the first; the others follow it.
    pub(super) fn insert_all<R: Lend + Sync>(
        &mut self,
        (table, columns): (&'static str, &[&str]),
        rows: &[R],
    ) -> rusqlite::Result<i64> {
        let first = self.next_id(table)?;
        let Some(last) = i64::try_from(rows.len())
            .ok()
            .filter(|count| *count > 0)
            .and_then(|count| first.checked_add(count - 1))
        else {
            return Ok(first);
        };
        let mut digest = self.digest.clone();
        if rows.len() < MANY {
            digest_of(&mut digest, table, first, rows);
            self.insert_blocks(table, columns, first, rows)?;
        } else {
            std::thread::scope(|scope| {
                let hash = scope.spawn(|| digest_of(&mut digest, table, first, rows));
                self.insert_blocks(table, columns, first, rows)?;
                hash.join().map_err(|_| rusqlite::Error::UnwindingPanic)
            })?;
        }
        self.digest = digest;
        self.are_there(table, first, last);
        Ok(first)
    }

    fn insert_blocks<R: Lend>(
        &mut self,
        table: &str,
        columns: &[&str],
        first: i64,
        rows: &[R],
    ) -> rusqlite::Result<()> {
        let same = in_all(rows, columns.len());
        let constant = same.iter().flatten().count();
        // The id and what differs.
        let width = columns.len() + 1 - constant;
        let block = (MOST_BOUND.saturating_sub(constant) / width).clamp(1, MOST_ROWS);
        let sql = |rows: usize| {
            let mut place = constant;
            let mut next = || {
                place += 1;
                format!("?{place}")
            };
            let marks = std::iter::repeat_with(|| {
                let mut constant = 0;
                let mut marks = vec![next()];
                marks.extend(same.iter().map(|value| {
                    if value.is_some() {
                        constant += 1;
                        format!("?{constant}")
                    } else {
                        next()
                    }
                }));
                format!("({})", marks.join(", "))
            });
            // A row that is refused ends the whole change: a statement needs no way back of its own.
            format!(
                "INSERT OR FAIL INTO {table} (id, {}) VALUES {}",
                columns.join(", "),
                marks.take(rows).collect::<Vec<_>>().join(", ")
            )
        };
        let mut open: Option<(usize, Statement<'_>)> = None;
        let mut id = first;
        for (at, things) in rows.chunks(block).enumerate() {
            if at % ASKED_EACH == 0 && !(self.watch)(self.written) {
                return Err(stopped());
            }
            self.written += u64::try_from(things.len()).unwrap_or(0);
            // All blocks but the last are of one length, and one statement.
            let statement = match &mut open {
                Some((rows, statement)) if *rows == things.len() => statement,
                other => {
                    let mut statement = self.transaction.prepare(&sql(things.len()))?;
                    for (place, value) in (1..).zip(same.iter().flatten()) {
                        statement.raw_bind_parameter(place, value)?;
                    }
                    &mut other.insert((things.len(), statement)).1
                }
            };
            let mut place = constant;
            for thing in things {
                place += 1;
                statement.raw_bind_parameter(place, id)?;
                let mut bound = Ok(());
                let mut same = same.iter();
                thing.lend(&mut |value| {
                    if matches!(same.next(), Some(None)) && bound.is_ok() {
                        place += 1;
                        bound = statement.raw_bind_parameter(place, ToSqlOutput::Borrowed(value));
                    }
                });
                bound?;
                id += 1;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }

    /// Lets many rows be added while an index is away, and fills it when they are all there: sorted at once it costs half.
    /// It comes back word for word, and refuses what it would have refused before.
    pub(super) fn index_later<T>(
        &mut self,
        index: &str,
        add: impl FnOnce(&mut Self) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let sql: String = self.transaction.query_row(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1",
            [index],
            |row| row.get(0),
        )?;
        self.transaction
            .execute_batch(&format!("DROP INDEX {index}"))?;
        let added = add(self)?;
        self.transaction.execute_batch(&sql)?;
        Ok(added)
    }

    /// Whether a table has more rows than these.
    pub(super) fn has_more(&self, table: &str, rows: usize) -> rusqlite::Result<bool> {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.transaction
            .prepare(&format!("SELECT 1 FROM {table} LIMIT 1 OFFSET ?1"))?
            .exists([rows])
    }

    /// The id that the next new row of a table gets: never one that was given before.
    pub(super) fn next_id(&self, table: &str) -> rusqlite::Result<i64> {
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

    /// Whether undo has a picture of the row already, so that what it was is known.
    pub(super) fn has_picture<T: Record>(&self, id: i64) -> bool {
        self.before.contains_key(&(T::TABLE, id)) || self.run(T::TABLE, id).is_some()
    }

    /// Remembers what a column of some rows was.
    pub(super) fn column_was<T: Record>(&mut self, column: &'static str, run: Run) {
        if let Some((table, kind)) = rows::table(T::TABLE) {
            self.changed.insert(kind);
            self.amended.push(Column {
                table,
                name: column,
                run,
            });
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
        self.before.is_empty() && self.new.is_empty() && self.amended.is_empty()
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
        let mut amended: Vec<_> = (self.amended.iter())
            .map(|of| (of.table, of.run.first, of.run.last))
            .collect();
        // Runs that differ only in their value, or that two columns share, are read once.
        amended.sort_unstable();
        amended.dedup_by(|next, run| {
            let goes_on = next.0 == run.0 && next.1 <= run.2 + 1;
            if goes_on {
                run.2 = run.2.max(next.2);
            }
            goes_on
        });
        old.chain(new).chain(amended).collect()
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
        let mut write = self.transaction.prepare_cached(columns::WRITE)?;
        // First the columns: a row that was replaced after that comes back whole, and then its columns.
        for of in &self.amended {
            let image = columns::picture(&of.run.value);
            let (first, last) = (of.run.first, of.run.last);
            write.execute(params![event, of.table, first, last, image, of.name])?;
        }
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
            let only: Option<&str> = None;
            write.execute(params![event, table, first, last, image, only])?;
        }
        drop(write);
        self.transaction.commit()
    }
}

/// The values that all rows have in common, by column.
fn in_all<R: Lend>(rows: &[R], columns: usize) -> Vec<Option<Value>> {
    let mut same: Vec<Option<Value>> = Vec::with_capacity(columns);
    let Some((first, others)) = rows.split_first() else {
        return same;
    };
    first.lend(&mut |value| same.push(value.try_into().ok()));
    for row in others {
        let mut slots = same.iter_mut();
        row.lend(&mut |value| {
            if let Some(slot) = slots.next()
                && slot.as_ref().is_some_and(|known| !is_same(known, value))
            {
                *slot = None;
            }
        });
    }
    same
}

fn is_same(known: &Value, value: ValueRef<'_>) -> bool {
    match (known, value) {
        (Value::Null, ValueRef::Null) => true,
        (Value::Integer(known), ValueRef::Integer(value)) => *known == value,
        // Most texts of a new number are empty, and comparing no bytes with no bytes can take the system long.
        (Value::Text(known), ValueRef::Text(value)) => {
            known.len() == value.len() && (value.is_empty() || known.as_bytes() == value)
        }
        _ => false,
    }
}

/// Takes new rows into the hash of a change.
fn digest_of<R: Lend>(digest: &mut Sha256, table: &str, first: i64, rows: &[R]) {
    /// So many bytes are hashed at once.
    const AT_ONCE: usize = 1 << 14;
    let mut said = Vec::with_capacity(2 * AT_ONCE);
    for (id, row) in (first..).zip(rows) {
        said.extend_from_slice(table.as_bytes());
        said.extend_from_slice(&id.to_le_bytes());
        row.lend(&mut |value| say(&mut said, value));
        if said.len() >= AT_ONCE {
            digest.update(&said);
            said.clear();
        }
    }
    digest.update(&said);
}

/// The error of a change that somebody stopped.
fn stopped() -> rusqlite::Error {
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_INTERRUPT);
    rusqlite::Error::SqliteFailure(code, None)
}

/// A value with its kind and length, so that no two rows can be read as one.
pub(super) fn say(said: &mut Vec<u8>, value: ValueRef<'_>) {
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
