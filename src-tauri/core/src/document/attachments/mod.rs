//! The sheets after the letter. Attachment A lists every number that moves, singly; Attachment B every
//! number of the account that does not. Sheets get separated at the carrier's desk, so each says whose it
//! is and which of how many.

use crate::loa::{Letter, Variant};

use super::{
    font::Fonts,
    loa::lead,
    page::{Ink, Piece},
    text::{Align, Style, paragraph, plain},
};

mod a;
mod b;

pub(super) use a::{attachment_a, sheets_of_a};
pub(super) use b::{attachment_b, fates};

/// Depth of the text on Letter, the shorter paper: sheets hold the same on both.
const DEPTH: f32 = 792.0 - 60.0 - 42.0;
const INITIALS: f32 = 32.0;

/// What every sheet of a letter's attachments has in common.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    fonts: &'a Fonts,
    letter: &'a Letter,
    measure: f32,
}

impl Sheet<'_> {
    /// Room between a sheet's head and the line for initials.
    fn room(self) -> f32 {
        DEPTH - self.head("", "", (1, 1)).height - INITIALS
    }

    /// Head of an attachment's sheet: what it is, whose it is, which sheet.
    fn head(self, name: &str, what: &str, (sheet, of): (usize, usize)) -> Piece {
        let Self {
            fonts,
            letter,
            measure,
        } = self;
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

    /// Lines for the signer's initials, or the signature where it is asked for, and the date.
    fn initials(self) -> Piece {
        let Self {
            fonts,
            measure,
            letter,
        } = self;
        let style = Style::new(8.0, 12.5);
        let mut piece = Piece::space(INITIALS);
        let (words, wide) = if letter.exhibits_signed {
            ("Signature of the signer", 190.0)
        } else {
            ("Initials of the signer", 90.0)
        };
        let line = 90.0;
        let date = measure - line;
        let date_word = date - 10.0 - fonts.width("Date", style.size, style.weight);
        let first = date_word - 10.0 - wide;
        let first_word = first - 10.0 - fonts.width(words, style.size, style.weight);
        for (text, x) in [(words, first_word), ("Date", date_word)] {
            piece.place(plain(fonts, text, style, measure), x, INITIALS - 13.5);
        }
        for (x, line) in [(first, wide), (date, line)] {
            piece.rule(x, INITIALS - 0.9, line, 0.9, Ink::Black);
        }
        piece
    }
}

/// As many rows of this height as fit in the room.
fn rows_in(room: f32, row: f32) -> usize {
    (1..=u16::MAX)
        .take_while(|rows| f32::from(*rows) * row <= room)
        .count()
}
