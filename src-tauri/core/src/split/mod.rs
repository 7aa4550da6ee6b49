//! Splits an inventory into valid orders, the fewest there can be, each split with its reason.
//!
//! A number that is to port goes to the order of its key: losing carrier, account, class, country, service
//! address, RespOrg, and what the gaining side's profile demands beside. What was sent is left alone; drafts
//! keep their names and as many of their numbers as still belong to them.

mod reasons;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use reasons::reasons;

use crate::{
    account::Account,
    carrier::{Class, SplitKey},
    id::{AccountId, NumberId, OrderId},
    number::{Kind, LookupKind, Number, Use, area},
    order::{KeyClass, Order, OrderKey, OrderStatus},
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
    let usual = usual(snapshot);
    let mut members: BTreeMap<OrderKey, Vec<&Number>> = BTreeMap::new();
    for number in snapshot.numbers.values() {
        if number.order.is_some_and(|order| frozen.contains(&order)) {
            continue;
        }
        let key = match number.disposition {
            crate::number::Disposition::Port => key(snapshot, &usual, number),
            _ => Ok(None),
        };
        match key {
            Ok(Some(key)) => members.entry(key).or_default().push(number),
            Ok(None) => unassign(number, &mut result),
            Err(reason) => {
                result.unassigned.push((number.id, reason));
                unassign(number, &mut result);
            }
        }
    }
    let drafts = drafts(snapshot, &frozen);
    let mut keys: Vec<(OrderKey, Vec<&Number>)> = members.into_iter().collect();
    // Names follow this order: accounts as they were taken in, local before toll-free, large before small.
    keys.sort_by(|(a, a_numbers), (b, b_numbers)| {
        (a.class, a.account, b_numbers.len(), a).cmp(&(b.class, b.account, a_numbers.len(), b))
    });
    let mut kept = BTreeSet::new();
    for (key, numbers) in keys {
        let cap = cap(snapshot, &key);
        let none = Vec::new();
        // Counted over all orders of the key, sent ones too: an ordinal is never given twice.
        let same_key = snapshot.orders.values().filter(|order| order.key == key);
        let highest = same_key.map(|order| order.ordinal).max().unwrap_or(0);
        assign(
            &key,
            numbers,
            cap,
            (drafts.get(&key).unwrap_or(&none), highest),
            &mut kept,
            &mut result,
        );
    }
    result.emptied = drafts
        .values()
        .flatten()
        .map(|order| order.id)
        .filter(|id| !kept.contains(id))
        .collect();
    result
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

/// What look-ups said of most numbers of an account.
type Usual = BTreeMap<(AccountId, LookupKind), String>;

/// The SPID look-up, not the logo on the bill, decides to which carrier an order goes, and some gaining sides take
/// one rate centre an order. [SEED-B][CLOUDTALK][TELNYX-KB]
fn usual(snapshot: &Snapshot) -> Usual {
    if snapshot.lookups.is_empty() {
        return Usual::new();
    }
    let mut counted: BTreeMap<(AccountId, LookupKind), BTreeMap<String, usize>> = BTreeMap::new();
    for number in snapshot.numbers.values() {
        let (Some(account), Some(found)) = (number.account, snapshot.lookups.get(&number.tn))
        else {
            continue;
        };
        for lookup in found {
            let values = counted.entry((account, lookup.kind)).or_default();
            *values.entry(lookup.value.to_uppercase()).or_default() += 1;
        }
    }
    counted
        .into_iter()
        .filter_map(|(key, values)| {
            // The first by name where several are as many, so that the same project splits the same.
            let most = values
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
            Some((key, most.0))
        })
        .collect()
}

/// Numbers that are to port and can be in no order, each with the reason; what was sent is left alone.
pub(crate) fn unassigned(snapshot: &Snapshot) -> Vec<(NumberId, &'static str)> {
    let sent = |number: &Number| {
        number
            .order
            .and_then(|id| snapshot.orders.get(&id))
            .is_some_and(|order| {
                order.status.is_submitted() && order.status != OrderStatus::Cancelled
            })
    };
    snapshot
        .numbers
        .values()
        .filter(|number| number.disposition == crate::number::Disposition::Port && !sent(number))
        .filter_map(|number| Some((number.id, place(snapshot, number).err()?)))
        .collect()
}

/// The class and account of a number that is to port; an error says why it can be in no order.
fn place<'a>(
    snapshot: &'a Snapshot,
    number: &Number,
) -> Result<(KeyClass, &'a Account), &'static str> {
    let class = match number.kind {
        Kind::TollFree => KeyClass::TollFree,
        Kind::Local if number.wireless => KeyClass::Wireless,
        Kind::Local => KeyClass::Local,
        Kind::Premium | Kind::Personal | Kind::NotPortable => {
            return Err("No carrier ports a number of this kind.");
        }
        Kind::Foreign => {
            return Err("It belongs to another country, whose porting is not planned here.");
        }
    };
    let account = number.account.and_then(|id| snapshot.accounts.get(&id));
    let nobody = "It is on no losing account, so nobody can be asked to release it.";
    Ok((class, account.ok_or(nobody)?))
}

/// The key of a number that is to port; an error says why it can be in no order.
fn key(
    snapshot: &Snapshot,
    usual: &Usual,
    number: &Number,
) -> Result<Option<OrderKey>, &'static str> {
    let (class, account) = place(snapshot, number)?;
    let demands = |wanted| {
        snapshot
            .gaining()
            .is_some_and(|profile| profile.split_keys.iter().any(|rule| rule.value == wanted))
    };
    let mut extra = Vec::new();
    if number.usage == Use::Fax && demands(SplitKey::Fax) {
        extra.push("fax".to_owned());
    }
    if class != KeyClass::TollFree {
        // What holds most of the account needs no word of its own; numbers that nobody looked up go with it.
        let looked_up = |kind| {
            let value = snapshot.lookup(number.tn, kind)?.value.to_uppercase();
            (usual.get(&(account.id, kind)) != Some(&value)).then_some(value)
        };
        extra.extend(looked_up(LookupKind::Carrier).map(|value| format!("held by {value}")));
        if demands(SplitKey::RateCentre) {
            let centre = looked_up(LookupKind::RateCentre);
            extra.extend(centre.map(|value| format!("rate centre {value}")));
        }
    }
    Ok(Some(OrderKey {
        carrier: account.carrier.clone(),
        account: Some(account.id),
        class,
        country: country(number),
        site: (class == KeyClass::Local).then_some(number.site).flatten(),
        resp_org: if class == KeyClass::TollFree {
            number.resp_org.clone()
        } else {
            String::new()
        },
        extra: extra.join("; "),
    }))
}

