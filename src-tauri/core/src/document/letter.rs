//! Gathers what one order's letter says from the snapshot, literally.

use std::collections::BTreeSet;

use crate::{
    carrier::{CarrierId, Profile},
    finding::{Finding, Severity},
    id::OrderId,
    loa::{Letter, Listed, Party, Remaining, Variant},
    number::{Disposition, Number},
    order::{KeyClass, Order, OrderStatus},
    place::Place,
    site::{Address, Site},
    snapshot::Snapshot,
};

use super::words;

/// The letter of an order; its values are empty where the snapshot has none.
pub(crate) fn letter(snapshot: &Snapshot, order: &Order) -> Letter {
    let account = order.key.account.and_then(|id| snapshot.accounts.get(&id));
    let csr = order.key.account.and_then(|id| snapshot.csrs.get(&id));
    let numbers = NumbersOf::order(snapshot, order);
    let site = site_of(snapshot, order, &numbers.own);
    let gaining = snapshot.gaining();
    let value = |get: fn(&crate::account::Account) -> &String| {
        account.map(get).cloned().unwrap_or_default()
    };
    // The site where the lines are; the account's own address where no single site is known.
    let service_address = site
        .map(|site| site.address.clone())
        .filter(|address| !address.is_empty())
        .or_else(|| account.map(|account| account.service_address.clone()))
        .unwrap_or_default();
    let listed = numbers.listed();
    let mut letter = Letter {
        variant: variant(order),
        client: snapshot.settings.client.clone(),
        order: order.name.clone(),
        pon: order.pon.clone(),
        version: order.next_version(),
        billing_name: value(|account| &account.billing_name),
        billing_address: account
            .map(|account| account.billing_address.clone())
            .unwrap_or_default(),
        service_name: value(|account| &account.business_name),
        service_address,
        account_number: value(|account| &account.account_number),
        btn: account.and_then(|account| account.btn),
        new_btn: account.and_then(|account| account.new_btn),
        residential: account.is_some_and(|account| account.residential),
        signer: account
            .map(|account| account.signer.clone())
            .unwrap_or_default(),
        reseller: value(|account| &account.reseller),
        from: Party {
            resp_org: order.key.resp_org.clone(),
            ..losing(snapshot, &order.key.carrier)
        },
        to: party(gaining),
        remaining: numbers.remaining(snapshot, order, &listed),
        numbers: listed,
        requested: order.requested.as_ref().map(|window| window.date),
        requested_hours: order
            .requested
            .as_ref()
            .map(words::hours)
            .unwrap_or_default(),
        format: gaining
            .and_then(|profile| profile.number_format.as_ref())
            .map(|rule| rule.value)
            .unwrap_or_default(),
        record_of: csr.map(|csr| csr.dated),
        equals_record: false,
        bill_of: account.and_then(|account| account.bill_date),
        exhibits_signed: [snapshot.gaining(), snapshot.platform()]
            .into_iter()
            .flatten()
            .any(|profile| {
                profile
                    .loa_exhibits_signed
                    .as_ref()
                    .is_some_and(|rule| rule.value)
            }),
    };
    letter.equals_record = csr.is_some_and(|csr| equals_record(&letter, &csr.text));
    letter
}

/// The numbers that a letter is about.
struct NumbersOf<'a> {
    /// Those of the order.
    own: Vec<&'a Number>,
    /// The account's others.
    others: Vec<&'a Number>,
}

impl<'a> NumbersOf<'a> {
    fn order(snapshot: &'a Snapshot, order: &Order) -> Self {
        let account = order.key.account.into_iter();
        Self {
            own: snapshot.numbers.of_order(order.id).collect(),
            others: account
                .flat_map(|account| snapshot.numbers.of_account(account))
                .filter(|number| number.order != Some(order.id))
                .collect(),
        }
    }

    /// Those of the order as they are listed, each once.
    fn listed(&self) -> Vec<Listed> {
        let mut listed: Vec<_> = self
            .own
            .iter()
            .map(|number| Listed {
                tn: number.tn,
                rings_to: number.rings_to,
            })
            .collect();
        listed.sort_by_key(|number| number.tn);
        listed.dedup_by_key(|number| number.tn);
        listed
    }

