//! Phase 6: what carriers reject for most, and how this project stands to each.
//!
//! Reasons, remedies and business days lost are those of the rejection catalogue, see [`crate::readiness::CATALOGUE`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    csr::HintKind,
    number::Disposition,
    order::{KeyClass, Order},
    readiness, reconcile,
};

use super::{
    facts::{Facts, is_confirmed, list, names, share},
    gather::{NAMES, btn_settled, unlocked, unmatched},
};

/// A common rejection reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// What carriers reject for.
    pub reason: String,
    /// How the program or a person checks it.
    pub check: String,
    /// Whether the check is passed by the whole project.
    pub passed: bool,
    /// What the check found here.
    pub result: String,
    /// What to do when it comes all the same.
    pub remedy: String,
    /// Business days usually lost, such as `3–5`.
    pub days: String,
}

/// What cannot be known in a project, and has to be asked before an order goes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenQuestion {
    /// What carriers reject for.
    pub reason: String,
    /// Whom to ask.
    pub whom: String,
    /// What.
    pub question: String,
    /// Business days usually lost.
    pub days: String,
}

/// The rows of the catalogue that no check foresees.
pub(super) fn questions() -> Vec<OpenQuestion> {
    readiness::CATALOGUE
        .iter()
        .filter_map(|row| {
            let (whom, question) = row.ask()?;
            Some(OpenQuestion {
                reason: row.reason.to_owned(),
                whom: whom.to_owned(),
                question: question.to_owned(),
                days: row.days_words(),
            })
        })
        .collect()
}

pub(super) fn reasons(facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons = vec![
        fields(facts, 1, &["service_address", "service_city"]),
        fields(facts, 2, &["business_name", "billing_name"]),
        signer(facts),
        account_number(facts),
    ];
    reasons.extend(pin(facts));
    reasons.extend([
        btn(facts),
        extent(facts),
        pending(facts),
        lock(facts),
        unknown_numbers(facts),
        features(facts),
        mixed(facts),
    ]);
    reasons
}

/// A row of the catalogue with how the project stands to it: name, remedy and days are the catalogue's.
fn reason(row: u16, check: &str, passed: bool, result: String) -> Reason {
    let entry = readiness::row(row);
    let text = |of: fn(&readiness::Rejection) -> &'static str| entry.map(of).unwrap_or_default();
    Reason {
        reason: text(|entry| entry.reason).to_owned(),
        check: check.to_owned(),
        passed,
        result,
        remedy: text(|entry| entry.fix).to_owned(),
        days: entry
            .map(readiness::Rejection::days_words)
            .unwrap_or_default(),
    }
}

fn fields(facts: &Facts<'_>, row: u16, fields: &[&str]) -> Reason {
    debug_assert!(fields.iter().any(|field| NAMES.contains(field)));
    let accounts = facts.line_accounts();
    let equal = accounts
        .iter()
        .filter(|account| {
            facts.snapshot.csrs.contains_key(&account.id)
                && facts.about(fields, account.id).is_empty()
        })
        .count();
    reason(
        row,
        "Letter against CSR",
        equal == accounts.len(),
        share(equal, accounts.len(), "equal"),
    )
}

fn signer(facts: &Facts<'_>) -> Reason {
    let accounts = facts.accounts();
    let known = accounts
        .iter()
        .filter(|account| !account.signer.name.is_empty())
        .count();
    reason(
        3,
        "Asked at each carrier",
        known == accounts.len(),
        share(known, accounts.len(), "signers known"),
    )
}

fn account_number(facts: &Facts<'_>) -> Reason {
    let accounts = facts.accounts();
    let good = accounts
        .iter()
        .filter(|account| {
            !account.account_number.is_empty()
                && facts.about(&["account_number"], account.id).is_empty()
        })
        .count();
    reason(
        4,
        "Bill and CSR against order",
        good == accounts.len(),
        share(good, accounts.len(), "equal"),
    )
}

fn pin(facts: &Facts<'_>) -> Option<Reason> {
    let wireless: Vec<_> = facts
        .orders()
        .iter()
        .copied()
        .filter(|order| order.key.class == KeyClass::Wireless)
        .collect();
    let known = |order: &&&Order| {
        order
            .key
            .account
            .and_then(|id| facts.snapshot.accounts.get(&id))
            .is_some_and(|account| account.pin.is_known())
    };
    let lack: Vec<_> = wireless
        .iter()
        .filter(|order| !known(order))
        .copied()
        .collect();
    (!wireless.is_empty()).then(|| {
        reason(
            5,
            "Age against submission",
            lack.is_empty(),
            if lack.is_empty() {
                "known".to_owned()
            } else {
                format!("{}: not yet fetched", names(&lack))
            },
        )
    })
}

fn btn(facts: &Facts<'_>) -> Reason {
    let accounts = facts.line_accounts();
    let open: Vec<_> = accounts
        .iter()
        .filter(|account| !btn_settled(facts, account))
        .map(|account| facts.carrier_name(&account.carrier))
        .collect();
    reason(
        9,
        "BTN rule of the new carrier",
        open.is_empty(),
        if open.is_empty() {
            share(accounts.len(), accounts.len(), "settled")
        } else {
            format!("no new BTN at {}", list(open))
        },
    )
}

