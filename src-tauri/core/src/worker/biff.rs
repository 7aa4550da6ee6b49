//! Number formats of the cells of an old workbook ([MS-XLS]), which the library reads but keeps to itself. Values
//! are the library's; what cannot be made out here costs a format, never a cell.

use std::collections::BTreeMap;

use super::{
    code::built_in,
    compound::{u16_at, u32_at},
    format::Format,
};

/// Formats of one sheet.
#[derive(Debug, Default)]
struct Styles {
    /// Row, column and style of those cells that have a format of their own, in order.
    own: Vec<(u16, u16, u16)>,
    /// How many cells have a value.
    cells: u64,
}

/// Formats of a workbook.
#[derive(Debug, Default)]
pub(super) struct Formats {
    styles: Vec<Format>,
    sheets: Vec<Styles>,
    plain: Format,
}

impl Formats {
    /// Reads them out of the workbook's stream.
    pub(super) fn read(stream: &[u8]) -> Self {
        let mut codes = BTreeMap::new();
        let mut styles = Vec::new();
        let mut sheets = Vec::new();
        let mut wide = true;
        for (kind, data) in records(stream) {
            match kind {
                // BOF: Excel 97 and later have Unicode.
                0x0809 => wide = u16_at(data, 0) == Some(0x0600),
                0x041E => {
                    if let Some(id) = u16_at(data, 0) {
                        codes.insert(id, code(data, wide));
                    }
                }
                // XF
                0x00E0 => styles.push(u16_at(data, 2).unwrap_or(0)),
                // BoundSheet
                0x0085 => sheets.push(u32_at(data, 0).unwrap_or(u32::MAX)),
                // EOF
                0x000A => break,
                _ => {}
            }
        }
        let formats: Vec<Format> = styles
            .iter()
            .map(|id| Format::read(codes.get(id).map_or(built_in(*id), String::as_str)))
            .collect();
        let sheets = sheets
            .into_iter()
            .map(|at| {
                let at = usize::try_from(at).unwrap_or(usize::MAX);
                cells(stream.get(at..).unwrap_or_default(), &formats)
            })
            .collect();
        Self {
            styles: formats,
            sheets,
            plain: Format::default(),
        }
    }

    /// How many cells of a sheet have a value, formulas not counted.
    pub(super) fn cells(&self, sheet: usize) -> u64 {
        self.sheets.get(sheet).map_or(0, |sheet| sheet.cells)
    }

    /// The format of a cell, by the sheet's number, row and column counted from 0.
    pub(super) fn of(&self, sheet: usize, row: u32, column: u32) -> &Format {
        let style = || {
            let place = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
            let cells = &self.sheets.get(sheet)?.own;
            let at = cells
                .binary_search_by_key(&place, |cell| (cell.0, cell.1))
                .ok()?;
            self.styles.get(usize::from(cells.get(at)?.2))
        };
        style().unwrap_or(&self.plain)
    }
}

fn cells(stream: &[u8], formats: &[Format]) -> Styles {
    let mut cells = Vec::new();
    let mut count = 0;
    let mut depth = 0_u32;
    let plain = Format::default();
    let own = |style: u16| {
        formats
            .get(usize::from(style))
            .is_some_and(|format| *format != plain)
    };
    for (kind, data) in records(stream) {
        let place = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4));
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            // A chart inside the sheet has cells of its own.
            _ if depth > 1 => {}
            // Formula, Number, Label, RK, LabelSst, RString
            0x0006 | 0x0203 | 0x0204 | 0x027E | 0x00FD | 0x00D6 => {
                // A formula may show nothing.
                count += u64::from(kind != 0x0006);
                if let (Some(row), Some(column), Some(style)) = place
                    && own(style)
                {
                    cells.push((row, column, style));
                }
            }
            // MulRk: row, first column, then a style and a number each, then the last column.
            0x00BD => {
                let (Some(row), Some(first), _) = place else {
                    continue;
                };
                let body = data.get(4..data.len().saturating_sub(2));
                let pairs = body.unwrap_or_default().chunks_exact(6);
                for (column, pair) in (first..=u16::MAX).zip(pairs) {
                    count += 1;
                    if let Some(style) = u16_at(pair, 0).filter(|style| own(*style)) {
                        cells.push((row, column, style));
                    }
                }
            }
            _ => {}
        }
    }
    cells.sort_unstable();
    Styles {
        own: cells,
        cells: count,
    }
}

/// Records of a stream up to where it is cut short.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, 0)?, usize::from(u16_at(stream, 2)?));
        let (data, rest) = stream.get(4..)?.split_at_checked(length)?;
        stream = rest;
        Some((kind, data))
    })
}

/// The code of a Format record: one byte or two a letter.
fn code(data: &[u8], wide: bool) -> String {
    if !wide {
        let text = data.get(3..).unwrap_or_default();
        return text.iter().map(|byte| char::from(*byte)).collect();
    }
    let length = usize::from(u16_at(data, 2).unwrap_or(0));
    let text = data.get(5..).unwrap_or_default();
    if data.get(4).is_some_and(|flags| flags & 1 == 0) {
        return text
            .iter()
            .take(length)
            .map(|byte| char::from(*byte))
            .collect();
    }
    let (pairs, _) = text.as_chunks::<2>();
    let units: Vec<u16> = pairs
        .iter()
        .take(length)
        .map(|pair| u16::from_le_bytes(*pair))
        .collect();
    String::from_utf16_lossy(&units)
}
