//! Text files: which encoding, which delimiter, then cells.
//!
//! Nothing is replaced in silence: bytes that are no text in the file's encoding are kept as U+FFFD and
//! listed with their place.

use std::{borrow::Cow, io::Write};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{
    LINES,
    serve::{Answer, Stop},
    sniff,
    wire::Refusal,
};
use crate::intake::grid::Container;

/// How much of the text votes on the delimiter, bytes.
const VOTE: usize = 1 << 16;
/// How often an unclosed quote is taken for a character of its line before quotes are given up.
const MAX_UNCLOSED: usize = 64;

/// Reads a text file and sends its cells.
pub(super) fn read<W: Write>(
    bytes: &[u8],
    extension: &str,
    answer: &mut Answer<W>,
) -> Result<(), Stop> {
    let (decoded, encoding) = decode(bytes)?;
    let text = decoded.trim_end_matches(['\u{1a}', '\0']);
    if let Some(what) = sniff::markup(text) {
        return Err(Refusal::NotASpreadsheet(what.into()).into());
    }
    if is_binary(text) {
        return Err(Refusal::NotASpreadsheet("binary data".into()).into());
    }
    let (delimiter, skip) = delimiter(text, extension);
    let container = match delimiter {
        Some(b'\t') => Container::Tsv,
        Some(_) => Container::Csv,
        None => Container::Txt,
    };
    answer.head(container, Some(encoding.name()))?;
    answer.sheet("", true)?;
    match delimiter {
        Some(delimiter) => table(text, delimiter, skip, answer),
        None => lines(text, answer),
    }
}

/// Byte order mark, then valid UTF-8, then UTF-16 without a mark, then a guess by letter frequencies.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static Encoding), Stop> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(
            Refusal::Unreadable("it is UTF-32 text, which nothing else writes".into()).into(),
        );
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() && !half_is_zero(bytes) => UTF_8,
        None => utf_16(bytes).unwrap_or_else(|| {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        }),
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Ok((text, encoding))
}

/// ASCII in UTF-16 is valid UTF-8 with a zero in each pair.
fn half_is_zero(bytes: &[u8]) -> bool {
    utf_16(bytes).is_some()
}

/// UTF-16 without a mark, by the zeros beside ASCII letters.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..sniff::HEAD.min(bytes.len()))?;
    let pairs = head.len() / 2;
    let zeros = |at: usize| {
        head.chunks_exact(2)
            .filter(|pair| pair.get(at) == Some(&0))
            .count()
    };
    let (high, low) = (zeros(0), zeros(1));
    if pairs < 2 {
        return None;
    }
    if low * 10 >= pairs * 4 && high * 20 <= pairs {
        Some(UTF_16LE)
    } else if high * 10 >= pairs * 4 && low * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// More than two control characters in a hundred, or one undecodable in ten: no text that a person wrote.
fn is_binary(text: &str) -> bool {
    let (mut controls, mut lost, mut all) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().take(VOTE) {
        all += 1;
        lost += usize::from(c == '\u{fffd}');
        controls += usize::from(
            c.is_control()
                && !matches!(
                    c,
                    '\t' | '\r' | '\n' | '\x0b' | '\x0c' | '\u{85}' | '\u{a0}'
                ),
        );
    }
    (controls > 3 && controls * 50 > all) || lost * 10 > all
}

/// The delimiter and how many bytes of a `sep=` line stand before the table.
fn delimiter(text: &str, extension: &str) -> (Option<u8>, usize) {
    if extension == LINES {
        return (None, 0);
    }
    if let Some(&[mark, end]) = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.as_bytes().first_chunk())
        && matches!(end, b'\r' | b'\n')
        && mark.is_ascii()
    {
        return (Some(mark), "sep=;".len());
    }
    let mut end = VOTE.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut head = text.get(..end).unwrap_or_default();
    if end < text.len() {
        head = head
            .rfind(['\n', '\r'])
            .and_then(|at| head.get(..at))
            .unwrap_or(head);
    }
    // A file that calls itself a table is one, even where most of its rows have one field.
    let table = matches!(extension, "csv" | "tsv" | "tab");
    let best = [b'\t', b',', b';', b'|']
        .into_iter()
        .enumerate()
        .filter_map(|(order, delimiter)| {
            let (rows, fielded, usual, width) = votes(head, delimiter);
            let enough = if table {
                fielded > 0
            } else {
                rows > 1 && usual * 2 > rows
            };
            enough.then_some((usual, width, std::cmp::Reverse(order), delimiter))
        })
        .max();
    (best.map(|(.., delimiter)| delimiter), 0)
}

