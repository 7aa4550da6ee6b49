//! A spreadsheet's cell: one number, several, or a range as people write them.
//!
//! A cell is taken whole or refused whole, so that no number of it is lost in silence.

use std::borrow::Cow;

use serde::Serialize;
use ts_rs::TS;

use super::lexer::{Piece, pieces};
use super::read::{read_pieces, spreadsheet_form, under_plus_one};
use super::rules::judge;
use super::telephone::{Reading, Remark, Status, TelephoneNumber};
use super::text::Plain;
use crate::finding::Severity::Warning;

mod counted;
mod ends;
mod extensions;
mod gathered;
mod several;

pub use ends::read_cell_beside;
use several::numbers_of;

/// A number of a cell with its extension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CellNumber {
    /// The number.
    pub tn: TelephoneNumber,
    /// Digits of the extension as written.
    pub extension: Option<String>,
}

/// Why a cell was not taken, and what it probably means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Refusal {
    /// Stable name of the reason.
    #[ts(type = "string")]
    pub code: Cow<'static, str>,
    /// What is wrong and why it matters.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// A text to put in the cell's place, where there is a likely one.
    pub proposal: Option<String>,
}

impl Refusal {
    pub(super) fn new(
        code: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            code: Cow::Borrowed(code),
            message: message.into(),
            hint: hint.into(),
            proposal: None,
        }
    }

    pub(super) fn proposing(mut self, proposal: String) -> Self {
        self.proposal = Some(proposal);
        self
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct CellReading {
    /// The numbers, in the order in which they stand. Numbers of the plan that do not port stand here
    /// too, with a finding: they are on the client's list, so they are accounted for.
    pub numbers: Vec<CellNumber>,
    /// What was noticed about them, each thing once.
    pub findings: Vec<Remark>,
    /// The words left over, such as `FAX`.
    pub words: String,
    /// Where the cell says that its number rings: `414-555-0100 forwards to 414-555-0150`. An attribute of the number
    /// and no number of the list.
    pub rings_to: Option<TelephoneNumber>,
    /// Why the cell was not taken; then it has no numbers. A cell without any number in it is not
    /// refused: it is empty of numbers.
    pub refused: Option<Refusal>,
}

/// Reads a cell that is to hold numbers. `region` as for [`read`](super::telephone::read).
pub fn read_cell(text: &str, region: &str) -> CellReading {
    let home = matches!(region, "" | "US" | "CA") || under_plus_one(region);
    if home && let Some(number) = plain_number(text) {
        return CellReading {
            findings: judge(number.digits()).remark.into_iter().collect(),
            numbers: vec![CellNumber {
                tn: number,
                extension: None,
            }],
            ..CellReading::default()
        };
    }
    if text.trim().is_empty() {
        return CellReading::default();
    }
    let plain = Plain::new(text);
    if !home {
        let reading = super::telephone::read(text, region);
        if reading.e164.is_some() {
            return of_reading(reading, words(&plain, &pieces(&plain), &[]));
        }
    }
    if let Some(reading) = spreadsheet_form(&plain.trimmed()) {
        return of_reading(reading, String::new());
    }
    let pieces = pieces(&plain);
    match numbers_of(&plain, &pieces, None) {
        Ok(Some(reading)) => sent_on(reading, &pieces),
        Ok(None) => single(&plain, &pieces),
        Err(refusal) => refused(refusal, words(&plain, &pieces, &[])),
    }
}

/// `414-555-0100 forwards to 414-555-0150`: the second is where the first rings.
fn sent_on(mut reading: CellReading, pieces: &[Piece]) -> CellReading {
    if let [_, target] = reading.numbers.as_slice()
        && target.extension.is_none()
        && several::sends(pieces)
    {
        reading.rings_to = Some(target.tn);
        if !reading.words.is_empty() {
            reading.words.push(' ');
        }
        reading.words.push_str(&target.tn.dashed());
        reading.numbers.truncate(1);
    }
    reading
}

/// A cell with one number at most.
fn single(plain: &Plain, pieces: &[Piece]) -> CellReading {
    let words = words(plain, pieces, &[]);
    if let Some(refusal) = ends::alone(pieces) {
        return refused(refusal, words);
    }
    let mut cell = of_reading(read_pieces(plain, pieces), words);
    let [one] = cell.numbers.as_mut_slice() else {
        return cell;
    };
    if one.extension.is_none()
        && let Some(extension) = extensions::before(pieces)
    {
        one.extension = Some(extension);
        cell.findings.retain(|remark| remark.code != "more_digits");
    }
    if counted::speaks_of_block(pieces) {
        cell.findings.push(Remark::new(
            Warning,
            "unclear_count",
            "The cell speaks of a block, and only one number is written.",
            "Write the range with both ends, or the count in digits.",
        ));
    }
    cell
}

fn refused(refusal: Refusal, words: String) -> CellReading {
    CellReading {
        refused: Some(refusal),
        words,
        ..CellReading::default()
    }
}

/// Ten digits, or eleven after 1, in the usual groups: nearly every cell, so without detours.
fn plain_number(text: &str) -> Option<TelephoneNumber> {
    let mut digits = 0_u64;
    let mut count = 0_u32;
    // The lengths of the groups, one after the other, as a decimal number: 334 for 3-3-4.
    let mut shape = 0_u32;
    let mut group = 0_u32;
    for byte in text.trim_matches(' ').bytes() {
        match byte {
            b'0'..=b'9' if count < 11 => {
                digits = digits * 10 + u64::from(byte - b'0');
                count += 1;
                group += 1;
            }
            b'+' if count == 0 && shape == 0 => shape = 9,
            b' ' | b'-' | b'.' | b'(' | b')' => {
                if group > 0 {
                    shape = shape.saturating_mul(100).saturating_add(group);
                    group = 0;
                }
            }
            _ => return None,
        }
    }
    if group > 0 {
        shape = shape.saturating_mul(100).saturating_add(group);
    }
    // 312.7204100 is an amount as likely as a number.
    if shape == 3_07 && text.contains('.') {
        return None;
    }
    let digits = match (shape, count) {
        (10 | 3_03_04 | 3_07, 10) => digits,
        (11 | 1_10 | 1_03_03_04 | 1_03_07 | 4_03_04 | 911 | 9_01_10 | 9_01_03_03_04, 11) => {
            (digits / 10_000_000_000 == 1).then_some(digits % 10_000_000_000)?
        }
        _ => return None,
    };
    judge(digits).number
}

fn of_reading(reading: Reading, words: String) -> CellReading {
    match (reading.number, reading.status) {
        (_, Status::None) => CellReading {
            words,
            ..CellReading::default()
        },
        (Some(tn), _) => CellReading {
            numbers: vec![CellNumber {
                tn,
                extension: reading.extension,
            }],
            findings: reading.findings,
            words,
            ..CellReading::default()
        },
        (None, _) => {
            let refusal = reading.findings.into_iter().next().map(|remark| Refusal {
                code: remark.code,
                message: remark.message,
                hint: remark.hint,
                proposal: reading.proposal,
            });
            CellReading {
                words,
                refused: refusal,
                ..CellReading::default()
            }
        }
    }
}

/// The original text that is in no number, without the signs around it. `used` are pieces that the
/// numbers were completed from.
fn words(plain: &Plain, pieces: &[Piece], used: &[usize]) -> String {
    let mut kept = Vec::new();
    let mut from = 0;
    let mut keep = |start: usize, end: usize| {
        let text = plain.original(start, end);
        let text = text.trim_matches(|char: char| !char.is_alphanumeric());
        let scheme = matches!(text, "tel" | "sip" | "sips" | "callto");
        if !scheme && text.chars().any(char::is_alphabetic) {
            kept.push(text);
        }
    };
    for (index, piece) in pieces.iter().enumerate() {
        if piece.what.is_number() || used.contains(&index) {
            keep(from, piece.start);
            from = piece.end;
        }
    }
    keep(from, plain.len());
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `4145550100 4145550101x7 | FAX`, or `! code` for a refusal.
    fn told(text: &str) -> String {
        let cell = read_cell(text, "US");
        if let Some(refusal) = cell.refused {
            assert!(
                cell.numbers.is_empty() && !refusal.message.is_empty(),
                "{text}"
            );
            return format!("! {}", refusal.code);
        }
        let mut numbers: Vec<String> = cell
            .numbers
            .iter()
            .map(|one| {
                let extension = one.extension.as_ref().map(|digits| format!("x{digits}"));
                format!("{}{}", one.tn.digits(), extension.unwrap_or_default())
            })
            .collect();
        if numbers.len() > 4 {
            let last = numbers.pop().unwrap_or_default();
            numbers = vec![
                numbers.remove(0),
                format!("..{last} ({})", cell.numbers.len()),
            ];
        }
        let mut numbers = numbers.join(" ");
        if let Some(target) = cell.rings_to {
            numbers = format!("{numbers} > {}", target.digits());
        }
        if cell.words.is_empty() {
            numbers
        } else {
            format!("{numbers} | {}", cell.words)
        }
    }

    fn table(cases: &[(&str, &str)]) {
        let wrong: Vec<String> = cases
            .iter()
            .filter(|(text, expected)| told(text) != *expected)
            .map(|(text, expected)| format!("{text:?}: {} instead of {expected}", told(text)))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_cell_holds_one_number_with_its_words_and_extension() {
        table(&[
            ("414-555-0100", "4145550100"),
            (" (414) 555-0100 ", "4145550100"),
            ("14145550100", "4145550100"),
            ("+14145550100", "4145550100"),
            ("414-555-0100 x12", "4145550100x12"),
            ("414-555-0100 FAX", "4145550100 | FAX"),
            ("Fax: 414-555-0100", "4145550100 | Fax"),
            (
                "414-555-0100 (main line, do not port)",
                "4145550100 | main line, do not port",
            ),
            ("414-555-0100, 2nd floor", "4145550100 | 2nd floor"),
            ("414-555-0100 ext. 7 elevator", "4145550100x7 | elevator"),
            ("414-555-0100 / ext 12", "4145550100x12"),
            ("x2101 / 414-555-0100", "4145550100x2101 | x2101"),
            ("Ext. 2101: 414-555-0100", "4145550100x2101 | Ext. 2101"),
            ("tel:+14145550100", "4145550100"),
            ("4145550100.0", "4145550100"),
            ("1-800-FLOWERS", "8003569377"),
            ("1-800-CONTACT (8002668228)", "8002668228"),
            ("Front desk", " | Front desk"),
            ("n/a", " | n/a"),
            ("", ""),
            ("2/0/10", ""),
            ("900-555-4100", "9005554100"),
            ("(876) 720-4100", "8767204100"),
            ("９１４−５５５−０１００", "9145550100"),
        ]);
    }

    #[test]
    fn a_cell_holds_several_numbers() {
        table(&[
            ("414-555-0100, 414-555-0101", "4145550100 4145550101"),
            ("414-555-0100/262-555-0101", "4145550100 2625550101"),
            ("4145550100 2625550101", "4145550100 2625550101"),
            (
                "414-555-0100\n414-555-0101\n414-555-0102",
                "4145550100 4145550101 4145550102",
            ),
            ("414-555-0100 and 414-555-0105", "4145550100 4145550105"),
            ("414-555-0100 + 414-555-0105", "4145550100 4145550105"),
            ("414-555-0100 Acct 4145550199", "4145550100 | Acct"),
            ("414-555-0100 - 262-555-0101", "4145550100 2625550101"),
            (
                "Main 414-555-0100 x1; Fax 414-555-0101",
                "4145550100x1 4145550101 | Main Fax",
            ),
            ("414-555-0114 / 15 / 16", "4145550114 4145550115 4145550116"),
            ("414-555-0114/15/16", "4145550114 4145550115 4145550116"),
            ("414-555-0114 / 5 / 6", "4145550114 4145550115 4145550116"),
            (
                "414-555-0114, 0117, 0119",
                "4145550114 4145550117 4145550119",
            ),
            ("414-555-0114 & 0117", "4145550114 4145550117"),
            ("414-555-0114, 555-0117", "4145550114 4145550117"),
            ("414-555-0114 / 18", "4145550114 4145550118"),
            ("414-555-0100, 414-555-0100", "4145550100"),
            (
                "forward 414-555-0100 to 414-555-0150",
                "4145550100 > 4145550150 | forward 414-555-0150",
            ),
            (
                "414-555-0100 forwards to 414-555-0150",
                "4145550100 > 4145550150 | forwards to 414-555-0150",
            ),
            ("414-555-0100 to 24 Main St", "4145550100 | to 24 Main St"),
            (
                "414-555-0100 - 0150 N Main St",
                "4145550100 | 0150 N Main St",
            ),
            ("414-555-0100 - 4200 Main St", "4145550100 | 4200 Main St"),
            (
                "800-555-0100 -> 414-555-0150",
                "8005550100 > 4145550150 | 414-555-0150",
            ),
            (
                "800-555-0100 RTN 414-555-0150",
                "8005550100 > 4145550150 | RTN 414-555-0150",
            ),
        ]);
    }

    #[test]
    fn a_range_is_read_in_every_way_people_write_it() {
        let fifty = "2125550100 ..2125550149 (50)";
        table(&[
            ("212-555-0100 – 0149", fifty),
            ("212-555-0100-0149", fifty),
            ("212-555-0100 thru 0149", fifty),
            ("212-555-0100 through 0149", fifty),
            ("212-555-0100 to 0149", fifty),
            ("212-555-0100 to 49", fifty),
            ("212-555-0100/0149", fifty),
            ("2125550100-0149", fifty),
            ("2125550100 - 2125550149", fifty),
            ("2125550100:2125550149", fifty),
            ("2125550100-2125550149", fifty),
            ("(212) 555-0100 – (212) 555-0149", fifty),
            ("+12125550100 - +12125550149", fifty),
            ("+1 212 555 0100 – +1 212 555 0149", fifty),
            ("212.555.0100 ... 0149", fifty),
            ("212-555-0100 ~ 0149", fifty),
            ("212-555-0100 → 212-555-0149", fifty),
            ("212-555-0100 - 555-0149", fifty),
            (
                "212-555-0100 x100-x149",
                "2125550100x100 ..2125550149x149 (50)",
            ),
            ("212-555-0100-149", fifty),
            ("2125550100-49", fifty),
            ("(212) 555-0100~49", fifty),
            ("212-555-0100 --> 0149", fifty),
            ("212-555-0100 => 212-555-0149", fifty),
            ("212-555-0100 <-> 0149", fifty),
            ("212-555-0100…0149", fifty),
            ("212-555-0100 up to 0149", fifty),
            ("212-555-0100 thru-0149", fifty),
            ("212-555-[0100-0149]", fifty),
            ("212-555-01(00-49)", fifty),
            (
                "From: 212-555-0100 To: 212-555-0149",
                "2125550100 ..2125550149 (50) | From",
            ),
            (
                "between 212-555-0100 and 212-555-0149",
                "2125550100 ..2125550149 (50) | between",
            ),
            (
                "212-555-0100-0149 fax",
                "2125550100 ..2125550149 (50) | fax",
            ),
            (
                "212-555-0100 thru 0149 inclusive",
                "2125550100 ..2125550149 (50) | inclusive",
            ),
            (
                "212-555-0100 thru 0150 except 0149",
                "2125550100 ..2125550150 (50)",
            ),
            ("212-555-01**", "2125550100 ..2125550199 (100)"),
            ("212-555-01XX thru 02XX", "2125550100 ..2125550299 (200)"),
            ("212-555-01XX, 03XX", "2125550100 ..2125550399 (200)"),
            ("2125550100.0 - 2125550149.0", fifty),
            ("212-555-01##", "2125550100 ..2125550199 (100)"),
            (
                "from 212-555-0100 thru 212-555-0149",
                "2125550100 ..2125550149 (50) | from",
            ),
            (
                "block of 50 from 212-555-0100",
                "2125550100 ..2125550149 (50) | block of 50 from",
            ),
            (
                "212-555-0100 (block of 50)",
                "2125550100 ..2125550149 (50) | block of 50",
            ),
            (
                "50 DIDs starting at 212-555-0100",
                "2125550100 ..2125550149 (50) | 50 DIDs starting at",
            ),
            ("212-555-01XX", "2125550100 ..2125550199 (100)"),
            (
                "212-555-0100 thru 0102, 0110, 0120-0121",
                "2125550100 ..2125550121 (6)",
            ),
            ("414-555-0105 thru 0109", "4145550105 ..4145550109 (5)"),
            (
                "DID range 414-555-0105 thru 0109",
                "4145550105 ..4145550109 (5) | DID range",
            ),
        ]);
    }

    #[test]
    fn a_cell_that_may_mean_two_things_is_refused_whole() {
        table(&[
            ("212-555-0149 thru 0100", "! range_backwards"),
            ("212-555-0100 thru 414-555-0100", "! range_too_long"),
            ("414-555-0100, 12", "! unclear_tail"),
            ("414-555-0100, 101, 102", "! unclear_tail"),
            ("414-555-0100, 2026", "! unclear_tail"),
            ("414-555-0100/4500", "! unclear_tail"),
            ("414-720-4100, 04147204101", "! more_digits"),
            ("414-7204100123", "! too_long"),
            ("414-720-4100414-720-4101", "! too_long"),
            ("414-720-4100 to 262-720-4100", "! range_too_long"),
            ("212-555-0100 thru 212-556-0100", "! range_too_long"),
            ("block of 20000 from 212-555-0100", "! range_too_long"),
            ("x100-x149", "! extension_range"),
            ("ext 100 thru 149", "! extension_range"),
            ("212-555-0100 x200-x249", "! extension_range"),
            ("212-555-0100-12", "! unclear_tail"),
            ("212-555-0100-01", "! unclear_tail"),
            ("212-555-0100 - 09", "! unclear_tail"),
            ("212-555-0100 / 5", "! unclear_tail"),
            ("212-555-0100/49", "! unclear_tail"),
            ("212-555-0100-123", "! unclear_tail"),
            ("212-555-0100 (20 numbers)", "! unclear_count"),
            ("212-555-0100 plus 19", "! unclear_count"),
            ("212-555-9990 thru 212-556-0009", "! range_too_long"),
            ("212-555-XXXX, 212-666-XXXX", "! range_too_long"),
            ("212-555-0100 block of 100,000", "! range_too_long"),
            ("212-XXX-XXXX", " | 212-XXX-XXXX"),
            ("212-555-0100 thru 212-555-10149", "! too_long"),
            ("212-555-0100 - 212-555-149", "! too_short"),
            ("0110 thru 0114 fax", "! tail_only"),
            ("555-0100 thru 0149", "! no_area_code"),
            ("555-0113", "! no_area_code"),
            ("212-555-010", "! too_short"),
            ("212-555-01000", "! too_long"),
            ("1.81859E+11", "! digits_lost"),
            ("414-555-01O0", "! letter_for_digit"),
            ("414-555-0100, 262-555-01O1", "! letter_for_digit"),
            ("414-555-0100, 262-155-0101", "! bad_form"),
            ("414-555-0100, 262-555-0101, 555-01022", "! unclear_tail"),
            ("414-555-0100 262-555-0101 main 873-0106", "! more_digits"),
            ("020 7946 0018", "! looks_foreign"),
            ("+44 20 7946 0018", "! foreign_number"),
        ]);
        let refusal = read_cell("212-555-0100-12", "US").refused.unwrap();
        assert_eq!(
            refusal.proposal.as_deref(),
            Some("212-555-0100 thru 212-555-0112")
        );
    }

    #[test]
    fn a_suspect_number_is_taken_with_its_finding() {
        for (text, code) in [
            ("312-911-1234", "service_exchange"),
            ("04145550100", "leading_zero"),
            ("414-555-0100", "fiction_number"),
            ("(429) 720-4100", "unknown_area_code"),
            ("70123 45678", "odd_grouping"),
            ("414-720-4100 12", "more_digits"),
        ] {
            let cell = read_cell(text, "US");
            assert_eq!(cell.numbers.len(), 1, "{text}");
            assert!(
                cell.findings.iter().any(|one| one.code == code),
                "{text}: {:?}",
                cell.findings
            );
        }
    }

    proptest! {
        #[test]
        fn a_cell_never_stops_the_reader_and_a_refused_one_has_no_numbers(text in "([0-9+(). x/,&-]|thru|to|ext|\\PC){0,40}") {
            let cell = read_cell(&text, "US");
            prop_assert!(cell.refused.is_none() || cell.numbers.is_empty());
        }

        #[test]
        fn a_range_written_in_any_form_reads_back_as_the_same_numbers(
            line in 0_u64..9_000,
            tens in 1_u64..10,
            form in 0_usize..FORMS.len(),
            exchange in prop::sample::select(vec![312_720_u64, 414_873, 800_662]),
        ) {
            let first = exchange * 10_000 + line;
            let all: Vec<TelephoneNumber> = (first..first + tens * 10).filter_map(TelephoneNumber::from_digits).collect();
            let (start, end) = (all[0], all[all.len() - 1]);
            let text = FORMS[form](start, end, all.len());
            let cell = read_cell(&text, "US");
            let read: Vec<TelephoneNumber> = cell.numbers.iter().map(|one| one.tn).collect();
            prop_assert_eq!(read, all, "{}: {:?}", text, cell.refused);
        }

        #[test]
        fn a_block_with_running_signs_reads_back_as_all_its_numbers(line in 0_u64..10_000, signs in 1_usize..4, sign in "[xX*#?]") {
            let line = format!("{line:04}");
            let text = format!("312-720-{}{}", &line[..4 - signs], sign.repeat(signs));
            let cell = read_cell(&text, "US");
            prop_assert_eq!(cell.numbers.len(), 10_usize.pow(u32::try_from(signs).unwrap()), "{}", text);
            prop_assert!(cell.numbers.iter().all(|one| one.tn.dashed().starts_with(&text[..12 - signs])));
        }
    }

    type Form = fn(TelephoneNumber, TelephoneNumber, usize) -> String;

    /// Ways to write the numbers from the first to the last, so and so many.
    const FORMS: [Form; 30] = [
        |first, last, _| format!("{} - {}", first.dashed(), last.dashed()),
        |first, last, _| format!("{} – {:04}", first.dashed(), last.line()),
        |first, last, _| format!("{}-{:04}", first.dashed(), last.line()),
        |first, last, _| format!("{} thru {:04}", first.national(), last.line()),
        |first, last, _| format!("{} through {}", first.national(), last.national()),
        |first, last, _| format!("{} to {:04}", first.dashed(), last.line()),
        |first, last, _| format!("{} up to {}", first.dashed(), last.dashed()),
        |first, last, _| format!("{}..{:04}", first.dashed(), last.line()),
        |first, last, _| format!("{} … {}", first.dashed(), last.dashed()),
        |first, last, _| format!("{first} - {last}"),
        |first, last, _| format!("{first}-{last}"),
        |first, last, _| format!("{}-{}", first.digits(), last.digits()),
        |first, last, _| format!("1{} thru 1{}", first.digits(), last.digits()),
        |first, last, _| format!("{} ~ {:04}", first.national(), last.line()),
        |first, last, _| format!("{}/{:04}", first.dashed(), last.line()),
        |first, last, _| format!("{} → {}", first.dashed(), last.dashed()),
        |first, last, _| format!("{} -> {:04}", first.dashed(), last.line()),
        |first, last, _| format!("from {} to {}", first.dashed(), last.dashed()),
        |first, last, _| format!("between {} and {}", first.dashed(), last.dashed()),
        |first, last, _| format!("Start: {}, End: {}", first.dashed(), last.dashed()),
        |first, last, _| format!("{} — {:03}-{:04}", first.dashed(), last.nxx(), last.line()),
        |first, last, _| {
            format!(
                "{:03}-{:03}-[{:04}-{:04}]",
                first.npa(),
                first.nxx(),
                first.line(),
                last.line()
            )
        },
        |first, last, count| format!("{} - {:04} ({count} numbers)", first.dashed(), last.line()),
        |first, last, _| format!("{} thru {:04} fax", first.dashed(), last.line()),
        |first, _, count| format!("block of {count} from {}", first.dashed()),
        |first, _, count| format!("{count} DIDs starting at {}", first.national()),
        |first, _, count| format!("{} (block of {count})", first.dashed()),
        |first, _, count| format!("{count} consecutive numbers beginning with {first}"),
        |first, last, _| {
            format!(
                "{} x{:04}-x{:04}",
                first.dashed(),
                first.line(),
                last.line()
            )
        },
        |first, last, _| {
            let lines = (first.digits()..=last.digits()).filter_map(TelephoneNumber::from_digits);
            lines
                .map(TelephoneNumber::dashed)
                .collect::<Vec<_>>()
                .join(", ")
        },
    ];

    #[test]
    fn the_short_way_and_the_long_way_agree() {
        for text in [
            "3127204100",
            "1 (312) 720-4100",
            "312.720.4100",
            "+1 312 720 4100",
            "1-312-720-4100",
        ] {
            let long = super::super::telephone::read(text, "US");
            assert_eq!(plain_number(text), long.number, "{text}");
            assert_eq!(long.status, Status::Ok, "{text}");
        }
        for text in [
            "2026-11-2141",
            "31272 04100",
            "312-72-04100",
            "0312-720-4100",
            "312720410",
            "+3127204100",
            "9-13127204100",
        ] {
            assert_eq!(plain_number(text), None, "{text}");
        }
    }
}
