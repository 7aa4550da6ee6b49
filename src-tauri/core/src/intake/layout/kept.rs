//! By what a layout is known again, and a corrected mapping in a form that may be kept for it.

use std::{collections::BTreeMap, fmt::Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::{Mapping, Table};
use crate::intake::{
    field::{Field, plain},
    grid::{Row, Sheet},
};

/// A corrected mapping without the place of its table, to be kept under the layout's fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Kept {
    /// Column of each field, counted from 1 at the table's left edge.
    #[ts(type = "{ [key in Field]?: number }")]
    pub columns: BTreeMap<Field, u16>,
    /// Further columns of numbers, counted the same way.
    pub more_numbers: Vec<u16>,
}

impl Table {
    /// A mapping of this table as it may be kept: without the table's place.
    pub fn keep(&self, mapping: &Mapping) -> Kept {
        let inside = |column: u16| column.checked_sub(self.region.left).map(|at| at + 1);
        Kept {
            columns: (mapping.columns.iter())
                .filter_map(|(field, column)| Some((*field, inside(*column)?)))
                .collect(),
            more_numbers: (mapping.more_numbers.iter())
                .filter_map(|column| inside(*column))
                .collect(),
        }
    }

    /// This table's mapping with the meanings that were kept for its layout.
    pub fn recall(&self, kept: &Kept) -> Mapping {
        let outside = |column: u16| {
            let column = column.checked_add(self.region.left)?.checked_sub(1)?;
            (column <= self.region.right).then_some(column)
        };
        Mapping {
            columns: (kept.columns.iter())
                .filter_map(|(field, column)| Some((*field, outside(*column)?)))
                .collect(),
            more_numbers: (kept.more_numbers.iter())
                .filter_map(|column| outside(*column))
                .collect(),
            ..self.mapping.clone()
        }
    }
}

/// By what a layout is known again: its header's words in their order, wherever on the sheet they stand, or, for a
/// sheet without header, nothing.
pub fn fingerprint(sheet: &Sheet, mapping: &Mapping) -> Option<String> {
    let first = mapping.header().next()?;
    let rows = (mapping.header()).filter_map(|row| mapping.part_of(sheet.grid.row(row)?));
    let cells: Vec<_> = rows
        .flat_map(|row| row.cells().collect::<Vec<_>>())
        .collect();
    let edge = cells.iter().map(|cell| cell.column).min()?;
    let mut hash = Sha256::new();
    for cell in cells {
        hash.update((cell.column - edge).to_le_bytes());
        hash.update((cell.row - first).to_le_bytes());
        hash.update(plain(cell.text));
        hash.update([0]);
    }
    Some(short(hash))
}

/// The fingerprint of a table without header: what kinds of columns it has, and how many.
pub(super) fn of_kinds(table: &Table) -> String {
    let mut hash = Sha256::new();
    hash.update("no header");
    for column in &table.columns {
        hash.update((column.column - table.region.left).to_le_bytes());
        hash.update(column.field.map_or("", Field::name));
        hash.update([0]);
    }
    short(hash)
}

fn short(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .take(16)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Whether a row says the same as a row of the header: printed lists repeat it on every page.
pub(in crate::intake) fn repeats(header: &[Row<'_>], row: Row<'_>) -> bool {
    header.iter().any(|header| {
        row.len() * 2 >= header.len()
            && row.cells().all(|cell| {
                (header.get(cell.column))
                    .is_some_and(|text| text.trim().eq_ignore_ascii_case(cell.text.trim()))
            })
    })
}
