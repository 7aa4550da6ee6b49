//! What one order may not hold: numbers that a carrier refuses to take together, or too many of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    account::count, can_be_changed, catalogue::of_row, index::Index, last_digits, record::is_it,
};
use crate::{
    carrier::SplitKey,
    finding::{Finding, Severity},
    id::OrderId,
    number::{Kind, LookupKind, Number},
    order::{KeyClass, Order, OrderStatus},
    place::Place,
    plan::{Plan, StepKind},
    snapshot::Snapshot,
    split,
};

/// Adds findings about orders that can still be changed.
pub(super) fn check(
    snapshot: &Snapshot,
    index: &Index<'_>,
    plan: &Plan,
    findings: &mut Vec<Finding>,
) {
    let days: BTreeMap<OrderId, NaiveDate> = plan
        .orders
        .iter()
        .filter_map(|of| {
            let cutover = of
                .steps
                .iter()
                .find(|step| step.kind == StepKind::Cutover)?;
            Some((of.order, cutover.from))
        })
        .collect();
    for order in snapshot.orders.values() {
        let numbers = index.of_order(order.id);
        if order.activated_at.is_none() && order.status != OrderStatus::Cancelled {
            // Even a confirmed one: the date can still be moved.
            btn_before_rest(snapshot, index, &days, order, findings);
        }
        if !can_be_changed(order) || order.status == OrderStatus::Cancelled {
            continue;
        }
        mixed(snapshot, order, numbers, findings);
        too_many(snapshot, order, numbers, findings);
        if let Some(account) = order.key.account.and_then(|id| snapshot.accounts.get(&id)) {
            let here = [snapshot.gaining(), snapshot.platform()]
                .into_iter()
                .flatten()
                .find(|side| side.id == account.carrier || is_it(side, &account.carrier.0));
            if let Some(side) = here {
                findings.push(of_row(
                    Finding::blocker(
                        "already_at_gaining",
                        at(order, ""),
                        format!(
                            "{} leaves {} for {}: it is there already.",
                            order.name, side.name, side.name
                        ),
                        "Open a ticket for an internal move, or correct the account’s carrier.",
                    ),
                    42,
                ));
            }
        }
    }
}

fn at(order: &Order, field: &str) -> Place {
    Place::Order {
        id: order.id,
        field: field.to_owned(),
    }
}

const SPLIT: &str = "Split into orders again.";

fn mixed(snapshot: &Snapshot, order: &Order, numbers: &[&Number], findings: &mut Vec<Finding>) {
    let strangers: Vec<&Number> = numbers
        .iter()
        .copied()
        .filter(|number| number.account != order.key.account)
        .collect();
    if !strangers.is_empty() {
        findings.push(of_row(
            Finding::blocker(
                "order_mixes_accounts",
                at(order, "numbers"),
                format!(
                    "{} holds {} of another account ({}). An order has one account and one BTN.",
                    order.name,
                    count(strangers.len(), "number"),
                    last_digits(&strangers)
                ),
                SPLIT,
            ),
            8,
        ));
        return;
    }
    let toll_free = |number: &&Number| number.kind == Kind::TollFree;
    let is = order.key.class == KeyClass::TollFree;
    if numbers.iter().any(|number| toll_free(number) != is) {
        findings.push(of_row(
            Finding::blocker(
                "order_mixes_classes",
                at(order, "numbers"),
                format!(
                    "{} holds toll-free and local numbers. Another registry answers for toll-free.",
                    order.name
                ),
                SPLIT,
            ),
            40,
        ));
        return;
    }
    let resp_orgs: BTreeSet<&str> = numbers
        .iter()
        .filter(|number| toll_free(number))
        .map(|number| number.resp_org.as_str())
        .filter(|resp_org| !resp_org.is_empty())
        .collect();
    if resp_orgs.len() > 1 {
        findings.push(of_row(
            Finding::blocker(
                "order_mixes_resp_orgs",
                at(order, "numbers"),
                format!(
                    "{} holds numbers of several RespOrgs: {}. An order has one.",
                    order.name,
                    resp_orgs.into_iter().collect::<Vec<_>>().join(", ")
                ),
                SPLIT,
            ),
            41,
        ));
    }
    rate_centres(snapshot, order, numbers, findings);
}

fn rate_centres(
    snapshot: &Snapshot,
    order: &Order,
    numbers: &[&Number],
    findings: &mut Vec<Finding>,
) {
    let centres: BTreeSet<String> = numbers
        .iter()
        .filter_map(|number| snapshot.lookup(number.tn, LookupKind::RateCentre))
        .map(|lookup| lookup.value.to_uppercase())
        .collect();
    if centres.len() < 2 {
        return;
    }
    let wanted = [snapshot.gaining(), snapshot.platform()]
        .into_iter()
        .flatten()
        .any(|side| {
            side.split_keys
                .iter()
                .any(|rule| rule.value == SplitKey::RateCentre)
        });
    // Only some carriers want one rate centre an order. [TELNYX-KB]
    let (severity, hint) = if wanted {
        (Severity::Blocker, SPLIT)
    } else {
        (
            Severity::Note,
            "Ask the gaining carrier whether it takes several rate centres in one order.",
        )
    };
    findings.push(of_row(
        Finding::new(
            severity,
            "order_mixes_rate_centres",
            at(order, "numbers"),
            format!(
                "{} holds numbers of {}: {}.",
                order.name,
                count(centres.len(), "rate centre"),
                centres.into_iter().take(4).collect::<Vec<_>>().join(", ")
            ),
            hint,
        ),
        19,
    ));
}

fn too_many(snapshot: &Snapshot, order: &Order, numbers: &[&Number], findings: &mut Vec<Finding>) {
    let cap = split::cap(snapshot, &order.key);
    if numbers.len() > cap {
        findings.push(of_row(
            Finding::blocker(
                "order_over_cap",
                at(order, "numbers"),
                format!(
                    "{} holds {}; the gaining side takes {cap} in one order.",
                    order.name,
                    count(numbers.len(), "number")
                ),
                SPLIT,
            ),
            34,
        ));
    }
}

/// Children first, BTN last, or all together. [LINE2][INTERMEDIA][SEED-A]
fn btn_before_rest(
    snapshot: &Snapshot,
    index: &Index<'_>,
    days: &BTreeMap<OrderId, NaiveDate>,
    order: &Order,
    findings: &mut Vec<Finding>,
) {
    let Some(account) = order.key.account.and_then(|id| snapshot.accounts.get(&id)) else {
        return;
    };
    let Some(btn) = account.btn else { return };
    let numbers = index.of_order(order.id);
    if !numbers.iter().any(|number| number.tn == btn) {
        return;
    }
    let Some(own) = days.get(&order.id) else {
        return;
    };
    let later = index.orders(account.id).iter().find(|other| {
        other.id != order.id
            && other.key.class != KeyClass::TollFree
            && other.activated_at.is_none()
            && other.status != OrderStatus::Cancelled
            && days.get(&other.id).is_some_and(|day| day > own)
    });
    if let Some(later) = later {
        findings.push(of_row(
            Finding::warning(
                "btn_before_rest",
                at(order, "requested"),
                format!(
                    "The BTN leaves with {}, and {} of the same account cuts over later. An account without its BTN may be closed.",
                    order.name, later.name
                ),
                format!("Send {} first, or all together.", later.name),
            ),
            9,
        ));
    }
}
