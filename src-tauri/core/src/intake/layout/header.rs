//! Where the header of a part stands, how many rows it has, and what it says over each column.
//!
//! A heading over several columns counts for each of them: the file's merged cells say how far it reaches, and
//! where a file knows no merged cells, it reaches to the next heading of its row.

use std::collections::{BTreeMap, BTreeSet};

use super::part::Part;
use crate::intake::{
    field::{Field, exact, plain, said_by},
    grid::Row,
    moments,
    values::{self, Shape},
};

/// How far down a header is looked for.
const WITHIN: usize = 60;
/// Longest heading, in bytes.
const LONGEST: usize = 60;
/// How many cells of a row are looked at.
const CELLS: usize = 512;
/// Most rows that a header has.
const MOST_ROWS: usize = 3;

/// What stands over a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Heading {
    /// Headings over several columns, from top to bottom.
    pub(super) group: String,
    /// The column's own heading.
    pub(super) own: String,
}

impl Heading {
    /// As a person reads it.
    pub(super) fn text(&self) -> String {
        match (self.group.as_str(), self.own.as_str()) {
            (group, "") => group.to_owned(),
            ("", own) => own.to_owned(),
            (group, own) => format!("{group} / {own}"),
        }
    }

    /// The fields that it says, and how sure that is.
    pub(super) fn said(&self) -> (Vec<Field>, f32) {
        if self.group.is_empty() {
            return said_by(&self.own);
        }
        let together = format!("{} {}", self.group, self.own);
        if let Some(field) = exact(&plain(&together)) {
            return (vec![field], 0.95);
        }
        let (own, own_sure) = said_by(&self.own);
        let (group, group_sure) = said_by(&self.group);
        let is_part = |field: &Field| {
            matches!(
                field,
                Field::Street | Field::Line2 | Field::City | Field::State | Field::Zip
            )
        };
        match (own.first(), group.first()) {
            // Street and city of the billing address are no service address.
            (Some(part), Some(Field::BillingAddress)) if is_part(part) => (Vec::new(), 0.0),
            // `Account` over `Number`, `Billing` over `Number`: the group says which number.
            (Some(Field::Number), Some(other))
                if !matches!(other, Field::Number | Field::Site | Field::Name)
                    && exact(&plain(&self.own)).is_some()
                    && plain(&self.own) == "number" =>
            {
                (group, group_sure * 0.8)
            }
            (Some(_), _) => (own, own_sure),
            (None, Some(_)) => (group, group_sure * 0.9),
            (None, None) => said_by(&together),
        }
    }
}

/// The rows of the header of a part, from top to bottom; none without a header.
pub(super) fn find(part: Part<'_>) -> Vec<u32> {
    let Some(found) = worded(part).or_else(|| unworded(part)) else {
        return Vec::new();
    };
    let mut rows = vec![found];
    // What stands under its headings may be the second half of the header.
    while rows.len() < MOST_ROWS
        && let Some(last) = rows.last().copied()
        && let (Some(upper), Some(lower)) = (part.row(last), part.row(last + 1))
        && is_words(lower)
        && continues(part, upper, lower)
    {
        rows.push(last + 1);
    }
    while rows.len() < MOST_ROWS
        && let Some(first) = rows.first().copied().filter(|first| *first > 1)
        && let (Some(upper), Some(lower)) = (part.row(first - 1), part.row(first))
        && is_words(upper)
        && groups(part, upper, lower)
    {
        rows.insert(0, first - 1);
    }
    rows
}

/// Headings by column.
pub(super) fn headings(part: Part<'_>, rows: &[u32]) -> BTreeMap<u16, Heading> {
    let mut headings: BTreeMap<u16, Heading> = BTreeMap::new();
    let Some((last, above)) = rows.split_last() else {
        return headings;
    };
    for cell in part.row(*last).iter().flat_map(Row::cells) {
        let heading = headings.entry(cell.column).or_default();
        cell.text.trim().clone_into(&mut heading.own);
    }
    for row in above.iter().filter_map(|row| part.row(*row)) {
        for (column, text) in reaching(part, row) {
            let heading = headings.entry(column).or_default();
            if heading.own == text || heading.group.ends_with(text) {
                continue;
            }
            if !heading.group.is_empty() {
                heading.group.push(' ');
            }
            heading.group.push_str(text);
        }
    }
    headings
}

/// The cells of a row of group headings, each with every column that it reaches over.
fn reaching<'a>(part: Part<'a>, row: Row<'a>) -> Vec<(u16, &'a str)> {
    let cells: Vec<_> = row.cells().take(CELLS).collect();
    let number = row.number();
    let merges: Vec<_> = (part.grid.merges().iter())
        .filter(|merge| merge.top <= number && number <= merge.bottom)
        .collect();
    let mut reached = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let reach = (merges.iter())
            .find(|merge| merge.left == cell.column)
            .map(|merge| merge.right);
        let next = cells
            .get(at + 1)
            .map_or(part.at.right, |next| next.column - 1);
        // A file with merged cells says how far they reach; a single cell of it reaches no further.
        let end = match reach {
            Some(right) => right.min(part.at.right),
            None if merges.is_empty() => next,
            None => cell.column,
        };
        let end = end.min(cell.column.saturating_add(64));
        reached.extend((cell.column..=end).map(|column| (column, cell.text.trim())));
    }
    reached
}

