//! What happened to one row: the entries of the record that touched it, each with the columns it changed.
//!
//! Read off the pictures that undo keeps, so it goes back to the making of the file. What an entry changed
//! is the difference of its picture and the next one's.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};
use serde_json::{Map, Value};

use super::rows;

/// An entry of the record that touched a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// When, as the host's clock said.
    pub at: chrono::DateTime<chrono::Utc>,
    /// What it was, for people.
    pub label: String,
    /// It was taken back by undo and not brought again.
    pub undone: bool,
    /// Columns with what stood there before and after, as text; empty for none. Those that did not change are
    /// left out.
    pub changed: BTreeMap<String, (String, String)>,
}

type Picture = Map<String, Value>;

/// Every touch of a row, oldest first.
pub(super) fn of_row(
    connection: &Connection,
    table: &str,
    id: i64,
) -> rusqlite::Result<Vec<Touch>> {
    let Some((table, _)) = rows::table(table) else {
        return Ok(Vec::new());
    };
    let pictures = connection
        .prepare_cached(
            "SELECT event.at, event.label, undo_step.undone, undo_image.image, undo_image.only, event.id
             FROM undo_image
             JOIN undo_step ON undo_step.event = undo_image.event
             JOIN event ON event.id = undo_image.event
             WHERE undo_image.tbl = ?1 AND undo_image.first <= ?2 AND undo_image.last >= ?2
             ORDER BY event.id, undo_image.id",
        )?
        .query_map(params![table, id], read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut found: Vec<(i64, Touch, Vec<Part>)> = Vec::new();
    for (event, touch, part) in pictures {
        match found.last_mut() {
            Some((of, _, parts)) if *of == event => parts.push(part),
            _ => found.push((event, touch, vec![part])),
        }
    }
    let now = rows::picture(connection, table, id)?;
    // An undone entry keeps the picture of what it had made, the others that of what they met. From the newest
    // back, so that what one entry met is what the one before it had made. Within an entry what was written last
    // comes first, as undo takes it.
    let mut after = now.as_deref().and_then(parsed);
    for (_, touch, parts) in found.iter_mut().rev() {
        let other = parts.iter().rev().fold(after.clone(), pictured);
        let (before, made) = if touch.undone {
            (after.clone(), other)
        } else {
            (other, after.take())
        };
        if let (Some(before), Some(made)) = (&before, &made) {
            touch.changed = difference(before, made);
        }
        after = before;
    }
    Ok(found.into_iter().map(|(_, touch, _)| touch).collect())
}

/// When one of some rows was first changed after the newest letter of an order was signed.
pub(super) fn first_since_signed(
    connection: &Connection,
    order: i64,
    touched: &[(&str, i64, i64)],
) -> rusqlite::Result<Option<chrono::DateTime<chrono::Utc>>> {
    let signed: i64 = connection
        .prepare_cached(
            "SELECT ifnull(max(id), 0) FROM event
             WHERE op = 'loa_signed' AND json_extract(payload, '$.order.id') = ?1",
        )?
        .query_row([order], |row| row.get(0))?;
    let mut first: Option<(i64, String)> = None;
    for (table, from, to) in touched {
        let found = connection
            .prepare_cached(
                "SELECT event.id, event.at
                 FROM undo_image
                 JOIN undo_step ON undo_step.event = undo_image.event
                 JOIN event ON event.id = undo_image.event
                 WHERE undo_image.tbl = ?1 AND undo_image.first <= ?3 AND undo_image.last >= ?2
                   AND event.id > ?4 AND NOT undo_step.undone
                 ORDER BY event.id LIMIT 1",
            )?
            .query_map(params![table, from, to, signed], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .next()
            .transpose()?;
        first = match (first, found) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    Ok(first
        .and_then(|(_, at)| chrono::DateTime::parse_from_rfc3339(&at).ok())
        .map(|at| at.to_utc()))
}

/// A picture of a row: its image, and the column where it is of one alone.
type Part = (Option<String>, Option<String>);

/// The row with a picture laid over it.
fn pictured(row: Option<Picture>, (image, only): &Part) -> Option<Picture> {
    let Some(column) = only else {
        return image.as_deref().and_then(parsed);
    };
    let mut row = row?;
    let value = image
        .as_deref()
        .and_then(|image| serde_json::from_str(image).ok());
    row.insert(column.clone(), value.unwrap_or(Value::Null));
    Some(row)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Touch, Part)> {
    let at: String = row.get(0)?;
    let at = chrono::DateTime::parse_from_rfc3339(&at).map_err(|cause| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, cause.into())
    })?;
    let touch = Touch {
        at: at.to_utc(),
        label: row.get(1)?,
        undone: row.get(2)?,
        changed: BTreeMap::new(),
    };
    Ok((row.get(5)?, touch, (row.get(3)?, row.get(4)?)))
}

fn parsed(image: &str) -> Option<Picture> {
    serde_json::from_str(image).ok()
}

fn difference(before: &Picture, after: &Picture) -> BTreeMap<String, (String, String)> {
    after
        .iter()
        .map(|(column, value)| (column, text(before.get(column)), text(Some(value))))
        .filter(|(_, before, after)| before != after)
        .map(|(column, before, after)| (column.clone(), (before, after)))
        .collect()
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}
