//! What the plan stands on, worked out once: who the sides are, when they work, and how many numbers an
//! order has.
//!
//! Everything that would be looked up again for each order is here, so that a plan of a thousand orders
//! passes over the numbers once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};

use crate::{
    calendar::{WorkCalendar, calendar_days, carrier_days, days_between},
    carrier::{ActivationWindow, CarrierId, Profile},
    id::{AccountId, OrderId, SiteId},
    number::{Disposition, Kind, Number, TelephoneNumber, Use},
    order::{Order, OrderStatus},
    rules::{self, Common, Rules, calendar_or},
    snapshot::Snapshot,
    zone,
};

use super::{Holds, lead};

/// Years before and after today that the plan can see. Its end bounds every search.
const YEARS_BACK: i32 = 2;
const YEARS_AHEAD: i32 = 3;

/// A period in which nothing may be cut over.
#[derive(Debug, Clone)]
pub(super) struct Period {
    pub(super) name: String,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) source: String,
}

/// The calendars of one losing side together with the gaining side.
#[derive(Debug)]
pub(super) struct Sides {
    /// Business days of the losing side: what lead times are counted in.
    pub(super) offices: WorkCalendar,
    /// Days on which a cutover can be: business days of both sides outside closed periods.
    pub(super) cutover: WorkCalendar,
    /// Business days of both sides, closed periods or not.
    pub(super) both: WorkCalendar,
    /// Closed periods of both sides and of the project, by first day.
    pub(super) periods: Vec<Period>,
    /// When the gaining side activates, as far as it says.
    pub(super) windows: Vec<ActivationWindow>,
    /// Which sides share these windows: 0 for the gaining side's own, else a number of these sides alone.
    pub(super) windows_of: usize,
}

impl Sides {
    /// The closed period a day lies in.
    pub(super) fn period_at(&self, day: NaiveDate) -> Option<&Period> {
        self.periods
            .iter()
            .find(|period| period.from <= day && day <= period.to)
    }

    /// The first closed period after a day that takes away at least one business day.
    pub(super) fn next_period(&self, after: NaiveDate) -> Option<&Period> {
        self.periods.iter().find(|period| {
            period.from > after
                && self
                    .both
                    .on_or_after(period.from)
                    .is_some_and(|open| open <= period.to)
        })
    }
}

/// A snapshot prepared for planning on one day.
pub(super) struct Ground<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// Now, on the clocks of the project's zone.
    pub(super) now: NaiveDateTime,
    /// The gaining side that files the orders.
    pub(super) gaining: Option<&'a Profile>,
    /// The platform, where it ports through that gaining side.
    pub(super) platform: Option<&'a Profile>,
    /// What is to be known of the numbers of each order.
    facts: BTreeMap<OrderId, Facts>,
    /// Numbers on each account, whatever becomes of them.
    account_sizes: BTreeMap<AccountId, u32>,
    accounts_at: BTreeMap<&'a CarrierId, u32>,
    /// Toll-free numbers in one order that ring to a number in another: which waits for which.
    pub(super) rings: Vec<Ring>,
    /// Orders that hold the BTN of their account.
    pub(super) with_btn: BTreeSet<OrderId>,
    sides: BTreeMap<(&'a CarrierId, &'static str), Sides>,
    common: Common<'a>,
    /// The rules of each order, chosen once.
    rules: BTreeMap<OrderId, Rules<'a>>,
    /// All orders together are a project, whatever the size of each.
    pub(super) project_as_a_whole: bool,
    /// Days before which somebody decided not to send an order.
    holds: Holds,
}

/// What the plan has to know of the numbers of one order.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// All that port with it.
    pub(super) numbers: u32,
    /// Lines that people talk on.
    pub(super) voice: u32,
    /// Fax machines.
    pub(super) fax: u32,
    /// Alarms, elevators, terminals and modems.
    pub(super) machines: u32,
    /// Lines that can place a call, and so one to 911.
    pub(super) callers: u32,
    /// Numbers of which nobody has said where they will ring.
    pub(super) untargeted: u32,
    /// Where they are served.
    pub(super) sites: Vec<SiteId>,
}

impl Facts {
    fn count(&mut self, number: &Number) {
        self.numbers += 1;
        let voice = number.kind == Kind::Local
            && matches!(number.usage, Use::Voice | Use::Hotline | Use::Tty);
        self.voice += u32::from(voice);
        self.fax += u32::from(number.usage == Use::Fax);
        self.machines += u32::from(number.usage.is_machine());
        self.callers += u32::from(number.usage.can_call_out(number.kind));
        self.untargeted += u32::from(number.target.is_empty() && number.rings_to.is_none());
        if let Some(site) = number.site
            && !self.sites.contains(&site)
        {
            self.sites.push(site);
        }
    }

