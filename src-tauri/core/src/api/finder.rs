//! Commands about windows: the finder, on-duty hours, and instants that the zone data moved.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDateTime, TimeDelta};

use super::{
    commands::{ById, Done, Nothing},
    error::WireError,
    evidence::{legend, level},
    project::parse_time,
    session::{Call, Session, State},
    view::{
        DutyHours, DutyView, FinderDay, FinderHour, FinderView, FinderWeek, HourState, SlotView,
    },
    words::{order_place, small},
};
use crate::{
    finder::{self, Candidate, Day, Finder, Hour, Outage, Volume},
    id::OrderId,
    order::Order,
    place::Place,
    plan::OrderPlan,
    project::{Op, Terms},
    snapshot::Snapshot,
    window::{Duty, day_words},
    zone,
};

/// Slots that are marked in the heat map.
const MARKED: u32 = 3;

impl Session {
    pub(super) fn window_find(
        &mut self,
        request: ById<OrderId>,
        call: &mut Call<'_>,
    ) -> Result<FinderView, WireError> {
        let state = self.state(call.now)?;
        let order = known(&state, request.id)?;
        let found = sought(&state, order)?;
        Ok(view(&state, order, &found))
    }

    pub(super) fn duty_hours(
        &mut self,
        _: Nothing,
        _: &mut Call<'_>,
    ) -> Result<DutyView, WireError> {
        let mut duty = self.opened()?.snapshot.duty.clone();
        duty.sort_unstable();
        let hours = duty.into_iter().map(|duty| DutyHours {
            staff: duty.staff,
            weekday: duty.weekday,
            start: duty.start.format("%H:%M").to_string(),
            end: duty.end.format("%H:%M").to_string(),
        });
        Ok(DutyView {
            hours: hours.collect(),
        })
    }

    pub(super) fn duty_set(
        &mut self,
        request: DutyView,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let mut days: BTreeMap<_, Duty> = BTreeMap::new();
        for hours in request.hours {
            if hours.weekday > 6 {
                return Err(WireError::user(
                    "no_such_weekday",
                    format!("{} is no day of the week.", hours.weekday),
                    "Monday is 0, Sunday is 6.",
                ));
            }
            let duty = Duty {
                staff: hours.staff,
                weekday: hours.weekday,
                start: parse_time(&hours.start)?,
                end: parse_time(&hours.end)?,
            };
            if days.insert((duty.staff, duty.weekday), duty).is_some() {
                return Err(WireError::user(
                    "duty_twice",
                    "A day has on-duty hours twice.",
                    "Enter each day once; hours may reach past midnight.",
                ));
            }
        }
        let duty = days.into_values().collect();
        self.write(&Op::Terms(Terms::Duty(duty)), call.now)
    }

    pub(super) fn window_take_over(
        &mut self,
        request: ById<OrderId>,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let order = known(&state, request.id)?;
        let kept: Vec<_> = state
            .snapshot
            .instants
            .values()
            .filter(|kept| kept.order == order.id)
            .filter_map(crate::window::KeptInstants::moved)
            .collect();
        if kept.is_empty() {
            return Err(WireError::user(
                "nothing_moved",
                format!("The windows of {} mean what they meant.", order.name),
                "There is nothing to take over.",
            ));
        }
        let what = format!("new instants of {} taken over", order.name);
        self.write(&Op::Terms(Terms::Instants { kept, what }), call.now)
    }
}

fn known(state: &State, id: OrderId) -> Result<&Order, WireError> {
    state
        .snapshot
        .orders
        .get(&id)
        .ok_or_else(|| WireError::not_here("That order"))
}

pub(super) fn sought(state: &State, order: &Order) -> Result<Finder, WireError> {
    finder::find(&state.snapshot, &state.plan, order.id, state.now).ok_or_else(|| {
        WireError::user(
            "not_planned",
            format!("{} is cancelled and has no window.", order.name),
            "Choose an order that is still to port.",
        )
    })
}

