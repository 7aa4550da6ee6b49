//! The project compiled for many runs, and one run: every order laid once with what chance gave it.
//!
//! Orders stand in the order of the plan, each behind those it waits for, so a run is one pass over arrays
//! and asks no calendar, makes no text and takes no memory. Every step is the later the later what it rests
//! on, and luck is drawn for each order and question apart: whatever adds risk moves no run forward.

use std::collections::BTreeMap;

use crate::{
    id::OrderId,
    plan::{BEYOND, OrderTable, Slot, Stand, Tables},
};

use super::{
    Basis, Factor,
    dice::{Chance, Dice, Range},
    risk::Risk,
};

/// Refusals of one order that a run reckons with: each later one is as rare as the base rate, so a fifth
/// is seen by hardly any run.
const MOST_REJECTIONS: u8 = 4;

/// An order ready to be laid.
struct Node {
    table: OrderTable,
    dice: Dice,
    repair: Option<Range>,
    signature: Option<Range>,
    csr: Option<Range>,
    unlock: Option<Range>,
    lead: Range,
    answer: Range,
    /// Business days of a refusal beside the answer: repair and sending again.
    repeat: u16,
    refused_first: Chance,
    refused_again: Chance,
    foc_lost: Chance,
}

/// Where a run laid an order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) slot: Slot,
    /// The order that pushed it there, as a place in the model.
    pub(super) by: Option<usize>,
}

/// One thing taken as planned instead of as chance has it.
pub(super) type Relief = Option<(usize, Factor)>;

/// The project compiled.
pub(super) struct Model {
    nodes: Vec<Node>,
    tables: Tables,
}

impl Model {
    pub(super) fn new(
        mut tables: Tables,
        risks: &BTreeMap<OrderId, Risk>,
        basis: Basis,
        seed: u64,
    ) -> Self {
        let nodes = std::mem::take(&mut tables.orders)
            .into_iter()
            .map(|table| node(table, risks, basis, seed))
            .collect();
        Self { nodes, tables }
    }

    pub(super) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The orders, by their places.
    pub(super) fn orders(&self) -> impl Iterator<Item = OrderId> {
        self.nodes.iter().map(|node| node.table.order)
    }

    pub(super) fn order_at(&self, place: usize) -> Option<OrderId> {
        Some(self.nodes.get(place)?.table.order)
    }

    /// Lays all orders into `placed`; `run` absent lays what is planned.
    pub(super) fn lay(&self, run: Option<u32>, placed: &mut Vec<Placed>) {
        placed.clear();
        for node in &self.nodes {
            let laid = self.one(node, run, placed, None);
            placed.push(laid);
        }
    }

    /// Whether the CSR of the order at a place is missing, and whether its account is locked.
    pub(super) fn prepares(&self, place: usize) -> (bool, bool) {
        self.nodes.get(place).map_or((false, false), |node| {
            (node.csr.is_some(), node.unlock.is_some())
        })
    }

    /// The order at one place laid anew behind those that it waits for, all of which stand in `placed`.
    pub(super) fn lay_again(
        &self,
        run: u32,
        placed: &[Placed],
        place: usize,
        relief: Relief,
    ) -> Option<Placed> {
        let relief = relief.filter(|(at, _)| *at == place).map(|(_, what)| what);
        Some(self.one(self.nodes.get(place)?, Some(run), placed, relief))
    }

    /// The places of all orders that one waits for, near or far, and its own, each behind those it waits for.
    /// `seen` is scratch paper with a line an order, and is left clean.
    pub(super) fn upstream(&self, place: usize, seen: &mut Vec<bool>, into: &mut Vec<usize>) {
        into.clear();
        seen.resize(self.nodes.len(), false);
        let mut see = |place: usize, into: &mut Vec<usize>| {
            if let Some(seen) = seen.get_mut(place)
                && !std::mem::replace(seen, true)
            {
                into.push(place);
            }
        };
        see(place, into);
        let mut at = 0;
        while let Some(node) = into.get(at).and_then(|place| self.nodes.get(*place)) {
            at += 1;
            for before in node.table.sent_after.iter().chain(&node.table.cut_after) {
                see(*before, into);
            }
        }
        for place in &*into {
            if let Some(seen) = seen.get_mut(*place) {
                *seen = false;
            }
        }
        into.sort_unstable();
    }