/// Whether the row below goes on with the header: it says something where the upper row is empty, under a heading
/// that reaches there.
fn continues(part: Part<'_>, upper: Row<'_>, lower: Row<'_>) -> bool {
    let reached: BTreeSet<u16> = (reaching(part, upper).into_iter())
        .map(|(column, _)| column)
        .collect();
    let fills = |column: u16| upper.get(column).is_none() && reached.contains(&column);
    lower.cells().any(|cell| fills(cell.column))
        && lower.cells().all(|cell| {
            fills(cell.column)
                || upper.get(cell.column).is_some_and(|over| {
                    // Under a single heading stands a value, unless the heading goes on to the right.
                    fills(cell.column + 1)
                        || exact(&plain(&format!("{over} {}", cell.text))).is_some()
                })
        })
}

/// Whether the upper row says more of the columns than the lower one does alone.
fn groups(part: Part<'_>, upper: Row<'_>, lower: Row<'_>) -> bool {
    let columns: BTreeSet<u16> = lower.cells().map(|cell| cell.column).collect();
    let reached = reaching(part, upper);
    let is_title = upper.len() == 1
        && (reached.iter().all(|(column, _)| columns.contains(column)))
        && reached.len() >= columns.len();
    if is_title {
        return false;
    }
    // A heading that stands beside the lower row, over a column with values.
    let beside = upper.cells().any(|cell| {
        !columns.contains(&cell.column)
            && !said_by(cell.text).0.is_empty()
            && (part.rows_from(lower.number() + 1).take(10))
                .any(|row| row.get(cell.column).is_some())
    });
    let wide = |column: u16, text: &str| {
        let reach = reached.iter().filter(|(_, over)| *over == text).count();
        reach > 1 || upper.len() > 1 || !columns.contains(&column)
    };
    beside
        || reached.iter().any(|(column, text)| {
            let Some(own) = lower.get(*column) else {
                return false;
            };
            let alone = said_by(own).0;
            let heading = Heading {
                group: (*text).to_owned(),
                own: own.to_owned(),
            };
            wide(*column, text) && !heading.said().0.is_empty() && heading.said().0 != alone
        })
}

/// Short words and nothing that could be data.
pub(super) fn is_words(row: Row<'_>) -> bool {
    row.cells().take(CELLS).all(|cell| {
        let digits = cell.text.bytes().filter(u8::is_ascii_digit).count();
        cell.text.len() <= LONGEST
            && digits <= 3
            && !cell.text.trim_end().ends_with(':')
            && cell.text.chars().any(char::is_alphabetic)
            && moments::date(cell.text).is_none()
    })
}

/// The row with the best header words that stands before the first row of data.
fn worded(part: Part<'_>) -> Option<u32> {
    let mut best: Option<(u32, f32)> = None;
    let mut told = false;
    for row in part.rows().take(WITHIN) {
        let has = |shape: Shape| {
            let mut cells = row.cells().take(CELLS);
            cells.any(|cell| values::shape(cell.text) == shape)
        };
        if has(Shape::Number) {
            // Data begins; what comes later is data too.
            break;
        }
        // `Main: (414) 720-0100` is a title or a line of a mail, never a header: its number would be lost in
        // silence. A lone word below such a line heads nothing either.
        told |= has(Shape::HoldsNumber);
        if has(Shape::HoldsNumber) || told && row.len() < 2 {
            continue;
        }
        let score = score(part, row);
        if score > 0.0 && best.is_none_or(|(_, top)| score > top) {
            best = Some((row.number(), score));
        }
    }
    best.map(|(row, _)| row)
}

/// A header whose words nobody knows: the row of short words right above the first number, as wide as the data.
fn unworded(part: Part<'_>) -> Option<u32> {
    let mut above: Option<Row<'_>> = None;
    let mut told = false;
    for row in part.rows().take(WITHIN) {
        let Some(number) = row
            .cells()
            .take(CELLS)
            .find(|cell| values::shape(cell.text) == Shape::Number)
        else {
            let mut cells = row.cells().take(CELLS);
            told |= cells.any(|cell| values::shape(cell.text) == Shape::HoldsNumber);
            above = Some(row);
            continue;
        };
        // Between lines of a mail that hold numbers, a lone line heads nothing.
        above = above.filter(|above| !told || above.len() > 1);
        let above = above.filter(|above| above.number() + 1 == row.number())?;
        let is_wide = above.len() * 2 > row.len() && above.get(number.column).is_some();
        return (is_words(above) && is_wide && (above.len() > 1 || row.len() == 1))
            .then(|| above.number());
    }
    None
}

fn score(part: Part<'_>, row: Row<'_>) -> f32 {
    let said: Vec<_> = row
        .cells()
        .take(CELLS)
        .filter(|cell| cell.text.len() <= LONGEST)
        .map(|cell| (cell.column, said_by(cell.text)))
        .filter(|(_, (fields, _))| !fields.is_empty())
        .collect();
    // A title such as `Phone numbers` is one lonely word; a header of one column has numbers under it.
    if said.len() < 2
        && !said
            .iter()
            .any(|(column, _)| numbers_below(part, row.number(), *column))
    {
        return 0.0;
    }
    said.iter().map(|(_, (_, sure))| sure).sum()
}

/// Whether a number stands within ten rows below in this column.
pub(super) fn numbers_below(part: Part<'_>, header: u32, column: u16) -> bool {
    part.rows_from(header + 1)
        .take(10)
        .filter_map(|row| row.get(column))
        .any(|text| matches!(values::shape(text), Shape::Number | Shape::HoldsNumber))
}
