//! Another platform: the inventory is split again by its caps and keys, and every order that is still ahead goes
//! out anew, since its letter names whom the numbers go to.
//!
//! What was activated stays where it is. What was sent is given up: the losing side answered another gaining side.

use std::collections::BTreeMap;

use crate::{
    carrier::{CarrierId, FeeKind, Role},
    cost::{self, OrderCost},
    id::OrderId,
    order::{Order, OrderStatus},
    snapshot::Snapshot,
    split::{self, Split},
};

use super::{
    Changed,
    apply::{Outcome, impossible},
};

pub(super) fn platform(changed: &mut Changed, carrier: &CarrierId) -> Outcome {
    let snapshot = &mut changed.snapshot;
    let Some(profile) = snapshot.carriers.get(carrier) else {
        return impossible(
            format!("There is no carrier {carrier}."),
            "Take an id from the list of carriers.",
        );
    };
    let name = profile.name.clone();
    if profile.role == Role::Losing {
        return impossible(
            format!("{name} gives numbers away; nobody moves to it."),
            "Take a platform or a gaining carrier.",
        );
    }
    if snapshot.settings.gaining == *carrier {
        return impossible(
            format!("The client moves to {name} already."),
            "Take another platform.",
        );
    }
    let taking_back = taking_back(snapshot);
    // What the side that is left is owed stays owed, at its own prices.
    let owed = snapshot
        .orders
        .values()
        .filter_map(|order| Some((order.id, cost::given_up(snapshot, order)?)))
        .collect();
    snapshot.settings.gaining = carrier.clone();
    changed.said.push(format!("the client moves to {name}"));
    start_again(changed, &name, &taking_back, owed);
    split_again(changed, &format!("{name} splits otherwise"));
    Ok(())
}

fn is_over(order: &Order) -> bool {
    matches!(
        order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
    )
}

/// What the side that is left charges for an order that is taken back.
fn taking_back(snapshot: &Snapshot) -> String {
    match cost::fee_of_gaining(snapshot, FeeKind::Cancel) {
        Some(known) => format!(
            "{} charges {} for an order that is cancelled ({}).",
            known.name,
            known.fee.words(),
            known.source
        ),
        None => format!(
            "What {} charges for cancelling is not known: ask first.",
            snapshot
                .gaining()
                .map_or("the side that is left", |profile| &profile.name)
        ),
    }
}

/// What was signed or sent for the other gaining side counts no more.
fn start_again(
    changed: &mut Changed,
    name: &str,
    taking_back: &str,
    mut owed: BTreeMap<OrderId, OrderCost>,
) {
    let (mut sent, mut signed, mut over) = (0, 0, 0);
    for order in changed.snapshot.orders.values_mut() {
        if order.status == OrderStatus::Cancelled {
            continue;
        }
        if is_over(order) {
            over += 1;
            continue;
        }
        changed.owed.extend(owed.remove(&order.id));
        let was_sent = order.status.is_submitted();
        if was_sent {
            sent += 1;
        } else if order.signed_on.is_some() {
            signed += 1;
        } else {
            // What was refused was refused by the side that is left, and is owed to it.
            order.rejections.clear();
            continue;
        }
        let fresh = Order::draft(order.id, order.key.clone(), order.ordinal);
        *order = Order {
            name: std::mem::take(&mut order.name),
            pon: std::mem::take(&mut order.pon),
            requested: order.requested.take(),
            wave: order.wave,
            log: std::mem::take(&mut order.log),
            ..fresh
        };
        let again = if was_sent {
            format!("is given up and goes out anew to {name}, with a new LOA")
        } else {
            format!("needs a new LOA that names {name}")
        };
        changed.of_orders.insert(order.id, again);
    }
    let notes = &mut changed.notes;
    match sent {
        0 => {}
        1 => notes.push(format!(
            "1 order that was sent is cancelled and goes out anew to {name}, with a new LOA. {taking_back}"
        )),
        many => notes.push(format!(
            "{many} orders that were sent are cancelled and go out anew to {name}, with new LOAs. {taking_back}"
        )),
    }
    match signed {
        0 => {}
        1 => notes.push(format!(
            "1 signed LOA names another side than {name} and is signed again."
        )),
        many => notes.push(format!(
            "{many} signed LOAs name another side than {name} and are signed again."
        )),
    }
    match over {
        0 => {}
        1 => {
            notes.push("1 order is activated already; its numbers stay where they are.".to_owned());
        }
        many => notes.push(format!(
            "{many} orders are activated already; their numbers stay where they are."
        )),
    }
}

/// Splits by the rules of the new side, and carries out on the copy what the split would write.
pub(super) fn split_again(changed: &mut Changed, why: &str) {
    let open = |snapshot: &Snapshot| {
        let orders = snapshot.orders.values();
        orders
            .filter(|order| !is_over(order) && order.status != OrderStatus::Cancelled)
            .count()
    };
    let before = open(&changed.snapshot);
    let mut split = split::split(&changed.snapshot);
    let unpinned = split.unpinned.len();
    carry_out(&mut changed.snapshot, &mut split);
    let after = open(&changed.snapshot);
    if split.changes_something() {
        changed.split = true;
        changed.notes.push(match after.cmp(&before) {
            std::cmp::Ordering::Equal => {
                format!("{why}: {after} orders as before, with other numbers.")
            }
            _ => format!("{why}: {after} orders instead of {before}."),
        });
    }
    match unpinned {
        0 => {}
        1 => changed
            .notes
            .push("1 number leaves the order into which it was put by hand.".to_owned()),
        many => changed.notes.push(format!(
            "{many} numbers leave the orders into which they were put by hand."
        )),
    }
}

/// New orders get the names that the project would give them, and ids below zero, since they are in no file.
fn carry_out(snapshot: &mut Snapshot, split: &mut Split) {
    let lowest = snapshot.orders.keys().next().map_or(0, |id| id.0.min(0));
    let mut given = BTreeMap::new();
    for (nth, order) in (next_name(snapshot)..).zip(&split.orders) {
        let id = OrderId(lowest.saturating_add(order.id.0));
        given.insert(order.id, id);
        let name = format!("{}-{nth:02}", snapshot.settings.prefix);
        let order = Order {
            id,
            pon: name.chars().take(16).collect(),
            name,
            ..order.clone()
        };
        snapshot.orders.insert(id, order);
    }
    for (number, order) in &split.moves {
        if let Some(number) = snapshot.numbers.get_mut(number) {
            number.order = order.map(|id| given.get(&id).copied().unwrap_or(id));
        }
    }
    for order in &split.emptied {
        snapshot.orders.remove(order);
    }
}

/// The number behind the highest that an order's name has: names are never given twice.
fn next_name(snapshot: &Snapshot) -> u32 {
    let numbers = snapshot.orders.values().filter_map(|order| {
        let (_, number) = order.name.rsplit_once('-')?;
        number.parse::<u32>().ok()
    });
    numbers.max().unwrap_or(0).saturating_add(1)
}
