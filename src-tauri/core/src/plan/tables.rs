//! The ground of the plan as tables of small numbers, for whoever lays the same orders ten thousand times.
//!
//! Days are counted from the first day of the plan's calendars. A table answers in one look what the plan
//! asks calendars, zones and profiles: so many business days on, the first day a cutover can be had, the end
//! of its snapback. It decides nothing: with usual lead times and nothing refused, orders laid by these
//! tables stand where [`super::schedule`] puts them.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, Timelike as _};

use crate::{
    carrier::{Class, LateRejection},
    id::OrderId,
    order::{Order, OrderStatus},
    snapshot::Snapshot,
    window::Window,
};

use super::{
    Holds, WaitKind,
    fit::Hours,
    forward,
    ground::{Ground, Sides},
    lead,
    tasks::{self, Needs},
    waits,
};

/// Behind the last day that the plan can see.
pub(crate) const BEYOND: u16 = u16::MAX;
/// No hours are known.
const NO_HOURS: u16 = u16::MAX;

/// The business days of an office.
#[derive(Debug)]
pub(crate) struct Offices {
    /// Business days before each day.
    rank: Vec<u16>,
    /// The business days.
    open: Vec<u16>,
}

impl Offices {
    /// So many business days after a day; a day that is none rolls forward first.
    pub(crate) fn add(&self, day: u16, days: u16) -> u16 {
        self.rank
            .get(usize::from(day))
            .and_then(|rank| self.open.get(usize::from(*rank) + usize::from(days)))
            .copied()
            .unwrap_or(BEYOND)
    }

    /// The first business day after a day.
    pub(crate) fn after(&self, day: u16) -> u16 {
        self.add(day.saturating_add(1), 0)
    }
}

/// A day of cutover with its hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The day.
    pub(crate) day: u16,
    /// First and last minute of the window; the same figure for both where none is known.
    start: u16,
    end: u16,
    /// The last day on which a snapback can be asked for.
    pub(crate) free: u16,
}

impl Slot {
    /// No day that the plan can see.
    pub(crate) const BEYOND: Slot = Slot {
        day: BEYOND,
        start: NO_HOURS,
        end: NO_HOURS,
        free: BEYOND,
    };

    /// Whether it lies behind another cutover: on a later day, or later on the same one.
    pub(crate) fn is_behind(self, other: Slot) -> bool {
        self.day > other.day
            || (self.day == other.day
                && self.start != NO_HOURS
                && other.end != NO_HOURS
                && other.end >= other.start
                && self.start >= other.end)
    }
}

/// The first cutover that can be had from each day on, for one losing side and class.
#[derive(Debug)]
pub(crate) struct Slots {
    /// The day the table begins with: today.
    first: u16,
    from: Vec<Slot>,
}

impl Slots {
    /// The first cutover from a day on.
    pub(crate) fn from(&self, day: u16) -> Slot {
        let index = usize::from(day.saturating_sub(self.first));
        self.from.get(index).copied().unwrap_or(Slot::BEYOND)
    }
}

/// How far an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// It was cut over.
    Happened(Slot),
    /// Its date is confirmed.
    Confirmed(Slot),
    /// It was sent on this day and waits for the answer.
    Sent(u16),
    /// It is to be sent, from this day on at the earliest for its own part.
    Open {
        /// Before what still has to be done.
        from: u16,
        /// The day before which somebody decided not to send it.
        hold: u16,
        /// Business days the signature usually takes, where one is missing.
        signature: Option<u16>,
        /// Business days the CSR takes, shortest, usual and longest, where it is missing.
        csr: Option<[u16; 3]>,
        /// Business days to have a lock removed, where there is one.
        unlock: Option<[u16; 3]>,
    },
    /// Nothing is known of its sides, so it has no date.
    Nowhere,
}

/// What is known of one order.
#[derive(Debug)]
pub(crate) struct OrderTable {
    /// Which order.
    pub(crate) order: OrderId,
    /// Its losing side's business days, in [`Tables::offices`].
    pub(crate) offices: usize,
    /// Its cutovers, in [`Tables::slots`].
    pub(crate) slots: usize,
    /// Shortest, usual and longest lead time.
    pub(crate) lead: [u16; 3],
    /// Business days until the losing side answers, as usual.
    pub(crate) answer: u16,
    /// Business days that one rejection adds, as usual.
    pub(crate) rejection: u16,
    /// How late a rejection may come.
    pub(crate) late_rejection: Option<LateRejection>,
    /// Business days within which what holds it up is put right, at the longest.
    pub(crate) repair: u16,
    /// Business days within which its letter comes back signed, at the longest.
    pub(crate) signed_within: u16,
    /// Calendar days that must lie between sending and a requested date.
    pub(crate) ahead: u16,
    /// How far it is.
    pub(crate) stand: Stand,
    /// The first day on which everything that has to be in place is there, where somebody said a day.
    pub(crate) in_place: u16,
    /// The cutover that was asked for, where the day is open.
    pub(crate) requested: Option<Slot>,
    /// Orders behind whose snapback it is sent, as places in [`Tables::orders`].
    pub(crate) sent_after: Vec<usize>,
    /// Orders behind whose cutover it is cut over.
    pub(crate) cut_after: Vec<usize>,
}

