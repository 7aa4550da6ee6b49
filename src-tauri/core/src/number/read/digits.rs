//! Digits in no shape of the plan: too many, too few, a prefix to dial, or grouped as abroad.

use super::abroad::{abroad_look, foreign, international, look_of};
use crate::finding::Severity::{Blocker, Note, Warning};
use crate::number::lexer::{Piece, What};
use crate::number::outcome::{judged, nothing, refused};
use crate::number::telephone::{Kind, Reading, Remark, Status};
use crate::number::text::Plain;

/// Text without anything in the plan's shape: the longest run of digits decides.
pub(super) fn no_shape(plain: &Plain, pieces: &[Piece]) -> Reading {
    let runs = runs(pieces, &[]);
    let Some(run) = runs.iter().max_by_key(|run| length(run)) else {
        return nothing();
    };
    if length(run) < 7 || is_date_or_id(plain, run) {
        return nothing();
    }
    from_groups(run)
}

/// Digits that only spaces, dashes and the like part from one another.
fn runs<'a>(pieces: &'a [Piece], used: &[usize]) -> Vec<Vec<&'a str>> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    let mut end = 0;
    for (index, piece) in pieces.iter().enumerate() {
        match &piece.what {
            What::Digits(digits) if !used.contains(&index) => {
                let near = piece.start <= end + 3;
                match runs.last_mut() {
                    Some(run) if open && near => run.push(digits),
                    _ => runs.push(vec![digits]),
                }
                open = true;
                end = piece.end;
            }
            What::Sign('-' | '.' | '/' | '_' | '(' | ')') => {}
            _ => open = false,
        }
    }
    runs
}

fn length(run: &[&str]) -> usize {
    run.iter().map(|group| group.len()).sum()
}

/// `2026-11-21`, `11/21/2026`, `10.20.30.40`: no telephone number, and none meant.
fn is_date_or_id(plain: &Plain, run: &[&str]) -> bool {
    let lengths: Vec<usize> = run.iter().map(|group| group.len()).collect();
    let text = plain.trimmed();
    let year = |index: usize| {
        run.get(index)
            .is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
    };
    match lengths.as_slice() {
        [a, b, c, d] if text.contains('.') && [a, b, c, d].iter().all(|length| **length <= 3) => {
            true
        }
        [4, 4] => year(0) && year(1),
        // `12345.679`, `09.50000020954757600`: an amount, a second
        [a, b] if text.contains('.') && !matches!((*a, *b), (3, 4 | 7) | (6, 4) | (1, 10)) => {
            a + b < 10 || a + b > 15
        }
        [4, 1 | 2, 1 | 2, ..] => {
            text.contains(['-', '/', '.']) && (year(0) || run.len() == 3 && is_month(run.get(1)))
        }
        [1 | 2, 1 | 2, 4, ..] => year(2) && text.contains(['-', '/', '.']),
        [1 | 2, 1 | 2, 2, ..] => text.contains('/') && text.contains(':'),
        _ => false,
    }
}

fn is_month(group: Option<&&str>) -> bool {
    group
        .and_then(|group| group.parse::<u8>().ok())
        .is_some_and(|month| (1..=12).contains(&month))
}

fn from_groups(run: &[&str]) -> Reading {
    let digits = run.concat();
    let lengths: Vec<usize> = run.iter().map(|group| group.len()).collect();
    // The shapes 3-3-4 and their like never come here, so the grouping is foreign or chance.
    let odd = match lengths.as_slice() {
        [_] => false,
        [prefix, rest @ ..] if digits.len() != 10 => {
            !(*prefix <= 3
                && matches!(rest, [10 | 11] | [3, 3, 4] | [1, 3, 3, 4] | [3, 7] | [6, 4]))
        }
        _ => true,
    };
    if !odd {
        return from_digits(&digits, false);
    }
    if digits.starts_with('0') && digits.len() != 10 {
        return international(&digits, false).unwrap_or_else(|| abroad_look(&digits));
    }
    let reading = from_digits(&digits, false);
    if reading.e164.is_none() {
        return reading;
    }
    let alike = look_of(&digits)
        .map(|(country, number)| format!(" It looks like {number} ({country})."))
        .unwrap_or_default();
    reading.doubt(Remark::new(
        Warning,
        "odd_grouping",
        format!("Nobody in the US or Canada groups a number so.{alike}"),
        "Compare with the bill. The country may be another.",
    ))
}