    fn one(
        &self,
        node: &Node,
        run: Option<u32>,
        placed: &[Placed],
        relief: Option<Factor>,
    ) -> Placed {
        let table = &node.table;
        let luck = Luck { node, run, relief };
        let nowhere = Placed {
            slot: Slot::BEYOND,
            by: None,
        };
        let (Some(offices), Some(slots)) = (
            self.tables.offices.get(table.offices),
            self.tables.slots.get(table.slots),
        ) else {
            return nowhere;
        };
        let mut by = None;
        let (sent, not_before) = match table.stand {
            Stand::Nowhere => return nowhere,
            Stand::Happened(slot) => return Placed { slot, by },
            Stand::Confirmed(slot) => {
                let slot = if luck.foc_lost() {
                    let from = self.tables.today.max(slot.day);
                    slots.from(offices.add(from, table.rejection))
                } else {
                    slot
                };
                return Placed { slot, by };
            }
            // What should have happened by now and has not can happen tomorrow at the earliest.
            Stand::Sent(day) => (day, self.tables.today.saturating_add(1)),
            Stand::Open { from, hold, .. } => {
                let ready = offices.add(from, luck.preparation());
                let mut sent = ready.max(offices.add(hold.max(ready), 0));
                for place in &table.sent_after {
                    let Some(before) = placed.get(*place) else {
                        continue;
                    };
                    let free = offices.after(before.slot.free);
                    if free > sent {
                        (sent, by) = (free, Some(*place));
                    }
                }
                (sent, 0)
            }
        };
        if sent == BEYOND {
            return Placed { by, ..nowhere };
        }
        let day = offices
            .add(sent, luck.lead().saturating_add(luck.rejections()))
            .max(sent.saturating_add(table.ahead))
            .max(not_before)
            .max(table.in_place);
        let mut slot = slots.from(day);
        for place in &table.cut_after {
            let Some(before) = placed.get(*place) else {
                continue;
            };
            if slot.is_behind(before.slot) {
                continue;
            }
            by = Some(*place);
            let same_day = slots.from(before.slot.day);
            slot = if same_day.is_behind(before.slot) {
                same_day
            } else {
                slots.from(before.slot.day.saturating_add(1))
            };
        }
        if let Some(requested) = table.requested
            && requested.day >= slot.day
        {
            slot = requested;
            by = None;
        }
        Placed { slot, by }
    }

    /// What chance made worse than planned for an order in a run.
    pub(super) fn burdens(&self, place: usize, run: u32) -> impl Iterator<Item = Factor> {
        Factor::ALL.into_iter().filter(move |factor| {
            let Some(node) = self.nodes.get(place) else {
                return false;
            };
            let luck = Luck {
                node,
                run: Some(run),
                relief: None,
            };
            luck.is_worse(*factor)
        })
    }

    /// Whether the first version of an order is refused in a run.
    pub(super) fn is_refused(&self, place: usize, run: u32) -> bool {
        self.nodes.get(place).is_some_and(|node| {
            let luck = Luck {
                node,
                run: Some(run),
                relief: None,
            };
            luck.is_worse(Factor::Rejection)
        })
    }
}

