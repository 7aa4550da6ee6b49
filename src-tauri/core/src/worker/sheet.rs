//! One sheet of a workbook as spreadsheet programs write them: rows, cells, values, and which cells are merged. What it
//! meets beyond that is left to the library.

use std::io::{Read, Write};

use calamine::{DataRef, ExcelDateTime};

use super::{
    cursor::{Attribute, Cursor, Halt, Mark, Step, Window},
    letters,
    serve::Answer,
    show,
    strings::Strings,
    styles::Style,
    usual::{self, SAFE_DIGITS, Usual},
};

/// What formulas say when they fail (ECMA-376 18.17.3).
const ERRORS: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

/// What is known before its cells are read.
pub(super) struct Context {
    styles: Vec<Style>,
    /// Of cells that name no style.
    unnamed: Style,
    /// Of cells that name one that is not there.
    unknown: Style,
    is_1904: bool,
}

impl Context {
    pub(super) fn new(styles: Vec<Style>, is_1904: bool) -> Self {
        Self {
            unnamed: styles.first().map(Style::unnamed).unwrap_or_default(),
            unknown: Style::default(),
            styles,
            is_1904,
        }
    }

    fn style(&self, number: Option<usize>) -> &Style {
        number.map_or(&self.unnamed, |number| {
            self.styles.get(number).unwrap_or(&self.unknown)
        })
    }
}

type Place = (u32, u32);

/// Reads the sheet in a part, to the part's end.
pub(super) fn read<R: Read, W: Write>(
    mut window: Window<'_, R>,
    context: &Context,
    strings: &mut Strings,
    answer: &mut Answer<W>,
) -> Step<()> {
    let mut is_empty = false;
    window.walk(|cursor| {
        cursor.skip()?;
        Ok(match cursor.mark()? {
            Mark::Open(b"sheetData") => {
                is_empty = cursor.attributes()?;
                false
            }
            Mark::Open(b"dimension") => {
                let (extent, _) = cursor.one(b"ref")?;
                region(extent.unwrap_or_default()).ok_or(Halt::Odd)?;
                true
            }
            Mark::Open(b"mergeCells") => return Err(Halt::Odd),
            Mark::Open(_) => {
                cursor.attributes()?;
                true
            }
            Mark::Close(_) => true,
        })
    })?;
    if !is_empty {
        let mut cells = Cells {
            context,
            strings,
            answer,
            row: 0,
            column: 0,
            text: String::new(),
            inline: String::new(),
        };
        window.walk(|cursor| cells.step(cursor))?;
    }
    let merges = merges(&mut window)?;
    answer.merges(merges)?;
    window.drain()
}

/// Merged cells, which stand behind the data.
fn merges<R: Read>(window: &mut Window<'_, R>) -> Step<Vec<(Place, Place)>> {
    let mut merges = Vec::new();
    let mut inside = false;
    window.walk(|cursor| {
        cursor.skip()?;
        match cursor.mark()? {
            Mark::Open(b"mergeCells") => inside = !cursor.attributes()?,
            Mark::Open(b"mergeCell") if inside => {
                let (extent, _) = cursor.one(b"ref")?;
                if let Some(extent) = extent {
                    merges.push(region(extent).ok_or(Halt::Odd)?);
                }
            }
            Mark::Open(b"mergeCell") => return Err(Halt::Odd),
            Mark::Open(_) => {
                cursor.attributes()?;
            }
            Mark::Close(b"worksheet") if inside => return Err(Halt::Odd),
            Mark::Close(b"mergeCells" | b"worksheet") => return Ok(false),
            Mark::Close(_) => {}
        }
        Ok(true)
    })?;
    Ok(merges)
}

/// What a cell holds, as it is written.
#[derive(Clone, Copy)]
enum Value<'a> {
    Nothing,
    Plain(&'a str),
    /// Of an inline string; its text is at hand.
    Inline,
}

struct Cells<'a, W: Write> {
    context: &'a Context,
    strings: &'a mut Strings,
    answer: &'a mut Answer<W>,
    row: u32,
    column: u32,
    text: String,
    /// Text of the cell itself, or of its formula.
    inline: String,
}

