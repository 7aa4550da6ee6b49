//! Binary workbooks (xlsb): cells with their number formats, as [MS-XLSB] lays them down. The library gives no formats
//! for these, loses errors of formulas, and refuses a file for a macro sheet in it. Formulas are not looked at.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
};

use calamine::{DataRef, ExcelDateTime};

use super::{
    archive::Parts,
    code::built_in,
    compound::{u16_at, u32_at},
    format::Format,
    serve::{Answer, Stop},
    show,
    wire::Refusal,
    xml::{Event, Xml},
};
use crate::intake::grid::Container;

/// Longest record; a cell's is some 64 kB at most.
const MAX_RECORD: u64 = 1 << 24;

fn damaged(what: &str) -> Stop {
    Refusal::Unreadable(what.into()).into()
}

/// Reads the workbook.
pub(super) fn read<W: Write>(file: &File, answer: &mut Answer<W>) -> Result<(), Stop> {
    let mut parts = Parts::open(file)?;
    let (is_1904, sheets) = sheets(&mut parts)?;
    let formats = formats(&mut parts).unwrap_or_default();
    let strings = strings(&mut parts).map_err(|_| damaged("its shared texts end too soon"))?;
    answer.head(Container::Xlsb, None)?;
    for sheet in sheets {
        answer.sheet(&sheet.name, sheet.visible)?;
        let Some(path) = sheet.path.filter(|path| path.contains("worksheets/")) else {
            continue;
        };
        let Some(part) = parts.part(&path) else {
            answer.drop_sheet("its part is missing")?;
            continue;
        };
        let mut cells = Cells {
            formats: &formats,
            strings: &strings,
            is_1904,
            row: 0,
            column: 0,
            text: String::new(),
        };
        let mut records = Records::new(BufReader::new(part));
        loop {
            match records.next() {
                Ok(None) => break,
                // BrtEndSheetData
                Ok(Some(0x0092)) => {
                    answer.merges(merges(&mut records))?;
                    break;
                }
                Ok(Some(kind)) => {
                    if !cells.record(kind, &records.data, answer)? {
                        answer.drop_sheet("one of its cells is cut short")?;
                        break;
                    }
                }
                Err(error) => {
                    answer.drop_sheet(&error.to_string())?;
                    break;
                }
            }
        }
    }
    Ok(())
}

/// Merged cells, which stand behind the data ([MS-XLSB] BrtMergeCell: first and last row, first and last
/// column). Where the part is damaged behind its data, the data still counts.
fn merges<R: BufRead>(
    records: &mut Records<R>,
) -> impl Iterator<Item = ((u32, u32), (u32, u32))> + '_ {
    std::iter::from_fn(|| {
        while let Ok(Some(kind)) = records.next() {
            match kind {
                0x00B0 => {
                    let [top, bottom, left, right] =
                        [0, 4, 8, 12].map(|at| u32_at(&records.data, at));
                    return Some(((top?, left?), (bottom?, right?)));
                }
                // BrtEndMergeCells
                0x00B2 => return None,
                _ => {}
            }
        }
        None
    })
}

/// Records of a part, one after the other.
struct Records<R> {
    input: R,
    data: Vec<u8>,
}

impl<R: BufRead> Records<R> {
    fn new(input: R) -> Self {
        Self {
            input,
            data: Vec::new(),
        }
    }

    /// Reads the next record into `data` and says what it is; `Ok(None)` at the end.
    fn next(&mut self) -> io::Result<Option<u16>> {
        if self.input.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let mut kind = u16::from(self.byte()?);
        if kind & 0x80 != 0 {
            kind = (kind & 0x7f) | (u16::from(self.byte()? & 0x7f) << 7);
        }
        let mut length = 0_u64;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            length |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > MAX_RECORD {
            return Err(io::Error::other("one of its records is longer than 16 MB"));
        }
        self.data.clear();
        let taken = (&mut self.input).take(length).read_to_end(&mut self.data)?;
        if u64::try_from(taken).ok() != Some(length) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(kind))
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.input.read_exact(&mut byte)?;
        let [byte] = byte;
        Ok(byte)
    }
}

struct SheetPart {
    name: String,
    visible: bool,
    path: Option<String>,
}

/// Whether days count from 1904, and the sheets in their order.
fn sheets(parts: &mut Parts) -> Result<(bool, Vec<SheetPart>), Stop> {
    let targets = targets(parts);
    let book = parts
        .part("xl/workbook.bin")
        .ok_or_else(|| damaged("it has no workbook part"))?;
    let mut records = Records::new(BufReader::new(book));
    let (mut is_1904, mut sheets) = (false, Vec::new());
    while let Some(kind) = records
        .next()
        .map_err(|_| damaged("its list of sheets ends too soon"))?
    {
        let data = records.data.as_slice();
        match kind {
            // BrtWbProp
            0x0099 => is_1904 = data.first().is_some_and(|flags| flags & 1 != 0),
            // BrtBundleSh
            0x009C => {
                let state = u32_at(data, 0);
                let mut at = 8;
                let relation = wide(data, &mut at);
                if let Some(name) = wide(data, &mut at) {
                    let path = relation.and_then(|id| targets.get(&id).cloned());
                    sheets.push(SheetPart {
                        name,
                        visible: state == Some(0),
                        path,
                    });
                }
            }
            _ => {}
        }
    }
    Ok((is_1904, sheets))
}

/// Parts of the archive by the names that the workbook uses for them.
fn targets(parts: &mut Parts) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    let Some(part) = parts.part("xl/_rels/workbook.bin.rels") else {
        return targets;
    };
    let mut xml = Xml::new(BufReader::new(part));
    while let Ok(Some(event)) = xml.next() {
        if let Event::Open(tag, _) = event
            && tag.name() == "Relationship"
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            let path = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id.into_owned(), path);
        }
    }
    targets
}

