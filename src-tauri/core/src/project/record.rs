//! The record: who did what when, append only, each entry hashed over the one before it.
//!
//! It shows that something was changed behind the program's back; it cannot stop anyone who holds the
//! file. That is why its head is printed on every document.

use chrono::{DateTime, FixedOffset, Utc};
use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

use crate::id::EventId;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its place in the sequence, from 1.
    pub id: EventId,
    /// When, with the offset that the host's clock had.
    pub at: DateTime<FixedOffset>,
    /// Who, as the host named itself.
    pub actor: String,
    /// Stable name of the operation.
    pub op: String,
    /// What it was, for people.
    pub label: String,
    /// The operation's own facts, JSON.
    pub payload: String,
    /// Hash over every row it wrote.
    pub digest: String,
    /// Hash of the entry before.
    pub prev_hash: String,
    /// Its hash.
    pub hash: String,
}

impl Event {
    /// Hash over all other fields, each with its length, so that no two entries can be read as one.
    fn computed(&self) -> String {
        let mut hash = Sha256::new();
        for field in [
            self.id.to_string().as_str(),
            &self.at.with_timezone(&Utc).to_rfc3339(),
            &self.at.offset().local_minus_utc().to_string(),
            &self.actor,
            &self.op,
            &self.label,
            &self.payload,
            &self.digest,
            &self.prev_hash,
        ] {
            hash.update(field.len().to_be_bytes());
            hash.update(field.as_bytes());
        }
        hex(&hash.finalize())
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Appends an entry and gives it back with id and hash.
pub(super) fn append(
    connection: &Connection,
    at: DateTime<FixedOffset>,
    actor: &str,
    op: &str,
    label: &str,
    payload: String,
    digest: String,
) -> rusqlite::Result<Event> {
    let head = head(connection)?;
    let (id, prev_hash) = head.map_or((1, String::new()), |head| (head.id.0 + 1, head.hash));
    let mut event = Event {
        id: EventId(id),
        at,
        actor: actor.to_owned(),
        op: op.to_owned(),
        label: label.to_owned(),
        payload,
        digest,
        prev_hash,
        hash: String::new(),
    };
    event.hash = event.computed();
    connection
        .prepare_cached(
            "INSERT INTO event (id, at, offset_minutes, actor, op, label, payload, digest, prev_hash, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            event.id.0,
            event.at.with_timezone(&Utc).to_rfc3339(),
            event.at.offset().local_minus_utc() / 60,
            event.actor,
            event.op,
            event.label,
            event.payload,
            event.digest,
            event.prev_hash,
            event.hash,
        ])?;
    Ok(event)
}

const SELECT: &str = "SELECT id, at, offset_minutes, actor, op, label, payload, digest, prev_hash, hash FROM event ORDER BY id";

/// The newest entry.
pub(super) fn head(connection: &Connection) -> rusqlite::Result<Option<Event>> {
    connection
        .prepare_cached(&format!("{SELECT} DESC LIMIT 1"))?
        .query_row([], read)
        .optional()
}

/// All entries, oldest first.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<Event>> {
    connection
        .prepare_cached(SELECT)?
        .query_map([], read)?
        .collect()
}

/// The first entry that is not what its hash says, or that does not follow the one before.
pub(super) fn first_bad(events: &[Event]) -> Option<EventId> {
    let mut before = (0, "");
    for event in events {
        if event.id.0 != before.0 + 1
            || event.prev_hash != before.1
            || event.hash != event.computed()
        {
            return Some(event.id);
        }
        before = (event.id.0, &event.hash);
    }
    None
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Event> {
    let unreadable = |column, cause: Box<dyn std::error::Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, cause)
    };
    let at: String = row.get(1)?;
    let minutes: i32 = row.get(2)?;
    let utc = DateTime::parse_from_rfc3339(&at).map_err(|cause| unreadable(1, cause.into()))?;
    let offset = FixedOffset::east_opt(minutes.saturating_mul(60))
        .ok_or_else(|| unreadable(2, format!("{minutes} is no offset").into()))?;
    Ok(Event {
        id: EventId(row.get(0)?),
        at: utc.with_timezone(&offset),
        actor: row.get(3)?,
        op: row.get(4)?,
        label: row.get(5)?,
        payload: row.get(6)?,
        digest: row.get(7)?,
        prev_hash: row.get(8)?,
        hash: row.get(9)?,
    })
}
