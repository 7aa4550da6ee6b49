//! Sheets for tests, written as lines with bars between the cells.

use super::grid::{Grid, Sheet};

/// A sheet of these rows, the first in row 1; empty cells between bars stay empty.
pub(super) fn sheet(rows: &[&str]) -> Sheet {
    let mut grid = Grid::default();
    for (row, line) in (1..).zip(rows) {
        for (column, text) in (1..).zip(line.split('|')) {
            grid.push(row, column, text.trim());
        }
    }
    Sheet {
        name: "DIDs".into(),
        visible: true,
        grid,
    }
}