/// Number formats of the cell styles, in their order.
fn formats(parts: &mut Parts) -> io::Result<Vec<Format>> {
    let Some(part) = parts.part("xl/styles.bin") else {
        return Ok(Vec::new());
    };
    let mut records = Records::new(BufReader::new(part));
    let mut codes = BTreeMap::new();
    let mut formats = Vec::new();
    let mut of_cells = false;
    while let Some(kind) = records.next()? {
        let data = records.data.as_slice();
        match kind {
            // BrtFmt
            0x002C => {
                if let (Some(id), Some(code)) = (u16_at(data, 0), wide(data, &mut 2)) {
                    codes.insert(id, code);
                }
            }
            // BrtBeginCellXFs, BrtEndCellXFs
            0x0269 => of_cells = true,
            0x026A => break,
            // BrtXF
            0x002F if of_cells => {
                let id = u16_at(data, 2).unwrap_or(0);
                let code = codes.get(&id).map_or(built_in(id), String::as_str);
                formats.push(Format::read(code));
            }
            _ => {}
        }
    }
    Ok(formats)
}

fn strings(parts: &mut Parts) -> io::Result<Vec<String>> {
    let Some(part) = parts.part("xl/sharedStrings.bin") else {
        return Ok(Vec::new());
    };
    let mut records = Records::new(BufReader::new(part));
    let mut strings = Vec::new();
    while let Some(kind) = records.next()? {
        // BrtSSTItem; its text stands before the runs and the phonetic letters.
        if kind == 0x0013 {
            strings.push(wide(&records.data, &mut 1).unwrap_or_default());
        }
    }
    Ok(strings)
}

/// Where we are in a sheet.
struct Cells<'a> {
    formats: &'a [Format],
    strings: &'a [String],
    is_1904: bool,
    row: u32,
    column: u32,
    text: String,
}

impl Cells<'_> {
    /// Sends the cell of a record, if it is one. False where it is cut short.
    fn record<W: Write>(
        &mut self,
        kind: u16,
        data: &[u8],
        answer: &mut Answer<W>,
    ) -> Result<bool, Stop> {
        let (kind, short) = match kind {
            // BrtRowHdr
            0 => {
                self.row = u32_at(data, 0).unwrap_or(u32::MAX);
                // The next short cell stands in the first column.
                self.column = u32::MAX;
                return Ok(self.row < 1 << 20);
            }
            1..=11 | 0x003E => (kind, false),
            // Short cells: in the column after the last.
            12..=18 => (kind - 11, true),
            _ => return Ok(true),
        };
        let (style, body) = if short {
            self.column = self.column.wrapping_add(1);
            (u32_at(data, 0), data.get(4..))
        } else {
            self.column = u32_at(data, 0).unwrap_or(u32::MAX);
            (u32_at(data, 4), data.get(8..))
        };
        let (Some(style), Some(body)) = (style, body) else {
            return Ok(false);
        };
        let style = usize::try_from(style & 0x00ff_ffff).unwrap_or(usize::MAX);
        let plain = Format::default();
        let format = self.formats.get(style).unwrap_or(&plain);
        let value = match kind {
            1 => return Ok(true),
            2 => u32_at(body, 0).map(|rk| self.number(packed(rk), format)),
            3 | 11 => body
                .first()
                .map(|code| DataRef::String(error(*code).into())),
            4 | 10 => body.first().map(|flag| DataRef::Bool(*flag != 0)),
            5 | 9 => f64_at(body).map(|x| self.number(x, format)),
            6 | 8 => wide(body, &mut 0).map(DataRef::String),
            7 => u32_at(body, 0)
                .and_then(|at| self.strings.get(usize::try_from(at).ok()?))
                .map(|text| DataRef::SharedString(text)),
            _ => wide(body, &mut 1).map(DataRef::String),
        };
        let Some(value) = value else {
            return Ok(false);
        };
        show::value(&value, format, &mut self.text);
        answer.cell(self.row, self.column, &self.text)?;
        Ok(true)
    }

    fn number(&self, x: f64, format: &Format) -> DataRef<'static> {
        match format.moment(x) {
            Some(kind) => DataRef::DateTime(ExcelDateTime::new(x, kind, self.is_1904)),
            None => DataRef::Float(x),
        }
    }
}

/// A number in 30 bits ([MS-XLSB] 2.5.122 RkNumber): an integer or the upper half of a float, perhaps a hundredfold.
pub(super) fn packed(rk: u32) -> f64 {
    let x = if rk & 2 != 0 {
        f64::from(rk.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(rk & !3) << 32)
    };
    if rk & 1 == 0 { x } else { x / 100.0 }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}

/// Text in UTF-16 with its length before it.
fn wide(data: &[u8], at: &mut usize) -> Option<String> {
    let length = usize::try_from(u32_at(data, *at)?).ok()?;
    *at += 4;
    if length == usize::try_from(u32::MAX).ok()? {
        return None;
    }
    let bytes = data.get(*at..at.checked_add(length.checked_mul(2)?)?)?;
    *at += length * 2;
    let units: Vec<u16> = bytes
        .as_chunks::<2>()
        .0
        .iter()
        .map(|pair| u16::from_le_bytes(*pair))
        .collect();
    Some(String::from_utf16_lossy(&units))
}

fn f64_at(data: &[u8]) -> Option<f64> {
    data.first_chunk().map(|b| f64::from_le_bytes(*b))
}
