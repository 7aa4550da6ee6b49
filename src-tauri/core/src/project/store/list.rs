//! What is known of lists that come again: what was typed over them, and how their columns are read.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    id::{NumberId, SourceId},
    intake::Kept,
    number::fact::HandEdits,
};

/// What a person typed over what a list says of a number; the row has the number's id.
#[derive(Debug, Clone)]
pub(crate) struct HandEditRow {
    /// The number.
    pub(crate) number: NumberId,
    /// Each fact that was typed over, with what the list says.
    pub(crate) said: HandEdits,
}

impl Record for HandEditRow {
    const TABLE: &'static str = "hand_edit";
    const COLUMNS: &'static [&'static str] = &["said"];

    fn values(&self) -> Vec<Value> {
        vec![words::json(Some(&self.said))]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: NumberId(row.get(0)?),
            said: words::read_json(row, 1)?.unwrap_or_default(),
        })
    }
}

/// A layout whose columns were put right, to be known again.
#[derive(Debug, Clone)]
pub(crate) struct LayoutRow {
    /// Fingerprint of the layout.
    pub(crate) fingerprint: String,
    /// What its columns mean.
    pub(crate) kept: Kept,
    /// The file it was learned from.
    pub(crate) file: String,
}

impl Record for LayoutRow {
    const TABLE: &'static str = "layout";
    const COLUMNS: &'static [&'static str] = &["fingerprint", "kept", "file"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.fingerprint),
            words::json(Some(&self.kept)),
            words::text(&self.file),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            fingerprint: row.get(1)?,
            kept: words::read_json(row, 2)?.unwrap_or_default(),
            file: row.get(3)?,
        })
    }
}

/// A cell that a number was read from, to be marked when a newer list leaves the number out.
#[derive(Debug, Clone)]
pub(crate) struct CellRow {
    number: NumberId,
    /// The list.
    pub(crate) source: SourceId,
    sheet: String,
    row: u32,
    column: u32,
    text: String,
    /// The newer list on which the number does not stand any more.
    pub(crate) gone: Option<SourceId>,
}

impl Record for CellRow {
    const TABLE: &'static str = "number_source";
    const COLUMNS: &'static [&'static str] =
        &["number", "source", "sheet", "row", "column", "text", "gone"];

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.number.0),
            Value::Integer(self.source.0),
            words::text(&self.sheet),
            Value::Integer(self.row.into()),
            Value::Integer(self.column.into()),
            words::text(&self.text),
            words::id(self.gone.map(|id| id.0)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: NumberId(row.get(1)?),
            source: SourceId(row.get(2)?),
            sheet: row.get(3)?,
            row: row.get(4)?,
            column: row.get(5)?,
            text: row.get(6)?,
            gone: row.get::<_, Option<i64>>(7)?.map(SourceId),
        })
    }
}
