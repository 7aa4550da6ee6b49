//! A spreadsheet's cell: one number, several, or a range as people write them.
//!
//! A cell is taken whole or refused whole, so that no number of it is lost in silence.

use std::borrow::Cow;

use serde::Serialize;
use ts_rs::TS;

use super::lexer::{Extension, Piece, What, pieces};
use super::range::{between, block, with_tail};
use super::read::{is_range_word, read_pieces, spreadsheet_form, stray_digits, under_plus_one};
use super::rules::judge;
use super::telephone::{Reading, Remark, Status, TelephoneNumber};
use super::text::Plain;
use crate::finding::Severity::Note;

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
    /// Why the cell was not taken; then it has no numbers. A cell without any number in it is not
    /// refused: it is empty of numbers.
    pub refused: Option<Refusal>,
}

/// Reads a cell that is to hold numbers. `region` as for [`read`](super::telephone::read).
pub fn read_cell(text: &str, region: &str) -> CellReading {
    if let Some(number) = plain_number(text) {
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
    if !under_plus_one(region) {
        let reading = super::telephone::read(text, region);
        if reading.e164.is_some() {
            return of_reading(reading, words(&plain, &pieces(&plain), &[]));
        }
    }
    if let Some(reading) = spreadsheet_form(&plain.trimmed()) {
        return of_reading(reading, String::new());
    }
    let pieces = pieces(&plain);
    match numbers_of(&plain, &pieces) {
        Ok(Some(reading)) => reading,
        Ok(None) => of_reading(read_pieces(&plain, &pieces), words(&plain, &pieces, &[])),
        Err(refusal) => CellReading {
            refused: Some(refusal),
            words: words(&plain, &pieces, &[]),
            ..CellReading::default()
        },
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
            refused: None,
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

/// What joins a piece to the number before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// A dash, which means a range only where the digits after it say so.
    Dash,
    /// A word or a wave: a range for sure.
    Range,
    /// `/`: a list, or a range where one full tail follows.
    Slash,
    /// A comma, an `and`, a new line.
    List,
}

/// The numbers of a cell with several or a range; `None` where it holds one at most.
fn numbers_of(plain: &Plain, pieces: &[Piece]) -> Result<Option<CellReading>, Refusal> {
    if let Some(refusal) = extensions_only(pieces) {
        return Err(refusal);
    }
    let mut cell = Gathered::default();
    if let Some((first, count)) = counted_block(pieces) {
        cell.range(number(first)?, None, block(number(first)?, count)?);
        return Ok(Some(cell.done(words(plain, pieces, &[]))));
    }
    let mut join: Option<Join> = None;
    let mut joined = 0;
    let mut used = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let mut next = at + 1;
        match &piece.what {
            What::Number { ten, extension } => {
                cell.number(number(*ten)?, extension, join)?;
                join = None;
                joined = piece.end;
            }
            What::Vanity {
                ten,
                sure,
                extension,
            } if *sure => {
                cell.number(number(*ten)?, extension, join)?;
                join = None;
            }
            What::Pattern { first, count } => {
                let first = number(*first)?;
                cell.range(first, None, block(first, *count)?);
                join = None;
            }
            What::Plus { .. } | What::Vanity { .. } | What::LookAlike { .. } => {
                let one = read_pieces(plain, std::slice::from_ref(piece));
                let one = of_reading(one, String::new());
                if let Some(refusal) = one.refused {
                    return Err(refusal);
                }
                cell.reading(one);
                join = None;
            }
            What::Digits(_)
                if cell.last.is_some() && (join.is_some() || piece.start <= joined + 1) =>
            {
                let (tail, end) = tail_at(pieces, at);
                if cell.tail(&tail, join, pieces, end)? {
                    used.extend(at..end);
                    next = end;
                    joined = pieces.get(end - 1).map_or(joined, |piece| piece.end);
                    // A list goes on with the same sign; anything else ends it.
                    join = None;
                } else {
                    cell.forget();
                }
            }
            What::Digits(_) => cell.forget(),
            What::Word(word) if cell.last.is_some() && is_range_word(word) => {
                let range = word != "to" || !sends_on(pieces, at);
                join = Some(if range { Join::Range } else { Join::List });
                used.push(at);
            }
            What::Word(word) if cell.last.is_some() && matches!(word.as_str(), "and" | "or") => {
                join = Some(Join::List);
                used.push(at);
            }
            What::Word(_) => {
                cell.forget();
                join = None;
            }
            What::Sign(sign) => {
                join = match (sign, join) {
                    ('-' | ':', None | Some(Join::Dash)) => Some(Join::Dash),
                    ('~' | '→' | '…', _) => Some(Join::Range),
                    ('.', Some(Join::Dash | Join::Range)) => Some(Join::Range),
                    ('.', None) => Some(Join::Dash),
                    ('/', None) => Some(Join::Slash),
                    (',' | '&' | ';' | '\n' | '+', _) => Some(Join::List),
                    ('(' | ')' | '[' | ']' | '"' | '\'', join) => join,
                    _ => None,
                };
            }
        }
        at = next;
    }
    if cell.numbers.len() < 2 && !cell.ranged {
        return Ok(None);
    }
    match stray_digits(plain, pieces, &used) {
        Some(digits) => Err(Refusal::new(
            "more_digits",
            format!(
                "{digits} is left over beside the numbers. It may be a number with a digit wrong."
            ),
            "Write each number with its area code, or take the digits out.",
        )),
        None => Ok(Some(cell.done(words(plain, pieces, &used)))),
    }
}

/// `forward 414-555-0100 to 414-555-0150` is two numbers and no range.
fn sends_on(pieces: &[Piece], at: usize) -> bool {
    const VERBS: [&str; 9] = [
        "forward", "fwd", "ring", "route", "transfer", "point", "call", "change", "move",
    ];
    pieces.iter().take(at).any(|piece| {
        matches!(&piece.what, What::Word(word) if VERBS.iter().any(|verb| word.starts_with(verb)))
    })
}

/// `555-0109` or `0109` from a piece on, and the index of the piece behind.
fn tail_at(pieces: &[Piece], at: usize) -> (String, usize) {
    let digits = |index: usize| match pieces.get(index).map(|piece| &piece.what) {
        Some(What::Digits(digits)) => Some(digits.as_str()),
        _ => None,
    };
    let first = digits(at).unwrap_or_default();
    let dashed = matches!(
        pieces.get(at + 1).map(|piece| &piece.what),
        Some(What::Sign('-' | '.'))
    );
    match (first.len(), digits(at + 2)) {
        (3, Some(line)) if dashed && line.len() == 4 => (format!("{first}{line}"), at + 3),
        _ => (first.to_owned(), at + 1),
    }
}

/// Ten digits as a number, or the reason why they are none.
fn number(ten: u64) -> Result<TelephoneNumber, Refusal> {
    let judgement = judge(ten);
    judgement.number.ok_or_else(|| {
        let remark = judgement.remark;
        Refusal {
            code: Cow::Borrowed("bad_form"),
            message: remark
                .as_ref()
                .map(|remark| remark.message.clone())
                .unwrap_or_default(),
            hint: remark.map(|remark| remark.hint).unwrap_or_default(),
            proposal: None,
        }
    })
}

/// `x100-x149` and nothing that is a number.
fn extensions_only(pieces: &[Piece]) -> Option<Refusal> {
    let mark = |index: usize| {
        matches!(pieces.get(index).map(|piece| &piece.what),
            Some(What::Word(word)) if matches!(word.as_str(), "x" | "ext" | "extn" | "extension" | "extensions" | "exts"))
    };
    let digits = |index: usize| matches!(pieces.get(index).map(|piece| &piece.what), Some(What::Digits(digits)) if digits.len() <= 6);
    let joined = |index: usize| match pieces.get(index).map(|piece| &piece.what) {
        Some(What::Sign(sign)) => matches!(sign, '-' | '~' | '/'),
        Some(What::Word(word)) => is_range_word(word),
        _ => false,
    };
    let alone = (0..pieces.len()).any(|at| {
        mark(at)
            && digits(at + 1)
            && joined(at + 2)
            && (digits(at + 3) || mark(at + 3) && digits(at + 4))
    });
    let behind = pieces.iter().any(|piece| match &piece.what {
        What::Number { extension, .. } | What::Plus { extension, .. } => extension.range,
        What::Vanity { extension, .. } => extension.range,
        _ => false,
    });
    (alone || behind).then(|| {
        Refusal::new(
            "extension_range",
            "A range of extensions, not of numbers.",
            "List each number with its extension.",
        )
    })
}

/// `block of 20 from 414-555-0100`, `20 DIDs starting 414-555-0100`, `414-555-0100 (block of 20)`.
fn counted_block(pieces: &[Piece]) -> Option<(u64, u64)> {
    let mut numbers = pieces.iter().filter_map(|piece| match &piece.what {
        What::Number { ten, .. } => Some(*ten),
        _ => None,
    });
    let first = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    let word = |index: Option<usize>, words: &[&str]| {
        matches!(index.and_then(|index| pieces.get(index)).map(|piece| &piece.what),
            Some(What::Word(word)) if words.contains(&word.as_str()))
    };
    let from = pieces.iter().any(|piece| {
        matches!(&piece.what, What::Word(word) if matches!(word.as_str(), "from" | "starting" | "start" | "starts" | "beginning"))
    });
    (0..pieces.len()).find_map(|at| {
        let What::Digits(digits) = &pieces.get(at)?.what else {
            return None;
        };
        let count: u64 = digits.parse().ok()?;
        let of = word(at.checked_sub(1), &["of"])
            && word(
                at.checked_sub(2),
                &["block", "range", "group", "bank", "set"],
            );
        let unit = word(
            Some(at + 1),
            &[
                "number",
                "numbers",
                "did",
                "dids",
                "tn",
                "tns",
                "lines",
                "consecutive",
            ],
        );
        let block = word(Some(at + 1), &["block", "blocks"]);
        (of || from && (unit || block)).then_some((first, count))
    })
}

/// What a cell's pieces have given so far.
#[derive(Default)]
struct Gathered {
    numbers: Vec<CellNumber>,
    findings: Vec<Remark>,
    /// The number that a tail would complete.
    last: Option<TelephoneNumber>,
    ranged: bool,
    /// Ends of numbers have been read as a list.
    list: bool,
}

impl Gathered {
    fn push(&mut self, tn: TelephoneNumber, extension: Option<String>) {
        self.numbers.push(CellNumber { tn, extension });
        if let Some(remark) = judge(tn.digits()).remark
            && !self.findings.iter().any(|known| known.code == remark.code)
        {
            self.findings.push(remark);
        }
        self.last = Some(tn);
    }

    fn forget(&mut self) {
        self.last = None;
    }

    fn reading(&mut self, reading: CellReading) {
        self.numbers.extend(reading.numbers);
        self.findings.extend(reading.findings);
        self.last = None;
    }

    fn range(
        &mut self,
        first: TelephoneNumber,
        known: Option<TelephoneNumber>,
        all: Vec<TelephoneNumber>,
    ) {
        let last = all.last().copied().unwrap_or(first);
        self.findings.push(Remark::new(
            Note,
            "range_expanded",
            format!(
                "{} numbers, {} to {:04}.",
                all.len(),
                first.dashed(),
                last.line()
            ),
            "Check both ends in the preview.",
        ));
        for tn in all.into_iter().filter(|tn| Some(*tn) != known) {
            self.push(tn, None);
        }
        self.ranged = true;
        self.last = Some(last);
    }

    /// A full number: the next of a list, or the end of a range.
    fn number(
        &mut self,
        tn: TelephoneNumber,
        extension: &Extension,
        join: Option<Join>,
    ) -> Result<(), Refusal> {
        let plain = extension.digits.is_none()
            && self
                .numbers
                .last()
                .is_some_and(|last| last.extension.is_none());
        if let Some(first) = self.last
            && plain
        {
            let same_exchange = (first.npa(), first.nxx()) == (tn.npa(), tn.nxx());
            let range = match join {
                Some(Join::Range) => true,
                // Two numbers that a dash parts are two where they are of different exchanges.
                Some(Join::Dash) => same_exchange,
                _ => false,
            };
            if range {
                self.range(first, Some(first), between(first, tn)?);
                return Ok(());
            }
        }
        // The same number spelled out and in digits is one.
        if self
            .numbers
            .iter()
            .any(|known| known.tn == tn && extension.digits.is_none())
        {
            self.last = Some(tn);
            return Ok(());
        }
        self.push(tn, extension.digits.clone());
        Ok(())
    }

    /// Digits behind a number that stand for the end of another: taken, or no tail at all, or refused
    /// because two meanings are possible.
    fn tail(
        &mut self,
        tail: &str,
        join: Option<Join>,
        pieces: &[Piece],
        end: usize,
    ) -> Result<bool, Refusal> {
        let Some(first) = self.last else {
            return Ok(false);
        };
        let behind = pieces.get(end).map(|piece| &piece.what);
        let word_behind = matches!(behind, Some(What::Word(word)) if !is_range_word(word) && !matches!(word.as_str(), "and" | "or"));
        let more = matches!(behind, Some(What::Sign('/' | ',' | '&')))
            && matches!(
                pieces.get(end + 1).map(|piece| &piece.what),
                Some(What::Digits(_))
            );
        let unclear = |proposal: Option<TelephoneNumber>| {
            let refusal = Refusal::new(
                "unclear_tail",
                format!(
                    "{tail} behind {} may be an extension, the end of a range or a second number.",
                    first.dashed()
                ),
                "Write an extension with x, a range with thru, a list with full numbers.",
            );
            match proposal {
                Some(last) if last > first => {
                    refusal.proposing(format!("{} thru {}", first.dashed(), last.dashed()))
                }
                _ => refusal,
            }
        };
        let whole = with_tail(first, tail);
        let near = |limit: u64| {
            whole.filter(|last| (1..limit).contains(&last.digits().saturating_sub(first.digits())))
        };
        let (range, one) = match (join, tail.len()) {
            // Only a space between: the reading of one number says what it thinks of it.
            (None, _) => return Ok(false),
            // `414-555-0100, 2nd floor`: digits with a word behind them are words.
            (Some(_), _) if word_behind => return Ok(false),
            (Some(_), 8..) => {
                return Err(Refusal::new(
                    "more_digits",
                    format!(
                        "{tail} behind {} is no number. A digit is wrong, missing or too many.",
                        first.dashed()
                    ),
                    "Compare with the bill.",
                ));
            }
            (Some(Join::Dash), 4 | 7) | (Some(Join::Range), 2..=4 | 7) => (whole, None),
            // Behind one slash a full tail is the end of a range, short ones are a list.
            (Some(Join::Slash), 4) if !more && !self.list => (near(100), None),
            (Some(Join::Slash), 2 | 4 | 7) => (None, whole),
            (Some(Join::Slash), 1) if more || self.list => (None, whole),
            // A year or an extension may stand behind a comma too.
            (Some(Join::List), 4) => (None, near(100)),
            (Some(Join::List), 7) => (None, whole),
            _ => (None, None),
        };
        match (range, one) {
            (Some(last), _) => self.range(first, Some(first), between(first, last)?),
            (None, Some(next)) => self.listed(next),
            (None, None) => return Err(unclear(whole)),
        }
        Ok(true)
    }

    /// A number of which only the end was written.
    fn listed(&mut self, tn: TelephoneNumber) {
        if !self.list {
            self.findings.push(Remark::new(
                Note,
                "list_completed",
                format!(
                    "Only the end was written; {} is completed from the number before.",
                    tn.dashed()
                ),
                "Check the numbers in the preview.",
            ));
        }
        self.list = true;
        self.push(tn, None);
    }

    fn done(self, words: String) -> CellReading {
        let mut findings = self.findings;
        findings.sort_by_key(|remark| remark.severity);
        CellReading {
            numbers: self.numbers,
            findings,
            words,
            refused: None,
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
        let numbers = numbers.join(" ");
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
                "4145550100 4145550150 | forward",
            ),
            (
                "414-555-0100 forwards to 414-555-0150",
                "4145550100 4145550150 | forwards to",
            ),
            ("414-555-0100 to 24 Main St", "4145550100 | to 24 Main St"),
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
            ("212-555-0100 thru 212-556-0100", "! range_too_long"),
            ("block of 20000 from 212-555-0100", "! range_too_long"),
            ("x100-x149", "! extension_range"),
            ("ext 100 thru 149", "! extension_range"),
            ("212-555-0100 x100-x149", "! extension_range"),
            ("212-555-0100-12", "! unclear_tail"),
            ("212-555-0100 / 5", "! unclear_tail"),
            ("212-555-0100-149", "! unclear_tail"),
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
