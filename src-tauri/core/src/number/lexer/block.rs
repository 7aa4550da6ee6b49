//! A whole block written as one: `414-555-01XX`, `414-555-[0100-0149]`.

use super::{What, shape, skip_separators};
use crate::number::text::Plain;

/// Signs that stand for a digit that runs.
fn runs(char: char) -> bool {
    matches!(char, 'x' | 'X' | 'n' | 'N' | '*' | '#' | '?' | '_')
}

/// `414-555-01XX`, `414-555-01**` and `414-555-XXXX`: a block written with a sign for each digit that runs.
pub(super) fn pattern(text: &Plain, at: usize) -> Option<(usize, What)> {
    let digit = |_: usize, char: char| {
        if runs(char) {
            Some(0)
        } else {
            char.to_digit(10).map(u64::from)
        }
    };
    let (end, first) = shape(text, at, digit)?;
    let signs = text.slice(at, end);
    let sign = *signs.last()?;
    let running = signs.iter().rev().take_while(|char| **char == sign).count();
    // One sign throughout, and nowhere but at the end; `_` may part the groups of the others.
    let all = signs
        .iter()
        .filter(|char| runs(**char) && (sign == '_' || **char != '_'))
        .count();
    let clean_end = !text.at(end).is_alphanumeric() && !runs(text.at(end));
    (runs(sign) && clean_end && running == all && (1..=4).contains(&running)).then(|| {
        let count = 10_u64.pow(u32::try_from(running).unwrap_or(0));
        (end, What::Pattern { first, count })
    })
}

/// `414-555-[0100-0149]`, `414-555-01(00-49)`, `414-555-{0100..0149}`: both ends in brackets.
pub(super) fn span(text: &Plain, at: usize) -> Option<(usize, What)> {
    let mut from = at;
    if text.at(from) == '+' {
        from += 1;
    }
    if text.at(from) == '1' {
        from = skip_separators(text, from + 1);
    }
    let open = matches!(text.at(from), '(' | '[');
    from += usize::from(open);
    let (npa, mut next) = three(text, from)?;
    match (open, text.at(next)) {
        (true, ')' | ']') => next += 1,
        (true, _) => return None,
        (false, _) => {}
    }
    let (nxx, next) = three(text, skip_separators(text, next))?;
    let next = skip_separators(text, next);
    let bracket = text.skip_digits(next);
    let close = match text.at(bracket) {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        _ => return None,
    };
    let first_end = text.skip_digits(bracket + 1);
    let mut second = first_end;
    while matches!(text.at(second), '-' | '.' | '~' | ' ' | ':' | '…') {
        second += 1;
    }
    let word_end = text.skip_letters(second);
    let word: String = text.slice(second, word_end).iter().collect();
    if matches!(word.to_lowercase().as_str(), "to" | "thru" | "through") {
        second = text.skip_spaces(word_end);
    }
    let last_end = text.skip_digits(second);
    let head = bracket - next;
    let whole = head + (first_end - bracket - 1) == 4 && head + (last_end - second) == 4;
    if !whole || second == first_end || text.at(last_end) != close {
        return None;
    }
    let line = |from: usize, to: usize| -> Option<u64> {
        let head = text.slice(next, bracket).iter();
        let digits: String = head.chain(text.slice(from, to)).collect();
        digits.parse().ok()
    };
    let base = (npa * 1000 + nxx) * 10_000;
    let what = What::Span {
        first: base + line(bracket + 1, first_end)?,
        last: base + line(second, last_end)?,
    };
    Some((last_end + 1, what))
}

/// Three digits from here on, and the index behind them.
fn three(text: &Plain, at: usize) -> Option<(u64, usize)> {
    let digits: String = text.slice(at, at + 3).iter().collect();
    let all = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some((all.then(|| digits.parse().ok()).flatten()?, at + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_written_as_one_has_its_two_ends() {
        let cases = [
            ("414-555-[0100-0149]", Some((4_145_550_100, 4_145_550_149))),
            ("(414) 555-01(00-49)", Some((4_145_550_100, 4_145_550_149))),
            ("414.555.{0100..0149}", Some((4_145_550_100, 4_145_550_149))),
            (
                "+1 414 555 01[00 thru 49]",
                Some((4_145_550_100, 4_145_550_149)),
            ),
            ("414-555-[0100-149]", None),
            ("414-555-(0100)", None),
        ];
        for (text, ends) in cases {
            let read = match span(&Plain::new(text), 0) {
                Some((end, What::Span { first, last })) => {
                    assert_eq!(end, text.len());
                    Some((first, last))
                }
                _ => None,
            };
            assert_eq!(read, ends, "{text}");
        }
        for (text, count) in [
            ("414-555-01XX", Some(100)),
            ("414-555-01**", Some(100)),
            ("414-555-01__", Some(100)),
            ("414-555-010#", Some(10)),
            ("414-555-XXXX", Some(10_000)),
            ("414-555-0X1X", None),
            ("414-555-01XN", None),
            ("414-555-01XXX", None),
        ] {
            let read = match pattern(&Plain::new(text), 0) {
                Some((_, What::Pattern { count, .. })) => Some(count),
                _ => None,
            };
            assert_eq!(read, count, "{text}");
        }
    }
}
