//! A foreign file as plain text cells: what the worker hands over and what everything else of the
//! intake reads.
//!
//! Cells are sparse and lie in one string, so that a sheet of a million cells costs tens of megabytes
//! and a stray cell at XFD1048576 costs one cell. Knows neither formats nor telephone numbers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a foreign file is by its content, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Container {
    /// Excel workbook.
    Xlsx,
    /// Excel workbook with macros (which are never run).
    Xlsm,
    /// Excel binary workbook.
    Xlsb,
    /// Excel 97 to 2003, or 5.0.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Excel 2003 workbook in one piece of XML.
    SheetXml,
    /// Tables of a web page, under whatever name.
    Html,
    /// Text with commas, semicolons or bars between the fields.
    Csv,
    /// Text with tabs between the fields.
    Tsv,
    /// Text without fields: each line is one cell.
    Txt,
}

/// Something of the file that was not taken in as it stands: a bound that was hit, a sheet or a byte
/// that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Limit {
    /// Stable name, such as `cell_too_long`.
    pub code: String,
    /// The sheet, empty for the whole file.
    pub sheet: String,
    /// Row counted from 1, 0 for the whole sheet.
    pub row: u32,
    /// Column counted from 1, 0 for the whole row.
    pub column: u32,
    /// What happened, for people.
    pub message: String,
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The file's name without its folder.
    pub file: String,
    /// What it is.
    pub container: Container,
    /// Name of the text encoding by the WHATWG list, such as `UTF-8`; absent for workbooks.
    pub encoding: Option<String>,
    /// Its sheets in the file's order, hidden ones too; a text file is one sheet.
    pub sheets: Vec<Sheet>,
    /// What was not taken in as it stands.
    pub limits: Vec<Limit>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a text file.
    pub name: String,
    /// Shown by the spreadsheet program.
    pub visible: bool,
    /// Its cells.
    pub grid: Grid,
}

/// A rectangle of cells, its edges included, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Region {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u16,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u16,
}

/// Cells that hold text, in order of row and column, both counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    text: String,
    cells: Vec<Span>,
    merges: Vec<Region>,
}

/// Where a cell's text lies in [`Grid::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    row: u32,
    start: u32,
    len: u32,
    column: u16,
}

/// One cell with text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Row, counted from 1.
    pub row: u32,
    /// Column, counted from 1.
    pub column: u16,
    /// The text as shown; never empty.
    pub text: &'a str,
}

/// One row with at least one cell.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    text: &'a str,
    cells: &'a [Span],
}

impl Grid {
    /// Takes a cell in. Empty text is no cell. False when the grid is full (4 GiB of text).
    pub fn push(&mut self, row: u32, column: u16, text: &str) -> bool {
        if text.is_empty() {
            return true;
        }
        let (Ok(start), Ok(len)) = (u32::try_from(self.text.len()), u32::try_from(text.len()))
        else {
            return false;
        };
        if start.checked_add(len).is_none() {
            return false;
        }
        self.text.push_str(text);
        self.cells.push(Span {
            row,
            start,
            len,
            column,
        });
        true
    }

    /// Brings cells that came out of order into order. Where a file gives a cell twice, the last one
    /// counts, as in a spreadsheet program.
    pub fn finish(&mut self) {
        let place = |span: &Span| (span.row, span.column);
        if self.cells.is_sorted_by(|a, b| place(a) < place(b)) {
            return;
        }
        self.cells.sort_by_key(place);
        self.cells.reverse();
        self.cells.dedup_by_key(|span| place(span));
        self.cells.reverse();
    }

    /// Takes in that these cells are merged into one; the text stands in the first.
    pub fn merge(&mut self, region: Region) {
        if region.left < region.right || region.top < region.bottom {
            self.merges.push(region);
        }
    }

    /// Cells that are merged into one, in the file's order.
    pub fn merges(&self) -> &[Region] {
        &self.merges
    }

    /// Number of cells with text.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether no cell has text.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Rows that have cells, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.cells.chunk_by(|a, b| a.row == b.row).map(|cells| Row {
            text: &self.text,
            cells,
        })
    }

    /// Rows that have cells, from row `first` on.
    pub fn rows_from(&self, first: u32) -> impl Iterator<Item = Row<'_>> {
        let at = self.cells.partition_point(|span| span.row < first);
        self.cells
            .get(at..)
            .unwrap_or_default()
            .chunk_by(|a, b| a.row == b.row)
            .map(|cells| Row {
                text: &self.text,
                cells,
            })
    }

    /// The row of that number; absent when none of its cells has text.
    pub fn row(&self, number: u32) -> Option<Row<'_>> {
        self.rows_from(number)
            .next()
            .filter(|row| row.number() == number)
    }

    /// Number of the last row that has cells, 0 for an empty grid.
    pub fn last_row(&self) -> u32 {
        self.cells.last().map_or(0, |span| span.row)
    }
}

impl<'a> Row<'a> {
    /// Its number, counted from 1.
    pub fn number(&self) -> u32 {
        self.cells.first().map_or(0, |span| span.row)
    }

    /// Its cells, from left to right.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> + use<'a> {
        let text = self.text;
        self.cells.iter().map(move |span| cell(text, span))
    }

    /// Text of one cell; absent when it is empty.
    pub fn get(&self, column: u16) -> Option<&'a str> {
        let at = self
            .cells
            .binary_search_by_key(&column, |span| span.column)
            .ok()?;
        self.cells.get(at).map(|span| cell(self.text, span).text)
    }

    /// The part of it between two columns; absent when no cell there has text.
    #[must_use]
    pub fn within(self, left: u16, right: u16) -> Option<Self> {
        let from = self.cells.partition_point(|span| span.column < left);
        let to = self.cells.partition_point(|span| span.column <= right);
        let cells = self.cells.get(from..to).filter(|cells| !cells.is_empty())?;
        Some(Self { cells, ..self })
    }

    /// Number of cells with text.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Never: a row has at least one cell.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

fn cell<'a>(text: &'a str, span: &Span) -> Cell<'a> {
    let start = usize::try_from(span.start).unwrap_or(usize::MAX);
    let len = usize::try_from(span.len).unwrap_or(usize::MAX);
    Cell {
        row: span.row,
        column: span.column,
        text: text
            .get(start..start.saturating_add(len))
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;

    #[test]
    fn a_file_that_gives_its_cells_out_of_order_is_read_like_any_other() {
        let mut grid = Grid::default();
        for (row, column, text) in [(3, 1, "c"), (1, 2, "old"), (1, 2, "new"), (1, 1, "a")] {
            assert!(grid.push(row, column, text));
        }
        grid.finish();
        let cells: Vec<_> = grid
            .rows()
            .flat_map(|row| row.cells().collect::<Vec<_>>())
            .map(|cell| (cell.row, cell.column, cell.text))
            .collect();
        assert_eq!(cells, [(1, 1, "a"), (1, 2, "new"), (3, 1, "c")]);
        assert_eq!(grid.row(1).and_then(|row| row.get(2)), Some("new"));
        assert!(grid.row(2).is_none());
        assert_eq!(grid.rows_from(2).count(), 1);
        assert_eq!(grid.last_row(), 3);
    }
}
