//! Workbooks through calamine: streaming where the library can (xlsm and xlsx that [`xlsx`] has left to it), whole
//! ranges under the worker's memory cap where it cannot (xls).

use std::{
    fs::File,
    io::{BufReader, Seek, Write},
};

use calamine::{
    Data, DataRef, ExcelDateTime, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};

use super::{
    archive::Archive,
    biff::Formats,
    compound::Compound,
    format::Format,
    missed, ods,
    serve::{Answer, Stop},
    show,
    wire::Refusal,
    xlsb, xlsx,
};
use crate::intake::grid::Container;

/// Reads the workbook in an archive of that kind.
pub(super) fn from_zip<W: Write>(
    mut file: File,
    mut archive: Archive,
    answer: &mut Answer<W>,
) -> Result<(), Stop> {
    let container = archive.container;
    let is_xlsx = matches!(container, Container::Xlsx | Container::Xlsm);
    if !(is_xlsx && xlsx::read(&file, &mut archive, answer)?) {
        let weight = archive.weigh(&[])?;
        drop(archive);
        match container {
            Container::Xlsb => return xlsb::read(&file, answer),
            Container::Ods => return ods::packed(&file, answer),
            _ => {}
        }
        answer.again()?;
        file.rewind()?;
        let input = BufReader::with_capacity(1 << 16, file.try_clone()?);
        by_library(input, container, weight.merges, answer)?;
    }
    // A sheet that broke has been told of.
    if answer.limits > 0 {
        return Ok(());
    }
    answer.whole_file();
    missed::check(&file, answer.cells, answer)
}

fn damaged(error: &impl ToString) -> Stop {
    Refusal::Unreadable(error.to_string()).into()
}

/// Reads what is not written as [`xlsx`] expects it.
pub(super) fn by_library<W: Write>(
    input: BufReader<File>,
    container: Container,
    merges: bool,
    answer: &mut Answer<W>,
) -> Result<(), Stop> {
    let mut book: Xlsx<_> = Xlsx::new(input).map_err(|error| match error {
        XlsxError::Password => Refusal::Encrypted.into(),
        other => damaged(&other),
    })?;
    answer.head(container, None)?;
    let is_1904 = book.has_1904_epoch();
    let mut text = String::new();
    for sheet in book.sheets_metadata().to_vec() {
        answer.sheet(&sheet.name, sheet.visible == SheetVisible::Visible)?;
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut cells = match book.worksheet_cells_reader(&sheet.name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => {
                answer.drop_sheet(&error.to_string())?;
                continue;
            }
        };
        let formats: Vec<Format> = cells.styles().iter().map(show::format_of).collect();
        let plain = Format::default();
        loop {
            match cells.next_cell_with_style_id() {
                Ok(Some((cell, style))) => {
                    let (row, column) = cell.get_position();
                    let format = formats.get(style).unwrap_or(&plain);
                    if let DataRef::SharedString(shared) = cell.get_value()
                        && format.leaves_text()
                    {
                        answer.cell(row, column, shared)?;
                    } else if let DataRef::Float(serial) = cell.get_value()
                        && let Some(kind) = format.moment(*serial)
                    {
                        // The library does not know every format of a time.
                        let moment = ExcelDateTime::new(*serial, kind, is_1904);
                        show::value(&DataRef::DateTime(moment), format, &mut text);
                        answer.cell(row, column, &text)?;
                    } else {
                        show::value(cell.get_value(), format, &mut text);
                        answer.cell(row, column, &text)?;
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    answer.drop_sheet(&error.to_string())?;
                    break;
                }
            }
        }
        drop(cells);
        // A merge that cannot be read costs nothing but its extent.
        if merges && let Ok(merges) = book.merge_cells_by_sheet_name(&sheet.name) {
            answer.merges(merges.iter().map(|merge| (merge.start, merge.end)))?;
        }
    }
    Ok(())
}

/// Reads an old workbook.
pub(super) fn from_xls<W: Write>(mut file: File, answer: &mut Answer<W>) -> Result<(), Stop> {
    let formats = Compound::open(&mut file)
        .and_then(|mut compound| {
            compound
                .stream("Workbook")
                .or_else(|| compound.stream("Book"))
        })
        .map(|stream| Formats::read(&stream))
        .unwrap_or_default();
    file.rewind()?;
    let mut book: Xls<_> = Xls::new(BufReader::new(file)).map_err(|error| match error {
        XlsError::Password => Refusal::Encrypted.into(),
        other => damaged(&other),
    })?;
    if book.sheets_metadata().is_empty() {
        return Err(Refusal::Unreadable("it names no sheet".into()).into());
    }
    answer.head(Container::Xls, None)?;
    for (number, sheet) in book.sheets_metadata().to_vec().iter().enumerate() {
        answer.sheet(&sheet.name, sheet.visible == SheetVisible::Visible)?;
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        match book.worksheet_range(&sheet.name) {
            Ok(range) => {
                let before = answer.cells;
                let format = |row, column| formats.of(number, row, column);
                dense(&range, format, answer)?;
                missed::tell(answer.cells - before, formats.cells(number), answer)?;
            }
            Err(error) => answer.drop_sheet(&error.to_string())?,
        }
        if let Ok(merges) = book.merge_cells_by_sheet_name(&sheet.name) {
            answer.merges(merges.iter().map(|merge| (merge.start, merge.end)))?;
        }
    }
    Ok(())
}

fn dense<'a, W: Write>(
    range: &Range<Data>,
    format: impl Fn(u32, u32) -> &'a Format,
    answer: &mut Answer<W>,
) -> Result<(), Stop> {
    let Some((top, left)) = range.start() else {
        return Ok(());
    };
    let mut text = String::new();
    for (row, column, value) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
        let column = u32::try_from(column)
            .unwrap_or(u32::MAX)
            .saturating_add(left);
        show::owned(value, format(row, column), &mut text);
        answer.cell(row, column, &text)?;
    }
    Ok(())
}
