//! What a cell's pieces add up to: numbers, ranges and lists of which only the ends are written.

use super::{CellNumber, CellReading, Refusal};
use crate::finding::Severity::{Note, Warning};
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
    /// `->`: a range inside one exchange, else from one number to another.
    Arrow,
    /// `to`, which is a range where digits of a number follow, and also leads to a street.
    To,
    /// `/`: a list, or a range where one full tail follows.
    Slash,
    /// A comma, an `and`, a new line.
    List,
}

/// What a tail was taken for.
enum Tail {
    /// The end of a range.
    End(TelephoneNumber),
    /// The end of a range, probably.
    LikelyEnd(TelephoneNumber),
    /// The next of a list.
    Next(TelephoneNumber),
    /// Words, not a number.
    Words,
    /// One of several.
    Unclear,
}

/// What a cell's pieces have given so far.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says one thing that was met on the way through the cell"
)]
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) numbers: Vec<CellNumber>,
    findings: Vec<Remark>,
    /// The number that a tail would complete.
    pub(super) last: Option<TelephoneNumber>,
    pub(super) ranged: bool,
    /// Ends of numbers have been read as a list.
    list: bool,
    /// Ends are completed from a number outside the cell.
    beside: bool,
    /// What follows is taken out of the range before.
    excepting: bool,
    except: Vec<TelephoneNumber>,
    /// Digits were left aside that the words beside them say are something else.
    pub(super) aside: bool,
}

impl Gathered {
    /// Nothing yet, with a number outside the cell that ends are completed from.
    pub(super) fn beside(number: Option<TelephoneNumber>) -> Self {
        Self {
            last: number,
            beside: number.is_some(),
            ..Self::default()
        }
    }

    pub(super) fn is_beside(&self) -> bool {
        self.beside
    }

    /// What follows is taken out.
    pub(super) fn except(&mut self) {
        self.excepting = true;
    }

    fn push(&mut self, tn: TelephoneNumber, extension: Option<String>) {
        self.last = Some(tn);
        if self.excepting {
            self.except.push(tn);
            return;
        }
        self.numbers.push(CellNumber { tn, extension });
        if let Some(remark) = judge(tn.digits()).remark
            && !self.findings.iter().any(|known| known.code == remark.code)
        {
            self.findings.push(remark);
        }
    }

    pub(super) fn forget(&mut self) {
        if !(self.beside && self.numbers.is_empty()) {
            self.last = None;
        }
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
        if !self.excepting {
            if all.len() > 1 {
                self.expanded(first, last, all.len(), "");
            }
            self.ranged = true;
        }
        for tn in all.into_iter().filter(|tn| Some(*tn) != known) {
            self.push(tn, None);
        }
        self.last = Some(last);
    }

    /// A range whose numbers have their last digits as extension.
    pub(super) fn range_with_extensions(
        &mut self,
        first: TelephoneNumber,
        all: Vec<TelephoneNumber>,
        digits: usize,
    ) {
        let last = all.last().copied().unwrap_or(first);
        self.expanded(
            first,
            last,
            all.len(),
            " Each has its last digits as extension.",
        );
        for tn in all {
            let line = format!("{:04}", tn.line());
            let extension = line.get(line.len().saturating_sub(digits)..);
            self.push(tn, extension.map(str::to_owned));
        }
        self.ranged = true;
        self.last = Some(last);
    }

    fn expanded(
        &mut self,
        first: TelephoneNumber,
        last: TelephoneNumber,
        count: usize,
        also: &str,
    ) {
        self.findings.push(Remark::new(
            Note,
            "range_expanded",
            format!(
                "{count} numbers, {} to {:04}.{also}",
                first.dashed(),
                last.line()
            ),
            "Check both ends in the preview.",
        ));
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
                Some(Join::Range | Join::To) => true,
                // Two numbers that a dash parts are two where they are of different exchanges.
                Some(Join::Dash | Join::Arrow) => same_exchange,
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
            && !self.excepting
        {
            self.last = Some(tn);
            return Ok(());
        }
        self.push(tn, extension.digits.clone());
        Ok(())
    }

