//! A cell's pieces from left to right, as several numbers or a range.

use std::borrow::Cow;

use super::gathered::{Gathered, Join};
use super::{CellReading, Refusal, of_reading, words};
use crate::number::lexer::{Piece, What};
use crate::number::range::block;
use crate::number::read::{is_range_word, read_pieces, stray_digits};
use crate::number::rules::judge;
use crate::number::telephone::TelephoneNumber;
use crate::number::text::Plain;

/// The numbers of a cell with several or a range; `None` where it holds one at most.
pub(super) fn numbers_of(plain: &Plain, pieces: &[Piece]) -> Result<Option<CellReading>, Refusal> {
    if let Some(refusal) = extensions_only(pieces) {
        return Err(refusal);
    }
    let mut cell = Gathered::default();
    if let Some((first, count)) = counted_block(pieces) {
        cell.range(number(first)?, None, block(number(first)?, count)?);
        return Ok(Some(cell.done(words(plain, pieces, &[]))));
    }
    let mut join: Option<Join> = None;
    let mut joined = 0;
    let mut used = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let mut next = at + 1;
        match &piece.what {
            What::Number { ten, extension } => {
                cell.number(number(*ten)?, extension, join)?;
                join = None;
                joined = piece.end;
            }
            What::Vanity {
                ten,
                sure,
                extension,
            } if *sure => {
                cell.number(number(*ten)?, extension, join)?;
                join = None;
            }
            What::Pattern { first, count } => {
                let first = number(*first)?;
                cell.range(first, None, block(first, *count)?);
                join = None;
            }
            What::Plus { .. } | What::Vanity { .. } | What::LookAlike { .. } => {
                let one = read_pieces(plain, std::slice::from_ref(piece));
                let one = of_reading(one, String::new());
                if let Some(refusal) = one.refused {
                    return Err(refusal);
                }
                cell.reading(one);
                join = None;
            }
            What::Digits(_)
                if cell.last.is_some() && (join.is_some() || piece.start <= joined + 1) =>
            {
                let (tail, end) = tail_at(pieces, at);
                if cell.tail(&tail, join, pieces, end)? {
                    used.extend(at..end);
                    next = end;
                    joined = pieces.get(end - 1).map_or(joined, |piece| piece.end);
                    // A list goes on with the same sign; anything else ends it.
                    join = None;
                } else {
                    cell.forget();
                }
            }
            What::Digits(_) => cell.forget(),
            What::Word(word) if cell.last.is_some() && is_range_word(word) => {
                let range = word != "to" || !sends_on(pieces, at);
                join = Some(if range { Join::Range } else { Join::List });
                used.push(at);
            }
            What::Word(word) if cell.last.is_some() && matches!(word.as_str(), "and" | "or") => {
                join = Some(Join::List);
                used.push(at);
            }
            What::Word(_) => {
                cell.forget();
                join = None;
            }
            What::Sign(sign) => {
                join = match (sign, join) {
                    ('~' | '→' | '…', _) | ('.', Some(Join::Dash | Join::Range)) => {
                        Some(Join::Range)
                    }
                    ('-' | ':' | '.', None) | ('-' | ':', Some(Join::Dash)) => Some(Join::Dash),
                    ('/', None) => Some(Join::Slash),
                    (',' | '&' | ';' | '\n' | '+', _) => Some(Join::List),
                    ('(' | ')' | '[' | ']' | '"' | '\'', join) => join,
                    _ => None,
                };
            }
        }
        at = next;
    }
    if cell.numbers.len() < 2 && !cell.ranged {
        return Ok(None);
    }
    match stray_digits(plain, pieces, &used) {
        Some(digits) => Err(Refusal::new(
            "more_digits",
            format!(
                "{digits} is left over beside the numbers. It may be a number with a digit wrong."
            ),
            "Write each number with its area code, or take the digits out.",
        )),
        None => Ok(Some(cell.done(words(plain, pieces, &used)))),
    }
}

/// `forward 414-555-0100 to 414-555-0150` is two numbers and no range.
fn sends_on(pieces: &[Piece], at: usize) -> bool {
    const VERBS: [&str; 9] = [
        "forward", "fwd", "ring", "route", "transfer", "point", "call", "change", "move",
    ];
    pieces.iter().take(at).any(|piece| {
        matches!(&piece.what, What::Word(word) if VERBS.iter().any(|verb| word.starts_with(verb)))
    })
}

