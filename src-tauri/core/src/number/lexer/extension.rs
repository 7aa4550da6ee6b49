//! The extension behind a number, and a range of extensions.

use super::shape;
use crate::number::text::Plain;

/// What stands behind a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::number) struct Extension {
    /// Its digits as written.
    pub(in crate::number) digits: Option<String>,
    /// It is the first of several: `x100-x149`.
    pub(in crate::number) range: bool,
    /// The last of them, where they are a range.
    pub(in crate::number) last: Option<String>,
}

/// The extension behind a number, in the ways it is written: `x12`, `ext. 12`, `extension 12`, `#12`,
/// `;ext=12`, `,,12`, `//12`, in brackets or not.
pub(super) fn extension(text: &Plain, from: usize) -> (usize, Extension) {
    let none = (from, Extension::default());
    let mut at = text.skip_spaces(from);
    let bracket = matches!(text.at(at), '(' | '[');
    if bracket {
        at += 1;
    } else if matches!(text.at(at), ',' | ';' | '-' | '.')
        || text.at(at) == '/' && text.at(at + 1) != '/'
    {
        let next = text.skip_spaces(at + 1);
        if text.at(at) == ',' && text.at(at + 1) == ',' {
            // Commas are pauses when dialled.
        } else {
            at = next;
        }
    }
    let Some(mark_end) = extension_mark(text, at) else {
        return none;
    };
    let end = text.skip_digits(mark_end);
    let digits: String = text.slice(mark_end, end).iter().collect();
    if !(1..=8).contains(&digits.len()) || text.at(end).is_alphabetic() {
        return none;
    }
    let (end, range, last) = match runs_on(text, end) {
        Some((behind, last)) => (behind, true, last),
        None => (end, false, None),
    };
    let close = text.skip_spaces(end);
    let end = if bracket && matches!(text.at(close), ')' | ']') {
        close + 1
    } else {
        end
    };
    (
        end,
        Extension {
            digits: Some(digits),
            range,
            last,
        },
    )
}

/// The index of the first digit behind an extension's mark.
fn extension_mark(text: &Plain, at: usize) -> Option<usize> {
    let word_end = text.skip_letters(at);
    let word: String = text.slice(at, word_end).iter().collect();
    let mut next = match word.to_lowercase().as_str() {
        "x" | "xt" | "ex" | "ext" | "extn" | "xtn" | "exten" | "extension" | "poste" => word_end,
        "" => match (text.at(at), text.at(at + 1)) {
            ('#', _) => at + 1,
            ('/', '/') => at + 2,
            (',', ',') => {
                let mut end = at;
                while text.at(end) == ',' {
                    end += 1;
                }
                end
            }
            _ => return None,
        },
        _ => return None,
    };
    while matches!(text.at(next), '.' | ':' | '=' | '#' | ' ') {
        next += 1;
    }
    text.at(next).is_ascii_digit().then_some(next)
}

/// More extensions behind the first: `x100-x149`, `ext 100 thru 149`, `x100/101`. The index behind them, and the
/// last of a range.
fn runs_on(text: &Plain, from: usize) -> Option<(usize, Option<String>)> {
    let at = text.skip_spaces(from);
    let word_end = text.skip_letters(at);
    let word: String = text.slice(at, word_end).iter().collect();
    let (next, is_range) = match (text.at(at), word.to_lowercase().as_str()) {
        ('-' | '~' | '…', _) => (at + 1, true),
        ('.', _) if text.at(at + 1) == '.' => (at + 2, true),
        ('/', _) => (at + 1, false),
        (_, "thru" | "through" | "to") => (word_end, true),
        _ => return None,
    };
    let mut next = text.skip_spaces(next);
    while is_range && text.at(next) == '.' {
        next += 1;
    }
    if shape(text, next, |_, char| char.to_digit(10).map(u64::from)).is_some() {
        return None;
    }
    let tail = extension_mark(text, next).unwrap_or(next);
    let end = text.skip_digits(tail);
    let digits: String = text.slice(tail, end).iter().collect();
    if !(1..=6).contains(&digits.len()) {
        return None;
    }
    Some(if is_range && !text.at(end).is_alphanumeric() {
        (end, Some(digits))
    } else {
        (from, None)
    })
}
