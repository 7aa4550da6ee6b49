//! OpenDocument sheets, packed or flat: cells with the text that their program shows, which these files carry beside
//! the value. Read as a stream, so that repeats cost what they show and not what they span.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    fs::File,
    io::{self, BufRead, BufReader, Write},
};

use super::{
    MAX_CELLS, MAX_MERGES,
    archive::Parts,
    decimal::general,
    format::loses_digits,
    serve::{Answer, Stop},
    show,
    wire::Refusal,
    xml::{Event, Tag, Xml, unescape},
};
use crate::intake::grid::Container;

/// Rows of a sheet, at most: no spreadsheet program has more.
const MAX_ROWS: u32 = 1 << 20;

fn damaged(error: &io::Error) -> Stop {
    let what = match error.kind() {
        io::ErrorKind::UnexpectedEof => "its content ends too soon".to_owned(),
        _ => error.to_string(),
    };
    Refusal::Unreadable(what).into()
}

/// Reads a packed document.
pub(super) fn packed<W: Write>(file: &File, answer: &mut Answer<W>) -> Result<(), Stop> {
    let mut parts = Parts::open(file)?;
    if let Some(manifest) = parts.part("META-INF/manifest.xml") {
        let mut xml = Xml::new(BufReader::new(manifest));
        while let Ok(Some(event)) = xml.next() {
            if matches!(event, Event::Open(tag, _) if tag.name() == "manifest:encryption-data") {
                return Err(Refusal::Encrypted.into());
            }
        }
    }
    let content = parts
        .part("content.xml")
        .ok_or_else(|| Refusal::Unreadable("it has no content".into()))?;
    content_of(BufReader::with_capacity(1 << 16, content), answer)
}

/// Reads a flat document, or the content of a packed one.
pub(super) fn content_of<R: BufRead, W: Write>(
    input: R,
    answer: &mut Answer<W>,
) -> Result<(), Stop> {
    let mut reader = Reader {
        xml: Xml::new(input),
        hidden: BTreeSet::new(),
        row: 0,
        row_repeat: 1,
        column: 0,
        cells: Vec::new(),
        spans: Vec::new(),
        merges: Vec::new(),
        text: String::new(),
    };
    answer.head(Container::Ods, None)?;
    reader.document(answer)
}

struct Reader<R> {
    xml: Xml<R>,
    /// Styles of tables that are not shown.
    hidden: BTreeSet<String>,
    row: u32,
    row_repeat: u32,
    column: u32,
    /// Cells of the row, for its repeats.
    cells: Vec<(u32, String)>,
    /// Cells of the row that span others: column, rows, columns.
    spans: Vec<(u32, u32, u32)>,
    /// Merged cells of the table, from their first to their last.
    merges: Vec<((u32, u32), (u32, u32))>,
    text: String,
}

/// What a cell says of itself before its text comes.
struct Cell {
    kind: String,
    value: Option<String>,
    repeat: u32,
    /// Rows and columns that it spans.
    span: (u32, u32),
}

impl Cell {
    fn of(tag: Tag<'_>) -> Self {
        let get = |name: &str| tag.get(name).map(Cow::into_owned);
        let error = get("calcext:value-type").filter(|kind| kind == "error");
        let kind = error
            .or_else(|| get("office:value-type"))
            .unwrap_or_default();
        let value = match kind.as_str() {
            "date" => get("office:date-value"),
            "time" => get("office:time-value"),
            "boolean" => get("office:boolean-value"),
            "string" => get("office:string-value"),
            _ => get("office:value"),
        };
        Self {
            kind,
            value,
            repeat: repeat(tag, "table:number-columns-repeated"),
            span: (
                repeat(tag, "table:number-rows-spanned"),
                repeat(tag, "table:number-columns-spanned"),
            ),
        }
    }

