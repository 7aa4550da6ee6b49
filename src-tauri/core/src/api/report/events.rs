//! The record, entry by entry.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::{
    api::{WireError, session::Session},
    id::EventId,
};

/// An entry of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventReport {
    /// Its place in the sequence, from 1.
    pub id: EventId,
    /// When, with the offset of the host's clock.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub actor: String,
    /// Name of the operation.
    pub op: String,
    /// What it was, as undo names it.
    pub label: String,
    /// It was taken back by undo and not brought again.
    pub undone: bool,
    /// Hash of the entry before; empty for the first.
    pub prev_hash: String,
    /// Its own hash, over everything in it and the one before.
    pub hash: String,
}

impl Session {
    /// The record, oldest first.
    pub fn report_events(&self) -> Result<Vec<EventReport>, WireError> {
        let project = &self.opened()?.project;
        let undone = project.undone()?;
        Ok(project
            .history()?
            .into_iter()
            .map(|event| EventReport {
                undone: undone.contains(&event.id),
                id: event.id,
                at: event.at,
                actor: event.actor,
                op: event.op,
                label: event.label,
                prev_hash: event.prev_hash,
                hash: event.hash,
            })
            .collect())
    }
}
