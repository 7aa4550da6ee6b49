//! Counts beside a number: `block of 20 from 414-555-0100`, `414-555-0100 - 0119 (20 numbers)`.

use super::Refusal;
use super::several::number;
use crate::number::lexer::{Piece, What};

/// What a cell says about how many numbers it holds.
pub(super) enum Count {
    /// So many from this one on.
    Block {
        /// Its ten digits.
        first: u64,
        /// How many.
        count: u64,
    },
    /// So many, where the numbers themselves are written too.
    Said(u64),
    /// A count that may mean a block and may mean something else.
    Unclear(Refusal),
}

const UNITS: [&str; 14] = [
    "number",
    "numbers",
    "did",
    "dids",
    "tn",
    "tns",
    "nbrs",
    "nos",
    "ddi",
    "ddis",
    "telephone",
    "phone",
    "consecutive",
    "sequential",
];
const BLOCKS: [&str; 4] = ["block", "blk", "range", "bank"];
const FROM: [&str; 9] = [
    "from",
    "starting",
    "start",
    "starts",
    "begin",
    "begins",
    "beginning",
    "first",
    "commencing",
];

/// The count in a cell, where there is one.
pub(super) fn count(pieces: &[Piece]) -> Option<Count> {
    let (at, count) = said(pieces)?;
    let mut numbers = pieces.iter().filter(|piece| piece.what.is_number());
    let first = numbers.next()?;
    let What::Number { ten, extension } = &first.what else {
        return Some(Count::Said(count));
    };
    if numbers.next().is_some() || has_tail(pieces, at) {
        return Some(Count::Said(count));
    }
    if extension.digits.is_some() {
        return None;
    }
    let from = starts_at_number(pieces)
        || pieces
            .iter()
            .any(|piece| is_word(Some(piece), &["consecutive", "sequential"]));
    // `24 lines from 414-555-0100` is a block; `(2 lines)` behind a number is no block.
    let unit = is_word(pieces.get(at + 1), &["line", "lines"]);
    if from || !unit && in_block(pieces, at) {
        return Some(Count::Block { first: *ten, count });
    }
    if unit || count < 2 {
        return None;
    }
    let first = number(*ten).ok()?;
    Some(Count::Unclear(
        Refusal::new(
            "unclear_count",
            format!(
                "{count} numbers are spoken of, and only {} is written. They may follow one another or not.",
                first.dashed()
            ),
            "Write the range with both ends, or each number.",
        )
        .proposing(format!("block of {count} from {}", first.dashed())),
    ))
}

/// Whether a cell with one number speaks of a block without a count that can be read: `block of twenty`, `DID block`.
pub(super) fn speaks_of_block(pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .any(|piece| is_word(Some(piece), &["block", "blk", "blocks"]))
}

/// The piece that counts numbers, and what it says.
fn said(pieces: &[Piece]) -> Option<(usize, u64)> {
    (0..pieces.len()).find_map(|at| {
        let What::Digits(digits) = &pieces.get(at)?.what else {
            return None;
        };
        let mut count: u64 = digits.parse().ok().filter(|_| digits.len() <= 6)?;
        // `block of 1,000`
        let thousands = match (
            pieces.get(at + 1).map(|piece| &piece.what),
            pieces.get(at + 2),
        ) {
            (
                Some(What::Sign(',')),
                Some(Piece {
                    what: What::Digits(more),
                    start,
                    ..
                }),
            ) if more.len() == 3 && pieces.get(at + 1).is_some_and(|sign| sign.end == *start) => {
                count = count * 1_000 + more.parse::<u64>().ok()?;
                2
            }
            _ => 0,
        };
        let before = |steps: usize| at.checked_sub(steps).and_then(|index| pieces.get(index));
        let of = is_word(before(1), &["of"])
            && is_word(
                before(2),
                &["block", "blk", "range", "group", "bank", "set"],
            );
        let quantity = is_word(before(1), &["qty", "quantity", "count", "total"])
            || is_word(before(2), &["qty", "quantity", "count", "total"])
                && matches!(
                    before(1).map(|piece| &piece.what),
                    Some(What::Sign(':' | '.' | '='))
                );
        let next = match pieces.get(at + thousands + 1).map(|piece| &piece.what) {
            Some(What::Sign('-')) => at + thousands + 2,
            _ => at + thousands + 1,
        };
        let unit =
            is_word(pieces.get(next), &UNITS) || is_word(pieces.get(next), &["line", "lines"]);
        let more = is_word(pieces.get(next), &["more", "additional"])
            || is_word(before(1), &["plus", "next", "following"]) && !has_unit_word(pieces, next);
        let block = is_word(pieces.get(next), &BLOCKS);
        if more {
            return Some((at, count + 1));
        }
        (of || quantity || unit || block).then_some((at, count))
    })
}

/// `starting at 414-555-0100`, `first number: 414-555-0100`
fn starts_at_number(pieces: &[Piece]) -> bool {
    let Some(at) = pieces.iter().position(|piece| piece.what.is_number()) else {
        return false;
    };
    let fill = ["at", "with", "on", "is", "number", "tn", "did"];
    pieces
        .iter()
        .take(at)
        .rev()
        .find(|piece| !matches!(piece.what, What::Sign(_)) && !is_word(Some(piece), &fill))
        .is_some_and(|piece| is_word(Some(piece), &FROM))
}

/// A word that makes the digits before it a place.
fn has_unit_word(pieces: &[Piece], at: usize) -> bool {
    is_word(pieces.get(at), &["floor", "st", "street", "ave"])
}

/// Whether the count belongs to a word such as `block`.
fn in_block(pieces: &[Piece], at: usize) -> bool {
    let near = at.saturating_sub(2)..(at + 4).min(pieces.len());
    pieces
        .get(near)
        .unwrap_or_default()
        .iter()
        .any(|piece| is_word(Some(piece), &BLOCKS) || is_word(Some(piece), &["group", "set"]))
}

/// Whether ends of further numbers are written besides the count.
fn has_tail(pieces: &[Piece], count_at: usize) -> bool {
    pieces.iter().enumerate().any(|(at, piece)| {
        let of_count = at == count_at
            || at == count_at + 2
                && matches!(
                    pieces.get(count_at + 1).map(|piece| &piece.what),
                    Some(What::Sign(','))
                );
        !of_count && matches!(&piece.what, What::Digits(digits) if digits.len() >= 2)
    })
}

fn is_word(piece: Option<&Piece>, words: &[&str]) -> bool {
    matches!(piece.map(|piece| &piece.what), Some(What::Word(word)) if words.contains(&word.as_str()))
}
