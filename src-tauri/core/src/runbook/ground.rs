//! What the steps of a runbook stand on: the night's orders and numbers, its hours, and who does what.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::{Gate, Part, Step, StepKind, Times};
use crate::{
    calendar::Calendar,
    checklist::Role,
    life,
    night::{NightKey, StepTime, Test},
    number::{Disposition, Kind, Number},
    order::{Order, OrderStatus},
    plan::{self, OrderPlan, Plan},
    snapshot::Snapshot,
    task::{TaskKind, TaskOf},
    validation,
    window::Window,
    zone,
};

/// Hours after activation in which a snapback can be asked for, where no profile says. [VOIPINN-SNAP]
const SNAPBACK_HOURS: u16 = 24;

pub(super) struct Ground<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) plan: &'a Plan,
    pub(super) night: NightKey,
    pub(super) orders: Vec<&'a Order>,
    pub(super) numbers: Vec<&'a Number>,
    pub(super) times: Option<Times>,
    pub(super) last_change: Option<NaiveDateTime>,
    calendar: Calendar,
}

/// When a step is.
pub(super) struct When {
    /// On the clocks of the project's zone.
    pub(super) at: NaiveDateTime,
    /// As an instant.
    pub(super) instant: DateTime<Utc>,
    /// Only the day counts.
    pub(super) whole_day: bool,
}

/// A step before its time and owner are worked out.
pub(super) struct Draft<'t> {
    pub(super) key: &'t str,
    pub(super) title: String,
    pub(super) detail: String,
    pub(super) role: Role,
    pub(super) minutes: u16,
    pub(super) after: &'t [&'t str],
    pub(super) tests: &'t [Test],
}

