//! Numbers that a spreadsheet has turned into amounts.

use super::digits::from_digits;
use crate::finding::Severity::{Blocker, Note, Warning};
use crate::number::outcome::{nothing, refused};
use crate::number::rules::judge;
use crate::number::telephone::{Reading, Remark};

/// A number as a spreadsheet spoils it: `4145550100.0`, `4.15E+09`, `4,145,550,100`.
pub(in crate::number) fn spreadsheet_form(text: &str) -> Option<Reading> {
    let text = text.strip_prefix('-').unwrap_or(text);
    if !text.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    if let Some((whole, fraction)) = text.split_once('.')
        && matches!(whole.len(), 10 | 11)
        && whole.bytes().all(|byte| byte.is_ascii_digit())
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte == b'0')
    {
        let note = Remark::new(
            Note,
            "decimal_number",
            "A spreadsheet kept the number as an amount with decimals.",
            "Nothing to do; the digits are all there.",
        );
        return Some(from_digits(whole, false).with(note));
    }
    if let Some((whole, fraction)) = text.split_once('.')
        && [whole, fraction]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return match (whole.len(), fraction.len()) {
            (3, 7) | (6, 4) => {
                Some(from_digits(&format!("{whole}{fraction}"), false).doubt(as_amount()))
            }
            // Some write a number without its area code as 555.0100.
            (3, 4) | (1, 10) | (10.., _) => None,
            _ => Some(nothing()),
        };
    }
    let groups: Vec<&str> = text.split(',').collect();
    if let [first, rest @ ..] = groups.as_slice()
        && rest.len() == 3
        && (1..=3).contains(&first.len())
        && rest.iter().all(|group| group.len() == 3)
        && groups.concat().bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(from_digits(&groups.concat(), false).doubt(as_amount()));
    }
    scientific(text)
}

fn as_amount() -> Remark {
    Remark::new(
        Warning,
        "written_as_amount",
        "The digits are written as an amount is. It may be no telephone number.",
        "Check the column's format.",
    )
}

/// `4.145550100E+09`. What is left of a number depends on how many digits the notation kept: Excel keeps six, which
/// is a ruin; Java and databases keep all but the zeros at the end.
fn scientific(text: &str) -> Option<Reading> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: usize = exponent
        .strip_prefix('+')
        .unwrap_or(exponent)
        .parse()
        .ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if whole.len() != 1 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || exponent > 30 {
        return None;
    }
    let length = exponent + 1;
    // Shorter ones are amounts, and so are those with a fraction.
    let Some(kept) = digits.get(..length.min(digits.len())) else {
        return Some(nothing());
    };
    let amount = digits
        .get(length..)
        .is_some_and(|rest| rest.bytes().any(|byte| byte != b'0'));
    if length < 10 || amount {
        return Some(nothing());
    }
    if kept.len() == length && matches!(length, 10 | 11) {
        let warning = Remark::new(
            Warning,
            "scientific_notation",
            "A spreadsheet turned the number into scientific notation. All its digits are still there.",
            "Compare one or two with the bill, and format the column as text.",
        );
        let mut reading = from_digits(kept, false);
        if reading.number.is_none() {
            // `1.4145550100E9` has eleven digits and says ten: the exponent is wrong, not the digits.
            reading.proposal = whole_number(&digits);
        }
        return Some(reading.doubt(warning));
    }
    // Zeros at the end are not written; with most digits there they are all that can be missing.
    let filled = format!("{kept}{}", "0".repeat(length - kept.len()));
    let proposal = (kept.len() + 2 >= length)
        .then(|| whole_number(&filled))
        .flatten();
    let missing = match length - kept.len() {
        0 => format!("A number has 10 digits, this one {length}."),
        1 => "The last digit is gone.".to_owned(),
        count => format!("The last {count} digits are gone."),
    };
    let hint = if proposal.is_some() {
        "Compare the proposal with the bill: it has 0 for what is gone."
    } else {
        "Get the list again with the column formatted as text. The missing digits cannot be found here."
    };
    let mut reading = refused(Remark::new(
        Blocker,
        "digits_lost",
        format!("A spreadsheet turned the number into scientific notation. {missing}"),
        hint,
    ));
    reading.proposal = proposal;
    Some(reading)
}

/// Ten digits, or eleven after 1, as a number.
fn whole_number(digits: &str) -> Option<String> {
    let ten = match digits.len() {
        10 => digits,
        11 => digits.strip_prefix('1')?,
        _ => return None,
    };
    judge(ten.parse().ok()?)
        .number
        .map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scientific_notation_is_read_where_it_kept_every_digit_and_refused_where_not() {
        for (text, number, code, proposal) in [
            (
                "4.145550100E+09",
                Some("+14145550100"),
                "scientific_notation",
                None,
            ),
            (
                "1.4145550100E+10",
                Some("+14145550100"),
                "scientific_notation",
                None,
            ),
            (
                "3.1272041000E9",
                Some("+13127204100"),
                "scientific_notation",
                None,
            ),
            ("1.4145550100E9", None, "bad_form", Some("+14145550100")),
            ("2.12555E+09", None, "digits_lost", None),
            ("1.81859E+11", None, "digits_lost", None),
            ("4.1455501E9", None, "digits_lost", Some("+14145550100")),
            ("1.31272041E10", None, "digits_lost", Some("+13127204100")),
            ("1.5E+06", None, "", None),
            ("3.1272041005E+03", None, "", None),
        ] {
            let reading = spreadsheet_form(text).unwrap_or_else(nothing);
            let read = reading.number.map(|number| number.to_string());
            assert_eq!(read.as_deref(), number, "{text}");
            assert!(
                code.is_empty() && reading.findings.is_empty() || reading.has(code),
                "{text}"
            );
            assert_eq!(reading.proposal.as_deref(), proposal, "{text}");
        }
    }
}
