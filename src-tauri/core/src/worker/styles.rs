//! The styles of a workbook, as far as they change what a cell shows: the format of its numbers, and whether the
//! library takes them for days or times.

use std::{collections::BTreeMap, io::Read};

use calamine::ExcelDateTimeType;

use super::{
    code::built_in,
    cursor::{Attribute, Cursor, Halt, Mark, Step, Window},
    format::Format,
    letters,
};

/// A style of cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) format: Format,
    /// Every number of it is a day, a time or a length of time.
    pub(super) moment: Option<ExcelDateTimeType>,
    /// What is written is what is shown: a whole number, and a text.
    pub(super) leaves: Leaves,
}

/// Which values a style shows as they are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaves {
    pub(super) whole_numbers: bool,
    pub(super) texts: bool,
}

impl Default for Leaves {
    fn default() -> Self {
        Self {
            whole_numbers: true,
            texts: true,
        }
    }
}

impl Style {
    fn new(code: &str, moment: Option<ExcelDateTimeType>) -> Self {
        let format = Format::read(code);
        Self {
            leaves: Leaves {
                whole_numbers: moment.is_none() && format.leaves_numbers(),
                texts: format.leaves_text(),
            },
            format,
            moment,
        }
    }

    /// The same for cells that name no style: the library shows them in the first one, but not as days or times.
    pub(super) fn unnamed(&self) -> Self {
        Self {
            moment: None,
            leaves: Leaves {
                whole_numbers: self.format.leaves_numbers(),
                ..self.leaves
            },
            format: self.format.clone(),
        }
    }
}

/// Which list the reader is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Formats,
    Styles,
}

/// Reads the styles that cells name by their number.
pub(super) fn read<R: Read>(window: &mut Window<'_, R>) -> Step<Vec<Style>> {
    let mut styles = Vec::new();
    let mut codes = BTreeMap::new();
    let mut list = List::None;
    window.walk(|cursor| {
        cursor.skip()?;
        match cursor.mark()? {
            Mark::Open(name @ (b"numFmts" | b"cellXfs")) => {
                let inside = if name == b"numFmts" {
                    List::Formats
                } else {
                    List::Styles
                };
                if !cursor.attributes()? {
                    list = inside;
                }
            }
            Mark::Close(b"numFmts" | b"cellXfs") => list = List::None,
            Mark::Open(b"numFmt") if list == List::Formats => {
                if let (Some(id), Some(code)) = pair(cursor, b"numFmtId", b"formatCode")? {
                    let code = letters::value(code).ok_or(Halt::Odd)?;
                    codes.insert(id.to_owned(), code);
                }
            }
            Mark::Open(b"xf") if list == List::Styles => {
                let (id, _) = pair(cursor, b"numFmtId", b"")?;
                styles.push(match id {
                    None => Style::default(),
                    Some(id) => style(id, codes.get(id)).ok_or(Halt::Odd)?,
                });
            }
            Mark::Close(b"styleSheet") => return Ok(false),
            Mark::Close(_) => {}
            Mark::Open(_) => {
                cursor.attributes()?;
            }
        }
        Ok(true)
    })?;
    Ok(styles)
}

fn pair<'a>(
    cursor: &mut Cursor<'a>,
    first: &[u8],
    second: &[u8],
) -> Step<(Option<&'a str>, Option<&'a str>)> {
    let mut found = (None, None);
    loop {
        match cursor.attribute()? {
            Attribute::Pair(name, value) if name == first => found.0 = Some(value),
            Attribute::Pair(name, value) if name == second => found.1 = Some(value),
            Attribute::Pair(..) => {}
            Attribute::End(_) => return Ok(found),
        }
    }
}

/// A style by the number of its format, and by the code where the workbook gives one.
fn style(id: &str, code: Option<&String>) -> Option<Style> {
    let number: u32 = id.parse().ok()?;
    if number.to_string() != id {
        return None;
    }
    if let Some(code) = code {
        return Some(Style::new(code, moment_of(code)));
    }
    let moment = match number {
        // East Asian formats of days among them (ECMA-376 18.8.30).
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Some(ExcelDateTimeType::DateTime),
        46 => Some(ExcelDateTimeType::TimeDelta),
        _ => None,
    };
    let code = match number {
        // The standard leaves these to the country of the program.
        5..=8 => "General",
        _ => u16::try_from(number).map_or("General", built_in),
    };
    Some(Style::new(code, moment))
}

/// What the library takes every number under a format for, by the first section of its code alone.
fn moment_of(code: &str) -> Option<ExcelDateTimeType> {
    let (mut is_literal, mut in_quotes, mut depth) = (false, false, 0_u8);
    // Of an `A` outside of brackets: only a half of the day makes it a time then.
    let mut has_a = false;
    let mut counts_up = false;
    let mut before = ' ';
    for letter in code.chars() {
        let lower = letter.to_ascii_lowercase();
        if is_literal {
            is_literal = false;
        } else if matches!(letter, '_' | '\\' | '*') {
            is_literal = true;
        } else if letter == '"' {
            in_quotes = !in_quotes;
        } else if in_quotes {
        } else if letter == ';' {
            return None;
        } else if letter == '[' {
            depth = depth.saturating_add(1);
        } else if letter == ']' {
            if depth == 1 && counts_up {
                return Some(ExcelDateTimeType::TimeDelta);
            }
            depth = depth.saturating_sub(1);
        } else if depth == 0 && !has_a && lower == 'a' {
            has_a = true;
        } else if depth == 0
            && if has_a {
                matches!(lower, 'p' | 'm' | '/')
            } else {
                matches!(lower, 'd' | 'm' | 'h' | 'y' | 's')
            }
        {
            return Some(ExcelDateTimeType::DateTime);
        } else if !(counts_up && letter.eq_ignore_ascii_case(&before)) {
            counts_up = before == '[' && matches!(lower, 'm' | 'h' | 's');
        }
        before = letter;
    }
    None
}
