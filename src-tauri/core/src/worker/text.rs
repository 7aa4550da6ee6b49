//! Text files: which encoding, which delimiter, then cells.
//!
//! Nothing is replaced in silence: bytes that are no text in the file's encoding are kept as U+FFFD and
//! listed with their place.

use std::{borrow::Cow, io::Write};

use csv::{ReaderBuilder, StringRecord};

use super::{
    MAX_CELL_CHARS, TEXT, encoding, html, ods,
    serve::{Answer, Stop},
    sheet_xml, sniff,
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
    let decoded = encoding::decode(bytes);
    // Lists joined end to end have a mark in the middle, which is no letter of the line it stands before.
    let has_mark = decoded.text.as_bytes().contains(&0xef);
    let whole_text = if has_mark && decoded.text.contains("\n\u{feff}") {
        Cow::Owned(decoded.text.replace("\n\u{feff}", "\n"))
    } else {
        decoded.text
    };
    let text = whole_text.trim_end_matches(['\u{1a}', '\0']);
    if text.is_empty() {
        return Err(Refusal::Empty.into());
    }
    let markup = sniff::markup(text);
    match markup {
        Some(sniff::FLAT_ODS) if extension != TEXT => {
            return ods::content_of(text.as_bytes(), answer);
        }
        Some(sniff::SHEET_XML) if extension != TEXT => return sheet_xml::read(text, answer),
        Some(sniff::HTML) if extension != TEXT => return html::read(text, answer),
        _ => {}
    }
    if let Some(what) = markup.or_else(|| is_binary(text).then_some("binary data")) {
        return Err(match extension {
            TEXT => Refusal::NotText(what.into()),
            _ if markup.is_some() => Refusal::OtherForm(what.into()),
            _ => Refusal::NotASpreadsheet(what.into()),
        }
        .into());
    }
    answer.doubt = (!decoded.sure).then_some(decoded.encoding);
    if extension == TEXT {
        answer.head(Container::Txt, Some(decoded.encoding))?;
        answer.sheet("", true)?;
        return whole(text, answer);
    }
    let (delimiter, skip) = delimiter(text, extension);
    let container = match delimiter {
        Some(b'\t') => Container::Tsv,
        Some(_) => Container::Csv,
        None => Container::Txt,
    };
    answer.head(container, Some(decoded.encoding))?;
    answer.sheet("", true)?;
    match delimiter {
        Some(delimiter) => table(text, delimiter, skip, answer),
        None => listed(text, answer),
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
    // A column of its own, quoted perhaps, is a table as well.
    let only = match extension {
        "csv" => Some(b','),
        "tsv" | "tab" => Some(b'\t'),
        _ => None,
    };
    (best.map(|(.., delimiter)| delimiter).or(only), 0)
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
fn listed<W: Write>(text: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    for (row, line) in (0_u32..).zip(lines(text)) {
        field(row, 0, line, answer)?;
    }
    Ok(())
}

/// The text in pieces of a line with its end, each a cell of the first column; together they are the text.
pub(super) fn whole<W: Write>(text: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    let mut row = 0_u32;
    for (number, piece) in (1_u32..).zip(pieces(text)) {
        doubts(piece, (number, 0), answer)?;
        let mut rest = piece;
        while !rest.is_empty() {
            let end = rest
                .char_indices()
                .nth(MAX_CELL_CHARS)
                .map_or(rest.len(), |(at, _)| at);
            let (part, after) = rest.split_at(end);
            answer.cell(row, 0, part)?;
            row = row.saturating_add(1);
            rest = after;
        }
    }
    Ok(())
}

/// The lines of a text without their ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).map(|line| {
        line.strip_suffix("\r\n")
            .or_else(|| line.strip_suffix(['\n', '\r']))
            .unwrap_or(line)
    })
}

/// Where a line ends. One letter at a time is searched for as fast as memory is read.
fn line_end(text: &str) -> Option<usize> {
    let feed = text.find('\n');
    let line = text.get(..feed.unwrap_or(text.len())).unwrap_or_default();
    line.find('\r').or(feed)
}

/// The lines of a text with their ends: LF, CR LF and CR alone.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = line_end(rest).map(|at| {
            let pair = rest.get(at..).is_some_and(|end| end.starts_with("\r\n"));
            at + 1 + usize::from(pair)
        });
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!line.is_empty()).then_some(line)
    })
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
    if !record.as_bytes().contains(&b'"') {
        return false;
    }
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
    doubts(value, place, answer)?;
    answer.cell(row, column, value)
}

/// Says what is not sure of a text at its place: bytes that were lost, and the first letter of a guessed encoding.
fn doubts<W: Write>(value: &str, place: (u32, u32), answer: &mut Answer<W>) -> Result<(), Stop> {
    if value.is_ascii() {
        return Ok(());
    }
    if let Some(encoding) = answer.doubt.take() {
        let start: String = value.trim().chars().take(40).collect();
        let message = format!(
            "The file does not say its encoding; it is read as {encoding}. Check that \u{201c}{start}\u{201d} reads right."
        );
        answer.limit("encoding_guessed", place, &message)?;
    }
    if value.contains('\u{fffd}') {
        answer.limit(
            "undecodable",
            place,
            "Here stand bytes that are no text in the file's encoding; they are shown as \u{fffd}.",
        )?;
    }
    Ok(())
}
