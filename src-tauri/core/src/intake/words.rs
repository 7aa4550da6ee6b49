//! Marks that people write beside a number: fax, alarm, main line, BTN, do not port. The words stay in the
//! row; only their meaning is read here.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::number::{Disposition, Use};

mod around;
mod named;
mod phrases;

use around::Around;
pub(super) use named::{extension, sent_on};
use phrases::{BTN, DISCONNECT, MAIN, MARKS, PHRASES, STAY, STAY_ALONE};

/// A text in lower case with single spaces between words and nothing else.
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if c != '\'' && c != '’' && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The use that a cell of the use column says.
pub fn usage_of_column(text: &str) -> Option<Use> {
    let plain = spaced(text);
    MARKS
        .iter()
        .find(|(_, marks)| marks.contains(&plain.as_str()))
        .map(|(usage, _)| *usage)
        .or_else(|| marks(text).usage)
}

/// What the words of one cell give away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// The use.
    pub usage: Option<Use>,
    /// It is the billing telephone number.
    pub btn: bool,
    /// It is the client's main number.
    pub main: bool,
    /// What somebody wished for it; no decision.
    pub disposition: Option<Disposition>,
}

impl Marks {
    /// These marks, completed by those of another cell of the row.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            usage: self.usage.or(other.usage),
            btn: self.btn || other.btn,
            main: self.main || other.main,
            disposition: self.disposition.or(other.disposition),
        }
    }
}

/// What one phrase means.
#[derive(Debug, Clone, Copy)]
enum Meaning {
    /// A use, with its rank among the uses: the more special ones come first.
    Usage(usize, Use),
    Btn,
    Main,
    Stay,
    Disconnect,
}

/// Every phrase by its first word, so that a cell is looked at once and not once a phrase.
fn table() -> &'static BTreeMap<&'static str, Vec<(&'static str, Meaning)>> {
    static TABLE: OnceLock<BTreeMap<&'static str, Vec<(&'static str, Meaning)>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let uses = PHRASES
            .iter()
            .enumerate()
            .flat_map(|(rank, (usage, phrases))| {
                phrases
                    .iter()
                    .map(move |phrase| (*phrase, Meaning::Usage(rank, *usage)))
            });
        let others = [
            (BTN, Meaning::Btn),
            (MAIN, Meaning::Main),
            (STAY, Meaning::Stay),
            (DISCONNECT, Meaning::Disconnect),
        ];
        let others = others
            .into_iter()
            .flat_map(|(phrases, meaning)| phrases.iter().map(move |phrase| (*phrase, meaning)));
        let mut table: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (phrase, meaning) in uses.chain(others) {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            table.entry(first).or_default().push((phrase, meaning));
        }
        table
    })
}

/// Whether a word, in lower case, may begin a phrase: nearly all do not, and that shows in its ends and its length.
fn may_begin(word: &[u8]) -> bool {
    static SEEN: OnceLock<[bool; 1 << 10]> = OnceLock::new();
    let slot = |word: &[u8]| {
        let end = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or(0) & 31);
        (end(word.first()) * 32 + end(word.last()) + word.len() * 37) % (1 << 10)
    };
    let seen = SEEN.get_or_init(|| {
        let mut seen = [false; 1 << 10];
        for first in table().keys() {
            if let Some(seen) = seen.get_mut(slot(first.as_bytes())) {
                *seen = true;
            }
        }
        seen
    });
    seen.get(slot(word)).copied().unwrap_or(true)
}

