//! Fills the numbers of one key into as few orders as the cap allows. What lies in an order stays there as long as
//! it may, so that splitting again after an edit gives the same names the same contents.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Split,
    pack::{Packed, pack},
};
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
    let (blocks, single) = units(room, free.into_iter().chain(spilled).collect());
    let homes = open.homes(&blocks, single.len(), &with_pins, &apart);
    let mut homeless = Vec::new();
    for (unit, home) in blocks.into_iter().zip(homes) {
        open.put(home, unit.len(), room.cap);
        for number in unit {
            moved(number, home, result);
        }
    }
    for number in single {
        let stays = number
            .order
            .is_some_and(|order| !apart.contains(&order) && open.put(order, 1, room.cap));
        if !stays {
            homeless.push(number);
        }
    }
    for number in homeless {
        let order = open.first_with_room(&apart);
        moved(number, order, result);
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

/// Runs of numbers where the losing side releases whole blocks, the largest first; then the numbers by themselves.
fn units<'a>(
    room: &Room<'_>,
    mut numbers: Vec<&'a Number>,
) -> (Vec<Vec<&'a Number>>, Vec<&'a Number>) {
    numbers.sort_by_key(|number| (number.tn, number.id));
    if !room.whole_blocks {
        return (Vec::new(), numbers);
    }
    let mut blocks: Vec<Vec<&Number>> = Vec::new();
    let mut single = Vec::new();
    for run in runs(&numbers) {
        if run.len() < BLOCK {
            single.extend(run);
        } else {
            // A block larger than an order is split all the same: no order takes it.
            blocks.extend(run.chunks(room.cap).map(<[&Number]>::to_vec));
        }
    }
    blocks.sort_by_key(|block| std::cmp::Reverse(block.len()));
    (blocks, single)
}

/// Numbers one after the other.
pub(super) fn runs<'n, 'a>(numbers: &'n [&'a Number]) -> impl Iterator<Item = &'n [&'a Number]> {
    numbers.chunk_by(|one, next| one.tn.digits() + 1 == next.tn.digits())
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

    /// Opens the fewest orders that blocks and single numbers take beside what is held already, and says where each
    /// block goes: where it lies, as far as that needs no more orders.
    fn homes(
        &mut self,
        blocks: &[Vec<&Number>],
        single: usize,
        with_pins: &BTreeSet<OrderId>,
        apart: &BTreeSet<OrderId>,
    ) -> Vec<OrderId> {
        let natural: Vec<OrderId> = with_pins.difference(apart).copied().collect();
        let held: Vec<usize> = natural.iter().map(|order| self.count(*order)).collect();
        let sizes: Vec<usize> = blocks.iter().map(Vec::len).collect();
        let packed = pack(&sizes, &held, self.room.cap);
        let all = held.iter().chain(&sizes).sum::<usize>() + single;
        let needed = packed.orders.max(all.div_ceil(self.room.cap));
        self.more(needed.saturating_sub(natural.len()), with_pins);
        let opened = self.orders.iter().map(|held| held.id);
        let rooms: Vec<OrderId> = natural
            .iter()
            .copied()
            .chain(opened.filter(|id| !with_pins.contains(id)))
            .collect();
        self.staying(blocks, &rooms)
            .unwrap_or_else(|| as_packed(blocks, &packed, &rooms, natural.len()))
    }

    /// The order of each block where all that lie together stay and the others find room; `None` where they do not.
    fn staying(&self, blocks: &[Vec<&Number>], rooms: &[OrderId]) -> Option<Vec<OrderId>> {
        let mut loads: Vec<(OrderId, usize)> = rooms
            .iter()
            .map(|order| (*order, self.count(*order)))
            .collect();
        let mut homes: Vec<Option<OrderId>> = Vec::with_capacity(blocks.len());
        let fits = |load: usize, block: &Vec<&Number>| load + block.len() <= self.room.cap;
        for block in blocks {
            let at = block.first().and_then(|number| number.order);
            let together = block.iter().all(|number| number.order == at);
            let lies = loads
                .iter_mut()
                .find(|(order, load)| together && Some(*order) == at && fits(*load, block));
            homes.push(lies.map(|(order, load)| {
                *load += block.len();
                *order
            }));
        }
        blocks
            .iter()
            .zip(homes)
            .map(|(block, home)| {
                home.or_else(|| {
                    let (order, load) = loads.iter_mut().find(|(_, load)| fits(*load, block))?;
                    *load += block.len();
                    Some(*order)
                })
            })
            .collect()
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

    /// The first order with room for one more number, a new one where there is none.
    fn first_with_room(&mut self, apart: &BTreeSet<OrderId>) -> OrderId {
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
            .find(|held| held.count < cap && !apart.contains(&held.id))
            .map(|held| held.id);
        let id = found.unwrap_or_else(|| self.next_draft(apart));
        self.put(id, 1, cap);
        id
    }
}

/// The order of each block as it was packed: each heap of blocks goes to the order in which most of it lies.
fn as_packed(
    blocks: &[Vec<&Number>],
    packed: &Packed,
    rooms: &[OrderId],
    natural: usize,
) -> Vec<OrderId> {
    // What holds numbers already keeps its place; the other heaps choose in turn.
    let mut order_of: Vec<Option<OrderId>> = (0..packed.orders)
        .map(|heap| rooms.get(heap).copied().filter(|_| heap < natural))
        .collect();
    let mut free: Vec<OrderId> = rooms.iter().skip(natural).copied().collect();
    for (heap, chosen) in order_of.iter_mut().enumerate().skip(natural) {
        let lying = |order: OrderId| {
            let of_heap = blocks.iter().zip(&packed.of).filter(|(_, of)| **of == heap);
            of_heap
                .flat_map(|(block, _)| block)
                .filter(|number| number.order == Some(order))
                .count()
        };
        // Of equals the first, so that the same project splits the same.
        let best = free
            .iter()
            .enumerate()
            .max_by_key(|(at, order)| (lying(**order), std::cmp::Reverse(*at)))
            .map(|(at, _)| at);
        *chosen = best.map(|at| free.remove(at));
    }
    packed
        .of
        .iter()
        .filter_map(|heap| order_of.get(*heap).copied().flatten())
        .collect()
}
