//! What losing accounts cost while both services run, and what ending them early costs.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{AccountCost, Counted, Line, Sheet, Sure};
use crate::{
    account::{Account, Charges},
    id::AccountId,
    plan::{OrderPlan, Plan, StepKind},
    snapshot::Snapshot,
    window::{date_words, day_words},
};

/// `booked` are days for which the new service was booked by an earlier plan.
pub(super) fn costs(
    (snapshot, counted): (&Snapshot, &Counted),
    plan: &Plan,
    booked: &BTreeMap<AccountId, NaiveDate>,
) -> Vec<AccountCost> {
    let staying = |account: &Account| {
        let counts = counted.accounts.get(&account.id);
        counts.map_or(0, |(_, stay)| *stay)
    };
    let mut left: BTreeMap<AccountId, Vec<&OrderPlan>> = BTreeMap::new();
    for of in &plan.orders {
        let order = snapshot.orders.get(&of.order);
        if let Some(account) = order.and_then(|order| order.key.account) {
            left.entry(account).or_default().push(of);
        }
    }
    left.into_iter()
        .filter_map(|(id, orders)| {
            let account = snapshot.accounts.get(&id)?;
            let booked = booked.get(&id).copied();
            Some(cost((snapshot, &orders), account, staying(account), booked))
        })
        .collect()
}

/// An account that orders leave. Numbers that stay keep it alive.
fn cost(
    (snapshot, orders): (&Snapshot, &[&OrderPlan]),
    account: &Account,
    staying: u32,
    booked: Option<NaiveDate>,
) -> AccountCost {
    let charges = snapshot.charges.get(&account.id);
    let first = orders.iter().filter_map(|order| order.cutover).min();
    // A day that was promised and has slipped is one for which the new service was booked.
    let promised = orders.iter().filter_map(|order| {
        let slip = order.slip.as_ref().filter(|slip| slip.days > 0)?;
        Some(slip.was)
    });
    let booked = promised.chain(booked).min();
    let both = Both {
        from: first.map(|first| booked.map_or(first, |booked| booked.min(first))),
        booked: first
            .zip(booked)
            .is_some_and(|(first, booked)| booked < first),
    };
    let ends = orders
        .iter()
        .flat_map(|order| &order.steps)
        .filter(|step| step.kind == StepKind::Disconnect)
        .map(|step| step.to)
        .max();
    let name = snapshot.carrier_name(&account.carrier);
    let lines = if staying > 0 {
        let verb = if staying == 1 {
            "number stays"
        } else {
            "numbers stay"
        };
        let basis = format!("{staying} {verb} at {name}, so the account goes on");
        vec![
            nothing("Overlap", &basis),
            nothing("Early termination", &basis),
        ]
    } else {
        vec![
            overlap(charges, both, ends),
            termination(account, charges, ends),
        ]
    };
    let number = if account.account_number.is_empty() {
        "no account number".to_owned()
    } else {
        account.account_number.clone()
    };
    AccountCost {
        account: account.id,
        name: format!("{name}, {number}"),
        monthly: charges.and_then(|charges| charges.monthly),
        termination: charges.and_then(|charges| charges.termination),
        currency: charges.map_or_else(|| "USD".to_owned(), |charges| charges.currency.clone()),
        source: charges
            .map(|charges| charges.source.clone())
            .unwrap_or_default(),
        contract_end: account.contract_end,
        both_from: both.from,
        booked: both.booked && staying == 0,
        sheet: Sheet::of(lines),
    }
}

fn nothing(what: &str, basis: &str) -> Line {
    Line {
        what: what.to_owned(),
        sure: Sure::Nothing,
        amount: None,
        currency: String::new(),
        basis: basis.to_owned(),
        source: String::new(),
    }
}

fn unknown(what: &str, basis: String, source: &str) -> Line {
    Line {
        what: what.to_owned(),
        sure: Sure::Planned,
        amount: None,
        currency: String::new(),
        basis,
        source: source.to_owned(),
    }
}

/// From when both services are paid.
#[derive(Clone, Copy)]
struct Both {
    from: Option<NaiveDate>,
    /// An earlier plan booked the new service for that day; the port itself comes later.
    booked: bool,
}

/// Both services are billed from the first cutover of the account, or from the day for which the new one was booked,
/// until the account is ended.
fn overlap(charges: Option<&Charges>, both: Both, ends: Option<NaiveDate>) -> Line {
    let (Some(first), Some(ends)) = (both.from, ends) else {
        let basis = "There is no date on which the account ends".to_owned();
        return unknown("Overlap", basis, "");
    };
    let days = u32::try_from((ends - first).num_days()).unwrap_or(0);
    let booked = if both.booked {
        ", for which the new service was booked,"
    } else {
        ""
    };
    let span = format!(
        "both run from {}{booked} to {}, {days} days",
        day_words(first),
        date_words(ends)
    );
    let Some((charges, monthly)) = charges.and_then(|charges| Some((charges, charges.monthly?)))
    else {
        let basis = format!("{span}; what the account costs a month is not known");
        return unknown("Overlap", basis, "Enter it from the bill.");
    };
    Line {
        what: "Overlap".to_owned(),
        sure: Sure::Planned,
        amount: Some(monthly.days_of_month(days)),
        currency: charges.currency.clone(),
        basis: format!(
            "{span} of 30 at {} {} a month",
            monthly.words(),
            charges.currency
        ),
        source: charges.source.clone(),
    }
}

/// What is owed when the account ends before its contract. The losing side may not hold a port back for it, and
/// the customer owes it all the same [SKYSWITCH-LNP].
fn termination(account: &Account, charges: Option<&Charges>, ends: Option<NaiveDate>) -> Line {
    const WHAT: &str = "Early termination";
    const SOURCE: &str = "SKYSWITCH-LNP: a port may not be delayed for it, and it is owed";
    let Some(contract_end) = account.contract_end else {
        let basis = "The contract’s end is not known".to_owned();
        return unknown(WHAT, basis, "Enter it from the contract.");
    };
    let Some(ends) = ends else {
        let basis = "There is no date on which the account ends".to_owned();
        return unknown(WHAT, basis, "");
    };
    if contract_end <= ends {
        let basis = format!(
            "The contract ends {}, before the account does",
            date_words(contract_end)
        );
        return nothing(WHAT, &basis);
    }
    let early = format!(
        "the account ends {}, its contract {}",
        day_words(ends),
        date_words(contract_end)
    );
    let Some((charges, fee)) = charges.and_then(|charges| Some((charges, charges.termination?)))
    else {
        let basis = format!("{early}; what ending early costs is not known");
        return unknown(WHAT, basis, "Enter it from the contract.");
    };
    let days = u32::try_from((contract_end - ends).num_days()).unwrap_or(0);
    let keep = charges.monthly.map(|monthly| monthly.days_of_month(days));
    // Whichever costs less is what a person would choose.
    let instead = match keep {
        Some(keep) if keep < fee => format!(
            "; paying on until then costs {} {}, which is less",
            keep.words(),
            charges.currency
        ),
        Some(keep) => format!(
            "; paying on until then would cost {} {}",
            keep.words(),
            charges.currency
        ),
        None => String::new(),
    };
    Line {
        what: WHAT.to_owned(),
        sure: Sure::Planned,
        amount: Some(keep.map_or(fee, |keep| keep.min(fee))),
        currency: charges.currency.clone(),
        basis: format!("{early}{instead}"),
        source: if charges.source.is_empty() {
            SOURCE.to_owned()
        } else {
            format!("{}; {SOURCE}", charges.source)
        },
    }
}
