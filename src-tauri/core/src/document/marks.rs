//! Drawn marks: the font has no boxes, ticks or arrows, and no meaning hangs on colour alone.

use crate::checklist::ItemState;

use super::{
    font::{Fonts, Weight},
    page::{Ink, Mark, Piece},
    text::{Style, plain},
};

/// Side of a box to mark, in points.
pub(super) const BOX: f32 = 8.5;

/// A square to choose from. The chosen one carries the letter X as text, so that text extraction keeps it.
pub(super) fn choice(fonts: &Fonts, chosen: bool) -> Piece {
    let unit = BOX / 10.0;
    let mut piece = Piece::space(BOX);
    piece.frame(
        (0.5 * unit, 0.5 * unit),
        (9.0 * unit, 9.0 * unit),
        0.9 * unit,
        Ink::Black,
    );
    if chosen {
        let size = 9.6 * unit;
        piece.marks.push(Mark::Text {
            x: (BOX - fonts.width("X", size, Weight::Bold)) / 2.0,
            y: 8.4 * unit,
            size,
            weight: Weight::Bold,
            ink: Ink::Black,
            text: "X".to_owned(),
        });
    }
    piece
}

/// Choices in a row, each with its words; those that do not fit begin a new line.
pub(super) fn choices(
    fonts: &Fonts,
    options: &[(bool, String)],
    style: Style,
    gap: f32,
    measure: f32,
) -> Piece {
    let lead = BOX + 3.5;
    let mut piece = Piece::space(style.leading);
    let mut x = 0.0;
    for (chosen, words) in options {
        let width = lead + fonts.width(words, style.size, style.weight);
        if x > 0.0 && x + width > measure {
            x = 0.0;
            piece.height += style.leading;
        }
        let top = piece.height - style.leading;
        piece.place(
            choice(fonts, *chosen),
            x,
            top + style.baseline() + 1.2 - BOX,
        );
        let label = plain(fonts, words, style, (measure - lead).max(width));
        piece.place(label, x + lead, top);
        x += width + gap;
    }
    piece
}

/// How far an item is, as a drawn state 9 points wide: tick, half, empty, exclamation.
pub(super) fn state(state: ItemState) -> Piece {
    let unit = 0.9;
    let at = |x: f32, y: f32| (x * unit, y * unit);
    let mut piece = Piece::space(9.0);
    match state {
        ItemState::Done => {
            piece.fill(0.0, 0.0, 9.0, 9.0, Ink::Black);
            let tick = [at(2.0, 5.2), at(4.3, 7.6), at(8.2, 2.6)];
            piece.path(&tick, false, None, Some((1.5 * unit, Ink::White)));
        }
        ItemState::Partly => {
            piece.path(
                &[at(0.5, 9.5), at(9.5, 0.5), at(9.5, 9.5)],
                true,
                Some(Ink::Black),
                None,
            );
            piece.frame(at(0.5, 0.5), at(9.0, 9.0), 0.9 * unit, Ink::Black);
        }
        ItemState::Open => piece.frame(at(0.5, 0.5), at(9.0, 9.0), 0.9 * unit, Ink::Black),
        ItemState::Late => {
            piece.frame(at(0.6, 0.6), at(8.8, 8.8), 1.5 * unit, Ink::Black);
            piece.line(at(5.0, 2.2), at(5.0, 5.8), 1.5 * unit, Ink::Black);
            piece.line(at(5.0, 7.0), at(5.0, 8.3), 1.5 * unit, Ink::Black);
        }
    }
    piece
}

/// An arrow to the right, 22 points long and 10 high.
pub(super) fn arrow() -> Piece {
    let mut piece = Piece::space(10.0);
    piece.line((0.0, 5.0), (17.0, 5.0), 1.3, Ink::Black);
    piece.path(
        &[(15.0, 1.0), (22.0, 5.0), (15.0, 9.0)],
        true,
        Some(Ink::Black),
        None,
    );
    piece
}

/// How a bar is filled: by whose work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Ours.
    Solid,
    /// A carrier's.
    Hatched,
    /// The client's.
    Outlined,
}

/// A bar of the timeline.
pub(super) fn bar(piece: &mut Piece, (x, y): (f32, f32), (w, h): (f32, f32), fill: Fill) {
    let w = w.max(2.0);
    match fill {
        Fill::Solid => piece.fill(x, y, w, h, Ink::Accent),
        Fill::Outlined => {
            piece.fill(x, y, w, h, Ink::White);
            piece.frame((x + 0.45, y + 0.45), (w - 0.9, h - 0.9), 0.9, Ink::Black);
        }
        Fill::Hatched => {
            piece.fill(x, y, w, h, Ink::White);
            // Strokes rise to the right; those at the ends are cut at the bar's edges.
            let mut start = x - h;
            while start < x + w {
                let (from, to) = (start.max(x), (start + h).min(x + w));
                if from < to {
                    let rise = |at: f32| y + h - (at - start);
                    piece.line((from, rise(from)), (to, rise(to)), 0.45, Ink::Black);
                }
                start += 3.0;
            }
            piece.frame((x + 0.3, y + 0.3), (w - 0.6, h - 0.6), 0.6, Ink::Black);
        }
    }
}

/// A date: filled when it is confirmed.
pub(super) fn diamond(piece: &mut Piece, (x, y): (f32, f32), confirmed: bool) {
    let r = 4.6;
    let corners = [(x - r, y), (x, y - r), (x + r, y), (x, y + r)];
    let fill = if confirmed { Ink::Black } else { Ink::White };
    piece.path(&corners, true, Some(fill), Some((1.3, Ink::Black)));
}

/// A filled square with a cross: refused.
pub(super) fn crossed() -> Piece {
    let mut piece = Piece::space(9.0);
    piece.fill(0.0, 0.0, 9.0, 9.0, Ink::Black);
    piece.line((2.2, 2.2), (6.8, 6.8), 1.4, Ink::White);
    piece.line((6.8, 2.2), (2.2, 6.8), 1.4, Ink::White);
    piece
}
