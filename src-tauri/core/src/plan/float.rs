//! Backward from the wished go-live: when an order must be sent at the latest, and by how much it can slip.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::{
    id::OrderId,
    order::{Order, OrderStatus},
};

use super::{
    Lead, WaitKind,
    forward::{Dates, snapback_ends, snapback_hours},
    ground::{Ground, Sides},
    waits::Waits,
};

/// A closed period that begins so many days after the wished go-live still is the limit, since a slip
/// past the wish by a few days is cheaper than a slip into the period.
const GRACE_DAYS: u64 = 7;

/// How late an order can be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Latest {
    /// Last day of sending for the wished go-live with the usual lead time.
    pub(super) send_by: Option<NaiveDate>,
    /// Last day of cutover before something is lost.
    pub(super) limit: Option<NaiveDate>,
    /// Business days from the planned cutover to that day.
    pub(super) float_days: Option<i32>,
}

/// Works backward through the orders, the last of a chain first.
pub(super) fn latest<'a>(
    ground: &'a Ground<'a>,
    sequence: &[OrderId],
    waits: &Waits,
    leads: &'a BTreeMap<OrderId, Lead>,
    laid: &'a BTreeMap<OrderId, Dates>,
) -> BTreeMap<OrderId, Latest> {
    let mut followers: BTreeMap<OrderId, Vec<(OrderId, WaitKind)>> = BTreeMap::new();
    for (order, list) in waits {
        for wait in list {
            followers
                .entry(wait.order)
                .or_default()
                .push((*order, wait.kind));
        }
    }
    let mut walk = Backward {
        ground,
        followers,
        leads,
        laid,
        by_wish: BTreeMap::new(),
        by_limit: BTreeMap::new(),
    };
    let mut latest = BTreeMap::new();
    for id in sequence.iter().rev() {
        let (Some(order), Some(dates)) = (ground.snapshot.orders.get(id), laid.get(id)) else {
            continue;
        };
        latest.insert(*id, walk.order(order, dates));
    }
    latest
}

struct Backward<'a> {
    ground: &'a Ground<'a>,
    followers: BTreeMap<OrderId, Vec<(OrderId, WaitKind)>>,
    leads: &'a BTreeMap<OrderId, Lead>,
    laid: &'a BTreeMap<OrderId, Dates>,
    /// Latest cutover for the wished go-live.
    by_wish: BTreeMap<OrderId, NaiveDate>,
    /// Latest cutover before something is lost.
    by_limit: BTreeMap<OrderId, NaiveDate>,
}

impl<'a> Backward<'a> {
    fn order(&mut self, order: &'a Order, dates: &Dates) -> Latest {
        let Some(sides) = self.ground.sides(order) else {
            return Latest::default();
        };
        let go_live = self.ground.snapshot.settings.go_live;
        let wish = go_live
            .and_then(|day| sides.cutover.on_or_before(day))
            .map(|day| self.before_followers(order.id, sides, dates, day, &self.by_wish));
        let own = own_limit(sides, dates, go_live);
        let limit =
            own.map(|day| self.before_followers(order.id, sides, dates, day, &self.by_limit));
        // What is fixed does not slip, and those before it must meet it where it is.
        let (wish, limit) = if dates.fixed {
            (dates.planned, dates.planned)
        } else {
            (wish, limit)
        };
        if let Some(day) = wish {
            self.by_wish.insert(order.id, day);
        }
        if let Some(day) = limit {
            self.by_limit.insert(order.id, day);
        }
        let unsent = !dates.fixed && order.status != OrderStatus::Submitted;
        Latest {
            send_by: wish
                .filter(|_| unsent)
                .and_then(|day| self.send_by(order, sides, day)),
            limit: limit.filter(|_| !dates.fixed),
            float_days: limit
                .filter(|_| !dates.fixed)
                .and_then(|limit| sides.offices.count(dates.planned?, limit)),
        }
    }

    /// The latest day that leaves every waiting order where it has to be.
    fn before_followers(
        &self,
        id: OrderId,
        sides: &Sides,
        dates: &Dates,
        day: NaiveDate,
        latest: &BTreeMap<OrderId, NaiveDate>,
    ) -> NaiveDate {
        let mut day = day;
        for (follower, kind) in self.followers.get(&id).into_iter().flatten() {
            let bound = match kind {
                WaitKind::Cutover => self.day_before_target(*follower, sides, latest),
                WaitKind::Sending => self.day_before_sending((id, *follower), sides, dates, latest),
            };
            if let Some(bound) = bound {
                day = day.min(bound);
            }
        }
        day
    }

    /// A toll-free number moves at the latest on the day before the number it rings to is planned.
    fn day_before_target(
        &self,
        follower: OrderId,
        sides: &Sides,
        latest: &BTreeMap<OrderId, NaiveDate>,
    ) -> Option<NaiveDate> {
        let planned = self.laid.get(&follower)?.planned?;
        let last = latest
            .get(&follower)
            .map_or(planned, |latest| planned.min(*latest));
        sides.cutover.before(last)
    }

    /// The last cutover whose snapback is over when the next order on the account must be sent.
    fn day_before_sending(
        &self,
        (id, follower): (OrderId, OrderId),
        sides: &Sides,
        dates: &Dates,
        latest: &BTreeMap<OrderId, NaiveDate>,
    ) -> Option<NaiveDate> {
        let order = self.ground.snapshot.orders.get(&follower)?;
        let send_by = self.send_by(order, self.ground.sides(order)?, *latest.get(&follower)?)?;
        let mut day = sides.cutover.before(send_by)?;
        let hours = snapback_hours(self.ground, self.ground.snapshot.orders.get(&id)?);
        // A snapback is a day or two, so this ends at once.
        for _ in 0..30 {
            let free = sides
                .offices
                .after(snapback_ends(hours, day, dates.window.as_ref()))?;
            if free <= send_by {
                return Some(day);
            }
            day = sides.cutover.before(day)?;
        }
        None
    }

    /// The last day of sending for a cutover.
    fn send_by(&self, order: &'a Order, sides: &Sides, cutover: NaiveDate) -> Option<NaiveDate> {
        let lead = self.leads.get(&order.id)?;
        let by_lead = sides.offices.add(cutover, -i32::from(lead.typical))?;
        let by_rule = self
            .ground
            .rules(order)
            .earliest_request_days()
            .and_then(|said| cutover.checked_sub_days(Days::new(u64::from(said.value))))
            .and_then(|day| sides.offices.on_or_before(day));
        Some(by_rule.map_or(by_lead, |by_rule| by_lead.min(by_rule)))
    }
}

/// The last open day before the next closed period, or the wished go-live where no period is near.
fn own_limit(sides: &Sides, dates: &Dates, go_live: Option<NaiveDate>) -> Option<NaiveDate> {
    let planned = dates.planned?;
    let period = sides.next_period(planned).filter(|period| {
        go_live
            .and_then(|day| day.checked_add_days(Days::new(GRACE_DAYS)))
            .is_none_or(|near| period.from <= near.max(planned))
    });
    match (period, go_live) {
        (Some(period), Some(go_live)) if go_live >= planned || period.from <= go_live => {
            sides.cutover.before(period.from)
        }
        (Some(period), None) => sides.cutover.before(period.from),
        (_, Some(go_live)) => sides.cutover.on_or_before(go_live),
        (None, None) => None,
    }
}
