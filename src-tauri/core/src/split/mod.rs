//! Splits an inventory into valid orders, the fewest there can be, each split with its reason.
//!
//! A number that is to port goes to the order of its key: losing carrier, account, class, country, service
//! address, RespOrg, and what the sides' profiles demand beside. What was sent is left alone; drafts keep their
//! names and as many of their numbers as still belong to them. What a person put into an order stays there as
//! long as it may.

#[cfg(test)]
mod fewest;
mod fill;
mod join;
mod key;
mod pack;
mod reasons;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use join::{Joining, key_of, may_join, may_merge};
pub(crate) use key::{cap, way};
pub use reasons::{Reasons, reasons};

use self::{
    fill::{Room, fill},
    key::{Keys, demands},
};
use crate::{
    carrier::SplitKey,
    id::{AccountId, NumberId, OrderId},
    number::{Disposition, Kind, Number},
    order::{Order, OrderKey, OrderStatus},
    snapshot::Snapshot,
};

/// What splitting would write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// New orders, ids below zero, in the order in which they shall be named.
    pub orders: Vec<Order>,
    /// Numbers that change their order.
    pub moves: Vec<(NumberId, Option<OrderId>)>,
    /// Drafts that would be left without numbers.
    pub emptied: Vec<OrderId>,
    /// Numbers that are to port and can be in no order, with the reason.
    pub unassigned: Vec<(NumberId, &'static str)>,
    /// Numbers that leave the order a person put them into, with the reason.
    pub unpinned: Vec<(NumberId, String)>,
    /// How many new orders were made so far.
    made: usize,
}

impl Split {
    /// Whether there is anything to write.
    pub fn changes_something(&self) -> bool {
        !(self.orders.is_empty() && self.moves.is_empty() && self.emptied.is_empty())
    }
}

/// Splits the numbers that are to port and are not in an order that was sent.
pub fn split(snapshot: &Snapshot) -> Split {
    let mut result = Split::default();
    let frozen: BTreeSet<OrderId> = snapshot
        .orders
        .values()
        .filter(|order| order.status.is_submitted() && order.status != OrderStatus::Cancelled)
        .map(|order| order.id)
        .collect();
    let keys = Keys::new(snapshot);
    let mut members: BTreeMap<OrderKey, Vec<&Number>> = BTreeMap::new();
    let mut pinned: BTreeMap<NumberId, OrderId> = BTreeMap::new();
    for number in snapshot.numbers.values() {
        if number.order.is_some_and(|order| frozen.contains(&order)) {
            continue;
        }
        if number.disposition != Disposition::Port {
            unassign(number, &mut result);
            continue;
        }
        let key = match keys.of(number) {
            Ok(key) => key,
            Err(reason) => {
                result.unassigned.push((number.id, reason));
                unassign(number, &mut result);
                continue;
            }
        };
        let key = match pin(snapshot, number, &key) {
            None => key,
            Some(Ok(order)) => {
                pinned.insert(number.id, order.id);
                order.key.clone()
            }
            Some(Err(reason)) => {
                result.unpinned.push((number.id, reason));
                key
            }
        };
        members.entry(key).or_default().push(number);
    }
    let drafts = drafts(snapshot, &frozen);
    let highest = highest(snapshot);
    let mut members: Vec<(OrderKey, Vec<&Number>)> = members.into_iter().collect();
    // Names follow this order: accounts as they were taken in, local before toll-free, large before small.
    members.sort_by(|(a, a_numbers), (b, b_numbers)| {
        (a.class, a.account, b_numbers.len(), a).cmp(&(b.class, b.account, a_numbers.len(), b))
    });
    let mut kept = BTreeSet::new();
    let none = Vec::new();
    for (key, numbers) in members {
        let account = key.account.and_then(|id| snapshot.accounts.get(&id));
        let room = Room {
            key: &key,
            cap: cap(snapshot, &key),
            drafts: drafts.get(&key).unwrap_or(&none),
            highest: highest.get(&key).copied().unwrap_or(0),
            whole_blocks: account
                .is_some_and(|account| demands(snapshot, account, SplitKey::WholeBlocks)),
            wave: snapshot.by_hand.wave_of(key.site),
            pinned: &pinned,
        };
        fill(&room, numbers, &mut kept, &mut result);
    }
    result.emptied = drafts
        .values()
        .flatten()
        .map(|order| order.id)
        .filter(|id| !kept.contains(id))
        .collect();
    result
}

