//! Marks that people write beside a number: fax, alarm, main line, BTN, do not port. The words stay in the
//! row; only their meaning is read here.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::number::{Disposition, Use};

/// Short marks of a column that says nothing but the use.
const MARKS: &[(Use, &[&str])] = &[
    (
        Use::Voice,
        &[
            "v",
            "voice",
            "did",
            "phone",
            "user",
            "line",
            "calling user",
            "call queue",
            "auto attendant",
            "queue",
            "main",
            "inbound",
            "vox",
            "tel",
            "telephone",
            "local",
            "tollfree",
            "toll free",
            "toll",
            "subscriber",
            "conference",
            "service",
            "voice app",
            "voice user",
        ],
    ),
    (
        Use::Fax,
        &["f", "fx", "fax", "facsimile", "fax machine", "fax line"],
    ),
    (
        Use::EFax,
        &[
            "ef",
            "efax",
            "e fax",
            "fax to email",
            "virtual fax",
            "email fax",
            "fax server",
        ],
    ),
    (
        Use::Alarm,
        &[
            "a",
            "al",
            "alm",
            "alarm",
            "fire",
            "fire alarm",
            "burglar",
            "security",
            "fire panel",
        ],
    ),
    (Use::Elevator, &["e", "el", "elev", "elevator", "lift"]),
    (
        Use::CardTerminal,
        &[
            "cc",
            "pos",
            "card",
            "credit card",
            "card terminal",
            "terminal",
            "card reader",
            "pos terminal",
        ],
    ),
    (
        Use::Modem,
        &[
            "m",
            "modem",
            "data",
            "meter",
            "postage meter",
            "dial up",
            "telemetry",
        ],
    ),
    (Use::Hotline, &["h", "hotline", "ringdown", "hot line"]),
    (Use::Tty, &["tty", "tdd"]),
];

/// Phrases that tell the use wherever they stand, the more special before the more general.
const PHRASES: &[(Use, &[&str])] = &[
    (
        Use::EFax,
        &[
            "efax",
            "e fax",
            "fax to email",
            "fax2email",
            "email fax",
            "virtual fax",
            "fax server",
            "fax to e mail",
        ],
    ),
    (
        Use::Alarm,
        &[
            "alarm",
            "alarms",
            "burglar",
            "fire panel",
            "alarm panel",
            "facp",
            "fire line",
            "security panel",
            "intrusion",
            "adt",
            "sprinkler",
        ],
    ),
    (Use::Elevator, &["elevator", "elevators", "elev"]),
    (
        Use::CardTerminal,
        &[
            "credit card",
            "card terminal",
            "card reader",
            "card machine",
            "pos terminal",
            "pos line",
            "cc machine",
            "cc terminal",
            "merchant terminal",
            "credit cards",
        ],
    ),
    (
        Use::Modem,
        &[
            "modem",
            "dial up",
            "postage meter",
            "franking machine",
            "telemetry",
            "scada",
            "meter line",
            "out of band",
            "oob",
            "gas meter",
            "water meter",
        ],
    ),
    (
        Use::Hotline,
        &[
            "hotline",
            "hot line",
            "ringdown",
            "ring down",
            "courtesy phone",
            "red phone",
        ],
    ),
    (Use::Tty, &["tty", "tdd", "text telephone"]),
    (Use::Fax, &["fax", "faxes", "facsimile", "fax machine"]),
];

const BTN: &[&str] = &[
    "btn",
    "billing telephone number",
    "billing number",
    "billing tn",
    "bill number",
    "billing telephone",
];

const MAIN: &[&str] = &[
    "main line",
    "main number",
    "main listed number",
    "main did",
    "main telephone",
    "main phone",
    "main tn",
    "published number",
    "listed directory number",
    "ldn",
];

/// What a note lets one expect of the disposition; a person decides.
const STAY: &[&str] = &[
    "do not port",
    "dont port",
    "dnp",
    "not porting",
    "do not move",
    "stays with",
    "keep with",
    "leave with",
    "will stay",
    "stays behind",
    "no port",
    "must stay",
    "not to be ported",
    "will not port",
];

const DISCONNECT: &[&str] = &[
    "disconnect",
    "disconnected",
    "to be cancelled",
    "to be canceled",
    "cancel",
    "no longer used",
    "not in use",
    "decommission",
    "dead line",
    "unused",
];

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
fn phrases() -> &'static BTreeMap<&'static str, Vec<(&'static str, Meaning)>> {
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

/// Reads the marks in a cell of words.
pub fn marks(text: &str) -> Marks {
    // Nearly every cell names a person or a room; a look at each word saves taking those apart.
    if !has_trigger(text) && !text.trim().eq_ignore_ascii_case("main") {
        return Marks::default();
    }
    let text = spaced(text);
    let mut marks = Marks {
        main: text == "main",
        ..Marks::default()
    };
    let mut usage: Option<(usize, Use)> = None;
    let (mut stay, mut disconnect) = (false, false);
    let mut at = 0;
    for word in text.split(' ') {
        let rest = text.get(at..).unwrap_or_default();
        at += word.len() + 1;
        for (phrase, meaning) in phrases().get(word).into_iter().flatten() {
            let Some(after) = rest.strip_prefix(phrase) else {
                continue;
            };
            if !after.is_empty() && !after.starts_with(' ') {
                continue;
            }
            match *meaning {
                Meaning::Usage(rank, found) => {
                    if usage.is_none_or(|(best, _)| rank < best) {
                        usage = Some((rank, found));
                    }
                }
                Meaning::Btn => marks.btn = true,
                Meaning::Main => marks.main = true,
                Meaning::Stay => stay = true,
                Meaning::Disconnect => disconnect = true,
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
                .and_then(|word| std::str::from_utf8(word).ok())
                .is_some_and(|word| phrases().contains_key(word))
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
    use super::{disposition, marks, usage_of_column};
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
        ] {
            assert_eq!(marks(text).usage, usage, "{text}");
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
        assert!(marks("Main").main && marks("the main line").main && !marks("Main reception").main);
        assert_eq!(disposition("Yes"), Some(Disposition::Port));
        for (text, hint) in [
            ("DO NOT PORT - alarm co.", Some(Disposition::Stay)),
            ("don’t port", Some(Disposition::Stay)),
            ("Don't port", Some(Disposition::Stay)),
            ("to be cancelled", Some(Disposition::Disconnect)),
            ("port last", None),
        ] {
            assert_eq!(marks(text).disposition, hint, "{text}");
        }
    }
}
