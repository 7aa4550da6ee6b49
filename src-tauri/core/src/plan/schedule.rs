//! Laying the whole plan: forward, backward, critical path, then steps and findings of each order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    carrier::Class,
    finding::{Finding, in_order},
    id::{AccountId, OrderId},
    order::Order,
    rules,
    snapshot::Snapshot,
    task::{Baseline, BaselineKind},
    window::Window,
    zone::tz_data_version,
};

use super::{
    Holds, Lead, OrderPlan, Plan, Slip, WaitsFor,
    findings::{self, Laid},
    fit::Hours,
    float::{self, Latest},
    forward::{self, Dates, Turn},
    ground::{self, Ground},
    lead, steps,
    tasks::{self, Needs},
    waits::{self, Waits},
};

/// Lays the plan of a project as seen at a moment, given on the clocks of the project's zone.
pub fn schedule(snapshot: &Snapshot, now_local: NaiveDateTime) -> Plan {
    schedule_held(snapshot, now_local, &Holds::new())
}

/// The same with orders that are not sent before a day, whatever else allows it: what a what-if asks.
pub(crate) fn schedule_held(snapshot: &Snapshot, now_local: NaiveDateTime, holds: &Holds) -> Plan {
    let ground = Ground::new(snapshot, now_local).held(holds);
    let hours = Hours::new(&ground);
    let mut waits = waits::waits(&ground);
    let (sequence, mut found) = waits::in_sequence(&ground, &mut waits);
    let needs = tasks::needs(&ground);
    let network = Network::lay(&ground, &hours, &waits, &needs, &sequence);

    let mut orders = Vec::new();
    for order in network.in_turn() {
        if let Some((order_plan, findings)) = network.order(&hours, order) {
            orders.push(order_plan);
            found.extend(findings);
        }
    }
    orders.sort_by_cached_key(|order| {
        let name = snapshot.orders.get(&order.order).map(|o| o.name.clone());
        (order.cutover.is_none(), order.cutover, name)
    });
    let mut plan = Plan {
        today: ground.today(),
        tz_data: tz_data_version().to_owned(),
        orders,
        go_live: snapshot.settings.go_live,
        minimum: network.latest_of(|dates| dates.minimum),
        typical: network.latest_of(Dates::likely),
        maximum: network.latest_of(|dates| dates.maximum.max(dates.likely())),
        driven_by: network.driver,
        business_days_left: business_days_left(&ground, network.driver),
        tasks: tasks::tasks(&ground, &needs, &network.laid, &network.disconnects),
        findings: Vec::new(),
    };
    found.extend(tasks::findings::of_project(&ground, &plan.tasks, |id| {
        network.laid.get(&id).and_then(|dates| dates.planned)
    }));
    found.extend(findings::of_project(&ground, &plan));
    plan.findings = in_order(found);
    plan
}

/// The first day from one on on which an order can be cut over, with the window that the gaining side leaves of the
/// wished hours; without a window where it has no such hours in two weeks. `None` past what the plan can see.
pub fn slot(
    snapshot: &Snapshot,
    now_local: NaiveDateTime,
    order: OrderId,
    from: NaiveDate,
) -> Option<(NaiveDate, Option<Window>)> {
    let ground = Ground::new(snapshot, now_local);
    let order = snapshot.orders.get(&order)?;
    let class = ground.rules(order).class();
    Hours::new(&ground).slot(ground.sides(order)?, class, from)
}

/// Business days of the gaining side from one day to another, both included.
pub fn open_days(snapshot: &Snapshot, from: NaiveDate, to: NaiveDate) -> u32 {
    let calendar = rules::calendar_of(snapshot.gaining(), false);
    let after = to.succ_opt().unwrap_or(to);
    u32::try_from(calendar.count(from, after)).unwrap_or(0)
}

