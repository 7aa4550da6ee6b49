//! One column of many rows changed at once, and its picture for undo: runs of rows that had the same value there.
//!
//! A split of 100,000 numbers touches one column of each. A picture of each row would keep the whole list once more.

use std::collections::BTreeMap;

use rusqlite::{Connection, params, types::Value};
use serde_json::Value as Json;
use sha2::Digest as _;

use super::{
    rows,
    tx::{Record, Tx},
};

/// What a column of the rows from `first` to `last` held.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) value: Value,
}

/// A picture of a run: the table and the name of its column.
pub(super) struct Column {
    pub(super) table: &'static str,
    pub(super) name: &'static str,
    pub(super) run: Run,
}

/// Rows with their values as runs, in order of id; each id once.
fn runs(values: impl IntoIterator<Item = (i64, Value)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (id, value) in values {
        match runs.last_mut() {
            Some(run) if run.last + 1 == id && run.value == value => run.last = id,
            _ => runs.push(Run {
                first: id,
                last: id,
                value,
            }),
        }
    }
    runs
}

impl Tx<'_> {
    /// Changes rows that are there in the columns in which they shall differ, column by column.
    pub(super) fn amend<T: Record>(&mut self, rows: &[(i64, T, T)]) -> rusqlite::Result<()> {
        let mut changes: BTreeMap<usize, BTreeMap<i64, (Value, Value)>> = BTreeMap::new();
        for (id, before, after) in rows {
            let pairs = before.values().into_iter().zip(after.values());
            for (at, (before, after)) in pairs.enumerate().filter(|(_, (a, b))| a != b) {
                changes.entry(at).or_default().insert(*id, (before, after));
            }
        }
        for (at, column) in T::COLUMNS.iter().enumerate() {
            if let Some(changes) = changes.remove(&at) {
                self.set_column::<T>(column, changes)?;
            }
        }
        Ok(())
    }

    /// Gives a column of rows that are there a new value each: by id what it is and what it shall be.
    pub(super) fn set_column<T: Record>(
        &mut self,
        column: &'static str,
        changes: BTreeMap<i64, (Value, Value)>,
    ) -> rusqlite::Result<()> {
        let (mut before, mut after) = (Vec::new(), Vec::with_capacity(changes.len()));
        for (id, (was, shall)) in changes {
            if !self.has_picture::<T>(id) {
                before.push((id, was));
            }
            after.push((id, shall));
        }
        for run in runs(before) {
            self.column_was::<T>(column, run);
        }
        let mut write = self.reading().prepare(&update(T::TABLE, column))?;
        let mut said = Vec::new();
        for run in runs(after) {
            said.extend_from_slice(
                format!("{}.{column} {}-{} ", T::TABLE, run.first, run.last).as_bytes(),
            );
            super::tx::say(&mut said, (&run.value).into());
            write.execute(params![run.value, run.first, run.last])?;
        }
        drop(write);
        self.digest.update(&said);
        Ok(())
    }
}

fn update(table: &str, column: &str) -> String {
    format!("UPDATE {table} SET {column} = ?1 WHERE id BETWEEN ?2 AND ?3")
}

/// The column of a table by a name read from a file, as the table itself spells it.
fn known(connection: &Connection, table: &str, name: &str) -> rusqlite::Result<Option<String>> {
    let columns = rows::columns(connection, table)?;
    Ok((columns.into_iter()).find(|column| column == name && column != "id"))
}

/// Puts the value of a picture back, and keeps what stood there in its place.
pub(super) fn swap(
    connection: &Connection,
    event: i64,
    (table, column): (&str, &str),
    (first, last): (i64, i64),
    image: Option<&str>,
) -> rusqlite::Result<()> {
    let Some(column) = known(connection, table, column)? else {
        return Ok(());
    };
    let now: Vec<(i64, Value)> = connection
        .prepare_cached(&format!(
            "SELECT id, {column} FROM {table} WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
        ))?
        .query_map([first, last], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut write = connection.prepare_cached(WRITE)?;
    for run in runs(now) {
        let image = picture(&run.value);
        write.execute(params![event, table, run.first, run.last, image, column])?;
    }
    connection
        .prepare_cached(&update(table, &column))?
        .execute(params![value(image), first, last])
        .map(|_| ())
}

/// How a picture of any kind is written.
pub(super) const WRITE: &str =
    "INSERT INTO undo_image (event, tbl, first, last, image, only) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// A value as a picture keeps it.
pub(super) fn picture(value: &Value) -> String {
    match value {
        Value::Integer(number) => Json::from(*number),
        Value::Real(number) => Json::from(*number),
        Value::Text(text) => Json::from(text.as_str()),
        Value::Null | Value::Blob(_) => Json::Null,
    }
    .to_string()
}

fn value(image: Option<&str>) -> Value {
    match image.and_then(|image| serde_json::from_str(image).ok()) {
        Some(Json::Number(number)) => number.as_i64().map_or(Value::Null, Value::Integer),
        Some(Json::String(text)) => Value::Text(text),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::types::Value;

    use super::{Run, picture, runs, value};

    #[test]
    fn rows_one_after_the_other_with_one_value_are_one_run() {
        let none = || Value::Null;
        let of = |first, last, value| Run { first, last, value };
        assert_eq!(
            runs([
                (1, none()),
                (2, none()),
                (3, Value::Integer(7)),
                (5, Value::Integer(7))
            ]),
            [
                of(1, 2, none()),
                of(3, 3, Value::Integer(7)),
                of(5, 5, Value::Integer(7))
            ]
        );
        assert_eq!(
            runs((1..=100_000).map(|id| (id, none()))),
            [of(1, 100_000, none())]
        );
    }

    #[test]
    fn a_value_comes_out_of_its_picture_as_it_went_in() {
        for known in [
            Value::Null,
            Value::Integer(-3),
            Value::Text(String::new()),
            Value::Text("\"null\" é".into()),
        ] {
            assert_eq!(value(Some(&picture(&known))), known);
        }
    }
}
