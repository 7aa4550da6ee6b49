//! Which order waits for which, and in what order the plan can be laid.
//!
//! Orders on one account collide, so one is sent only after the other has passed its snapback; a
//! toll-free number moves before the number it rings to.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    carrier::BtnRule,
    finding::Finding,
    id::OrderId,
    order::{KeyClass, Order, OrderStatus},
    place::Place,
};

use super::{
    WaitKind, WaitsFor,
    ground::{Ground, is_planned},
};

/// What each order waits for.
pub(super) type Waits = BTreeMap<OrderId, Vec<WaitsFor>>;

/// All waits between orders that still have something ahead of them.
pub(super) fn waits(ground: &Ground<'_>) -> Waits {
    let mut waits: Waits = BTreeMap::new();
    one_account_one_order(ground, &mut waits);
    toll_free_before_target(ground, &mut waits);
    waits
}

fn one_account_one_order(ground: &Ground<'_>, waits: &mut Waits) {
    let mut by_account: BTreeMap<_, Vec<&Order>> = BTreeMap::new();
    for order in ground.snapshot.orders.values() {
        // A change of RespOrg goes through the registry and does not occupy the account.
        if let Some(account) = order.key.account
            && order.key.class != KeyClass::TollFree
            && ground.rules(order).collide()
            && is_planned(order)
            && !matches!(order.status, OrderStatus::Verified | OrderStatus::Closed)
        {
            by_account.entry(account).or_default().push(order);
        }
    }
    for orders in by_account.values_mut() {
        orders.sort_by_key(|order| {
            let btn_last = ground.with_btn.contains(&order.id) && wants_btn_last(ground, order);
            (!order.status.is_submitted(), btn_last, order.id)
        });
        let sent: Vec<&Order> = orders
            .iter()
            .copied()
            .filter(|order| order.status.is_submitted())
            .collect();
        let mut before = sent;
        for order in orders.iter().filter(|order| !order.status.is_submitted()) {
            let btn = ground.with_btn.contains(&order.id) && wants_btn_last(ground, order);
            for earlier in &before {
                let reason = if btn {
                    format!(
                        "The BTN leaves with this order, so it is the last of the account, after \
                         {}.",
                        earlier.name
                    )
                } else {
                    format!(
                        "Two open orders on one account collide: it is sent after {} and its \
                         snapback.",
                        earlier.name
                    )
                };
                let wait = WaitsFor {
                    order: earlier.id,
                    kind: WaitKind::Sending,
                    label: format!("after {}", earlier.name),
                    reason,
                };
                waits.entry(order.id).or_default().push(wait);
            }
            before = vec![order];
        }
    }
}

fn wants_btn_last(ground: &Ground<'_>, order: &Order) -> bool {
    ground
        .rules(order)
        .sides()
        .find_map(|profile| profile.btn.as_ref())
        .is_some_and(|rule| rule.value == BtnRule::Last)
}

fn toll_free_before_target(ground: &Ground<'_>, waits: &mut Waits) {
    let orders = &ground.snapshot.orders;
    for ring in &ground.rings {
        let (Some(toll_free), Some(target)) = (
            orders.get(&ring.toll_free_order),
            orders.get(&ring.target_order),
        ) else {
            continue;
        };
        if !is_planned(toll_free) || !is_planned(target) {
            continue;
        }
        let reason = format!(
            "{} rings to {}, which moves with this order: the toll-free number moves first, with \
             {}.",
            ring.toll_free.national(),
            ring.target.national(),
            toll_free.name
        );
        let wait = WaitsFor {
            order: toll_free.id,
            kind: WaitKind::Cutover,
            label: format!("rings to {}", ring.target.national()),
            reason,
        };
        waits.entry(target.id).or_default().push(wait);
    }
}

/// Orders with each after all it waits for. A ring of waits is cut open at its lowest order, with a
/// finding, and the cut wait is taken out.
pub(super) fn in_sequence(ground: &Ground<'_>, waits: &mut Waits) -> (Vec<OrderId>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut sequence = Vec::new();
    let mut placed: BTreeSet<OrderId> = BTreeSet::new();
    let mut left: BTreeSet<OrderId> = ground
        .snapshot
        .orders
        .values()
        .filter(|order| is_planned(order))
        .map(|order| order.id)
        .collect();
    let mut followers: BTreeMap<OrderId, Vec<OrderId>> = BTreeMap::new();
    let mut open: BTreeMap<OrderId, usize> = BTreeMap::new();
    for (order, list) in waits.iter() {
        for wait in list {
            followers.entry(wait.order).or_default().push(*order);
        }
        open.insert(*order, list.len());
    }
    let mut ready: BTreeSet<OrderId> = left
        .iter()
        .copied()
        .filter(|id| open.get(id).is_none_or(|count| *count == 0))
        .collect();
    while !left.is_empty() {
        let next = ready.pop_first().or_else(|| {
            let cut = *left.first()?;
            findings.push(ring_of_waits(ground, cut, waits, &placed));
            if let Some(list) = waits.get_mut(&cut) {
                list.retain(|wait| placed.contains(&wait.order));
            }
            Some(cut)
        });
        let Some(next) = next else { break };
        if !left.remove(&next) {
            continue;
        }
        placed.insert(next);
        sequence.push(next);
        for follower in followers.get(&next).into_iter().flatten() {
            if let Some(count) = open.get_mut(follower) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.insert(*follower);
                }
            }
        }
    }
    (sequence, findings)
}

fn ring_of_waits(
    ground: &Ground<'_>,
    cut: OrderId,
    waits: &Waits,
    placed: &BTreeSet<OrderId>,
) -> Finding {
    let name = |id: OrderId| {
        ground
            .snapshot
            .orders
            .get(&id)
            .map_or_else(|| id.to_string(), |order| order.name.clone())
    };
    let on: Vec<String> = waits
        .get(&cut)
        .into_iter()
        .flatten()
        .filter(|wait| !placed.contains(&wait.order))
        .map(|wait| name(wait.order))
        .collect();
    Finding::warning(
        "orders_wait_in_a_ring",
        Place::Order {
            id: cut,
            field: String::new(),
        },
        format!(
            "{} waits for {}, which waits for it again. The plan lays {} first.",
            name(cut),
            on.join(" and "),
            name(cut)
        ),
        "Point the toll-free numbers to a temporary number before these orders move.",
    )
}
