//! Tables as a workbook that opens clean in Excel and LibreOffice: text cells for text, real dates and amounts, a
//! frozen head with filters, widths by content.
//!
//! Nothing is written as a formula, and nothing is left to the reader's guess: telephone numbers keep the format of
//! text, so a program that edits them does not turn them into numbers. Its date is the record's, so bytes repeat.

use chrono::Datelike as _;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

use super::{BookHead, Sheet, Value, digits};
use crate::document::DocumentError;

/// Rows that a sheet takes below its head. [ECMA-376: 1,048,576 rows]
const MOST_ROWS: usize = 1_048_575;
/// Characters that a cell takes. [Excel specifications and limits]
const MOST_CHARACTERS: usize = 32_767;
/// Widest and narrowest column, in characters.
const WIDTHS: (usize, usize) = (7, 60);
/// The rows that decide a column's width; later ones are seldom longer.
const LOOKED_AT: usize = 2_000;

/// The tables as a workbook, a sheet each.
pub fn workbook(sheets: &[Sheet], head: &BookHead<'_>) -> Result<Vec<u8>, DocumentError> {
    write(sheets, head).map_err(|cause| DocumentError::Writing {
        document: head.title.clone(),
        reason: cause.to_string(),
    })
}

/// How cells look, made once.
struct Looks {
    head: Format,
    text: Format,
    wrapped: Format,
    count: Format,
    money: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: Format::new()
                .set_bold()
                .set_align(FormatAlign::Bottom)
                .set_border_bottom(FormatBorder::Thin)
                .set_num_format("@"),
            text: top().set_num_format("@"),
            wrapped: top().set_num_format("@").set_text_wrap(),
            count: top().set_num_format("0"),
            money: top().set_num_format("#,##0.00"),
            day: top()
                .set_num_format("yyyy\\-mm\\-dd")
                .set_align(FormatAlign::Left),
        }
    }
}

fn write(sheets: &[Sheet], head: &BookHead<'_>) -> Result<Vec<u8>, XlsxError> {
    let made = head.record.made;
    // The epoch of a workbook is 1900; a record without an entry has no date to speak of.
    let year = u16::try_from(made.year()).unwrap_or(1970).max(1970);
    let month = u8::try_from(made.month()).unwrap_or(1);
    let day = u8::try_from(made.day()).unwrap_or(1);
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(&head.title)
            .set_author(head.author)
            .set_comment(format!(
                "Record head {} {}",
                head.record.sequence, head.record.hash
            ))
            .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?),
    );
    let looks = Looks::new();
    for sheet in sheets {
        let mut parts = sheet.rows.chunks(MOST_ROWS).collect::<Vec<_>>();
        if parts.is_empty() {
            parts.push(&[]);
        }
        for (part, rows) in parts.into_iter().enumerate() {
            let name = match part {
                0 => sheet.title.clone(),
                more => format!("{} {}", sheet.title, more + 1),
            };
            let page = book.add_worksheet();
            page.set_name(name)?;
            fill(page, sheet, rows, &looks)?;
            page.set_header(format!("&L{}&R&A", safe(&head.title)));
            page.set_footer(format!(
                "&LRecord head {}, made {}&RPage &P of &N",
                head.record.sequence,
                safe(&head.record.made_local)
            ));
        }
    }
    book.save_to_buffer()
}

/// Text of a printed head, in which an ampersand begins a command.
fn safe(text: &str) -> String {
    text.replace('&', "&&")
}

fn fill(
    page: &mut Worksheet,
    sheet: &Sheet,
    rows: &[Vec<Value>],
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut wide = Vec::new();
    for (column, title) in (0..).zip(&sheet.columns) {
        let longest = rows
            .iter()
            .take(LOOKED_AT)
            .filter_map(|row| row.get(usize::from(column)))
            .map(length)
            // The head has the filter's button beside it.
            .fold(title.chars().count() + 3, usize::max);
        wide.push(longest > WIDTHS.1);
        let width = u16::try_from(longest.clamp(WIDTHS.0, WIDTHS.1) + 1).unwrap_or(10);
        page.set_column_width(column, f64::from(width))?;
        page.write_string_with_format(0, column, *title, &looks.head)?;
    }
    for (at, row) in (1..).zip(rows) {
        for (column, value) in (0..).zip(row) {
            let wraps = wide.get(usize::from(column)).copied().unwrap_or(false);
            cell(page, (at, column), value, wraps, looks)?;
        }
    }
    let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(0);
    let last_row = u32::try_from(rows.len()).unwrap_or(0);
    page.autofilter(0, 0, last_row, last_column)?;
    page.set_freeze_panes(1, 0)?;
    if last_row > 0 {
        page.ignore_error_range(1, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    }
    page.set_landscape();
    page.set_repeat_rows(0, 0)?;
    page.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn length(value: &Value) -> usize {
    match value {
        Value::Text(text) => text
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap_or(0),
        other => other.plain().len(),
    }
}

fn cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    wraps: bool,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => return Ok(()),
        Value::Text(text) => {
            // What is longer does not fit a cell of any spreadsheet; CSV and JSON have it whole.
            let fits: String = text.chars().take(MOST_CHARACTERS).collect();
            let look = if wraps || fits.contains('\n') {
                &looks.wrapped
            } else {
                &looks.text
            };
            page.write_string_with_format(row, column, fits, look)?
        }
        Value::Count(count) => match i32::try_from(*count) {
            Ok(count) => page.write_number_with_format(row, column, count, &looks.count)?,
            Err(_) => page.write_string_with_format(row, column, count.to_string(), &looks.text)?,
        },
        // Whole cents in text make the nearest double, which shows the same two digits.
        Value::Money(amount) => match digits(*amount).parse::<f64>() {
            Ok(amount) => page.write_number_with_format(row, column, amount, &looks.money)?,
            Err(_) => page.write_string_with_format(row, column, digits(*amount), &looks.text)?,
        },
        Value::Day(day) => {
            let date = u16::try_from(day.year())
                .ok()
                .zip(u8::try_from(day.month()).ok())
                .zip(u8::try_from(day.day()).ok())
                .filter(|((year, _), _)| (1900..=9999).contains(year));
            match date {
                Some(((year, month), date)) => {
                    let date = ExcelDateTime::from_ymd(year, month, date)?;
                    page.write_datetime_with_format(row, column, &date, &looks.day)?
                }
                None => page.write_string_with_format(row, column, day.to_string(), &looks.text)?,
            }
        }
    };
    Ok(())
}
