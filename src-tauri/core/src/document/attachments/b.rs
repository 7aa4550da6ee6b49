//! Attachment B: every number of the account that does not move with this order, stay or disconnect.

use std::fmt::Write as _;

use crate::{
    document::{
        flow::Flow,
        font::Fonts,
        loa::BODY,
        marks::{BOX, choice},
        page::{Ink, Piece},
        table::{Cell, Column, Table},
        text::{Align, Style, paragraph, plain},
    },
    loa::{Letter, line_words},
    number::Disposition,
};

use super::{Sheet, rows_in};

const ROW: f32 = 13.0 + 7.2 + 0.35;
/// The table's head and its last rule.
const TABLE: f32 = 18.4;

/// Puts Attachment B on sheets of its own.
pub(in crate::document) fn attachment_b(
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
    let mut words = plain(fonts, &remaining_words(letter), BODY, measure);
    words.height += 8.0;
    let sum = remaining_sum(fonts, letter, measure);
    // Any sheet may turn out the last, which has the sum.
    let room = sheet.room() - TABLE - sum.height;
    let first = rows_in(room - words.height, ROW).max(1);
    let later = rows_in(room, ROW).max(1);
    let of = 1 + letter.remaining.len().saturating_sub(first).div_ceil(later);
    let mut start = 0;
    for index in 0..of {
        let what = "Numbers of the same account that do not change carrier";
        flow.turn();
        flow.put(sheet.head("Attachment B", what, (index + 1, of)));
        let take = if index == 0 { first } else { later };
        if index == 0 {
            flow.put(std::mem::take(&mut words));
        }
        if !letter.remaining.is_empty() {
            flow.put(remaining(fonts, letter, start, take));
        }
        start += take;
        if index + 1 == of {
            flow.put(sum.clone());
        }
        flow.put(sheet.initials());
    }
}

/// A number that moves with a later order stays as far as this letter goes.
fn stays(fate: Disposition) -> bool {
    matches!(fate, Disposition::Stay | Disposition::Port)
}

fn remaining_words(letter: &Letter) -> String {
    let count = letter.remaining.len();
    if count == 0 {
        return format!(
            "After the change no number of this account remains with {} The account has no other line.",
            crate::loa::sentence(&letter.from.name)
        );
    }
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
            let mark = |chosen| Cell::Mark(choice(fonts, chosen), BOX, 2.6);
            vec![
                Cell::run(Style::new(7.5, 13.0).run((index + 1).to_string())),
                Cell::run(style.run(letter.written(number.tn))),
                Cell::Text(vec![line]),
                mark(stays(number.fate)),
                mark(number.fate == Disposition::Disconnect),
            ]
        })
        .collect();
    Table::lay(fonts, &columns, rows, Ink::Black).whole()
}

/// What becomes of the numbers that remain: `7 stay, 2 to be disconnected`.
pub(in crate::document) fn fates(letter: &Letter) -> String {
    let count = |is: fn(Disposition) -> bool| {
        letter
            .remaining
            .iter()
            .filter(|number| is(number.fate))
            .count()
    };
    let (stay, end) = (count(stays), count(|fate| fate == Disposition::Disconnect));
    let open = letter.remaining.len() - stay - end;
    let mut text = format!("{stay} stay, {end} to be disconnected");
    if open > 0 {
        let _ = write!(text, ", {open} not decided");
    }
    text
}

fn remaining_sum(fonts: &Fonts, letter: &Letter, measure: f32) -> Piece {
    let text = format!(" {}.", fates(letter));
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
