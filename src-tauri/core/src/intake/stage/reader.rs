//! Reads a table cell by cell: each is a row with numbers, a refused cell, or a row that is none of the list's.

use std::{borrow::Cow, collections::HashMap};

use super::{
    Refused, StageContext, StagedRow, Used,
    skip::{self, Skip, Skipped},
    written::{self, Cells},
};
use crate::{
    account::Pin,
    intake::{
        field::Field,
        grid::{Row, Sheet},
        layout::Mapping,
        moments, numbers,
        values::{self, Shape},
        words::{self, Marks},
    },
    number::{TelephoneNumber, Use},
};

/// What a cell came to.
pub(super) enum Read<'a> {
    Row(StagedRow<'a>),
    Refused(Refused),
    Skipped(Skipped),
}

/// Most texts that are remembered of one kind.
const MOST_REMEMBERED: usize = 512;

/// What texts were found to mean: notes, uses and wishes of a list are the same few words again and again.
#[derive(Default)]
pub(super) struct Meanings<'a> {
    marks: HashMap<&'a str, Marks>,
    uses: HashMap<&'a str, Option<Use>>,
}

fn remembered<'a, T: Copy>(
    known: &mut HashMap<&'a str, T>,
    text: &'a str,
    read: impl Fn(&str) -> T,
) -> T {
    if let Some(meaning) = known.get(text) {
        return *meaning;
    }
    let meaning = read(text);
    if known.len() < MOST_REMEMBERED {
        known.insert(text, meaning);
    }
    meaning
}

/// A table while its rows are read.
pub(super) struct Reader<'a, 'b> {
    sheet: &'a Sheet,
    mapping: &'b Mapping,
    context: &'b StageContext<'a>,
    cells: Cells<'a>,
    header: Vec<Row<'a>>,
    /// Columns of numbers, each with the use that its heading names.
    columns: Vec<(u16, Option<Use>)>,
    /// Most rows with a number have more than one cell.
    wide: bool,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(super) fn of(
        sheet: &'a Sheet,
        mapping: &'b Mapping,
        context: &'b StageContext<'a>,
    ) -> Self {
        let header: Vec<Row<'a>> = (mapping.header())
            .filter_map(|row| mapping.part_of(sheet.grid.row(row)?))
            .collect();
        let columns = mapping.number_columns().map(|column| {
            let heading: Vec<&str> = header.iter().filter_map(|row| row.get(column)).collect();
            (column, words::marks(&heading.join(" ")).usage)
        });
        Self {
            columns: columns.collect(),
            cells: Cells::of(&sheet.grid, mapping),
            wide: is_wide(sheet, mapping),
            sheet,
            mapping,
            context,
            header,
        }
    }

