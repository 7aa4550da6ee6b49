//! Telephone numbers in running text, with their places.
//!
//! Running text has dates, amounts, addresses, invoice numbers and port ids too. So here a number has
//! to look like one: in doubt a run of digits is left alone, where a cell under a telephone heading
//! would have been suspect.

use serde::Serialize;
use ts_rs::TS;

mod several;

pub use several::{FoundSeveral, find_several};

use super::lexer::{Piece, What, pieces};
use super::read::{read_pieces, under_plus_one};
use super::telephone::{Kind, Reading, Remark};
use super::text::Plain;
use crate::finding::Severity::Warning;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Found {
    /// First byte of it in the text.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// The text there, extension included.
    pub text: String,
    /// What it is.
    pub reading: Reading,
}

/// The numbers in a text, in order.
pub fn find(text: &str, region: &str) -> Vec<Found> {
    // Numbers without + of countries outside +1 cannot be told from other digits; those with + can.
    let home = under_plus_one(region);
    let plain = Plain::new(text);
    let pieces = pieces(&plain);
    let mut found: Vec<Found> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if !piece.what.is_number() || !stands_free(&plain, &pieces, index) {
            continue;
        }
        let mut reading = read_pieces(&plain, std::slice::from_ref(piece));
        if !looks_meant(&plain, &pieces, index, &reading, home) {
            continue;
        }
        if let Some(tail) = tail_behind(&plain, piece) {
            reading = reading.doubt(Remark::new(
                Warning,
                "more_digits",
                format!("{tail} stands behind the number, perhaps as the end of a range."),
                "Read the text and add the others by hand.",
            ));
        }
        let found_text = plain.original(piece.start, piece.end);
        found_text.clone_into(&mut reading.input);
        found.push(Found {
            start: plain.byte(piece.start),
            end: plain.byte_end(piece.end),
            text: found_text.to_owned(),
            reading,
        });
    }
    found
}

/// Blocks written as one, `414-555-01XX` and `414-555-[0100-0149]`: the bytes where they begin and end.
fn blocks(text: &str) -> Vec<(usize, usize)> {
    let plain = Plain::new(text);
    let pieces = pieces(&plain);
    (0..pieces.len())
        .filter(|index| stands_free(&plain, &pieces, *index))
        .filter_map(|index| pieces.get(index))
        .filter(|piece| matches!(piece.what, What::Pattern { .. } | What::Span { .. }))
        .map(|piece| (plain.byte(piece.start), plain.byte_end(piece.end)))
        .collect()
}

/// Whether nothing is glued to the number that makes it a part of something longer.
fn stands_free(plain: &Plain, pieces: &[Piece], index: usize) -> bool {
    let Some(piece) = pieces.get(index) else {
        return false;
    };
    let before = plain.before(piece.start);
    let second = piece
        .start
        .checked_sub(1)
        .map_or('\0', |at| plain.before(at));
    let glued_before = match before {
        '$' | '€' | '£' | '#' | '=' | '%' | '\\' | '@' => {
            before != '=' || !second.is_alphabetic()
        }
        '-' | '_' | '.' | '/' => second.is_alphanumeric(),
        ',' => second.is_ascii_digit() && !after_number(pieces, index),
        ':' => second.is_ascii_digit(),
        _ => before.is_alphanumeric(),
    };
    let (after, next) = (plain.at(piece.end), plain.at(piece.end + 1));
    let glued_after = match after {
        '@' => !is_sip(pieces, index),
        '%' | '_' | '\\' | '=' => true,
        '-' => next.is_alphabetic() || next.is_ascii_digit() && tail_behind(plain, piece).is_none(),
        '/' => {
            next.is_ascii_digit()
                && !before_number(pieces, index)
                && tail_behind(plain, piece).is_none()
        }
        '.' | ',' | ':' => next.is_ascii_digit() && !before_number(pieces, index),
        _ => after.is_alphanumeric(),
    };
    // `2 100 200 3000`: the digits before belong to the same table, not to a text.
    let spaced = plain.slice(piece.start, piece.end).contains(&' ')
        && !plain.slice(piece.start, piece.end).contains(&'(')
        && plain.at(piece.start) != '+';
    let digits_before = before == ' ' && second.is_ascii_digit() && !after_number(pieces, index);
    !(glued_before || glued_after || spaced && digits_before)
}

