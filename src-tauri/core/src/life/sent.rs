//! What a version said when it was sent, and how that differs from what we state today.

use std::collections::BTreeMap;

use crate::{
    loa::{Letter, Variant},
    number::TelephoneNumber,
    order::Sent,
};

/// A field that is not any more what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// Stable name, as in the comparison of an account.
    pub field: String,
    /// What we sent.
    pub sent: String,
    /// What we state now.
    pub now: String,
}

/// What an order states, by field, in the words of the account's comparison. Neither PIN nor tax id is among them.
pub fn fields(letter: &Letter) -> BTreeMap<String, String> {
    let digits =
        |number: Option<TelephoneNumber>| number.map(TelephoneNumber::dashed).unwrap_or_default();
    let whole = |address: &crate::site::Address| {
        let lines = [address.street_line(), address.city_line()];
        lines.join(" ").trim().to_owned()
    };
    let asked = letter.requested.map(|date| date.to_string());
    let asked = [asked.unwrap_or_default(), letter.requested_hours.clone()].join(" ");
    let mut fields: BTreeMap<&str, String> = BTreeMap::from([
        ("business_name", letter.service_name.clone()),
        ("billing_name", letter.billing_name.clone()),
        ("billing_address", whole(&letter.billing_address)),
        ("service_address", letter.service_address.street_line()),
        ("service_city", letter.service_address.city_line()),
        ("account_number", letter.account_number.clone()),
        ("btn", digits(letter.btn)),
        ("new_btn", digits(letter.new_btn)),
        ("signer", letter.signer.name.clone()),
        ("reseller", letter.reseller.clone()),
        ("carrier", letter.from.name.clone()),
        ("gaining", letter.to.name.clone()),
        ("requested", asked.trim().to_owned()),
    ]);
    if letter.variant == Variant::TollFree {
        fields.insert("resp_org", letter.from.resp_org.clone());
        fields.insert("gaining_resp_org", letter.to.resp_org.clone());
    } else {
        let extent = if letter.is_partial() {
            "partial"
        } else {
            "full"
        };
        fields.insert("extent", extent.to_owned());
        let class = if letter.residential {
            "Residential"
        } else {
            "Business"
        };
        fields.insert("class", class.to_owned());
    }
    fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(field, value)| (field.to_owned(), value))
        .collect()
}

/// Everything the letter says, as JSON with its keys in one order.
pub fn letter_text(letter: &Letter) -> String {
    serde_json::to_string(letter).unwrap_or_default()
}

/// How what was sent differs from what we state now. The requested date is left out: it moves by supplements, and
/// stands with the three dates.
pub fn differences(sent: &Sent, now: &Letter) -> Vec<Differing> {
    let ours = fields(now);
    let empty = String::new();
    let names: std::collections::BTreeSet<&String> =
        sent.fields.keys().chain(ours.keys()).collect();
    let mut found: Vec<Differing> = names
        .into_iter()
        .filter(|field| *field != "requested" && *field != "extent")
        .filter_map(|field| {
            let before = sent.fields.get(field).unwrap_or(&empty);
            let after = ours.get(field).unwrap_or(&empty);
            (before != after).then(|| Differing {
                field: field.clone(),
                sent: before.clone(),
                now: after.clone(),
            })
        })
        .collect();
    let numbers: Vec<TelephoneNumber> = now.numbers.iter().map(|listed| listed.tn).collect();
    if numbers != sent.numbers {
        let gone = missing_from(&sent.numbers, &numbers);
        let new = missing_from(&numbers, &sent.numbers);
        found.push(Differing {
            field: "numbers".to_owned(),
            sent: format!("{} numbers", sent.numbers.len()),
            now: format!("{} numbers: {gone} taken out, {new} new", numbers.len()),
        });
    }
    found
}

/// How many of some numbers are not among others; both are sorted.
fn missing_from(numbers: &[TelephoneNumber], others: &[TelephoneNumber]) -> usize {
    numbers
        .iter()
        .filter(|tn| others.binary_search(tn).is_err())
        .count()
}

/// A field in words.
pub fn field_label(field: &str) -> String {
    match field {
        "btn" => "BTN".to_owned(),
        "new_btn" => "New BTN".to_owned(),
        "signer" => "Authorised signer".to_owned(),
        "carrier" => "Losing carrier".to_owned(),
        "gaining" => "Gaining carrier".to_owned(),
        "resp_org" => "RespOrg".to_owned(),
        "gaining_resp_org" => "New RespOrg".to_owned(),
        "service_city" => "City, state, ZIP".to_owned(),
        other => {
            let words = other.replace('_', " ");
            let mut letters = words.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters).collect()
            })
        }
    }
}
