//! The statements and the signature below them, or the crossed box of a draft.

use crate::{
    document::{
        flow::Flow,
        font::Fonts,
        marks::choices,
        page::{Field, FieldKind, Ink, Piece},
        text::{Align, Style, paragraph, plain},
    },
    finding::Finding,
    loa::{self, Letter, Variant},
};

use super::{BODY, VALUE, heading, lead, title};

const STATEMENT: Style = Style::new(9.0, 12.0);

/// Statements and signature. They stay on one sheet: a signature never stands apart from what it signs.
pub(super) fn authorization(
    fonts: &Fonts,
    letter: &Letter,
    blockers: &[Finding],
    measure: f32,
    flow: &mut Flow<'_>,
) {
    let toll_free = letter.variant == Variant::TollFree;
    let mut above = Piece::default();
    above.stack(heading(
        fonts,
        "Authorization",
        "",
        if toll_free { 7.0 } else { 9.0 },
        measure,
    ));
    for (index, statement) in loa::statements(letter).into_iter().enumerate() {
        let inner = measure - 16.0;
        let number = STATEMENT.bold().run((index + 1).to_string());
        let runs = [
            STATEMENT.bold().run(statement.heading),
            STATEMENT.run(format!(" {}", statement.text)),
        ];
        let mut body = paragraph(fonts, &runs, inner, Align::Left);
        if !statement.services.is_empty() {
            let options: Vec<_> = statement
                .services
                .iter()
                .map(|service| (true, (*service).to_owned()))
                .collect();
            body.height += 1.0;
            body.stack(choices(fonts, &options, STATEMENT, 16.0, inner));
        }
        let mut row = Piece::space(body.height + 2.8);
        row.place(paragraph(fonts, &[number], 16.0, Align::Left), 0.0, 0.0);
        row.place(body, 16.0, 0.0);
        above.stack(row);
    }
    // The signature's room gives way first: 52 points as a rule, 34 where the sheet is full.
    let tall = if toll_free { 34.0 } else { 52.0 };
    let mut block = signature(fonts, letter, tall, measure);
    if above.height + block.height > flow.room() {
        block = signature(fonts, letter, 34.0, measure);
    }
    if above.height + block.height > flow.room() {
        let order = format!("Order {}, version {}", letter.order, letter.version);
        flow.turn();
        flow.put(lead(fonts, title(letter), [&order, "continued"], measure));
        block = signature(fonts, letter, 52.0, measure);
    }
    if blockers.is_empty() {
        above.stack(block);
    } else {
        above.stack(crossed_box(fonts, blockers, block.height, measure));
    }
    flow.put(above);
}

fn signature(fonts: &Fonts, letter: &Letter, tall: f32, measure: f32) -> Piece {
    // Twelve columns of 31 points with 12 between: eight and four of them.
    let (wide, narrow) = (332.0, 160.0);
    // The last statement leaves 2.8 points of the 7 above this sentence.
    let mut piece = Piece::space(4.2);
    piece.stack(plain(
        fonts,
        "I am the customer named above, or I am authorized to make this change for the account.",
        BODY.bold(),
        measure,
    ));
    piece.height += if letter.variant == Variant::TollFree {
        2.0
    } else {
        8.0
    };
    let top = piece.height;
    for (kind, name, label, x, width) in [
        (FieldKind::Signature, "signature", "Signature", 0.0, wide),
        (
            FieldKind::Date,
            "date_signed",
            "Date signed, entered by the signer",
            wide + 12.0,
            narrow,
        ),
    ] {
        piece.rule(x, top + tall - 0.9, width, 0.9, Ink::Black);
        piece.place(caption(fonts, label, width), x, top + tall);
        piece.fields.push(Field {
            kind,
            name,
            label,
            x,
            y: top,
            width,
            height: tall,
        });
    }
    piece.height += tall + 11.5;
    let top = piece.height;
    let printed = [
        (&letter.signer.name, "Printed name", 0.0),
        (&letter.signer.title, "Title", narrow + 12.0),
        (&letter.signer.telephone, "Telephone", 2.0 * (narrow + 12.0)),
    ]
    .map(|(value, label, x)| (plain(fonts, value, VALUE, narrow), label, x));
    // A name of two lines stays below the caption of the line to sign on.
    let tallest = printed.iter().map(|(value, ..)| value.height);
    let low = tallest.fold(13.0, f32::max) + 10.0;
    for (value, label, x) in printed {
        let dy = low - 0.9 - 1.5 - value.height;
        piece.place(value, x, top + dy);
        piece.rule(x, top + low - 0.9, narrow, 0.9, Ink::Black);
        piece.place(caption(fonts, label, narrow), x, top + low);
    }
    piece.height += low + 11.5;
    piece
}

fn caption(fonts: &Fonts, words: &str, width: f32) -> Piece {
    let mut piece = Piece::space(1.5);
    piece.stack(plain(fonts, words, Style::new(7.5, 10.0), width));
    piece
}

/// Takes the signature's place while the letter cannot be signed: says what is open and what to do.
fn crossed_box(fonts: &Fonts, blockers: &[Finding], room: f32, measure: f32) -> Piece {
    let mut piece = Piece::space(room);
    let (top, height) = (6.0, room - 6.0);
    piece.frame((0.45, top), (measure - 0.9, height), 0.9, Ink::Black);
    piece.line((0.0, top), (measure, top + height), 0.9, Ink::Black);
    piece.line((measure, top), (0.0, top + height), 0.9, Ink::Black);
    let inner = 440.0;
    let noun = if blockers.len() == 1 {
        "blocker"
    } else {
        "blockers"
    };
    let title = format!("Not to be signed: {} {noun} open", blockers.len());
    let mut note = paragraph(fonts, &[BODY.bold().run(title)], inner, Align::Center);
    for (index, blocker) in blockers.iter().enumerate() {
        // A little air before each, so that three read as three.
        let mut lines = Piece::space(2.0);
        lines.stack(paragraph(
            fonts,
            &[
                BODY.run(loa::sentence(blocker.message.trim())),
                BODY.run(format!(" {}", blocker.hint.trim())),
            ],
            inner,
            Align::Center,
        ));
        let rest = blockers.len() - index;
        // Keep a line for the count of those that find no room.
        let spare = if rest > 1 { BODY.leading } else { 0.0 };
        if note.height + lines.height + spare + 16.0 > height {
            let more = format!("and {rest} more, listed under Problems.");
            note.stack(paragraph(fonts, &[BODY.run(more)], inner, Align::Center));
            break;
        }
        note.stack(lines);
    }
    let (width, depth) = (inner + 24.0, note.height + 9.0);
    let (x, y) = ((measure - width) / 2.0, top + (height - depth) / 2.0);
    piece.fill(x, y, width, depth, Ink::White);
    piece.frame((x, y), (width, depth), 0.9, Ink::Black);
    piece.place(note, x + 12.0, y + 4.5);
    piece
}
