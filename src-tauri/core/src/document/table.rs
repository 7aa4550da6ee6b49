//! Tables with horizontal rules only. The head repeats on each page; a row never splits.

use super::{
    font::Fonts,
    page::{Ink, Piece},
    text::{Align, Run, Style, paragraph},
};

const HEAD: Style = Style::new(7.5, 10.0).bold();
/// Titles of crowded columns shrink down to this.
const SMALLEST: f32 = 5.5;
/// Room above and below the text of a row.
pub(super) const PADDING: f32 = 3.6;
const ROW_RULE: f32 = 0.35;
const END_RULE: f32 = 0.8;
/// In a table of groups, a rule follows so many rows.
const GROUP: usize = 5;

/// One column: its title, and how wide it is with the gap to the next.
pub(super) struct Column {
    pub(super) title: String,
    pub(super) width: f32,
    pub(super) gap: f32,
    pub(super) align: Align,
}

impl Column {
    pub(super) fn new(title: impl Into<String>, width: f32) -> Self {
        Self {
            title: title.into(),
            width,
            gap: 6.0,
            align: Align::Left,
        }
    }

    pub(super) fn right(self) -> Self {
        Self {
            align: Align::Right,
            ..self
        }
    }

    pub(super) fn center(self) -> Self {
        Self {
            align: Align::Center,
            gap: 0.0,
            ..self
        }
    }

    pub(super) fn gap(self, gap: f32) -> Self {
        Self { gap, ..self }
    }
}

/// What one cell of a row shows.
pub(super) enum Cell {
    /// Paragraphs below each other; none for an empty cell.
    Text(Vec<Vec<Run>>),
    /// A drawn mark of this width, and how far below the row's padding it stands.
    Mark(Piece, f32, f32),
    /// Another cell on a ground as high as its row.
    Ground(Box<Cell>, Ink),
}

impl Cell {
    pub(super) fn run(run: Run) -> Self {
        Self::Text(vec![vec![run]])
    }
}

/// A table laid out, ready to be broken over pages.
pub(super) struct Table {
    pub(super) head: Piece,
    /// Rows with their rule below.
    pub(super) rows: Vec<Piece>,
    /// Width of the rules.
    pub(super) width: f32,
}

impl Table {
    /// Lays out head and rows. `hair` is the ink of the rules between rows.
    pub(super) fn lay(fonts: &Fonts, columns: &[Column], rows: Vec<Vec<Cell>>, hair: Ink) -> Self {
        Self::lay_with(fonts, columns, rows, hair, PADDING)
    }

    /// The same with another padding of its rows.
    pub(super) fn lay_with(
        fonts: &Fonts,
        columns: &[Column],
        rows: Vec<Vec<Cell>>,
        hair: Ink,
        padding: f32,
    ) -> Self {
        let width = columns.iter().map(|column| column.width).sum();
        let style = head_style(fonts, columns);
        let titles = columns
            .iter()
            .map(|column| Cell::run(style.run(&column.title)))
            .collect();
        let mut head = Piece::space(1.0);
        head.rule(0.0, 0.0, width, 1.0, Ink::Black);
        let mut cells = row(fonts, columns, titles, 3.0);
        head.height += cells.height;
        let below = head.height;
        cells.rule(0.0, below - 1.0, width, 0.6, Ink::Black);
        head.place(cells, 0.0, 1.0);
        head.height += 0.6;
        let rows = rows
            .into_iter()
            .map(|cells| {
                let mut piece = row(fonts, columns, cells, padding);
                let bottom = piece.height;
                piece.rule(0.0, bottom, width, ROW_RULE, hair);
                piece.height += ROW_RULE;
                piece
            })
            .collect();
        Self { head, rows, width }
    }

