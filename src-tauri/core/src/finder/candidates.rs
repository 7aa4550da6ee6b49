//! Every window that is worth a look: the best of each part of each day, the planned and the wished one, and the
//! wished hours of days that forbid them.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike as _};

use super::{Candidate, Finder, Hour, Outage, calls, calls::Calls, desks, rank, ways};
use crate::{
    carrier::{Class, Profile},
    order::{Order, OrderStatus},
    plan::{Day, Open, OrderPlan, closed_for_good, first_open, openings},
    rules::{self, Rules, Said},
    snapshot::Snapshot,
    window::{Staff, Window, duty_words, hours_words},
    zone::Local,
};

/// Weeks shown behind the one the plan reckons with.
const WEEKS_AFTER: u64 = 2;
/// Weeks looked at, at most.
const MOST_WEEKS: u64 = 12;
/// Most slots that are told.
const MOST_POSSIBLE: usize = 24;
/// Most refused wishes that are told one by one.
const MOST_REFUSED: usize = 60;

/// All that the finder knows before it chooses.
pub(super) struct Ground<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) plan: &'a OrderPlan,
    pub(super) order: &'a Order,
    pub(super) losing: Option<&'a Profile>,
    /// The side that activates: the one that states hours, else the one that files the orders.
    pub(super) gaining: Option<&'a Profile>,
    pub(super) calls: Calls<'a>,
    pub(super) outage: Outage,
    pub(super) earliest: Option<NaiveDate>,
    pub(super) usual: Option<NaiveDate>,
    pub(super) days: Vec<Day<'a>>,
    /// The closed period behind which no day is left, where the order has none.
    shut: Option<String>,
    /// Minutes from one start that can be picked to the next, where the gaining side gives slots.
    slot: Option<Said<'a, u16>>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        plan: &'a OrderPlan,
        now: NaiveDateTime,
    ) -> Option<Self> {
        let order = snapshot.orders.get(&plan.order)?;
        let today = now.date();
        let (earliest, usual) = if plan.confirmed {
            (plan.cutover, plan.cutover)
        } else {
            (
                plan.minimum.or(plan.cutover),
                plan.typical.max(plan.cutover),
            )
        };
        let earliest = earliest.map(|day| day.max(today));
        let days = earliest.map_or_else(Vec::new, |earliest| {
            let open = first_open(snapshot, plan, now, usual.unwrap_or(earliest).max(earliest));
            let span = span(earliest, open.or(usual).unwrap_or(earliest));
            openings(snapshot, plan, now, span)
        });
        let shut = days
            .is_empty()
            .then(|| closed_for_good(snapshot, plan, now));
        let shut = shut.flatten();
        let gaining = crate::cost::gaining_side(snapshot)
            .find(|profile| rules::says_hours(profile))
            .or_else(|| snapshot.gaining());
        let open = days.iter().flat_map(|day| &day.open).next();
        let rules = Rules::of(snapshot, order).sized(plan.class, plan.numbers);
        let outage = calls::outage(&rules, open);
        let slot = rules.window_slot_minutes();
        Some(Self {
            snapshot,
            plan,
            order,
            losing: snapshot.carriers.get(&order.key.carrier),
            gaining,
            calls: Calls::new(snapshot, order.id),
            outage,
            earliest,
            usual,
            days,
            shut,
            slot,
        })
    }

    pub(super) fn finder(&self) -> Finder {
        let over = self.over();
        let seeking = over.is_empty();
        Finder {
            order: self.order.id,
            name: self.order.name.clone(),
            zone: self.zone().to_owned(),
            earliest: self.earliest,
            usual: self.usual,
            volume: self.calls.basis.clone(),
            outage: self.outage.clone(),
            days: self.days.iter().map(|day| self.day(day)).collect(),
            candidates: if seeking {
                self.candidates()
            } else {
                Vec::new()
            },
            verdict: seeking.then(|| ways::verdict(self)).flatten(),
            ways_round: if seeking {
                ways::ways_round(self)
            } else {
                Vec::new()
            },
            carrier_hours: self.carrier_hours(),
            duty: Staff::ALL
                .map(|staff| duty_words(&self.snapshot.duty, staff))
                .to_vec(),
            over,
        }
    }

    pub(super) fn zone(&self) -> &'a str {
        &self.snapshot.settings.zone
    }

    /// Why nothing is left to be found.
    fn over(&self) -> String {
        let name = &self.order.name;
        match self.order.status {
            OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed => {
                format!("{name} is activated. Nothing is left to choose.")
            }
            _ if !crate::zone::is_known(self.zone()) => format!(
                "{} is no time zone, so no hour can be held against the carrier’s. Enter the project’s zone.",
                self.zone()
            ),
            _ if self.days.is_empty() => match &self.shut {
                Some(why) => format!(
                    "{name} has no date: {why}. Shorten or remove it, or ask both sides for a day inside it."
                ),
                None => format!("{name} has no date yet, so there is nothing to look at."),
            },
            _ => String::new(),
        }
    }

    /// The gaining side's hours, each once: `Meridian activates 04:00–21:00 CT`.
    fn carrier_hours(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        let asked = |open: &Open<'_>| open.rule.on_request;
        for open in self
            .days
            .iter()
            .flat_map(|day| day.open.iter().chain(&day.on_request))
        {
            let when = if asked(open) { " when asked" } else { "" };
            let theirs = if open.rule.mode == rules::LOSING_HOURS {
                ", the losing side’s business hours"
            } else {
                ""
            };
            let said = format!(
                "{} activates {}{when}{theirs}",
                open.carrier.name,
                self.hours(open)
            );
            if !words.contains(&said) {
                words.push(said);
            }
        }
        words.extend(
            self.slot
                .map(|slot| format!("{} gives a start every {} minutes", slot.who(), slot.value)),
        );
        words
    }

    pub(super) fn hours(&self, open: &Open<'_>) -> String {
        hours_words(open.start.time(), open.end.time(), self.zone())
    }

    fn day(&self, day: &Day<'_>) -> super::Day {
        let closed = day.closed.as_ref();
        let hours = (0..24).filter_map(|hour| {
            let from = day.date.and_hms_opt(hour, 0, 0)?;
            Some(self.hour(day, from))
        });
        super::Day {
            date: day.date,
            closed: closed.map(|closed| closed.why.clone()).unwrap_or_default(),
            source: closed
                .map(|closed| closed.source.clone())
                .unwrap_or_default(),
            hours: hours.collect(),
        }
    }

    fn hour(&self, day: &Day<'_>, from: NaiveDateTime) -> Hour {
        let to = from + TimeDelta::hours(1);
        let within = |open: &&Open<'_>| {
            (open.start < to && open.end > from)
                || (open.start == open.end && (from..to).contains(&open.start))
        };
        let open = day.open.iter().any(|open| within(&open));
        let on_request = day.on_request.iter().any(|open| within(&open));
        let skipped = crate::zone::resolve(from, self.zone())
            .is_ok_and(|local| matches!(local, Local::Gap { .. }));
        let why = if skipped {
            "clocks skip this hour".to_owned()
        } else if let Some(closed) = &day.closed {
            closed.why.clone()
        } else if !open {
            self.outside(day)
        } else {
            String::new()
        };
        Hour {
            tenths: self.calls.tenths(from),
            open: open && !skipped,
            on_request: on_request && !skipped,
            why,
        }
    }

    /// Why an hour of an open day is not open.
    fn outside(&self, day: &Day<'_>) -> String {
        let mut hours: Vec<String> = day.open.iter().map(|open| self.hours(open)).collect();
        hours.dedup();
        let name = self
            .gaining
            .map_or("the gaining side", |gaining| &gaining.name);
        if hours.is_empty() {
            return if self.any_hours() {
                format!("{name} does not activate on this day")
            } else {
                format!("no activation hours are known of {name}")
            };
        }
        format!("{name} activates {}", hours.join(" or "))
    }

    /// Whether hours are known: the gaining side's own, or those in which the plan lets it work.
    pub(super) fn any_hours(&self) -> bool {
        let stated = self.gaining.is_some_and(rules::says_hours);
        let open = |day: &Day<'_>| !day.open.is_empty() || !day.on_request.is_empty();
        stated || self.days.iter().any(open)
    }

    fn candidates(&self) -> Vec<Candidate> {
        let mut possible = Vec::new();
        let mut refused = Vec::new();
        for day in &self.days {
            if self.earliest.is_some_and(|earliest| day.date < earliest) {
                continue;
            }
            let mut best: BTreeMap<u32, Candidate> = BTreeMap::new();
            for (from, to, open) in self.windows_of(day) {
                let Some(found) = self.weighed(day, (from, to), open) else {
                    continue;
                };
                let part = match from.hour() {
                    0..8 => 0,
                    8..17 => 1,
                    _ => 2,
                };
                // What the plan rests on stands for its part of the day, even where an hour beside it is better.
                match best.get(&part) {
                    Some(known)
                        if (!known.planned, key(known)) <= (!found.planned, key(&found)) => {}
                    _ => {
                        best.insert(part, found);
                    }
                }
            }
            possible.extend(best.into_values());
            refused.extend(self.refused(day));
        }
        possible.sort_by(|a, b| key(a).cmp(&key(b)));
        possible.truncate(MOST_POSSIBLE);
        refused.truncate(MOST_REFUSED);
        possible.extend(refused);
        possible
    }

    /// The windows of a day that the gaining side activates in, with the rule; without known hours, the wish.
    fn windows_of<'d>(
        &self,
        day: &'d Day<'a>,
    ) -> Vec<(NaiveDateTime, NaiveDateTime, Option<&'d Open<'a>>)> {
        if day.closed.is_some() {
            return Vec::new();
        }
        let wish = self.wish(day.date);
        let step = self
            .slot
            .map(|slot| TimeDelta::minutes(i64::from(slot.value)));
        if !self.any_hours() {
            let wished = (wish.starts(), wish.ends());
            let mut slots: Vec<_> = step.map_or_else(Vec::new, |step| {
                let starts = std::iter::successors(Some(wished.0), |start| Some(*start + step));
                starts
                    .map(|start| (start, start + step, None))
                    .take_while(|(_, end, _)| *end <= wished.1)
                    .collect()
            });
            if slots.is_empty() {
                slots.push((wished.0, wished.1, None));
            }
            return slots;
        }
        let length = self.length();
        let mut windows = Vec::new();
        for open in &day.open {
            if open.start == open.end {
                windows.push((open.start, open.end, Some(open)));
                continue;
            }
            let cut = (open.start.max(wish.starts()), open.end.min(wish.ends()));
            if cut.0 < cut.1 {
                windows.push((cut.0, cut.1, Some(open)));
            }
            let before = windows.len();
            let mut start = open.start;
            while start + length <= open.end {
                windows.push((start, start + length, Some(open)));
                let whole = start
                    .date()
                    .and_hms_opt(start.hour(), 0, 0)
                    .unwrap_or(start);
                start = step.map_or(whole + TimeDelta::hours(1), |step| start + step);
            }
            if windows.len() == before && cut.0 >= cut.1 {
                windows.push((open.start, open.end, Some(open)));
            }
            if let Some(planned) = self
                .plan
                .window
                .as_ref()
                .filter(|window| window.date == day.date)
                && open.start <= planned.starts()
                && planned.ends() <= open.end
                && planned.zone == self.zone()
            {
                windows.push((planned.starts(), planned.ends(), Some(open)));
            }
        }
        // Hours behind midnight are hours of the next day, which may be closed although this one is not.
        windows.retain(|(from, ..)| self.is_open(from.date()));
        windows
    }

    fn is_open(&self, date: NaiveDate) -> bool {
        let mut days = self.days.iter();
        days.find(|day| day.date == date)
            .is_none_or(|day| day.closed.is_none())
    }

    /// How long a slot is: as long as the wish, an hour where that is a single time.
    fn length(&self) -> TimeDelta {
        let wish = self.wish(NaiveDate::default());
        let length = wish.ends() - wish.starts();
        if length > TimeDelta::zero() {
            length
        } else {
            TimeDelta::hours(1)
        }
    }

    pub(super) fn wish(&self, date: NaiveDate) -> Window {
        let settings = &self.snapshot.settings;
        Window {
            date,
            start: settings.window_start,
            end: settings.window_end,
            zone: settings.zone.clone(),
        }
    }

    fn weighed(
        &self,
        day: &Day<'_>,
        (from, to): (NaiveDateTime, NaiveDateTime),
        open: Option<&Open<'_>>,
    ) -> Option<Candidate> {
        let window = Window {
            date: from.date(),
            start: from.time(),
            end: to.time(),
            zone: self.zone().to_owned(),
        };
        let (start, end) = window.instants().ok()?;
        if matches!(start, Local::Gap { .. }) || matches!(end, Local::Gap { .. }) {
            return None;
        }
        let mut found = Candidate {
            possible: true,
            planned: self.plan.window.as_ref() == Some(&window),
            wished: window == self.wish(day.date),
            calls_tenths: (from < to).then(|| self.calls.between(from, to)).flatten(),
            lost_tenths: self.calls.lost((from, to), &self.outage),
            support: desks::support(self.snapshot, day, (self.losing, self.gaining), (from, to)),
            reasons: Vec::new(),
            source: open.map_or_else(String::new, |open| {
                format!(
                    "{}: {}, read {}",
                    open.carrier.name, open.rule.source, open.rule.as_of
                )
            }),
            points: 0,
            window,
        };
        let asked = open.is_some_and(|open| open.rule.on_request);
        rank::weigh(self, day, asked, &mut found);
        Some(found)
    }

    /// The wished hours of a day on which nothing of them can be had, with the rule that forbids them.
    fn refused(&self, day: &Day<'_>) -> Option<Candidate> {
        let window = self.wish(day.date);
        let (from, to) = (window.starts(), window.ends());
        let gap = window.instants().is_ok_and(|(start, end)| {
            matches!(start, Local::Gap { .. }) || matches!(end, Local::Gap { .. })
        });
        let (why, source) = if let Some(closed) = &day.closed {
            (closed.why.clone(), closed.source.clone())
        } else if gap {
            (
                "clocks skip its start or end that night".to_owned(),
                format!("IANA tz {}", crate::zone::tz_data_version()),
            )
        } else {
            let fits = |open: &Open<'_>| {
                let (start, end) = (open.start.max(from), open.end.min(to));
                start < end
                    || (open.start == open.end && (from..=to).contains(&open.start))
                    || (from == to && open.start <= from && from <= open.end)
            };
            // A change of RespOrg takes the carrier's fixed hour as it is.
            let taken = self.plan.class == Class::TollFree && !day.open.is_empty();
            if taken || day.open.iter().any(fits) || !self.any_hours() {
                return None;
            }
            (self.outside(day), self.plan.fit.source.clone())
        };
        Some(Candidate {
            possible: false,
            planned: self.plan.window.as_ref() == Some(&window),
            wished: true,
            calls_tenths: self.calls.between(from, to),
            lost_tenths: None,
            support: Vec::new(),
            reasons: vec![format!("Not possible: {why}.")],
            source,
            points: u32::MAX,
            window,
        })
    }
}

/// Of equals, the wished hours go first.
fn key(found: &Candidate) -> (u32, bool, &Window) {
    (found.points, !found.wished, &found.window)
}

/// Whole weeks: from the Monday before the earliest day to some weeks behind the usual one.
fn span(earliest: NaiveDate, usual: NaiveDate) -> (NaiveDate, NaiveDate) {
    let monday = |day: NaiveDate| {
        day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))
            .unwrap_or(day)
    };
    let first = monday(earliest);
    let add = |day: NaiveDate, days: u64| day.checked_add_days(Days::new(days)).unwrap_or(day);
    let last = add(monday(usual.max(earliest)), 6 + 7 * WEEKS_AFTER);
    (first, last.min(add(first, 7 * MOST_WEEKS - 1)))
}
