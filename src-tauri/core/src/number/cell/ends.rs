//! Cells that hold only the ends of numbers: `0110 thru 0114`, `0100/0149`, `555-0100 thru 0149`. Alone they are no
//! numbers; beside a number or with an area code they are.

use super::several::{numbers_of, tail_at};
use super::{CellReading, Refusal, refused, words};
use crate::number::lexer::{Piece, What, pieces};
use crate::number::range::{block, with_tail};
use crate::number::read::is_range_word;
use crate::number::telephone::TelephoneNumber;
use crate::number::text::Plain;

/// Reads a cell that holds only the ends of numbers, completed from a number beside it: `0110 thru 0114`, `x100-x149`,
/// `01XX` or `555-0113` beside 414-555-0100. Whether that number is the right one is for the caller to know.
pub fn read_cell_beside(text: &str, beside: TelephoneNumber) -> CellReading {
    let plain = Plain::new(text);
    let pieces = pieces(&plain);
    if let Some(reading) = wildcard(&plain.trimmed(), beside) {
        return reading;
    }
    match numbers_of(&plain, &pieces, Some(beside)) {
        Ok(Some(reading)) => reading,
        Ok(None) => CellReading {
            words: words(&plain, &pieces, &[]),
            ..CellReading::default()
        },
        Err(refusal) => refused(refusal, words(&plain, &pieces, &[])),
    }
}

/// `01XX`, `555-01**`
fn wildcard(text: &str, beside: TelephoneNumber) -> Option<CellReading> {
    let signs: String = text
        .chars()
        .filter(|char| !matches!(char, '-' | '.' | ' '))
        .collect();
    let head = signs.trim_end_matches(['x', 'X', '*', '#', '?']);
    let running = signs.len() - head.len();
    if !matches!(signs.len(), 4 | 7)
        || !(1..=3).contains(&running)
        || !head.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let first = with_tail(beside, &format!("{head}{}", "0".repeat(running)))?;
    let count = 10_u64.pow(u32::try_from(running).ok()?);
    let mut cell = super::gathered::Gathered::default();
    cell.range(first, None, block(first, count).ok()?);
    Some(cell.done(String::new()))
}

/// Why ends of numbers alone are refused; `None` where the pieces are something else.
pub(super) fn alone(pieces: &[Piece]) -> Option<Refusal> {
    if pieces.iter().any(|piece| piece.what.is_number()) {
        return None;
    }
    let mut ends: Vec<String> = Vec::new();
    let mut joined = false;
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        match &piece.what {
            What::Digits(_) => {
                let (tail, end) = tail_at(pieces, at);
                if !matches!(tail.len(), 4 | 7) {
                    return None;
                }
                // `4144-555-0112` is a number with a digit too many.
                let longer = ends.last().is_some_and(|end| end.len() < tail.len());
                if !ends.is_empty() && !joined || longer {
                    return None;
                }
                ends.push(tail);
                joined = false;
                at = end;
                continue;
            }
            What::Word(word) if is_range_word(word) || word == "and" => joined = true,
            What::Sign('-' | '~' | '/' | ',' | ';' | '&' | '…' | '.' | '→' | ':' | '>') => {
                joined = !ends.is_empty();
            }
            _ => joined = false,
        }
        at += 1;
    }
    let [first, .., last] = ends.as_slice() else {
        return None;
    };
    let year = |end: &String| end.len() == 4 && (end.starts_with("19") || end.starts_with("20"));
    if ends.iter().all(year) {
        return None;
    }
    Some(if ends.iter().any(|end| end.len() == 7) {
        Refusal::new(
            "no_area_code",
            format!("No area code: {} and what follows it.", dashed(first)),
            "Write the area code before it; the numbers beside it usually have the same.",
        )
    } else {
        Refusal::new(
            "tail_only",
            format!(
                "Only the ends of numbers, {first} to {last}. Area code and exchange are not said."
            ),
            "Write area code and exchange before the first.",
        )
    })
}

/// `5550100` as `555-0100`.
fn dashed(end: &str) -> String {
    match end.split_at_checked(3) {
        Some((exchange, line)) if end.len() == 7 => format!("{exchange}-{line}"),
        _ => end.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::read_cell;

    #[test]
    fn ends_of_numbers_are_refused_alone_and_read_beside_a_number() {
        let beside = TelephoneNumber::from_digits(2_125_550_100).unwrap();
        for (text, code, count, last) in [
            ("0110 thru 0114 fax", "tail_only", 5, 2_125_550_114),
            ("0100/0149", "tail_only", 50, 2_125_550_149),
            ("0100,0101,0105-0109", "tail_only", 7, 2_125_550_109),
            ("Fax 0100-0149", "tail_only", 50, 2_125_550_149),
            ("x100-x149", "extension_range", 50, 2_125_550_149),
            ("ext 100 thru 149", "extension_range", 50, 2_125_550_149),
            ("555-0100 thru 555-0149", "no_area_code", 50, 2_125_550_149),
            ("555-0100 - 0149", "no_area_code", 50, 2_125_550_149),
            ("01XX", "", 100, 2_125_550_199),
            ("01**", "", 100, 2_125_550_199),
            ("0113", "", 1, 2_125_550_113),
        ] {
            let alone = read_cell(text, "US");
            assert!(alone.numbers.is_empty(), "{text}");
            let refused = alone
                .refused
                .map(|refusal| refusal.code)
                .unwrap_or_default();
            assert_eq!(refused, code, "{text}");
            let read = read_cell_beside(text, beside);
            assert_eq!(read.refused, None, "{text}");
            assert_eq!(read.numbers.len(), count, "{text}");
            let end = read.numbers.last().map(|one| one.tn.digits());
            assert_eq!(end, Some(last), "{text}");
        }
        for text in ["2005-2006", "1999/2000", "Room 0113", "n/a", "2026-11-21"] {
            assert_eq!(read_cell(text, "US").refused, None, "{text}");
        }
    }
}