/// The order that a person put a number into, or why it cannot stay there.
fn pin<'a>(
    snapshot: &'a Snapshot,
    number: &Number,
    key: &OrderKey,
) -> Option<Result<&'a Order, String>> {
    let order = snapshot
        .orders
        .get(snapshot.by_hand.pins.get(&number.id)?)?;
    if order.status == OrderStatus::Cancelled {
        return None;
    }
    if order.status.is_submitted() {
        return Some(Err(format!("{} was sent meanwhile.", order.name)));
    }
    Some(match join::differ(snapshot, key, &order.key) {
        None => Ok(order),
        Some(reason) => Err(reason),
    })
}

/// The highest ordinal of each key, over all orders, sent ones too: an ordinal is never given twice.
fn highest(snapshot: &Snapshot) -> BTreeMap<&OrderKey, u16> {
    let mut highest: BTreeMap<&OrderKey, u16> = BTreeMap::new();
    for order in snapshot.orders.values() {
        let most = highest.entry(&order.key).or_default();
        *most = (*most).max(order.ordinal);
    }
    highest
}

fn unassign(number: &Number, result: &mut Split) {
    if number.order.is_some() {
        result.moves.push((number.id, None));
    }
}

/// Orders not sent yet, by key and ordinal.
fn drafts<'a>(
    snapshot: &'a Snapshot,
    frozen: &BTreeSet<OrderId>,
) -> BTreeMap<OrderKey, Vec<&'a Order>> {
    let mut drafts: BTreeMap<OrderKey, Vec<&Order>> = BTreeMap::new();
    for order in snapshot.orders.values() {
        if !frozen.contains(&order.id) && order.status != OrderStatus::Cancelled {
            drafts.entry(order.key.clone()).or_default().push(order);
        }
    }
    for orders in drafts.values_mut() {
        orders.sort_by_key(|order| order.ordinal);
    }
    drafts
}

/// The answer to the last question, since the next is mostly the same.
struct Known<K, V>(Option<(K, V)>);

impl<K, V> Default for Known<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: Copy + PartialEq, V: Copy> Known<K, V> {
    fn of(&mut self, key: K, ask: impl FnOnce(K) -> V) -> V {
        match self.0 {
            Some((known, answer)) if known == key => answer,
            _ => self.0.insert((key, ask(key))).1,
        }
    }
}

/// Numbers that are to port and can be in no order, each with the reason, for whoever walks all numbers; what was sent
/// is left alone.
pub(crate) struct Unassigned<'a> {
    snapshot: &'a Snapshot,
    // Numbers that stand together mostly belong together: what is asked of their order is asked once a run.
    sent: Known<OrderId, bool>,
    known: Known<AccountId, bool>,
}

impl<'a> Unassigned<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            sent: Known::default(),
            known: Known::default(),
        }
    }

    /// Why a number can be in no order; `None` where it can, or need not.
    pub(crate) fn reason(&mut self, number: &Number) -> Option<&'static str> {
        if number.disposition != Disposition::Port {
            return None;
        }
        let snapshot = self.snapshot;
        let sent = number.order.is_some_and(|id| {
            self.sent.of(id, |id| {
                snapshot.orders.get(&id).is_some_and(|order| {
                    order.status.is_submitted() && order.status != OrderStatus::Cancelled
                })
            })
        });
        let known = number
            .account
            .is_some_and(|id| self.known.of(id, |id| snapshot.accounts.contains_key(&id)));
        let plain = known && matches!(number.kind, Kind::Local | Kind::TollFree);
        if sent || plain {
            return None;
        }
        key::place(self.snapshot, number).err()
    }
}
