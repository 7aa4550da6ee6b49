//! What a CSR says beside names and addresses, against what we state: freeze, reseller, class, numbers that are
//! not in service or that nobody here knows.

use std::collections::BTreeMap;

use super::{catalogue::of_row, consequences};
use crate::{
    account::Account,
    finding::{Finding, Severity},
    number::{Disposition, Kind, LookupKind, Number, TelephoneNumber},
    place::Place,
    reconcile::{CarrierRecord, FieldComparison, Grade},
    rules,
    snapshot::Snapshot,
};

/// Adds what the record of one account gives cause for.
pub(super) fn check(
    snapshot: &Snapshot,
    account: &Account,
    numbers: &[&Number],
    record: &CarrierRecord,
    findings: &mut Vec<Finding>,
) {
    let carrier = snapshot.carrier_name(&account.carrier);
    let place = |field: &str| Place::Account {
        id: account.id,
        field: field.to_owned(),
    };
    if !record.freeze.is_empty() && !account.locked {
        findings.push(of_row(
            Finding::blocker(
                "record_says_frozen",
                place("locked"),
                format!("The CSR shows a freeze: “{}”. {carrier} rejects every order until it is lifted.", record.freeze),
                "Have the subscriber lift it; it takes 5 to 15 business days. Then paste a new CSR.",
            ),
            14,
        ));
    }
    reseller(account, record, carrier, findings);
    if let Some((said, residential)) = &record.class
        && *residential != account.residential
    {
        let ours = if account.residential {
            "a residence"
        } else {
            "a business"
        };
        findings.push(of_row(
            Finding::blocker(
                "class_mismatch",
                place("class"),
                format!("We state {ours}, and the CSR says “{said}”."),
                "Ask the client which it is, and state what the carrier holds.",
            ),
            33,
        ));
    }
    let of_account: BTreeMap<TelephoneNumber, &Number> =
        numbers.iter().map(|number| (number.tn, *number)).collect();
    not_in_service((snapshot, account), &of_account, record, findings);
    let unknown: Vec<String> = record
        .numbers
        .iter()
        .filter(|tn| !of_account.contains_key(tn))
        .map(|tn| tn.national())
        .collect();
    if let Some(first) = unknown.first() {
        findings.push(of_row(
            Finding::blocker(
                "record_lists_more",
                place("numbers"),
                format!(
                    "The CSR lists {} that this project does not hold on the account, {first} first. Full or partial would be marked wrong.",
                    super::account::count(unknown.len(), "number")
                ),
                "Import the CSR again, then decide: port, stay or disconnect.",
            ),
            10,
        ));
    }
    consequences::check(snapshot, account, &of_account, &record.hints, findings);
}

fn reseller(account: &Account, record: &CarrierRecord, carrier: &str, findings: &mut Vec<Finding>) {
    let (ours, theirs) = (account.reseller.trim(), record.reseller.trim());
    if theirs.is_empty() || ours.to_lowercase() == theirs.to_lowercase() {
        return;
    }
    let message = if ours.is_empty() {
        format!(
            "The CSR names a reseller, “{theirs}”, and we state none. {carrier} knows the reseller as its customer."
        )
    } else {
        format!("We state the reseller “{ours}”, and the CSR names “{theirs}”.")
    };
    findings.push(of_row(
        Finding::blocker(
            "reseller_differs",
            Place::Account {
                id: account.id,
                field: "reseller".to_owned(),
            },
            message,
            "Enter the reseller’s legal name, and ask it whose name and address the order has to state.",
        ),
        32,
    ));
}

/// How long a disconnected number can still be had back: afterwards it is somebody else's. [COMMPLIANCE][SOMOS-BRD]
fn given_away(snapshot: &Snapshot, account: &Account, number: &Number) -> String {
    rules::aging_days(snapshot, account, number.kind == Kind::TollFree).map_or_else(
        String::new,
        |(whose, said)| {
            format!(
                " A disconnected {whose} number is given to somebody else after {} days at most. [{}]",
                said.value,
                said.source()
            )
        },
    )
}

fn not_in_service(
    (snapshot, account): (&Snapshot, &Account),
    numbers: &BTreeMap<TelephoneNumber, &Number>,
    record: &CarrierRecord,
    findings: &mut Vec<Finding>,
) {
    for (tn, line) in &record.out_of_service {
        let ported = numbers
            .get(tn)
            .filter(|number| number.disposition == Disposition::Port);
        if let Some(number) = ported {
            findings.push(of_row(
                Finding::blocker(
                    "not_in_service",
                    Place::Number { id: number.id },
                    format!("The CSR says that it is not in service: “{line}”."),
                    format!(
                        "Ask the carrier to put it in service again, or leave it out.{}",
                        given_away(snapshot, account, number)
                    ),
                ),
                15,
            ));
        }
    }
}

