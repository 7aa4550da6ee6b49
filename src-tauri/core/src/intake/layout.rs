//! How a sheet is laid out: where its header stands and what its columns mean, guessed from header words
//! and from the values, kept as a value that a person corrects and that is remembered.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::{
    field::{Field, plain, said_by},
    grid::{Grid, Row, Sheet},
    moments,
    values::{self, Shape},
};
use crate::place::column_letters;

/// How far down a header is looked for.
const HEADER_WITHIN: u32 = 60;
/// How many rows of data are looked at.
const SAMPLE: usize = 200;
/// How many columns are guessed; wider sheets hold no numbers out there.
const MAX_COLUMNS: u16 = 512;

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

/// A rectangle of cells, its edges included, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Region {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u16,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u16,
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

/// Guesses where the header stands and what the columns mean.
pub fn guess(sheet: &Sheet) -> (Mapping, Vec<Column>) {
    let header_row = header_row(&sheet.grid);
    let columns = columns(&sheet.grid, header_row);
    let mapping = mapping_of(header_row, &columns);
    if mapping.column(Field::Number).is_none() && is_running_text(&sheet.grid) {
        return (Mapping::running_text(), columns);
    }
    (mapping, columns)
}

/// The tables of a sheet, from top to bottom and from left to right; those without telephone numbers too.
pub fn tables(sheet: &Sheet) -> Vec<Table> {
    let (mapping, columns) = guess(sheet);
    let Some(region) = region_of(&sheet.grid) else {
        return Vec::new();
    };
    let confidence = columns
        .iter()
        .find(|column| column.field == Some(Field::Number))
        .map_or(0.0, |column| column.confidence);
    vec![Table {
        title: String::new(),
        region,
        header_rows: mapping.header_row.into_iter().collect(),
        numbers: 0,
        confidence,
        reason: String::new(),
        fingerprint: fingerprint(sheet, &mapping).unwrap_or_default(),
        mapping,
        columns,
    }]
}

/// The rectangle around all cells of a grid.
fn region_of(grid: &Grid) -> Option<Region> {
    let cells = || grid.rows().flat_map(|row| row.cells());
    Some(Region {
        top: grid.rows().next()?.number(),
        left: cells().map(|cell| cell.column).min()?,
        bottom: grid.last_row(),
        right: cells().map(|cell| cell.column).max()?,
    })
}

/// A corrected mapping without the place of its table, to be kept under the layout's fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Kept {
    /// Columns of each field, counted from 1 at the table's left edge.
    #[ts(type = "{ [key in Field]?: number }")]
    pub columns: BTreeMap<Field, u16>,
    /// Further columns of numbers, counted the same way.
    pub more_numbers: Vec<u16>,
}