fn view(state: &State, order: &Order, found: &Finder) -> FinderView {
    let snapshot = &state.snapshot;
    let plan = state.plan_of(order.id);
    let all = || found.days.iter().flat_map(|day| &day.hours);
    let most = all().filter_map(|hour| hour.tenths).max().unwrap_or(0);
    let mut rank = 0;
    let slots: Vec<SlotView> = found
        .candidates
        .iter()
        .filter(|candidate| candidate.possible)
        .map(|candidate| {
            rank += 1;
            slot(plan, candidate, rank)
        })
        .collect();
    let mut refused: Vec<SlotView> = found
        .candidates
        .iter()
        .filter(|candidate| !candidate.possible)
        .map(|candidate| slot(plan, candidate, 0))
        .collect();
    // A freeze of three weeks is said once.
    refused.dedup_by(|later, first| later.reason == first.reason && !later.planned);
    let weeks: Vec<FinderWeek> = found
        .days
        .chunks(7)
        .map(|days| week(days, &slots, most))
        .collect();
    let first = plan.and_then(|plan| plan.cutover).or(found.usual);
    let shown = found
        .days
        .chunks(7)
        .position(|days| days.iter().any(|day| Some(day.date) == first));
    FinderView {
        id: order.id,
        name: order.name.clone(),
        place: order_place(snapshot, order),
        over: found.over.clone(),
        volume: volume_words(&found.volume, &found.zone),
        volume_note: volume_note(&found.volume),
        estimate: if found.volume.known {
            estimate_words(&found.outage)
        } else {
            String::new()
        },
        legend: if found.volume.known {
            legend(most)
        } else {
            Vec::new()
        },
        carrier_hours: found.carrier_hours.clone(),
        duty: duty_words(snapshot),
        weeks,
        week: small(shown.unwrap_or(0)),
        slots,
        refused,
        moved: moved(state, order),
        verdict: found.verdict.clone(),
        ways_round: found.ways_round.clone(),
    }
}

/// What is said of the order's windows that zone data moved.
fn moved(state: &State, order: &Order) -> String {
    finder::moved(&state.snapshot, state.today())
        .into_iter()
        .filter(|finding| matches!(&finding.place, Place::Order { id, .. } if *id == order.id))
        .map(|finding| finding.message)
        .collect::<Vec<_>>()
        .join(" ")
}

fn duty_words(snapshot: &Snapshot) -> Vec<String> {
    use crate::window::{Staff, duty_words};
    Staff::ALL
        .map(|staff| {
            let who = match staff {
                Staff::Ours => "Our people",
                Staff::Client => "The client’s people",
            };
            match duty_words(&snapshot.duty, staff) {
                words if words.is_empty() => format!("{who}: on-duty hours are not entered"),
                words => format!("{who}: {words}"),
            }
        })
        .to_vec()
}

/// `calls per hour, CT, average of 6 weeks`
fn volume_words(volume: &Volume, zone: &str) -> String {
    if !volume.known {
        return "no call data".to_owned();
    }
    let zone = zone::short_name(zone);
    match volume.weeks {
        0 | 1 => format!("calls per hour, {zone}"),
        weeks => format!("calls per hour, {zone}, average of {weeks} weeks"),
    }
}

fn volume_note(volume: &Volume) -> String {
    if !volume.known {
        return "Import hourly counts or call records; then the quiet hours show.".to_owned();
    }
    if volume.of_the_order {
        return String::new();
    }
    format!(
        "{} names no number of this order: these are all calls of the client, so fewer are lost than it says.",
        volume.file
    )
}

fn estimate_words(outage: &Outage) -> String {
    let source = &outage.source;
    if outage.minutes == 0 {
        return format!("No outage is reckoned with ({source}).");
    }
    let minutes = outage.minutes;
    let basis = if outage.assumed { "assumed" } else { "stated" };
    format!(
        "Lost calls are an estimate: usual calls of the hours × {minutes} minutes without service, {basis} ({source})."
    )
}

