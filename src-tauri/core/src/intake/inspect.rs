//! What an import would see of a file, before anything is imported: the answer of `inspect`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    field::Field,
    grid::{Container, Limit, Sheet, Workbook},
    layout::{self, Column, Mapping, Table},
};

/// Rows of the preview.
const ROWS: usize = 24;
/// Columns of the preview.
const COLUMNS: u16 = 64;
/// Characters of a cell in the preview.
const CHARS: usize = 200;
/// Stands for a PIN.
const HIDDEN: &str = "••••";

/// What an import would see of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Inspection {
    /// What the file is by its content.
    pub container: Container,
    /// Text encoding, absent for workbooks.
    pub encoding: Option<String>,
    /// Every sheet, hidden ones too; a text file is one sheet.
    pub sheets: Vec<SheetInspection>,
    /// What was not taken in as it stands.
    pub limits: Vec<Limit>,
}

/// What an import would see of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetInspection {
    /// Its name; empty for a text file.
    pub name: String,
    /// Shown by the spreadsheet program.
    pub visible: bool,
    /// Cells with text.
    pub cells: usize,
    /// Row of the header, counted from 1; absent when there is none.
    pub header_row: Option<u32>,
    /// What the columns mean, as guessed.
    pub columns: Vec<Column>,
    /// What an import would use unless told otherwise.
    pub mapping: Mapping,
    /// By what this layout is known again; absent without a header.
    pub fingerprint: Option<String>,
    /// Its tables, below and beside each other.
    pub tables: Vec<Table>,
    /// The first rows as they stand.
    pub preview: Vec<PreviewRow>,
}

/// One row of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewRow {
    /// Row, counted from 1.
    pub row: u32,
    /// Texts from column A on, empty ones too, up to the last with text.
    pub cells: Vec<String>,
}

/// Looks at every sheet of a workbook.
pub fn inspect(workbook: &Workbook) -> Inspection {
    Inspection {
        container: workbook.container,
        encoding: workbook.encoding.clone(),
        sheets: workbook.sheets.iter().map(inspect_sheet).collect(),
        limits: workbook.limits.clone(),
    }
}

fn inspect_sheet(sheet: &Sheet) -> SheetInspection {
    let mut tables = layout::tables(sheet);
    let mut preview = preview(sheet, 1, ROWS);
    for table in &mut tables {
        hide_pins(table, &mut preview);
    }
    let (mapping, columns) = layout::best_table(&tables)
        .map(|table| (table.mapping.clone(), table.columns.clone()))
        .unwrap_or_default();
    SheetInspection {
        name: sheet.name.clone(),
        visible: sheet.visible,
        cells: sheet.grid.len(),
        header_row: mapping.header_row,
        columns,
        fingerprint: layout::fingerprint(sheet, &mapping),
        mapping,
        tables,
        preview,
    }
}

/// PINs appear in no output.
fn hide_pins(table: &mut Table, preview: &mut [PreviewRow]) {
    let Some(pin) = table.mapping.column(Field::Pin) else {
        return;
    };
    for column in table
        .columns
        .iter_mut()
        .filter(|column| column.column == pin)
    {
        column.samples = vec![HIDDEN.into()];
    }
    let rows = table.mapping.first_row()..=table.region.bottom;
    for row in preview.iter_mut().filter(|row| rows.contains(&row.row)) {
        if let Some(cell) = row
            .cells
            .get_mut(usize::from(pin - 1))
            .filter(|cell| !cell.is_empty())
        {
            HIDDEN.clone_into(cell);
        }
    }
}

/// Rows with text from `first` on, at most `count`.
pub fn preview(sheet: &Sheet, first: u32, count: usize) -> Vec<PreviewRow> {
    sheet
        .grid
        .rows_from(first)
        .take(count)
        .map(|row| {
            let mut cells = Vec::new();
            for cell in row.cells().take_while(|cell| cell.column <= COLUMNS) {
                let at = usize::from(cell.column);
                cells.resize(at, String::new());
                if let Some(slot) = cells.last_mut() {
                    *slot = cell.text.chars().take(CHARS).collect();
                }
            }
            PreviewRow {
                row: row.number(),
                cells,
            }
        })
        .collect()
}

/// The tables that an import takes when nobody names one: those of visible sheets with a column of numbers. Hidden
/// sheets are offered and never taken silently.
pub fn sheets_with_numbers(workbook: &Workbook) -> Vec<(&Sheet, Mapping)> {
    let visible = workbook.sheets.iter().filter(|sheet| sheet.visible);
    visible
        .flat_map(|sheet| {
            (layout::tables(sheet).into_iter())
                .filter(|table| table.mapping.column(Field::Number).is_some())
                .map(move |table| (sheet, table.mapping))
        })
        .collect()
}

/// The sheet that a person looks at first: of the visible ones with a column of numbers the one with the most cells,
/// else the visible one with the most cells.
pub fn best_sheet(workbook: &Workbook) -> Option<&Sheet> {
    let largest = |a: &&Sheet, b: &&Sheet| a.grid.len().cmp(&b.grid.len());
    // Among equals the first: `max_by` keeps the last.
    let with_numbers = sheets_with_numbers(workbook)
        .into_iter()
        .map(|(sheet, _)| sheet)
        .rev()
        .max_by(largest);
    with_numbers.or_else(|| {
        workbook
            .sheets
            .iter()
            .filter(|sheet| sheet.visible)
            .rev()
            .max_by(largest)
    })
}
