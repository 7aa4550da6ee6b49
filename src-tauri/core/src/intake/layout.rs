//! How a sheet is laid out: where its header stands and what its columns mean, guessed from header words
//! and from the values, kept as a value that a person corrects and that is remembered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    field::{Field, plain},
    grid::{Grid, Row, Sheet},
    values,
};

mod columns;
mod cut;
mod extra;
mod header;
mod kept;
mod part;

pub use super::grid::Region;
pub(super) use kept::repeats;
pub use kept::{Kept, fingerprint};
use part::Part;

/// What the columns of a table mean, and where on its sheet the table stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Mapping {
    /// Row of the header, counted from 1, the lowest where it has several; absent when the first row is data.
    pub header_row: Option<u32>,
    /// How many rows the header has where that is more than one: group headings above headings.
    #[serde(default)]
    pub header_rows: u32,
    /// The cells that the table covers, header included; absent for the whole sheet.
    #[serde(default)]
    pub region: Option<Region>,
    /// Lines of text instead of rows of cells: numbers are looked for in the line, and a line without one is no
    /// row to be refused.
    #[serde(default)]
    pub running_text: bool,
    /// Column of each field, counted from 1. Two fields may share a column, as `DID / Ext` does.
    #[ts(type = "{ [key in Field]?: number }")]
    pub columns: BTreeMap<Field, u16>,
    /// Further columns of telephone numbers, counted from 1: a fax number beside the main one. Each of their numbers
    /// belongs to its row as the first column's does.
    #[serde(default)]
    pub more_numbers: Vec<u16>,
}

/// One table of a sheet: a sheet may hold several, below and beside each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Table {
    /// The words above it, empty without any.
    pub title: String,
    /// Where it stands, header included.
    pub region: Region,
    /// Rows of its header from top to bottom, none where it has none.
    pub header_rows: Vec<u32>,
    /// What an import would use unless told otherwise.
    pub mapping: Mapping,
    /// What is believed of each column.
    pub columns: Vec<Column>,
    /// Cells that look like telephone numbers in the columns taken for numbers.
    pub numbers: u32,
    /// How sure it is that the table holds telephone numbers and where, from 0 to 1.
    pub confidence: f32,
    /// Why, in a sentence.
    pub reason: String,
    /// By what the layout is known again; of its header's words or of its columns' kinds, never of data.
    pub fingerprint: String,
}

/// What is believed of one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Column {
    /// Column, counted from 1.
    pub column: u16,
    /// Its letters, as a spreadsheet program shows them.
    pub letter: String,
    /// Its header text, empty without one.
    pub header: String,
    /// What it means; absent when it is not imported.
    pub field: Option<Field>,
    /// What it means besides.
    pub also: Option<Field>,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// Why, in a sentence; also why a column that looks like numbers is not taken.
    pub reason: String,
    /// Some of its values.
    pub samples: Vec<String>,
}

/// The tables of a sheet, from top to bottom and from left to right; those without telephone numbers too.
///
/// A sheet of running text, such as a letter, is one table; see [`Mapping::running_text`].
pub fn tables(sheet: &Sheet) -> Vec<Table> {
    let Some(whole) = Part::whole(&sheet.grid) else {
        return Vec::new();
    };
    let tables: Vec<Table> = cut::pieces(whole)
        .into_iter()
        .map(|piece| Table::of(sheet, piece))
        .collect();
    let none = (tables.iter()).all(|table| table.mapping.column(Field::Number).is_none());
    if none && is_running_text(&sheet.grid) {
        let mut text = Table::of(sheet, cut::Piece::bare(whole));
        text.mapping = Mapping::running_text();
        text.confidence = 0.5;
        text.reason = "Lines of text; numbers are looked for in each line.".into();
        text.fingerprint.clear();
        return vec![text];
    }
    tables
}

/// The table of a sheet that a person looks at first: of those with telephone numbers the one with the most.
pub fn best_table(tables: &[Table]) -> Option<&Table> {
    let with_numbers = |table: &&Table| table.mapping.column(Field::Number).is_some();
    let most = |a: &&Table, b: &&Table| a.numbers.cmp(&b.numbers);
    // Among equals the first: `max_by` keeps the last.
    (tables.iter().rev().filter(with_numbers).max_by(most))
        .or_else(|| tables.iter().rev().max_by_key(|table| table.columns.len()))
}

/// Guesses where the header of the table with the most numbers stands and what its columns mean.
pub fn guess(sheet: &Sheet) -> (Mapping, Vec<Column>) {
    let tables = tables(sheet);
    best_table(&tables)
        .map(|table| (table.mapping.clone(), table.columns.clone()))
        .unwrap_or_default()
}

/// Guesses the columns of the whole sheet below a header row that someone chose, or without a header.
pub fn guess_below(sheet: &Sheet, header_row: Option<u32>) -> (Mapping, Vec<Column>) {
    let Some(whole) = Part::whole(&sheet.grid) else {
        return Default::default();
    };
    let (mapping, columns) = below(whole, header_row);
    // Chosen for the sheet, so nothing of it is left out.
    let mapping = Mapping {
        region: None,
        ..mapping
    };
    (mapping, columns)
}

fn below(part: Part<'_>, header_row: Option<u32>) -> (Mapping, Vec<Column>) {
    let rows: Vec<u32> = header_row.into_iter().collect();
    columns::of(part, &rows, &header::headings(part, &rows))
}

/// Lines of text with something in one of them that is meant as a telephone number.
fn is_running_text(grid: &Grid) -> bool {
    let mut lines = grid.rows().peekable();
    lines.peek().is_some()
        && grid
            .rows()
            .all(|row| row.len() == 1 && row.get(1).is_some())
        && lines.any(|row| row.get(1).is_some_and(values::is_told))
}

