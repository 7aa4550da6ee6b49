//! Boxed grids of account data: label above value, as carriers' clerks read forms.

use super::{
    font::Fonts,
    marks::choices,
    page::{Ink, Piece, Spot},
    text::{Style, plain},
};

const LINE: f32 = 0.9;
const INSET: f32 = 6.45;
const LABEL: Style = Style::new(7.5, 10.0);
const VALUE: Style = Style::new(10.0, 13.0);
const WORDS: Style = Style::new(9.0, 13.0);

/// What a cell holds below its label.
pub(super) enum Content {
    /// Literal data, a line each; nothing when the value is missing.
    Value(Vec<String>),
    /// Words of the form itself, smaller than data.
    Words(String),
    /// Squares to choose from.
    Choices(Vec<(bool, String)>),
}

/// One cell, some of the twelve columns wide.
pub(super) struct Cell {
    span: u8,
    label: &'static str,
    content: Content,
}

impl Cell {
    pub(super) fn value(span: u8, label: &'static str, value: impl Into<String>) -> Self {
        Self::lines(span, label, vec![value.into()])
    }

    pub(super) fn lines(span: u8, label: &'static str, lines: Vec<String>) -> Self {
        Self {
            span,
            label,
            content: Content::Value(lines),
        }
    }

    pub(super) fn words(span: u8, label: &'static str, words: impl Into<String>) -> Self {
        Self {
            span,
            label,
            content: Content::Words(words.into()),
        }
    }

    pub(super) fn choices(span: u8, label: &'static str, options: Vec<(bool, String)>) -> Self {
        Self {
            span,
            label,
            content: Content::Choices(options),
        }
    }

    fn lay(&self, fonts: &Fonts, width: f32) -> Piece {
        let measure = width - 2.0 * INSET;
        let mut piece = plain(fonts, self.label, LABEL, measure);
        match &self.content {
            Content::Value(lines) => {
                let mut value = Piece::default();
                for line in lines {
                    value.stack(plain(fonts, line, VALUE, measure));
                }
                // A missing value leaves the room in which it would stand.
                value.height = value.height.max(VALUE.leading);
                piece.stack(value);
            }
            Content::Words(words) => piece.stack(plain(fonts, words, WORDS, measure)),
            Content::Choices(options) => {
                piece.stack(choices(fonts, options, WORDS, 10.0, measure));
            }
        }
        piece
    }
}

/// Rows of cells; the spans of each row sum to twelve.
pub(super) fn grid(fonts: &Fonts, rows: &[Vec<Cell>], measure: f32) -> Piece {
    grid_of(fonts, rows, measure, LINE, Ink::Black)
}

/// The same in hairlines, for what is no letter.
pub(super) fn light_grid(fonts: &Fonts, rows: &[Vec<Cell>], measure: f32) -> Piece {
    grid_of(fonts, rows, measure, 0.6, Ink::Hair)
}

fn grid_of(fonts: &Fonts, rows: &[Vec<Cell>], measure: f32, line: f32, ink: Ink) -> Piece {
    let unit = measure / 12.0;
    let mut piece = Piece::space(line);
    for row in rows {
        let cells: Vec<_> = row
            .iter()
            .map(|cell| {
                let width = f32::from(cell.span) * unit;
                (cell.label, width, cell.lay(fonts, width))
            })
            .collect();
        let inner = cells
            .iter()
            .map(|(_, _, cell)| cell.height)
            .fold(23.0, f32::max);
        let height = inner + 2.4 + 3.6;
        let top = piece.height;
        let mut x = 0.0;
        for (label, width, cell) in cells {
            if x > 0.0 {
                piece.line((x, top), (x, top + height), line, ink);
            }
            piece.place(cell, x + INSET, top + 2.4);
            piece.spots.push(Spot {
                label,
                x,
                y: top,
                width,
                height: height + line,
            });
            x += width;
        }
        piece.height = top + height + line;
        piece.rule(0.0, top + height, measure, line, ink);
    }
    let depth = piece.height;
    piece.frame(
        (line / 2.0, line / 2.0),
        (measure - line, depth - line),
        line,
        ink,
    );
    piece
}

/// Two boxes with an arrow between: from whom, to whom. Each is label, value and lines below it.
pub(super) fn from_to(
    fonts: &Fonts,
    from: (&str, &str, &[super::text::Run]),
    to: (&str, &str, &[super::text::Run]),
    measure: f32,
) -> Piece {
    let width = (measure - 34.0) / 2.0;
    let lay = |(label, value, below): (&str, &str, &[super::text::Run])| {
        let inner = width - 2.0 * INSET;
        let mut piece = plain(fonts, label, LABEL, inner);
        piece.stack(plain(fonts, value, VALUE, inner));
        piece.height = piece.height.max(LABEL.leading + VALUE.leading);
        piece.stack(super::text::paragraph(
            fonts,
            below,
            inner,
            super::text::Align::Left,
        ));
        piece
    };
    let (from, to) = (lay(from), lay(to));
    let height = from.height.max(to.height) + 2.4 + 4.0 + 2.0 * LINE;
    let mut piece = Piece::space(height);
    for (x, content) in [(0.0, from), (measure - width, to)] {
        piece.frame(
            (x + LINE / 2.0, LINE / 2.0),
            (width - LINE, height - LINE),
            LINE,
            Ink::Black,
        );
        piece.place(content, x + INSET, LINE + 2.4);
    }
    piece.place(super::marks::arrow(), width + 6.0, (height - 10.0) / 2.0);
    piece
}
