//! Attachment A: every number that moves, and the check that none is missing.

use std::collections::BTreeSet;

use crate::{
    document::{
        flow::Flow,
        font::Fonts,
        loa::{toll_free_cells, toll_free_columns},
        page::{Ink, Piece},
        table::{Cell, Column, Table},
        text::{Align, Style, paragraph, plain},
    },
    loa::{Letter, Variant},
    number::TelephoneNumber,
};

use super::{Sheet, rows_in};

const COLUMNS: usize = 4;
/// 35 rows: 140 numbers a sheet, on both papers.
const ROWS: usize = 35;
const ROW: f32 = 16.0;
/// Two toll-free numbers a row, each with what it rings to.
const TOLL_FREE_ROW: f32 = 12.0 + 7.2 + 0.35;
const CHECK_ROW: f32 = 10.5 + 7.2 + 0.35;
/// Heading, table head and note of the check.
const CHECK_REST: f32 = 24.5 + 17.6 + 32.0;

/// A run of consecutive numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) first: TelephoneNumber,
    pub(super) last: TelephoneNumber,
    pub(super) count: usize,
}

/// The consecutive runs of ascending numbers.
pub(super) fn ranges(numbers: impl IntoIterator<Item = TelephoneNumber>) -> Vec<Range> {
    let mut ranges: Vec<Range> = Vec::new();
    for tn in numbers {
        match ranges.last_mut() {
            Some(range) if range.last.next() == Some(tn) => {
                range.last = tn;
                range.count += 1;
            }
            _ => ranges.push(Range {
                first: tn,
                last: tn,
                count: 1,
            }),
        }
    }
    ranges
}

/// What one sheet of Attachment A holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Numbers from the one at `start`, in so many rows of four; the last ones with the check below.
    Numbers {
        start: usize,
        rows: usize,
        check: bool,
    },
    /// Part of a check that found no room below the numbers.
    Check { from: usize, to: usize },
}

/// Shares the numbers and the check out over sheets.
fn share_out(sheet: Sheet<'_>, ranges: &[Range]) -> Vec<Holds> {
    let room = sheet.room();
    let total = sheet.letter.numbers.len();
    let rows = rows_in(room, ROW).clamp(1, ROWS);
    let each = rows * COLUMNS;
    let lists = total.div_ceil(each).max(1);
    let last = (total - (lists - 1) * each).div_ceil(COLUMNS);
    // One row more than there are ranges: the sum.
    let checks = ranges.len() + 1;
    let below = high(last) + CHECK_REST + high_of(checks, CHECK_ROW) <= room;
    let mut sheets: Vec<_> = (0..lists)
        .map(|list| {
            let end = list + 1 == lists;
            Holds::Numbers {
                start: list * each,
                rows: if end { last } else { rows },
                check: end && below,
            }
        })
        .collect();
    if !below {
        let fit = rows_in(room - CHECK_REST, CHECK_ROW).max(1);
        let per = checks.div_ceil(checks.div_ceil(fit));
        sheets.extend((0..checks).step_by(per).map(|from| Holds::Check {
            from,
            to: (from + per).min(ranges.len()),
        }));
    }
    sheets
}

/// How many sheets Attachment A has; the letter says so.
pub(in crate::document) fn sheets_of_a(fonts: &Fonts, letter: &Letter, measure: f32) -> usize {
    let sheet = Sheet {
        fonts,
        letter,
        measure,
    };
    if letter.variant == Variant::TollFree {
        return letter.numbers.len().div_ceil(toll_free_each(sheet)).max(1);
    }
    share_out(
        sheet,
        &ranges(letter.numbers.iter().map(|number| number.tn)),
    )
    .len()
}

fn high(rows: usize) -> f32 {
    high_of(rows, ROW)
}

fn high_of(rows: usize, row: f32) -> f32 {
    f32::from(u16::try_from(rows).unwrap_or(u16::MAX)) * row
}

/// Puts Attachment A on sheets of its own.
pub(in crate::document) fn attachment_a(
    fonts: &Fonts,
    letter: &Letter,
    measure: f32,
    flow: &mut Flow<'_>,
) {
    let sheet = Sheet {
        fonts,
        letter,
        measure,
    };
    if letter.variant == Variant::TollFree {
        toll_free(sheet, flow);
        return;
    }
    let ranges = ranges(letter.numbers.iter().map(|number| number.tn));
    let sheets = share_out(sheet, &ranges);
    for (index, holds) in sheets.iter().enumerate() {
        let what = if index == 0 {
            "Numbers that change carrier"
        } else {
            "Numbers that change carrier, continued"
        };
        flow.turn();
        flow.put(sheet.head("Attachment A", what, (index + 1, sheets.len())));
        match *holds {
            Holds::Numbers { start, rows, check } => {
                flow.put(numbers(fonts, letter, &ranges, start, rows, measure));
                if check {
                    flow.put(self::check(
                        fonts,
                        letter,
                        &ranges,
                        0,
                        ranges.len(),
                        measure,
                    ));
                }
            }
            Holds::Check { from, to } => {
                flow.put(check(fonts, letter, &ranges, from, to, measure));
            }
        }
        flow.put(sheet.initials());
    }
}