impl<'a> Ground<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        plan: &'a Plan,
        night: NightKey,
        now: NaiveDateTime,
    ) -> Option<Self> {
        let orders: Vec<&Order> = validation::orders_of(snapshot, night)
            .into_iter()
            .filter_map(|id| snapshot.orders.get(&id))
            .collect();
        if orders.is_empty() {
            return None;
        }
        let last_change = orders
            .iter()
            .filter(|order| order.status == OrderStatus::Confirmed)
            .flat_map(|order| life::timers(snapshot, order, now))
            .filter(|timer| timer.code == "change_cut_off")
            .map(|timer| timer.due)
            .min();
        let mut ground = Self {
            snapshot,
            plan,
            night,
            numbers: validation::numbers_of(snapshot, night),
            orders,
            times: None,
            last_change,
            calendar: plan::calendar_of(snapshot.gaining(), false),
        };
        ground.times = ground.find_times(now);
        Some(ground)
    }

    fn plan_of(&self, order: &Order) -> Option<&'a OrderPlan> {
        self.plan.orders.iter().find(|plan| plan.order == order.id)
    }

    /// The window of an order: what stands, else the wished hours on the day that is reckoned with.
    fn window(&self, order: &Order) -> Option<Window> {
        if let Some(confirmed) = &order.confirmed {
            return Some(confirmed.clone());
        }
        let planned = self.plan_of(order)?;
        let settings = &self.snapshot.settings;
        planned.window.clone().or_else(|| {
            Some(Window {
                date: planned.cutover?,
                start: settings.window_start,
                end: settings.window_end,
                zone: settings.zone.clone(),
            })
        })
    }

    fn find_times(&self, now: NaiveDateTime) -> Option<Times> {
        let here = &self.snapshot.settings.zone;
        let local = |wall, zone: &str| zone::convert(wall, zone, here).unwrap_or(wall);
        let windows: Vec<Window> = self
            .orders
            .iter()
            .filter_map(|order| self.window(order))
            .collect();
        let starts = windows
            .iter()
            .map(|window| local(window.starts(), &window.zone))
            .min()?;
        let ends = windows
            .iter()
            .map(|window| local(window.ends(), &window.zone))
            .max()?;
        let carrier_stops = self
            .orders
            .iter()
            .filter_map(|order| self.plan_of(order))
            .flat_map(|planned| {
                plan::openings(self.snapshot, planned, now, (starts.date(), starts.date()))
            })
            .flat_map(|day| day.open)
            .filter(|open| open.start <= starts && starts <= open.end && open.start < open.end)
            .map(|open| open.end)
            .min();
        let confirmed = self.orders.iter().all(|order| order.confirmed.is_some());
        Some(Times {
            starts,
            ends,
            carrier_stops,
            confirmed,
            snapback: self.snapback(),
        })
    }

    /// Of the hours that the sides state, the fewest.
    fn snapback(&self) -> (u16, String) {
        let sides = self
            .orders
            .iter()
            .filter_map(|order| self.snapshot.carriers.get(&order.key.carrier))
            .chain(self.snapshot.platform())
            .chain(self.snapshot.gaining());
        sides
            .filter_map(|profile| profile.snapback_hours.as_ref())
            .map(|rule| (rule.value, format!("{}, read {}", rule.source, rule.as_of)))
            .min()
            .unwrap_or_else(|| (SNAPBACK_HOURS, "VOIPINN-SNAP".to_owned()))
    }

    pub(super) fn name(&self) -> String {
        match self.night {
            NightKey::Wave(number) => {
                let wave = self.snapshot.by_hand.waves.get(&number);
                match wave
                    .map(|wave| wave.name.trim())
                    .filter(|name| !name.is_empty())
                {
                    Some(name) => name.to_owned(),
                    None => format!("Wave {number}"),
                }
            }
            NightKey::Order(_) => self.order_names(),
        }
    }

    pub(super) fn order_names(&self) -> String {
        let names: Vec<&str> = self
            .orders
            .iter()
            .map(|order| order.name.as_str())
            .collect();
        names.join(", ")
    }

    pub(super) fn losing(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .orders
            .iter()
            .map(|order| short(self.snapshot.carrier_name(&order.key.carrier)))
            .collect();
        names.sort();
        names.dedup();
        names
    }

    pub(super) fn losing_words(&self) -> String {
        self.losing().join(" and ")
    }

    pub(super) fn gaining(&self) -> String {
        self.snapshot.gaining().map_or_else(
            || "the gaining carrier".to_owned(),
            |profile| short(&profile.name),
        )
    }

    pub(super) fn places(&self) -> Vec<String> {
        let mut places: Vec<String> = self
            .numbers
            .iter()
            .filter_map(|number| number.site)
            .filter_map(|site| self.snapshot.sites.get(&site))
            .map(|site| site.name.clone())
            .collect();
        places.sort();
        places.dedup();
        places
    }

    /// Numbers that need a test.
    pub(super) fn needing(&self, test: Test) -> usize {
        let areas = validation::areas(self.snapshot, self.night);
        self.numbers
            .iter()
            .filter(|number| {
                validation::need(self.snapshot, &areas, number, test) == validation::Need::Yes
            })
            .count()
    }

    /// Numbers of the night's accounts that stay at the losing carrier.
    pub(super) fn staying(&self) -> Vec<&'a Number> {
        let accounts: Vec<_> = self
            .orders
            .iter()
            .filter_map(|order| order.key.account)
            .collect();
        self.snapshot
            .numbers
            .values()
            .filter(|number| {
                number.disposition == Disposition::Stay
                    && number.account.is_some_and(|id| accounts.contains(&id))
            })
            .collect()
    }

    /// Numbers of the night that are known outside: billing numbers, targets of toll-free numbers.
    pub(super) fn published(&self) -> Vec<&'a Number> {
        let billing = |number: &Number| {
            self.snapshot
                .accounts
                .values()
                .any(|account| account.btn == Some(number.tn))
        };
        let rung = |number: &Number| {
            self.snapshot
                .numbers
                .values()
                .any(|other| other.rings_to == Some(number.tn))
        };
        self.numbers
            .iter()
            .copied()
            .filter(|number| number.kind == Kind::Local && (billing(number) || rung(number)))
            .collect()
    }

    /// Calls are forwarded on the night, because someone says so or the plan advises it.
    pub(super) fn forwards(&self) -> bool {
        // What was recorded of it keeps its steps: a plan advises no forward any more once the numbers are active.
        let mut events = self.snapshot.nights.events_of(self.night);
        if events.any(|event| event.step == "forward") {
            return true;
        }
        self.plan.tasks.iter().any(|task| {
            matches!(task.kind, TaskKind::Forward | TaskKind::TemporaryNumber)
                && task.need != plan::TaskNeed::Waived
                && (task.orders.iter().any(|id| self.has(*id))
                    || matches!(task.of, TaskOf::Order(id) if self.has(id)))
        })
    }

    fn has(&self, id: crate::id::OrderId) -> bool {
        self.orders.iter().any(|order| order.id == id)
    }

    /// A step that only has a day.
    pub(super) fn on_day(&self, part: Part, days: i16, draft: Draft<'_>) -> Step {
        self.make(part, StepTime::Day { days }, draft)
    }

    /// A step of the night.
    pub(super) fn at_minute(&self, minutes: i32, draft: Draft<'_>) -> Step {
        self.make(Part::Night, StepTime::Minute { minutes }, draft)
    }

    fn make(&self, part: Part, time: StepTime, draft: Draft<'_>) -> Step {
        let When {
            at,
            instant,
            whole_day,
        } = self.when(time);
        Step {
            key: draft.key.to_owned(),
            part,
            kind: StepKind::Work,
            title: draft.title,
            detail: draft.detail,
            role: Some(draft.role),
            owner: super::people::owner(self.snapshot, draft.role),
            time,
            at,
            instant,
            whole_day,
            minutes: draft.minutes,
            after: draft.after.iter().map(|key| (*key).to_owned()).collect(),
            tests: draft.tests.to_vec(),
            activates: None,
            edited: false,
            own: false,
        }
    }

    pub(super) fn gate(step: Step, gate: Gate) -> Step {
        Step {
            kind: StepKind::Gate(gate),
            ..step
        }
    }

    /// What a step's time means on this night. Minutes are minutes that pass, also where clocks change meanwhile.
    pub(super) fn when(&self, time: StepTime) -> When {
        let starts = self
            .times
            .as_ref()
            .map_or(NaiveDateTime::MIN, |times| times.starts);
        match time {
            StepTime::Minute { minutes } => {
                let starts = self.instant(starts);
                let instant = starts
                    .checked_add_signed(TimeDelta::minutes(minutes.into()))
                    .unwrap_or(starts);
                When {
                    at: zone::on_clocks(instant, &self.snapshot.settings.zone),
                    instant,
                    whole_day: false,
                }
            }
            StepTime::Day { days } => {
                let day = shift(starts.date(), days.into());
                let at = self
                    .open_day(day, days < 0)
                    .and_time(chrono::NaiveTime::MIN);
                When {
                    at,
                    instant: self.instant(at),
                    whole_day: true,
                }
            }
        }
    }

    /// A wall time of the project's zone as an instant.
    fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        instant(local, &self.snapshot.settings.zone)
    }

    /// Minutes that pass from the window's start to a wall time.
    pub(super) fn minutes_to(&self, local: NaiveDateTime) -> i32 {
        let starts = self.times.as_ref().map_or(local, |times| times.starts);
        let passed = self.instant(local) - self.instant(starts);
        i32::try_from(passed.num_minutes()).unwrap_or(0)
    }

    /// The day itself where offices work, else the business day before or after it.
    fn open_day(&self, day: NaiveDate, earlier: bool) -> NaiveDate {
        let mut open = day;
        // No calendar closes more than two weeks in a row.
        for _ in 0..14 {
            if self.calendar.is_business_day(open) {
                return open;
            }
            open = shift(open, if earlier { -1 } else { 1 });
        }
        day
    }
}

/// A wall time as an instant: the earlier of two, and the one behind a gap that no clock shows.
pub(super) fn instant(local: NaiveDateTime, zone: &str) -> DateTime<Utc> {
    zone::resolve(local, zone).map_or_else(|_| local.and_utc(), zone::Local::earliest)
}

fn shift(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 {
        day.checked_sub_days(distance)
    } else {
        day.checked_add_days(distance)
    };
    moved.unwrap_or(day)
}

/// A carrier's name without what stands in brackets behind it.
fn short(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_owned()
}

/// `1 number`, `7 numbers`.
pub(super) fn count(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// Minutes for so many numbers, in steps of five: our allowance for a crew of three.
pub(super) fn minutes_for(base: usize, numbers: usize, per: usize) -> u16 {
    let minutes = base + numbers / per.max(1);
    u16::try_from(minutes.div_ceil(5) * 5)
        .unwrap_or(u16::MAX)
        .max(5)
}
