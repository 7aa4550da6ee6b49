//! What holds an account back: a PIN that is asked for, a lock, a contract with its notice.

use super::index::Index;
use crate::{
    account::Account, carrier::Profile, finding::Finding, order::KeyClass, place::Place,
    plan::Plan, snapshot::Snapshot,
};

fn place(account: &Account, field: &str) -> Place {
    Place::Account {
        id: account.id,
        field: field.to_owned(),
    }
}

/// A PIN where the losing carrier or the class asks for one. [SKYSWITCH-FAQ]
pub(super) fn pin(
    snapshot: &Snapshot,
    index: &Index<'_>,
    account: &Account,
    local: bool,
    findings: &mut Vec<Finding>,
) {
    let wireless = index
        .open_orders(account.id)
        .any(|order| order.key.class == KeyClass::Wireless);
    let losing = snapshot.carriers.get(&account.carrier);
    let asked = losing.and_then(|profile| profile.pin_required.as_ref());
    if local && !account.pin.is_known() && (wireless || asked.is_some_and(|rule| rule.value)) {
        findings.push(
            Finding::blocker(
                "missing_pin",
                place(account, "pin"),
                "A PIN is asked for and none is known.",
                ask_for_pin(losing),
            )
            .costs(3)
            .sourced(asked.map_or("SKYSWITCH-FAQ", |rule| &rule.source)),
        );
    }
    pin_shape(snapshot, account, findings);
}

/// How a PIN is had: some platforms make none, and one is commonly taken. [PHOUND-RC]
fn ask_for_pin(losing: Option<&Profile>) -> String {
    let usual = losing.and_then(|profile| Some((profile, profile.leaving_pin.as_ref()?)));
    usual.map_or_else(
        || {
            "Ask the losing carrier for a port-out PIN close to the day of sending; it expires."
                .to_owned()
        },
        |(profile, rule)| {
            format!(
                "Ask {} for one; {} is commonly taken. [{}, read {}]",
                profile.name, rule.value, rule.source, rule.as_of
            )
        },
    )
}

/// The shape that the losing carrier's PINs have. The PIN itself stands in no message.
fn pin_shape(snapshot: &Snapshot, account: &Account, findings: &mut Vec<Finding>) {
    let Some(profile) = snapshot.carriers.get(&account.carrier) else {
        return;
    };
    if !account.pin.is_known() {
        return;
    }
    let shape = profile
        .leaving_pin_shape
        .as_ref()
        .or(profile.pin_shape.as_ref());
    if let Some(rule) = shape
        && (!account.pin.is_digits(rule.value.min, rule.value.max)
            || account.pin.is_one_of(&rule.value.not))
    {
        let shape = if rule.value.min == rule.value.max {
            format!("{} digits", rule.value.min)
        } else {
            format!("{} to {} digits", rule.value.min, rule.value.max)
        };
        findings.push(
            Finding::blocker(
                "pin_unfit",
                place(account, "pin"),
                format!(
                    "The PIN has not the shape of {}’s transfer PINs: {shape}.",
                    profile.name
                ),
                "Ask for a transfer PIN; the account’s and the voicemail’s are others.",
            )
            .costs(3)
            .sourced(format!("{}, {}", rule.source, rule.as_of)),
        );
    }
    if profile.pin_days.is_some() && account.pin_on.is_none() {
        findings.push(
            Finding::warning(
                "pin_undated",
                place(account, "pin"),
                format!(
                    "A PIN of {} expires, and nobody has said when this one was made.",
                    profile.name
                ),
                "Enter the day on which it was made.",
            )
            .costs(3)
            .sourced("CELLT, GIGS"),
        );
    }
}

/// A lock on the account: only the subscriber can lift it. [BW-ERR 7416][MS-OVERVIEW]
pub(super) fn lock(account: &Account, carrier: &str, findings: &mut Vec<Finding>) {
    if account.locked {
        findings.push(
            Finding::blocker(
                "account_locked",
                place(account, "locked"),
                format!("The account is locked against port-out. {carrier} rejects every order until it is lifted."),
                "Have the subscriber lift the lock; it takes 5 to 15 business days.",
            )
            .costs(15)
            .sourced("BW-ERR 7416, MS-OVERVIEW"),
        );
    } else if account.lock_asked_on.is_none() {
        findings.push(
            Finding::warning(
                "lock_not_asked",
                place(account, "locked"),
                format!(
                    "Nobody has asked {carrier} whether the account is locked against port-out."
                ),
                "Ask, and enter the day.",
            )
            .costs(15)
            .sourced("BW-ERR 7416"),
        );
    }
}

/// The contract's notice day against the plan: cancelling late renews the contract. [CLEARFLY]
pub(super) fn contract(account: &Account, carrier: &str, plan: &Plan, findings: &mut Vec<Finding>) {
    let (Some(end), Some(days)) = (account.contract_end, account.notice_days) else {
        return;
    };
    let Some(notice) = end.checked_sub_days(chrono::Days::new(days.into())) else {
        return;
    };
    if plan.maximum.is_some_and(|maximum| {
        maximum
            .checked_add_days(chrono::Days::new(30))
            .is_some_and(|day| day > notice)
    }) {
        findings.push(
            Finding::warning(
                "contract_notice",
                place(account, "contract_end"),
                format!(
                    "The contract with {carrier} ends {} and asks for notice by {}, close to the go-live.",
                    crate::window::date_words(end),
                    crate::window::date_words(notice)
                ),
                "Prepare the notice now; send it only after every order of the account is proven.",
            )
            .sourced("CLEARFLY"),
        );
    }
}
