//! Fills the numbers of one key into as few orders as the cap allows. What lies in an order stays there as long as
//! it may, so that splitting again after an edit gives the same names the same contents.

use std::collections::{BTreeMap, BTreeSet};

use super::Split;
use crate::{
    id::{NumberId, OrderId},
    number::Number,
    order::{Order, OrderKey},
};

/// Fewest numbers in a row that count as a block: carriers assign them by tens.
const BLOCK: usize = 10;

/// What the numbers of one key are filled into.
pub(super) struct Room<'a> {
    pub(super) key: &'a OrderKey,
    pub(super) cap: usize,
    /// Drafts of the key, by ordinal.
    pub(super) drafts: &'a [&'a Order],
    /// The highest ordinal of the key, sent orders counted too: none is given twice.
    pub(super) highest: u16,
    /// Runs of numbers stay together.
    pub(super) whole_blocks: bool,
    /// The wave of a new order.
    pub(super) wave: Option<u8>,
    /// Numbers that a person put into an order of this key.
    pub(super) pinned: &'a BTreeMap<NumberId, OrderId>,
}

struct Held {
    id: OrderId,
    count: usize,
}

/// Fills, and writes into `result` what changes. Orders that are kept go into `kept`.
pub(super) fn fill(
    room: &Room<'_>,
    mut numbers: Vec<&Number>,
    kept: &mut BTreeSet<OrderId>,
    result: &mut Split,
) {
    numbers.sort_by_key(|number| (number.tn, number.id));
    let here: BTreeSet<OrderId> = room.drafts.iter().map(|order| order.id).collect();
    let (pinned, free): (Vec<&Number>, Vec<&Number>) = numbers.into_iter().partition(|number| {
        room.pinned
            .get(&number.id)
            .is_some_and(|order| here.contains(order))
    });
    let mut open = Open::new(room, result.made);
    let mut spilled = Vec::new();
    let with_pins: BTreeSet<OrderId> = pinned
        .iter()
        .filter_map(|number| room.pinned.get(&number.id).copied())
        .collect();
    // An order in which everything was put by hand is set apart: nothing else joins it by itself.
    let joined: BTreeSet<OrderId> = free.iter().filter_map(|number| number.order).collect();
    let apart: BTreeSet<OrderId> = with_pins.difference(&joined).copied().collect();
    for order in &with_pins {
        open.take(*order);
    }
    for number in pinned {
        let order = room.pinned.get(&number.id).copied();
        match order {
            Some(order) if open.put(order, 1, room.cap) => moved(number, order, result),
            _ => {
                result.unpinned.push((
                    number.id,
                    "The order it was put into by hand is full.".to_owned(),
                ));
                spilled.push(number);
            }
        }
    }
    let natural = with_pins.difference(&apart);
    let held: usize = natural.clone().map(|order| open.count(*order)).sum();
    let units = units(room, free.into_iter().chain(spilled).collect());
    let needed = fewest(&units, held, room.cap);
    open.more(needed.saturating_sub(natural.count()), &with_pins);
    let mut homeless: Vec<Vec<&Number>> = Vec::new();
    for unit in units {
        let at = unit.first().and_then(|number| number.order);
        let together = unit.iter().all(|number| number.order == at);
        match at {
            Some(order)
                if together && !apart.contains(&order) && open.put(order, unit.len(), room.cap) => {
            }
            _ => homeless.push(unit),
        }
    }
    // Large ones first, so that few orders are needed; numbers by themselves in their order.
    homeless.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
    for unit in homeless {
        let order = open.first_with_room(unit.len(), &apart);
        for number in unit {
            moved(number, order, result);
        }
    }
    kept.extend(open.orders.iter().map(|held| held.id));
    for id in open.orders.iter().map(|held| held.id).filter(|id| id.0 < 0) {
        let ordinal = open.ordinals.get(&id).copied().unwrap_or(1);
        result.orders.push(Order {
            wave: room.wave,
            ..Order::draft(id, room.key.clone(), ordinal)
        });
    }
    result.made = open.made;
}

fn moved(number: &Number, order: OrderId, result: &mut Split) {
    if number.order != Some(order) {
        result.moves.push((number.id, Some(order)));
    }
}

/// Runs of numbers where the losing side releases whole blocks, else each number by itself.
fn units<'a>(room: &Room<'_>, mut numbers: Vec<&'a Number>) -> Vec<Vec<&'a Number>> {
    numbers.sort_by_key(|number| (number.tn, number.id));
    if !room.whole_blocks {
        return numbers.into_iter().map(|number| vec![number]).collect();
    }
    let mut units: Vec<Vec<&Number>> = Vec::new();
    for run in runs(&numbers) {
        if run.len() < BLOCK {
            units.extend(run.iter().map(|number| vec![*number]));
        } else {
            // A block larger than an order is split all the same: no order takes it.
            units.extend(run.chunks(room.cap).map(<[&Number]>::to_vec));
        }
    }
    units
}

