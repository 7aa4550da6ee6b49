//! What a version said when it was sent, and how that differs from what we state today.

use std::collections::BTreeMap;

use crate::{
    finding::Finding,
    loa::{Letter, Variant},
    number::{Disposition, TelephoneNumber},
    order::{Order, OrderStatus, Sent},
    place::Place,
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

impl Differing {
    /// Whether it is a list of numbers, too long to be told value by value.
    pub fn is_list(&self) -> bool {
        matches!(
            self.field.as_str(),
            "stays" | "disconnects" | "ring_to" | "numbers"
        )
    }
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

/// Everything that a signer reads above the signature, by field: what an order states, the signer, and what becomes of
/// the numbers that remain.
pub fn signed_fields(letter: &Letter) -> BTreeMap<String, String> {
    let mut fields = fields(letter);
    let signer = &letter.signer;
    for (field, value) in [
        ("signer_title", &signer.title),
        ("signer_telephone", &signer.telephone),
        ("signer_email", &signer.email),
    ] {
        if !value.is_empty() {
            fields.insert(field.to_owned(), value.clone());
        }
    }
    if letter.lists_remaining() {
        let list = |ends: bool| {
            letter
                .remaining
                .iter()
                .filter(|number| (number.fate == Disposition::Disconnect) == ends)
                .map(|number| number.tn.digits().to_string())
                .collect::<Vec<_>>()
                .join(" ")
        };
        fields.insert("stays".to_owned(), list(false));
        fields.insert("disconnects".to_owned(), list(true));
    }
    let rings: Vec<String> = letter
        .numbers
        .iter()
        .filter_map(|number| {
            Some(format!(
                "{} {}",
                number.tn.digits(),
                number.rings_to?.digits()
            ))
        })
        .collect();
    if letter.variant == Variant::TollFree && !rings.is_empty() {
        fields.insert("ring_to".to_owned(), rings.join(", "));
    }
    fields
}

/// Stable name of the finding about a signed letter that does not hold any more.
pub const SIGNATURE_VOID: &str = "signature_void";

/// What is not any more as it was when the letter was signed; nothing for an order that was sent, since what was sent
/// is kept as it was.
pub fn changed_since_signed(order: &Order, now: &Letter) -> Vec<Differing> {
    if !matches!(
        order.status,
        OrderStatus::Draft | OrderStatus::AwaitingSignature
    ) {
        return Vec::new();
    }
    let Some(signature) = order.signature() else {
        return Vec::new();
    };
    differing(
        (&signature.fields, &signature.numbers),
        (&signed_fields(now), now),
        |_| true,
    )
}

/// The finding about a signed letter that does not hold any more.
pub fn void_finding(order: &Order, changed: &[Differing]) -> Option<Finding> {
    let first = changed.first()?;
    let what = changed
        .iter()
        .map(|one| field_label(&one.field).to_lowercase())
        .collect::<Vec<_>>()
        .join(", ");
    let how = if first.is_list() {
        format!("{what} changed")
    } else {
        format!("{what} changed, from “{}” to “{}”", first.sent, first.now)
    };
    Some(
        Finding::blocker(
            SIGNATURE_VOID,
            Place::Order {
                id: order.id,
                field: "loa".to_owned(),
            },
            format!(
                "The signed letter of {} is void: {how} after it was signed.",
                order.name
            ),
            "Put it back as it was signed, or have the letter signed again.",
        )
        .sourced("47 CFR 64.1130(b), (e)"),
    )
}

/// Everything the letter says, as JSON with its keys in one order.
pub fn letter_text(letter: &Letter) -> String {
    serde_json::to_string(letter).unwrap_or_default()
}

/// How what was sent differs from what we state now. The requested date is left out: it moves by supplements, and
/// stands with the three dates.
pub fn differences(sent: &Sent, now: &Letter) -> Vec<Differing> {
    differing(
        (&sent.fields, &sent.numbers),
        (&fields(now), now),
        |field| field != "requested" && field != "extent",
    )
}

/// How fields and numbers differ from what a letter says now, among the fields that count.
fn differing(
    (fields, listed): (&BTreeMap<String, String>, &[TelephoneNumber]),
    (ours, now): (&BTreeMap<String, String>, &Letter),
    counts: impl Fn(&str) -> bool,
) -> Vec<Differing> {
    let empty = String::new();
    let names: std::collections::BTreeSet<&String> = fields.keys().chain(ours.keys()).collect();
    let mut found: Vec<Differing> = names
        .into_iter()
        .filter(|field| counts(field))
        .filter_map(|field| {
            let before = fields.get(field).unwrap_or(&empty);
            let after = ours.get(field).unwrap_or(&empty);
            (before != after).then(|| Differing {
                field: field.clone(),
                sent: before.clone(),
                now: after.clone(),
            })
        })
        .collect();
    let numbers: Vec<TelephoneNumber> = now.numbers.iter().map(|listed| listed.tn).collect();
    if numbers != listed {
        let gone = missing_from(listed, &numbers);
        let new = missing_from(&numbers, listed);
        found.push(Differing {
            field: "numbers".to_owned(),
            sent: format!("{} numbers", listed.len()),
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
        "stays" => "Numbers that stay".to_owned(),
        "disconnects" => "Numbers to disconnect".to_owned(),
        "ring_to" => "What numbers ring to".to_owned(),
        "requested" => "Requested date".to_owned(),
        "signer_title" => "Signer’s title".to_owned(),
        "signer_telephone" => "Signer’s telephone".to_owned(),
        "signer_email" => "Signer’s e-mail".to_owned(),
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
