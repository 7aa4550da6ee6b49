//! Numbers that a spreadsheet has turned into amounts.

use super::digits::from_digits;
use crate::finding::Severity::{Blocker, Note, Warning};
use crate::number::outcome::{nothing, refused};
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
    if digits.len() == exponent + 1 && matches!(exponent, 9 | 10) {
        let warning = Remark::new(
            Warning,
            "scientific_notation",
            "A spreadsheet turned the number into scientific notation. All its digits are still there.",
            "Compare one or two with the bill, and format the column as text.",
        );
        return Some(from_digits(&digits, false).doubt(warning));
    }
    Some(refused(Remark::new(
        Blocker,
        "digits_lost",
        format!(
            "A spreadsheet turned the number into scientific notation. Of {} digits only {} are left.",
            exponent + 1,
            digits.len()
        ),
        "Get the list again with the column formatted as text. The missing digits cannot be found here.",
    )))
}