/// All tables of a project.
#[derive(Debug)]
pub(crate) struct Tables {
    /// Day 0.
    first: NaiveDate,
    /// Today.
    pub(crate) today: u16,
    /// Business days by losing side.
    pub(crate) offices: Vec<Offices>,
    /// Cutovers by losing side and class.
    pub(crate) slots: Vec<Slots>,
    /// Orders, each behind those it waits for.
    pub(crate) orders: Vec<OrderTable>,
}

impl Tables {
    /// The tables of a project at a moment, with the same ground as [`super::schedule_held`].
    pub(crate) fn of(snapshot: &Snapshot, now_local: NaiveDateTime, holds: &Holds) -> Self {
        let ground = Ground::new(snapshot, now_local).held(holds);
        let hours = Hours::new(&ground);
        let mut waits = waits::waits(&ground);
        let (sequence, _) = waits::in_sequence(&ground, &mut waits);
        let (first, _) = ground.span();
        let needs = tasks::needs(&ground);
        let mut making = Making {
            ground: &ground,
            needs: &needs,
            hours: &hours,
            tables: Tables {
                first,
                today: index(first, ground.today()),
                offices: Vec::new(),
                slots: Vec::new(),
                orders: Vec::new(),
            },
            offices: BTreeMap::new(),
            slots: BTreeMap::new(),
        };
        let mut places = BTreeMap::new();
        for id in &sequence {
            let Some(order) = snapshot.orders.get(id) else {
                continue;
            };
            let mut table = making.order(order);
            for wait in waits.get(id).into_iter().flatten() {
                // A wait that was cut out of a ring names an order that is not laid yet.
                if let Some(place) = places.get(&wait.order) {
                    match wait.kind {
                        WaitKind::Sending => table.sent_after.push(*place),
                        WaitKind::Cutover => table.cut_after.push(*place),
                    }
                }
            }
            places.insert(*id, making.tables.orders.len());
            making.tables.orders.push(table);
        }
        making.tables
    }

    /// The date of a day; none behind the last one.
    pub(crate) fn date(&self, day: u16) -> Option<NaiveDate> {
        (day != BEYOND)
            .then(|| {
                self.first
                    .checked_add_days(chrono::Days::new(u64::from(day)))
            })
            .flatten()
    }

    /// The day of a date.
    pub(crate) fn day(&self, date: NaiveDate) -> u16 {
        index(self.first, date)
    }
}

fn index(first: NaiveDate, day: NaiveDate) -> u16 {
    u16::try_from(day.signed_duration_since(first).num_days().max(0)).unwrap_or(BEYOND)
}

type SideKey = (String, &'static str);

struct Making<'a> {
    ground: &'a Ground<'a>,
    needs: &'a Needs<'a>,
    hours: &'a Hours<'a>,
    tables: Tables,
    offices: BTreeMap<SideKey, usize>,
    slots: BTreeMap<(SideKey, Class), usize>,
}

impl<'a> Making<'a> {
    fn order(&mut self, order: &'a Order) -> OrderTable {
        let ground = self.ground;
        let rules = ground.rules(order);
        let class = rules.class();
        let lead = lead::lead(&rules);
        let mut table = OrderTable {
            order: order.id,
            offices: 0,
            slots: 0,
            lead: [lead.min, lead.typical, lead.max],
            answer: rules.answer_days().map_or(0, |said| said.value),
            rejection: lead::rejection_days(&rules),
            late_rejection: rules.late_rejection().map(|said| said.value),
            repair: rules.repair_longest_days().map_or(0, |said| said.value),
            signed_within: rules.signature_longest_days().map_or(0, |said| said.value),
            ahead: rules.earliest_request_days().map_or(0, |said| said.value),
            stand: Stand::Nowhere,
            in_place: self
                .needs
                .get(&order.id)
                .and_then(|needs| tasks::held(needs))
                .map_or(0, |held| self.day(held.until).saturating_add(1))
                .max(
                    forward::after_refused_date(ground, order)
                        .map_or(0, |(floor, _)| self.day(floor)),
                ),
            requested: None,
            sent_after: Vec::new(),
            cut_after: Vec::new(),
        };
        let Some(sides) = ground.sides(order) else {
            return table;
        };
        let key = (order.key.carrier.0.clone(), ground.public_calendar(order));
        table.offices = self.offices_of(&key, sides);
        table.slots = self.slots_of(key, class, sides, order);
        table.stand = self.stand(sides, order);
        table.requested = order
            .requested
            .as_ref()
            .filter(|window| sides.cutover.is_open(window.date))
            .map(|window| self.slot(order, window.date, Some(window)));
        table
    }