    fn add(&mut self, run: Self) {
        self.numbers += run.numbers;
        self.voice += run.voice;
        self.fax += run.fax;
        self.machines += run.machines;
        self.callers += run.callers;
        self.untargeted += run.untargeted;
        for site in run.sites {
            if !self.sites.contains(&site) {
                self.sites.push(site);
            }
        }
    }
}

/// A toll-free number whose target moves with another order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ring {
    pub(super) toll_free_order: OrderId,
    pub(super) target_order: OrderId,
    pub(super) toll_free: TelephoneNumber,
    pub(super) target: TelephoneNumber,
}

fn platform<'a>(snapshot: &'a Snapshot, gaining: Option<&Profile>) -> Option<&'a Profile> {
    snapshot
        .carriers
        .get(&snapshot.settings.gaining)
        .filter(|chosen| Some(&chosen.id) != gaining.map(|gaining| &gaining.id))
}

impl<'a> Ground<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, now: NaiveDateTime) -> Self {
        let gaining = snapshot.gaining();
        let mut ground = Self {
            snapshot,
            now,
            gaining,
            platform: platform(snapshot, gaining),
            facts: BTreeMap::new(),
            account_sizes: BTreeMap::new(),
            accounts_at: BTreeMap::new(),
            rings: Vec::new(),
            with_btn: BTreeSet::new(),
            sides: BTreeMap::new(),
            common: Common::of(snapshot),
            rules: BTreeMap::new(),
            project_as_a_whole: false,
            holds: Holds::new(),
        };
        ground.count_numbers();
        ground.project_as_a_whole = ground.is_project_as_a_whole();
        for account in snapshot.accounts.values() {
            *ground.accounts_at.entry(&account.carrier).or_default() += 1;
        }
        for order in snapshot.orders.values() {
            let plain = Rules::with(snapshot, order, ground.common);
            let class = lead::class(&ground, order, &plain);
            ground
                .rules
                .insert(order.id, plain.sized(class, ground.size(order.id)));
            let key = (&order.key.carrier, ground.public_calendar(order));
            if !ground.sides.contains_key(&key) {
                let mut sides = sides(snapshot, gaining, key, ground.today());
                if let Some(side) = ground.activating() {
                    let losing = snapshot.carriers.get(key.0);
                    sides.windows = rules::activation_windows(snapshot, side, losing).into_owned();
                    sides.windows_of = if side.windows.is_empty() {
                        ground.sides.len() + 1
                    } else {
                        0
                    };
                }
                ground.sides.insert(key, sides);
            }
        }
        ground
    }

    /// The same ground with orders that are held back.
    pub(super) fn held(mut self, holds: &Holds) -> Self {
        self.holds.clone_from(holds);
        self
    }

    /// The day before which an order is not sent, where somebody decided so.
    pub(super) fn hold(&self, order: OrderId) -> Option<NaiveDate> {
        self.holds.get(&order).copied()
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// First and last day that the calendars know.
    pub(super) fn span(&self) -> (NaiveDate, NaiveDate) {
        span(self.today())
    }

    pub(super) fn zone(&self) -> &'a str {
        &self.snapshot.settings.zone
    }

    pub(super) fn losing(&self, order: &Order) -> Option<&'a Profile> {
        self.snapshot.carriers.get(&order.key.carrier)
    }

    /// The profiles of the gaining side: what a platform publishes itself goes before the carrier that it
    /// ports through.
    pub(super) fn gaining_side(&self) -> impl Iterator<Item = &'a Profile> + use<'a> {
        self.platform.into_iter().chain(self.gaining)
    }

    /// The side of the gaining one that says when it activates.
    pub(super) fn activating(&self) -> Option<&'a Profile> {
        self.gaining_side()
            .find(|profile| rules::says_hours(profile))
    }

    /// The rules that hold for an order.
    pub(super) fn rules(&self, order: &'a Order) -> Rules<'a> {
        self.rules
            .get(&order.id)
            .copied()
            .unwrap_or_else(|| Rules::with(self.snapshot, order, self.common))
    }

    /// Whether a side takes all orders together for a project: so many numbers from several losing carriers.
    fn is_project_as_a_whole(&self) -> bool {
        let rules: Vec<_> = self
            .gaining_side()
            .filter_map(|profile| profile.project_also.as_ref())
            .collect();
        if rules.is_empty() {
            return false;
        }
        let mut by_carrier: BTreeMap<&CarrierId, u32> = BTreeMap::new();
        for order in self.snapshot.orders.values() {
            if is_planned(order) {
                *by_carrier.entry(&order.key.carrier).or_default() += self.size(order.id);
            }
        }
        let all: u32 = by_carrier.values().sum();
        rules.iter().any(|rule| {
            let large = by_carrier
                .values()
                .filter(|size| **size > rule.value.each_above)
                .count();
            all >= rule.value.from && large >= usize::from(rule.value.carriers)
        })
    }

    /// Numbers in an order.
    pub(super) fn size(&self, order: OrderId) -> u32 {
        self.facts.get(&order).map_or(0, |facts| facts.numbers)
    }

    /// What is to be known of the numbers of an order; absent where it has none.
    pub(super) fn facts(&self, order: OrderId) -> Option<&Facts> {
        self.facts.get(&order)
    }

    fn add_facts(&mut self, order: Option<OrderId>, facts: Facts) {
        if let Some(order) = order {
            self.facts.entry(order).or_default().add(facts);
        }
    }

    /// Numbers on an account, whatever becomes of them.
    pub(super) fn account_size(&self, account: AccountId) -> u32 {
        self.account_sizes.get(&account).copied().unwrap_or(0)
    }

    /// Accounts of the project at a carrier.
    pub(super) fn accounts_at(&self, carrier: &CarrierId) -> u32 {
        self.accounts_at.get(carrier).copied().unwrap_or(0)
    }

    /// The calendars of an order's losing side and the gaining side.
    pub(super) fn sides(&self, order: &'a Order) -> Option<&Sides> {
        self.sides
            .get(&(&order.key.carrier, self.public_calendar(order)))
    }

    /// The calendar that the law keeps where an order is served: national, in Canada provincial where the site
    /// says which province.
    pub(super) fn public_calendar(&self, order: &Order) -> &'static str {
        rules::public_calendar(self.snapshot, order, || {
            self.facts.get(&order.id)?.sites.first().copied()
        })
    }

    /// The day of an instant in the project's zone.
    pub(super) fn local_day(&self, at: DateTime<Utc>) -> NaiveDate {
        zone::to_local(at, self.zone()).map_or_else(|_| at.date_naive(), |local| local.date())
    }

    /// The business day for which something sent at a wall time of the project's zone counts: after a side's
    /// cut-off, or on a day the losing side's offices are closed, it is the next one.
    pub(super) fn counts_for(&self, order: &'a Order, sent: NaiveDateTime) -> Option<NaiveDate> {
        let offices = &self.sides(order)?.offices;
        let mut counts = None;
        // The order passes both desks: what misses the earlier hour of the two waits for the next day.
        for cut_off in self.rules(order).cut_offs() {
            let there = zone::convert(sent, self.zone(), cut_off.zone).unwrap_or(sent);
            let in_time = offices.is_open(there.date()) && there.time() <= cut_off.time;
            let day = if in_time {
                there.date()
            } else {
                offices.after(there.date())?
            };
            counts = counts.max(Some(day));
        }
        counts.or_else(|| offices.on_or_after(sent.date()))
    }

    /// The business day for which an order counts that goes out now. Nothing is planned into yesterday, even where the
    /// clocks of a desk in the west still show it.
    pub(super) fn goes_out(&self, order: &'a Order) -> Option<NaiveDate> {
        let counts = self.counts_for(order, self.now)?;
        self.sides(order)?
            .offices
            .on_or_after(counts.max(self.today()))
    }

    fn count_numbers(&mut self) {
        let snapshot = self.snapshot;
        let mut ringing = Vec::new();
        // Numbers of one order mostly stand together, so the maps are asked once a run, not once a number.
        let mut account: (Option<AccountId>, u32, Option<TelephoneNumber>) = (None, 0, None);
        let mut order: (Option<OrderId>, Facts) = (None, Facts::default());
        for number in snapshot.numbers.values() {
            if number.account != account.0 {
                add_run(&mut self.account_sizes, account.0, account.1);
                let btn = number
                    .account
                    .and_then(|id| snapshot.accounts.get(&id))
                    .and_then(|account| account.btn);
                account = (number.account, 0, btn);
            }
            account.1 += 1;
            if number.disposition != Disposition::Port {
                continue;
            }
            if number.order != order.0 {
                let (before, facts) =
                    std::mem::replace(&mut order, (number.order, Facts::default()));
                self.add_facts(before, facts);
            }
            order.1.count(number);
            let Some(id) = number.order else { continue };
            if let Some(target) = number.rings_to {
                ringing.push((target, id, number.tn));
            }
            if account.2 == Some(number.tn) {
                self.with_btn.insert(id);
            }
        }
        add_run(&mut self.account_sizes, account.0, account.1);
        self.add_facts(order.0, order.1);
        if ringing.is_empty() {
            return;
        }
        ringing.sort_unstable();
        for number in snapshot.numbers.values() {
            let Some(order) = number.order else { continue };
            if number.disposition != Disposition::Port {
                continue;
            }
            let first = ringing.partition_point(|(target, ..)| *target < number.tn);
            for (target, toll_free_order, toll_free) in ringing
                .iter()
                .skip(first)
                .take_while(|(target, ..)| *target == number.tn)
            {
                if *toll_free_order != order {
                    self.rings.push(Ring {
                        toll_free_order: *toll_free_order,
                        target_order: order,
                        toll_free: *toll_free,
                        target: *target,
                    });
                }
            }
        }
        self.rings.sort_unstable();
        // One example a pair of orders is enough to say why.
        self.rings
            .dedup_by_key(|ring| (ring.toll_free_order, ring.target_order));
    }
}

