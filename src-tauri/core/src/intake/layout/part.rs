//! A rectangle of a grid that is looked at as if it were a sheet of its own.

use crate::intake::grid::{Grid, Region, Row};

/// A rectangle of a grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) grid: &'a Grid,
    pub(super) at: Region,
}

impl<'a> Part<'a> {
    /// The rectangle around all cells; absent for an empty grid.
    pub(super) fn whole(grid: &'a Grid) -> Option<Self> {
        let (mut left, mut right) = (u16::MAX, 0);
        let mut rows = grid.rows().peekable();
        let top = rows.peek()?.number();
        for row in rows {
            let mut cells = row.cells();
            let first = cells.next().map_or(u16::MAX, |cell| cell.column);
            left = left.min(first);
            right = right.max(cells.last().map_or(first, |cell| cell.column));
        }
        let at = Region {
            top,
            left,
            bottom: grid.last_row(),
            right,
        };
        Some(Self { grid, at })
    }

    /// Another rectangle of the same grid.
    pub(super) fn of(self, at: Region) -> Self {
        Self { at, ..self }
    }

    /// The smallest rectangle around the cells between two columns of it.
    pub(super) fn strip(self, left: u16, right: u16) -> Option<Self> {
        let strip = self.of(Region {
            left,
            right,
            ..self.at
        });
        let top = strip.rows().next()?.number();
        let bottom = strip.rows().last()?.number();
        Some(strip.of(Region {
            top,
            bottom,
            ..strip.at
        }))
    }

    /// Its rows that have cells.
    pub(super) fn rows(self) -> impl Iterator<Item = Row<'a>> {
        self.rows_from(self.at.top)
    }

    /// Its rows that have cells, from row `first` of the sheet on.
    pub(super) fn rows_from(self, first: u32) -> impl Iterator<Item = Row<'a>> {
        let Region {
            top,
            left,
            bottom,
            right,
        } = self.at;
        self.grid
            .rows_from(first.max(top))
            .take_while(move |row| row.number() <= bottom)
            .filter_map(move |row| row.within(left, right))
    }

    /// The row of that number of the sheet; absent when none of its cells here has text.
    pub(super) fn row(self, number: u32) -> Option<Row<'a>> {
        self.rows_from(number)
            .next()
            .filter(|row| row.number() == number)
    }

    /// How many columns it has.
    pub(super) fn width(self) -> u16 {
        self.at.right.saturating_sub(self.at.left).saturating_add(1)
    }
}
