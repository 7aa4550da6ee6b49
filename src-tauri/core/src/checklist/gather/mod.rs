//! Phase 2: what has to be known and right before anything is sent.

use chrono::NaiveDate;

use crate::{
    account::Account,
    number::Disposition,
    order::KeyClass,
    plan::StepKind,
    readiness::{self, PaperKind},
};

use super::{
    Item, Role,
    facts::{Facts, Share, is_out, list, share},
};

mod numbers;

pub(super) use numbers::unmatched;
use numbers::{addresses_911, decided, lines_found, machines};

/// Fields whose every character is compared.
pub(super) const NAMES: &[&str] = &[
    "billing_name",
    "business_name",
    "billing_address",
    "service_address",
    "service_city",
];

pub(super) fn items(facts: &Facts<'_>) -> Vec<Item> {
    let mut items = vec![bills(facts)];
    items.extend(records(facts));
    items.push(btns(facts));
    items.push(lines_found(facts));
    items.push(decided(facts));
    items.push(equal(
        facts,
        "gather.names",
        "Names and addresses equal to the CSR, character by character",
        "“Suite” for “STE” is enough for a rejection.",
        NAMES,
    ));
    items.push(account_numbers(facts));
    items.extend(pins(facts));
    items.push(signers(facts));
    items.push(locks(facts));
    items.push(contracts(facts));
    items.extend(machines(facts));
    items.push(addresses_911(facts));
    items.extend(temporary(facts));
    items
}

/// The first day on which one of these accounts is needed.
fn needed(facts: &Facts<'_>, accounts: &[&Account]) -> Option<NaiveDate> {
    accounts
        .iter()
        .filter_map(|account| facts.account_sends(account.id))
        .min()
        .or_else(|| facts.next_send())
}

fn bills(facts: &Facts<'_>) -> Item {
    let accounts = facts.accounts();
    let papers: Vec<_> = facts
        .orders()
        .iter()
        .flat_map(|order| {
            readiness::papers(facts.snapshot, order, facts.plan_of(order.id))
                .into_iter()
                .map(|paper| (order.key.account, paper))
        })
        .filter(|(_, paper)| paper.kind == PaperKind::Bill)
        .collect();
    let limit = papers.iter().map(|(_, paper)| paper.limit).min();
    let (good, stale): (Vec<_>, Vec<_>) = accounts.iter().copied().partition(|account| {
        account.bill_date.is_some()
            && !papers
                .iter()
                .any(|(of, paper)| *of == Some(account.id) && paper.is_too_old())
    });
    let evidence = if stale.is_empty() {
        let oldest = good.iter().filter_map(|account| account.bill_date).min();
        let oldest = oldest.map(|day| format!(", oldest of {}", facts.day(day)));
        format!("{} bills{}", good.len(), oldest.unwrap_or_default())
    } else {
        list(
            stale
                .iter()
                .map(|account| {
                    let carrier = facts.carrier_name(&account.carrier);
                    match account.bill_date {
                        Some(bill) => format!("{carrier}: {} too old when sent", facts.day(bill)),
                        None => format!("{carrier}: none"),
                    }
                })
                .collect(),
        )
    };
    facts.item(
        "gather.bill",
        match limit {
            Some(limit) => format!(
                "Latest bill of each account, complete, not older than {limit} days at submission"
            ),
            None => "Latest bill of each account, complete".to_owned(),
        },
        "An old or partial bill is refused as proof of the account.",
        Role::Implementation,
        Share::of(good.len(), accounts.len())
            .on(good.iter().filter_map(|account| account.bill_date).max())
            .due(needed(facts, &stale))
            .evidence(evidence),
    )
}

fn records(facts: &Facts<'_>) -> Option<Item> {
    let accounts = facts.line_accounts();
    if accounts.is_empty() {
        return None;
    }
    let (have, lack): (Vec<_>, Vec<_>) = accounts
        .iter()
        .copied()
        .partition(|account| facts.snapshot.csrs.contains_key(&account.id));
    let dates = have
        .iter()
        .filter_map(|account| facts.snapshot.csr_date(account.id));
    let newest = dates.clone().max();
    let evidence = match (dates.min(), newest, lack.is_empty()) {
        (Some(first), Some(last), true) if first != last => {
            format!(
                "{} records, {} to {}",
                have.len(),
                facts.day(first),
                facts.day(last)
            )
        }
        (_, Some(last), true) => format!("{} records of {}", have.len(), facts.day(last)),
        _ => format!("not from {}", carriers(facts, &lack)),
    };
    Some(
        facts.item(
            "gather.csr",
            "Customer service record (CSR) of each account",
            "The order is judged against this record, not the bill or memory.",
            Role::Coordinator,
            Share::of(have.len(), accounts.len())
                .on(newest)
                .due(needed(facts, &lack))
                .evidence(evidence),
        ),
    )
}

