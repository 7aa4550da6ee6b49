//! What people say of lines of the checklist, and files that were written with secrets.

use rusqlite::{Connection, OptionalExtension as _, Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    id::ChecklistEditId,
    task::{ChecklistEdit, SecretExport},
};

impl Record for ChecklistEdit {
    const TABLE: &'static str = "checklist_edit";
    const COLUMNS: &'static [&'static str] = &[
        "item", "phase", "dropped", "after", "moved", "words", "why", "role", "owner", "due",
        "done", "done_on", "evidence",
    ];

    fn values(&self) -> Vec<Value> {
        let text = |text: &Option<String>| text.as_deref().map_or(Value::Null, words::text);
        vec![
            words::text(&self.item),
            Value::Integer(self.phase.into()),
            words::flag(self.dropped),
            text(&self.after),
            Value::Integer(self.moved.into()),
            text(&self.text),
            text(&self.why),
            self.role.map_or(Value::Null, words::word),
            text(&self.owner),
            words::date(self.due),
            self.done.map_or(Value::Null, words::flag),
            words::date(self.done_on),
            text(&self.evidence),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: ChecklistEditId(row.get(0)?),
            item: row.get(1)?,
            phase: row.get(2)?,
            dropped: row.get(3)?,
            after: row.get(4)?,
            moved: row.get(5)?,
            text: row.get(6)?,
            why: row.get(7)?,
            role: match row.get::<_, Option<String>>(8)? {
                Some(_) => Some(words::read_word(row, 8)?),
                None => None,
            },
            owner: row.get(9)?,
            due: words::read_date(row, 10)?,
            done: row.get(11)?,
            done_on: words::read_date(row, 12)?,
            evidence: row.get(13)?,
        })
    }
}

/// The row that says something of the same item.
pub(in crate::project) fn known_checklist_edit(
    connection: &Connection,
    item: &str,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM checklist_edit WHERE item = ?1")?
        .query_row([item], |row| row.get(0))
        .optional()
}

impl Record for SecretExport {
    const TABLE: &'static str = "secret_export";
    const COLUMNS: &'static [&'static str] = &["made_on", "what", "made_by"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::date(Some(self.made_on)),
            words::text(&self.what),
            words::text(&self.by),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            made_on: words::needed(row, 1, words::read_date)?,
            what: row.get(2)?,
            by: row.get(3)?,
        })
    }
}
