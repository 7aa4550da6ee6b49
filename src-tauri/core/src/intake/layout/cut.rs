//! Where one table of a sheet ends and the next begins: below each other by a header of its own, beside each other
//! by an empty column or a header that repeats itself.
//!
//! An empty row or an empty column alone cuts nothing: people leave both inside a list. Only what is a table by
//! itself, with numbers of its own, is taken as one.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns,
    header::{self, Heading, is_words, numbers_below},
    part::Part,
};
use crate::intake::{
    field::{Field, plain, ranked},
    grid::{Region, Row},
    values::{self, Shape},
};

/// How often a part is cut again.
const DEPTH: usize = 4;
/// More strips than this are no tables but scattered cells.
const MOST_STRIPS: usize = 40;
/// More tables than this on one sheet are none.
const MOST_SECTIONS: usize = 500;
/// How many rows of words are looked at for a header among the data.
const MOST_LOOKS: usize = 20_000;
/// Most lines of a title.
const TITLE_LINES: u32 = 4;

/// A table's place.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub(super) part: Part<'a>,
    /// Rows of its header.
    pub(super) header: Vec<u32>,
    pub(super) headings: BTreeMap<u16, Heading>,
    /// Words above the header.
    pub(super) title: String,
}

/// The tables of a part, from top to bottom and from left to right.
pub(super) fn pieces(part: Part<'_>) -> Vec<Piece<'_>> {
    let mut pieces = cut(part, DEPTH);
    pieces.sort_by_key(|piece| (piece.part.at.top, piece.part.at.left));
    pieces
}

fn cut(part: Part<'_>, depth: usize) -> Vec<Piece<'_>> {
    if depth > 0 && part.width() > 1 {
        for parts in [beside(part), below(part)] {
            if parts.len() > 1 {
                return (parts.into_iter())
                    .flat_map(|part| cut(part, depth - 1))
                    .collect();
            }
        }
    }
    let piece = Piece::of(part);
    repeated(&piece).unwrap_or_else(|| vec![piece])
}

impl<'a> Piece<'a> {
    /// A part without header.
    pub(super) fn bare(part: Part<'a>) -> Self {
        Self {
            part,
            header: Vec::new(),
            headings: BTreeMap::new(),
            title: String::new(),
        }
    }

    fn of(part: Part<'a>) -> Self {
        let header = header::find(part);
        let headings = header::headings(part, &header);
        let title = title(part, header.first().copied());
        Self {
            part,
            header,
            headings,
            title,
        }
    }

    fn has_numbers(&self) -> bool {
        let (mapping, _) = columns::of(self.part, &self.header, &self.headings);
        mapping.column(Field::Number).is_some()
    }

    fn words(&self) -> BTreeSet<String> {
        (self.headings.values())
            .map(|heading| plain(&heading.text()))
            .filter(|word| !word.is_empty())
            .collect()
    }
}

/// The words above a header, or above the first number where there is no header.
fn title(part: Part<'_>, header: Option<u32>) -> String {
    let above = part.rows().take(8).take_while(|row| match header {
        Some(header) => row.number() < header,
        None => {
            (row.cells()).all(|cell| values::shape(cell.text) != Shape::Number) && row.len() == 1
        }
    });
    let mut title = String::new();
    for text in above
        .flat_map(|row| row.cells().take(4))
        .map(|cell| cell.text.trim())
    {
        if title.len() + text.len() > 160 {
            break;
        }
        if !title.is_empty() {
            title.push_str(" · ");
        }
        title.push_str(text);
    }
    title
}

/// Strips that an empty column parts, where each is a table of its own.
fn beside(part: Part<'_>) -> Vec<Part<'_>> {
    let mut used = vec![false; usize::from(part.width())];
    let mut unused = used.len();
    for row in part.rows() {
        // With every column in use no empty one parts them, whatever else there is.
        if unused == 0 {
            return Vec::new();
        }
        // A title above the tables may stand anywhere.
        let mut cells = row.cells();
        let lone = row.len() == 1
            && cells
                .next()
                .is_some_and(|cell| values::shape(cell.text) != Shape::Number);
        if lone {
            continue;
        }
        for cell in row.cells() {
            let at = usize::from(cell.column.saturating_sub(part.at.left));
            if let Some(slot) = used.get_mut(at) {
                unused -= usize::from(!*slot);
                *slot = true;
            }
        }
    }
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for (column, used) in (part.at.left..=part.at.right).zip(used) {
        match spans.last_mut() {
            Some((_, right)) if used && *right + 1 == column => *right = column,
            _ if used => spans.push((column, column)),
            _ => {}
        }
    }
    if !(2..=MOST_STRIPS).contains(&spans.len()) {
        return Vec::new();
    }
    // Each strip with whether it is a table; strips that are none belong to the one on their left.
    let mut tables: Vec<(u16, u16, Piece<'_>, bool)> = Vec::new();
    for (left, right) in spans {
        let Some(strip) = part.strip(left, right) else {
            continue;
        };
        let piece = Piece::of(strip);
        let numbers = piece.has_numbers();
        match tables.last_mut() {
            Some((_, end, last, last_numbers))
                if !(numbers && *last_numbers && apart(last, &piece)) =>
            {
                *end = right;
                *last_numbers |= numbers;
            }
            _ => tables.push((left, right, piece, numbers)),
        }
    }
    tables
        .into_iter()
        .filter_map(|(left, right, ..)| part.strip(left, right))
        .collect()
}

/// Whether two strips with numbers are two tables, and not two halves of one with an empty column between.
fn apart(a: &Piece<'_>, b: &Piece<'_>) -> bool {
    match (a.header.last(), b.header.last()) {
        (Some(left), Some(right)) if left == right => !a.words().is_disjoint(&b.words()),
        _ => true,
    }
}

/// Sections that a header of their own begins.
fn below(part: Part<'_>) -> Vec<Part<'_>> {
    let piece = Piece::of(part);
    let (mapping, _) = columns::of(part, &piece.header, &piece.headings);
    let mut current = Current::of(part, &piece.header, mapping.column(Field::Number));
    let first = piece.header.last().map_or(part.at.top, |row| row + 1);
    let mut starts: Vec<u32> = Vec::new();
    let mut looks = MOST_LOOKS;
    let mut before: Option<Row<'_>> = None;
    for row in part.rows_from(first) {
        let blank = before.is_none_or(|before: Row<'_>| before.number() + 1 < row.number());
        let free = blank || before.is_some_and(|before| before.len() == 1);
        before = Some(row);
        if looks == 0 || starts.len() >= MOST_SECTIONS {
            break;
        }
        if current.is_data(row) {
            continue;
        }
        looks -= 1;
        let Some(column) = begins(part, row, &current, free) else {
            continue;
        };
        starts.push(title_row(part, row.number()));
        current = Current::of(part, &[row.number()], Some(column));
    }
    if starts.is_empty() {
        return Vec::new();
    }
    let mut edges = vec![part.at.top];
    edges.extend(starts.into_iter().filter(|row| *row > part.at.top));
    let ends = (edges.iter().skip(1).map(|row| row - 1)).chain([part.at.bottom]);
    let sections = edges.iter().zip(ends).filter_map(|(top, bottom)| {
        let section = part.of(Region {
            top: *top,
            bottom,
            ..part.at
        });
        // Around its own cells, so that an empty column beside it is none of it.
        let left = section
            .rows()
            .filter_map(|row| row.cells().next())
            .map(|cell| cell.column)
            .min()?;
        let right = section
            .rows()
            .filter_map(|row| row.cells().last())
            .map(|cell| cell.column)
            .max()?;
        section.strip(left, right)
    });
    sections.collect()
}

/// The table that a scan is in.
struct Current<'a> {
    header: Option<Row<'a>>,
    number: Option<u16>,
}

impl<'a> Current<'a> {
    fn of(part: Part<'a>, header: &[u32], number: Option<u16>) -> Self {
        Self {
            header: header.last().and_then(|row| part.row(*row)),
            number,
        }
    }

    /// Cheap, since each row of a sheet passes here.
    fn is_data(&self, row: Row<'_>) -> bool {
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).take(7).count();
        if (self.number).is_some_and(|column| row.get(column).is_some_and(|text| digits(text) >= 7))
        {
            return true;
        }
        row.cells()
            .take(32)
            .any(|cell| digits(cell.text) >= 5 || cell.text.len() > 60)
    }
}

/// Whether a header of another table stands in this row, and over which column its numbers.
fn begins(part: Part<'_>, row: Row<'_>, current: &Current<'_>, free: bool) -> Option<u16> {
    let repeats = current.header.is_some_and(|header| {
        row.cells().all(|cell| {
            (header.get(cell.column)).is_some_and(|text| plain(text) == plain(cell.text))
        })
    });
    if repeats || !is_words(row) || row.len() < 2 {
        return None;
    }
    let known: Vec<(u16, Field)> = row
        .cells()
        .take(64)
        .filter_map(|cell| Some((cell.column, ranked(&plain(cell.text))?.0)))
        .collect();
    let numbered = known.iter().find(|(column, field)| {
        matches!(field, Field::Number | Field::Extension)
            && numbers_below(part, row.number(), *column)
    });
    if let Some((column, _)) = numbered
        && known.len() >= 2
        && (known.len() * 2 >= row.len() || free)
    {
        return Some(*column);
    }
    // Words that nobody knows, after an empty row, with the numbers somewhere else than before.
    let next = part.rows_from(row.number() + 1).next()?;
    let column = (next.cells().take(64))
        .find(|cell| values::shape(cell.text) == Shape::Number)?
        .column;
    (free
        && row.len() * 2 > next.len()
        && current.number != Some(column)
        && row.get(column).is_some())
    .then_some(column)
}

/// Where the title above a header begins: lone words right above it.
fn title_row(part: Part<'_>, header: u32) -> u32 {
    let mut first = header;
    let mut gap = 0;
    while first > part.at.top && header - first + gap < TITLE_LINES + 1 {
        let above = first - 1 - gap;
        match part.row(above) {
            Some(row)
                if row.len() == 1
                    && row.cells().all(|cell| {
                        !values::looks_like_number(cell.text)
                            && cell.text.bytes().filter(u8::is_ascii_digit).count() < 7
                    }) =>
            {
                first = above;
                gap = 0;
            }
            // One empty line between title and header.
            None if gap == 0 && first == header && above > part.at.top => gap = 1,
            _ => break,
        }
    }
    first
}

/// A header that says the same words again and again: `Name | DID | Name | DID` is two lists side by side.
fn repeated<'a>(piece: &Piece<'a>) -> Option<Vec<Piece<'a>>> {
    let cells: Vec<(u16, String)> = (piece.headings.iter())
        .map(|(column, heading)| (*column, plain(&heading.text())))
        .collect();
    let period = (2..=cells.len() / 2).find(|period| {
        cells.len().is_multiple_of(*period)
            && cells
                .iter()
                .zip(cells.iter().skip(*period))
                .all(|((_, a), (_, b))| a == b && !a.is_empty())
    })?;
    let groups: Vec<&[(u16, String)]> = cells.chunks(period).collect();
    let mut pieces = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let left = group.first()?.0;
        let right = match groups.get(at + 1) {
            Some(next) => next.first()?.0 - 1,
            None => piece.part.at.right,
        };
        let part = piece.part.of(Region {
            left,
            right,
            ..piece.part.at
        });
        let one = Piece {
            part,
            header: piece.header.clone(),
            headings: (piece.headings.range(left..=right))
                .map(|(column, heading)| (*column, heading.clone()))
                .collect(),
            title: piece.title.clone(),
        };
        if !one.has_numbers() {
            return None;
        }
        pieces.push(one);
    }
    Some(pieces)
}