    /// Digits behind a number that stand for the end of another: taken, or no tail at all, or refused
    /// because two meanings are possible. `glued` where no space stands between.
    pub(super) fn tail(
        &mut self,
        tail: &str,
        join: Option<Join>,
        pieces: &[Piece],
        end: usize,
        glued: bool,
    ) -> Result<bool, Refusal> {
        let Some(first) = self.last else {
            return Ok(false);
        };
        if join.is_some() && tail.len() >= 8 && !word_behind(pieces, end) {
            return Err(Refusal::new(
                "more_digits",
                format!(
                    "{tail} behind {} is no number. A digit is wrong, missing or too many.",
                    first.dashed()
                ),
                "Compare with the bill.",
            ));
        }
        match self.meaning(first, tail, join, pieces, end, glued) {
            Tail::End(last) => self.range(first, Some(first), between(first, last)?),
            Tail::LikelyEnd(last) => {
                let all = between(first, last)?;
                self.findings.push(Remark::new(
                    Warning,
                    "short_range",
                    format!(
                        "{tail} is taken for the end of a range, {}: {} numbers. It might be an extension.",
                        last.dashed(),
                        all.len()
                    ),
                    "Compare with the bill. Write an extension with x.",
                ));
                self.range(first, Some(first), all);
            }
            Tail::Next(next) => self.listed(next),
            Tail::Words => return Ok(false),
            Tail::Unclear => return Err(self.unclear(first, tail, join, pieces, end)),
        }
        Ok(true)
    }

    fn meaning(
        &self,
        first: TelephoneNumber,
        tail: &str,
        join: Option<Join>,
        pieces: &[Piece],
        end: usize,
        glued: bool,
    ) -> Tail {
        let Some(join) = join else {
            // Only a space between: the reading of one number says what it thinks of it.
            return Tail::Words;
        };
        let join = if join == Join::Arrow {
            Join::Range
        } else {
            join
        };
        let Some(whole) = with_tail(first, tail) else {
            return if word_behind(pieces, end) {
                Tail::Words
            } else {
                Tail::Unclear
            };
        };
        let count = (whole.digits() + 1).saturating_sub(first.digits());
        let near = |limit: u64| (2..=limit).contains(&count);
        if self.excepting {
            return match (join, tail.len()) {
                (Join::Dash | Join::Range | Join::To, 3 | 4 | 7) => Tail::End(whole),
                (_, 3 | 4 | 7) => Tail::Next(whole),
                _ => Tail::Unclear,
            };
        }
        if self.beside && (self.numbers.is_empty() || tail.len() == 3) {
            return match (join, tail.len()) {
                (Join::Dash | Join::Range | Join::To, 3 | 4 | 7) if !self.numbers.is_empty() => {
                    Tail::End(whole)
                }
                (_, 3 | 4 | 7) => Tail::Next(whole),
                _ => Tail::Words,
            };
        }
        if word_behind(pieces, end) && is_street(pieces, end) {
            return Tail::Words;
        }
        if word_behind(pieces, end) {
            // `414-555-0100, 2nd floor`: digits with a word behind them are words, unless they look like
            // the end of a range through and through.
            let range = match (join, tail.len()) {
                (Join::Range, 2..=4 | 7) | (Join::To, 4 | 7) => near(10_000),
                (Join::Dash, 4 | 7) => near(if glued { 10_000 } else { 100 }),
                (Join::Slash, 4) => near(100),
                _ => false,
            };
            return if range { Tail::End(whole) } else { Tail::Words };
        }
        let more = matches!(
            pieces.get(end).map(|piece| &piece.what),
            Some(What::Sign('/' | ',' | '&'))
        ) && matches!(
            pieces.get(end + 1).map(|piece| &piece.what),
            Some(What::Digits(_))
        );
        match (join, tail.len()) {
            (Join::Dash, 4 | 7) | (Join::Range | Join::To, 1..=4 | 7) => Tail::End(whole),
            // `2125550100-49` is a block of 50; `-01` and `-12` may be anything.
            (Join::Dash, 2 | 3) if count >= 10 && count % 10 == 0 && !tail.starts_with('0') => {
                Tail::LikelyEnd(whole)
            }
            // Behind one slash a full tail is the end of a range, short ones are a list.
            (Join::Slash, 4) if !more && !self.list => {
                if near(100) {
                    Tail::End(whole)
                } else {
                    Tail::Unclear
                }
            }
            // `0100/49` may be two numbers or fifty.
            (Join::Slash, 2) if !more && !self.list && count >= 10 && count % 10 == 0 => {
                Tail::Unclear
            }
            (Join::Slash, 2 | 4 | 7) | (Join::List, 7) => Tail::Next(whole),
            (Join::Slash, 1) if more || self.list => Tail::Next(whole),
            // A year or an extension may stand behind a comma too.
            (Join::List, 4) if near(100) => Tail::Next(whole),
            _ => Tail::Unclear,
        }
    }