fn carriers(facts: &Facts<'_>, accounts: &[&Account]) -> String {
    list(
        accounts
            .iter()
            .map(|account| facts.carrier_name(&account.carrier))
            .collect(),
    )
}

/// An account whose BTN leaves while others remain needs a successor that stays.
pub(super) fn btn_settled(facts: &Facts<'_>, account: &Account) -> bool {
    let Some(btn) = account.btn else {
        return false;
    };
    let numbers = || facts.snapshot.numbers.of_account(account.id);
    let leaves =
        numbers().any(|number| number.tn == btn && number.disposition == Disposition::Port);
    let some_stay = numbers().any(|number| number.disposition == Disposition::Stay);
    !(leaves && some_stay) || account.new_btn.is_some()
}

fn btns(facts: &Facts<'_>) -> Item {
    let accounts = facts.line_accounts();
    let (good, lack): (Vec<_>, Vec<_>) = accounts
        .iter()
        .copied()
        .partition(|account| btn_settled(facts, account));
    let evidence = if lack.is_empty() {
        let named: Vec<_> = good
            .iter()
            .filter_map(|account| account.new_btn)
            .map(|btn| format!("new BTN {}", btn.national()))
            .collect();
        if named.is_empty() {
            share(good.len(), accounts.len(), "accounts")
        } else {
            list(named)
        }
    } else {
        list(
            lack.iter()
                .map(|account| {
                    let carrier = facts.carrier_name(&account.carrier);
                    match account.btn {
                        Some(btn) => format!("{carrier}: {} leaves, no successor", btn.national()),
                        None => format!("{carrier}: not known"),
                    }
                })
                .collect(),
        )
    };
    facts.item(
        "gather.btn",
        "Billing telephone number (BTN) of each account, and its successor where others stay",
        "If it leaves while others stay, the whole account is rejected.",
        Role::Coordinator,
        Share::of(good.len(), accounts.len())
            .on(newest_record(facts, &good))
            .due(needed(facts, &lack))
            .evidence(evidence),
    )
}

/// Date of the newest record among these accounts.
fn newest_record(facts: &Facts<'_>, accounts: &[&Account]) -> Option<NaiveDate> {
    accounts
        .iter()
        .filter_map(|account| facts.snapshot.csr_date(account.id))
        .max()
}

/// Fields of which nobody found a difference, in accounts that can be compared.
fn equal(facts: &Facts<'_>, key: &str, text: &str, why: &str, fields: &[&str]) -> Item {
    let accounts = facts.line_accounts();
    let compared = |account: &Account| facts.snapshot.csrs.contains_key(&account.id);
    let (good, lack): (Vec<_>, Vec<_>) = accounts
        .iter()
        .copied()
        .partition(|account| compared(account) && facts.about(fields, account.id).is_empty());
    let newest = newest_record(facts, &good);
    let evidence = if lack.is_empty() {
        share(good.len(), accounts.len(), "accounts equal")
    } else {
        format!("differs at {}", carriers(facts, &lack))
    };
    facts.item(
        key,
        text,
        why,
        Role::Implementation,
        Share::of(good.len(), accounts.len())
            .on(newest)
            .due(needed(facts, &lack))
            .evidence(evidence),
    )
}

fn account_numbers(facts: &Facts<'_>) -> Item {
    let accounts = facts.accounts();
    let (good, lack): (Vec<_>, Vec<_>) = accounts.iter().copied().partition(|account| {
        !account.account_number.is_empty()
            && facts.about(&["account_number"], account.id).is_empty()
    });
    let evidence = if lack.is_empty() {
        share(good.len(), accounts.len(), "accounts")
    } else {
        format!("open at {}", carriers(facts, &lack))
    };
    facts.item(
        "gather.account_numbers",
        "Account numbers equal to the CSR",
        "The invoice number and the BTN are often taken for it.",
        Role::Implementation,
        Share::of(good.len(), accounts.len())
            .on(newest_record(facts, &good))
            .due(needed(facts, &lack))
            .evidence(evidence),
    )
}

/// Transfer PINs: only wireless orders and carriers that ask for one.
fn pins(facts: &Facts<'_>) -> Option<Item> {
    let asked = |account: &&Account| {
        let wireless = facts
            .orders_of(account.id)
            .iter()
            .any(|order| order.key.class == KeyClass::Wireless);
        wireless
            || facts
                .profile(&account.carrier)
                .and_then(|profile| profile.pin_required.as_ref())
                .is_some_and(|rule| rule.value)
    };
    let accounts: Vec<_> = facts.accounts().into_iter().filter(asked).collect();
    if accounts.is_empty() {
        return None;
    }
    let alive = |account: &&Account| {
        let out = facts
            .orders_of(account.id)
            .iter()
            .all(|order| is_out(order));
        let life = facts
            .profile(&account.carrier)
            .and_then(|profile| profile.pin_days.as_ref())
            .map(|rule| i64::from(rule.value));
        out || account.pin.is_known()
            && match (account.pin_on, facts.account_sends(account.id), life) {
                (Some(made), Some(send), Some(life)) => (send - made).num_days() <= life,
                _ => true,
            }
    };
    let (good, lack): (Vec<_>, Vec<_>) = accounts.iter().copied().partition(alive);
    Some(
        facts.item(
            "gather.pins",
            "Account and transfer PINs, fetched when they are needed",
            "A transfer PIN lives days. Fetched early it is dead on arrival.",
            Role::It,
            Share::of(good.len(), accounts.len())
                .due(needed(facts, &lack))
                .evidence(if lack.is_empty() {
                    share(good.len(), accounts.len(), "accounts")
                } else {
                    format!("open at {}", carriers(facts, &lack))
                }),
        ),
    )
}