/// A record with which nothing agrees is another account's.
pub(super) fn is_of_another(fields: &[FieldComparison]) -> bool {
    let stated: Vec<&FieldComparison> = fields
        .iter()
        .filter(|field| !field.ours.is_empty() && !field.theirs.is_empty())
        .filter(|field| {
            let name = field.field.split(':').next().unwrap_or_default();
            matches!(
                name,
                "business_name" | "account_number" | "btn" | "service_address"
            )
        })
        .collect();
    stated.len() > 2
        && stated
            .iter()
            .all(|field| field.grade == Grade::Different && !nearly(field))
}

/// Whether more than half of a reading agrees: a mistyped digit is no other account.
fn nearly(field: &FieldComparison) -> bool {
    let same: usize = field
        .pieces
        .iter()
        .filter(|piece| piece.grade < Grade::Different)
        .map(|piece| piece.theirs.chars().count())
        .sum();
    same * 3 > field.theirs.chars().count() * 2
}

/// The finding that stands for all of them.
pub(super) fn of_another(account: &Account, carrier: &str) -> Finding {
    of_row(
        Finding::blocker(
            "wrong_record",
            Place::Account {
                id: account.id,
                field: "csr".to_owned(),
            },
            format!(
                "Nothing agrees with the CSR: name, address, account number and BTN all differ. It is probably another account’s record, and {carrier} would answer that everything mismatches."
            ),
            "Look whether the right CSR was pasted at the right account.",
        ),
        43,
    )
}

/// What look-ups say of the numbers that are to port.
pub(super) fn lookups(snapshot: &Snapshot, findings: &mut Vec<Finding>) {
    if snapshot.lookups.is_empty() {
        return;
    }
    let gaining: Vec<&crate::carrier::Profile> = [snapshot.gaining(), snapshot.platform()]
        .into_iter()
        .flatten()
        .collect();
    for number in snapshot.numbers.values() {
        if number.disposition != Disposition::Port {
            continue;
        }
        let Some(found) = snapshot.lookups.get(&number.tn) else {
            continue;
        };
        for lookup in found {
            let told = format!(
                "{}, {}",
                lookup.source,
                crate::window::date_words(lookup.looked_on)
            );
            let place = Place::Number { id: number.id };
            let tn = number.tn.national();
            match lookup.kind {
                LookupKind::Portability if lookup.denies() => findings.push(of_row(
                    Finding::blocker(
                        "not_portable",
                        place,
                        format!("{tn} is not portable ({told})."),
                        "Ask the losing carrier to release it, or keep it there and forward it.",
                    ),
                    17,
                )),
                LookupKind::Coverage if lookup.denies() => findings.push(of_row(
                    Finding::blocker(
                        "not_covered",
                        place,
                        format!(
                            "The gaining carrier does not serve the rate centre of {tn} ({told})."
                        ),
                        "Choose another gaining carrier for it, or keep it and forward it.",
                    ),
                    18,
                )),
                LookupKind::Carrier if gaining.iter().any(|side| is_it(side, &lookup.value)) => {
                    findings.push(already_there(place, &tn, &lookup.value, &told));
                }
                LookupKind::Carrier => {
                    findings.extend(underlying(snapshot, number, &lookup.value, &told));
                }
                LookupKind::RateCentre
                | LookupKind::RespOrg
                | LookupKind::Portability
                | LookupKind::Coverage => {}
            }
        }
    }
}

/// Whether a looked-up name is this carrier's.
pub(super) fn is_it(profile: &crate::carrier::Profile, said: &str) -> bool {
    let bare = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let said = bare(said);
    [profile.id.0.as_str(), &profile.name, &profile.legal_name]
        .into_iter()
        .any(|name| !name.is_empty() && bare(name) == said)
}

fn already_there(place: Place, tn: &str, carrier: &str, told: &str) -> Finding {
    of_row(
        Finding::blocker(
            "already_at_gaining",
            place,
            format!("{tn} is already with {carrier} ({told}). A port order for it is refused."),
            "Open a ticket for an internal move, and take it out of the order.",
        ),
        42,
    )
}

/// The carrier that really holds a number is not the one on the bill: its record is the one that counts.
fn underlying(snapshot: &Snapshot, number: &Number, said: &str, told: &str) -> Option<Finding> {
    let account = number.account.and_then(|id| snapshot.accounts.get(&id))?;
    let profile = snapshot.carriers.get(&account.carrier)?;
    // An OCN or SPID is four characters: which company it is, only a person knows.
    let is_code = said.len() == 4 && said.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_code || is_it(profile, said) || !account.reseller.is_empty() {
        return None;
    }
    Some(of_row(
        Finding::new(
            Severity::Warning,
            "underlying_carrier_differs",
            Place::Number { id: number.id },
            format!(
                "{said} holds {}, not {} ({told}). The record of {said} is the one that has to match.",
                number.tn.national(),
                profile.name
            ),
            "Enter the reseller on the account, and ask whose data the order has to state.",
        ),
        32,
    ))
}