/// Digits outside any number that are long enough to be one.
pub(in crate::number) fn stray_digits(
    plain: &Plain,
    pieces: &[Piece],
    used: &[usize],
) -> Option<String> {
    runs(pieces, used)
        .into_iter()
        .find(|run| length(run) >= 7 && !is_date_or_id(plain, run))
        .map(|run| run.join("-"))
}

/// A run of digits of any length, `plus` where `+` stood before it.
pub(super) fn from_digits(digits: &str, plus: bool) -> Reading {
    let ten = |skip: usize| digits.get(skip..).and_then(|rest| rest.parse::<u64>().ok());
    let count = digits.len();
    let prefix = digits.get(..count.saturating_sub(10)).unwrap_or_default();
    let reading = match (count, ten(prefix.len())) {
        (10.., Some(ten)) => judged(ten),
        _ => nothing(),
    };
    match (prefix, plus) {
        _ if count < 10 => too_short(digits),
        // `+1 414 720 410`
        ("", true) if digits.starts_with('1') => too_short(digits.get(1..).unwrap_or_default()),
        ("", false) | ("1", _) => reading,
        ("001" | "0111", false) => reading.with(Remark::new(
            Note,
            "dial_prefix",
            "The number is written as dialled from abroad.",
            "Nothing to do.",
        )),
        ("0" | "00", false) => {
            let other = match prefix {
                "00" => foreign(&format!("+{}", digits.get(2..).unwrap_or_default()), "ZZ")
                    .and_then(|reading| reading.e164)
                    .map(|number| ("abroad", number)),
                _ => look_of(digits),
            };
            // No number of the plan without the 0, and one of another country with it.
            if reading.number.is_none() && other.is_some() && prefix == "0" {
                return abroad_look(digits);
            }
            let also = other
                .map(|(country, number)| format!(" It may be {number} ({country})."))
                .unwrap_or_default();
            reading.doubt(leading_zero(&also))
        }
        ("91", false) => dialled_or_indian(digits, reading),
        ("10" | "0" | "00" | "001", true) => reading.doubt(Remark::new(
            Warning,
            "odd_prefix",
            "A 0 stands between + and the area code.",
            "Compare with the bill. The 0 is left out.",
        )),
        _ => international(digits, plus).unwrap_or_else(|| too_long(digits)),
    }
}

/// 91 before ten digits is a 9 for an outside line and a 1, or India.
fn dialled_or_indian(digits: &str, reading: Reading) -> Reading {
    let indian = foreign(&format!("+{digits}"), "ZZ").and_then(|reading| reading.e164);
    match (indian, reading.status) {
        (Some(number), Status::Suspect | Status::Invalid) => {
            let mut reading = refused(Remark::new(
                Blocker,
                "looks_foreign",
                format!("The number looks like {number} (India)."),
                "Write it with +, or compare with the bill.",
            ));
            reading.kind = Some(Kind::Foreign);
            reading.proposal = Some(number);
            reading
        }
        (indian, _) => {
            let also = indian
                .map(|number| format!(" It may be {number} (India)."))
                .unwrap_or_default();
            reading.doubt(Remark::new(
                Warning,
                "looks_dialled",
                format!(
                    "91 stands before the number, as dialled with 9 for an outside line.{also}"
                ),
                "Take the 9 out, or write a foreign number with +.",
            ))
        }
    }
}

pub(super) fn leading_zero(also: &str) -> Remark {
    Remark::new(
        Warning,
        "leading_zero",
        format!("The number starts with 0. No number of the US or Canada does.{also}"),
        "Compare with the bill. Take the 0 out if it was only for dialling.",
    )
}

fn too_short(digits: &str) -> Reading {
    match digits.len() {
        7 => refused(Remark::new(
            Blocker,
            "no_area_code",
            "No area code.",
            "Write the area code before it; the numbers beside it usually have the same.",
        )),
        count => refused(Remark::new(
            Blocker,
            "too_short",
            format!("{count} digits. A number has 10."),
            "Compare with the bill. A digit is missing.",
        )),
    }
}

fn too_long(digits: &str) -> Reading {
    let count = digits.len();
    let message = match count {
        11 | 12 => {
            format!("{count} digits. A number has 10, or 11 with a leading 1: one is too many.")
        }
        _ => format!("{count} digits. A number has 10."),
    };
    refused(Remark::new(
        Blocker,
        "too_long",
        message,
        "Compare with the bill. Write two numbers apart, and an extension with x.",
    ))
}
