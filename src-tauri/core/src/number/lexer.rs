//! A plain text taken apart: numbers in the plan's shape with their extensions, other digits, words,
//! signs. What the pieces mean together is for the callers to say.

use super::area;
use super::telephone::Kind;
use super::text::Plain;

mod block;
mod extension;

use block::{pattern, span};
pub(super) use extension::Extension;
use extension::extension;

/// A piece of a text, with the characters it covers (end exclusive).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Ten digits grouped 3-3-4 or less, perhaps after 1 or +1.
    Number { ten: u64, extension: Extension },
    /// `+` and digits that are no +1 number; the digits, and how they were grouped.
    Plus {
        digits: String,
        extension: Extension,
    },
    /// Letters in place of digits. `sure` where it is written as such numbers are.
    Vanity {
        ten: u64,
        sure: bool,
        extension: Extension,
    },
    /// A number of the right length with one or two letters that look like digits.
    LookAlike { ten: u64 },
    /// `414-555-01XX`: the first of a block, and how many it has.
    Pattern { first: u64, count: u64 },
    /// `414-555-[0100-0149]`: the first and the last of a block.
    Span { first: u64, last: u64 },
    /// Digits in no known shape.
    Digits(String),
    /// A run of letters, in lower case.
    Word(String),
    /// Any other sign.
    Sign(char),
}

impl What {
    /// Whether the piece is or wants to be a telephone number.
    pub(super) fn is_number(&self) -> bool {
        !matches!(self, What::Digits(_) | What::Word(_) | What::Sign(_))
    }
}

/// Takes a text apart.
pub(super) fn pieces(text: &Plain) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let char = text.at(at);
        if char == ' ' {
            at += 1;
            continue;
        }
        let (end, what) = number_like(text, at).unwrap_or_else(|| plain_piece(text, at));
        pieces.push(Piece {
            start: at,
            end,
            what,
        });
        at = end;
    }
    pieces
}

fn plain_piece(text: &Plain, at: usize) -> (usize, What) {
    let char = text.at(at);
    if char.is_ascii_digit() {
        let end = text.skip_digits(at);
        return (end, What::Digits(text.slice(at, end).iter().collect()));
    }
    if char.is_alphabetic() {
        let end = text.skip_letters(at);
        let word: String = text.slice(at, end).iter().collect();
        return (end, What::Word(word.to_lowercase()));
    }
    (at + 1, What::Sign(char))
}

fn number_like(text: &Plain, at: usize) -> Option<(usize, What)> {
    if !matches!(text.at(at), '0'..='9' | '+' | '(' | '[') {
        return None;
    }
    let digit = |_: usize, char: char| char.to_digit(10).map(u64::from);
    if let Some((end, ten)) = shape(text, at, digit)
        && !within_longer(text, at, end)
    {
        let end = behind_decimals(text, at, end);
        let (end, extension) = extension(text, end);
        return Some((end, What::Number { ten, extension }));
    }
    pattern(text, at)
        .or_else(|| span(text, at))
        .or_else(|| look_alike(text, at))
        .or_else(|| vanity(text, at))
        .or_else(|| plus(text, at))
}

/// `414-5550100123`: ten digits in less than three groups behind three others are a part of something longer.
fn within_longer(text: &Plain, at: usize, end: usize) -> bool {
    let Some(sign) = at
        .checked_sub(1)
        .filter(|sign| matches!(text.at(*sign), '-' | '.'))
    else {
        return false;
    };
    let before = (1..=4)
        .take_while(|steps| {
            sign.checked_sub(*steps)
                .is_some_and(|index| text.at(index).is_ascii_digit())
        })
        .count();
    let prefix: String = text.slice(sign - before, sign).iter().collect();
    let groups = (at..end)
        .filter(|index| text.at(*index).is_ascii_digit() && !text.at(index + 1).is_ascii_digit())
        .count();
    groups < 3 && before == 3 && !matches!(prefix.as_str(), "011" | "001")
}

/// `4145550100.0`: the zero that a spreadsheet adds to what it takes for an amount.
fn behind_decimals(text: &Plain, at: usize, end: usize) -> usize {
    let zeros = text.skip_digits(end + 1);
    let added = text.at(end) == '.'
        && zeros == end + 2
        && text.at(end + 1) == '0'
        && text.skip_digits(at) == end
        && !text.at(zeros).is_alphanumeric();
    if added { zeros } else { end }
}

fn is_separator(char: char) -> bool {
    matches!(char, ' ' | '-' | '.' | '/' | '_')
}

/// The index behind at most three separators.
fn skip_separators(text: &Plain, mut at: usize) -> usize {
    for _ in 0..3 {
        if is_separator(text.at(at)) {
            at += 1;
        }
    }
    at
}