/// All orders laid in time, before they are put into words.
struct Network<'a> {
    ground: &'a Ground<'a>,
    waits: &'a Waits,
    needs: &'a Needs<'a>,
    /// Dates that were promised once, of each order the one to hold the plan against.
    promised: BTreeMap<OrderId, &'a Baseline>,
    sequence: &'a [OrderId],
    classes: BTreeMap<OrderId, Class>,
    leads: BTreeMap<OrderId, Lead>,
    laid: BTreeMap<OrderId, Dates>,
    latest: BTreeMap<OrderId, Latest>,
    driver: Option<OrderId>,
    critical: BTreeSet<OrderId>,
    disconnects: BTreeMap<OrderId, NaiveDate>,
}

impl<'a> Network<'a> {
    fn lay(
        ground: &'a Ground<'a>,
        hours: &Hours<'_>,
        waits: &'a Waits,
        needs: &'a Needs<'a>,
        sequence: &'a [OrderId],
    ) -> Self {
        let mut network = Self {
            ground,
            waits,
            needs,
            promised: promised(ground.snapshot),
            sequence,
            classes: BTreeMap::new(),
            leads: BTreeMap::new(),
            laid: BTreeMap::new(),
            latest: BTreeMap::new(),
            driver: None,
            critical: BTreeSet::new(),
            disconnects: BTreeMap::new(),
        };
        for order in network.in_turn() {
            let rules = ground.rules(order);
            let class = rules.class();
            let lead = lead::lead(&rules);
            let turn = Turn {
                order,
                class,
                lead: &lead,
                rejection_days: lead::rejection_days(&rules),
                waits: waits_of(waits, order.id),
                held: needs.get(&order.id).and_then(|needs| tasks::held(needs)),
            };
            let dates = forward::place(ground, hours, &turn, &network.laid);
            network.laid.insert(order.id, dates);
            network.classes.insert(order.id, class);
            network.leads.insert(order.id, lead);
        }
        network.latest = float::latest(ground, sequence, waits, &network.leads, &network.laid);
        network.driver = network.driver();
        network.critical = network.critical_path();
        network.disconnects = network.disconnects();
        network
    }

    fn in_turn(&self) -> impl Iterator<Item = &'a Order> + use<'a> {
        let orders = &self.ground.snapshot.orders;
        self.sequence.iter().filter_map(|id| orders.get(id))
    }

    /// The plan of one order with what does not fit.
    fn order(&self, hours: &Hours<'_>, order: &'a Order) -> Option<(OrderPlan, Vec<Finding>)> {
        let ground = self.ground;
        let sides = ground.sides(order)?;
        let dates = self.laid.get(&order.id)?;
        let lead = self.leads.get(&order.id)?.clone();
        let class = *self.classes.get(&order.id)?;
        let latest = self.latest.get(&order.id).copied().unwrap_or_default();
        let waits = waits_of(self.waits, order.id);
        let critical = self.critical.contains(&order.id);
        let fit = hours.fit(
            (ground.losing(order), sides),
            &ground.rules(order),
            dates.planned.unwrap_or_else(|| ground.today()),
        );
        let steps = steps::steps(&steps::Parts {
            ground,
            sides,
            order,
            lead: &lead,
            dates,
            fit: &fit,
            waits,
            send_by: latest.send_by,
            critical,
            disconnect: self.disconnects.get(&order.id).copied(),
        });
        let plan = OrderPlan {
            order: order.id,
            numbers: ground.size(order.id),
            class,
            lead,
            steps,
            sent_on: dates.sent,
            cutover: dates.planned,
            window: dates.window.clone(),
            confirmed: dates.fixed,
            fit,
            minimum: dates.minimum,
            typical: dates.typical,
            maximum: dates.maximum,
            after_rejection: dates.after_rejection,
            send_by: latest.send_by,
            float_days: latest.float_days,
            float_until: latest.limit,
            critical,
            waits_for: waits.to_vec(),
            slip: self.slip(sides, order.id, dates),
        };
        let laid = Laid {
            order,
            sides,
            dates,
            plan: &plan,
            rejection_days: lead::rejection_days(&ground.rules(order)),
        };
        let mut found = findings::of_order(ground, hours, &laid);
        let needs = self.needs.get(&order.id).map_or(&[][..], Vec::as_slice);
        found.extend(tasks::findings::of_order(ground, order, dates, needs));
        found.extend(findings::broken_waits(ground, &laid, |id| {
            self.laid.get(&id).and_then(|dates| dates.planned)
        }));
        Some((plan, found))
    }

