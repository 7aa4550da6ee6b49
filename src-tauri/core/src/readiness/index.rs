//! What belongs to what, worked out in one pass over the numbers and orders, so that no check of one account or
//! order looks through all of them.

use std::collections::BTreeMap;

use super::can_be_changed;
use crate::{
    id::{AccountId, OrderId},
    number::Number,
    order::Order,
    plan::{OrderPlan, Plan},
    snapshot::Snapshot,
};

/// The numbers and orders of each account and order.
pub(super) struct Index<'a> {
    of_account: BTreeMap<AccountId, Vec<&'a Number>>,
    of_order: BTreeMap<OrderId, Vec<&'a Number>>,
    orders: BTreeMap<AccountId, Vec<&'a Order>>,
    plans: BTreeMap<OrderId, &'a OrderPlan>,
}

impl<'a> Index<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, plan: &'a Plan) -> Self {
        let mut of_account: BTreeMap<AccountId, Vec<&Number>> = BTreeMap::new();
        let mut of_order: BTreeMap<OrderId, Vec<&Number>> = BTreeMap::new();
        // Numbers that stand together mostly belong together: a list is taken out once a run.
        let mut account: (Option<AccountId>, Vec<&Number>) = (None, Vec::new());
        let mut order: (Option<OrderId>, Vec<&Number>) = (None, Vec::new());
        for number in snapshot.numbers.values() {
            if number.account != account.0 {
                close(&mut of_account, &mut account, number.account);
            }
            if number.order != order.0 {
                close(&mut of_order, &mut order, number.order);
            }
            account.1.push(number);
            order.1.push(number);
        }
        close(&mut of_account, &mut account, None);
        close(&mut of_order, &mut order, None);
        for numbers in of_order.values_mut() {
            numbers.sort_by_key(|number| number.tn);
        }
        let mut orders: BTreeMap<AccountId, Vec<&Order>> = BTreeMap::new();
        for order in snapshot.orders.values() {
            if let Some(account) = order.key.account {
                orders.entry(account).or_default().push(order);
            }
        }
        Self {
            of_account,
            of_order,
            orders,
            plans: plan.orders.iter().map(|plan| (plan.order, plan)).collect(),
        }
    }

    /// The numbers of an account, by row.
    pub(super) fn of_account(&self, account: AccountId) -> &[&'a Number] {
        self.of_account.get(&account).map_or(&[], Vec::as_slice)
    }

    /// The numbers of an order, by number.
    pub(super) fn of_order(&self, order: OrderId) -> &[&'a Number] {
        self.of_order.get(&order).map_or(&[], Vec::as_slice)
    }

    /// The orders of an account.
    pub(super) fn orders(&self, account: AccountId) -> &[&'a Order] {
        self.orders.get(&account).map_or(&[], Vec::as_slice)
    }

    /// The orders of an account whose papers can still be changed.
    pub(super) fn open_orders(&self, account: AccountId) -> impl Iterator<Item = &'a Order> {
        let orders = self.orders(account).iter().copied();
        orders.filter(|order| can_be_changed(order))
    }

    /// The plan of an order.
    pub(super) fn plan(&self, order: OrderId) -> Option<&'a OrderPlan> {
        self.plans.get(&order).copied()
    }
}

fn close<'a, K: Ord + Copy>(
    lists: &mut BTreeMap<K, Vec<&'a Number>>,
    run: &mut (Option<K>, Vec<&'a Number>),
    next: Option<K>,
) {
    let (key, numbers) = std::mem::replace(run, (next, Vec::new()));
    if let Some(key) = key {
        lists.entry(key).or_default().extend(numbers);
    }
}
