//! Attachment A lists every number that moves, singly; Attachment B every number of the account that
//! does not. Sheets get separated at the carrier's desk, so each says whose it is and which of how many.

use crate::{
    loa::{Letter, Variant, line_words},
    number::{Disposition, TelephoneNumber},
};

use super::{
    flow::Flow,
    font::Fonts,
    loa::{BODY, lead, toll_free_cells, toll_free_columns},
    marks::{BOX, choice},
    page::{Ink, Piece},
    table::{Cell, Column, Table},
    text::{Align, Style, paragraph, plain},
    words,
};

const COLUMNS: usize = 4;
const ROWS: usize = 35;
const ROW: f32 = 16.0;
/// 140 numbers a sheet, on both papers.
const SHEET: usize = COLUMNS * ROWS;
/// Two toll-free numbers a row, each with what it rings to.
const TOLL_FREE_SHEET: usize = 48;
/// Room a sheet has below its head for numbers, check and initials: the depth that Letter has.
const DEPTH: f32 = 792.0 - 60.0 - 42.0 - HEAD - INITIALS;
const HEAD: f32 = 31.6 + 38.6;
const INITIALS: f32 = 32.0;

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

/// How many sheets Attachment A has; the letter says so.
pub(super) fn sheets_of_a(letter: &Letter) -> usize {
    if letter.variant == Variant::TollFree {
        return letter.numbers.len().div_ceil(TOLL_FREE_SHEET).max(1);
    }
    let lists = letter.numbers.len().div_ceil(SHEET).max(1);
    lists + check_sheets(letter, last_list_height(letter))
}

fn last_list_height(letter: &Letter) -> f32 {
    let last = match letter.numbers.len() % SHEET {
        0 if letter.numbers.is_empty() => 0,
        0 => SHEET,
        rest => rest,
    };
    high(last.div_ceil(COLUMNS))
}

fn high(rows: usize) -> f32 {
    f32::from(u16::try_from(rows).unwrap_or(u16::MAX)) * ROW
}

const CHECK_ROW: f32 = 10.5 + 7.2 + 0.35;
const CHECK_REST: f32 = 24.5 + 17.6 + 30.0;

/// Sheets the count and range check needs of its own: none when it fits below the last numbers.
fn check_sheets(letter: &Letter, above: f32) -> usize {
    let rows = ranges(letter.numbers.iter().map(|number| number.tn)).len() + 1;
    let count = f32::from(u16::try_from(rows).unwrap_or(u16::MAX));
    if above + count * CHECK_ROW + CHECK_REST <= DEPTH {
        return 0;
    }
    rows.div_ceil(rows_of_check())
}

/// Ranges that a sheet of its own holds.
fn rows_of_check() -> usize {
    30
}

/// Head of an attachment's sheet: what it is, whose it is, which sheet.
fn head(
    fonts: &Fonts,
    letter: &Letter,
    name: &str,
    what: &str,
    (sheet, of): (usize, usize),
    measure: f32,
) -> Piece {
    let small = Style::new(8.0, 11.5);
    let sheet = format!("Sheet {sheet} of {of}");
    let mut piece = lead(fonts, name, [what, &sheet], measure);
    let mut ident = plain(fonts, &letter.billing_name, small.bold(), measure * 0.62);
    ident.height = ident.height.max(small.leading);
    ident.stack(plain(
        fonts,
        &format!("From {} to {}", letter.from.name, letter.to.name),
        small,
        measure * 0.62,
    ));
    let btn = letter
        .btn
        .filter(|_| letter.variant != Variant::TollFree)
        .map(|btn| format!("BTN {}  ·  ", letter.written(btn)))
        .unwrap_or_default();
    let account = format!("Account {}", letter.account_number);
    let order = format!("{btn}Order {}, version {}", letter.order, letter.version);
    for (line, top) in [(account, 0.0), (order, small.leading)] {
        let line = small.run(super::flow::unbroken(&line));
        ident.place(paragraph(fonts, &[line], measure, Align::Right), 0.0, top);
    }
    let top = piece.height;
    let depth = ident.height.max(23.0);
    piece.place(ident, 0.0, top + 3.0);
    piece.rule(0.0, top + 3.0 + depth + 4.0, measure, 0.6, Ink::Black);
    piece.height = top + 3.0 + depth + 4.0 + 0.6 + 8.0;
    piece
}