fn signers(facts: &Facts<'_>) -> Item {
    let accounts = facts.accounts();
    let (good, lack): (Vec<_>, Vec<_>) = accounts.iter().copied().partition(|account| {
        !account.signer.name.is_empty()
            && facts
                .about(&["signer", "signer_name", "authorised_person"], account.id)
                .is_empty()
    });
    let mut people: Vec<_> = good
        .iter()
        .map(|account| account.signer.name.clone())
        .collect();
    people.sort();
    people.dedup();
    let evidence = if lack.is_empty() {
        format!("{} at {} accounts", list(people), good.len())
    } else {
        format!("open at {}", carriers(facts, &lack))
    };
    facts.item(
        "gather.signers",
        "Authorized person of each account known, as the carrier holds the name",
        "A signature of someone not on file is refused.",
        Role::Coordinator,
        Share::of(good.len(), accounts.len())
            .due(needed(facts, &lack))
            .evidence(evidence),
    )
}

pub(super) fn unlocked(account: &Account) -> bool {
    account.lock_asked_on.is_some() && !account.locked
}

fn locks(facts: &Facts<'_>) -> Item {
    let accounts = facts.accounts();
    let settled = |account: &&Account| {
        // A carrier that confirmed a date has no lock and no other order open.
        unlocked(account)
            || facts
                .orders_of(account.id)
                .iter()
                .all(|order| super::facts::is_confirmed(order))
    };
    let (good, lack): (Vec<_>, Vec<_>) = accounts.iter().copied().partition(settled);
    let evidence = if lack.is_empty() {
        format!("asked at {} accounts", good.len())
    } else {
        let locked: Vec<_> = lack
            .iter()
            .filter(|account| account.locked)
            .copied()
            .collect();
        if locked.is_empty() {
            format!("not asked at {}", carriers(facts, &lack))
        } else {
            format!("locked at {}", carriers(facts, &locked))
        }
    };
    facts.item(
        "gather.locks",
        "Port-out locks removed, account active, no other order pending",
        "Removal takes one to three weeks and only the customer can ask.",
        Role::Signer,
        Share::of(good.len(), accounts.len())
            .on(good
                .iter()
                .filter_map(|account| account.lock_asked_on)
                .max())
            .due(needed(facts, &lack))
            .evidence(evidence),
    )
}

fn contracts(facts: &Facts<'_>) -> Item {
    let accounts = facts.accounts();
    let (good, lack): (Vec<_>, Vec<_>) = accounts
        .iter()
        .copied()
        .partition(|account| account.contract_end.is_some());
    let first = good
        .iter()
        .filter_map(|account| account.contract_end.map(|end| (end, account.notice_days)))
        .min();
    let evidence = match (first, lack.is_empty()) {
        (Some((end, notice)), true) => {
            let notice = notice.map(|days| format!("; notice {days} days"));
            format!(
                "First ends {}{}",
                super::facts::full_day(end),
                notice.unwrap_or_default()
            )
        }
        _ => format!("not known for {}", carriers(facts, &lack)),
    };
    // The port does not wait for it, the end of the old service does.
    let due = facts
        .orders()
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Cutover))
        .min();
    facts.item(
        "gather.contracts",
        "Contract end and notice known for each account",
        "No ground to refuse the port, but fees are still owed.",
        Role::Manager,
        Share::of(good.len(), accounts.len())
            .due(due)
            .evidence(evidence),
    )
}

/// Temporary numbers, only where the carrier's hours leave no quiet window.
fn temporary(facts: &Facts<'_>) -> Option<Item> {
    let orders: Vec<_> = facts
        .orders()
        .iter()
        .filter(|order| facts.needs_forwards(order))
        .copied()
        .collect();
    let due = orders
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::ChangeCutOff))
        .min();
    (!orders.is_empty()).then(|| {
        facts.item(
            "gather.temporary",
            "Temporary numbers ordered and tested",
            "They carry the calls from the quiet hour until the port.",
            Role::It,
            Share::one(false)
                .due(due)
                .evidence(super::facts::names(&orders)),
        )
    })
}