    /// The same in groups: each group's line stands with its first row, and a rule only after each fifth row of a group
    /// and at its end, so that a long list of like rows can be followed across.
    pub(super) fn lay_groups(
        fonts: &Fonts,
        columns: &[Column],
        groups: Vec<(Piece, Vec<Vec<Cell>>)>,
        hair: Ink,
        padding: f32,
    ) -> Self {
        let mut table = Self::lay_with(fonts, columns, Vec::new(), hair, padding);
        for (line, cells) in groups {
            let last = cells.len();
            let mut line = Some(line);
            for (place, cells) in (1..).zip(cells) {
                let mut piece = line.take().unwrap_or_default();
                piece.stack(row(fonts, columns, cells, padding));
                if place % GROUP == 0 || place == last {
                    let bottom = piece.height;
                    piece.rule(0.0, bottom, table.width, ROW_RULE, hair);
                }
                piece.height += ROW_RULE;
                table.rows.push(piece);
            }
        }
        table
    }

    /// The table as one piece, for places where it cannot break.
    pub(super) fn whole(self) -> Piece {
        let width = self.width;
        let mut piece = self.head;
        for row in self.rows {
            piece.stack(row);
        }
        end(&mut piece, width);
        piece
    }
}

/// The style of the titles: as small as it takes that no word of them is wider than its column, since a word never
/// breaks.
fn head_style(fonts: &Fonts, columns: &[Column]) -> Style {
    let fit = columns
        .iter()
        .flat_map(|column| {
            let room = column.width - column.gap.max(4.0);
            column.title.split(' ').map(move |word| {
                let width = fonts.width(word, HEAD.size, HEAD.weight);
                if width > room { room / width } else { 1.0 }
            })
        })
        .fold(1.0_f32, f32::min);
    Style {
        size: (HEAD.size * fit).max(SMALLEST),
        ..HEAD
    }
}

/// Draws the rule that ends a table over the last row's own.
pub(super) fn end(piece: &mut Piece, width: f32) {
    let bottom = piece.height;
    piece.rule(0.0, bottom - ROW_RULE, width, END_RULE, Ink::Black);
    piece.height += END_RULE - ROW_RULE;
}

fn row(fonts: &Fonts, columns: &[Column], cells: Vec<Cell>, padding: f32) -> Piece {
    let mut piece = Piece::default();
    let mut grounds = Vec::new();
    let mut x = 0.0;
    let mut depth: f32 = 0.0;
    for (column, cell) in columns.iter().zip(cells) {
        let cell = match cell {
            Cell::Ground(cell, ink) => {
                grounds.push((x, column.width, ink));
                *cell
            }
            cell => cell,
        };
        depth = depth.max(put(fonts, &mut piece, column, cell, (x, padding)));
        x += column.width;
    }
    let height = depth + 2.0 * padding;
    // Grounds lie below what stands on them.
    let mut whole = Piece::space(height);
    for (x, width, ink) in grounds {
        whole.fill(x, 0.0, width, height, ink);
    }
    whole.place(piece, 0.0, 0.0);
    whole.height = height;
    whole
}

/// Puts a cell into its column; answers how deep it is.
fn put(
    fonts: &Fonts,
    piece: &mut Piece,
    column: &Column,
    cell: Cell,
    (x, padding): (f32, f32),
) -> f32 {
    match cell {
        Cell::Text(paragraphs) => {
            let mut text = Piece::default();
            for runs in paragraphs {
                text.stack(paragraph(
                    fonts,
                    &runs,
                    column.width - column.gap,
                    column.align,
                ));
            }
            let depth = text.height;
            piece.place(text, x, padding);
            depth
        }
        Cell::Mark(mark, width, drop) => {
            let inner = column.width - column.gap;
            let dx = match column.align {
                Align::Left => 0.0,
                Align::Center => (inner - width) / 2.0,
                Align::Right => inner - width,
            };
            let depth = mark.height + drop;
            piece.place(mark, x + dx, padding + drop);
            depth
        }
        Cell::Ground(cell, _) => put(fonts, piece, column, *cell, (x, padding)),
    }
}
