//! What values look like: enough to tell a column of numbers from one of extensions or ZIP codes, without
//! reading them. Reading is the number module's.

use super::{field::Field, words};
use crate::number::area;

/// What one cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A telephone number and nothing else, perhaps with an extension or a range.
    Number,
    /// Words with a telephone number among them.
    HoldsNumber,
    /// Three to six digits.
    Extension,
    /// Anything else.
    Other,
}

/// Looks at one cell. Cheap: each cell of the sample passes here.
pub(super) fn shape(text: &str) -> Shape {
    let text = text.trim().trim_start_matches("tel:");
    if text.len() > 200 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return Shape::Other;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 && (is_address(text) || is_fraction(text)) {
        return Shape::Other;
    }
    if letters == 0 && (3..=6).contains(&digits) && digits == text.len() {
        return Shape::Extension;
    }
    let run = nanp_digits(text);
    if run == Some(0) && letters <= 12 {
        return Shape::Number;
    }
    if run.is_some() {
        return Shape::HoldsNumber;
    }
    Shape::Other
}

/// Whether it looks like a telephone number, with words around it or not.
pub(super) fn looks_like_number(text: &str) -> bool {
    matches!(shape(text), Shape::Number | Shape::HoldsNumber)
}

/// `192.168.10.101`: four groups of at most three digits.
fn is_address(text: &str) -> bool {
    let mut groups = 0;
    text.split('.').all(|group| {
        groups += 1;
        matches!(group.len(), 1..=3) && group.parse::<u8>().is_ok()
    }) && groups == 4
}

/// `-87.90647364`: a share, a place on a map. A ten-digit number with `.0` behind it is Excel's and no fraction.
fn is_fraction(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '+']);
    text.split_once('.').is_some_and(|(whole, part)| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(whole) && digits(part) && (whole.len() <= 3 || part.len() >= 3)
    })
}

/// Seven to fifteen digits with marks only, or what Excel makes of a number: no sure number, but meant as one.
fn is_near(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let in_parts = text.contains(['-', ' ', '(', '.', '+']);
    let excel = letters == 1 && text.contains("E+");
    excel
        || (letters == 0
            && ((7..=15).contains(&digits) && in_parts || matches!(digits, 7 | 9..=11))
            && !text.contains([':', '/', '$', ','])
            && !is_address(text)
            && !is_fraction(text)
            && super::moments::date(text).is_none())
}

/// Whether a line of text has something in it that is meant as a telephone number.
pub(super) fn is_told(line: &str) -> bool {
    looks_like_number(line)
        || line.split_whitespace().any(|word| {
            let word = word.trim_matches(|c: char| !c.is_ascii_digit() && c != '(' && c != '+');
            // Seven digits that begin like an exchange, or what is close to ten.
            is_near(word)
                && (word.bytes().filter(u8::is_ascii_digit).count() != 7
                    || word.starts_with(|c: char| matches!(c, '2'..='9')))
        })
}

/// `414555XXXX`, CUCM's way to write the numbers of all extensions at once.
pub(super) fn is_mask(text: &str) -> bool {
    if !text.contains(['X', 'x']) {
        return false;
    }
    let text: Vec<u8> = text
        .bytes()
        .filter(|byte| !matches!(byte, b' ' | b'-' | b'.' | b'(' | b')' | b'+'))
        .collect();
    let marks = (text.iter().rev())
        .take_while(|byte| matches!(byte, b'X' | b'x'))
        .count();
    let rest = text.len() - marks;
    (2..=7).contains(&marks)
        && matches!(text.len(), 10 | 11)
        && text.iter().take(rest).all(u8::is_ascii_digit)
}

/// Share of texts that are area codes in use.
pub(super) fn area_codes(texts: &[&str]) -> f32 {
    share(texts, |text| {
        let npa = text.trim().trim_matches(['(', ')']).parse();
        npa.is_ok_and(|npa| area::lookup(npa).is_some())
    })
}

/// Share of texts that are written as telephone numbers are in countries without area codes of ours: a 0 or a plus
/// first, and parted.
pub(super) fn abroad(texts: &[&str]) -> f32 {
    share(texts, |text| {
        let text = text.trim();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let parted = text.starts_with('+') || text.starts_with('0') && text.contains([' ', '-']);
        parted && (10..=14).contains(&digits) && is_near(text)
    })
}

/// Share of texts that are country codes.
pub(super) fn country_codes(texts: &[&str]) -> f32 {
    share(texts, |text| {
        let code = text.trim().trim_start_matches('+').trim_start_matches("00");
        (1..=3).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_digit())
            && !code.starts_with('0')
    })
}

/// Share of texts for which something holds, from 0 to 1.
fn share(texts: &[&str], test: impl Fn(&str) -> bool) -> f32 {
    if texts.is_empty() {
        return 0.0;
    }
    let of = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    of(texts.iter().filter(|text| test(text)).count()) / of(texts.len())
}

