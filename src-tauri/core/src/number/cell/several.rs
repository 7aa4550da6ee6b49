//! A cell's pieces from left to right, as several numbers or a range.

use std::borrow::Cow;

use super::counted::{self, Count};
use super::extensions;
use super::gathered::{Gathered, Join};
use super::{CellReading, Refusal, of_reading, words};
use crate::number::lexer::{Piece, What};
use crate::number::range::{LONGEST, between, block, with_tail};
use crate::number::read::{is_range_word, read_pieces, stray_digits};
use crate::number::rules::judge;
use crate::number::telephone::{Kind, TelephoneNumber};
use crate::number::text::Plain;

/// The numbers of a cell with several or a range; `None` where it holds one at most. `beside` is a number from
/// which ends of numbers are completed before the cell has one of its own.
pub(super) fn numbers_of(
    plain: &Plain,
    pieces: &[Piece],
    beside: Option<TelephoneNumber>,
) -> Result<Option<CellReading>, Refusal> {
    if beside.is_none()
        && let Some(refusal) = extensions::alone(pieces)
    {
        return Err(refusal);
    }
    let count = counted::count(pieces);
    if let Some(Count::Block { first, count, .. }) = count {
        let first = number(first)?;
        let mut cell = Gathered::default();
        cell.range(first, None, block(first, count)?);
        return Ok(Some(cell.done(words(plain, pieces, &[]))));
    }
    if let Some(Count::Unclear(refusal)) = count {
        return Err(refusal);
    }
    let mut walk = Walk {
        plain,
        pieces,
        cell: Gathered::beside(beside),
        join: beside.map(|_| Join::List),
        joined: 0,
        used: Vec::new(),
    };
    let mut at = 0;
    while at < pieces.len() {
        at = walk.step(at)?;
    }
    let Walk { mut cell, used, .. } = walk;
    if cell.numbers.len() < 2
        && !cell.ranged
        && !cell.aside
        && (beside.is_none() || cell.numbers.is_empty())
    {
        return Ok(None);
    }
    if u64::try_from(cell.numbers.len()).is_ok_and(|count| count > LONGEST) {
        return Err(Refusal::new(
            "range_too_long",
            format!(
                "{} numbers in one cell. At most {LONGEST} are taken.",
                cell.numbers.len()
            ),
            "Compare both ends with the bill, or write the ranges in cells of their own.",
        ));
    }
    if let Some(digits) = stray_digits(plain, pieces, &used) {
        return Err(Refusal::new(
            "more_digits",
            format!(
                "{digits} is left over beside the numbers. It may be a number with a digit wrong."
            ),
            "Write each number with its area code, or take the digits out.",
        ));
    }
    for (index, piece) in pieces.iter().enumerate() {
        if let What::Digits(end) = &piece.what
            && beside.is_none()
            && !used.contains(&index)
            && end.len() == 4
        {
            cell.doubt_end(end);
        }
    }
    if let Some(Count::Said(said)) = count {
        cell.compare_count(said);
    }
    Ok(Some(cell.done(words(plain, pieces, &used))))
}

/// A cell while it is gone through.
struct Walk<'a> {
    plain: &'a Plain<'a>,
    pieces: &'a [Piece],
    cell: Gathered,
    /// What stands between the last number and here.
    join: Option<Join>,
    /// Where the last number ended.
    joined: usize,
    /// Pieces that were read as a part of a number.
    used: Vec<usize>,
}

impl<'a> Walk<'a> {
    /// Takes the piece at an index, and says where to go on.
    fn step(&mut self, at: usize) -> Result<usize, Refusal> {
        let Some(piece) = self.pieces.get(at) else {
            return Ok(at + 1);
        };
        match &piece.what {
            What::Number { ten, extension } if extension.range => {
                extensions::expand(&mut self.cell, number(*ten)?, extension)?;
                self.number_ends(piece);
            }
            What::Number { ten, .. } if self.is_other_thing(at) => {
                self.cell.left_aside(*ten);
                self.join = None;
                self.cell.forget();
            }
            What::Number { ten, extension } => {
                self.cell.number(number(*ten)?, extension, self.join)?;
                self.number_ends(piece);
            }
            What::Vanity {
                ten,
                sure: true,
                extension,
            } => {
                self.cell.number(number(*ten)?, extension, self.join)?;
                self.join = None;
            }
            What::Pattern { first, count } => {
                let first = number(*first)?;
                self.cell.range(first, None, block(first, *count)?);
                self.join = None;
            }
            What::Span { first, last } => {
                let (first, last) = (number(*first)?, number(*last)?);
                self.cell.range(first, None, between(first, last)?);
                self.number_ends(piece);
            }
            What::Plus { .. } | What::Vanity { .. } | What::LookAlike { .. } => {
                let one = read_pieces(self.plain, std::slice::from_ref(piece));
                let one = of_reading(one, String::new());
                if let Some(refusal) = one.refused {
                    return Err(refusal);
                }
                self.cell.reading(one);
                self.join = None;
            }
            What::Digits(_) => return self.digits(at),
            What::Word(word) => self.word(word, at),
            What::Sign(sign) => self.sign(*sign, at),
        }
        Ok(at + 1)
    }