    /// Cells above the header that hold numbers: no rows of the list, but nothing that may go unsaid.
    pub(super) fn above(&self) -> impl Iterator<Item = Skipped> + '_ {
        let top = self.mapping.region.map_or(1, |region| region.top);
        // Without a header, nothing stands above it.
        let end = self.mapping.header().next().unwrap_or(0);
        (self.sheet.grid.rows_from(top))
            .take_while(move |row| row.number() < end)
            .filter_map(|row| self.mapping.part_of(row))
            .flat_map(move |row| row.cells().map(move |cell| (row.number(), cell)))
            .filter(|(_, cell)| {
                matches!(values::shape(cell.text), Shape::Number | Shape::HoldsNumber)
            })
            .map(|(row, cell)| Skipped {
                sheet: self.sheet.name.clone(),
                row,
                column: cell.column.into(),
                text: cell.text.to_owned(),
                why: Skip::Above,
            })
    }

    /// Every cell that may hold numbers, with its row.
    pub(super) fn cells(&self) -> impl Iterator<Item = (Row<'a>, u16)> + '_ {
        let bottom = self.mapping.region.map_or(u32::MAX, |region| region.bottom);
        self.sheet
            .grid
            .rows_from(self.mapping.first_row())
            .take_while(move |row| row.number() <= bottom)
            .filter_map(|row| self.mapping.part_of(row))
            .flat_map(|row| self.columns.iter().map(move |(column, _)| (row, *column)))
    }

    /// Reads the numbers of a cell; nothing where it is empty.
    pub(super) fn read(
        &self,
        meanings: &mut Meanings<'a>,
        row: Row<'a>,
        column: u16,
    ) -> Option<Read<'a>> {
        let repair = (self.context.repairs)
            .get(&(row.number(), column))
            .map(String::as_str);
        // A repair may fill a cell that is empty in the file.
        let text = row.get(column).or(repair.map(|_| ""))?;
        let further = self.mapping.column(Field::Number) != Some(column);
        let said = repair.unwrap_or(text);
        let written = if further {
            Cow::Borrowed(said)
        } else {
            written::written(row, &self.cells, self.mapping, said)
        };
        if written.trim().is_empty() {
            return None;
        }
        let running = self.mapping.running_text || self.context.running_text;
        if running {
            let reading = numbers::read_line(&written, self.context.region);
            let asks = reading.refused.is_some() && may_hold_number(&written);
            if reading.numbers.is_empty() && !asks {
                return None;
            }
            let at = (row, column, text);
            return Some(self.said(meanings, at, &written, reading, repair.is_some()));
        }
        let mut reading = numbers::read_cell(&written, self.context.region);
        if !further {
            reading = written::block(reading, row, &self.cells, self.mapping);
            reading = written::extensions(reading, row, &self.cells, self.mapping);
        }
        if repair.is_none() {
            let why = if reading.numbers.is_empty() {
                skip::why(row, text, &self.header, self.wide)
            } else {
                skip::is_prose(row, text, self.wide).then_some(Skip::Footer)
            };
            if let Some(why) = why {
                return Some(Read::Skipped(Skipped {
                    sheet: self.sheet.name.clone(),
                    row: row.number(),
                    column: column.into(),
                    text: text.to_owned(),
                    why,
                }));
            }
        }
        let at = (row, column, text);
        Some(self.said(meanings, at, &written, reading, repair.is_some()))
    }

    fn said(
        &self,
        meanings: &mut Meanings<'a>,
        (row, column, text): (Row<'a>, u16, &'a str),
        written: &str,
        reading: numbers::CellReading,
        repaired: bool,
    ) -> Read<'a> {
        if reading.numbers.is_empty() {
            return Read::Refused(refusal(
                &self.sheet.name,
                row.number(),
                column,
                text,
                written,
                reading.refused,
            ));
        }
        let cell = (column, text, repaired);
        Read::Row(self.row(meanings, row, cell, reading))
    }

    fn row(
        &self,
        meanings: &mut Meanings<'a>,
        row: Row<'a>,
        (number_column, text, repaired): (u16, &'a str, bool),
        reading: numbers::CellReading,
    ) -> StagedRow<'a> {
        let (mapping, context) = (self.mapping, self.context);
        let further = mapping.column(Field::Number) != Some(number_column);
        let heading = (self.columns.iter())
            .find(|(column, _)| *column == number_column)
            .and_then(|(_, usage)| *usage);
        let mut staged = StagedRow {
            row: row.number(),
            column: number_column,
            text,
            repaired,
            numbers: reading.numbers,
            forwards_to: reading.rings_to,
            findings: reading.findings,
            usage: None,
            btn: false,
            main: false,
            disposition: None,
            hint: None,
            pin: Pin::default(),
            cells: Vec::with_capacity(mapping.columns.len()),
            repairs: Vec::new(),
            further,
            account: None,
            place: None,
        };
        let mut marks = words::marks(&reading.words);
        for (&field, &column) in &mapping.columns {
            let column = match field {
                Field::Number => number_column,
                _ => column,
            };
            let repair = context.repairs.get(&(row.number(), column));
            let (from, text) = self.cells.get(row, column).unwrap_or((row.number(), ""));
            if let Some(repair) = repair {
                staged.repairs.push((field, repair));
            }
            let value: &'a str = repair.map_or(text, String::as_str);
            if value.trim().is_empty() {
                continue;
            }
            match field {
                Field::Pin => {
                    staged.pin = Pin::new(value.trim());
                    continue;
                }
                Field::Use => {
                    staged.usage = remembered(&mut meanings.uses, value, words::usage_of_column);
                }
                Field::Disposition => staged.disposition = words::disposition(value),
                // Marks in the words of the row; a site named Fairfax is no fax.
                Field::Name | Field::Note | Field::FirstName
                    // Nearly every cell names a person or a room; a look at each word saves taking those apart.
                    if words::may_have_marks(value) => {
                        let found = remembered(&mut meanings.marks, value, words::marks);
                        marks = marks.or(found);
                    }
                _ => {}
            }
            if !text.is_empty() {
                staged.cells.push(Used {
                    field,
                    row: from,
                    column,
                    text,
                });
            }
        }
        let Marks {
            usage,
            btn,
            main,
            disposition,
        } = marks;
        // `Fax` over the column speaks for each of its numbers.
        let usage = usage.or(heading);
        // `V` in the type column and `fax` in the name: the words know better than a default.
        staged.usage = match (staged.usage, usage) {
            (None | Some(Use::Voice), Some(special)) => Some(special),
            (said, _) => said,
        };
        (staged.btn, staged.main, staged.hint) = (btn, main, disposition);
        staged
    }
}