    /// How far an order is from what was promised.
    fn slip(&self, sides: &ground::Sides, order: OrderId, dates: &Dates) -> Option<Slip> {
        let promised = self.promised.get(&order)?;
        let now = dates.planned?;
        (now != promised.cutover).then(|| Slip {
            was: promised.cutover,
            kind: promised.kind,
            name: promised.name.clone(),
            taken_on: promised.taken_on,
            days: sides.offices.count(promised.cutover, now).unwrap_or(0),
        })
    }

    /// The latest of a date over all orders; absent where one order has none, since then nobody knows.
    fn latest_of(&self, date: impl Fn(&Dates) -> Option<NaiveDate>) -> Option<NaiveDate> {
        self.laid
            .values()
            .map(date)
            .collect::<Option<Vec<_>>>()?
            .into_iter()
            .max()
    }

    /// The order that decides the go-live: the last to cut over, of several the one with the least float.
    fn driver(&self) -> Option<OrderId> {
        self.sequence
            .iter()
            .filter_map(|id| {
                let likely = self.laid.get(id)?.likely()?;
                let float = self.latest.get(id).and_then(|latest| latest.float_days);
                let tight = std::cmp::Reverse(float.unwrap_or(i32::MAX));
                Some((likely, tight, std::cmp::Reverse(*id)))
            })
            .max()
            .map(|(.., std::cmp::Reverse(id))| id)
    }

    /// The driver and the orders that pushed it, one behind the other, to where it is.
    fn critical_path(&self) -> BTreeSet<OrderId> {
        let path = std::iter::successors(self.driver, |id| {
            self.laid.get(id).and_then(|dates| dates.pushed_by)
        });
        // Orders are laid behind those they wait for, so this ends; the count is a seat belt.
        path.take(self.laid.len()).collect()
    }

    /// The day on which the losing service of each account ends, by the last order of that account.
    fn disconnects(&self) -> BTreeMap<OrderId, NaiveDate> {
        let ground = self.ground;
        let mut last: BTreeMap<AccountId, (NaiveDate, OrderId)> = BTreeMap::new();
        for order in ground.snapshot.orders.values() {
            let (Some(account), Some(dates)) = (order.key.account, self.laid.get(&order.id)) else {
                continue;
            };
            let Some(day) = dates.planned else { continue };
            let hours = forward::snapback_hours(ground, order);
            let end = forward::snapback_ends(hours, day, dates.window.as_ref());
            let entry = last.entry(account).or_insert((end, order.id));
            *entry = (*entry).max((end, order.id));
        }
        last.into_values()
            .filter_map(|(end, id)| {
                let order = ground.snapshot.orders.get(&id)?;
                Some((id, ground.sides(order)?.offices.after(end)?))
            })
            .collect()
    }
}

/// Of each order the date that was kept last, or the one that was asked for first where nobody kept one.
fn promised(snapshot: &Snapshot) -> BTreeMap<OrderId, &Baseline> {
    let mut promised = BTreeMap::new();
    for kept in &snapshot.baselines {
        match kept.kind {
            BaselineKind::Saved => {
                promised.insert(kept.order, kept);
            }
            BaselineKind::Submission => {
                promised.entry(kept.order).or_insert(kept);
            }
        }
    }
    promised
}

fn waits_of(waits: &Waits, order: OrderId) -> &[WaitsFor] {
    waits.get(&order).map_or(&[], Vec::as_slice)
}

/// Business days from today to the wished go-live, by the offices of the order that decides it.
fn business_days_left(ground: &Ground<'_>, driver: Option<OrderId>) -> Option<i32> {
    let go_live = ground.snapshot.settings.go_live?;
    match driver.and_then(|id| ground.snapshot.orders.get(&id)) {
        Some(order) => ground.sides(order)?.offices.count(ground.today(), go_live),
        None => {
            i32::try_from(rules::calendar_of(ground.gaining, false).count(ground.today(), go_live))
                .ok()
        }
    }
}