    /// The other numbers of the account on the date of the change. Those that moved already, or are confirmed
    /// to move before it, are no longer on it; those that move later stay as far as this letter goes.
    fn remaining(&self, snapshot: &Snapshot, order: &Order, listed: &[Listed]) -> Vec<Remaining> {
        let moving: BTreeSet<_> = listed.iter().map(|number| number.tn).collect();
        let before = |other: &Order| match (&other.confirmed, &order.requested) {
            (Some(confirmed), Some(requested)) => confirmed.date < requested.date,
            _ => false,
        };
        let gone = |number: &Number| {
            number
                .order
                .and_then(|id| snapshot.orders.get(&id))
                .is_some_and(|other| match other.status {
                    OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed => true,
                    OrderStatus::Confirmed => before(other),
                    _ => false,
                })
        };
        let mut remaining: Vec<_> = self
            .others
            .iter()
            .filter(|number| !moving.contains(&number.tn) && !gone(number))
            .map(|number| Remaining {
                tn: number.tn,
                line: number.usage,
                fate: match number.disposition {
                    Disposition::Port if number.order.is_none() => Disposition::Undecided,
                    other => other,
                },
            })
            .collect();
        remaining.sort_by_key(|number| number.tn);
        remaining.dedup_by_key(|number| number.tn);
        remaining
    }
}

/// The site of an order: of its key, else the one at which all its numbers are.
fn site_of<'a>(snapshot: &'a Snapshot, order: &Order, numbers: &[&Number]) -> Option<&'a Site> {
    let sites: BTreeSet<_> = numbers.iter().map(|number| number.site).collect();
    let only = match sites.first() {
        Some(site) if sites.len() == 1 => *site,
        _ => None,
    };
    snapshot.sites.get(&order.key.site.or(only)?)
}

/// The current carrier: of one without a profile its name is all that is known.
fn losing(snapshot: &Snapshot, carrier: &CarrierId) -> Party {
    let known = party(snapshot.carriers.get(carrier));
    let is_named = carrier.0 != CarrierId::UNKNOWN;
    if known.name.is_empty() && is_named {
        return Party {
            name: carrier.0.clone(),
            ..known
        };
    }
    known
}

fn party(profile: Option<&Profile>) -> Party {
    let Some(profile) = profile else {
        return Party::default();
    };
    Party {
        name: profile.letter_name().to_owned(),
        resp_org: profile
            .resp_org
            .as_ref()
            .map(|rule| rule.value.clone())
            .unwrap_or_default(),
        contact: profile
            .contact
            .as_ref()
            .map(|rule| rule.value.clone())
            .unwrap_or_default(),
    }
}

fn variant(order: &Order) -> Variant {
    match order.key.class {
        KeyClass::TollFree => Variant::TollFree,
        KeyClass::Wireless => Variant::Wireless,
        KeyClass::Local if order.key.country.eq_ignore_ascii_case("CA") => Variant::Canada,
        KeyClass::Local => Variant::Local,
    }
}

/// Whether every name and address of the letter stands in the record, letter by letter. Runs of white
/// space count as one, since a record's columns are padded.
fn equals_record(letter: &Letter, record: &str) -> bool {
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let record = squeeze(record);
    let address = |address: &Address| [address.street.clone(), address.line2.clone()];
    let mut values = vec![
        letter.billing_name.clone(),
        letter.service_name.clone(),
        letter.account_number.clone(),
    ];
    values.extend(address(&letter.billing_address));
    values.extend(address(&letter.service_address));
    values
        .iter()
        .map(|value| squeeze(value))
        .filter(|value| !value.is_empty())
        .all(|value| record.contains(&value))
}

/// The blockers of an order's letter: those given, and what the letter itself lacks where nobody has
/// named it yet.
pub(super) fn blockers(letter: &Letter, order: OrderId, given: &[Finding]) -> Vec<Finding> {
    let mut all: Vec<_> = given
        .iter()
        .filter(|finding| finding.severity == Severity::Blocker)
        // A new letter is what mends a void signature.
        .filter(|finding| finding.code != crate::life::SIGNATURE_VOID)
        .cloned()
        .collect();
    let named = |finding: &Finding| {
        given.iter().any(|other| {
            other.severity == Severity::Blocker
                && field(other).is_some_and(|name| Some(name) == field(finding))
        })
    };
    all.extend(letter.missing(order).into_iter().filter(|own| !named(own)));
    all
}

/// The field a finding names, without the site that several addresses are told apart by.
fn field(finding: &Finding) -> Option<&str> {
    match &finding.place {
        Place::Order { field, .. } | Place::Account { field, .. } if !field.is_empty() => {
            field.split(':').next()
        }
        _ => None,
    }
}