/// Whether a number begins with an area code in use.
fn is_assigned(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(11).collect();
    let national = match digits.strip_prefix('1') {
        Some(rest) if digits.len() == 11 => rest,
        _ => &digits,
    };
    national
        .get(..3)
        .and_then(|npa| npa.parse().ok())
        .is_some_and(|npa| area::lookup(npa).is_some())
}

/// Where, in bytes, ten digits begin that have the plan's form, with nothing but marks between them.
fn nanp_digits(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut words_before = 0;
    while at < bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(0);
        if !byte.is_ascii_digit() {
            words_before += usize::from(byte.is_ascii_alphabetic());
            at += 1;
            continue;
        }
        let mut digits = [0_u8; 11];
        let mut found = 0;
        let mut gap = 0;
        let mut end = at;
        for (i, b) in bytes.iter().enumerate().skip(at) {
            if b.is_ascii_digit() {
                if let Some(slot) = digits.get_mut(found) {
                    *slot = b - b'0';
                }
                found += 1;
                gap = 0;
                end = i + 1;
                if found > 11 {
                    break;
                }
            } else {
                gap += 1;
                // Ten digits, then a mark: a range or an extension may follow.
                if b.is_ascii_alphabetic() || gap > 4 || found >= 10 {
                    break;
                }
            }
        }
        // `2026-11-06 10:33` is a moment.
        let is_moment =
            bytes.get(end) == Some(&b':') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        let ten = match (found, digits) {
            _ if is_moment => None,
            (10, [a, _, _, d, ..]) | (11, [1, a, _, _, d, ..]) => Some((a, d)),
            _ => None,
        };
        if ten.is_some_and(|(a, d)| a >= 2 && d >= 2) {
            return Some(words_before);
        }
        words_before += found;
        at = end.max(at + 1);
    }
    None
}

/// Shares of a column's values, from 0 to 1.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    pub(super) numbers: f32,
    pub(super) holds: f32,
    pub(super) extensions: f32,
    pub(super) uses: f32,
    pub(super) dispositions: f32,
    pub(super) zips: f32,
    pub(super) states: f32,
    pub(super) streets: f32,
    /// Numbers that begin with an area code in use, as a share of the numbers.
    pub(super) assigned: f32,
    /// No sure numbers, but meant as such.
    pub(super) near: f32,
    /// Masks such as `414555XXXX`.
    pub(super) masks: f32,
    /// `2b24d246-a9ee-428b-96bc-fb9d9a053c8d`
    pub(super) guids: f32,
    /// Three to six digits.
    pub(super) short: f32,
    /// Whole numbers from 1 to 10,000.
    pub(super) counts: f32,
    /// Exactly three, four, six or seven digits.
    lengths: [f32; 4],
}

/// Looks at the values of a column.
pub(super) fn evidence(texts: &[&str]) -> Evidence {
    if texts.is_empty() {
        return Evidence::default();
    }
    let count = |test: &dyn Fn(&str) -> bool| share(texts, test);
    let shapes: Vec<Shape> = texts.iter().map(|text| shape(text)).collect();
    let ratio = |part: usize, whole: usize| {
        let of = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        of(part) / of(whole.max(1))
    };
    let counted = |wanted: Shape| shapes.iter().filter(|shape| **shape == wanted).count();
    let of = |wanted: Shape| ratio(counted(wanted), texts.len());
    let numbers = of(Shape::Number);
    let holding = counted(Shape::Number) + counted(Shape::HoldsNumber);
    let assigned = (texts.iter().zip(&shapes))
        .filter(|(text, shape)| match shape {
            Shape::Number => is_assigned(text),
            // The words around it may hold other digits; a number among words is meant as one.
            Shape::HoldsNumber => true,
            _ => false,
        })
        .count();
    let digits = |text: &str, wanted: usize| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits == wanted
            && !text.contains(['/', ':', '$', ','])
            && !text.chars().any(char::is_alphabetic)
    };
    Evidence {
        numbers,
        holds: numbers + of(Shape::HoldsNumber),
        extensions: of(Shape::Extension),
        uses: count(&|text| words::usage_of_column(text).is_some()),
        dispositions: count(&|text| words::disposition(text).is_some()),
        zips: count(&is_zip),
        states: count(&is_state),
        streets: count(&is_street),
        assigned: ratio(assigned, holding),
        near: count(&|text| is_near(text.trim())),
        masks: count(&is_mask),
        guids: count(&|text| {
            let groups: Vec<usize> = text.trim().split('-').map(str::len).collect();
            groups == [8, 4, 4, 4, 12]
        }),
        short: count(&|text| (3..=6).any(|wanted| digits(text, wanted))),
        counts: count(&|text| {
            text.trim()
                .parse::<u16>()
                .is_ok_and(|n| (1..=10_000).contains(&n))
        }),
        lengths: [3, 4, 6, 7].map(|wanted| count(&|text| digits(text, wanted))),
    }
}