fn extent(facts: &Facts<'_>) -> Reason {
    let local = |order: &&Order| order.key.class != KeyClass::TollFree;
    let (partial, full): (Vec<_>, Vec<_>) = facts
        .orders()
        .iter()
        .copied()
        .filter(local)
        .partition(|order| facts.is_partial(order));
    let open = facts
        .snapshot
        .numbers
        .values()
        .filter(|number| number.disposition == Disposition::Undecided)
        .count();
    let result = if open > 0 {
        format!("{open} numbers undecided")
    } else {
        format!("{} partial, {} full", partial.len(), full.len())
    };
    reason(10, "Order against coverage", open == 0, result)
}

/// Accounts where a carrier was asked, or has shown by a confirmed date that nothing stands in the way.
fn asked(facts: &Facts<'_>) -> (usize, usize, Option<chrono::NaiveDate>) {
    let accounts = facts.accounts();
    let good: Vec<_> = accounts
        .iter()
        .filter(|account| {
            unlocked(account)
                || facts
                    .orders_of(account.id)
                    .iter()
                    .all(|order| is_confirmed(order))
        })
        .collect();
    let last = good
        .iter()
        .filter_map(|account| account.lock_asked_on)
        .max();
    (good.len(), accounts.len(), last)
}

fn when(facts: &Facts<'_>, last: Option<chrono::NaiveDate>) -> String {
    last.map_or_else(
        || "To be asked".to_owned(),
        |day| format!("Asked {}", facts.day(day)),
    )
}

fn pending(facts: &Facts<'_>) -> Reason {
    let (good, all, last) = asked(facts);
    reason(
        12,
        &when(facts, last),
        good == all,
        share(good, all, "accounts clear"),
    )
}

fn lock(facts: &Facts<'_>) -> Reason {
    let (good, all, last) = asked(facts);
    reason(
        14,
        &when(facts, last),
        good == all,
        share(good, all, "accounts open"),
    )
}

fn unknown_numbers(facts: &Facts<'_>) -> Reason {
    let all = facts.snapshot.numbers.len();
    let agreed = all - unmatched(facts).len();
    Reason {
        // Rows 15 and 16: the lists cannot tell a number that ended from one of another account.
        reason: "Number disconnected or not on the account".to_owned(),
        days: "3–10".to_owned(),
        ..reason(
            16,
            "Three lists",
            agreed == all,
            format!("{agreed} of {all} agree"),
        )
    }
}

/// Services that must be removed before a port, as the records give them away.
fn features(facts: &Facts<'_>) -> Reason {
    let rows = [20, 21, 22, 23, 24, 25, 26];
    let mut found: Vec<String> = Vec::new();
    for csr in facts.snapshot.csrs.values() {
        for hint in reconcile::record(csr).hints {
            let words = hint.kind.words().to_owned();
            let removed = !matches!(
                hint.kind,
                HintKind::Alarm
                    | HintKind::Bundle
                    | HintKind::PendingOrder
                    | HintKind::Freeze
                    | HintKind::PicFreeze
                    | HintKind::Contract
                    | HintKind::Listing
                    | HintKind::Forwarding
                    | HintKind::Resold
                    | HintKind::DidBlock
            );
            if removed && !found.contains(&words) {
                found.push(words);
            }
        }
    }
    let none = facts.snapshot.csrs.is_empty();
    let passed = found.is_empty() && !none;
    let result = match (passed, none) {
        (_, true) => "no CSR yet".to_owned(),
        (true, false) => "none found".to_owned(),
        (false, false) => format!("found: {}", list(found)),
    };
    let days = rows
        .into_iter()
        .filter_map(readiness::row)
        .map(|row| row.days);
    let most = days.clone().map(|(_, most)| most).max().unwrap_or(0);
    let least = days.map(|(least, _)| least).min().unwrap_or(0);
    Reason {
        reason: "Special features: hunt group, DSL, RCF".to_owned(),
        check: "CSR feature codes".to_owned(),
        passed,
        result,
        remedy: "Remove before the port".to_owned(),
        days: format!("{least}–{most}"),
    }
}

fn mixed(facts: &Facts<'_>) -> Reason {
    let toll_free: Vec<_> = facts
        .orders()
        .iter()
        .copied()
        .filter(|order| order.key.class == KeyClass::TollFree)
        .collect();
    let pure = facts.orders().iter().all(|order| {
        let is = order.key.class == KeyClass::TollFree;
        facts
            .numbers_of(order.id)
            .all(|number| (number.kind == crate::number::Kind::TollFree) == is)
    });
    reason(
        40,
        "Split rule",
        pure,
        if toll_free.is_empty() {
            "no toll-free numbers".to_owned()
        } else {
            format!("{} apart", names(&toll_free))
        },
    )
}