/// Four columns of numbers downwards, from the one at `start`. A thin rule follows every fifth, a heavy
/// one ends a consecutive range.
fn numbers(
    fonts: &Fonts,
    letter: &Letter,
    ranges: &[Range],
    start: usize,
    rows: usize,
    measure: f32,
) -> Piece {
    let width = (measure - 36.0) / 4.0;
    let value = Style::new(10.0, 16.0);
    let small = Style::new(7.0, 16.0);
    let ends: BTreeSet<_> = ranges.iter().map(|range| range.last).collect();
    let mut piece = Piece::space(high(rows));
    for (offset, number) in letter
        .numbers
        .iter()
        .skip(start)
        .take(rows * COLUMNS)
        .enumerate()
    {
        let column = f32::from(u16::try_from(offset / rows.max(1)).unwrap_or(0));
        let x = column * (width + 12.0);
        let y = high(offset % rows.max(1));
        let place = start + offset + 1;
        let drop = value.baseline() - small.baseline();
        piece.place(
            paragraph(fonts, &[small.run(place.to_string())], 14.0, Align::Right),
            x,
            y + drop,
        );
        let text = letter.written(number.tn);
        let end = x + 21.0 + fonts.width(&text, value.size, value.weight);
        piece.place(plain(fonts, &text, value, width), x + 21.0, y);
        if letter.btn == Some(number.tn) {
            piece.place(plain(fonts, "BTN", small.bold(), 30.0), end + 6.0, y + drop);
        }
        if ends.contains(&number.tn) {
            piece.rule(x, y + ROW - 1.6, width, 1.6, Ink::Black);
        } else if place.is_multiple_of(5) {
            piece.rule(x, y + ROW - 0.35, width, 0.35, Ink::Black);
        }
    }
    piece
}

/// The count and range check: what a clerk adds up to see that nothing is missing.
fn check(
    fonts: &Fonts,
    letter: &Letter,
    ranges: &[Range],
    from: usize,
    to: usize,
    measure: f32,
) -> Piece {
    let style = Style::new(8.5, 10.5);
    let columns = [
        Column::new("First number", 96.0),
        Column::new("Last number", 96.0),
        Column::new("Count", 48.0).right(),
        Column::new("Running count", 90.0).right().gap(0.0),
    ];
    let mut running: usize = ranges.iter().take(from).map(|range| range.count).sum();
    let mut rows: Vec<_> = ranges
        .iter()
        .skip(from)
        .take(to - from)
        .map(|range| {
            running += range.count;
            let last = if range.count > 1 {
                letter.written(range.last)
            } else {
                String::new()
            };
            [
                letter.written(range.first),
                last,
                range.count.to_string(),
                running.to_string(),
            ]
            .map(|text| Cell::run(style.run(text)))
            .into()
        })
        .collect();
    let complete = to == ranges.len();
    let mut total = Piece::default();
    if complete {
        let count = letter.numbers.len().to_string();
        rows.push(vec![
            Cell::run(style.run("")),
            Cell::run(style.run("")),
            Cell::run(style.bold().run(&count)),
            Cell::run(style.bold().run(count)),
        ]);
        total = plain(fonts, "Numbers in Attachment A", style.bold(), 186.0);
    }
    let mut piece = Piece::space(9.0);
    let heading = Style::new(9.5, 12.5).bold();
    piece.stack(plain(fonts, "Count and range check", heading, measure));
    piece.height += 3.0;
    let table = Table::lay(fonts, &columns, rows, Ink::Black);
    piece.stack(table.whole());
    if complete {
        let top = piece.height - 0.8 - 3.6 - style.leading;
        piece.place(total, 0.0, top);
        piece.height += 5.0;
        piece.stack(plain(
            fonts,
            &check_note(letter),
            Style::new(7.5, 10.5),
            measure,
        ));
    }
    piece
}

fn check_note(letter: &Letter) -> String {
    let all = match letter.remaining.len() {
        0 => "These are all numbers of the account on the date of the change.".to_owned(),
        1 => "With the one in Attachment B these are all numbers of the account on the date of the change.".to_owned(),
        rest => format!("With the {rest} in Attachment B these are all numbers of the account on the date of the change."),
    };
    format!(
        "No number appears twice. {all} In the list a thin rule follows every fifth number and a heavy rule ends a consecutive range."
    )
}

/// Numbers on a sheet of a toll-free list.
fn toll_free_each(sheet: Sheet<'_>) -> usize {
    // The table's head and its last rule need 18 points.
    2 * rows_in(sheet.room() - 18.0, TOLL_FREE_ROW).max(1)
}

fn toll_free(sheet: Sheet<'_>, flow: &mut Flow<'_>) {
    let letter = sheet.letter;
    let each = toll_free_each(sheet);
    let of = letter.numbers.len().div_ceil(each).max(1);
    for index in 0..of {
        flow.turn();
        let what = if index == 0 {
            "Toll-free numbers that change RespOrg"
        } else {
            "Toll-free numbers that change RespOrg, continued"
        };
        flow.put(sheet.head("Attachment A", what, (index + 1, of)));
        let start = index * each;
        let here = (letter.numbers.len() - start).min(each);
        let depth = here.div_ceil(2);
        let rows = (0..depth)
            .map(|row| {
                let mut cells = toll_free_cells(letter, start + row);
                if row + depth < here {
                    cells.extend(toll_free_cells(letter, start + row + depth));
                }
                cells
            })
            .collect();
        let columns = toll_free_columns();
        flow.put(Table::lay(sheet.fonts, &columns, rows, Ink::Black).whole());
        flow.put(sheet.initials());
    }
}

#[cfg(test)]
mod tests {
    use super::{Range, TelephoneNumber, ranges};

    #[test]
    fn consecutive_numbers_form_ranges_and_gaps_end_them() {
        let tn = |digits| TelephoneNumber::from_digits(digits).unwrap();
        let list = [3_125_550_100, 3_125_550_101, 3_125_550_103, 7_735_550_104].map(tn);
        let found: Vec<_> = ranges(list)
            .into_iter()
            .map(|Range { first, last, count }| (first.line(), last.line(), count))
            .collect();
        assert_eq!(found, [(100, 101, 2), (103, 103, 1), (104, 104, 1)]);
    }
}