/// Lines for the signer's initials and the date.
fn initials(fonts: &Fonts, measure: f32) -> Piece {
    let style = Style::new(8.0, 12.5);
    let mut piece = Piece::space(INITIALS);
    let line = 90.0;
    let date = measure - line;
    let date_word = date - 10.0 - fonts.width("Date", style.size, style.weight);
    let first = date_word - 10.0 - line;
    let words = "Initials of the signer";
    let first_word = first - 10.0 - fonts.width(words, style.size, style.weight);
    for (text, x) in [(words, first_word), ("Date", date_word)] {
        piece.place(plain(fonts, text, style, measure), x, INITIALS - 13.5);
    }
    for x in [first, date] {
        piece.rule(x, INITIALS - 0.9, line, 0.9, Ink::Black);
    }
    piece
}

/// Puts Attachment A on sheets of its own.
pub(super) fn attachment_a(fonts: &Fonts, letter: &Letter, measure: f32, flow: &mut Flow<'_>) {
    if letter.variant == Variant::TollFree {
        toll_free_a(fonts, letter, measure, flow);
        return;
    }
    let of = sheets_of_a(letter);
    let ranges = ranges(letter.numbers.iter().map(|number| number.tn));
    let mut sheet = 0;
    let mut start = |flow: &mut Flow<'_>| {
        sheet += 1;
        let what = if sheet == 1 {
            "Numbers that change carrier"
        } else {
            "Numbers that change carrier, continued"
        };
        flow.turn();
        flow.put(head(
            fonts,
            letter,
            "Attachment A",
            what,
            (sheet, of),
            measure,
        ));
    };
    let lists = letter.numbers.len().div_ceil(SHEET).max(1);
    for list in 0..lists {
        start(flow);
        let last = list + 1 == lists;
        let left = letter.numbers.len() - list * SHEET;
        let rows = if last { left.div_ceil(COLUMNS) } else { ROWS };
        flow.put(numbers(fonts, letter, &ranges, list * SHEET, rows, measure));
        if !last {
            flow.put(initials(fonts, measure));
        }
    }
    let own = check_sheets(letter, last_list_height(letter));
    if own == 0 {
        flow.put(check(fonts, letter, &ranges, 0, ranges.len(), measure));
        flow.put(initials(fonts, measure));
        return;
    }
    flow.put(initials(fonts, measure));
    for number in 0..own {
        start(flow);
        let from = number * rows_of_check();
        let to = (from + rows_of_check()).min(ranges.len());
        flow.put(check(fonts, letter, &ranges, from, to, measure));
        flow.put(initials(fonts, measure));
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
        let ends_range = ranges.iter().any(|range| range.last == number.tn);
        if ends_range {
            piece.rule(x, y + ROW - 1.6, width, 1.6, Ink::Black);
        } else if place % 5 == 0 {
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
    let mut note = "No number appears twice.".to_owned();
    if let Some(day) = letter.record_of {
        let here = letter.numbers.len();
        let there = letter.remaining.len();
        note.push_str(&format!(
            " The account has {} numbers: {here} here, {there} in Attachment B; compared with the service record of {}.",
            here + there,
            words::date(day)
        ));
    }
    note.push_str(
        " In the list a thin rule follows every fifth number and a heavy rule ends a consecutive range.",
    );
    note
}

fn toll_free_a(fonts: &Fonts, letter: &Letter, measure: f32, flow: &mut Flow<'_>) {
    let of = sheets_of_a(letter);
    for sheet in 0..of {
        flow.turn();
        let what = if sheet == 0 {
            "Toll-free numbers that change RespOrg"
        } else {
            "Toll-free numbers that change RespOrg, continued"
        };
        flow.put(head(
            fonts,
            letter,
            "Attachment A",
            what,
            (sheet + 1, of),
            measure,
        ));
        let start = sheet * TOLL_FREE_SHEET;
        let here = (letter.numbers.len() - start).min(TOLL_FREE_SHEET);
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
        flow.put(Table::lay(fonts, &toll_free_columns(), rows, Ink::Black).whole());
        flow.put(initials(fonts, measure));
    }
}

/// Rows of Attachment B on its first sheet and on those after.
const REMAINING_FIRST: usize = 25;
const REMAINING_LATER: usize = 27;

/// Puts Attachment B on sheets of its own.
pub(super) fn attachment_b(fonts: &Fonts, letter: &Letter, measure: f32, flow: &mut Flow<'_>) {
    let total = letter.remaining.len();
    let of = 1 + total
        .saturating_sub(REMAINING_FIRST)
        .div_ceil(REMAINING_LATER);
    let mut start = 0;
    for sheet in 0..of {
        flow.turn();
        let what = "Numbers of the same account that do not change carrier";
        flow.put(head(
            fonts,
            letter,
            "Attachment B",
            what,
            (sheet + 1, of),
            measure,
        ));
        if sheet == 0 {
            let mut words = plain(fonts, &remaining_words(letter), BODY, measure);
            words.height += 8.0;
            flow.put(words);
        }
        let take = if sheet == 0 {
            REMAINING_FIRST
        } else {
            REMAINING_LATER
        };
        flow.put(remaining(fonts, letter, start, take));
        start += take;
        if sheet + 1 == of {
            flow.put(remaining_sum(fonts, letter, measure));
        }
        flow.put(initials(fonts, measure));
    }
}

fn remaining_words(letter: &Letter) -> String {
    let count = letter.remaining.len();
    let these = if count == 1 {
        "this number remains".to_owned()
    } else {
        format!("these {count} numbers remain")
    };
    format!(
        "After the change {these} with {} Numbers marked “stays” keep working as they do today. Numbers marked “disconnect” are to be taken out of service after the change is complete, by the customer’s separate written order; this letter does not order it.",
        crate::loa::sentence(&letter.from.name)
    )
}

fn remaining(fonts: &Fonts, letter: &Letter, start: usize, take: usize) -> Piece {
    let style = Style::new(9.5, 13.0);
    let columns = [
        Column::new("No.", 26.0).right().gap(12.0),
        Column::new("Telephone number", 120.0),
        Column::new("Line or service on it", 228.0),
        Column::new("Stays", 60.0).center(),
        Column::new("Disconnect", 70.0).center(),
    ];
    let rows = letter
        .remaining
        .iter()
        .enumerate()
        .skip(start)
        .take(take)
        .map(|(index, number)| {
            let mut line = vec![style.run(line_words(number.line))];
            if letter.btn_leaves() && letter.new_btn == Some(number.tn) {
                line.push(style.run("; "));
                line.push(style.bold().run("becomes the new BTN"));
            }
            let mark = |fate| Cell::Mark(choice(fonts, number.fate == fate), BOX, 2.6);
            vec![
                Cell::run(Style::new(7.5, 13.0).run((index + 1).to_string())),
                Cell::run(style.run(letter.written(number.tn))),
                Cell::Text(vec![line]),
                mark(Disposition::Stay),
                mark(Disposition::Disconnect),
            ]
        })
        .collect();
    Table::lay(fonts, &columns, rows, Ink::Black).whole()
}

fn remaining_sum(fonts: &Fonts, letter: &Letter, measure: f32) -> Piece {
    let of = |fate| letter.remaining.iter().filter(|n| n.fate == fate).count();
    let (stay, end) = (of(Disposition::Stay), of(Disposition::Disconnect));
    let open = letter.remaining.len() - stay - end;
    let mut text = format!(" {stay} stay, {end} to be disconnected");
    if open > 0 {
        text.push_str(&format!(", {open} not decided"));
    }
    text.push('.');
    let total = letter.remaining.len();
    let count = if total == 1 {
        "1 number:".to_owned()
    } else {
        format!("{total} numbers:")
    };
    let mut runs = vec![BODY.bold().run(count), BODY.run(text)];
    if let Some(btn) = letter.new_btn.filter(|_| letter.btn_leaves()) {
        runs.push(BODY.run(" New billing telephone number from the date of the change: "));
        runs.push(BODY.bold().run(letter.written(btn)));
        runs.push(BODY.run("."));
    }
    let mut piece = Piece::space(8.0);
    piece.stack(paragraph(fonts, &runs, measure, Align::Left));
    piece
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
