//! Columns that mean something only together: parts of a number, ends and counts of a range, and a second
//! column of numbers beside the first.

use super::columns::Candidate;
use crate::{
    intake::{
        field::{Field, plain},
        grid::Row,
        values,
    },
    place::column_letters,
};

/// Numbers split over columns: `NPA | NXX | Line`, `Area code | Number`, with or without header words.
pub(super) fn put_together(candidates: &mut [Candidate<'_>]) {
    headless_parts(candidates);
    area_before_exchange(candidates);
    let of = |field: Field, candidates: &[Candidate<'_>]| {
        (candidates.iter()).position(|candidate| candidate.means(field))
    };
    let area = of(Field::AreaCode, candidates);
    let exchange = of(Field::Exchange, candidates);
    // The exchange without an area code beside it is a column like any other.
    if exchange.is_some() && area.is_none() {
        for candidate in candidates.iter_mut().filter(|c| c.means(Field::Exchange)) {
            candidate.is_not(String::new());
        }
    }
    let Some(area) = area else { return };
    let wide_area = (candidates.get(area)).is_some_and(|area| area.evidence.digits(6) > 0.6);
    let wanted = if (exchange.is_some() && of(Field::Exchange, candidates).is_some()) || wide_area {
        4
    } else {
        7
    };
    let after = exchange.unwrap_or(area);
    // The rest of the number: right behind the parts, else where the header says so.
    let rest = (candidates.iter().enumerate())
        .filter(|(at, candidate)| {
            *at > after && candidate.evidence.digits(wanted) > 0.6 && may_be_rest(candidate)
        })
        .map(|(at, _)| at)
        .next();
    let Some(rest) = rest else {
        // A whole number stands elsewhere; the area code is only repeated.
        for candidate in candidates
            .iter_mut()
            .filter(|c| c.means(Field::AreaCode) || c.means(Field::Exchange))
        {
            candidate.is_not("The number stands whole in another column.".into());
        }
        return;
    };
    for (at, candidate) in candidates.iter_mut().enumerate() {
        if at == rest {
            candidate.is(
                Field::Number,
                0.9,
                "The number is split over columns; this is its last part.".into(),
            );
        } else if candidate.means(Field::AreaCode) || candidate.means(Field::Exchange) {
            candidate.reason = "The number is split over columns; this is a part of it.".into();
        }
    }
}

/// Whether its header lets it be the last part of a number.
fn may_be_rest(candidate: &Candidate<'_>) -> bool {
    candidate.fields.is_empty()
        || candidate.means(Field::Number)
        || (candidate.means(Field::Extension)
            && matches!(
                plain(&candidate.heading.own).as_str(),
                "" | "station"
                    | "line"
                    | "number"
                    | "tn"
                    | "line number"
                    | "phone"
                    | "telephone number"
            ))
}

/// `Area | Exchange | Line`: what stands before the exchange and holds area codes is one, whatever it is called.
fn area_before_exchange(candidates: &mut [Candidate<'_>]) {
    if candidates.iter().any(|one| one.means(Field::AreaCode)) {
        return;
    }
    let at = candidates.windows(2).position(|two| match two {
        [area, exchange] => {
            exchange.means(Field::Exchange)
                && area.column + 1 == exchange.column
                && area.evidence.digits(3) > 0.9
                && values::area_codes(&area.texts) > 0.9
        }
        _ => false,
    });
    if let Some(area) = at.and_then(|at| candidates.get_mut(at)) {
        area.is(
            Field::AreaCode,
            0.7,
            "Area codes, before the exchange.".into(),
        );
    }
}

/// Three columns of three, three and four digits side by side, the first with area codes in use, and no header.
fn headless_parts(candidates: &mut [Candidate<'_>]) {
    let found = candidates.windows(3).position(|three| match three {
        [a, b, c] => {
            [a, b, c].iter().all(|part| part.heading.text().is_empty())
                && a.column + 1 == b.column
                && b.column + 1 == c.column
                && a.evidence.digits(3) > 0.9
                && b.evidence.digits(3) > 0.9
                && c.evidence.digits(4) > 0.9
                && values::area_codes(&a.texts) > 0.9
        }
        _ => false,
    });
    let Some(at) = found else { return };
    let parts = [Field::AreaCode, Field::Exchange, Field::Number];
    for (candidate, field) in candidates.iter_mut().skip(at).zip(parts) {
        candidate.is(
            field,
            0.6,
            "No header; three, three and four digits side by side.".into(),
        );
    }
}

/// Words over the first number of a block.
const STARTS: &[&str] = &[
    "start",
    "starting",
    "first",
    "begin",
    "beginning",
    "from",
    "block",
    "range",
    "low",
    "did",
    "dids",
];

/// Ends and counts of ranges stand only beside their first number.
pub(super) fn ranges(candidates: &mut [Candidate<'_>]) {
    let starts = candidates.iter().any(|candidate| {
        candidate.means(Field::Number)
            && plain(&candidate.heading.text())
                .split(' ')
                .any(|word| STARTS.contains(&word))
    });
    let has_number = candidates.iter().any(|c| c.means(Field::Number));
    for candidate in candidates.iter_mut() {
        if candidate.means(Field::Quantity) {
            let word = plain(&candidate.heading.text());
            let of_blocks = !matches!(
                word.as_str(),
                "quantity" | "qty" | "count" | "size" | "how many"
            );
            // A bill counts charges; only beside the first number of a block is it the block's size.
            if !(has_number && candidate.evidence.counts > 0.8 && (of_blocks || starts)) {
                candidate.is_not(String::new());
            }
        }
        if candidate.means(Field::RangeEnd) && !has_number {
            candidate.is_not(String::new());
        }
        if candidate.means(Field::CountryCode)
            && !(has_number && values::country_codes(&candidate.texts) > 0.8)
        {
            candidate.is_not(String::new());
        }
    }
}

/// Words over numbers that are not the account's lines, or not for certain.
const NOT_LINES: &[&str] = &[
    "mobile",
    "cell",
    "cellular",
    "home",
    "contact",
    "emergency",
    "caller",
    "cid",
    "callback",
    "outboundcid",
    "callerid",
    "outbound",
    "old",
    "previous",
    "former",
    "temp",
    "temporary",
    "manager",
    "support",
    "vendor",
    "personal",
    "mask",
    "new",
    "forward",
    "alternate",
    "alt",
    "helpdesk",
    "cnam",
];

/// One column of numbers is the first; further ones are taken beside it where they are lines of the account. The
/// answer are those further columns; the others are left with a reason, for the person to take.
pub(super) fn settle_numbers(candidates: &mut [Candidate<'_>], rows: &[Row<'_>]) -> Vec<u16> {
    // Parts of one number are that number's only column.
    let split = candidates.iter().any(|c| c.means(Field::AreaCode));
    for candidate in candidates.iter_mut().filter(|c| c.means(Field::Number)) {
        let not_lines = says_not_lines(candidate);
        if not_lines.is_some() && candidate.evidence.masks < 0.5 {
            candidate.sure -= 0.25;
        }
        if repeats_few(candidate) {
            candidate.sure -= 0.2;
        }
    }
    let first = (candidates.iter())
        .filter(|c| c.means(Field::Number))
        .max_by(|a, b| {
            let rank = |c: &Candidate<'_>| (c.sure * 20.0).round();
            (rank(a).total_cmp(&rank(b))).then(b.column.cmp(&a.column))
        })
        .map(|c| c.column);
    let Some(first) = first else {
        return Vec::new();
    };
    let letter = column_letters(first.into());
    let mut more: Vec<u16> = Vec::new();
    let mut taken = vec![first];
    for candidate in candidates
        .iter_mut()
        .filter(|c| c.column != first && c.means(Field::Number))
    {
        let same = taken
            .iter()
            .find(|other| same_numbers(rows, **other, candidate.column));
        let refusal = if let Some(other) = same {
            Some(format!(
                "The same numbers as in column {}.",
                column_letters((*other).into())
            ))
        } else if split {
            Some("The number is split over other columns.".into())
        } else if let Some(word) = says_not_lines(candidate) {
            Some(format!(
                "It holds telephone numbers, but “{word}” numbers are often not lines of this account. Column {letter} is taken."
            ))
        } else if repeats_few(candidate) {
            Some(format!(
                "The same few numbers repeat, as billing or caller numbers do. Column {letter} is taken."
            ))
        } else if candidate.evidence.holds < 0.3 {
            Some(format!("Column {letter} says it more clearly."))
        } else {
            None
        };
        match refusal {
            None => {
                more.push(candidate.column);
                taken.push(candidate.column);
            }
            Some(reason) => candidate.is_not(reason),
        }
    }
    more
}

fn says_not_lines(candidate: &Candidate<'_>) -> Option<String> {
    let header = plain(&candidate.heading.text());
    let word = header.split(' ').find(|word| NOT_LINES.contains(word))?;
    Some(word.to_owned())
}

/// Five rows or more and hardly a number of its own in them.
fn repeats_few(candidate: &Candidate<'_>) -> bool {
    let distinct: std::collections::BTreeSet<&str> =
        candidate.texts.iter().map(|text| text.trim()).collect();
    candidate.texts.len() >= 5 && distinct.len() * 5 <= candidate.texts.len()
}

/// Whether two columns hold the same number on nearly every row that has both.
fn same_numbers(rows: &[Row<'_>], a: u16, b: u16) -> bool {
    let digits = |text: &str| {
        let all: String = text.chars().filter(char::is_ascii_digit).collect();
        let at = all.len().saturating_sub(10);
        all.get(at..).unwrap_or_default().to_owned()
    };
    let (mut both, mut same) = (0_usize, 0_usize);
    for row in rows {
        if let (Some(a), Some(b)) = (row.get(a), row.get(b)) {
            both += 1;
            same += usize::from(digits(a) == digits(b));
        }
    }
    both > 0 && same * 5 >= both * 4
}
