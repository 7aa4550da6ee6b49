//! Which things an order needs in place, from what its numbers are, with what someone said of each.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    id::{NumberId, OrderId},
    order::{KeyClass, Order, OrderStatus},
    task::{Supply, TaskKind, TaskOf, TaskRecord},
};

use super::super::ground::{Ground, is_planned};

/// One thing that an order needs in place.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Need<'a> {
    pub(in crate::plan) kind: TaskKind,
    pub(in crate::plan) of: TaskOf,
    /// Numbers of this order that it is for.
    pub(in crate::plan) numbers: u32,
    /// What was said of it, at the thing itself or at what it is part of.
    pub(in crate::plan) record: Option<&'a TaskRecord>,
    /// Numbers of which it was said one by one.
    pub(in crate::plan) one_by_one: u32,
    /// Without it something breaks; else it is advised.
    pub(in crate::plan) required: bool,
}

impl Need<'_> {
    pub(in crate::plan) fn waived(&self) -> bool {
        self.record.is_some_and(|record| record.waived)
    }

    pub(in crate::plan) fn done_on(&self) -> Option<NaiveDate> {
        self.record.and_then(|record| record.done_on)
    }

    pub(in crate::plan) fn is_done(&self) -> bool {
        self.done_on().is_some() || (self.numbers > 0 && self.one_by_one >= self.numbers)
    }

    /// The day on which it is expected, while it is still open.
    pub(in crate::plan) fn expected(&self) -> Option<NaiveDate> {
        let open = !self.waived() && !self.is_done();
        self.record.filter(|_| open).and_then(|record| record.due)
    }

    pub(in crate::plan) fn supply(&self) -> Option<Supply> {
        self.record.and_then(|record| record.supply)
    }
}

/// What every order needs in place before it cuts over.
pub(in crate::plan) type Needs<'a> = BTreeMap<OrderId, Vec<Need<'a>>>;

/// What was said, by kind and thing.
struct Said<'a> {
    records: BTreeMap<(TaskKind, TaskOf), &'a TaskRecord>,
    /// Numbers of an order of which it was said, one by one, that it is done or not needed.
    numbers: BTreeMap<(TaskKind, OrderId), u32>,
}

impl<'a> Said<'a> {
    fn new(ground: &Ground<'a>) -> Self {
        let mut said = Said {
            records: BTreeMap::new(),
            numbers: BTreeMap::new(),
        };
        for record in &ground.snapshot.tasks {
            said.records.insert((record.kind, record.of), record);
            if let TaskOf::Number(id) = record.of
                && (record.done_on.is_some() || record.waived)
                && let Some(order) = order_of(ground, id)
            {
                *said.numbers.entry((record.kind, order)).or_default() += 1;
            }
        }
        said
    }

    /// What was said of a kind: at the thing itself, else at what it is part of, the nearest first.
    fn of(&self, kind: TaskKind, of: TaskOf, order: &Order) -> Option<&'a TaskRecord> {
        if self.records.is_empty() {
            return None;
        }
        let wider = [
            Some(of),
            Some(TaskOf::Order(order.id)),
            order.key.site.map(TaskOf::Site),
            order.key.account.map(TaskOf::Account),
            Some(TaskOf::Project),
        ];
        let mut places = wider.into_iter().flatten();
        places.find_map(|place| self.records.get(&(kind, place)).copied())
    }
}

fn order_of(ground: &Ground<'_>, number: NumberId) -> Option<OrderId> {
    ground.snapshot.numbers.get(&number)?.order
}

/// Whether an order still has its cutover before it.
fn is_ahead(order: &Order) -> bool {
    is_planned(order)
        && order.activated_at.is_none()
        && !matches!(
            order.status,
            OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
        )
}

/// What each order needs, in the order in which it is done.
pub(in crate::plan) fn needs<'a>(ground: &Ground<'a>) -> Needs<'a> {
    let said = Said::new(ground);
    let mut needs = Needs::new();
    for order in ground.snapshot.orders.values() {
        if is_ahead(order) {
            needs.insert(order.id, of_order(ground, &said, order));
        }
    }
    needs
}

fn of_order<'a>(ground: &Ground<'a>, said: &Said<'a>, order: &'a Order) -> Vec<Need<'a>> {
    let Some(facts) = ground.facts(order.id) else {
        return Vec::new();
    };
    let here = TaskOf::Order(order.id);
    let mut needs = Vec::with_capacity(8);
    let mut add = |kind, of, numbers: u32, required| {
        if numbers == 0 {
            return;
        }
        needs.push(Need {
            kind,
            of,
            numbers,
            record: said.of(kind, of, order),
            // Phones are said of a site.
            one_by_one: match kind {
                TaskKind::Phones => 0,
                _ => said.numbers.get(&(kind, order.id)).copied().unwrap_or(0),
            },
            required,
        });
    };
    if order.key.class == KeyClass::TollFree {
        // A change of RespOrg moves no line: it only has to ring somewhere.
        add(TaskKind::Routing, here, facts.numbers, true);
        return needs;
    }
    add(TaskKind::Licence, here, facts.voice, true);
    if facts.sites.is_empty() {
        add(TaskKind::Phones, here, facts.voice, true);
    }
    for site in &facts.sites {
        // How many of the voice lines are at one of several sites is not worth another pass.
        let numbers = if facts.sites.len() == 1 || facts.voice == 0 {
            facts.voice
        } else {
            1
        };
        add(TaskKind::Phones, TaskOf::Site(*site), numbers, true);
    }
    add(TaskKind::Adapter, here, facts.fax, true);
    add(TaskKind::Replacement, here, facts.machines, true);
    add(TaskKind::Routing, here, facts.numbers, true);
    add(TaskKind::Address911, here, facts.callers, true);
    // Phones that ring today and are switched over leave the old number without any.
    let own = said
        .of(
            TaskKind::Phones,
            facts.sites.first().map_or(here, |site| TaskOf::Site(*site)),
            order,
        )
        .is_some_and(|record| record.supply == Some(Supply::Own) && !record.waived);
    add(TaskKind::TemporaryNumber, here, facts.voice, own);
    add(TaskKind::Forward, here, facts.voice, own);
    needs
}