fn add_run<K: Ord>(sizes: &mut BTreeMap<K, u32>, key: Option<K>, run: u32) {
    if let Some(key) = key {
        *sizes.entry(key).or_default() += run;
    }
}

/// Whether an order still has to be planned or has a place in the plan.
pub(super) fn is_planned(order: &Order) -> bool {
    order.status != OrderStatus::Cancelled
}

/// A source with the day it was read.
pub(super) fn read_on(source: &str, as_of: NaiveDate) -> String {
    format!("{source}, read {as_of}")
}

/// What the calendars know on a day: whole years.
fn span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = NaiveDate::from_ymd_opt(today.year().saturating_sub(YEARS_BACK), 1, 1);
    let last = NaiveDate::from_ymd_opt(today.year().saturating_add(YEARS_AHEAD), 12, 31);
    (first.unwrap_or(today), last.unwrap_or(today))
}

fn sides(
    snapshot: &Snapshot,
    gaining: Option<&Profile>,
    (carrier, public): (&CarrierId, &str),
    today: NaiveDate,
) -> Sides {
    let (first, last) = span(today);
    let years = first.year()..=last.year();
    let losing = snapshot.carriers.get(carrier);
    let closed_by = |profile: Option<&Profile>, public: &str| -> Vec<(NaiveDate, String)> {
        calendar_days(&calendar_or(profile, public), years.clone())
            .chain(
                profile
                    .into_iter()
                    .flat_map(|profile| carrier_days(&profile.holidays, years.clone())),
            )
            .collect()
    };
    let offices = WorkCalendar::new(first, last, closed_by(losing, public));
    let platform = platform(snapshot, gaining);
    let own_days = platform
        .into_iter()
        .flat_map(|platform| carrier_days(&platform.holidays, years.clone()));
    let both = offices.and(closed_by(gaining, rules::US).into_iter().chain(own_days));
    let mut periods: Vec<Period> = losing
        .into_iter()
        .chain(gaining)
        .chain(platform)
        .flat_map(|profile| profile.closed.iter())
        .map(|closed| Period {
            name: closed.name.clone(),
            from: closed.from,
            to: closed.to,
            source: read_on(&closed.source, closed.as_of),
        })
        .collect();
    let concerns = |of: &Option<CarrierId>| match of {
        None => true,
        Some(id) => {
            id == carrier
                || Some(id) == gaining.map(|profile| &profile.id)
                || *id == snapshot.settings.gaining
        }
    };
    periods.extend(
        snapshot
            .blackouts
            .iter()
            .filter(|blackout| concerns(&blackout.carrier))
            .map(|blackout| Period {
                name: blackout.name.clone(),
                from: blackout.from,
                to: blackout.to,
                source: "project".to_owned(),
            }),
    );
    periods.sort_by(|a, b| (a.from, a.to, &a.name).cmp(&(b.from, b.to, &b.name)));
    let cutover = both.and(periods.iter().flat_map(|period| {
        days_between(period.from, period.to, &years).map(|day| (day, period.name.clone()))
    }));
    Sides {
        offices,
        cutover,
        both,
        periods,
        windows: Vec::new(),
        windows_of: 0,
    }
}