/// US and Canadian numbers never share an order; a toll-free number belongs to neither alone.
fn country(number: &Number) -> String {
    if number.kind == Kind::TollFree {
        return "US".to_owned();
    }
    area::lookup(number.tn.npa())
        .and_then(|area| area.country)
        .unwrap_or("US")
        .to_owned()
}

/// Most numbers that the gaining side takes in one order of this class.
pub(crate) fn cap(snapshot: &Snapshot, key: &OrderKey) -> usize {
    let class = match key.class {
        KeyClass::Local if key.country == "CA" => Class::Canada,
        KeyClass::Local => Class::NonSimple,
        KeyClass::Wireless => Class::Wireless,
        KeyClass::TollFree => Class::TollFree,
    };
    let platform = snapshot.platform().and_then(|profile| profile.cap(class));
    let gaining = snapshot.gaining().and_then(|profile| profile.cap(class));
    [platform, gaining]
        .into_iter()
        .flatten()
        .filter_map(|cap| usize::try_from(cap.numbers).ok())
        .min()
        .unwrap_or(usize::MAX)
        .max(1)
}

/// Spreads the numbers of one key over as few orders as the cap allows, keeping drafts as they are where
/// that is possible.
fn assign(
    key: &OrderKey,
    mut numbers: Vec<&Number>,
    cap: usize,
    (drafts, highest): (&[&Order], u16),
    kept: &mut BTreeSet<OrderId>,
    result: &mut Split,
) {
    numbers.sort_by_key(|number| (number.tn, number.id));
    let needed = numbers.len().div_ceil(cap);
    let mut orders: Vec<(OrderId, usize)> = drafts
        .iter()
        .take(needed)
        .map(|order| (order.id, 0))
        .collect();
    for ordinal in (highest + 1..).take(needed - orders.len()) {
        let order = new_order(result.orders.len(), key.clone(), ordinal);
        orders.push((order.id, 0));
        result.orders.push(order);
    }
    kept.extend(orders.iter().map(|(id, _)| *id));
    let mut homeless = Vec::new();
    for number in numbers {
        match orders
            .iter_mut()
            .find(|(id, count)| Some(*id) == number.order && *count < cap)
        {
            Some((_, count)) => *count += 1,
            None => homeless.push(number),
        }
    }
    for number in homeless {
        if let Some((id, count)) = orders.iter_mut().find(|(_, count)| *count < cap) {
            *count += 1;
            result.moves.push((number.id, Some(*id)));
        }
    }
}

fn new_order(already: usize, key: OrderKey, ordinal: u16) -> Order {
    let id = OrderId(-1 - i64::try_from(already).unwrap_or(0));
    Order::draft(id, key, ordinal)
}