impl Evidence {
    /// Share of values of exactly 3, 4, 6 or 7 digits.
    pub(super) fn digits(&self, wanted: usize) -> f32 {
        let [three, four, six, seven] = self.lengths;
        match wanted {
            3 => three,
            4 => four,
            6 => six,
            7 => seven,
            _ => 0.0,
        }
    }

    /// What the values alone say.
    pub(super) fn best(&self) -> Option<(Field, f32)> {
        if self.numbers > 0.5 {
            return Some((Field::Number, self.numbers));
        }
        if self.holds > 0.6 {
            return Some((Field::Number, self.holds * 0.8));
        }
        [
            (Field::Disposition, self.dispositions, 0.8),
            (Field::Use, self.uses, 0.8),
            (Field::State, self.states, 0.9),
            (Field::Street, self.streets, 0.7),
            (Field::Extension, self.extensions, 0.9),
        ]
        .into_iter()
        .find(|(_, share, least)| share >= least)
        .map(|(field, share, _)| (field, share * 0.8))
    }
}

/// How well values agree with what the header says; absent when values cannot tell.
pub(super) fn agree(field: Field, evidence: &Evidence, texts: &[&str]) -> Option<f32> {
    if texts.is_empty() {
        return None;
    }
    match field {
        Field::Extension => Some(evidence.extensions),
        Field::Use => Some(evidence.uses),
        Field::Disposition => Some(evidence.dispositions),
        Field::Zip => Some(evidence.zips),
        Field::State => Some(evidence.states),
        Field::Btn | Field::RingTo => Some(evidence.holds),
        _ => None,
    }
}

fn is_zip(text: &str) -> bool {
    let text = text.trim();
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let canadian = || {
        let plain: Vec<u8> = text.bytes().filter(|b| *b != b' ').collect();
        plain.len() == 6
            && plain.iter().enumerate().all(|(i, b)| {
                if i % 2 == 0 {
                    b.is_ascii_alphabetic()
                } else {
                    b.is_ascii_digit()
                }
            })
    };
    digits(text, 5)
        || text
            .split_once('-')
            .is_some_and(|(five, four)| digits(five, 5) && digits(four, 4))
        || canadian()
}

/// States and territories of the US, provinces and territories of Canada.
const STATES: &str = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY \
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP AB BC MB NB NL NS NT NU ON PE QC SK YT";

fn is_state(text: &str) -> bool {
    let text = text.trim();
    text.len() == 2
        && STATES
            .split_ascii_whitespace()
            .any(|state| state.eq_ignore_ascii_case(text))
}

/// Words that end a street's name in the US and Canada.
const STREETS: &[&str] = &[
    "st",
    "street",
    "ave",
    "avenue",
    "rd",
    "road",
    "blvd",
    "boulevard",
    "dr",
    "drive",
    "ln",
    "lane",
    "ct",
    "court",
    "pl",
    "place",
    "pkwy",
    "parkway",
    "hwy",
    "highway",
    "way",
    "cir",
    "circle",
    "sq",
    "square",
    "ter",
    "terrace",
    "plaza",
    "trl",
    "trail",
];

fn is_street(text: &str) -> bool {
    let mut words = text.split([' ', ',', '.']).filter(|word| !word.is_empty());
    words
        .next()
        .is_some_and(|first| first.bytes().next().is_some_and(|b| b.is_ascii_digit()))
        && words.any(|word| STREETS.contains(&word.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Shape, is_state, is_street, is_zip, shape};

    #[test]
    fn numbers_extensions_and_other_digits_look_different() {
        for text in [
            "414-555-0100",
            "(414) 555-0101 x2101",
            "4145550112",
            "+1 414.555.0103",
            "1-414-555-0120",
            "414-555-0105 thru 0109",
            "414 555 0110 FAX",
            "tel:+14145550100;ext=101",
        ] {
            assert_eq!(shape(text), Shape::Number, "{text}");
        }
        for text in ["2101", "104", "00123"] {
            assert_eq!(shape(text), Shape::Extension, "{text}");
        }
        for text in [
            "4145550100371",
            "555-0113",
            "T-1180",
            "2026-11-06",
            "330 NW / 4",
            "see Bob",
            "",
            "$1,234.56",
            "12/0/10",
        ] {
            assert_eq!(shape(text), Shape::Other, "{text}");
        }
        assert_eq!(shape("Main desk: 414-555-0100"), Shape::HoldsNumber);
    }

    #[test]
    fn parts_of_addresses_are_known() {
        assert!(is_zip("53202") && is_zip("53202-4101") && is_zip("K1A 0B1") && !is_zip("5320"));
        assert!(is_state("wi") && is_state("ON") && !is_state("XX"));
        assert!(is_street("330 N Water St, Suite 4") && !is_street("330 NW / 4"));
    }
}
