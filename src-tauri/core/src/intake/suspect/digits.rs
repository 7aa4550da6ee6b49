//! Cells with a digit too few or too many, or with the end of a number only, completed from their neighbours.

use std::collections::BTreeSet;

use super::list::{Cells, exchange};
use super::neighbours;
use super::{FaultKind, Proposal, Suspicion};
use crate::intake::{field::Field, stage::StagedRow};
use crate::number::{TelephoneNumber, read_cell, read_cell_beside};

/// Ten digits of a text, a 1 before them left out.
pub(super) fn ten(text: &str) -> Option<u64> {
    let digits = digits_of(text);
    match digits.len() {
        10 => digits.parse().ok(),
        11 => digits.strip_prefix('1')?.parse().ok(),
        _ => None,
    }
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Ten digits with a 1 before the area code.
pub(super) fn begins_with_one(text: &str) -> bool {
    let digits = digits_of(text);
    digits.len() == 10 && digits.starts_with('1')
}

/// The number that a cell with one digit too few or too many was meant to be, where the neighbours leave only one.
pub(super) fn one_wrong(cells: &Cells<'_>, at: usize, text: &str) -> Option<(Proposal, String)> {
    let digits = digits_of(text);
    let meant: BTreeSet<TelephoneNumber> = candidates(text, &digits)
        .into_iter()
        .filter(|tn| !cells.numbers.contains(tn))
        .filter(|tn| {
            cells
                .exchanges
                .get(&exchange(*tn))
                .is_some_and(|group| group.count >= 2)
        })
        .collect();
    // Between the numbers above and below, then anywhere.
    let between: Vec<TelephoneNumber> = match (cells.above(at), cells.below(at)) {
        (Some((above, _)), Some((below, _))) if exchange(above) == exchange(below) => meant
            .iter()
            .copied()
            .filter(|tn| above < *tn && *tn < below)
            .collect(),
        (Some((above, 1)), None) => meant
            .iter()
            .copied()
            .filter(|tn| above.next() == Some(*tn))
            .collect(),
        _ => Vec::new(),
    };
    let all: Vec<TelephoneNumber> = meant.into_iter().collect();
    match (between.as_slice(), all.as_slice()) {
        ([one], _) => Some((
            Proposal::of_number(*one),
            format!("Between its neighbours only {} fits.", one.dashed()),
        )),
        ([], [one]) => Some((
            Proposal::of_number(*one),
            format!("Only {} would be of an exchange of the list.", one.dashed()),
        )),
        _ => None,
    }
}

/// Every number that is one digit away from the text, with regard to the groups it is written in.
fn candidates(text: &str, digits: &str) -> Vec<TelephoneNumber> {
    let groups: Vec<usize> = text
        .split(|char: char| !char.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    let (digits, groups) = match (digits.len(), groups.as_slice()) {
        // `1-414-555-010`, `1 414 555 01001`
        (_, [1, rest @ ..]) if digits.starts_with('1') => (digits.get(1..), rest),
        (10 | 12, [_]) if digits.starts_with('1') => (digits.get(1..), [].as_slice()),
        (_, rest) => (Some(digits), rest),
    };
    let Some(digits) = digits else {
        return Vec::new();
    };
    // Where two groups of three are right, the wrong one is known.
    let within = match groups {
        [a, b, c]
            if [*a == 3, *b == 3, *c == 4]
                .iter()
                .filter(|fits| **fits)
                .count()
                == 2 =>
        {
            match (*a == 3, *b == 3) {
                (false, _) => 0..*a,
                (_, false) => *a..a + b,
                _ => a + b..a + b + c,
            }
        }
        _ => 0..digits.len(),
    };
    let number = |text: String| text.parse().ok().and_then(TelephoneNumber::from_digits);
    let cut = |at: usize| Some((digits.get(..at)?, digits.get(at..)?));
    match digits.len() {
        9 => (within.start..=within.end)
            .filter_map(cut)
            .flat_map(|(head, tail)| ('0'..='9').map(move |digit| format!("{head}{digit}{tail}")))
            .filter_map(number)
            .collect(),
        11 => within
            .filter_map(cut)
            .filter_map(|(head, tail)| number(format!("{head}{}", tail.get(1..)?)))
            .collect(),
        _ => Vec::new(),
    }
}

/// `181859000000`: what was `1.81859E+11` before it was written out again.
pub(super) fn is_rounded(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 11 && text.ends_with("00000") && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `0262 720 0161`: a number of an exchange of the list behind a 0.
pub(super) fn behind_zero(cells: &Cells<'_>, text: &str) -> Option<(Proposal, String)> {
    let digits = digits_of(text);
    let rest = digits.strip_prefix('0').filter(|rest| rest.len() == 10)?;
    let tn = TelephoneNumber::from_digits(rest.parse().ok()?)?;
    let group = cells.exchanges.get(&exchange(tn))?;
    let known = group.count >= 2 && !text.contains(char::is_alphabetic);
    known.then(|| {
        let seen = format!(
            "Without it, it is of an exchange of the list: {}.",
            tn.dashed()
        );
        (Proposal::of_number(tn), seen)
    })
}

/// More numbers from one cell than most lists have, and no whole exchange: an end may be wrong.
pub(super) fn long_range(row: &StagedRow<'_>) -> Option<Suspicion> {
    let count = row.numbers.len();
    if !(MANY..EXCHANGE).contains(&count) {
        return None;
    }
    let reason =
        format!("One cell stands for {count} numbers. An end of the range may be mistyped.");
    Some(Suspicion::new(FaultKind::RangeTooLong, reason, None))
}

/// A block of 1,000 is usual; what is longer and no whole exchange is not.
const MANY: usize = 1_001;
/// Every line of an exchange.
const EXCHANGE: usize = 10_000;

/// Seven digits in the area code of their exchange.
pub(super) fn area_code(cells: &Cells<'_>, at: usize, text: &str) -> Option<(Proposal, String)> {
    if digits_of(text).len() == 7
        && let Some(tn) = neighbours::by_exchange(cells, text)
    {
        let seen = format!("The list has exchange {:03} in {}.", tn.nxx(), tn.npa());
        return Some((Proposal::of_number(tn), seen));
    }
    ends(cells, at, text)
}

/// What a spreadsheet destroyed between two numbers of a row of numbers: one after the other without a gap.
pub(super) fn in_sequence(cells: &Cells<'_>, at: usize, text: &str) -> Option<(Proposal, String)> {
    let ((above, up), (below, down)) = (cells.above(at)?, cells.below(at)?);
    let gap = below.digits().checked_sub(above.digits())?;
    if gap != u64::try_from(up + down).ok()? {
        return None;
    }
    let tn = TelephoneNumber::from_digits(above.digits() + u64::try_from(up).ok()?)?;
    // What is left of the digits has to agree.
    let mantissa = text.split(['e', 'E']).next()?;
    let left = digits_of(mantissa);
    let left = left.trim_end_matches('0');
    let agrees = |digits: String| {
        // Excel rounds the last digit that it keeps.
        let kept = left.get(..left.len().checked_sub(1)?)?;
        digits.starts_with(kept).then_some(())
    };
    agrees(tn.digits().to_string()).or_else(|| agrees(format!("1{}", tn.digits())))?;
    Some((
        Proposal::of_number(tn),
        "The numbers above and below leave only one.".to_owned(),
    ))
}

/// `414,555,0100`: a number's groups with signs between that nobody puts there.
pub(super) fn odd_signs(cells: &Cells<'_>, text: &str) -> Option<(Proposal, String)> {
    let groups: Vec<usize> = text
        .split(|char: char| !char.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    let clean = !text.contains(char::is_alphabetic);
    if !clean || groups != [3, 3, 4] {
        return None;
    }
    let tn = TelephoneNumber::from_digits(ten(text)?)?;
    let known = cells.exchanges.contains_key(&exchange(tn));
    known.then(|| {
        let seen = format!("Its digits are grouped as {} is.", tn.dashed());
        (Proposal::of_number(tn), seen)
    })
}

/// `0110 thru 0114`, `x100-x149`, `555-0113` completed from the one exchange of the numbers around.
pub(super) fn ends(cells: &Cells<'_>, at: usize, text: &str) -> Option<(Proposal, String)> {
    let digits = digits_of(text);
    if digits.len() < 3 {
        return None;
    }
    let around = cells.around(at);
    let first = *around.first()?;
    let one_area = around.iter().all(|tn| tn.npa() == first.npa());
    let whole = cells.exchange_around(at).is_some();
    let beside = cells.above(at).or_else(|| cells.below(at))?.0;
    let reading = read_cell_beside(text, beside);
    let numbers: Vec<TelephoneNumber> = reading.numbers.iter().map(|one| one.tn).collect();
    let (start, end) = (*numbers.first()?, *numbers.last()?);
    // Seven digits bring their exchange; four need it from the neighbours, three the thousand too.
    let said = text.contains(&format!("{:03}", start.nxx()));
    let thousand = around
        .iter()
        .all(|tn| tn.line() / 1000 == start.line() / 1000);
    let four = text
        .split(|char: char| !char.is_ascii_digit() && !matches!(char, 'x' | 'X' | '*'))
        .filter(|group| group.chars().any(|char| char.is_ascii_digit()))
        .all(|group| group.len() >= 4 && !group.starts_with(['x', 'X']));
    if !(whole && (four || thousand) || one_area && said) {
        return None;
    }
    // A room or a year beside other numbers is no number.
    let near = |tn: TelephoneNumber| {
        around
            .iter()
            .any(|other| other.digits().abs_diff(tn.digits()) <= 100)
    };
    if numbers.len() == 1 && !near(start) || numbers.iter().all(|tn| cells.numbers.contains(tn)) {
        return None;
    }
    let run = numbers
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.next() == Some(*b)));
    let mut written = match (numbers.len(), run) {
        (1, _) => start.national(),
        (_, true) => format!("{} thru {}", start.dashed(), end.dashed()),
        (..=40, false) => {
            let all: Vec<String> = numbers.iter().map(|tn| tn.dashed()).collect();
            all.join(", ")
        }
        _ => return None,
    };
    if !reading.words.is_empty() && reading.words.chars().filter(char::is_ascii_digit).count() == 0
    {
        written = format!("{written} {}", reading.words);
    }
    let number = (numbers.len() == 1).then_some(start);
    // The proposal has to read as what it proposes.
    let again = read_cell(&written, "US");
    (again.numbers.len() == numbers.len()).then(|| {
        let seen = format!(
            "The numbers around it are {}-{:03}.",
            start.npa(),
            start.nxx()
        );
        (
            Proposal {
                text: written,
                number,
            },
            seen,
        )
    })
}

/// One number, and a range in the extension column that it does not begin: a block of which only the base was written?
pub(super) fn extension_column(row: &StagedRow<'_>) -> Option<Suspicion> {
    let [one] = row.numbers.as_slice() else {
        return None;
    };
    let extension = row.get(Field::Extension);
    if one.extension.is_some()
        || extension.len() < 3
        || !extension.contains(|char: char| !char.is_ascii_digit())
    {
        return None;
    }
    let block = read_cell_beside(extension, one.tn);
    if let Some(refusal) = &block.refused {
        let reason = format!("Beside the number stands {extension}. {}", refusal.message);
        return Some(Suspicion::new(FaultKind::ExtensionRange, reason, None));
    }
    let (first, last) = (block.numbers.first()?.tn, block.numbers.last()?.tn);
    if block.numbers.len() < 2 {
        return None;
    }
    let reason = format!(
        "One number, and the extensions {extension} beside it, which do not begin with it. They may stand for {} thru {}, a block of {}.",
        first.dashed(),
        last.dashed(),
        block.numbers.len()
    );
    Some(Suspicion::new(FaultKind::ExtensionRange, reason, None))
}