/// `555-0109` or `0109` from a piece on, and the index of the piece behind.
fn tail_at(pieces: &[Piece], at: usize) -> (String, usize) {
    let digits = |index: usize| match pieces.get(index).map(|piece| &piece.what) {
        Some(What::Digits(digits)) => Some(digits.as_str()),
        _ => None,
    };
    let first = digits(at).unwrap_or_default();
    let dashed = matches!(
        pieces.get(at + 1).map(|piece| &piece.what),
        Some(What::Sign('-' | '.'))
    );
    match (first.len(), digits(at + 2)) {
        (3, Some(line)) if dashed && line.len() == 4 => (format!("{first}{line}"), at + 3),
        _ => (first.to_owned(), at + 1),
    }
}

/// Ten digits as a number, or the reason why they are none.
fn number(ten: u64) -> Result<TelephoneNumber, Refusal> {
    let judgement = judge(ten);
    judgement.number.ok_or_else(|| {
        let remark = judgement.remark;
        Refusal {
            code: Cow::Borrowed("bad_form"),
            message: remark
                .as_ref()
                .map(|remark| remark.message.clone())
                .unwrap_or_default(),
            hint: remark.map(|remark| remark.hint).unwrap_or_default(),
            proposal: None,
        }
    })
}

/// `x100-x149` and nothing that is a number.
fn extensions_only(pieces: &[Piece]) -> Option<Refusal> {
    let mark = |index: usize| {
        matches!(pieces.get(index).map(|piece| &piece.what),
            Some(What::Word(word)) if matches!(word.as_str(), "x" | "ext" | "extn" | "extension" | "extensions" | "exts"))
    };
    let digits = |index: usize| matches!(pieces.get(index).map(|piece| &piece.what), Some(What::Digits(digits)) if digits.len() <= 6);
    let joined = |index: usize| match pieces.get(index).map(|piece| &piece.what) {
        Some(What::Sign(sign)) => matches!(sign, '-' | '~' | '/'),
        Some(What::Word(word)) => is_range_word(word),
        _ => false,
    };
    let alone = (0..pieces.len()).any(|at| {
        mark(at)
            && digits(at + 1)
            && joined(at + 2)
            && (digits(at + 3) || mark(at + 3) && digits(at + 4))
    });
    let behind = pieces.iter().any(|piece| match &piece.what {
        What::Number { extension, .. }
        | What::Plus { extension, .. }
        | What::Vanity { extension, .. } => extension.range,
        _ => false,
    });
    (alone || behind).then(|| {
        Refusal::new(
            "extension_range",
            "A range of extensions, not of numbers.",
            "List each number with its extension.",
        )
    })
}

/// `block of 20 from 414-555-0100`, `20 DIDs starting 414-555-0100`, `414-555-0100 (block of 20)`.
fn counted_block(pieces: &[Piece]) -> Option<(u64, u64)> {
    let mut numbers = pieces.iter().filter_map(|piece| match &piece.what {
        What::Number { ten, .. } => Some(*ten),
        _ => None,
    });
    let first = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    let word = |index: Option<usize>, words: &[&str]| {
        matches!(index.and_then(|index| pieces.get(index)).map(|piece| &piece.what),
            Some(What::Word(word)) if words.contains(&word.as_str()))
    };
    let from = pieces.iter().any(|piece| {
        matches!(&piece.what, What::Word(word) if matches!(word.as_str(), "from" | "starting" | "start" | "starts" | "beginning"))
    });
    (0..pieces.len()).find_map(|at| {
        let What::Digits(digits) = &pieces.get(at)?.what else {
            return None;
        };
        let count: u64 = digits.parse().ok()?;
        let of = word(at.checked_sub(1), &["of"])
            && word(
                at.checked_sub(2),
                &["block", "range", "group", "bank", "set"],
            );
        let unit = word(
            Some(at + 1),
            &[
                "number",
                "numbers",
                "did",
                "dids",
                "tn",
                "tns",
                "lines",
                "consecutive",
            ],
        );
        let block = word(Some(at + 1), &["block", "blocks"]);
        (of || from && (unit || block)).then_some((first, count))
    })
}