/// Ten digits in the plan's shape from here on, with `+1` or `1` before them or not, and no digit
/// behind. What counts as a digit is the caller's to say.
fn shape(
    text: &Plain,
    at: usize,
    digit: impl Fn(usize, char) -> Option<u64>,
) -> Option<(usize, u64)> {
    let run = |from: usize, count: usize| {
        (from..from + count).try_fold(0, |sum, index| {
            Some(sum * 10 + digit(index, text.at(index))?)
        })
    };
    let local = |from: usize| {
        let open = matches!(text.at(from), '(' | '[');
        let from = text.skip_spaces(from + usize::from(open));
        let npa = run(from, 3)?;
        let mut next = from + 3;
        let close = text.skip_spaces(next);
        if matches!(text.at(close), ')' | ']') {
            next = close + 1;
        } else if open {
            return None;
        }
        let from = skip_separators(text, next);
        let nxx = run(from, 3)?;
        let from = skip_separators(text, from + 3);
        let line = run(from, 4)?;
        let end = from + 4;
        (!text.at(end).is_ascii_digit()).then_some((end, (npa * 1000 + nxx) * 10_000 + line))
    };
    let plus = text.at(at) == '+';
    let from = if plus { text.skip_spaces(at + 1) } else { at };
    let with_one = || {
        // `+1 (414)` and `(1) 414` and `1-414`
        let bracket = matches!(text.at(from), '(' | '[') && text.at(from + 1) == '1';
        let from = from + usize::from(bracket);
        if text.at(from) != '1' {
            return None;
        }
        let next = from + 1;
        match (bracket, text.at(next)) {
            (true, ')' | ']') => local(skip_separators(text, next + 1)),
            (true, _) => None,
            (false, _) => local(skip_separators(text, next)),
        }
    };
    with_one().or_else(|| if plus { None } else { local(from) })
}

/// One or two letters O, I, l, S, B, Z among enough digits.
fn look_alike(text: &Plain, at: usize) -> Option<(usize, What)> {
    let digit = |index: usize, char: char| {
        let like = match char {
            'O' | 'o' | 'Q' => 0,
            'I' | 'l' | '|' => 1,
            'Z' | 'z' => 2,
            'S' | 's' => 5,
            'B' => 8,
            _ => return char.to_digit(10).map(u64::from),
        };
        // A letter that stands in its own group is a word.
        let beside = |char: char| char.is_ascii_digit() || "OoQIl|ZzSsB".contains(char);
        (beside(text.before(index)) || beside(text.at(index + 1))).then_some(like)
    };
    let (end, ten) = shape(text, at, digit)?;
    let letters = text
        .slice(at, end)
        .iter()
        .filter(|char| char.is_alphabetic() || **char == '|')
        .count();
    ((1..=2).contains(&letters) && !text.at(end).is_alphanumeric())
        .then_some((end, What::LookAlike { ten }))
}

/// `1-800-FLOWERS`: an area code in digits, then seven letters and digits, further letters ignored as
/// a telephone ignores them.
fn vanity(text: &Plain, at: usize) -> Option<(usize, What)> {
    let plus = text.at(at) == '+';
    let mut from = if plus { text.skip_spaces(at + 1) } else { at };
    if text.at(from) == '1' && text.skip_digits(from) == from + 1 {
        from = skip_separators(text, from + 1);
    } else if text.at(from) == '1' && text.skip_digits(from) == from + 4 {
        from += 1;
    } else if plus {
        return None;
    }
    let open = matches!(text.at(from), '(' | '[');
    from += usize::from(open);
    let npa_end = text.skip_digits(from);
    let npa: String = text.slice(from, npa_end).iter().collect();
    let npa: u16 = (npa.len() == 3).then(|| npa.parse().ok()).flatten()?;
    let mut from = npa_end;
    if matches!(text.at(from), ')' | ']') {
        from += 1;
    } else if open {
        return None;
    }
    let tail = skip_separators(text, from);
    let joined = open || matches!(text.at(from), '-' | '.');
    let toll_free = area::lookup(npa).is_some_and(|area| area.kind == Kind::TollFree);
    let (end, rest) = vanity_tail(text, tail, toll_free)?;
    let letters = rest
        .iter()
        .filter(|char| char.is_ascii_alphabetic())
        .count();
    let upper = !rest.iter().any(char::is_ascii_lowercase);
    let seven = rest
        .iter()
        .take(7)
        .try_fold(0_u64, |sum, char| Some(sum * 10 + key(*char)?))?;
    // `800 Percent` and `414-service desk` are words; `800 HOLIDAY`, `800-gofedex`, `414-flowers` are dialled.
    let alone = !text.at(text.skip_spaces(end)).is_alphabetic();
    let dialled = joined && (toll_free || upper || alone) || upper && (toll_free || plus);
    // `414-XXX-XXXX` spells nothing.
    let blank = rest
        .iter()
        .all(|char| matches!(char, 'x' | 'X' | 'n' | 'N') || char.is_ascii_digit());
    if letters < 3 || !dialled || blank {
        return None;
    }
    let sure = toll_free && (rest.len() == 7 || letters == rest.len());
    let (end, extension) = extension(text, end);
    let ten = u64::from(npa) * 10_000_000 + seven;
    Some((
        end,
        What::Vanity {
            ten,
            sure,
            extension,
        },
    ))
}

