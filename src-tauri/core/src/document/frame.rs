//! What the consultant's documents share: brand line, running head, section headings. The letter of
//! authorization has none of it.

use std::sync::Arc;

use super::{
    font::Fonts,
    page::{Ink, Mark, Piece},
    picture::Picture,
    text::{Align, Style, paragraph, plain},
};

/// Table text, small text and the heading of a section.
pub(super) const TEXT: Style = Style::new(8.0, 10.5);
pub(super) const SMALL: Style = Style::new(7.5, 10.0);
pub(super) const HEADING: Style = Style::new(11.5, 15.0).bold();

/// Title and subtitle, as page 1 of every document but the letter has them.
pub(super) fn title(fonts: &Fonts, title: &str, about: &str, measure: f32) -> Piece {
    let mut piece = plain(fonts, title, Style::new(20.0, 25.0).bold(), measure);
    piece.height += 1.0;
    let style = Style::new(10.5, 14.5).ink(Ink::Soft);
    piece.stack(plain(fonts, about, style, measure));
    piece.height += 12.0;
    piece
}

/// Head of every page but the first: title left, state right, a rule below.
pub(super) fn running(fonts: &Fonts, left: &str, right: &str, measure: f32) -> Piece {
    let mut piece = Piece::space(14.6);
    piece.place(plain(fonts, left, SMALL, measure), 0.0, 0.0);
    let right = paragraph(fonts, &[SMALL.run(right)], measure, Align::Right);
    piece.place(right, 0.0, 0.0);
    piece.rule(0.0, 14.0, measure, 0.6, Ink::Black);
    piece
}

/// The consultant's mark and name, and what the document is about.
pub(super) fn brand(fonts: &Fonts, consultant: &str, about: &str, measure: f32) -> Piece {
    let mut piece = Piece::space(15.0 + 8.0 + 2.0 + 12.0);
    piece.marks.push(Mark::Brand {
        x: 0.0,
        y: 0.0,
        name: consultant.to_owned(),
        width: measure * 0.55,
    });
    let about = Style::new(8.0, 12.5).ink(Ink::Soft).run(about);
    piece.place(paragraph(fonts, &[about], measure, Align::Right), 0.0, 1.25);
    piece.rule(0.0, 23.0, measure, 2.0, Ink::Accent);
    piece
}

/// Room for a logo: as high as the line of the name allows, and not wider than a third of it.
const LOGO: (f32, f32) = (150.0, 19.0);

/// The mark of [`brand`]: the logo, else the first letter in a square; then the name.
pub(super) fn brand_mark(
    fonts: &Fonts,
    consultant: &str,
    logo: Option<&Arc<Picture>>,
    width: f32,
) -> Piece {
    let mut piece = Piece::space(15.0);
    let name = Style::new(9.0, 12.5).bold();
    let mut x = 0.0;
    if let Some(picture) = logo {
        let (wide, high) = picture.fitted(LOGO);
        piece.marks.push(Mark::Picture {
            x: 0.0,
            y: 15.0 - high,
            width: wide,
            height: high,
            picture: Arc::clone(picture),
        });
        x = wide + 8.0;
    } else if let Some(initial) = consultant.chars().find(|c| c.is_alphanumeric()) {
        piece.fill(0.0, 0.0, 15.0, 15.0, Ink::Accent);
        let mark = Style::new(11.0, 15.0).bold().ink(Ink::White);
        let initial: String = initial.to_uppercase().collect();
        let letter = paragraph(fonts, &[mark.run(initial)], 15.0, Align::Center);
        piece.place(letter, 0.0, 0.0);
        x = 21.0;
    }
    piece.place(plain(fonts, consultant, name, width), x, 1.25);
    piece
}

/// A section's heading with its number, and a short state at the right.
pub(super) fn heading(
    fonts: &Fonts,
    number: &str,
    words: &str,
    aside: &str,
    measure: f32,
) -> Piece {
    let mut piece = Piece::space(20.0);
    let indent = if number.is_empty() { 0.0 } else { 17.0 };
    piece.place(
        plain(fonts, number, HEADING.ink(Ink::Accent), measure),
        0.0,
        0.0,
    );
    piece.place(plain(fonts, words, HEADING, measure), indent, 0.0);
    let aside = Style::new(8.0, 16.0).ink(Ink::Soft).run(aside);
    piece.place(paragraph(fonts, &[aside], measure, Align::Right), 0.0, 0.0);
    piece
}
