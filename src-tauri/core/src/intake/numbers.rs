//! Where the intake reads numbers: the one door to the number module.

pub(super) use crate::number::{CellNumber, CellReading, Refusal, Remark, find, read_cell};

/// Reads a line of running text: like a cell where it is nothing but numbers, ranges and a few words, and number
/// by number where it is prose.
pub(super) fn read_line(line: &str, region: &str) -> CellReading {
    let cell = read_cell(line, region);
    if !cell.numbers.is_empty() {
        return cell;
    }
    let mut reading = CellReading {
        words: line.to_owned(),
        ..CellReading::default()
    };
    let found = find(line, region);
    // The end of a range that prose hides: better the whole line refused than its numbers lost.
    if found.iter().any(|found| found.reading.has("more_digits")) {
        return cell;
    }
    for found in found {
        if let Some(tn) = found.reading.number {
            reading.numbers.push(CellNumber {
                tn,
                extension: found.reading.extension,
            });
            for remark in found.reading.findings {
                if !reading.findings.contains(&remark) {
                    reading.findings.push(remark);
                }
            }
        }
    }
    if reading.numbers.is_empty() {
        cell
    } else {
        reading
    }
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
        ] {
            assert_eq!(read_line(line, "US").numbers.len(), numbers, "{line}");
        }
    }
}
