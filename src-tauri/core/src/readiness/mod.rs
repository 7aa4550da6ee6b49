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
mod number;
mod orders;
mod papers;
mod record;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;

use std::collections::BTreeSet;

use chrono::NaiveDate;

pub use accept::{may_not_accept, part};
pub(crate) use account::new_btn_candidates;
pub use catalogue::{CATALOGUE, Foresight, Rejection, Standing, row, standings};
pub use consequences::{Consequence, consequences};
pub use number::{Column, marks};
pub use papers::{Paper, PaperKind, papers};

use crate::{
    finding::{Finding, Severity, in_order},
    id::{AccountId, OrderId},
    number::Number,
    order::{Order, OrderStatus},
    place::Place,
    plan::Plan,
    snapshot::Snapshot,
};

/// All findings of the project, blockers first: the plan's and those of every check.
pub fn check(snapshot: &Snapshot, plan: &Plan, today: NaiveDate) -> Vec<Finding> {
    let mut findings = plan.findings.clone();
    let duplicates = crate::reconcile::on_two_accounts(snapshot);
    for account in snapshot.accounts.values() {
        if open_orders(snapshot, account.id).next().is_some() || no_orders(snapshot, account.id) {
            account::check(snapshot, account, plan, &mut findings);
        }
    }
    for order in snapshot.orders.values() {
        papers::check(snapshot, order, plan, today, &mut findings);
    }
    account::homeless(snapshot, &mut findings);
    orders::check(snapshot, plan, &mut findings);
    record::lookups(snapshot, &mut findings);
    number::check(snapshot, &duplicates, &mut findings);
    for (id, reason) in crate::split::split(snapshot).unassigned {
        findings.push(
            Finding::blocker(
                "in_no_order",
                Place::Number { id },
                format!("It is to port and can be in no order. {reason}"),
                "Put it on its account, or decide that it stays or is disconnected.",
            )
            .costs(5)
            .sourced("BW-ERR 7403, 7470, 7503"),
        );
    }
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

/// The orders that a finding holds up, in order of name.
pub fn orders_of<'a>(snapshot: &'a Snapshot, finding: &Finding) -> Vec<&'a Order> {
    let of_account = |id: AccountId| -> Vec<&Order> { open_orders(snapshot, id).collect() };
    match &finding.place {
        Place::Order { id, .. } => snapshot.orders.get(id).into_iter().collect(),
        Place::Account { id, field } => {
            let site = field
                .rsplit_once(':')
                .and_then(|(_, site)| site.parse::<i64>().ok());
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

/// The findings that hold up one order, blockers first.
pub fn of_order<'a>(
    snapshot: &Snapshot,
    findings: &'a [Finding],
    order: OrderId,
) -> Vec<&'a Finding> {
    findings
        .iter()
        .filter(|finding| {
            orders_of(snapshot, finding)
                .iter()
                .any(|held| held.id == order)
        })
        .collect()
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

fn no_orders(snapshot: &Snapshot, account: AccountId) -> bool {
    !snapshot
        .orders
        .values()
        .any(|order| order.key.account == Some(account))
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
    let names: BTreeSet<&str> = numbers
        .iter()
        .filter_map(|number| number.site.and_then(|id| snapshot.sites.get(&id)))
        .map(|site| site.name.as_str())
        .collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}
