//! Phase 6: what carriers reject for most, and how this project stands to each.
//!
//! Reasons, remedies and business days lost are the rejection catalogue of the domain notes (section 6);
//! days are planning values.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    number::Disposition,
    order::{KeyClass, Order},
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

pub(super) fn reasons(facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons = vec![
        fields(
            facts,
            "Service address or ZIP differs",
            &["service_address", "service_city"],
            "Copy the CSR",
        ),
        fields(
            facts,
            "Business name differs",
            &["business_name", "billing_name"],
            "Copy the CSR",
        ),
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

fn reason(
    name: &str,
    check: &str,
    passed: bool,
    result: String,
    remedy: &str,
    days: &str,
) -> Reason {
    Reason {
        reason: name.to_owned(),
        check: check.to_owned(),
        passed,
        result,
        remedy: remedy.to_owned(),
        days: days.to_owned(),
    }
}

fn fields(facts: &Facts<'_>, name: &str, fields: &[&str], remedy: &str) -> Reason {
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
        name,
        "Letter against CSR",
        equal == accounts.len(),
        share(equal, accounts.len(), "equal"),
        remedy,
        "3–5",
    )
}

fn signer(facts: &Facts<'_>) -> Reason {
    let accounts = facts.accounts();
    let known = accounts
        .iter()
        .filter(|account| !account.signer.name.is_empty())
        .count();
    reason(
        "Signer not on the account",
        "Asked at each carrier",
        known == accounts.len(),
        share(known, accounts.len(), "signers known"),
        "Have the signer added",
        "3–10",
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
        "Account number wrong",
        "Bill and CSR against order",
        good == accounts.len(),
        share(good, accounts.len(), "equal"),
        "Take it from the CSR",
        "3–5",
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
            "PIN wrong or expired",
            "Age against submission",
            lack.is_empty(),
            if lack.is_empty() {
                "known".to_owned()
            } else {
                format!("{}: not yet fetched", names(&lack))
            },
            "New PIN",
            "1–3",
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
        "BTN moves while services remain",
        "BTN rule of the new carrier",
        open.is_empty(),
        if open.is_empty() {
            share(accounts.len(), accounts.len(), "settled")
        } else {
            format!("no new BTN at {}", list(open))
        },
        "Name a new BTN",
        "3–5",
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
    reason(
        "Full or partial marked wrong",
        "Order against coverage",
        open == 0,
        result,
        "Correct the mark",
        "2–3",
    )
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
        "Pending order on the account",
        &when(facts, last),
        good == all,
        share(good, all, "accounts clear"),
        "Finish or cancel it",
        "3–10",
    )
}

fn lock(facts: &Facts<'_>) -> Reason {
    let (good, all, last) = asked(facts);
    reason(
        "Lock or port protection",
        &when(facts, last),
        good == all,
        share(good, all, "accounts open"),
        "Customer lifts it",
        "5–15",
    )
}

fn unknown_numbers(facts: &Facts<'_>) -> Reason {
    let all = facts.snapshot.numbers.len();
    let agreed = all - unmatched(facts).len();
    reason(
        "Number disconnected or not on the account",
        "Three lists",
        agreed == all,
        format!("{agreed} of {all} agree"),
        "Reconcile with the CSR",
        "3–10",
    )
}

/// Feature words that a CSR carries for what must be removed before a port. [domain notes 6, rows 20 to 25]
const FEATURES: [(&str, &str); 6] = [
    ("HUNT", "hunt group"),
    ("DSL", "DSL"),
    ("CENTREX", "Centrex"),
    ("RCF", "remote call forwarding"),
    ("RINGMATE", "distinctive ring"),
    ("ISDN", "ISDN"),
];

fn features(facts: &Facts<'_>) -> Reason {
    let mut found = Vec::new();
    for csr in facts.snapshot.csrs.values() {
        let text = csr.text.to_uppercase();
        for (code, words) in FEATURES {
            let stands = text
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| word == code);
            if stands && !found.contains(&words) {
                found.push(words);
            }
        }
    }
    reason(
        "Special features: hunt group, DSL, RCF",
        "CSR feature codes",
        found.is_empty() && !facts.snapshot.csrs.is_empty(),
        match (found.is_empty(), facts.snapshot.csrs.is_empty()) {
            (_, true) => "no CSR yet".to_owned(),
            (true, false) => "none found".to_owned(),
            (false, false) => format!(
                "found: {}",
                list(found.into_iter().map(str::to_owned).collect())
            ),
        },
        "Remove before the port",
        "3–10",
    )
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
        "Toll-free and local mixed",
        "Split rule",
        pure,
        if toll_free.is_empty() {
            "no toll-free numbers".to_owned()
        } else {
            format!("{} apart", names(&toll_free))
        },
        "Split",
        "1",
    )
}
