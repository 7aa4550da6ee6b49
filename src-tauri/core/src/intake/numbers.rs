//! Where the intake reads numbers: the one door to the number module.

use super::words::sent_on;
use crate::number::find_several;
pub(super) use crate::number::{
    CellNumber, CellReading, Refusal, Remark, find, read_cell, read_cell_beside,
};

/// Reads a line of running text: like a cell where it is nothing but numbers, ranges and a few words, and number
/// by number where it is prose.
pub(super) fn read_line(line: &str, region: &str) -> CellReading {
    let cell = read_cell(line, region);
    let sure = cell
        .findings
        .iter()
        .all(|remark| !matches!(remark.code.as_ref(), "more_digits" | "letter_before"));
    if !cell.numbers.is_empty() && sure && is_list(line, &cell) {
        return cell;
    }
    let mut reading = CellReading {
        words: line.to_owned(),
        ..CellReading::default()
    };
    for found in find_several(line, region) {
        // The end of a range that prose hides: better the whole line refused than its numbers lost.
        if found.reading.refused.is_some() {
            return CellReading {
                words: line.to_owned(),
                ..found.reading
            };
        }
        for number in found.reading.numbers {
            if !reading.numbers.contains(&number) {
                reading.numbers.push(number);
            }
        }
        for remark in found.reading.findings {
            if !reading.findings.contains(&remark) {
                reading.findings.push(remark);
            }
        }
    }
    // `Main 414-555-0100, rings to 414-555-0150 at night`: the second is no number of the list.
    if let [one, target] = reading.numbers.as_slice()
        && let Some(sent) = sent_on(line)
        && one.tn != target.tn
        && find(sent, region)
            .first()
            .and_then(|found| found.reading.number)
            == Some(target.tn)
    {
        reading.rings_to = Some(target.tn);
        reading.numbers.truncate(1);
    }
    if reading.numbers.is_empty() {
        // An invoice is left alone; what only a cell under a telephone heading would be taken for is asked about.
        let refused = if speaks_of_other_things(line) {
            None
        } else {
            cell.refused.or_else(|| doubtful(&cell.numbers))
        };
        return CellReading {
            words: line.to_owned(),
            refused,
            ..CellReading::default()
        };
    }
    reading
}

/// A line with a number, a range or several, and little else: no amounts, no other digits, few words.
fn is_list(line: &str, cell: &CellReading) -> bool {
    let words = cell.words.split_whitespace().count();
    let digits = cell.words.bytes().filter(u8::is_ascii_digit).count();
    words <= 6
        && digits <= 4
        && !line.contains(['$', '€', '£', '@', '%'])
        && !speaks_of_other_things(&cell.words)
}

fn speaks_of_other_things(words: &str) -> bool {
    const OTHER: [&str; 14] = [
        "invoice",
        "account",
        "acct",
        "order",
        "ticket",
        "case",
        "serial",
        "po",
        "ref",
        "tracking",
        "circuit",
        "confirmation",
        "policy",
        "id",
    ];
    words
        .split(|char: char| !char.is_alphanumeric())
        .any(|word| OTHER.iter().any(|other| other.eq_ignore_ascii_case(word)))
}

/// Digits of a line that are a number by their form, and that prose does not show to be one.
fn doubtful(numbers: &[CellNumber]) -> Option<Refusal> {
    let number = numbers.first()?;
    Some(Refusal {
        code: "no_number".into(),
        message: format!(
            "{} may be a telephone number or something else: it stands in a text.",
            number.tn.dashed()
        ),
        hint: "Type the number, or skip the line.".into(),
        proposal: Some(number.tn.national()),
    })
}

#[cfg(test)]
mod tests {
    use super::read_line;

    #[test]
    fn numbers_are_found_in_a_letter_and_ranges_in_a_list() {
        for (line, numbers) in [
            (
                "Please port 414-555-0100 on 12/16/2026 and keep $1,250.00 (port id 2/0/10).",
                1,
            ),
            ("- 414-555-0101 thru 0104", 4),
            ("Main: (414) 555-0100; fax 414.555.0110", 2),
            ("Thanks, Dana", 0),
            ("Invoice 4145550199 is about 414-555-0100.", 1),
            ("Acct 4145550199", 0),
            ("1. 414-555-0100", 1),
            ("2) (414) 555-0101 front desk", 1),
            ("* 414-555-0102 ext 12", 1),
            (
                "We also have a block of 20 DIDs starting at 414-555-0120, and a fax.",
                20,
            ),
            (
                "Lines 414-555-0100 through 0149 go on 12/16; 262-555-0100 – 0104 stay until 1/15/2027.",
                55,
            ),
        ] {
            assert_eq!(read_line(line, "US").numbers.len(), numbers, "{line}");
        }
    }

    #[test]
    fn where_a_number_of_a_text_rings_is_no_number_of_the_list() {
        for (line, first, target) in [
            (
                "800-555-0100 rings to 414-555-0101",
                "800",
                Some(4_145_550_101),
            ),
            (
                "Main 800-555-0100 forwards to (414) 555-0101 after 6 pm",
                "800",
                Some(4_145_550_101),
            ),
            (
                "- 414-555-0103, fwd to 414-555-0101 at night, costs $4.00",
                "414",
                Some(4_145_550_101),
            ),
            ("414-555-0100 does not forward to anything", "414", None),
        ] {
            let reading = read_line(line, "US");
            assert_eq!(reading.numbers.len(), 1, "{line}");
            assert!(reading.numbers[0].tn.dashed().starts_with(first), "{line}");
            assert_eq!(
                reading
                    .rings_to
                    .map(crate::number::telephone::TelephoneNumber::digits),
                target,
                "{line}"
            );
        }
        // Whose calls go there is not said: both are kept.
        let two = "414-555-0103 and 414-555-0104: calls to 414-555-0101 ring at the desk";
        assert_eq!(read_line(two, "US").numbers.len(), 3);
    }
}