/// Whether most rows with a number have more than one cell, so that one alone in its row stands out.
fn is_wide(sheet: &Sheet, mapping: &Mapping) -> bool {
    let bottom = mapping.region.map_or(u32::MAX, |region| region.bottom);
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let (mut wide, mut rows) = (0_usize, 0_usize);
    let parts = (sheet.grid.rows_from(mapping.first_row()))
        .take_while(|row| row.number() <= bottom)
        .filter_map(|row| mapping.part_of(row))
        .take(200);
    for row in parts {
        let numbered = (mapping.number_columns())
            .any(|column| row.get(column).is_some_and(|text| digits(text) >= 7));
        if numbered {
            rows += 1;
            wide += usize::from(row.len() > 1);
        }
    }
    // Numbers split over columns are seen in no single cell.
    wide * 2 > rows || rows == 0 && mapping.column(Field::AreaCode).is_some()
}

/// Whether a line of prose without a sure number has enough digits for one, dates and amounts aside.
fn may_hold_number(line: &str) -> bool {
    let digits: usize = line
        .split_whitespace()
        .filter(|word| {
            !word.contains('$') && moments::date(word.trim_end_matches([':', ';', ')'])).is_none()
        })
        .map(|word| word.bytes().filter(u8::is_ascii_digit).count())
        .sum();
    digits >= 7
}

fn refusal(
    sheet: &str,
    row: u32,
    column: u16,
    text: &str,
    written: &str,
    refused: Option<numbers::Refusal>,
) -> Refused {
    let reason = refused.unwrap_or_else(|| numbers::Refusal {
        code: Cow::Borrowed("no_number"),
        message: "No number in the cell.".into(),
        hint: "Type the number, or skip the row.".into(),
        proposal: None,
    });
    Refused {
        sheet: sheet.to_owned(),
        row,
        column: column.into(),
        text: if text.is_empty() {
            written.to_owned()
        } else {
            text.to_owned()
        },
        code: reason.code.into_owned(),
        message: reason.message,
        hint: reason.hint,
        // One form for people, whatever the reader writes.
        proposal: reason
            .proposal
            .map(|text| TelephoneNumber::from_e164(&text).map_or(text, TelephoneNumber::national)),
    }
}
