//! What the codes and words of a record's lines give away: DSL, alarm, hunting, a freeze.
//!
//! Codes are those that many carriers share; a code of one carrier alone would be a guess at another. A value such as
//! NONE or OFF behind it says that it is not there, and then nothing is hinted.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::csr::{Hint, HintKind};
use crate::intake::numbers::find;
use crate::number::TelephoneNumber;

/// Codes and phrases in capitals; the longest phrase at a word counts.
const WORDS: &[(HintKind, &[&str])] = &[
    (
        HintKind::Dsl,
        &[
            "DSL",
            "ADSL",
            "VDSL",
            "SDSL",
            "HSI",
            "DSLAM",
            "HIGH SPEED INTERNET",
            "BROADBAND",
            "FASTACCESS",
        ],
    ),
    (
        HintKind::Bundle,
        &[
            "BUNDLE",
            "BUNDLED",
            "TRIPLE PLAY",
            "DOUBLE PLAY",
            "UVERSE",
            "U VERSE",
            "FIOS",
            "INTERNET",
            "CABLE TV",
            "IPTV",
        ],
    ),
    (
        HintKind::Alarm,
        &[
            "ALARM",
            "ALARMS",
            "ALM",
            "BURGLAR",
            "FIRE PANEL",
            "SECURITY SYSTEM",
            "SECURITY PANEL",
        ],
    ),
    (
        HintKind::HuntGroup,
        &[
            "HTG",
            "HTGP",
            "HUNT",
            "HUNTS",
            "HUNTING",
            "HUNT GROUP",
            "HUNTGROUP",
            "HSO",
            "HTQ",
            "HGRP",
            "MLHG",
            "MLH",
            "ROLLOVER",
            "ROLLS TO",
            "SERIES COMPLETION",
        ],
    ),
    (
        HintKind::RemoteForward,
        &[
            "RCF",
            "REMOTE CALL FORWARDING",
            "REMOTE CALL FORWARD",
            "REMOTE CF",
            "MARKET EXPANSION LINE",
        ],
    ),
    (
        HintKind::Forwarding,
        &[
            "CALL FORWARDING",
            "CALL FORWARD",
            "CFWD",
            "CFB",
            "CFNA",
            "CFDA",
            "CFBL",
            "CFV",
            "CFU",
            "FORWARDED TO",
            "FORWARDS TO",
        ],
    ),
    (
        HintKind::Freeze,
        &[
            "FRZ",
            "FREEZE",
            "FROZEN",
            "LOCAL FREEZE",
            "LOCAL SERVICE FREEZE",
            "PORT FREEZE",
            "PORT PROTECTION",
            "PORT OUT PROTECTION",
            "PORT LOCK",
            "NUMBER LOCK",
            "NUMBER LOCKED",
        ],
    ),
    (
        HintKind::PicFreeze,
        &[
            "PIC FREEZE",
            "PIC FRZ",
            "LPIC FREEZE",
            "LPIC FRZ",
            "PIC FROZEN",
            "LPIC FROZEN",
            "PIC PROTECTION",
            "PICC FREEZE",
        ],
    ),
    (
        HintKind::Centrex,
        &[
            "CENTREX",
            "CTX",
            "CENTRON",
            "ESSX",
            "PLEXAR",
            "CENTRANET",
            "CENTREX PLUS",
        ],
    ),
    (
        HintKind::Isdn,
        &[
            "ISDN",
            "PRI",
            "BRI",
            "PRIMARY RATE",
            "BASIC RATE",
            "D CHANNEL",
            "B CHANNEL",
            "B CHANNELS",
        ],
    ),
    (
        HintKind::DidBlock,
        &[
            "DID TRUNK",
            "DID TRUNKS",
            "DID BLOCK",
            "DID BLOCKS",
            "DID RANGE",
            "DIRECT INWARD DIALING",
            "DIRECT INWARD DIAL",
            "BLOCK OF DID",
            "BLOCK OF DIDS",
        ],
    ),
    (
        HintKind::DistinctiveRing,
        &[
            "DISTINCTIVE RING",
            "DISTINCTIVE RINGING",
            "CUSTOM RINGING",
            "CUSTOM RING",
            "SMART RING",
            "IDENTA RING",
            "IDENTARING",
            "MULTI RING",
            "RINGMASTER",
            "PERSONALIZED RING",
        ],
    ),
    (
        HintKind::ForeignExchange,
        &[
            "FX",
            "FEX",
            "FOREIGN EXCHANGE",
            "FX LINE",
            "FOREIGN CENTRAL OFFICE",
        ],
    ),
    (
        HintKind::Resold,
        &["RESOLD", "RESALE", "RESELLER", "UNE P", "WHOLESALE"],
    ),
    (
        HintKind::PendingOrder,
        &[
            "PENDING",
            "PENDING ORDER",
            "PENDING ORDERS",
            "PENDING SERVICE ORDER",
            "OPEN ORDER",
            "ORDER PENDING",
            "PSO",
        ],
    ),
    (
        HintKind::Contract,
        &[
            "TERM",
            "CONTRACT",
            "TERM AGREEMENT",
            "TERM PLAN",
            "CONTRACT END",
            "EARLY TERMINATION",
        ],
    ),
    (
        HintKind::Listing,
        &[
            "ADDITIONAL LISTING",
            "ADDL LISTING",
            "YELLOW PAGES",
            "WHITE PAGES",
            "DIRECTORY LISTING",
            "FOREIGN LISTING",
        ],
    ),
];

