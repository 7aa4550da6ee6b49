//! One line or cell read as one number. Where two readings are possible neither is taken in silence.

use rlibphonenumber::enums::Region;

use super::area;
use super::lexer::{Piece, What, pieces};
use super::outcome::{judged, nothing, refused};
use super::rules::judge;
use super::telephone::{Kind, Reading, Remark, Status};
use super::text::Plain;
use crate::finding::Severity::{Blocker, Note, Warning};

mod abroad;
mod digits;
mod spreadsheet;

use abroad::abroad;
pub(super) use abroad::foreign;
pub(super) use digits::stray_digits;
use digits::{from_digits, leading_zero, no_shape};
pub(super) use spreadsheet::spreadsheet_form;

/// Reads one line or cell as one number. `region` is the two-letter country that a number without
/// `+` is taken to be from.
pub fn read(text: &str, region: &str) -> Reading {
    let plain = Plain::new(text);
    let mut reading = if under_plus_one(region) {
        read_plain(&plain)
    } else {
        abroad(text, region).unwrap_or_else(|| read_plain(&plain))
    };
    text.clone_into(&mut reading.input);
    reading.findings.sort_by_key(|remark| remark.severity);
    reading
}

/// A country whose numbers are under +1; an empty or unknown region counts as the US.
pub(super) fn under_plus_one(region: &str) -> bool {
    let region = region.trim().to_ascii_uppercase();
    let territory = matches!(region.as_str(), "AS" | "GU" | "MP" | "PR" | "VI");
    matches!(region.as_str(), "" | "US" | "CA")
        || territory
        || area::all().any(|area| area.country == Some(region.as_str()))
        || region.parse::<Region>().is_err()
}

fn read_plain(plain: &Plain) -> Reading {
    if let Some(reading) = spreadsheet_form(&plain.trimmed()) {
        return reading;
    }
    read_pieces(plain, &pieces(plain))
}

/// What the pieces of a text are as one number.
pub(super) fn read_pieces(plain: &Plain, pieces: &[Piece]) -> Reading {
    let numbers: Vec<usize> = (0..pieces.len())
        .filter(|&index| {
            pieces
                .get(index)
                .is_some_and(|piece| piece.what.is_number())
        })
        .collect();
    match numbers.as_slice() {
        [] => no_shape(plain, pieces),
        [one] => one_number(plain, pieces, *one),
        several => several_numbers(pieces, several),
    }
}

fn one_number(plain: &Plain, pieces: &[Piece], index: usize) -> Reading {
    let Some(piece) = pieces.get(index) else {
        return nothing();
    };
    let reading = match &piece.what {
        What::Number { ten, extension } => {
            let has_plus = plain.at(piece.start) == '+';
            let prefix = prefix_of(plain, pieces, index);
            let with_one = wrote_one(plain, piece);
            let reading = of_number(*ten, prefix.as_ref(), with_one, has_plus).extended(extension);
            letter_before(plain, piece.start, reading)
        }
        What::Plus { digits, extension } => of_plus(digits).extended(extension),
        What::Vanity {
            ten,
            sure,
            extension,
        } => vanity(*ten, *sure).extended(extension),
        What::LookAlike { ten } => look_alike(*ten),
        What::Pattern { .. } | What::Span { .. } => refused(several_remark()),
        What::Digits(_) | What::Word(_) | What::Sign(_) => nothing(),
    };
    match digits_behind(plain, pieces, index) {
        Behind::Nothing => reading,
        Behind::Tail => refused(several_remark()),
        Behind::Digits(digits) => reading.doubt(Remark::new(
            Warning,
            "more_digits",
            format!("{digits} stands beside the number. It may be an extension, another number or a digit too many."),
            "Write an extension with x, or take the digits out.",
        )),
    }
}

/// `A4145550100` may be an id; `tel4145550100` is a number.
fn letter_before(plain: &Plain, start: usize, reading: Reading) -> Reading {
    let letter = |at: Option<usize>| at.is_some_and(|at| plain.at(at).is_alphabetic());
    if !letter(start.checked_sub(1)) || letter(start.checked_sub(2)) {
        return reading;
    }
    reading.doubt(Remark::new(
        Warning,
        "letter_before",
        format!(
            "{} stands right before the number. It may be an id of something else.",
            plain.before(start)
        ),
        "Compare with the bill, or put a space between.",
    ))
}

/// Whether a 1 stands before the area code inside the piece.
fn wrote_one(plain: &Plain, piece: &Piece) -> bool {
    let digits = plain
        .slice(piece.start, piece.end)
        .iter()
        .filter(|char| char.is_ascii_digit());
    let first = digits.clone().next().copied();
    let until_mark: usize = plain
        .slice(piece.start, piece.end)
        .iter()
        .take_while(|char| !char.is_alphabetic() && !matches!(char, '#' | ',' | ';'))
        .filter(|char| char.is_ascii_digit())
        .count();
    first == Some('1') && until_mark >= 11
}

