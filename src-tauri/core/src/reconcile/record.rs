//! What a CSR or a bill says of an account, read from its text: the fields an order states, the class, the
//! reseller, the numbers it lists, and the hints it gives away.

use crate::{
    csr::{Hint, HintKind},
    intake::csr_text,
    number::TelephoneNumber,
    site::Address,
};

/// What a record says of an account, as recognised; an empty text is something it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CarrierRecord {
    /// Billing name.
    pub billing_name: String,
    /// Name at the service address.
    pub business_name: String,
    /// Account number.
    pub account_number: String,
    /// Billing telephone number.
    pub btn: String,
    /// Authorised person.
    pub signer: String,
    /// Billing address.
    pub billing_address: Address,
    /// Service addresses, one a location.
    pub service_addresses: Vec<Address>,
    /// The word that names the class, and whether it is a residence's.
    pub class: Option<(String, bool)>,
    /// Reseller it names.
    pub reseller: String,
    /// What it says of a freeze that is on.
    pub freeze: String,
    /// Numbers it lists.
    pub numbers: Vec<TelephoneNumber>,
    /// Numbers whose line says that they are not in service, with that line.
    pub out_of_service: Vec<(TelephoneNumber, String)>,
    /// Services that hang on its lines.
    pub hints: Vec<Hint>,
}

/// What a record writes behind a word for what is not there.
const NONE: &[&str] = &["NONE", "NO", "N", "OFF", "N/A", "NA", "0", "NIL", "CLEAR"];

/// Words of a line that is not in service. [BW-ERR 7409/7518]
const ENDED: &[&str] = &[
    "DISCONNECTED",
    "DISC",
    "SUSPENDED",
    "SUSP",
    "INACTIVE",
    "NOT IN SERVICE",
];

/// Reads a record.
pub fn read(text: &str) -> CarrierRecord {
    let said = csr_text::read(text, "US");
    let first_number = said.numbers.iter().map(|number| number.line).min();
    let head = usize::try_from(first_number.unwrap_or(u32::MAX)).unwrap_or(usize::MAX);
    let freeze = said.freeze.text.trim();
    let frozen = words(freeze)
        .first()
        .is_some_and(|first| !NONE.contains(&first.as_str()));
    let out_of_service = said
        .numbers
        .iter()
        .filter(|number| {
            let words = words(&number.text);
            ENDED
                .iter()
                .any(|phrase| position(&words, phrase).is_some())
        })
        .map(|number| (number.tn, number.text.clone()))
        .collect();
    // Reseller and freeze are fields of their own.
    let own = |hint: &Hint| matches!(hint.kind, HintKind::Resold | HintKind::Freeze);
    let hints = said.hints.into_iter().filter(|hint| !own(hint)).collect();
    CarrierRecord {
        billing_name: said.billing_name.text,
        business_name: said.business_name.text,
        account_number: said.account_number.text,
        btn: said.btn.map(TelephoneNumber::dashed).unwrap_or_default(),
        signer: said.signer.text,
        billing_address: said.billing_address.address,
        service_addresses: said
            .service_addresses
            .into_iter()
            .map(|said| said.address)
            .collect(),
        class: class(text.lines().take(head)),
        reseller: labelled(text, "RESELLER"),
        freeze: if frozen {
            freeze.to_owned()
        } else {
            String::new()
        },
        numbers: said.numbers.iter().map(|number| number.tn).collect(),
        out_of_service,
        hints,
    }
}

/// Words in capitals, without marks.
fn words(line: &str) -> Vec<String> {
    line.to_uppercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '/'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Where a phrase stands among the words of a line.
fn position(words: &[String], phrase: &str) -> Option<usize> {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words
        .windows(phrase.len())
        .position(|window| window.iter().map(String::as_str).eq(phrase.iter().copied()))
}

/// The class of service of the account: words of its head, or the codes 1FB and B1, 1FR and R1. [CSR-SAMPLE]
fn class<'a>(head: impl Iterator<Item = &'a str>) -> Option<(String, bool)> {
    let mut found: Vec<(String, bool)> = Vec::new();
    for line in head {
        let words = words(line);
        for (at, word) in words.iter().enumerate() {
            let residential = match word.as_str() {
                "RESIDENTIAL" | "RESIDENCE" | "RES" | "1FR" | "1MR" => true,
                "BUS" | "1FB" | "1MB" => false,
                // `BUSINESS NAME` and `BUSINESS OFFICE` say nothing of the class.
                "BUSINESS"
                    if words.get(at + 1).is_none_or(|next| {
                        matches!(next.as_str(), "CLASS" | "ACCOUNT" | "BTN")
                    }) =>
                {
                    false
                }
                _ => continue,
            };
            found.push((word.clone(), residential));
        }
    }
    let first = found.first()?.clone();
    // A record that says both says nothing.
    found
        .iter()
        .all(|(_, residential)| *residential == first.1)
        .then(|| {
            let longest = found.into_iter().max_by_key(|(word, _)| word.len());
            longest.unwrap_or(first)
        })
}

/// The value behind a label that begins a line; empty for none.
fn labelled(text: &str, label: &str) -> String {
    text.lines()
        .map(str::trim)
        .find_map(|line| {
            let rest = line.get(label.len()..)?;
            let is = line.get(..label.len())?.eq_ignore_ascii_case(label);
            let value = rest.trim_start_matches([' ', ':', '\t']).trim();
            (is && rest.starts_with([' ', ':', '\t'])
                && !NONE.contains(&value.to_uppercase().as_str()))
            .then(|| value.to_owned())
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_gives_away_class_reseller_freeze_and_features() {
        let record = read(
            "ACCT 414 555-0100 371     BTN 414 555-0100     CLASS 1FB BUS     AS OF 11-09-2026\n\
             NAME       NORTHGATE DENTAL GROUP LLC\nRESELLER   OLD MILL TELECOM\nFRZ        LOCAL SERVICE\n\
             DSL        NONE\nPENDING    ORDER N4711\n\
             414 555-0118  1FB  HTG 414 555-0118\n414 555-0119  1FB  SUSP\n",
        );
        assert_eq!(record.class, Some(("1FB".to_owned(), false)));
        assert_eq!(record.reseller, "OLD MILL TELECOM");
        assert_eq!(record.freeze, "LOCAL SERVICE");
        assert_eq!(record.out_of_service.len(), 1);
        let kinds: Vec<_> = record.hints.iter().map(|hint| hint.kind).collect();
        assert_eq!(kinds, [HintKind::PendingOrder, HintKind::HuntGroup]);
        assert_eq!(record.hints[1].related.len(), 1, "its pilot");
    }

    #[test]
    fn none_is_none() {
        let record = read(
            "RESELLER   NONE\nFRZ        NONE\nPENDING    NONE\nRCF: OFF\nBUSINESS NAME  A LLC",
        );
        assert_eq!(
            (record.reseller, record.freeze, record.hints, record.class),
            (String::new(), String::new(), Vec::new(), None)
        );
    }
}