/// Reads the marks in a cell of words.
pub fn marks(text: &str) -> Marks {
    if !may_have_marks(text) {
        return Marks::default();
    }
    let text = spaced(text);
    let words: Vec<&str> = text.split(' ').collect();
    let mut marks = Marks {
        main: text == "main",
        ..Marks::default()
    };
    let mut usage: Option<(usize, Use)> = None;
    let mut stay = STAY_ALONE.contains(&text.as_str());
    let mut disconnect = false;
    // What a word belongs to: the longest phrase there, so that `fire alarm co` is read once.
    for (index, word) in words.iter().enumerate() {
        if !may_begin(word.as_bytes()) {
            continue;
        }
        for (phrase, meaning) in table().get(word).into_iter().flatten() {
            let length = phrase.split(' ').count();
            let end = index + length;
            if !phrase
                .split(' ')
                .eq(words.iter().skip(index).take(length).copied())
            {
                continue;
            }
            let around = Around {
                words: &words,
                start: index,
                end,
            };
            match *meaning {
                Meaning::Usage(rank, found) => {
                    if !around.is_denied()
                        && !around.is_name()
                        && !around.is_of_another()
                        && usage.is_none_or(|(best, _)| rank < best)
                    {
                        usage = Some((rank, found));
                    }
                }
                Meaning::Btn => marks.btn |= !around.is_denied() && !around.is_of_another(),
                Meaning::Main => marks.main |= !around.is_denied() && !around.hunts(),
                Meaning::Stay => stay |= !around.is_forbidden(),
                Meaning::Disconnect => {
                    disconnect |= !around.is_forbidden() && !around.is_for_later();
                }
            }
        }
    }
    marks.usage = usage.map(|(_, usage)| usage);
    marks.disposition = if stay {
        Some(Disposition::Stay)
    } else {
        disconnect.then_some(Disposition::Disconnect)
    };
    marks
}

/// Whether a cell has a word that a mark begins with; what has none has no marks.
pub(super) fn may_have_marks(text: &str) -> bool {
    has_trigger(text) || is_alone(text)
}

