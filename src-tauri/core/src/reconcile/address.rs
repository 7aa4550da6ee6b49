//! An address in the parts that a carrier's order form takes.
//!
//! Bandwidth's form asks for house number, pre-directional, street, suffix, post-directional, second line, city,
//! state, ZIP and plus four apart, and refuses what stands in the wrong one [BW-ERR 7329/7330][B7]. The address
//! itself stays as it was written; this only shows how it falls apart.

use super::words::{WordKind, is, written_out};
use crate::site::Address;

/// The parts of an address, literally; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AddressParts {
    /// `330`, `41W120`.
    pub house_number: String,
    /// A letter or a half behind the number: `1/2`.
    pub house_suffix: String,
    /// Direction before the street.
    pub pre_directional: String,
    /// The street's own name.
    pub street: String,
    /// `ST`, `Avenue`.
    pub suffix: String,
    /// Direction behind the street.
    pub post_directional: String,
    /// Suite, floor, room: all from the first such word on.
    pub second_line: String,
    /// City.
    pub city: String,
    /// State.
    pub state: String,
    /// Five digits, or a Canadian postal code.
    pub zip: String,
    /// The four behind the ZIP.
    pub plus_four: String,
}

impl AddressParts {
    /// The parts in the order of the form, with what people call them.
    pub fn named(&self) -> [(&'static str, &str); 11] {
        [
            ("House number", &self.house_number),
            ("House suffix", &self.house_suffix),
            ("Pre-directional", &self.pre_directional),
            ("Street", &self.street),
            ("Suffix", &self.suffix),
            ("Post-directional", &self.post_directional),
            ("Second line", &self.second_line),
            ("City", &self.city),
            ("State", &self.state),
            ("ZIP", &self.zip),
            ("Plus four", &self.plus_four),
        ]
    }
}

/// The parts of an address.
pub fn parts(address: &Address) -> AddressParts {
    let mut words: Vec<&str> = address
        .street
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let mut parts = AddressParts {
        city: address.city.trim().to_owned(),
        state: address.state.trim().to_owned(),
        ..AddressParts::default()
    };
    (parts.zip, parts.plus_four) = zip(&address.zip);
    let mut second = Vec::new();
    if is_post_box(&address.street) {
        // A box has no house and no street.
        address.street.trim().clone_into(&mut parts.street);
        address.line2.trim().clone_into(&mut parts.second_line);
        return parts;
    }
    // A unit may stand before the street: `Ste 400, 330 N Water St`. It then takes the word behind it.
    if words.first().is_some_and(|word| is_unit(word)) && words.len() > 3 {
        second.extend(words.drain(..2));
    }
    if let Some(at) = (1..words.len())
        .find(|at| words.get(*at).is_some_and(|word| is_unit(word)) && unit_follows(&words, *at))
    {
        second.extend(words.split_off(at));
    }
    let mut second = second.join(" ");
    let more = address.line2.trim();
    if !second.is_empty() && !more.is_empty() {
        second.push(' ');
    }
    second.push_str(more);
    parts.second_line = second;
    if words
        .first()
        .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    {
        words.remove(0).clone_into(&mut parts.house_number);
        if words
            .first()
            .is_some_and(|word| word.contains('/') || *word == "½")
        {
            words.remove(0).clone_into(&mut parts.house_suffix);
        }
    }
    if words.len() > 1
        && words
            .last()
            .is_some_and(|word| is(WordKind::Direction, word))
    {
        words
            .pop()
            .unwrap_or_default()
            .clone_into(&mut parts.post_directional);
    }
    if words.len() > 1 && words.last().is_some_and(|word| is(WordKind::Suffix, word)) {
        words
            .pop()
            .unwrap_or_default()
            .clone_into(&mut parts.suffix);
    }
    if words.len() > 1
        && words
            .first()
            .is_some_and(|word| is(WordKind::Direction, word))
    {
        words.remove(0).clone_into(&mut parts.pre_directional);
    }
    parts.street = words.join(" ");
    parts
}

fn is_unit(word: &str) -> bool {
    word.starts_with('#') || is(WordKind::Unit, word)
}

/// Whether what follows a unit word is a unit and not more of the street: `Front St` is a street.
fn unit_follows(words: &[&str], at: usize) -> bool {
    let next = words.get(at + 1);
    words
        .get(at)
        .is_some_and(|word| word.starts_with('#') && word.len() > 1)
        || next.is_none_or(|next| written_out(WordKind::Suffix, next).is_none())
            && (at > 1 || next.is_some())
}

/// `53202-1234` and `532021234` fall into ZIP and plus four; a Canadian code stays whole.
fn zip(text: &str) -> (String, String) {
    let text = text.trim();
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '-' || *c == ' ')
        .collect();
    let bare: String = digits.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == text.len() && bare.len() == 9 {
        let (zip, four) = bare.split_at(5);
        return (zip.to_owned(), four.to_owned());
    }
    (text.to_owned(), String::new())
}

/// `PO BOX 12`, `P.O. Box 12`, `Post Office Box 12`.
pub(crate) fn is_post_box(street: &str) -> bool {
    let letters: String = street
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_uppercase();
    ["POBOX", "POSTOFFICEBOX", "POSTBOX"]
        .iter()
        .any(|form| letters.starts_with(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(street: &str, line2: &str, zip: &str) -> String {
        let address = Address {
            street: street.into(),
            line2: line2.into(),
            city: "Milwaukee".into(),
            state: "WI".into(),
            zip: zip.into(),
        };
        let parts = parts(&address);
        let street = [
            &parts.house_number,
            &parts.house_suffix,
            &parts.pre_directional,
            &parts.street,
            &parts.suffix,
            &parts.post_directional,
            &parts.second_line,
            &parts.zip,
            &parts.plus_four,
        ];
        street.map(String::as_str).join("|")
    }

    #[test]
    fn an_address_falls_into_the_parts_of_a_form() {
        for (street, line2, zip, expected) in [
            (
                "330 N WATER ST STE 400",
                "",
                "53202",
                "330||N|WATER|ST||STE 400|53202|",
            ),
            (
                "330 North Water Street, Suite 400",
                "",
                "53202-1234",
                "330||North|Water|Street||Suite 400|53202|1234",
            ),
            (
                "1580 Maple Ave",
                "Ste 210",
                "60201",
                "1580|||Maple|Ave||Ste 210|60201|",
            ),
            (
                "41 W Mifflin St",
                "",
                "537031999",
                "41||W|Mifflin|St|||53703|1999",
            ),
            (
                "12 1/2 Oak Park Blvd NE #4",
                "",
                "",
                "12|1/2||Oak Park|Blvd|NE|#4||",
            ),
            (
                "Ste 400, 330 N Water St",
                "",
                "",
                "330||N|Water|St||Ste 400||",
            ),
            ("100 Front St", "", "", "100|||Front|St||||"),
            ("2140 Broadway", "", "", "2140|||Broadway|||||"),
            ("9 North Ave", "", "", "9|||North|Ave||||"),
            ("PO Box 41", "", "", "|||PO Box 41|||||"),
            ("", "", "M5V 2T6", "|||||||M5V 2T6|"),
        ] {
            assert_eq!(shown(street, line2, zip), expected, "{street}");
        }
    }
}
