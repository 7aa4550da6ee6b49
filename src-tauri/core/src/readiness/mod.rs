//! What must be true before an order may be signed and sent: the checks that find a rejection here, not at
//! the carrier.
//!
//! Each check is a pure function over the snapshot with a stable code, the days a rejection for it
//! usually costs and the source of the rule. Sources are the tags of the carriers' and registries' pages.

mod accept;
mod account;
mod catalogue;
mod consequences;
mod hold;
mod index;
mod insists;
mod number;
mod orders;
mod pages;
mod papers;
mod record;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;
mod wants;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use accept::{may_not_accept, part};
pub(crate) use account::new_btn_candidates;
pub use catalogue::{CATALOGUE, Foresight, Rejection, Standing, row, row_of_code, standings};
pub(crate) use consequences::consequences_among;
pub use consequences::{Consequence, consequences};
pub use number::{Column, Marker, marks};
pub use papers::{Paper, PaperKind, papers};

use crate::{
    finding::{Finding, Severity, in_order},
    id::{AccountId, OrderId, SiteId},
    number::Number,
    order::{Order, OrderStatus},
    place::Place,
    plan::Plan,
    snapshot::Snapshot,
};

/// All findings of the project, blockers first: the plan's and those of every check.
pub fn check(snapshot: &Snapshot, plan: &Plan, today: NaiveDate) -> Vec<Finding> {
    // What is asked of numbers one by one takes as long as all the rest, and rests on nothing of it.
    let (mut findings, of_numbers) = std::thread::scope(|scope| {
        let aside = std::thread::Builder::new().spawn_scoped(scope, || of_numbers(snapshot));
        let findings = of_the_rest(snapshot, plan, today);
        // Where the machine gives no second thread, one after the other.
        let aside = aside.ok().and_then(|thread| thread.join().ok());
        (findings, aside.unwrap_or_else(|| of_numbers(snapshot)))
    });
    findings.extend(of_numbers);
    if snapshot.orders.is_empty() && !snapshot.numbers.is_empty() {
        findings.push(Finding::warning(
            "not_split",
            Place::Project,
            "The numbers are not split into orders yet, so nothing has a date.",
            "Split into orders.",
        ));
    }
    in_order(findings.into_iter().map(catalogue::complete).collect())
}

/// What is wrong with numbers, one by one.
fn of_numbers(snapshot: &Snapshot) -> Vec<Finding> {
    let mut findings = Vec::new();
    number::check(snapshot, &mut findings);
    findings
}

/// What the plan, accounts, papers, orders and look-ups bring.
fn of_the_rest(snapshot: &Snapshot, plan: &Plan, today: NaiveDate) -> Vec<Finding> {
    let mut findings = plan.findings.clone();
    let index = index::Index::new(snapshot, plan);
    for account in snapshot.accounts.values() {
        let all_sent = index.open_orders(account.id).next().is_none();
        if !all_sent || index.orders(account.id).is_empty() {
            account::check(snapshot, &index, account, plan, &mut findings);
        }
    }
    for order in snapshot.orders.values() {
        papers::check(snapshot, order, index.plan(order.id), today, &mut findings);
        let numbers = index.of_order(order.id);
        insists::check(snapshot, order, numbers, &mut findings);
        let account = order.key.account;
        let of_account = account.map_or(&[][..], |account| index.of_account(account));
        wants::check(snapshot, order, (numbers, of_account), &mut findings);
    }
    account::homeless(snapshot, &mut findings);
    orders::check(snapshot, &index, plan, &mut findings);
    record::lookups(snapshot, &mut findings);
    findings.extend(crate::finder::moved(snapshot, today));
    findings
}

/// The orders that a finding holds up, in order of name.
pub fn orders_of<'a>(snapshot: &'a Snapshot, finding: &Finding) -> Vec<&'a Order> {
    let of_account = |id: AccountId| -> Vec<&Order> { open_orders(snapshot, id).collect() };
    match &finding.place {
        Place::Order { id, .. } => snapshot.orders.get(id).into_iter().collect(),
        Place::Account { id, field } => {
            let site = site_in(field);
            let mut orders = of_account(*id);
            if let Some(site) = site {
                orders.retain(|order| order.key.site.is_none_or(|id| id.0 == site));
            }
            orders
        }
        Place::Site { id } => snapshot
            .orders
            .values()
            .filter(|order| order.key.site == Some(*id))
            .collect(),
        Place::Number { id } => match snapshot.numbers.get(id) {
            Some(Number {
                order: Some(order), ..
            }) => snapshot.orders.get(order).into_iter().collect(),
            Some(Number {
                account: Some(account),
                ..
            }) => of_account(*account),
            _ => Vec::new(),
        },
        Place::Project | Place::Carrier { .. } | Place::Cell(_) => Vec::new(),
    }
}

