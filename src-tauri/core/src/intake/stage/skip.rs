//! Rows that are no rows of the list: the header again on every page, totals, footers, headings of sections, and
//! words that say that there is no number. They are told beside the refused cells, not among them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::intake::{
    field::{Field, exact, plain},
    grid::Row,
    layout::repeats,
    values,
};

/// Why a row was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
    /// The header, repeated.
    Header,
    /// A sum or a count of the rows above.
    Total,
    /// What a program prints under a list: page, date, copyright.
    Footer,
    /// A heading over the rows below, or a line drawn with dashes.
    Heading,
    /// A heading that names the place of the rows below.
    Site,
    /// `N/A` and the like: the row has no number.
    NoNumber,
    /// It holds a number and stands above the header, as the telephone number of an office in a title does.
    Above,
}

impl Skip {
    /// Why, as the end of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Header => "it repeats the header",
            Self::Total => "it is a total",
            Self::Footer => "it is a footer",
            Self::Heading => "it is a heading",
            Self::Site => "it names the site of the rows below",
            Self::NoNumber => "it says that there is no number",
            Self::Above => "it holds a number and stands above the header",
        }
    }
}

/// A row that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Skipped {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// Row, counted from 1.
    pub row: u32,
    /// Column, counted from 1.
    pub column: u32,
    /// The cell as it stands.
    pub text: String,
    /// Why.
    pub why: Skip,
}

/// First words of a row that sums up.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "sub total",
    "grand total",
    "sum",
    "count",
    "number of records",
    "records",
    "rows",
    "total numbers",
    "number of numbers",
    "total count",
    "total lines",
    "average",
];

/// First words of what stands under a list.
const FOOTERS: &[&str] = &[
    "page",
    "printed",
    "generated",
    "exported",
    "report",
    "created",
    "run date",
    "run on",
    "run time",
    "as of",
    "confidential",
    "copyright",
    "end of",
    "prepared",
    "source",
    "date printed",
    "last updated",
    "updated",
    "questions",
    "contact",
    "for questions",
    "note",
    "notes",
    "disclaimer",
    "proprietary",
    "continued",
    "this report",
    "this list",
    "please",
    "call",
    "legend",
    "all rights reserved",
    "filters applied",
    "applied filters",
    "time run",
    "data as of",
];

/// What people write where there is no number.
const NONE: &[&str] = &[
    "na",
    "n a",
    "none",
    "no did",
    "no number",
    "nil",
    "null",
    "not applicable",
    "no phone",
    "no ddi",
    "no tn",
    "blank",
    "not assigned",
    "unassigned",
    "ext only",
    "extension only",
    "internal",
    "internal only",
    "no direct line",
    "no line",
    "no phone number",
    "no direct number",
    "does not apply",
    "empty",
];

/// Words that leave a question open: such a row is refused, so that somebody answers it.
const OPEN: &[&str] = &[
    "tbd", "unknown", "pending", "see", "ask", "same", "missing", "tba", "find", "need", "needs",
    "check", "verify",
];

fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Why a row without a sure number is none of the list's; absent where its cell is to be refused. `wide` is a list
/// of more than one column.
pub(super) fn why(row: Row<'_>, text: &str, header: &[Row<'_>], wide: bool) -> Option<Skip> {
    let words = plain(text);
    if repeats(header, row) {
        return Some(Skip::Header);
    }
    if words.is_empty() {
        // Dashes, dots, a line.
        let drawn = !text.contains('?') && !text.contains('#');
        return drawn.then_some(if row.len() == 1 {
            Skip::Heading
        } else {
            Skip::NoNumber
        });
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if !text.trim_start().starts_with('#') && NONE.contains(&words.as_str()) {
        return Some(Skip::NoNumber);
    }
    if begins(&words, TOTALS) && digits < 10 {
        return Some(Skip::Total);
    }
    let counts = words
        .split(' ')
        .next()
        .is_some_and(|first| first.parse::<u32>().is_ok())
        && words.split(' ').nth(1).is_some_and(|second| {
            matches!(
                second,
                "records"
                    | "rows"
                    | "numbers"
                    | "results"
                    | "items"
                    | "row"
                    | "entries"
                    | "lines"
                    | "dids"
            )
        });
    if counts && row.len() == 1 {
        return Some(Skip::Total);
    }
    if begins(&words, FOOTERS) && !values::looks_like_number(text) && (row.len() <= 2 || !wide) {
        return Some(Skip::Footer);
    }
    if exact(&words).is_some_and(header_of) && row.len() == 1 {
        return Some(Skip::Header);
    }
    (wide && row.len() == 1 && is_heading(&words, digits)).then_some(Skip::Heading)
}

fn header_of(field: Field) -> bool {
    matches!(field, Field::Number | Field::Btn | Field::RingTo)
}

/// A line of prose under a list, alone in its row: the number in it is whom to call and none of the list's.
pub(super) fn is_prose(row: Row<'_>, text: &str, wide: bool) -> bool {
    wide && row.len() == 1 && {
        let words = plain(text);
        words.split(' ').count() >= 5 && begins(&words, FOOTERS)
    }
}

/// `Building 4`, `Second floor`: words alone in their row.
fn is_heading(words: &str, digits: usize) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let several = words.contains(' ') && letters >= 5 && digits <= 5;
    letters >= 2
        && (digits <= 2 || several)
        && !begins(words, OPEN)
        && !words.split(' ').any(|word| word.starts_with("ext"))
}

#[cfg(test)]
mod tests {
    use super::{Skip, why};
    use crate::intake::fixtures::sheet;

    #[test]
    fn what_stands_between_and_under_the_rows_is_told_apart_from_a_bad_number() {
        let sheet = sheet(&[
            "DID | Name",
            "DID | Name",
            "Building B |",
            "Total: 45 | 12",
            "Page 2 of 3 |",
            "N/A | Break room",
            "---- | ----",
            "45 numbers |",
            "see Bob | Desk",
            "see Bob |",
            "TBD |",
            "#N/A | Desk",
            "x2101 |",
            "555-0113 |",
            "Generated 11/06/2026 10:33 |",
        ]);
        let header: Vec<_> = sheet.grid.row(1).into_iter().collect();
        let said: Vec<Option<Skip>> = (2..=15)
            .map(|number| {
                let row = sheet.grid.row(number).unwrap();
                why(row, row.get(1).unwrap(), &header, true)
            })
            .collect();
        assert_eq!(
            said,
            [
                Some(Skip::Header),
                Some(Skip::Heading),
                Some(Skip::Total),
                Some(Skip::Footer),
                Some(Skip::NoNumber),
                Some(Skip::NoNumber),
                Some(Skip::Total),
                None,
                None,
                None,
                None,
                None,
                None,
                Some(Skip::Footer),
            ]
        );
    }
}
