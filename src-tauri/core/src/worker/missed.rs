//! Whether the library has read what is there: it passes over cells that it does not understand, and a list that is
//! short of its numbers in silence is the worst of all. A second, simpler count of the cells with a value is held
//! against what was read.

use std::{
    fs::File,
    io::{BufReader, Write},
};

use super::{
    archive::Parts,
    serve::{Answer, Stop},
    xml::{Event, Xml},
};

/// Whether so many cells of a count are missing that the difference is not one of taste.
fn is_short(read: u64, there: u64) -> bool {
    (read == 0 && there > 0) || there > read.saturating_mul(2).saturating_add(10)
}

/// Says so where a sheet, or the file, was read short.
pub(super) fn tell<W: Write>(read: u64, there: u64, answer: &mut Answer<W>) -> Result<(), Stop> {
    if !is_short(read, there) {
        return Ok(());
    }
    let message = format!(
        "About {} cells with a value are here, and only {} could be read. Open the file in a spreadsheet program, save it again as .xlsx and import that.",
        grouped(there),
        grouped(read)
    );
    Ok(answer.limit("cells_missed", (0, 0), &message)?)
}

/// Counts again what lies in the sheets of a workbook, where what was read looks little for its size.
pub(super) fn check<W: Write>(file: &File, read: u64, answer: &mut Answer<W>) -> Result<(), Stop> {
    let mut parts = Parts::open(file)?;
    let sheets = parts.under("xl/worksheets/");
    let size: u64 = sheets.iter().map(|(_, size)| size).sum();
    if read > 0 && size < read.saturating_mul(100).saturating_add(200_000) {
        return Ok(());
    }
    let mut there = 0_u64;
    for (at, _) in sheets {
        let Some(part) = parts.at(at) else { continue };
        let mut xml = Xml::new(BufReader::new(part));
        let mut in_value = false;
        while let Ok(Some(event)) = xml.next() {
            match event {
                Event::Open(tag, empty) => {
                    let name = tag.name().rsplit(':').next().unwrap_or_default();
                    in_value = !empty && matches!(name, "v" | "t");
                }
                Event::Text(_) | Event::Literal(_) if in_value => {
                    there += 1;
                    in_value = false;
                }
                _ => in_value = false,
            }
        }
    }
    tell(read, there, answer)
}

/// `3,000` for 3000.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{grouped, is_short};

    #[test]
    fn a_few_cells_of_difference_are_no_finding_and_none_of_thousands_is() {
        assert!(is_short(0, 3_000) && is_short(0, 1) && is_short(100, 300));
        assert!(!is_short(0, 0) && !is_short(100, 105) && !is_short(1, 8));
        assert_eq!(
            (grouped(3_000), grouped(12), grouped(1_234_567)),
            ("3,000".into(), "12".into(), "1,234,567".into())
        );
    }
}