/// Numbers one after the other.
pub(super) fn runs<'n, 'a>(numbers: &'n [&'a Number]) -> impl Iterator<Item = &'n [&'a Number]> {
    numbers.chunk_by(|one, next| one.tn.digits() + 1 == next.tn.digits())
}

/// The fewest orders that these take, with so many numbers in orders already: exact where each number stands by
/// itself; with blocks, what filling the largest first needs.
fn fewest(units: &[Vec<&Number>], held: usize, cap: usize) -> usize {
    let mut sizes: Vec<usize> = units.iter().map(Vec::len).collect();
    if sizes.iter().all(|size| *size == 1) {
        return (sizes.len() + held).div_ceil(cap);
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let mut bins = vec![held.min(cap)];
    for size in sizes {
        match bins.iter_mut().find(|held| **held + size <= cap) {
            Some(held) => *held += size,
            None => bins.push(size),
        }
    }
    bins.len()
}

/// The orders that are filled, with how much each holds.
struct Open<'a> {
    room: &'a Room<'a>,
    orders: Vec<Held>,
    places: BTreeMap<OrderId, usize>,
    ordinals: BTreeMap<OrderId, u16>,
    /// New orders of the whole split so far.
    made: usize,
    /// Orders before this one are full for a number by itself.
    full: usize,
}

impl<'a> Open<'a> {
    fn new(room: &'a Room<'a>, made: usize) -> Self {
        Self {
            room,
            orders: Vec::new(),
            places: BTreeMap::new(),
            ordinals: BTreeMap::new(),
            made,
            full: 0,
        }
    }

    fn take(&mut self, id: OrderId) {
        if !self.places.contains_key(&id) {
            self.places.insert(id, self.orders.len());
            self.orders.push(Held { id, count: 0 });
        }
    }

    fn count(&self, id: OrderId) -> usize {
        self.places
            .get(&id)
            .and_then(|at| self.orders.get(*at))
            .map_or(0, |held| held.count)
    }

    /// Puts so many numbers into an order that is filled, where there is room.
    fn put(&mut self, id: OrderId, many: usize, cap: usize) -> bool {
        let Some(held) = self.places.get(&id).and_then(|at| self.orders.get_mut(*at)) else {
            return false;
        };
        let fits = held.count + many <= cap;
        if fits {
            held.count += many;
        }
        fits
    }

    /// Takes so many more orders: drafts first, by ordinal.
    fn more(&mut self, many: usize, without: &BTreeSet<OrderId>) {
        let drafts: Vec<OrderId> = self
            .room
            .drafts
            .iter()
            .map(|order| order.id)
            .filter(|id| !without.contains(id))
            .take(many)
            .collect();
        let new = many - drafts.len();
        for id in drafts {
            self.take(id);
        }
        for _ in 0..new {
            self.new_order();
        }
    }

    fn new_order(&mut self) -> OrderId {
        self.made += 1;
        let id = OrderId(-i64::try_from(self.made).unwrap_or(i64::MAX));
        let nth = u16::try_from(self.ordinals.len() + 1).unwrap_or(u16::MAX);
        let ordinal = self.room.highest.saturating_add(nth);
        self.ordinals.insert(id, ordinal);
        self.take(id);
        id
    }

    /// The next draft that is not filled yet, a new order where there is none.
    fn next_draft(&mut self, apart: &BTreeSet<OrderId>) -> OrderId {
        let next = self
            .room
            .drafts
            .iter()
            .map(|order| order.id)
            .find(|id| !self.places.contains_key(id) && !apart.contains(id));
        match next {
            Some(id) => {
                self.take(id);
                id
            }
            None => self.new_order(),
        }
    }

    /// The first order with room for so many, a new one where there is none.
    fn first_with_room(&mut self, many: usize, apart: &BTreeSet<OrderId>) -> OrderId {
        let cap = self.room.cap;
        while self
            .orders
            .get(self.full)
            .is_some_and(|held| held.count >= cap || apart.contains(&held.id))
        {
            self.full += 1;
        }
        let found = self
            .orders
            .iter()
            .skip(self.full)
            .find(|held| held.count + many <= cap && !apart.contains(&held.id))
            .map(|held| held.id);
        let id = found.unwrap_or_else(|| self.next_draft(apart));
        self.put(id, many, cap);
        id
    }
}
