//! A number as its row writes it: in one cell, split over columns, as the ends or the count of a block, or as a
//! mask that the extension fills.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    intake::{
        field::Field,
        grid::{Grid, Row},
        layout::Mapping,
        numbers::{self, CellReading, Refusal},
        values,
    },
    number::{TelephoneNumber, range},
};

/// Cells of a sheet by row and column, where a merged cell counts for each row that it covers.
pub(super) struct Cells<'a> {
    /// By column: first row below the one with the text, last row, and the text with its row.
    covered: BTreeMap<u16, Vec<(u32, u32, &'a str)>>,
}

impl<'a> Cells<'a> {
    /// The merged cells of the columns that a mapping names, those of numbers aside: a number that stands once is
    /// one number.
    pub(super) fn of(grid: &'a Grid, mapping: &Mapping) -> Self {
        let mut covered: BTreeMap<u16, Vec<(u32, u32, &str)>> = BTreeMap::new();
        let first = mapping.first_row();
        for merge in grid.merges() {
            let numbers = mapping.number_columns().any(|column| column == merge.left);
            let named = mapping.columns.values().any(|column| *column == merge.left);
            if merge.top < merge.bottom
                && named
                && !numbers
                && merge.top >= first
                && let Some(text) = grid.row(merge.top).and_then(|row| row.get(merge.left))
            {
                let covered = covered.entry(merge.left).or_default();
                covered.push((merge.top, merge.bottom, text));
            }
        }
        for covered in covered.values_mut() {
            covered.sort_unstable_by_key(|(top, ..)| *top);
        }
        Self { covered }
    }

    /// Text of a cell and the row that it stands in.
    pub(super) fn get(&self, row: Row<'a>, column: u16) -> Option<(u32, &'a str)> {
        if let Some(text) = row.get(column) {
            return Some((row.number(), text));
        }
        let covered = self.covered.get(&column)?;
        let after = covered.partition_point(|(top, ..)| *top < row.number());
        let (top, bottom, text) = covered.get(after.checked_sub(1)?)?;
        (row.number() <= *bottom).then_some((*top, *text))
    }
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The number as its row writes it, put together where it lies in several columns.
pub(super) fn written<'a>(
    row: Row<'a>,
    cells: &Cells<'a>,
    mapping: &Mapping,
    text: &'a str,
) -> Cow<'a, str> {
    if mapping.columns.len() == 1 {
        return Cow::Borrowed(text);
    }
    let beside = |field: Field| {
        mapping
            .column(field)
            .and_then(|column| cells.get(row, column))
            .map(|(_, text)| text.trim())
            .filter(|text| text.bytes().any(|b| b.is_ascii_digit()))
    };
    let area = beside(Field::AreaCode).unwrap_or_default();
    let exchange = beside(Field::Exchange).unwrap_or_default();
    let mut start = Cow::Borrowed(text);
    if !area.is_empty() {
        let parts = digits(area) + digits(exchange);
        if parts + digits(text) == 10 {
            let whole = [area, exchange, text.trim()];
            let whole: Vec<&str> = whole.into_iter().filter(|part| !part.is_empty()).collect();
            start = Cow::Owned(whole.join(" "));
        } else if digits(area) + digits(text) == 10 {
            start = Cow::Owned(format!("{area} {}", text.trim()));
        }
    }
    if let Some(extension) = beside(Field::Extension).filter(|_| values::is_mask(text)) {
        start = filled(text, extension).map_or(start, Cow::Owned);
    }
    // 1 says nothing new; another country's code makes another number of the same digits.
    if let Some(code) = beside(Field::CountryCode) {
        let code = code.trim_start_matches('+').trim_start_matches("00");
        let said = start.trim_start().starts_with('+');
        if code != "1" && !said && code.bytes().all(|b| b.is_ascii_digit()) {
            start = Cow::Owned(format!("+{code} {}", start.trim().trim_start_matches('0')));
        }
    }
    match beside(Field::RangeEnd) {
        Some(end) if end != start.trim() && digits(end) >= 2 => {
            Cow::Owned(format!("{} - {end}", start.trim()))
        }
        _ => start,
    }
}

/// `414555XXXX` with the last four digits of the extension in it.
fn filled(mask: &str, extension: &str) -> Option<String> {
    let marks = mask.bytes().filter(|b| matches!(b, b'X' | b'x')).count();
    let all: Vec<char> = extension.chars().filter(char::is_ascii_digit).collect();
    let mut last = all.get(all.len().checked_sub(marks)?..)?.iter();
    let filled = mask.chars().map(|c| match c {
        'X' | 'x' => last.next().copied().unwrap_or(c),
        c => c,
    });
    Some(filled.collect())
}

/// A block of which a column says how many numbers it has.
pub(super) fn block(
    reading: CellReading,
    row: Row<'_>,
    cells: &Cells<'_>,
    mapping: &Mapping,
) -> CellReading {
    let count = (mapping.column(Field::Quantity))
        .and_then(|column| cells.get(row, column))
        .and_then(|(_, text)| text.trim().parse::<u64>().ok())
        .filter(|count| *count > 1);
    let (Some(count), [first]) = (count, reading.numbers.as_slice()) else {
        return reading;
    };
    match range::block(first.tn, count) {
        Ok(all) => CellReading {
            numbers: (all.into_iter())
                .map(|tn| numbers::CellNumber {
                    tn,
                    extension: None,
                })
                .collect(),
            ..reading
        },
        Err(refusal) => refused(reading, refusal),
    }
}

/// One number, and in the extension column the range that it begins: `414-555-0100` beside `x100-x149` is a block, each
/// number with its extension. A range that the number does not begin is left alone, and asked about later.
pub(super) fn extensions(
    reading: CellReading,
    row: Row<'_>,
    cells: &Cells<'_>,
    mapping: &Mapping,
) -> CellReading {
    let column = (mapping.column(Field::Extension)).and_then(|column| cells.get(row, column));
    let (Some((_, text)), [one]) = (column, reading.numbers.as_slice()) else {
        return reading;
    };
    let is_range = digits(text) >= 4 && !text.trim().bytes().all(|b| b.is_ascii_digit());
    if one.extension.is_some() || !is_range {
        return reading;
    }
    let first = one.tn;
    let beside = numbers::read_cell_beside(text, first);
    let run = beside
        .numbers
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.tn.next() == Some(b.tn)));
    if beside.numbers.len() < 2 || !run || beside.numbers.first().is_none_or(|it| it.tn != first) {
        return reading;
    }
    // As many digits as the range writes: x100 is 100, and 0100 stays 0100.
    let width = text
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .find(|length| *length > 0)
        .unwrap_or(0);
    let extension = |tn: TelephoneNumber| {
        let line = format!("{:04}", tn.line());
        line.len()
            .checked_sub(width)
            .and_then(|at| line.get(at..).map(str::to_owned))
    };
    CellReading {
        numbers: (beside.numbers.into_iter())
            .map(|number| numbers::CellNumber {
                extension: extension(number.tn),
                ..number
            })
            .collect(),
        ..reading
    }
}

fn refused(reading: CellReading, refusal: Refusal) -> CellReading {
    CellReading {
        numbers: Vec::new(),
        findings: Vec::new(),
        refused: Some(refusal),
        ..reading
    }
}