    fn day(&self, date: NaiveDate) -> u16 {
        self.tables.day(date)
    }

    fn stand(&self, sides: &Sides, order: &'a Order) -> Stand {
        let ground = self.ground;
        if let Some(dates) = forward::facts(ground, order) {
            let Some(day) = dates.planned else {
                return Stand::Nowhere;
            };
            let slot = self.slot(order, day, dates.window.as_ref());
            return if order.status == OrderStatus::Confirmed && order.activated_at.is_none() {
                Stand::Confirmed(slot)
            } else {
                Stand::Happened(slot)
            };
        }
        if order.status == OrderStatus::Submitted
            && let Some(sent) = order
                .submitted_at
                .and_then(|at| forward::sent_day(ground, order, at))
        {
            return Stand::Sent(self.day(sent));
        }
        let today = ground.today();
        let again = order.status == OrderStatus::Rejected && !forward::signed_again(ground, order);
        let out = order.status == OrderStatus::AwaitingSignature && order.signed_on.is_none();
        let from = if again {
            sides.offices.after(today)
        } else if out {
            sides.offices.on_or_after(today)
        } else {
            ground.goes_out(order)
        };
        let Some(from) = from else {
            return Stand::Nowhere;
        };
        let unsigned = order.status == OrderStatus::Draft && order.signed_on.is_none();
        let signature = if out {
            Some(days(forward::signing_days(ground, order)))
        } else {
            (again || unsigned).then_some(0)
        };
        Stand::Open {
            from: self.day(from),
            hold: ground.hold(order.id).map_or(0, |hold| self.day(hold)),
            signature,
            csr: forward::missing_csr(ground, order).map(|preparation| preparation.span),
            unlock: forward::unlocking(ground, order).map(|preparation| preparation.span),
        }
    }

    fn slot(&self, order: &'a Order, day: NaiveDate, window: Option<&Window>) -> Slot {
        let window = window.filter(|window| window.date == day);
        // Hours in another zone are not compared, as in the plan.
        let here = window.filter(|window| window.zone == self.ground.zone());
        let minutes = |time: chrono::NaiveTime| {
            u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(NO_HOURS)
        };
        Slot {
            day: self.day(day),
            start: here.map_or(NO_HOURS, |window| minutes(window.start)),
            end: here.map_or(NO_HOURS, |window| minutes(window.end)),
            free: self.day(forward::snapback_ends(
                forward::snapback_hours(self.ground, order),
                day,
                window,
            )),
        }
    }

    fn offices_of(&mut self, key: &SideKey, sides: &Sides) -> usize {
        if let Some(known) = self.offices.get(key) {
            return *known;
        }
        let (mut rank, mut open) = (Vec::new(), Vec::new());
        let (first, last) = self.ground.span();
        for date in first.iter_days().take_while(|date| *date <= last) {
            rank.push(u16::try_from(open.len()).unwrap_or(BEYOND));
            if sides.offices.is_open(date) {
                open.push(self.tables.day(date));
            }
        }
        let place = self.tables.offices.len();
        self.tables.offices.push(Offices { rank, open });
        self.offices.insert(key.clone(), place);
        place
    }

    fn slots_of(&mut self, key: SideKey, class: Class, sides: &Sides, order: &'a Order) -> usize {
        let key = (key, class);
        if let Some(known) = self.slots.get(&key) {
            return *known;
        }
        let mut from = Vec::new();
        let today = self.tables.today;
        let mut date = self.ground.today();
        while let Some((day, window)) = self.hours.slot(sides, class, date) {
            let slot = self.slot(order, day, window.as_ref());
            // Every day up to the slot has this slot.
            let known = usize::from(slot.day.saturating_sub(today)) + 1;
            if known <= from.len() {
                break;
            }
            from.resize(known, slot);
            let Some(next) = day.succ_opt() else { break };
            date = next;
        }
        let place = self.tables.slots.len();
        self.tables.slots.push(Slots { first: today, from });
        self.slots.insert(key, place);
        place
    }
}

fn days(days: i32) -> u16 {
    u16::try_from(days).unwrap_or(0)
}
