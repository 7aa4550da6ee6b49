//! Workbooks in one piece of XML, as Excel 2003 writes them and portals of carriers still do (under `.xml` or `.xls`).
//! Cells carry their values; what they show is told by the number format of their style.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use super::{
    format::Format,
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

/// A name without the prefix of its name space, which each program chooses for itself.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An attribute of the workbook's own name space, with its usual prefix or none.
fn get<'a>(tag: Tag<'a>, name: &str) -> Option<Cow<'a, str>> {
    tag.get(&format!("ss:{name}")).or_else(|| tag.get(name))
}

fn count(tag: Tag<'_>, name: &str) -> Option<u32> {
    get(tag, name)?.trim().parse().ok()
}

/// Reads the workbook.
pub(super) fn read<W: Write>(text: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    let hidden = hidden(text)?;
    let mut reader = Reader {
        xml: Xml::new(text.as_bytes()),
        formats: BTreeMap::new(),
        row: 0,
        column: 0,
        text: String::new(),
    };
    answer.head(Container::SheetXml, None)?;
    reader.workbook(&hidden, answer)
}

/// Which sheets are not shown, counted from 0: each says so behind its cells.
fn hidden(text: &str) -> Result<BTreeSet<u32>, Stop> {
    let mut sheets = BTreeSet::new();
    if !text.contains("Hidden") {
        return Ok(sheets);
    }
    let mut xml = Xml::new(text.as_bytes());
    let (mut sheet, mut asks) = (0_u32, false);
    while let Some(event) = xml.next().map_err(|error| damaged(&error))? {
        match event {
            Event::Open(tag, ends) => asks = !ends && local(tag.name()) == "Visible",
            Event::Close(name) => {
                asks = false;
                sheet += u32::from(local(name) == "Worksheet");
            }
            Event::Text(word) if asks && word.contains("Hidden") => {
                sheets.insert(sheet);
            }
            Event::Text(_) | Event::Literal(_) => {}
        }
    }
    Ok(sheets)
}

struct Reader<'a> {
    xml: Xml<&'a [u8]>,
    /// Number formats by the name of their style.
    formats: BTreeMap<String, Format>,
    /// The next row and column, counted from 0.
    row: u32,
    column: u32,
    text: String,
}

