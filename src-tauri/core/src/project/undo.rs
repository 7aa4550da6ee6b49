//! Undo and redo: swaps the pictures of a change with the rows as they are, across restarts.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Changed, columns, load::Touched, rows};

/// The change that undo would take back: the newest that was not undone, with its label. Nothing is taken
/// back that lies before a submission, since what was sent is sent; nor the making of the project.
pub(super) fn next_undo(connection: &Connection) -> rusqlite::Result<Option<(i64, String)>> {
    find(connection, "undone = 0 ORDER BY event DESC")
}

/// The change that redo would bring again: the oldest that was undone.
pub(super) fn next_redo(connection: &Connection) -> rusqlite::Result<Option<(i64, String)>> {
    find(connection, "undone = 1 ORDER BY event")
}

fn find(connection: &Connection, which: &str) -> rusqlite::Result<Option<(i64, String)>> {
    connection
        .prepare_cached(&format!(
            "SELECT event, label FROM undo_step JOIN event ON event.id = undo_step.event
             WHERE event > (SELECT ifnull(max(id), 1) FROM event WHERE op = 'order_submitted') AND {which} LIMIT 1"
        ))?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// Events that were taken back and not brought again.
pub(super) fn undone(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached("SELECT event FROM undo_step WHERE undone = 1 ORDER BY event")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// A picture as kept: the table, first and last id, the image, and the column where it is of one alone.
type Image = (String, i64, i64, Option<String>, Option<String>);

/// Swaps the pictures of `event` with the rows as they are now and marks it. Backwards each time: a picture is
/// written as its row is changed, so that the last change is always the first to be taken back.
pub(super) fn swap(
    connection: &Connection,
    event: i64,
    undone: bool,
) -> rusqlite::Result<(Vec<Changed>, Touched)> {
    let images: Vec<Image> = connection
        .prepare_cached(
            "SELECT tbl, first, last, image, only FROM undo_image WHERE event = ?1 ORDER BY id DESC",
        )?
        .query_map([event], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM undo_image WHERE event = ?1", [event])?;
    let mut write = connection.prepare_cached(
        "INSERT INTO undo_image (event, tbl, first, last, image) VALUES (?1, ?2, ?3, ?3, ?4)",
    )?;
    let mut changed = BTreeSet::new();
    let mut touched = Touched::new();
    for (name, first, last, image, only) in images {
        let Some((table, kind)) = rows::table(&name) else {
            continue;
        };
        changed.insert(kind);
        match touched.last_mut() {
            // Rows one after the other are one run again, whichever way they come.
            Some((of, from, _)) if *of == table && *from == last + 1 => *from = first,
            Some((of, _, to)) if *of == table && *to + 1 == first => *to = last,
            _ => touched.push((table, first, last)),
        }
        if let Some(column) = only {
            columns::swap(
                connection,
                event,
                (table, &column),
                (first, last),
                image.as_deref(),
            )?;
            continue;
        }
        if image.is_none() && last > first {
            rows::keep_run(connection, event, table, first, last)?;
            rows::drop_run(connection, table, first, last)?;
            continue;
        }
        for id in (first..=last).rev() {
            let now = rows::picture(connection, table, id)?;
            rows::restore(connection, table, id, image.as_deref())?;
            write.execute(params![event, table, id, now])?;
        }
    }
    connection.execute(
        "UPDATE undo_step SET undone = ?2 WHERE event = ?1",
        params![event, undone],
    )?;
    Ok((changed.into_iter().collect(), touched))
}