/// Digits that stand right before a number, and whether a sign parts them from it.
struct Prefix {
    digits: String,
    comma: bool,
}

fn prefix_of(plain: &Plain, pieces: &[Piece], index: usize) -> Option<Prefix> {
    let mut at = index.checked_sub(1)?;
    let mut comma = false;
    if let What::Sign(sign) = pieces.get(at)?.what {
        comma = sign == ',';
        if !comma && !matches!(sign, '-' | '.' | '/' | '_') {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    let piece = pieces.get(at)?;
    let What::Digits(digits) = &piece.what else {
        return None;
    };
    // `Suite 9, 414…` has a word before its digits; `9,1414…` has not.
    let bare = at == 0
        || matches!(
            pieces.get(at - 1)?.what,
            What::Sign('+' | '*' | '"' | '\'' | '(' | ':')
        );
    let near = pieces.get(index)?.start - piece.end <= 3;
    let plus = if plain.before(piece.start) == '+' {
        "+"
    } else {
        ""
    };
    (near && (bare || !comma)).then(|| Prefix {
        digits: format!("{plus}{digits}"),
        comma,
    })
}

fn of_number(ten: u64, prefix: Option<&Prefix>, with_one: bool, has_plus: bool) -> Reading {
    let reading = judged(ten);
    let Some(prefix) = prefix else {
        return reading;
    };
    match (prefix.digits.as_str(), with_one) {
        ("011" | "00", true) | ("001", false) => reading.with(Remark::new(
            Note,
            "dial_prefix",
            "The number is written as dialled from abroad.",
            "Nothing to do.",
        )),
        ("9" | "8", true) => reading.with(Remark::new(
            Note,
            "dial_prefix",
            format!("{} is the digit for an outside line.", prefix.digits),
            "Nothing to do.",
        )),
        _ if has_plus => reading.doubt(more_before(&prefix.digits)),
        ("9" | "8", false) if prefix.comma => reading.doubt(more_before(&prefix.digits)),
        ("0", false) => reading.doubt(leading_zero("")),
        _ => reading.doubt(more_before(&prefix.digits)),
    }
}

fn more_before(digits: &str) -> Remark {
    Remark::new(
        Warning,
        "more_digits",
        format!(
            "{digits} stands before the number. It may be a prefix to dial, or part of another number."
        ),
        "Take the digits out, or compare with the bill.",
    )
}

enum Behind {
    Nothing,
    /// The end of a range.
    Tail,
    Digits(String),
}

/// Digits that stand right behind a number, or any others long enough to be one.
fn digits_behind(plain: &Plain, pieces: &[Piece], index: usize) -> Behind {
    let Some(here) = pieces.get(index) else {
        return Behind::Nothing;
    };
    let mut rest = pieces.iter().skip(index + 1).peekable();
    let mut parted = false;
    let mut range = false;
    let mut from = here.end;
    let mut at = index;
    while let Some(piece) = rest.next() {
        at += 1;
        match &piece.what {
            // `414-555-0100 11/21/2026`, `414-555-0100 53202-1234`
            What::Digits(_) if is_date_or_zip(pieces, at) => {
                let groups = glued(pieces, at).len();
                for _ in 1..groups * 2 - 1 {
                    rest.next();
                    at += 1;
                }
                parted = true;
            }
            What::Digits(digits) if range && digits.len() == 4 => {
                // `- 4150 N Main St` is no end of a range for sure, and a cell has asked before.
                let word = matches!(rest.peek().map(|next| &next.what), Some(What::Word(_)));
                return if word {
                    Behind::Digits(digits.clone())
                } else {
                    Behind::Tail
                };
            }
            // `414 555-0100 1FB`, `2nd floor`: digits that letters follow at once are a code.
            What::Digits(_) if plain.at(piece.end).is_alphabetic() => parted = true,
            What::Digits(digits) if !parted && piece.start <= from + 2 => {
                return Behind::Digits(digits.clone());
            }
            What::Word(word) if is_range_word(word) => range = true,
            What::Sign('-' | '/' | '~') => {
                let next = rest.peek().map(|next| &next.what);
                range = matches!(next, Some(What::Digits(_))) && !parted;
            }
            What::Sign('.' | '_') => {}
            // `414-555-0100 (0149)`: in brackets by itself and too long to count lines.
            What::Sign('(' | '[') => {
                if let Some(What::Digits(digits)) = rest.peek().map(|next| &next.what)
                    && digits.len() >= 2
                    && let Some(close) = rest.clone().nth(1)
                    && matches!(close.what, What::Sign(')' | ']'))
                {
                    return Behind::Digits(digits.clone());
                }
                parted = true;
            }
            // `414-555-0100 (2)`, `414-555-0100, 2nd floor`: a word or a sign parts them.
            _ => parted = true,
        }
        from = piece.end;
    }
    stray_digits(plain, pieces, &[])
        .or_else(|| end_behind_word(pieces, index))
        .map_or(Behind::Nothing, Behind::Digits)
}

/// Groups of digits with a dash, a slash or a dot between them and no space.
fn glued(pieces: &[Piece], from: usize) -> Vec<usize> {
    let mut groups = Vec::new();
    let mut at = from;
    while let Some(piece) = pieces.get(at)
        && let What::Digits(digits) = &piece.what
    {
        groups.push(digits.len());
        match (pieces.get(at + 1), pieces.get(at + 2)) {
            (Some(sign), Some(next))
                if matches!(sign.what, What::Sign('-' | '/' | '.'))
                    && sign.start == piece.end
                    && next.start == sign.end => {}
            _ => break,
        }
        at += 2;
    }
    groups
}

fn is_date_or_zip(pieces: &[Piece], at: usize) -> bool {
    match glued(pieces, at).as_slice() {
        [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2] | [5, 4] => true,
        [a, b, c, d] => [a, b, c, d].iter().all(|length| **length <= 3),
        _ => false,
    }
}

/// `414-555-0100 incl. 0149`: four digits that would end a block from the number, whatever word stands between.
fn end_behind_word(pieces: &[Piece], index: usize) -> Option<String> {
    let What::Number { ten, .. } = pieces.get(index)?.what else {
        return None;
    };
    let line = ten % 10_000;
    pieces.iter().skip(index + 1).find_map(|piece| {
        let What::Digits(digits) = &piece.what else {
            return None;
        };
        let end: u64 = (digits.len() == 4).then(|| digits.parse().ok()).flatten()?;
        let year = (1900..2100).contains(&end);
        (!year && end > line && end - line < 100).then(|| digits.clone())
    })
}

/// Words between the two ends of a range.
pub(super) fn is_range_word(word: &str) -> bool {
    matches!(
        word,
        "thru" | "through" | "to" | "until" | "till" | "til" | "upto" | "bis" | "ending"
    )
}

fn several_remark() -> Remark {
    Remark::new(
        Blocker,
        "several_numbers",
        "More than one number, or a range.",
        "Write one number in a line, or import the list: a cell may hold several and a range.",
    )
}

/// Several numbers are one where they are the same: `1-800-CONTACT (800-266-8228)`.
fn several_numbers(pieces: &[Piece], numbers: &[usize]) -> Reading {
    let mut written = None;
    let mut spelled = None;
    let mut extensions = Vec::new();
    for piece in numbers.iter().filter_map(|&index| pieces.get(index)) {
        let (slot, ten, extension) = match &piece.what {
            What::Number { ten, extension } => (&mut written, *ten, extension),
            What::Vanity { ten, extension, .. } => (&mut spelled, *ten, extension),
            _ => return refused(several_remark()),
        };
        if slot.is_some_and(|before| before != ten) {
            return refused(several_remark());
        }
        *slot = Some(ten);
        extensions.push(extension);
    }
    let Some(ten) = written.or(spelled) else {
        return refused(several_remark());
    };
    let mut reading = judged(ten);
    for extension in extensions {
        reading = reading.extended(extension);
    }
    match spelled {
        Some(spelled) if spelled != ten => reading.doubt(Remark::new(
            Warning,
            "letters_disagree",
            "The letters spell another number than the digits.",
            "Compare with the bill. The digits are taken.",
        )),
        _ => reading,
    }
}

fn vanity(ten: u64, sure: bool) -> Reading {
    let spelled = judged(ten);
    if sure {
        return spelled.with(Remark::new(
            Note,
            "vanity",
            "Letters stand for digits as on a telephone's keys.",
            "Nothing to do.",
        ));
    }
    spelled.doubt(Remark::new(
        Warning,
        "vanity",
        "The words may spell a number on a telephone's keys, or be only words.",
        "Write the number in digits.",
    ))
}

fn look_alike(ten: u64) -> Reading {
    let mut reading = refused(Remark::new(
        Blocker,
        "letter_for_digit",
        "A letter stands among the digits: O for 0, l or I for 1.",
        "Compare with the bill and write the digit.",
    ));
    reading.proposal = judge(ten).number.map(|number| number.to_string());
    reading
}

/// `+` and digits that have not the plan's shape.
fn of_plus(digits: &str) -> Reading {
    if digits.starts_with(['0', '1']) {
        return from_digits(digits, true);
    }
    if let Some(reading) = foreign(&format!("+{digits}"), "ZZ") {
        return reading;
    }
    let mut reading = refused(Remark::new(
        Blocker,
        "bad_foreign_number",
        format!("+{digits} is no number of any country."),
        "Write +1 before a number of the US or Canada, or compare with the bill.",
    ));
    reading.kind = Some(Kind::Foreign);
    if let Some(ten) = (digits.len() == 10).then(|| digits.parse().ok()).flatten()
        && let judgement = judge(ten)
        && judgement.status == Status::Ok
    {
        reading.kind = None;
        reading.proposal = judgement.number.map(|number| number.to_string());
    }
    reading
}