    /// `414-555-0100 Acct 4145550199`: digits in one run behind a word such as account, beside a number.
    fn is_other_thing(&self, at: usize) -> bool {
        const THINGS: [&str; 16] = [
            "acct", "account", "acc", "ban", "invoice", "inv", "order", "po", "pon", "ticket",
            "ref", "serial", "sn", "imei", "esn", "circuit",
        ];
        let Some(piece) = self.pieces.get(at) else {
            return false;
        };
        let bare = self.plain.skip_digits(piece.start) >= piece.start + 10;
        let word = self
            .pieces
            .iter()
            .take(at)
            .rev()
            .find(|piece| {
                !matches!(piece.what, What::Sign('#' | ':' | '.'))
                    && !matches!(&piece.what, What::Word(word) if matches!(word.as_str(), "no" | "number" | "id"))
            })
            .map(|piece| &piece.what);
        let thing = matches!(word, Some(What::Word(word)) if THINGS.contains(&word.as_str()));
        let others = self
            .pieces
            .iter()
            .filter(|piece| piece.what.is_number())
            .count();
        bare && thing && others > 1
    }

    fn number_ends(&mut self, piece: &Piece) {
        self.join = None;
        self.joined = piece.end;
    }

    /// `42XX` behind a number or a block: another block, or the end of a longer one.
    fn running(&mut self, at: usize) -> Result<bool, Refusal> {
        let (Some(piece), Some(next)) = (self.pieces.get(at), self.pieces.get(at + 1)) else {
            return Ok(false);
        };
        let (What::Digits(head), What::Word(signs)) = (&piece.what, &next.what) else {
            return Ok(false);
        };
        let runs = next.start == piece.end
            && head.len() + signs.len() == 4
            && signs.bytes().all(|byte| byte == b'x');
        let Some(last) = self.cell.last.filter(|_| runs) else {
            return Ok(false);
        };
        let tail = |digit: &str| with_tail(last, &format!("{head}{}", digit.repeat(signs.len())));
        let (Some(first), Some(end)) = (tail("0"), tail("9")) else {
            return Ok(false);
        };
        match self.join {
            Some(Join::Range | Join::To | Join::Dash | Join::Arrow) => {
                self.cell.range(last, Some(last), between(last, end)?);
            }
            Some(Join::List | Join::Slash) => self.cell.range(first, None, between(first, end)?),
            None => return Ok(false),
        }
        self.used.extend([at, at + 1]);
        self.joined = next.end;
        self.join = None;
        Ok(true)
    }

    /// Digits that are no number by themselves.
    fn digits(&mut self, at: usize) -> Result<usize, Refusal> {
        if self.running(at)? {
            return Ok(at + 2);
        }
        let near = self
            .pieces
            .get(at)
            .is_some_and(|piece| piece.start <= self.joined + 1);
        if self.cell.last.is_none() || self.join.is_none() && !near {
            self.cell.forget();
            return Ok(at + 1);
        }
        let groups = self.groups(at);
        if groups.len() >= 3 {
            if groups.iter().any(|group| group.len() < 3) {
                // A date or an id.
                self.cell.forget();
                self.join = None;
                return Ok(at + groups.len() * 2 - 1);
            }
            let digits: usize = groups.iter().map(|group| group.len()).sum();
            return Err(Refusal::new(
                if digits < 10 { "too_short" } else { "too_long" },
                format!(
                    "{} is no number: {digits} digits, and a number has 10.",
                    groups.join("-")
                ),
                "Compare with the bill.",
            ));
        }
        let (tail, end) = tail_at(self.pieces, at);
        let glued = near
            || at
                .checked_sub(1)
                .and_then(|before| self.pieces.get(before))
                .is_some_and(|sign| sign.start == self.joined && Some(sign.end) == self.start(at));
        if self.cell.tail(&tail, self.join, self.pieces, end, glued)? {
            self.used.extend(at..end);
            self.joined = self
                .pieces
                .get(end - 1)
                .map_or(self.joined, |piece| piece.end);
            // A list goes on with the same sign; anything else ends it.
            self.join = None;
            Ok(end)
        } else {
            self.cell.forget();
            Ok(at + 1)
        }
    }