    /// The text of the cell, by what its program shows.
    fn shown(&self, text: &str, out: &mut String) {
        out.clear();
        match (self.kind.as_str(), &self.value) {
            ("date", Some(day)) => show::iso(day, out),
            ("time", Some(time)) => show::duration_iso(time, out),
            ("boolean", Some(flag)) if text.is_empty() => out.push_str(&flag.to_uppercase()),
            ("float" | "percentage" | "currency", Some(value)) => match value.parse::<f64>() {
                // No format, or one that hides digits of a telephone number.
                Ok(x) if text.is_empty() || loses_digits(x, text) || is_bare(text) => {
                    general(x, out);
                }
                _ => out.push_str(text),
            },
            (_, Some(value)) if text.is_empty() => out.push_str(value),
            _ => out.push_str(text),
        }
    }
}

/// A number with more digits than a cell without a format shows in other programs.
fn is_bare(text: &str) -> bool {
    text.len() > 11
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'))
}

fn repeat(tag: Tag<'_>, name: &str) -> u32 {
    let times = tag.get(name).and_then(|n| n.trim().parse().ok());
    times.unwrap_or(1).clamp(1, MAX_ROWS)
}

impl<R: BufRead> Reader<R> {
    fn document<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        let mut style = None;
        while let Some(event) = self.xml.next().map_err(|error| damaged(&error))? {
            let Event::Open(tag, empty) = event else {
                continue;
            };
            match tag.name() {
                "style:style" => style = tag.get("style:name").map(Cow::into_owned),
                "style:table-properties"
                    if tag.get("table:display").as_deref() == Some("false") =>
                {
                    self.hidden.extend(style.take());
                }
                "table:table" if !empty => {
                    // Without a name it is a copy of what lies in another file.
                    let Some(name) = tag.get("table:name").map(Cow::into_owned) else {
                        continue;
                    };
                    let visible = tag
                        .get("table:style-name")
                        .is_none_or(|style| !self.hidden.contains(&*style));
                    answer.sheet(&name, visible)?;
                    self.table(answer)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn table<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        (self.row, self.row_repeat) = (0, 1);
        self.merges.clear();
        loop {
            let event = self.xml.next().map_err(|error| damaged(&error))?;
            match event {
                None => return Err(damaged(&io::ErrorKind::UnexpectedEof.into())),
                Some(Event::Open(tag, empty)) => match tag.name() {
                    "table:table-row" => {
                        self.row_repeat = repeat(tag, "table:number-rows-repeated");
                        self.column = 0;
                        self.cells.clear();
                        self.spans.clear();
                        if empty {
                            self.end_row(answer)?;
                        }
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        let cell = Cell::of(tag);
                        self.text.clear();
                        if !empty {
                            self.paragraphs()?;
                        }
                        self.end_cell(&cell);
                    }
                    // Drawings over the sheet have texts and tables of their own.
                    "table:shapes" | "office:forms" if !empty => self.skip()?,
                    _ => {}
                },
                Some(Event::Close("table:table-row")) => self.end_row(answer)?,
                Some(Event::Close("table:table")) => {
                    return Ok(answer.merges(self.merges.drain(..))?);
                }
                Some(_) => {}
            }
        }
    }

    fn end_cell(&mut self, cell: &Cell) {
        let mut shown = String::new();
        cell.shown(&self.text, &mut shown);
        if !shown.trim().is_empty() {
            // Right of what any sheet has, one says that there is more.
            let last = self.column.saturating_add(cell.repeat).min(16_385);
            for column in self.column..last {
                self.cells.push((column, shown.clone()));
            }
        }
        if cell.span != (1, 1) {
            self.spans.push((self.column, cell.span.0, cell.span.1));
        }
        self.column = self.column.saturating_add(cell.repeat);
    }

    fn end_row<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        let next = self.row.saturating_add(self.row_repeat).min(MAX_ROWS);
        if !self.cells.is_empty() {
            let rows = u64::from(next - self.row);
            let more = rows.saturating_mul(u64::try_from(self.cells.len()).unwrap_or(u64::MAX));
            // Said before twenty million have been sent.
            if answer.cells.saturating_add(more) > MAX_CELLS {
                return Err(Refusal::TooManyCells.into());
            }
            for row in self.row..next {
                for (column, text) in &self.cells {
                    answer.cell(row, *column, text)?;
                }
            }
        }
        for row in self.row..next {
            // One more than is taken, so that the answer says that there are more.
            if self.spans.is_empty() || self.merges.len() > MAX_MERGES {
                break;
            }
            self.merges
                .extend(self.spans.iter().map(|(column, rows, columns)| {
                    let last = (
                        row.saturating_add(rows - 1).min(MAX_ROWS - 1),
                        column.saturating_add(columns - 1),
                    );
                    ((row, *column), last)
                }));
        }
        self.row = next;
        self.cells.clear();
        self.spans.clear();
        Ok(())
    }

    /// Text of a cell's paragraphs, up to the cell's end.
    fn paragraphs(&mut self) -> Result<(), Stop> {
        let mut inside = false;
        let mut paragraphs = 0_u32;
        loop {
            let event = self.xml.next().map_err(|error| damaged(&error))?;
            match event {
                None => return Err(damaged(&io::ErrorKind::UnexpectedEof.into())),
                Some(Event::Open(tag, empty)) => match tag.name() {
                    "text:p" | "text:h" => {
                        if paragraphs > 0 {
                            self.text.push('\n');
                        }
                        paragraphs += 1;
                        inside = !empty;
                    }
                    "text:s" => {
                        let count = repeat(tag, "text:c").min(1_000);
                        self.text.extend((0..count).map(|_| ' '));
                    }
                    "text:tab" => self.text.push('\t'),
                    "text:line-break" => self.text.push('\n'),
                    // Comments, how letters are spoken, pictures: not what the cell shows.
                    name if !empty
                        && (name == "office:annotation"
                            || name == "text:ruby-text"
                            || name == "table:table"
                            || name.starts_with("draw:")) =>
                    {
                        self.skip()?;
                    }
                    _ => {}
                },
                Some(Event::Close("text:p" | "text:h")) => inside = false,
                Some(Event::Close("table:table-cell" | "table:covered-table-cell")) => {
                    return Ok(());
                }
                Some(Event::Text(text)) if inside => self.text.push_str(&unescape(text)),
                Some(Event::Literal(text)) if inside => self.text.push_str(text),
                Some(Event::Close(_) | Event::Text(_) | Event::Literal(_)) => {}
            }
        }
    }

    /// Passes over an element that has begun.
    fn skip(&mut self) -> Result<(), Stop> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.xml.next().map_err(|error| damaged(&error))? {
                None => return Err(damaged(&io::ErrorKind::UnexpectedEof.into())),
                Some(Event::Open(_, false)) => depth = depth.saturating_add(1),
                Some(Event::Close(_)) => depth -= 1,
                Some(_) => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    fn shown(kind: &str, value: &str, text: &str) -> String {
        let mut out = String::new();
        let cell = Cell {
            kind: kind.into(),
            value: (!value.is_empty()).then(|| value.into()),
            repeat: 1,
            span: (1, 1),
        };
        cell.shown(text, &mut out);
        out
    }

    #[test]
    fn a_cell_is_what_its_program_shows_but_for_days_and_lost_digits() {
        for (kind, value, text, expected) in [
            ("string", "", "414-555-0100", "414-555-0100"),
            ("float", "3125550123", "(312) 555-0123", "(312) 555-0123"),
            ("float", "3125550123", "3.13E+09", "3125550123"),
            ("float", "2134", "02134", "02134"),
            (
                "float",
                "0.333333333333333",
                "0.333333333333333",
                "0.333333333",
            ),
            ("percentage", "0.125", "12.5%", "12.5%"),
            ("date", "2026-12-01", "12/01/26", "2026-12-01"),
            ("time", "PT22H30M00S", "10:30 PM", "22:30"),
            ("error", "0", "#DIV/0!", "#DIV/0!"),
            ("boolean", "true", "TRUE", "TRUE"),
            ("string", "0100", "", "0100"),
        ] {
            assert_eq!(shown(kind, value, text), expected);
        }
    }
}
