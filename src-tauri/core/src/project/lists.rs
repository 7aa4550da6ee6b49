//! Lists that were taken in before, as the next import has to know them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{
    Project, Result,
    store::{self, LayoutRow},
};
use crate::{
    id::{NumberId, SourceId},
    intake::Kept,
    number::fact::HandEdits,
};

/// A list that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenList {
    /// Its row.
    pub id: SourceId,
    /// File name without folder.
    pub file: String,
    /// `inventory`, `csr`, `bill`, `calls`.
    pub list: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// When it was taken in.
    pub taken_at: DateTime<Utc>,
    /// Its numbers that no newer list has left out, each with the sheet it stands on.
    pub numbers: Vec<(NumberId, String)>,
}

/// What is remembered of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// What its columns mean.
    pub kept: Kept,
    /// The file it was learned from.
    pub file: String,
}

impl Project {
    /// Every list that was taken in, oldest first.
    pub fn taken_lists(&self) -> Result<Vec<TakenList>> {
        let read = || -> rusqlite::Result<Vec<TakenList>> {
            let connection = &self.connection;
            let mut numbers: BTreeMap<i64, Vec<(NumberId, String)>> = BTreeMap::new();
            let mut query = connection.prepare_cached(
                "SELECT DISTINCT source, number, sheet FROM number_source WHERE gone IS NULL ORDER BY source, number",
            )?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let cell = (NumberId(row.get(1)?), row.get(2)?);
                numbers.entry(row.get(0)?).or_default().push(cell);
            }
            connection
                .prepare_cached("SELECT id, file, list, sha256, taken_at FROM source ORDER BY id")?
                .query_map([], |row| {
                    let id: i64 = row.get(0)?;
                    Ok(TakenList {
                        id: SourceId(id),
                        file: row.get(1)?,
                        list: row.get(2)?,
                        sha256: row.get(3)?,
                        taken_at: store::words::needed(row, 4, store::words::read_instant)?,
                        numbers: numbers.remove(&id).unwrap_or_default(),
                    })
                })?
                .collect()
        };
        read().map_err(|cause| self.fail(cause))
    }

    /// What was typed over what lists say of one number.
    pub fn hand_edits_of(&self, number: NumberId) -> Result<HandEdits> {
        let row = store::one::<store::HandEditRow>(&self.connection, number.0);
        let row = row.map_err(|cause| self.fail(cause))?;
        Ok(row.map(|row| row.said).unwrap_or_default())
    }

    /// What was typed over what lists say, by number.
    pub fn hand_edits(&self) -> Result<BTreeMap<NumberId, HandEdits>> {
        let rows = store::all::<store::HandEditRow>(&self.connection);
        let rows = rows.map_err(|cause| self.fail(cause))?;
        Ok(rows.into_iter().map(|row| (row.number, row.said)).collect())
    }

    /// Layouts whose columns were put right, by fingerprint.
    pub fn layouts(&self) -> Result<BTreeMap<String, Remembered>> {
        let rows = store::all::<store::LayoutRow>(&self.connection);
        let rows = rows.map_err(|cause| self.fail(cause))?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let LayoutRow {
                    fingerprint,
                    kept,
                    file,
                } = row;
                (fingerprint, Remembered { kept, file })
            })
            .collect())
    }
}