    fn start(&self, at: usize) -> Option<usize> {
        self.pieces.get(at).map(|piece| piece.start)
    }

    /// Digits that dashes or dots join without a space, from a piece on.
    fn groups(&self, at: usize) -> Vec<&'a str> {
        let mut groups = Vec::new();
        let mut at = at;
        while let Some(piece) = self.pieces.get(at)
            && let What::Digits(digits) = &piece.what
        {
            groups.push(digits.as_str());
            let Some(sign) = self.pieces.get(at + 1) else {
                break;
            };
            let tight = sign.start == piece.end && self.start(at + 2) == Some(sign.end);
            if !tight || !matches!(sign.what, What::Sign('-' | '.' | '/')) {
                break;
            }
            at += 2;
        }
        groups
    }

    fn word(&mut self, word: &str, at: usize) {
        if self.cell.last.is_none() {
            self.join = None;
            return;
        }
        let joins = if is_range_word(word) {
            Some(match (word, sends_on(self.pieces, at)) {
                ("to", true) => Join::List,
                ("to", false) => Join::To,
                _ => Join::Range,
            })
        } else if ends_a_range(self.pieces, at) {
            Some(Join::Range)
        } else if self.cell.ranged && is_exception(self.pieces, at) {
            self.cell.except();
            Some(Join::List)
        } else {
            match word {
                "and" if says_between(self.pieces, at) => Some(Join::Range),
                "and" | "or" => Some(Join::List),
                // `up to`, `and up to`
                "up" if self.next_is_word(at, "to") => self.join.or(Some(Join::List)),
                // A mark of extensions between ends, where the cell is read beside a number.
                "x" | "ext" if self.cell.is_beside() => self.join,
                _ => None,
            }
        };
        match joins {
            Some(join) => {
                self.join = Some(join);
                self.used.push(at);
            }
            None if self.cell.is_beside() && self.cell.numbers.is_empty() => {
                self.join = Some(Join::List);
            }
            None => {
                self.cell.forget();
                self.join = None;
            }
        }
    }

    fn next_is_word(&self, at: usize, word: &str) -> bool {
        matches!(self.pieces.get(at + 1).map(|piece| &piece.what), Some(What::Word(next)) if next == word)
    }

    fn sign(&mut self, sign: char, at: usize) {
        let before = at
            .checked_sub(1)
            .and_then(|before| self.pieces.get(before))
            .map(|piece| &piece.what);
        self.join = match (sign, self.join) {
            ('~' | '…', _) | ('.', Some(Join::Dash)) => Some(Join::Range),
            ('→' | '↔' | '⇒' | '➔', _) => Some(Join::Arrow),
            // `->`, `-->`, `=>`, `<->`
            ('>', _) if matches!(before, Some(What::Sign('-' | '='))) => Some(Join::Arrow),
            ('-' | ':' | '.', Some(join @ (Join::Range | Join::To))) => Some(join),
            ('-' | ':' | '.', None) | ('-' | ':', Some(Join::Dash)) => Some(Join::Dash),
            ('/', None) => Some(Join::Slash),
            (',' | '&' | ';' | '\n' | '+', _) => Some(Join::List),
            ('(' | ')' | '[' | ']' | '"' | '\'' | '<', join) => join,
            // A bullet or a mark before the first end.
            (_, join) if self.cell.is_beside() && self.cell.numbers.is_empty() => join,
            _ => None,
        };
    }
}

/// `forward 414-555-0100 to 414-555-0150` is two numbers and no range.
fn sends_on(pieces: &[Piece], at: usize) -> bool {
    const VERBS: [&str; 10] = [
        "forward", "fwd", "ring", "route", "routing", "transfer", "point", "call", "change", "move",
    ];
    pieces.iter().take(at).any(|piece| {
        matches!(&piece.what, What::Word(word) if VERBS.iter().any(|verb| word.starts_with(verb)))
    })
}

