//! Numbers in running text with the ranges, lists and blocks that they begin: `414-555-0100 thru 0149`.

use super::{blocks, find};
use crate::number::cell::{CellNumber, CellReading, read_cell};

/// A number of a text, or a range or list of them that is written as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSeveral {
    /// First byte of it in the text.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// What stands there. Refused where a range begins that cannot be read.
    pub reading: CellReading,
}

/// The numbers in a text with their ranges written out, in order.
pub fn find_several(text: &str, region: &str) -> Vec<FoundSeveral> {
    let mut found: Vec<FoundSeveral> = find(text, region)
        .into_iter()
        .map(|one| FoundSeveral {
            start: one.start,
            end: one.end,
            reading: CellReading {
                numbers: one
                    .reading
                    .number
                    .map(|tn| CellNumber {
                        tn,
                        extension: one.reading.extension,
                    })
                    .into_iter()
                    .collect(),
                findings: one.reading.findings,
                ..CellReading::default()
            },
        })
        .collect();
    found.extend(blocks(text).into_iter().map(|(start, end)| FoundSeveral {
        start,
        end,
        reading: read_cell(text.get(start..end).unwrap_or_default(), region),
    }));
    found.sort_by_key(|one| one.start);
    let mut several: Vec<FoundSeveral> = Vec::new();
    for mut here in found {
        let before = several.last().map_or(0, |before| before.end);
        if here.start < before {
            continue;
        }
        if let Some(block) = counted(text, before, &here, region) {
            here = block;
        }
        while let Some((end, sure)) = goes_on(text, here.end) {
            let longer = text.get(here.start..end).unwrap_or_default();
            let reading = read_cell(longer, region);
            if reading.numbers.len() > here.reading.numbers.len() {
                here.end = end;
                here.reading = reading;
                continue;
            }
            if sure && let Some(refusal) = reading.refused {
                here.end = end;
                here.reading.numbers.clear();
                here.reading.refused = Some(refusal);
            }
            break;
        }
        several.push(here);
    }
    several
}

/// `block of 20 from 414-555-0100`: the count before the number, in the same clause.
fn counted(text: &str, from: usize, here: &FoundSeveral, region: &str) -> Option<FoundSeveral> {
    let before = text.get(..here.start)?;
    let clause = before
        .rfind(['.', ';', ',', '(', '\n', ':', '|'])
        .map_or(0, |at| at + 1)
        .max(from);
    let start = clause + before.get(clause..)?.len() - before.get(clause..)?.trim_start().len();
    let lead = before.get(start..)?;
    let words = lead.split_whitespace().count();
    if words > 14 || !lead.contains(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let reading = read_cell(text.get(start..here.end)?, region);
    let block = reading
        .findings
        .iter()
        .any(|remark| remark.code == "range_expanded");
    (block && reading.numbers.len() > 1).then_some(FoundSeveral {
        start,
        end: here.end,
        reading,
    })
}

/// Signs and words between a number and the end of a range or the next of a list, and whether they leave no doubt
/// that a range was meant.
const JOINS: [(&str, bool); 16] = [
    ("through", true),
    ("thru", true),
    ("up to", true),
    ("to", false),
    ("and", false),
    ("..", true),
    ("…", true),
    ("->", true),
    ("→", true),
    ("~", true),
    ("-", true),
    ("–", true),
    ("—", true),
    ("/", false),
    (",", false),
    ("&", false),
];

/// The end of what may go on behind a number: a join, then two to four digits, seven, or a number.
fn goes_on(text: &str, from: usize) -> Option<(usize, bool)> {
    let rest = text.get(from..)?;
    let trimmed = rest.trim_start_matches([' ', '.']);
    let trimmed = if trimmed.len() + 2 <= rest.len() && rest.starts_with("..") {
        rest
    } else {
        rest.trim_start_matches(' ')
    };
    let (join, sure) = JOINS.iter().find(|(join, _)| {
        trimmed
            .get(..join.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(join))
    })?;
    let behind = trimmed.get(join.len()..)?;
    if join.ends_with(char::is_alphabetic) && !behind.starts_with([' ', '-', '.', '(', '+']) {
        return None;
    }
    let tail = behind.trim_start_matches([' ', '.']);
    let length = tail
        .find(|char: char| {
            !(char.is_ascii_digit() || matches!(char, '-' | '(' | ')' | '+' | ' ' | '.'))
        })
        .unwrap_or(tail.len());
    let run = tail.get(..length)?;
    // The longest of a number, seven digits and an end that stands free.
    let end = ends(run).into_iter().find(|end| {
        is_free(tail, *end) && is_tail(tail.get(..*end).unwrap_or_default(), *sure, join)
    })?;
    let at = text.len() - tail.len() + end;
    Some((at, *sure))
}

/// The ends of runs of digits in a run of digits and separators, the longest first.
fn ends(run: &str) -> Vec<usize> {
    let bytes = run.as_bytes();
    let mut ends: Vec<usize> = (1..=run.len())
        .filter(|end| {
            bytes.get(end - 1).is_some_and(u8::is_ascii_digit)
                && !bytes.get(*end).is_some_and(u8::is_ascii_digit)
        })
        .collect();
    ends.reverse();
    ends
}

fn is_tail(tail: &str, sure: bool, join: &str) -> bool {
    let digits = tail.bytes().filter(u8::is_ascii_digit).count();
    let spaces = tail.contains(' ');
    match digits {
        10 | 11 => sure || join == "to",
        7 => tail.len() == 8 && !spaces,
        4 => tail.len() == 4,
        2 | 3 => sure && tail.len() == digits && !matches!(join, "-" | "–" | "—"),
        _ => false,
    }
}

/// Whether nothing behind makes the digits a part of something else.
fn is_free(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let mut chars = rest.chars();
    let (next, after) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    match next {
        '-' | '.' | ',' | ':' | '/' => !after.is_ascii_digit() || next == ',',
        '%' | '$' | '@' | '_' => false,
        _ => !next.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line of the table: the text, and its numbers as written there.
    fn table() -> impl Iterator<Item = (&'static str, &'static str)> {
        include_str!("lines.txt")
            .lines()
            .filter(|line| !line.starts_with("# "))
            .filter_map(|line| line.split_once(" =>"))
            .map(|(text, numbers)| (text, numbers.trim()))
    }

    #[test]
    fn numbers_are_found_among_dates_prices_ports_and_addresses() {
        let mut wrong = Vec::new();
        let mut lines = 0;
        for (text, expected) in table() {
            lines += 1;
            let found = find_several(text, "US");
            for one in &found {
                assert!(text.get(one.start..one.end).is_some(), "{text}");
            }
            let numbers: Vec<String> = found
                .iter()
                .flat_map(|one| one.reading.numbers.iter().map(|one| one.tn.dashed()))
                .collect();
            let told = match numbers.as_slice() {
                [first, .., last] if numbers.len() > 4 => {
                    format!("{first}..{last} ({})", numbers.len())
                }
                numbers => numbers.join(" "),
            };
            if told != expected {
                wrong.push(format!("{text:?}: {told:?} instead of {expected:?}"));
            }
        }
        assert!(lines >= 150, "{lines} lines");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_range_that_cannot_be_read_is_refused_and_not_halved() {
        for text in [
            "Port 414-720-4149 thru 4100 please",
            "Port 414-720-4100 through 262-720-4100 please",
        ] {
            let found = find_several(text, "US");
            assert!(
                found.iter().any(|one| one.reading.refused.is_some()),
                "{text}: {found:?}"
            );
        }
    }
}