/// Whether a cell is nothing but one of the words that count only alone.
fn is_alone(text: &str) -> bool {
    let text = text.trim();
    text.eq_ignore_ascii_case("main")
        || STAY_ALONE
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether one of the words begins one of the phrases.
fn has_trigger(text: &str) -> bool {
    let mut lower = [0_u8; 16];
    text.as_bytes()
        .split(|b| b.is_ascii() && !b.is_ascii_alphanumeric() && *b != b'\'')
        .any(|word| {
            let mut len = 0;
            for byte in word
                .iter()
                .filter(|byte| byte.is_ascii() && **byte != b'\'')
            {
                let Some(slot) = lower.get_mut(len) else {
                    return false;
                };
                *slot = byte.to_ascii_lowercase();
                len += 1;
            }
            lower
                .get(..len)
                .filter(|word| may_begin(word))
                .and_then(|word| std::str::from_utf8(word).ok())
                .is_some_and(|word| table().contains_key(word))
        })
}

/// What a cell of the disposition column says.
pub fn disposition(text: &str) -> Option<Disposition> {
    match spaced(text).as_str() {
        "port" | "yes" | "y" | "x" | "move" | "transfer" | "port in" | "migrate" | "true"
        | "porting" | "to port" | "p" => Some(Disposition::Port),
        "stay" | "no" | "n" | "keep" | "remain" | "do not port" | "dont port" | "stays" | "dnp"
        | "false" | "leave" | "not porting" | "retain" | "s" => Some(Disposition::Stay),
        "disconnect" | "cancel" | "disco" | "remove" | "delete" | "drop" | "terminate" | "d"
        | "discontinue" => Some(Disposition::Disconnect),
        "undecided" | "tbd" | "unknown" => Some(Disposition::Undecided),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{disposition, extension, marks, sent_on, usage_of_column};
    use crate::number::{Disposition, Use};

    #[test]
    fn words_beside_a_number_tell_its_use() {
        for (text, usage) in [
            ("Fire alarm panel, roof", Some(Use::Alarm)),
            ("414 555 0110 FAX", Some(Use::Fax)),
            ("Records e-fax", Some(Use::EFax)),
            ("Fax to email", Some(Use::EFax)),
            ("Elevator 2", Some(Use::Elevator)),
            ("Credit card, front desk", Some(Use::CardTerminal)),
            ("Postage meter", Some(Use::Modem)),
            ("Lobby hotline", Some(Use::Hotline)),
            ("TTY", Some(Use::Tty)),
            ("Main reception", None),
            ("Faxon, Julia", None),
            ("Halifax office", None),
            ("Lift phone, car 1", Some(Use::Elevator)),
            ("Point of sale, register 4", Some(Use::CardTerminal)),
            ("CC machine - bar", Some(Use::CardTerminal)),
            ("Water meter", Some(Use::Modem)),
            ("Dial-up modem for HVAC", Some(Use::Modem)),
            ("Ring-down to guard", Some(Use::Hotline)),
            ("TDD/TTY", Some(Use::Tty)),
            ("Fax (to e-mail)", Some(Use::EFax)),
            ("alarm co.", Some(Use::Alarm)),
            ("do not port alarm", Some(Use::Alarm)),
            ("fax, was voice", Some(Use::Fax)),
        ] {
            assert_eq!(marks(text).usage, usage, "{text}");
        }
        for text in [
            "not a fax",
            "no longer used for fax",
            "No alarm on this line",
            "was the fax line",
            "former elevator line",
            "100 Fax Rd",
            "Faxon Ave",
            "Alarm St warehouse",
            "Alarming news desk",
            "Elevator Industries Inc.",
            "Otis Elevator Service, LLC",
            "Elevator technician",
            "Alarm support team",
            "Modem Sales Dept",
            "fax is 414-555-0110",
            "Fax: (414) 555-0110",
            "Face lifting clinic",
            "Positano restaurant",
            "Elevation Church",
            "Parameter team",
            "Telefaxe",
        ] {
            assert_eq!(marks(text).usage, None, "{text}");
        }
        for (text, usage) in [
            ("V", Some(Use::Voice)),
            ("EF", Some(Use::EFax)),
            ("f", Some(Use::Fax)),
            ("Q", None),
        ] {
            assert_eq!(usage_of_column(text), usage, "{text}");
        }
    }

    #[test]
    fn marks_are_read_and_a_wish_is_no_decision() {
        assert!(marks("BTN").btn && marks("billing telephone number!").btn && !marks("button").btn);
        assert!(!marks("BTN 414-555-0100").btn && !marks("not the BTN").btn);
        assert!(marks("pilot number").main && !marks("hunt pilot number").main);
        assert!(marks("Main").main && marks("the main line").main && !marks("Main reception").main);
        assert_eq!(disposition("Yes"), Some(Disposition::Port));
        for (text, hint) in [
            ("DO NOT PORT - alarm co.", Some(Disposition::Stay)),
            ("don’t port", Some(Disposition::Stay)),
            ("Don't port", Some(Disposition::Stay)),
            ("to be cancelled", Some(Disposition::Disconnect)),
            ("port last", None),
            ("keep", Some(Disposition::Stay)),
            ("Leave with carrier", Some(Disposition::Stay)),
            ("keep POTS for now", Some(Disposition::Stay)),
            ("Will NOT be ported", Some(Disposition::Stay)),
            ("stays with Lakeland", Some(Disposition::Stay)),
            ("Disconnect", Some(Disposition::Disconnect)),
            ("line no longer needed", Some(Disposition::Disconnect)),
            ("do not disconnect", None),
            ("don't cancel before the port", None),
            ("cancel after port", None),
            ("Disconnect once ported", None),
            ("keep extension 2101", None),
            ("Cancellation desk", None),
        ] {
            assert_eq!(marks(text).disposition, hint, "{text}");
        }
    }

    #[test]
    fn an_extension_and_a_target_are_found_in_the_words_of_the_row() {
        for (text, digits) in [
            ("Front desk, ext. 2101", Some("2101")),
            ("x2101", Some("2101")),
            ("Extension: 14", Some("14")),
            ("EXT#204 lobby", Some("204")),
            ("ext 2101 or ext 2102", None),
            ("ext 100-149", None),
            ("next 2 weeks", None),
            ("Linux 2101", None),
            ("x1", None),
            ("no extension", None),
        ] {
            assert_eq!(extension(text), digits, "{text}");
        }
        for (text, target) in [
            ("forwards to 414-555-0150", Some("414-555-0150")),
            ("RCF -> 414-555-0150", Some("414-555-0150")),
            ("rings to the front desk", Some("the front desk")),
            ("Spring to summer", None),
            ("do not forward to anyone", None),
            ("Forwarding desk", None),
        ] {
            assert_eq!(sent_on(text), target, "{text}");
        }
    }
}