/// Whether a cell's two numbers are one and where it rings: a verb, and `to`, `at` or an arrow right before the second.
pub(super) fn sends(pieces: &[Piece]) -> bool {
    const VERBS: [&str; 11] = [
        "forward",
        "fwd",
        "cfwd",
        "rings",
        "ring",
        "routes",
        "routed",
        "points",
        "rcf",
        "rtn",
        "terminates",
    ];
    let mut at =
        (0..pieces.len()).filter(|at| pieces.get(*at).is_some_and(|piece| piece.what.is_number()));
    let (Some(first), Some(second), None) = (at.next(), at.next(), at.next()) else {
        return false;
    };
    let before = pieces.get(..second).unwrap_or_default();
    let leads = before
        .iter()
        .rev()
        .find(|piece| !matches!(piece.what, What::Sign(':' | '(' | '"' | '-')))
        .is_some_and(|piece| match &piece.what {
            What::Word(word) => {
                matches!(word.as_str(), "to" | "at" | "into" | "rcf" | "fwd" | "rtn")
            }
            What::Sign(sign) => matches!(sign, '>' | '→'),
            _ => false,
        });
    // A toll-free number with an arrow to another needs no verb.
    let arrow = toll_free(pieces.get(first))
        && !toll_free(pieces.get(second))
        && before
            .iter()
            .any(|piece| matches!(piece.what, What::Sign('>' | '→' | '⇒' | '➔')));
    arrow
        || leads
        && before.iter().any(|piece| {
            matches!(&piece.what, What::Word(word) if VERBS.iter().any(|verb| word.starts_with(verb)))
        })
}

fn toll_free(piece: Option<&Piece>) -> bool {
    matches!(piece.map(|piece| &piece.what), Some(What::Number { ten, .. })
        if TelephoneNumber::from_digits(*ten).is_some_and(|tn| tn.kind() == Kind::TollFree))
}

fn word_in(pieces: &[Piece], words: &[&str]) -> bool {
    pieces
        .iter()
        .any(|piece| matches!(&piece.what, What::Word(word) if words.contains(&word.as_str())))
}

/// `between 414-555-0100 and 414-555-0150`
fn says_between(pieces: &[Piece], at: usize) -> bool {
    word_in(pieces.get(..at).unwrap_or_default(), &["between"])
}

/// `Start 414-555-0100 End 414-555-0150`, `first …, last …`: the word before the second number.
fn ends_a_range(pieces: &[Piece], at: usize) -> bool {
    let before = pieces.get(..at).unwrap_or_default();
    let pair = match pieces.get(at).map(|piece| &piece.what) {
        Some(What::Word(word)) => match word.as_str() {
            "end" | "ends" => ["start", "starts", "starting", "begin", "begins", "from"].as_slice(),
            "last" => &["first"],
            _ => return false,
        },
        _ => return false,
    };
    let follows = pieces
        .iter()
        .skip(at + 1)
        .find(|piece| match &piece.what {
            What::Word(word) => !matches!(
                word.as_str(),
                "at" | "with" | "number" | "tn" | "did" | "no"
            ),
            What::Sign(_) => false,
            _ => true,
        })
        .is_some_and(|piece| matches!(piece.what, What::Number { .. } | What::Digits(_)));
    follows && word_in(before, pair)
}

/// `… thru 0149 except 0120`: a word that takes numbers out, with a number behind it.
fn is_exception(pieces: &[Piece], at: usize) -> bool {
    const WORDS: [&str; 12] = [
        "except",
        "excepting",
        "excluding",
        "exclude",
        "excludes",
        "excl",
        "without",
        "minus",
        "less",
        "not",
        "omit",
        "skip",
    ];
    let word = matches!(pieces.get(at).map(|piece| &piece.what),
        Some(What::Word(word)) if WORDS.contains(&word.as_str()));
    let next = pieces
        .iter()
        .skip(at + 1)
        .find(|piece| {
            !matches!(&piece.what, What::Sign('.' | ':' | '('))
                && !matches!(&piece.what, What::Word(word) if matches!(word.as_str(), "for" | "number" | "line"))
        })
        .map(|piece| &piece.what);
    let follows = match next {
        Some(What::Number { .. }) => true,
        Some(What::Digits(digits)) => matches!(digits.len(), 3 | 4),
        _ => false,
    };
    word && follows
}

/// `555-0109` or `0109` from a piece on, and the index of the piece behind.
pub(super) fn tail_at(pieces: &[Piece], at: usize) -> (String, usize) {
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
pub(super) fn number(ten: u64) -> Result<TelephoneNumber, Refusal> {
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
