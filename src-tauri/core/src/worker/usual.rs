//! A cell as nearly every program writes it, taken in one go: `<c r="B7" s="1" t="s"><v>42</v></c>`. The reader of
//! sheets would find the same, tag by tag; of a million cells this one takes a third of the time.

/// Digits of a whole number that is sure to be the same number when it was read and written again.
pub(super) const SAFE_DIGITS: usize = 15;

/// A cell, and how long it is as written.
pub(super) struct Cell<'a> {
    /// Row and column, counted from 0.
    pub(super) place: (u32, u32),
    pub(super) style: Option<usize>,
    pub(super) value: Usual<'a>,
    pub(super) length: usize,
}

/// What it holds.
pub(super) enum Usual<'a> {
    /// A shared string by its number.
    Shared(usize),
    /// A whole number, written as it is shown where no format says otherwise.
    Whole(&'a str),
}

/// The cell with which a text begins; absent where it is another thing, or ends too soon.
pub(super) fn cell(text: &str) -> Option<Cell<'_>> {
    let rest = text.as_bytes();
    let [b'<', b'c', b' ', b'r', b'=', b'"', rest @ ..] = rest else {
        return None;
    };
    let (column, rest) = column(rest)?;
    let (row, rest) = digits(rest, 7)?;
    let row = u32::try_from(row).ok()?.checked_sub(1)?;
    let [b'"', rest @ ..] = rest else { return None };
    let (style, rest) = match rest {
        [b' ', b's', b'=', b'"', rest @ ..] => match digits(rest, 6)? {
            (style, [b'"', rest @ ..]) => (Some(style), rest),
            _ => return None,
        },
        rest => (None, rest),
    };
    let (value, rest) = match rest {
        [
            b' ',
            b't',
            b'=',
            b'"',
            b's',
            b'"',
            b'>',
            b'<',
            b'v',
            b'>',
            rest @ ..,
        ] => {
            let (number, rest) = digits(rest, 9)?;
            (Usual::Shared(number), rest)
        }
        [b'>', b'<', b'v', b'>', rest @ ..] => {
            let start = text.len() - rest.len();
            let length = rest.iter().position(|byte| !byte.is_ascii_digit())?;
            // A zero in front is not shown.
            if rest.first() == Some(&b'0') && length > 1 || !(1..=SAFE_DIGITS).contains(&length) {
                return None;
            }
            let (_, rest) = rest.split_at_checked(length)?;
            (Usual::Whole(text.get(start..start + length)?), rest)
        }
        _ => return None,
    };
    let [b'<', b'/', b'v', b'>', b'<', b'/', b'c', b'>', rest @ ..] = rest else {
        return None;
    };
    Some(Cell {
        place: (row, column),
        style,
        value,
        length: text.len() - rest.len(),
    })
}

/// One to three letters as a column, counted from 0.
fn column(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (mut rest, mut column) = (bytes, 0);
    while let [letter @ b'A'..=b'Z', after @ ..] = rest {
        column = column * 26 + u32::from(letter - b'A') + 1;
        rest = after;
        // Three letters reach so far.
        if column > 18_278 {
            return None;
        }
    }
    Some((column.checked_sub(1)?, rest))
}

/// At least one digit and at most so many, as a number.
fn digits(bytes: &[u8], most: usize) -> Option<(usize, &[u8])> {
    let (mut rest, mut number, mut count) = (bytes, 0, 0);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        number = number * 10 + usize::from(digit - b'0');
        rest = after;
        count += 1;
        if count > most {
            return None;
        }
    }
    (count > 0).then_some((number, rest))
}