/// Rows with text, rows of two fields or more, rows of the most usual such width, and that width.
fn votes(text: &str, delimiter: u8) -> (usize, usize, usize, usize) {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let (mut rows, mut fielded) = (0, 0);
    let mut widths = std::collections::BTreeMap::<usize, usize>::new();
    while let Ok(true) = reader.read_record(&mut record) {
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        rows += 1;
        // `Hi Mara,` is a line of a letter, no row with an empty field.
        if record.len() > 2
            || record
                .iter()
                .filter(|field| !field.trim().is_empty())
                .count()
                > 1
        {
            fielded += 1;
            *widths.entry(record.len()).or_default() += 1;
        }
    }
    let (width, usual) = widths
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width))
        .unwrap_or((0, 0));
    (rows, fielded, usual, width)
}

/// Each line is a cell of the first column.
fn lines<W: Write>(text: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    let mut row = 0_u32;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        field(row, 0, line, answer)?;
        row = row.saturating_add(1);
        rest = after
            .strip_prefix("\r\n")
            .or_else(|| after.get(1..))
            .unwrap_or_default();
    }
    Ok(())
}

fn table<W: Write>(
    text: &str,
    delimiter: u8,
    skip: usize,
    answer: &mut Answer<W>,
) -> Result<(), Stop> {
    let mut rest = text.get(skip..).unwrap_or_default();
    let mut row = 0_u32;
    let mut quoting = true;
    for unclosed in 0.. {
        match records(rest, delimiter, quoting, &mut row, answer)? {
            None => break,
            // The quote that swallowed the end of the file is a character of its own line.
            Some(at) => {
                answer.limit(
                    "unclosed_quote",
                    (row.saturating_add(1), 0),
                    "A quotation mark is opened and never closed; it is read as a character of its line.",
                )?;
                let line = rest.get(at..).unwrap_or_default();
                let end = line.find(['\n', '\r']).unwrap_or(line.len());
                records(
                    line.get(..end).unwrap_or_default(),
                    delimiter,
                    false,
                    &mut row,
                    answer,
                )?;
                rest = line.get(end..).unwrap_or_default();
                rest = rest
                    .strip_prefix("\r\n")
                    .or_else(|| rest.get(1..))
                    .unwrap_or_default();
                quoting = unclosed < MAX_UNCLOSED;
            }
        }
    }
    Ok(())
}

/// Sends the records of a table. Answers where the last one begins if its quote is never closed.
fn records<W: Write>(
    text: &str,
    delimiter: u8,
    quoting: bool,
    row: &mut u32,
    answer: &mut Answer<W>,
) -> Result<Option<usize>, Stop> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let end = u64::try_from(text.len()).unwrap_or(u64::MAX);
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(error) => return Err(Refusal::Unreadable(error.to_string()).into()),
        }
        let slice = text.get(start..).unwrap_or_default();
        let blank = blank_lines(text, start, slice);
        *row = row.saturating_add(blank.1);
        if quoting
            && reader.position().byte() >= end
            && ends_in_quote(slice.get(blank.0..).unwrap_or_default(), delimiter)
        {
            return Ok(Some(start.saturating_add(blank.0)));
        }
        for (column, value) in record.iter().enumerate() {
            field(
                *row,
                u32::try_from(column).unwrap_or(u32::MAX),
                value,
                answer,
            )?;
        }
        *row = row.saturating_add(1);
    }
}

/// The library passes over empty lines; people count them. Bytes and number of those before a record.
fn blank_lines(text: &str, start: usize, slice: &str) -> (usize, u32) {
    let bytes = slice.as_bytes();
    let mut at = 0;
    // The second half of a line end that the record before has left.
    if start > 0 && text.as_bytes().get(start - 1) == Some(&b'\r') && bytes.first() == Some(&b'\n')
    {
        at = 1;
    }
    let mut lines = 0_u32;
    loop {
        match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => at += 2,
            Some([b'\r' | b'\n', ..]) => at += 1,
            _ => return (at, lines),
        }
        lines = lines.saturating_add(1);
    }
}

/// Whether a quote of this last record is still open where the file ends.
fn ends_in_quote(record: &str, delimiter: u8) -> bool {
    let mut quoted = false;
    let mut field_starts = true;
    let mut bytes = record.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
            }
        } else if byte == b'"' && field_starts {
            quoted = true;
        }
        field_starts = !quoted && byte == delimiter;
    }
    quoted
}

fn field<W: Write>(row: u32, column: u32, value: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    if value.chars().all(|c| matches!(c, ' ' | '\t' | '\r' | '\n')) {
        return Ok(());
    }
    let place = (row.saturating_add(1), column.saturating_add(1));
    if value.contains('\u{fffd}') {
        answer.limit(
            "undecodable",
            place,
            "The cell has bytes that are no text in the file's encoding; they are shown as \u{fffd}.",
        )?;
    }
    answer.cell(row, column, value)
}