impl<W: Write> Cells<'_, W> {
    /// Reads a cell, or the begin or end of a row.
    fn step(&mut self, cursor: &mut Cursor<'_>) -> Step<bool> {
        if self.usual(cursor)? {
            return Ok(true);
        }
        cursor.blanks()?;
        match cursor.mark()? {
            Mark::Open([b'c']) => self.cell(cursor)?,
            Mark::Open(b"row") => {
                let (number, is_empty) = cursor.one(b"r")?;
                if let Some(number) = number {
                    self.row = row_of(number).ok_or(Halt::Odd)?;
                }
                if is_empty {
                    self.next_row();
                }
            }
            Mark::Close(b"row") => self.next_row(),
            Mark::Close(b"sheetData") => return Ok(false),
            _ => return Err(Halt::Odd),
        }
        Ok(true)
    }

    fn next_row(&mut self) {
        self.row += 1;
        self.column = 0;
    }

    /// Reads a cell that is written as nearly all are; false where it is another. Nothing depends on this but the time
    /// it takes.
    fn usual(&mut self, cursor: &mut Cursor<'_>) -> Step<bool> {
        let Some(cell) = usual::cell(cursor.ahead()) else {
            return Ok(false);
        };
        let style = self.context.style(cell.style);
        let (row, column) = cell.place;
        match cell.value {
            Usual::Shared(number) if style.leaves.texts => {
                self.answer.cell(row, column, self.strings.get(number)?)?;
            }
            Usual::Whole(number) if style.leaves.whole_numbers => {
                self.answer.cell(row, column, number)?;
            }
            _ => return Ok(false),
        }
        cursor.pass(cell.length);
        self.column = column + 1;
        Ok(true)
    }

    fn cell(&mut self, cursor: &mut Cursor<'_>) -> Step<()> {
        let (mut place, mut style, mut kind) = (None, None, None);
        let is_empty = loop {
            let (slot, value) = match cursor.attribute()? {
                Attribute::Pair([b'r'], value) => (&mut place, value),
                Attribute::Pair([b's'], value) => (&mut style, value),
                Attribute::Pair([b't'], value) => (&mut kind, value),
                Attribute::Pair(..) => continue,
                Attribute::End(is_empty) => break is_empty,
            };
            if slot.replace(value).is_some() {
                return Err(Halt::Odd);
            }
        };
        let (row, column) = match place {
            Some(place) => place_of(place).ok_or(Halt::Odd)?,
            None => (self.row, self.column),
        };
        let value = if is_empty {
            Value::Nothing
        } else {
            self.value(cursor, kind)?
        };
        self.show((row, column), value, kind, style)?;
        self.column = column + 1;
        Ok(())
    }

    fn value<'a>(&mut self, cursor: &mut Cursor<'a>, kind: Option<&str>) -> Step<Value<'a>> {
        let is_inline = matches!(kind, Some("inlineStr" | "is"));
        let mut value = Value::Nothing;
        loop {
            cursor.blanks()?;
            match (cursor.mark()?, &value) {
                (Mark::Close([b'c']), _) => return Ok(value),
                (Mark::Open([b'f']), Value::Nothing) => {
                    if !cursor.attributes()? {
                        cursor.text()?;
                        closes(cursor, b'f')?;
                    }
                }
                (Mark::Open([b'v']), Value::Nothing) if !is_inline => {
                    if !cursor.attributes()? {
                        value = Value::Plain(cursor.text()?);
                        closes(cursor, b'v')?;
                    }
                }
                (Mark::Open(b"is"), Value::Nothing) => {
                    self.inline.clear();
                    if !cursor.attributes()? {
                        cursor.rich(b"is", &mut self.inline)?;
                    }
                    value = Value::Inline;
                }
                _ => return Err(Halt::Odd),
            }
        }
    }

    fn show(
        &mut self,
        (row, column): Place,
        value: Value<'_>,
        kind: Option<&str>,
        style: Option<&str>,
    ) -> Step<()> {
        let style = match style {
            Some(number) => Some(digits(number, 6).ok_or(Halt::Odd)?),
            None => None,
        };
        let style = self.context.style(style);
        let format = &style.format;
        let shown = match value {
            Value::Nothing => return Ok(()),
            Value::Inline => DataRef::SharedString(&self.inline),
            Value::Plain(raw) => match kind.map(str::as_bytes) {
                None | Some([b'n' | b's' | b'b' | b'e']) if raw.is_empty() => return Ok(()),
                Some([b's']) => {
                    DataRef::SharedString(self.strings.get(digits(raw, 9).ok_or(Halt::Odd)?)?)
                }
                None | Some([b'n']) => {
                    if style.leaves.whole_numbers && is_whole(raw) {
                        return Ok(self.answer.cell(row, column, raw)?);
                    }
                    let serial = number(raw).ok_or(Halt::Odd)?;
                    match style.moment.or_else(|| format.moment(serial)) {
                        Some(kind) => DataRef::DateTime(ExcelDateTime::new(
                            serial,
                            kind,
                            self.context.is_1904,
                        )),
                        None => DataRef::Float(serial),
                    }
                }
                Some(b"str") => {
                    self.inline.clear();
                    letters::add(raw, true, &mut self.inline).ok_or(Halt::Odd)?;
                    DataRef::SharedString(&self.inline)
                }
                Some([b'b']) => match raw {
                    "0" => DataRef::Bool(false),
                    "1" => DataRef::Bool(true),
                    _ => return Err(Halt::Odd),
                },
                Some([b'e']) if ERRORS.contains(&raw) => {
                    return Ok(self.answer.cell(row, column, raw)?);
                }
                Some([b'd']) if !raw.contains(['&', '\r']) => DataRef::DateTimeIso(raw.to_owned()),
                Some(_) => return Err(Halt::Odd),
            },
        };
        if let DataRef::SharedString(text) = shown
            && style.leaves.texts
        {
            return Ok(self.answer.cell(row, column, text)?);
        }
        show::value(&shown, format, &mut self.text);
        Ok(self.answer.cell(row, column, &self.text)?)
    }
}