/// Seven letters and digits, or more where the rest are letters. A space may part two words only in
/// capitals after a toll-free code: `800 GO FEDEX`, not `800 call desk`.
fn vanity_tail(text: &Plain, from: usize, toll_free: bool) -> Option<(usize, Vec<char>)> {
    let mut rest: Vec<char> = Vec::new();
    let mut spaced = false;
    let mut at = from;
    loop {
        let char = text.at(at);
        if char.is_ascii_alphanumeric() {
            if rest.len() >= 7 && char.is_ascii_digit() {
                return None;
            }
            rest.push(char);
            at += 1;
            continue;
        }
        let next = text.at(at + 1);
        let joins = match char {
            '-' | '.' => next.is_ascii_alphanumeric(),
            ' ' => {
                let digits_so_far = rest.iter().all(char::is_ascii_digit);
                next.is_ascii_digit() && !digits_so_far && toll_free
                    || next.is_ascii_uppercase() && toll_free
                    || next.is_ascii_alphabetic() && digits_so_far
            }
            _ => false,
        };
        if !joins || rest.len() >= 7 {
            break;
        }
        spaced |= char == ' ';
        at += 1;
    }
    let words = spaced && rest.iter().any(char::is_ascii_lowercase);
    (rest.len() >= 7 && !words && !text.at(at).is_alphanumeric()).then_some((at, rest))
}

/// The key of a telephone that has the letter.
fn key(char: char) -> Option<u64> {
    Some(match char.to_ascii_lowercase() {
        digit @ '0'..='9' => u64::from(digit.to_digit(10)?),
        'a'..='c' => 2,
        'd'..='f' => 3,
        'g'..='i' => 4,
        'j'..='l' => 5,
        'm'..='o' => 6,
        'p'..='s' => 7,
        't'..='v' => 8,
        'w'..='z' => 9,
        _ => return None,
    })
}

/// `+` and digits in groups, ended by anything else or by a gap of two spaces.
fn plus(text: &Plain, at: usize) -> Option<(usize, What)> {
    if text.at(at) != '+' {
        return None;
    }
    let mut digits = String::new();
    let mut end = at;
    let mut next = text.skip_spaces(at + 1);
    // `414-555-0100 + 414-555-0101`: a sign that adds, and no prefix.
    let digit = |_: usize, char: char| char.to_digit(10).map(u64::from);
    if next > at + 1 && shape(text, next, digit).is_some() {
        return None;
    }
    loop {
        let char = text.at(next);
        if char.is_ascii_digit() {
            digits.push(char);
            end = next + 1;
        } else if !(is_separator(char) && next <= end + 2
            || matches!(char, '(' | ')') && !digits.is_empty())
        {
            break;
        }
        next += 1;
    }
    if digits.len() < 7 {
        return None;
    }
    let (end, extension) = extension(text, end);
    Some((end, What::Plus { digits, extension }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Vec<What> {
        pieces(&Plain::new(text))
            .into_iter()
            .map(|piece| piece.what)
            .collect()
    }

    #[test]
    fn a_number_in_any_usual_shape_is_one_piece() {
        let shapes = [
            "4145550100",
            "14145550100",
            "414-555-0100",
            "(414) 555-0100",
            "(414)5550100",
            "414.555.0100",
            "414/555-0100",
            "1 (414) 555-0100",
            "+1 414 555 0100",
            "+1.414.555.0100",
            "[414] 555-0100",
            "414--555--0100",
            "414_555_0100",
            "+1 (414) 555 - 0100",
            "1414-555-0100",
            "414 5550100",
            "(1) 414-555-0100",
        ];
        for text in shapes {
            assert_eq!(
                only(text),
                [What::Number {
                    ten: 4_145_550_100,
                    extension: Extension::default()
                }],
                "{text}"
            );
        }
    }

    #[test]
    fn an_extension_is_read_in_every_way_it_is_written() {
        let ways = [
            "x12",
            " x 12",
            "X12",
            " ext. 12",
            " ext 12",
            " extension 12",
            ", ext 12",
            " #12",
            ";ext=12",
            ",,12",
            "//12",
            " (x12)",
            " (ext. 12)",
            " - x12",
            " Ext:12",
        ];
        for way in ways {
            let pieces = only(&format!("414-555-0100{way}"));
            let [What::Number { extension, .. }] = pieces.as_slice() else {
                panic!("{way}: {pieces:?}")
            };
            assert_eq!(extension.digits.as_deref(), Some("12"), "{way}");
            assert!(!extension.range, "{way}");
        }
    }

    #[test]
    fn words_and_short_digits_are_no_numbers() {
        for text in [
            "2/0/10",
            "2026-11-21",
            "10.20.30.40",
            "$1,234.50",
            "Suite 400",
            "53202-1234",
            "E911",
        ] {
            assert!(!only(text).iter().any(What::is_number), "{text}");
        }
    }
}