fn slot(plan: Option<&OrderPlan>, candidate: &Candidate, rank: u32) -> SlotView {
    let tenths = |tenths: Option<u64>| tenths.map(finder::calls_words).unwrap_or_default();
    SlotView {
        rank,
        words: candidate.window.words(),
        utc: utc_words(candidate),
        reason: candidate
            .reasons
            .iter()
            .take(3)
            .cloned()
            .collect::<Vec<_>>()
            .join(" "),
        reasons: candidate.reasons.clone(),
        calls: tenths(candidate.calls_tenths),
        lost: tenths(candidate.lost_tenths),
        support: candidate.support.clone(),
        source: candidate.source.clone(),
        planned: candidate.planned,
        confirmed: candidate.planned && plan.is_some_and(|plan| plan.confirmed),
        wished: candidate.wished,
        window: candidate.window.clone(),
    }
}

fn utc_words(candidate: &Candidate) -> String {
    candidate.window.instants().map_or_else(
        |_| String::new(),
        |(start, end)| {
            format!(
                "{} to {} UTC",
                start.earliest().format("%Y-%m-%d %H:%M"),
                end.earliest().format("%H:%M")
            )
        },
    )
}

fn week(days: &[Day], slots: &[SlotView], most: u64) -> FinderWeek {
    let label = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first.date.month() == last.date.month() => {
            format!("{} to {}", first.date.day(), last.date.format("%-d %b %Y"))
        }
        (Some(first), Some(last)) => format!(
            "{} to {}",
            first.date.format("%-d %b"),
            last.date.format("%-d %b %Y")
        ),
        _ => String::new(),
    };
    FinderWeek {
        label,
        days: days
            .iter()
            .map(|day| finder_day(day, slots, most))
            .collect(),
    }
}

fn finder_day(day: &Day, slots: &[SlotView], most: u64) -> FinderDay {
    let midnight = day.date.and_time(chrono::NaiveTime::MIN);
    let hours = (0..).zip(&day.hours).map(|(at, hour)| {
        let from = midnight + TimeDelta::hours(at);
        finder_hour(hour, from, slots, most)
    });
    FinderDay {
        date: day.date.to_string(),
        label: day.date.format("%a %-d").to_string(),
        closed: day.closed.clone(),
        source: day.source.clone(),
        hours: hours.collect(),
    }
}

fn finder_hour(hour: &Hour, from: NaiveDateTime, slots: &[SlotView], most: u64) -> FinderHour {
    let to = from + TimeDelta::hours(1);
    let slot = slots
        .iter()
        .filter(|slot| slot.rank <= MARKED)
        .find(|slot| {
            let (starts, ends) = (slot.window.starts(), slot.window.ends());
            (starts < to && ends > from) || (starts == ends && from <= starts && starts < to)
        })
        .map(|slot| slot.rank);
    let state = if hour.open {
        HourState::Open
    } else if hour.on_request {
        HourState::OnRequest
    } else {
        HourState::Shut
    };
    let calls = match hour.tenths {
        None => "calls not known".to_owned(),
        Some(tenths) => finder::calls_words(tenths),
    };
    let what = match (state, slot) {
        (_, Some(rank)) => format!("slot {rank}"),
        (HourState::Open, None) => "open".to_owned(),
        (HourState::OnRequest, None) => "open when asked".to_owned(),
        (HourState::Shut, None) => hour.why.clone(),
    };
    FinderHour {
        level: hour.tenths.map_or(0, |tenths| level(tenths, most)),
        calls: match hour.tenths.map(|tenths| (tenths + 5) / 10) {
            None | Some(0) => String::new(),
            Some(calls) => calls.to_string(),
        },
        state,
        slot,
        text: format!(
            "{} {}, {calls}, {what}",
            day_words(from.date()),
            from.format("%H:%M")
        ),
    }
}