impl Table {
    fn of(sheet: &Sheet, piece: cut::Piece<'_>) -> Self {
        let (mapping, columns) = columns::of(piece.part, &piece.header, &piece.headings);
        let first = mapping.first_row();
        let numbers: usize = (mapping.number_columns())
            .map(|column| {
                (piece.part.rows_from(first))
                    .filter_map(|row| row.get(column))
                    .filter(|text| values::looks_like_number(text))
                    .count()
            })
            .sum();
        let main = mapping
            .column(Field::Number)
            .and_then(|at| columns.iter().find(|column| column.column == at));
        let mut table = Self {
            title: piece.title,
            region: piece.part.at,
            header_rows: piece.header,
            numbers: u32::try_from(numbers).unwrap_or(u32::MAX),
            confidence: main.map_or(0.0, |column| column.confidence),
            reason: main.map_or_else(
                || "No column of telephone numbers was found.".to_owned(),
                |column| format!("Column {}: {}", column.letter, column.reason),
            ),
            fingerprint: fingerprint(sheet, &mapping).unwrap_or_default(),
            mapping,
            columns,
        };
        if table.fingerprint.is_empty() {
            table.fingerprint = kept::of_kinds(&table);
        }
        table
    }

    /// This table read below another header row that someone chose, or without a header.
    #[must_use]
    pub fn below(&self, sheet: &Sheet, header_row: Option<u32>) -> Self {
        let at = Region {
            top: header_row.unwrap_or(self.region.top).min(self.region.top),
            bottom: header_row.unwrap_or(0).max(self.region.bottom),
            ..self.region
        };
        let part = Part {
            grid: &sheet.grid,
            at,
        };
        let header: Vec<u32> = header_row.into_iter().collect();
        let headings = header::headings(part, &header);
        let piece = cut::Piece {
            part,
            header,
            headings,
            title: self.title.clone(),
        };
        Self::of(sheet, piece)
    }
}

impl Mapping {
    /// Lines of text: a pasted list, a letter.
    pub fn running_text() -> Self {
        Self {
            running_text: true,
            columns: BTreeMap::from([(Field::Number, 1)]),
            ..Self::default()
        }
    }

    /// First row of data.
    pub fn first_row(&self) -> u32 {
        let top = self.region.map_or(1, |region| region.top);
        self.header_row.map_or(top, |row| row.saturating_add(1))
    }

    /// Rows of the header, from top to bottom.
    pub(super) fn header(&self) -> impl Iterator<Item = u32> {
        let above = self.header_rows.saturating_sub(1);
        (self.header_row.into_iter()).flat_map(move |last| last.saturating_sub(above)..=last)
    }

    /// The part of a row of the sheet that belongs to the table.
    pub(super) fn part_of<'a>(&self, row: Row<'a>) -> Option<Row<'a>> {
        match self.region {
            Some(region) => row.within(region.left, region.right),
            None => Some(row),
        }
    }

    /// Column of a field.
    pub fn column(&self, field: Field) -> Option<u16> {
        self.columns.get(&field).copied()
    }

    /// Columns of telephone numbers, the first column first.
    pub fn number_columns(&self) -> impl Iterator<Item = u16> {
        let first = self.column(Field::Number);
        (first.into_iter()).chain(self.more_numbers.iter().copied())
    }

    /// Takes a correction column by column: what this column means, nothing where it is not imported. A second
    /// column of numbers stands beside the first; of every other field the new column replaces the old.
    pub fn assign(&mut self, column: u16, field: Option<Field>) {
        self.columns.retain(|_, at| *at != column);
        self.more_numbers.retain(|at| *at != column);
        match field {
            Some(Field::Number) if self.columns.contains_key(&Field::Number) => {
                self.more_numbers.push(column);
                self.more_numbers.sort_unstable();
            }
            Some(field) => {
                self.columns.insert(field, column);
            }
            None => {}
        }
        if !self.columns.contains_key(&Field::Number) && !self.more_numbers.is_empty() {
            let first = self.more_numbers.remove(0);
            self.columns.insert(Field::Number, first);
        }
    }

    /// Takes a correction: the column of a field, by header text, by letters or by number. An empty column
    /// takes the field away. False when the sheet has no such column.
    pub fn set(&mut self, sheet: &Sheet, field: Field, column: &str) -> bool {
        if column.trim().is_empty() {
            self.columns.remove(&field);
            return true;
        }
        let wanted = plain(column);
        let header = self.header_row.and_then(|row| sheet.grid.row(row));
        let by_header = header.and_then(|row| {
            let named = |exactly: bool| {
                row.cells()
                    .find(|cell| {
                        if exactly {
                            cell.text.trim() == column.trim()
                        } else {
                            plain(cell.text) == wanted
                        }
                    })
                    .map(|cell| cell.column)
            };
            named(true).or_else(|| named(false))
        });
        let holds_text = |column: &u16| sheet.grid.rows().any(|row| row.get(*column).is_some());
        let by_letter = || lettered(column).filter(holds_text);
        let Some(found) = by_header.or_else(by_letter) else {
            return false;
        };
        self.columns.insert(field, found);
        true
    }
}

/// `AA` or `27` as 27.
fn lettered(text: &str) -> Option<u16> {
    let text = text.trim();
    if let Ok(number) = text.parse::<u16>() {
        return (1..=16_384).contains(&number).then_some(number);
    }
    if text.is_empty() || text.len() > 3 || !text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let number = text.bytes().fold(0_u32, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    u16::try_from(number)
        .ok()
        .filter(|number| *number <= 16_384)
}

#[cfg(test)]
mod exports;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod tests;