impl Table {
    /// The mapping as it may be kept: without the table's place.
    pub fn keep(&self, mapping: &Mapping) -> Kept {
        let inside = |column: u16| (column.checked_sub(self.region.left)).map(|at| at + 1);
        Kept {
            columns: mapping
                .columns
                .iter()
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

/// Lines of text with a telephone number's worth of digits in one of them.
fn is_running_text(grid: &Grid) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let mut lines = grid.rows().peekable();
    lines.peek().is_some()
        && grid
            .rows()
            .all(|row| row.len() == 1 && row.get(1).is_some())
        && lines.any(|row| row.get(1).is_some_and(|line| digits(line) >= 7))
}

/// Guesses the columns below a header row that someone chose.
pub fn guess_below(sheet: &Sheet, header_row: Option<u32>) -> (Mapping, Vec<Column>) {
    let columns = columns(&sheet.grid, header_row);
    (mapping_of(header_row, &columns), columns)
}

fn mapping_of(header_row: Option<u32>, columns: &[Column]) -> Mapping {
    let mut mapping = Mapping {
        header_row,
        ..Mapping::default()
    };
    for column in columns {
        for field in [column.field, column.also].into_iter().flatten() {
            mapping.columns.entry(field).or_insert(column.column);
        }
    }
    mapping
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
        self.header_row.map_or(1, |row| row.saturating_add(1))
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

/// By what a layout is known again: the header texts in their order, or nothing for a sheet without header.
pub fn fingerprint(sheet: &Sheet, mapping: &Mapping) -> Option<String> {
    use std::fmt::Write;
    let row = sheet.grid.row(mapping.header_row?)?;
    let mut hash = Sha256::new();
    for cell in row.cells() {
        hash.update(cell.column.to_le_bytes());
        hash.update(plain(cell.text));
        hash.update([0]);
    }
    let mut text = String::new();
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(text, "{byte:02x}");
    }
    Some(text)
}

/// The row with the best header words that stands before the first row of data.
fn header_row(grid: &Grid) -> Option<u32> {
    let mut best: Option<(u32, f32)> = None;
    for row in grid.rows().take_while(|row| row.number() <= HEADER_WITHIN) {
        if row
            .cells()
            .any(|cell| values::shape(cell.text) == Shape::Number)
        {
            // Data begins; what comes later is data too.
            break;
        }
        let score = header_score(grid, row);
        if score > 0.0 && best.is_none_or(|(_, top)| score > top) {
            best = Some((row.number(), score));
        }
    }
    best.map(|(row, _)| row).or_else(|| unworded_header(grid))
}

/// A header whose words nobody knows: the row of short words right above the first number, as wide as the data.
fn unworded_header(grid: &Grid) -> Option<u32> {
    let mut above: Option<Row<'_>> = None;
    for row in grid.rows().take_while(|row| row.number() <= HEADER_WITHIN) {
        let Some(number) = row
            .cells()
            .find(|cell| values::shape(cell.text) == Shape::Number)
        else {
            above = Some(row);
            continue;
        };
        let above = above.filter(|above| above.number() + 1 == row.number())?;
        let is_words = above.cells().all(|cell| {
            cell.text.len() <= 40
                && cell.text.chars().any(char::is_alphabetic)
                && moments::date(cell.text).is_none()
        });
        let is_wide = above.len() * 2 > row.len() && above.get(number.column).is_some();
        return (is_words && is_wide && (above.len() > 1 || row.len() == 1))
            .then(|| above.number());
    }
    None
}

fn header_score(grid: &Grid, row: Row<'_>) -> f32 {
    let said: Vec<_> = row
        .cells()
        .take(usize::from(MAX_COLUMNS))
        .filter(|cell| cell.text.len() <= 60)
        .map(|cell| (cell.column, said_by(cell.text)))
        .filter(|(_, (fields, _))| !fields.is_empty())
        .collect();
    // A title such as `Phone numbers` is one lonely word; a header of one column has numbers under it.
    if said.len() < 2
        && !said
            .iter()
            .any(|(column, _)| numbers_below(grid, row.number(), *column))
    {
        return 0.0;
    }
    let fields: BTreeSet<_> = said
        .iter()
        .filter_map(|(_, (fields, _))| fields.first())
        .collect();
    let weight: f32 = said.iter().map(|(_, (_, sure))| sure).sum();
    if fields.is_empty() { 0.0 } else { weight }
}

fn numbers_below(grid: &Grid, header: u32, column: u16) -> bool {
    grid.rows_from(header + 1)
        .take(10)
        .filter_map(|row| row.get(column))
        .any(|text| matches!(values::shape(text), Shape::Number | Shape::HoldsNumber))
}

fn columns(grid: &Grid, header_row: Option<u32>) -> Vec<Column> {
    let header = header_row.and_then(|row| grid.row(row));
    let first = header_row.map_or(1, |row| row.saturating_add(1));
    let rows: Vec<Row<'_>> = grid.rows_from(first).take(SAMPLE).collect();
    let mut present: BTreeSet<u16> = header
        .iter()
        .flat_map(Row::cells)
        .map(|cell| cell.column)
        .collect();
    present.extend(rows.iter().flat_map(Row::cells).map(|cell| cell.column));
    let mut columns: Vec<Column> = present
        .into_iter()
        .take_while(|column| *column <= MAX_COLUMNS)
        .map(|column| {
            let header = header.and_then(|row| row.get(column)).unwrap_or_default();
            let texts: Vec<&str> = rows.iter().filter_map(|row| row.get(column)).collect();
            let (fields, confidence) = meaning(header, &texts);
            let mut fields = fields.into_iter();
            Column {
                column,
                letter: column_letters(column.into()),
                header: header.trim().to_owned(),
                field: fields.next(),
                also: fields.next(),
                confidence,
                reason: String::new(),
                samples: samples(&texts),
            }
        })
        .collect();
    settle(&mut columns);
    columns
}

fn samples(texts: &[&str]) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts {
        let short: String = text.trim().chars().take(60).collect();
        if !short.is_empty() && !seen.contains(&short) {
            seen.push(short);
        }
        if seen.len() == 3 {
            break;
        }
    }
    seen
}

/// What header and values together say.
fn meaning(header: &str, texts: &[&str]) -> (Vec<Field>, f32) {
    let (mut fields, mut sure) = said_by(header);
    let evidence = values::evidence(texts);
    let first = fields.first().copied();
    match first {
        // FreePBX calls the DID an extension; CUCM lists ten digits as directory number.
        Some(Field::Extension) if evidence.numbers > 0.6 => {
            fields = vec![Field::Number];
            sure = 0.7;
        }
        // A column of `Line` or `Station` with short digits.
        Some(Field::Number) if evidence.numbers < 0.1 && evidence.extensions > 0.6 => {
            fields = vec![Field::Extension];
            sure = 0.6;
        }
        // `Number` over account numbers, tickets or names.
        Some(Field::Number) if !texts.is_empty() && evidence.numbers < 0.1 => sure = 0.3,
        // `From` and `To` on a bill are dates.
        Some(Field::RangeEnd) if evidence.numbers < 0.3 && evidence.extensions < 0.3 => {
            return (Vec::new(), 0.0);
        }
        Some(Field::BillDate)
            if !texts.is_empty() && !texts.iter().any(|text| moments::date(text).is_some()) =>
        {
            return (Vec::new(), 0.0);
        }
        Some(Field::Number) => sure = (sure * 0.7 + evidence.numbers * 0.3).min(0.99),
        Some(field) => {
            sure = values::agree(field, &evidence, texts)
                .map_or(sure * 0.95, |good| (sure * 0.8 + good * 0.2).min(0.99));
        }
        None => {
            // Under a header of its own words, short digits are minutes as likely as extensions.
            let known = evidence
                .best()
                .filter(|(field, _)| header.trim().is_empty() || *field != Field::Extension);
            if let Some((field, good)) = known {
                fields = vec![field];
                // Without a header word the values alone have to convince.
                sure = if header.trim().is_empty() {
                    good * 0.8
                } else {
                    good * 0.6
                };
            }
        }
    }
    if sure < 0.25 {
        return (Vec::new(), 0.0);
    }
    (fields, (sure * 100.0).round() / 100.0)
}

/// One column a field: the surest, then the leftmost. The second column of numbers is left to the person.
fn settle(columns: &mut [Column]) {
    for field in Field::ALL {
        let best = columns
            .iter()
            .filter(|column| column.field == Some(*field) || column.also == Some(*field))
            .max_by(|a, b| {
                a.confidence
                    .total_cmp(&b.confidence)
                    .then(b.column.cmp(&a.column))
            })
            .map(|column| column.column);
        for column in columns
            .iter_mut()
            .filter(|column| Some(column.column) != best)
        {
            if column.also == Some(*field) {
                column.also = None;
            }
            if column.field == Some(*field) {
                column.field = column.also.take();
                if column.field.is_none() {
                    column.confidence = 0.0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