    fn unclear(
        &self,
        first: TelephoneNumber,
        tail: &str,
        join: Option<Join>,
        pieces: &[Piece],
        end: usize,
    ) -> Refusal {
        let refusal = Refusal::new(
            "unclear_tail",
            format!(
                "{tail} behind {} may be an extension, the end of a range or a second number.",
                first.dashed()
            ),
            "Write an extension with x, a range with thru, a list with full numbers.",
        );
        // A proposal stands for the whole cell, so only where nothing else is in it.
        let rest = pieces.get(end..).unwrap_or_default();
        let whole = with_tail(first, tail).filter(|last| *last > first);
        let all = self.numbers.len() == 1
            && self.numbers.iter().all(|one| one.extension.is_none())
            && rest
                .iter()
                .all(|piece| matches!(piece.what, What::Sign(_) | What::Word(_)));
        match (whole, join) {
            (Some(last), Some(Join::List)) if all => {
                refusal.proposing(format!("{}, {}", first.dashed(), last.dashed()))
            }
            (Some(last), _) if all && between(first, last).is_ok() => {
                refusal.proposing(format!("{} thru {}", first.dashed(), last.dashed()))
            }
            _ => refusal,
        }
    }

    /// A number of which only the end was written.
    fn listed(&mut self, tn: TelephoneNumber) {
        if !self.list && !self.beside && !self.excepting {
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
        self.list |= !(self.beside && self.numbers.is_empty());
        self.push(tn, None);
    }

    /// Digits that are an account's or an invoice's number by the word before them.
    pub(super) fn left_aside(&mut self, ten: u64) {
        self.aside = true;
        self.findings.push(Remark::new(
            Note,
            "left_aside",
            format!("{ten} is not taken for a telephone number: the word before says what it is."),
            "Nothing to do, or add it as a number of its own.",
        ));
    }

    /// Four digits left over that would be the end of a number near those of the cell.
    pub(super) fn doubt_end(&mut self, end: &str) {
        let Ok(line) = end.parse::<u16>() else { return };
        let near = self
            .numbers
            .iter()
            .any(|one| one.tn.line().abs_diff(line) < 100);
        if near && !(1900..2100).contains(&line) {
            self.findings.push(Remark::new(
                Warning,
                "more_digits",
                format!("{end} is left over beside the numbers. It may be the end of another."),
                "Write each number with its area code.",
            ));
        }
    }

    /// Doubts the cell where it says another count than it holds.
    pub(super) fn compare_count(&mut self, said: u64) {
        let held = u64::try_from(self.numbers.len() - self.left_out()).unwrap_or(u64::MAX);
        if self.ranged && held != said {
            self.findings.push(Remark::new(
                Warning,
                "count_differs",
                format!("The cell speaks of {said} numbers and holds {held}."),
                "Compare both ends of the range with the bill.",
            ));
        }
    }

    fn left_out(&self) -> usize {
        self.numbers
            .iter()
            .filter(|one| self.except.contains(&one.tn))
            .count()
    }

    pub(super) fn done(mut self, words: String) -> CellReading {
        let mut findings = self.findings;
        if !self.except.is_empty() {
            let names: Vec<String> = self.except.iter().map(|tn| tn.dashed()).collect();
            let names = match names.as_slice() {
                [first, .., last] if names.len() > 4 => format!("{first} to {last}"),
                _ => names.join(", "),
            };
            findings.push(Remark::new(
                Note,
                "range_exception",
                format!("Left out as the cell says: {names}."),
                "Check the numbers in the preview.",
            ));
            self.numbers.retain(|one| !self.except.contains(&one.tn));
        }
        findings.sort_by_key(|remark| remark.severity);
        CellReading {
            numbers: self.numbers,
            findings,
            words,
            ..CellReading::default()
        }
    }
}

/// Whether a word stands behind the digits that end at an index, and so they may be words too.
fn word_behind(pieces: &[Piece], end: usize) -> bool {
    matches!(pieces.get(end).map(|piece| &piece.what), Some(What::Word(word))
        if !is_range_word(word) && !matches!(word.as_str(), "and" | "or" | "x" | "ext"))
}

/// `- 4150 N Main St`: a house number and its street.
fn is_street(pieces: &[Piece], end: usize) -> bool {
    const STREETS: [&str; 18] = [
        "st", "street", "ave", "avenue", "rd", "road", "blvd", "dr", "drive", "ln", "lane", "way",
        "ct", "court", "pl", "hwy", "pkwy", "floor",
    ];
    pieces
        .iter()
        .skip(end)
        .take(5)
        .any(|piece| matches!(&piece.what, What::Word(word) if STREETS.contains(&word.as_str())))
}
