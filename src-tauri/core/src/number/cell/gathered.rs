//! What a cell's pieces add up to: numbers, ranges and lists of which only the ends are written.

use super::{CellNumber, CellReading, Refusal};
use crate::finding::Severity::Note;
use crate::number::lexer::{Extension, Piece, What};
use crate::number::range::{between, with_tail};
use crate::number::read::is_range_word;
use crate::number::rules::judge;
use crate::number::telephone::{Remark, TelephoneNumber};

/// What joins a piece to the number before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// A dash, which means a range only where the digits after it say so.
    Dash,
    /// A word or a wave: a range for sure.
    Range,
    /// `/`: a list, or a range where one full tail follows.
    Slash,
    /// A comma, an `and`, a new line.
    List,
}

/// What a cell's pieces have given so far.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) numbers: Vec<CellNumber>,
    findings: Vec<Remark>,
    /// The number that a tail would complete.
    pub(super) last: Option<TelephoneNumber>,
    pub(super) ranged: bool,
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

    pub(super) fn forget(&mut self) {
        self.last = None;
    }

    pub(super) fn reading(&mut self, reading: CellReading) {
        self.numbers.extend(reading.numbers);
        self.findings.extend(reading.findings);
        self.last = None;
    }

    pub(super) fn range(
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
    pub(super) fn number(
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
    pub(super) fn tail(
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
            (Some(Join::Slash), 2 | 4 | 7) | (Some(Join::List), 7) => (None, whole),
            (Some(Join::Slash), 1) if more || self.list => (None, whole),
            // A year or an extension may stand behind a comma too.
            (Some(Join::List), 4) => (None, near(100)),
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

    pub(super) fn done(self, words: String) -> CellReading {
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