fn neighbour(pieces: &[Piece], index: usize, sign: impl Fn(char) -> bool, step: isize) -> bool {
    let at = |steps: isize| {
        index
            .checked_add_signed(step * steps)
            .and_then(|at| pieces.get(at))
    };
    match at(1).map(|piece| &piece.what) {
        Some(What::Sign(between)) if sign(*between) => {
            at(2).is_some_and(|piece| piece.what.is_number())
        }
        Some(what) => what.is_number(),
        None => false,
    }
}

fn after_number(pieces: &[Piece], index: usize) -> bool {
    neighbour(pieces, index, |sign| matches!(sign, ',' | '/' | ';'), -1)
}

fn before_number(pieces: &[Piece], index: usize) -> bool {
    neighbour(pieces, index, |sign| matches!(sign, ',' | '/' | ';'), 1)
}

fn is_sip(pieces: &[Piece], index: usize) -> bool {
    let word = index.checked_sub(2).and_then(|at| pieces.get(at));
    matches!(word.map(|piece| &piece.what), Some(What::Word(word)) if matches!(word.as_str(), "sip" | "sips" | "tel"))
}

/// `-0149` or `/0149` behind a number.
fn tail_behind(plain: &Plain, piece: &Piece) -> Option<String> {
    if !matches!(plain.at(piece.end), '-' | '/') {
        return None;
    }
    let end = plain.skip_digits(piece.end + 1);
    let tail: String = plain.slice(piece.end + 1, end).iter().collect();
    let free = !plain.at(end).is_alphanumeric() && !matches!(plain.at(end), '-' | '/');
    (tail.len() == 4 && free).then_some(tail)
}

/// Words that say that the digits behind them are something else.
const OTHER_THINGS: [&str; 74] = [
    "invoice",
    "inv",
    "account",
    "acct",
    "order",
    "po",
    "ticket",
    "case",
    "id",
    "ref",
    "reference",
    "serial",
    "sn",
    "imei",
    "meid",
    "iccid",
    "sim",
    "esn",
    "mac",
    "tracking",
    "conf",
    "confirmation",
    "routing",
    "card",
    "isbn",
    "upc",
    "sku",
    "part",
    "policy",
    "claim",
    "circuit",
    "pon",
    "check",
    "cheque",
    "rma",
    "npi",
    "ein",
    "ssn",
    "tin",
    "vat",
    "vin",
    "license",
    "licence",
    "permit",
    "batch",
    "lot",
    "barcode",
    "ean",
    "gtin",
    "asset",
    "tag",
    "loan",
    "member",
    "student",
    "patient",
    "mrn",
    "badge",
    "build",
    "version",
    "contract",
    "quote",
    "transaction",
    "txn",
    "authorization",
    "approval",
    "ban",
    "usd",
    "cad",
    "epoch",
    "timestamp",
    "parcel",
    "passport",
    "checksum",
    "crc",
];

/// Words that say that the digits behind them are a telephone number, whatever stood before.
const TELEPHONE: [&str; 17] = [
    "phone",
    "telephone",
    "tel",
    "fax",
    "call",
    "cell",
    "mobile",
    "did",
    "dids",
    "tn",
    "btn",
    "wtn",
    "line",
    "dial",
    "text",
    "sms",
    "efax",
];

fn looks_meant(
    plain: &Plain,
    pieces: &[Piece],
    index: usize,
    reading: &Reading,
    home: bool,
) -> bool {
    let Some(piece) = pieces.get(index) else {
        return false;
    };
    let bare = plain
        .slice(piece.start, piece.end)
        .iter()
        .take(11)
        .all(char::is_ascii_digit)
        && !matches!(plain.at(piece.start), '+' | '(');
    match &piece.what {
        What::Plus { .. } => reading.kind == Some(Kind::Foreign) && reading.e164.is_some(),
        What::Vanity { sure, .. } => *sure && home,
        What::Number { .. } => {
            let known = !reading.has("unknown_area_code");
            let allowed = reading.number.is_some() && (home || plain.at(piece.start) == '+');
            let amount = bare_amount(plain, piece);
            let other = after_other_thing(pieces, index) && (bare || before_code(pieces, index));
            allowed && !amount && !other && (!bare || known)
        }
        _ => false,
    }
}

/// `Account 414 555-0100 371`: an account number made of a telephone number and a customer code.
fn before_code(pieces: &[Piece], index: usize) -> bool {
    matches!(pieces.get(index + 1).map(|piece| &piece.what), Some(What::Digits(code)) if code.len() == 3)
}