/// The places in a list of findings of those that hold up each order.
pub fn by_order(snapshot: &Snapshot, findings: &[Finding]) -> BTreeMap<OrderId, Vec<usize>> {
    let mut of_account: BTreeMap<AccountId, Vec<&Order>> = BTreeMap::new();
    let mut of_site: BTreeMap<SiteId, Vec<&Order>> = BTreeMap::new();
    for order in snapshot.orders.values() {
        if let Some(account) = order.key.account {
            of_account.entry(account).or_default().push(order);
        }
        if let Some(site) = order.key.site {
            of_site.entry(site).or_default().push(order);
        }
    }
    let mut held: BTreeMap<OrderId, Vec<usize>> = BTreeMap::new();
    for (place, finding) in findings.iter().enumerate() {
        let one;
        // Those that come into question; whether they are held up is said in one place.
        let near: &[&Order] = match &finding.place {
            Place::Order { id, .. } => {
                one = snapshot.orders.get(id);
                one.as_slice()
            }
            Place::Account { id, .. } => of_account.get(id).map_or(&[], Vec::as_slice),
            Place::Site { id } => of_site.get(id).map_or(&[], Vec::as_slice),
            Place::Number { id } => match snapshot.numbers.get(id) {
                Some(Number {
                    order: Some(order), ..
                }) => {
                    one = snapshot.orders.get(order);
                    one.as_slice()
                }
                Some(Number {
                    account: Some(account),
                    ..
                }) => of_account.get(account).map_or(&[], Vec::as_slice),
                _ => &[],
            },
            Place::Project | Place::Carrier { .. } | Place::Cell(_) => &[],
        };
        for order in near {
            if holds_up(snapshot, finding, order) {
                held.entry(order.id).or_default().push(place);
            }
        }
    }
    held
}

/// The findings that hold up one order, blockers first.
pub fn of_order<'a>(
    snapshot: &Snapshot,
    findings: &'a [Finding],
    order: OrderId,
) -> Vec<&'a Finding> {
    let Some(order) = snapshot.orders.get(&order) else {
        return Vec::new();
    };
    findings
        .iter()
        .filter(|finding| holds_up(snapshot, finding, order))
        .collect()
}

/// Whether an order is among those of [`orders_of`], without looking at any other.
fn holds_up(snapshot: &Snapshot, finding: &Finding, order: &Order) -> bool {
    let of_account = |id: AccountId| order.key.account == Some(id) && can_be_changed(order);
    match &finding.place {
        Place::Order { id, .. } => *id == order.id,
        Place::Account { id, field } => {
            of_account(*id)
                && site_in(field).is_none_or(|site| order.key.site.is_none_or(|id| id.0 == site))
        }
        Place::Site { id } => order.key.site == Some(*id),
        Place::Number { id } => match snapshot.numbers.get(id) {
            Some(Number {
                order: Some(id), ..
            }) => *id == order.id,
            Some(Number {
                account: Some(account),
                ..
            }) => of_account(*account),
            _ => false,
        },
        Place::Project | Place::Carrier { .. } | Place::Cell(_) => false,
    }
}

/// The site that the field of an account names, as in `service_address:7`.
fn site_in(field: &str) -> Option<i64> {
    field.rsplit_once(':')?.1.parse().ok()
}

/// The findings for which an order may not be signed.
pub fn blockers_of(snapshot: &Snapshot, findings: &[Finding], order: OrderId) -> Vec<Finding> {
    of_order(snapshot, findings, order)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Blocker)
        .cloned()
        .collect()
}

/// Orders of an account whose papers can still be changed: not sent, or sent back.
fn open_orders(snapshot: &Snapshot, account: AccountId) -> impl Iterator<Item = &Order> {
    snapshot
        .orders
        .values()
        .filter(move |order| order.key.account == Some(account) && can_be_changed(order))
}

fn can_be_changed(order: &Order) -> bool {
    !order.status.is_submitted() || order.status == OrderStatus::Rejected
}

/// `0142, 0143, 0219`: the last four digits, at most six of them.
fn last_digits(numbers: &[&Number]) -> String {
    let mut text = numbers
        .iter()
        .take(6)
        .map(|number| format!("{:04}", number.tn.line()))
        .collect::<Vec<_>>()
        .join(", ");
    if numbers.len() > 6 {
        text.push_str(" …");
    }
    text
}

/// Distinct sites of some numbers, for a message.
fn site_names(snapshot: &Snapshot, numbers: &[&Number]) -> String {
    let mut sites: Vec<SiteId> = numbers.iter().filter_map(|number| number.site).collect();
    // Those of a run are one at a glance; only what is left is sorted and looked up.
    sites.dedup();
    let sites: BTreeSet<SiteId> = sites.into_iter().collect();
    let names: BTreeSet<&str> = sites
        .into_iter()
        .filter_map(|id| snapshot.sites.get(&id))
        .map(|site| site.name.as_str())
        .collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}