impl Reader<'_> {
    fn workbook<W: Write>(
        &mut self,
        hidden: &BTreeSet<u32>,
        answer: &mut Answer<W>,
    ) -> Result<(), Stop> {
        let (mut sheets, mut style) = (0_u32, String::new());
        while let Some(event) = self.xml.next().map_err(|error| damaged(&error))? {
            let Event::Open(tag, empty) = event else {
                continue;
            };
            match local(tag.name()) {
                "Style" => style = get(tag, "ID").unwrap_or_default().into_owned(),
                "NumberFormat" => {
                    if let Some(code) = get(tag, "Format") {
                        self.formats
                            .insert(style.clone(), Format::read(named(&code)));
                    }
                }
                "Worksheet" => {
                    let name = get(tag, "Name").unwrap_or_default().into_owned();
                    answer.sheet(&name, !hidden.contains(&sheets))?;
                    sheets += 1;
                    if !empty {
                        self.sheet(answer)?;
                    }
                }
                _ => {}
            }
        }
        if sheets == 0 {
            return Err(Refusal::Unreadable("it has no sheet".into()).into());
        }
        Ok(())
    }

    fn sheet<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        (self.row, self.column) = (0, 0);
        let mut merges = Vec::new();
        // Rows that an empty row stands for, beside itself.
        let mut span = 0;
        loop {
            match self.xml.next().map_err(|error| damaged(&error))? {
                None => return Err(damaged(&io::ErrorKind::UnexpectedEof.into())),
                Some(Event::Open(tag, empty)) => match local(tag.name()) {
                    "Row" => {
                        if let Some(index) = count(tag, "Index") {
                            self.row = index.saturating_sub(1);
                        }
                        span = count(tag, "Span").unwrap_or(0);
                        self.column = 0;
                        if empty {
                            self.row = self.row.saturating_add(1).saturating_add(span);
                        }
                    }
                    "Cell" => {
                        if let Some(index) = count(tag, "Index") {
                            self.column = index.saturating_sub(1);
                        }
                        let across = count(tag, "MergeAcross").unwrap_or(0);
                        let down = count(tag, "MergeDown").unwrap_or(0);
                        let format = get(tag, "StyleID").map(Cow::into_owned);
                        if (across, down) != (0, 0) && merges.len() <= super::MAX_MERGES {
                            let last = (
                                self.row.saturating_add(down).min(MAX_ROWS - 1),
                                self.column.saturating_add(across),
                            );
                            merges.push(((self.row, self.column), last));
                        }
                        if !empty {
                            self.cell(format.as_deref(), answer)?;
                        }
                        self.column = self.column.saturating_add(across).saturating_add(1);
                    }
                    _ => {}
                },
                Some(Event::Close(name)) => match local(name) {
                    "Row" => self.row = self.row.saturating_add(1).saturating_add(span),
                    "Worksheet" => return Ok(answer.merges(merges)?),
                    _ => {}
                },
                Some(_) => {}
            }
        }
    }

    /// Reads a cell up to its end and sends what it shows.
    fn cell<W: Write>(&mut self, style: Option<&str>, answer: &mut Answer<W>) -> Result<(), Stop> {
        let mut kind = None;
        // Inside the value, and how deep inside a comment, which is not what the cell shows.
        let (mut inside, mut comment) = (false, false);
        self.text.clear();
        loop {
            match self.xml.next().map_err(|error| damaged(&error))? {
                None => return Err(damaged(&io::ErrorKind::UnexpectedEof.into())),
                Some(Event::Open(tag, empty)) => match local(tag.name()) {
                    "Comment" => comment = !empty,
                    "Data" if !comment => {
                        inside = !empty;
                        kind = get(tag, "Type").map(Cow::into_owned);
                    }
                    _ => {}
                },
                Some(Event::Close(name)) => match local(name) {
                    "Comment" => comment = false,
                    "Data" => inside = false,
                    "Cell" => break,
                    _ => {}
                },
                Some(Event::Text(text)) if inside => self.text.push_str(&unescape(text)),
                Some(Event::Literal(text)) if inside => self.text.push_str(text),
                Some(Event::Text(_) | Event::Literal(_)) => {}
            }
        }
        if self.row >= MAX_ROWS {
            let place = (self.row.saturating_add(1), self.column.saturating_add(1));
            return Ok(answer.limit(
                "row_out_of_reach",
                place,
                "Cells below row 1,048,576 are left out.",
            )?);
        }
        let plain = Format::default();
        let format = style
            .and_then(|style| self.formats.get(style))
            .unwrap_or(&plain);
        let mut shown = String::new();
        match (kind.as_deref(), self.text.trim().parse::<f64>()) {
            (Some("Number"), Ok(number)) => format.number(number, &mut shown),
            (Some("Boolean"), _) => shown.push_str(match self.text.trim() {
                "1" => "TRUE",
                "0" => "FALSE",
                other => other,
            }),
            (Some("DateTime"), _) => moment(self.text.trim(), &mut shown),
            (Some("String"), _) => format.text(&self.text, &mut shown),
            _ => shown.push_str(&self.text),
        }
        answer.cell(self.row, self.column, &shown)
    }
}

/// `2026-12-01T00:00:00.000` as a day; a time of day stands on the last day of 1899.
fn moment(text: &str, out: &mut String) {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    match whole.strip_prefix("1899-12-31T") {
        Some(time) => out.push_str(time.strip_suffix(":00").unwrap_or(time)),
        None => show::iso(whole, out),
    }
}

/// The code of a format that this kind of file calls by a name.
fn named(code: &str) -> &str {
    match code {
        "General Number" | "General" => "General",
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        code => code,
    }
}