fn node(table: OrderTable, risks: &BTreeMap<OrderId, Risk>, basis: Basis, seed: u64) -> Node {
    let risk = risks.get(&table.order);
    let [least, usual, most] = table.lead;
    let (signature, csr, unlock) = match table.stand {
        Stand::Open {
            signature,
            csr,
            unlock,
            ..
        } => (
            signature.map(|usual| Range::new(0, usual, table.signed_within)),
            csr.map(of_span),
            unlock.map(of_span),
        ),
        _ => (None, None, None),
    };
    let open = matches!(table.stand, Stand::Open { .. });
    let answer = table.answer.min(table.rejection);
    let of = |percent: u8| u32::from(percent.min(100)) * 10_000;
    Node {
        dice: Dice::new(seed, table.order.0),
        repair: risk
            .filter(|risk| open && risk.holding > 0)
            .map(|_| Range::new(0, 0, table.repair)),
        signature,
        csr,
        unlock,
        lead: Range::new(least, usual, most),
        answer: Range::new(
            answer.min(1),
            answer,
            table.late_rejection.map_or(answer, |late| {
                answer.saturating_mul(late.times).min(late.days)
            }),
        ),
        repeat: table.rejection - answer,
        refused_first: Chance::of_million(risk.map_or_else(
            || of(basis.rejection_percent),
            |risk| risk.of_million(basis.rejection_percent),
        )),
        refused_again: Chance::of_million(of(basis.rejection_percent)),
        foc_lost: Chance::of_million(of(basis.foc_lost_percent)),
        table,
    }
}

fn of_span([least, usual, most]: [u16; 3]) -> Range {
    Range::new(least, usual, most)
}

/// What a run gives an order; without a run, what is planned.
struct Luck<'a> {
    node: &'a Node,
    run: Option<u32>,
    relief: Option<Factor>,
}

impl Luck<'_> {
    fn days(&self, range: Option<&Range>, factor: Factor) -> u16 {
        let Some(range) = range else { return 0 };
        match self.run {
            Some(run) if self.relief != Some(factor) => {
                range.days(self.node.dice.roll(run, factor.question()))
            }
            _ => range.usual,
        }
    }

    fn preparation(&self) -> u16 {
        let node = self.node;
        self.days(node.repair.as_ref(), Factor::Repair)
            .saturating_add(self.days(node.signature.as_ref(), Factor::Signature))
            .saturating_add(self.days(node.csr.as_ref(), Factor::Csr))
            .saturating_add(self.days(node.unlock.as_ref(), Factor::Lock))
    }

    fn lead(&self) -> u16 {
        self.days(Some(&self.node.lead), Factor::Lead)
    }

    /// The business days that refusals add.
    fn rejections(&self) -> u16 {
        let Some(run) = self.run.filter(|_| self.relief != Some(Factor::Rejection)) else {
            return 0;
        };
        let node = self.node;
        let first = Factor::Rejection.question();
        let mut days = 0_u16;
        for time in 0..MOST_REJECTIONS {
            let chance = if time == 0 {
                node.refused_first
            } else {
                node.refused_again
            };
            if !chance.falls(node.dice.roll(run, first + time)) {
                break;
            }
            let answer = node
                .answer
                .days(node.dice.roll(run, first + MOST_REJECTIONS + time));
            days = days.saturating_add(answer).saturating_add(node.repeat);
        }
        days
    }

    fn foc_lost(&self) -> bool {
        let node = self.node;
        self.run
            .filter(|_| self.relief != Some(Factor::FocLost))
            .is_some_and(|run| {
                node.foc_lost
                    .falls(node.dice.roll(run, Factor::FocLost.question()))
            })
    }

    fn is_worse(&self, factor: Factor) -> bool {
        let node = self.node;
        let longer = |range: Option<&Range>| {
            range.is_some_and(|range| self.days(Some(range), factor) > range.usual)
        };
        let open = matches!(node.table.stand, Stand::Open { .. });
        let unanswered = open || matches!(node.table.stand, Stand::Sent(_));
        match factor {
            Factor::Repair => longer(node.repair.as_ref()),
            Factor::Signature => longer(node.signature.as_ref()),
            Factor::Csr => longer(node.csr.as_ref()),
            Factor::Lock => longer(node.unlock.as_ref()),
            Factor::Lead => unanswered && longer(Some(&node.lead)),
            Factor::Rejection => {
                unanswered
                    && self.run.is_some_and(|run| {
                        node.refused_first
                            .falls(node.dice.roll(run, Factor::Rejection.question()))
                    })
            }
            Factor::FocLost => matches!(node.table.stand, Stand::Confirmed(_)) && self.foc_lost(),
        }
    }
}
