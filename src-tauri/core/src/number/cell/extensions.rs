//! Ranges of extensions: `x100-x149`, alone or behind a number.

use super::Refusal;
use super::gathered::Gathered;
use crate::number::lexer::{Extension, Piece, What};
use crate::number::range::{between, with_tail};
use crate::number::read::is_range_word;
use crate::number::telephone::TelephoneNumber;

/// Words and signs that mark an extension.
const MARKS: [&str; 7] = [
    "x",
    "ext",
    "extn",
    "exten",
    "extension",
    "extensions",
    "exts",
];

/// `x2101 / 414-555-0100`: an extension that stands before the cell's number.
pub(super) fn before(pieces: &[Piece]) -> Option<String> {
    let mut rest = pieces
        .iter()
        .map(|piece| &piece.what)
        .filter(|what| !matches!(what, What::Sign('.' | ':' | '#' | '/' | '-' | ',' | ';')));
    match (rest.next()?, rest.next()?, rest.next()?) {
        (What::Word(mark), What::Digits(digits), What::Number { .. })
            if MARKS.contains(&mark.as_str()) && (2..=6).contains(&digits.len()) =>
        {
            Some(digits.clone())
        }
        _ => None,
    }
}

/// `x100-x149` in a cell without any number: it says which extensions, not which numbers.
pub(super) fn alone(pieces: &[Piece]) -> Option<Refusal> {
    let mark = |index: usize| {
        matches!(pieces.get(index).map(|piece| &piece.what),
            Some(What::Word(word)) if MARKS.contains(&word.as_str()))
    };
    let digits = |index: usize| matches!(pieces.get(index).map(|piece| &piece.what), Some(What::Digits(digits)) if digits.len() <= 6);
    let joined = |index: usize| match pieces.get(index).map(|piece| &piece.what) {
        Some(What::Sign(sign)) => matches!(sign, '-' | '~' | '/' | '…'),
        Some(What::Word(word)) => is_range_word(word),
        _ => false,
    };
    let alone = (0..pieces.len()).any(|at| {
        mark(at)
            && digits(at + 1)
            && joined(at + 2)
            && (digits(at + 3) || mark(at + 3) && digits(at + 4))
    });
    alone.then(|| {
        Refusal::new(
            "extension_range",
            "A range of extensions, not of numbers.",
            "List each number with its extension, or write the range of numbers.",
        )
    })
}

/// `212-555-0100 x100-x149`: a range of numbers where the extensions are the last digits of the numbers, as they
/// are in a block of direct numbers. Otherwise one number with many extensions, or other numbers: who knows.
pub(super) fn expand(
    cell: &mut Gathered,
    first: TelephoneNumber,
    extension: &Extension,
) -> Result<(), Refusal> {
    let (start, end) = match (extension.digits.as_deref(), extension.last.as_deref()) {
        (Some(start), Some(end)) if start.len() == end.len() => (start, end),
        _ => return Err(refusal(first, extension)),
    };
    let whole = with_tail(first, end)
        .filter(|_| start.len() >= 3 && with_tail(first, start) == Some(first));
    let Some(last) = whole else {
        return Err(refusal(first, extension));
    };
    cell.range_with_extensions(first, between(first, last)?, start.len());
    Ok(())
}

fn refusal(first: TelephoneNumber, extension: &Extension) -> Refusal {
    let start = extension.digits.as_deref().unwrap_or_default();
    let which = match extension.last.as_deref() {
        Some(end) => format!("{start} to {end}"),
        None => start.to_owned(),
    };
    Refusal::new(
        "extension_range",
        format!(
            "Extensions {which} behind {}: one number with many extensions, or a range of numbers.",
            first.dashed()
        ),
        "Write the range of numbers, or the number alone where all extensions share it.",
    )
}