fn closes(cursor: &mut Cursor<'_>, name: u8) -> Step<()> {
    if matches!(cursor.mark()?, Mark::Close([closed]) if *closed == name) {
        Ok(())
    } else {
        Err(Halt::Odd)
    }
}

/// A number of at most so many digits.
fn digits(text: &str, most: usize) -> Option<usize> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// Whether a number is written as one without a format is shown.
fn is_whole(text: &str) -> bool {
    let bare = text.strip_prefix('-').unwrap_or(text);
    let starts = matches!(bare.as_bytes().first(), Some(b'1'..=b'9')) || text == "0";
    starts && bare.len() <= SAFE_DIGITS && bare.bytes().all(|b| b.is_ascii_digit())
}

/// A number as programs write them: digits, a point, a power of ten.
fn number(text: &str) -> Option<f64> {
    let is_plain = |byte: u8| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
    let bare = text.strip_prefix('-').unwrap_or(text);
    let ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = bare.as_bytes();
    if !(ends(bytes.first()) && ends(bytes.last()) && bytes.iter().all(|b| is_plain(*b))) {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A row by its number, counted from 0.
fn row_of(text: &str) -> Option<u32> {
    u32::try_from(digits(text, 7)?).ok()?.checked_sub(1)
}

/// `B7` as row and column, counted from 0.
fn place_of(text: &str) -> Option<Place> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = text.split_at_checked(letters)?;
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = column.bytes().fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((row_of(row)?, column - 1))
}

/// `B7:D9`, or one cell.
fn region(text: &str) -> Option<(Place, Place)> {
    match text.split_once(':') {
        None => Some((place_of(text)?, place_of(text)?)),
        Some((start, end)) => {
            let (start, end) = (place_of(start)?, place_of(end)?);
            (start.0 <= end.0 && start.1 <= end.1).then_some((start, end))
        }
    }
}