/// `201.7131574`
fn bare_amount(plain: &Plain, piece: &Piece) -> bool {
    let dot = piece.start + 3;
    plain.skip_digits(piece.start) == dot
        && plain.at(dot) == '.'
        && plain.skip_digits(dot + 1) == dot + 8
}

/// `Invoice 4145550100`, `Acct # 4145550100`: the words just before, past signs and `no`; the nearest counts.
fn after_other_thing(pieces: &[Piece], index: usize) -> bool {
    pieces
        .iter()
        .take(index)
        .rev()
        .take(5)
        .take_while(|piece| {
            matches!(
                &piece.what,
                What::Word(_) | What::Sign('#' | ':' | '.' | '/' | '-' | '=')
            )
        })
        .find_map(|piece| match &piece.what {
            What::Word(word) if TELEPHONE.contains(&word.as_str()) => Some(false),
            What::Word(word) if OTHER_THINGS.contains(&word.as_str()) => Some(true),
            _ => None,
        })
        .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let found = find(text, "US");
        for one in &found {
            assert_eq!(&text[one.start..one.end], one.text, "{text}");
        }
        found
            .into_iter()
            .filter_map(|one| one.reading.e164)
            .collect()
    }

    #[test]
    fn numbers_are_found_among_dates_prices_port_ids_and_addresses() {
        let text = "Hi Dana, on 2026-11-16 at 9:41 we moved (414) 555-0100 and 414.555.0101 x12 for $1,299.00 \
            (invoice 4145550199, PO 2625550100). Port 2/0/10 on 10.20.30.40 rings +1 262 555 0102; \
            ship to 1200 W 4th St, Suite 400, Milwaukee WI 53202-1234. Fax: 4145550103, mobile +44 20 7946 0018.";
        assert_eq!(
            texts(text),
            [
                "+14145550100",
                "+14145550101",
                "+12625550102",
                "+14145550103",
                "+442079460018"
            ]
        );
    }

    #[test]
    fn what_only_looks_like_a_number_is_left_alone() {
        for text in [
            "INV-2025550123",
            "order 2025550123",
            "Acct. No. 4145550100",
            "$4145550100",
            "4145550100.25",
            "0x4145550100",
            "v414.555.0100.7",
            "2026-11-21T09:41:00",
            "11/21/2026",
            "192.168.100.200",
            "4111 1111 1111 1111",
            "ISBN 978-3-16-148410-0",
            "1700000000",
            "GigabitEthernet1/0/24",
            "2/0/10",
            "414-555-0100-22-7",
            "550e8400-e29b-41d4-a716-446655440000",
            "4145550100@example.com",
            "12,345,678",
            "SN 4145550100",
            "sku:414-555-0100-A",
            "100 200 3000 4000",
            "lat 43.0389, -87.9065",
            "ssn 123-45-6789",
            "1-414-155-0100",
            "2145550100000",
            "2 414 555 0100 7",
            "800 call desk",
            "TG 1883 Percent Trunks",
            "414 Service desk",
            "201.7131574",
            "1884 In Service",
        ] {
            assert_eq!(texts(text), Vec::<String>::new(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_stands_where_it_is_said_to(text in "([0-9+(). x/,-]|\\PC|414-720-4100){0,30}") {
            for one in find(&text, "US") {
                prop_assert_eq!(text.get(one.start..one.end), Some(one.text.as_str()));
            }
        }
    }

    #[test]
    fn lists_bullets_and_signatures_give_every_number() {
        let cases = [
            ("• 414-555-0100\n• 414-555-0101", 2),
            ("4145550100,4145550101,4145550102", 3),
            ("414-555-0100 / 414-555-0101", 2),
            ("P: 414-555-0100 | F: 414-555-0101", 2),
            ("tel:+14145550100", 1),
            ("sip:+14145550100@pbx.example.com", 1),
            ("Call 1-800-CONTACT now", 1),
            ("Main line (414)555-0100.", 1),
            ("\"414-555-0100\"; '414-555-0101'", 2),
            ("<414-555-0100>", 1),
            ("DID 414-555-0100-0149", 1),
            ("DID 414-555-0100/0149", 1),
            ("４１４−５５５−０１００", 1),
        ];
        for (text, count) in cases {
            assert_eq!(texts(text).len(), count, "{text}");
        }
    }
}