/// Values that say that there is none.
const NONE: [&str; 16] = [
    "NONE", "NO", "N", "OFF", "0", "NA", "NIL", "FALSE", "INACTIVE", "REMOVED", "DISABLED",
    "LIFTED", "UNKNOWN", "NOT", "DENIED", "BLANK",
];
/// Words before that say so.
const NOT: [&str; 4] = ["NO", "NOT", "WITHOUT", "NON"];

type Phrases = BTreeMap<&'static str, Vec<(Vec<&'static str>, HintKind)>>;

static TABLE: LazyLock<Phrases> = LazyLock::new(|| {
    let mut table = Phrases::new();
    for (kind, phrases) in WORDS {
        for phrase in *phrases {
            let words: Vec<&str> = phrase.split(' ').collect();
            if let Some(first) = words.first() {
                table.entry(first).or_default().push((words, *kind));
            }
        }
    }
    table
});

/// The hints of a line. `working` are the numbers that it stands under, or has itself.
pub(super) fn of_line(
    text: &str,
    line: u32,
    working: &[TelephoneNumber],
    region: &str,
) -> Vec<Hint> {
    let found = kinds(text);
    if found.is_empty() {
        return Vec::new();
    }
    let named: Vec<TelephoneNumber> = find(text, region)
        .into_iter()
        .filter_map(|found| found.reading.number)
        .collect();
    let others = |of: &[TelephoneNumber]| -> Vec<TelephoneNumber> {
        // A number that the line names twice is its own pilot.
        let again = |tn: &TelephoneNumber| named.iter().filter(|other| *other == tn).count() > 1;
        let mut others: Vec<_> = named
            .iter()
            .copied()
            .filter(|tn| !of.contains(tn) || again(tn))
            .collect();
        others.dedup();
        others
    };
    let about: Vec<(Option<TelephoneNumber>, Vec<TelephoneNumber>)> =
        match (working, named.as_slice()) {
            ([], []) => vec![(None, Vec::new())],
            ([], [first, ..]) => vec![(Some(*first), others(&[*first]))],
            (working, _) => {
                let related = others(working);
                working
                    .iter()
                    .map(|tn| (Some(*tn), related.clone()))
                    .collect()
            }
        };
    found
        .into_iter()
        .flat_map(|(kind, said)| {
            about.iter().map(move |(tn, related)| Hint {
                kind,
                tn: *tn,
                related: related.clone(),
                line,
                text: text.to_owned(),
                said: said.to_owned(),
            })
        })
        .collect()
}

/// Each kind that a line speaks of, with the words that say so.
fn kinds(text: &str) -> Vec<(HintKind, &str)> {
    let words: Vec<(usize, &str)> = words(text);
    let upper: Vec<String> = words.iter().map(|(_, word)| word.to_uppercase()).collect();
    let mut found: Vec<(HintKind, &str)> = Vec::new();
    let mut at = 0;
    while let Some(word) = upper.get(at) {
        let best = TABLE
            .get(word.as_str())
            .into_iter()
            .flatten()
            .filter(|(phrase, _)| {
                phrase
                    .iter()
                    .zip(upper.get(at..).unwrap_or_default())
                    .filter(|(a, b)| **a == b.as_str())
                    .count()
                    == phrase.len()
            })
            .max_by_key(|(phrase, _)| phrase.len());
        let Some((phrase, kind)) = best else {
            at += 1;
            continue;
        };
        let end = at + phrase.len();
        let said = said(text, &words, at, end);
        if !is_denied(&upper, at, end)
            && !found.iter().any(|(known, _)| known == kind)
            && is_code(word, phrase, said)
        {
            found.push((*kind, said));
        }
        at = end;
    }
    found
}

/// Short codes are written in capitals; `pri` or `term` in a sentence is a word.
fn is_code(word: &str, phrase: &[&str], said: &str) -> bool {
    phrase.len() > 1
        || word.len() > 4
        || !said.chars().any(char::is_lowercase)
        || said.len() > 2 && matches!(word, "DSL" | "HUNT")
}

fn is_denied(upper: &[String], at: usize, end: usize) -> bool {
    let is = |index: Option<usize>, words: &[&str]| {
        index
            .and_then(|index| upper.get(index))
            .is_some_and(|word| words.contains(&word.as_str()))
    };
    is(at.checked_sub(1), &NOT)
        || is(Some(end), &NONE)
        || is(Some(end), &["IS", "STATUS"]) && is(Some(end + 1), &NONE)
}

/// The words of a line with the byte at which each begins.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, char.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.extend(text.get(from..at).map(|word| (from, word)));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn said<'a>(text: &'a str, words: &[(usize, &str)], at: usize, end: usize) -> &'a str {
    let from = words.get(at).map_or(0, |(from, _)| *from);
    let to = end
        .checked_sub(1)
        .and_then(|last| words.get(last))
        .map_or(text.len(), |(from, word)| from + word.len());
    text.get(from..to).unwrap_or_default()
}
