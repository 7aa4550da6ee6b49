//! The plan as a calendar file: one event for each cutover and for each day by which someone has to act.
//!
//! Times are UTC, with the local time and its zone in the text. An event keeps its UID for ever, so that a calendar
//! that takes the file in again changes its events instead of adding new ones. A file that leaves an event out takes
//! nothing away from a calendar that has it (RFC 5546, 3.2.1), so what is due no more stays in the file as cancelled,
//! with its UID and a higher revision: an answered order's “FOC or rejection due”, and everything of a cancelled one.
//! What is not planned is not invented.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};

use crate::{
    id::OrderId,
    order::{Order, OrderStatus},
    plan::{OrderPlan, Plan, Step, StepKind},
    rules::{Ahead, Rules},
    snapshot::Snapshot,
    window::{Window, date_words},
    zone::{self, Local},
};

/// What a calendar file needs beside the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsInput<'a> {
    /// The project's own name, that no other has.
    pub project_id: &'a str,
    /// When the project was made.
    pub made: DateTime<Utc>,
    /// Entries of its record.
    pub entries: u64,
    /// The moment for which the plan was made.
    pub now: DateTime<Utc>,
}

impl IcsInput<'_> {
    /// The revision of every event. What an event says follows from the record and from the clock, so their sum
    /// rises whenever it can have changed: each entry of the record and each minute counts one.
    fn sequence(&self) -> u32 {
        let minutes = (self.now - self.made).num_minutes().max(0);
        let sum = u64::try_from(minutes)
            .unwrap_or(0)
            .saturating_add(self.entries);
        // iCalendar's integers end at 2^31 - 1, which is four thousand years of minutes.
        u32::try_from(sum).unwrap_or(u32::MAX).min(2_147_483_647)
    }
}

/// When an event is.
enum When {
    /// From one instant to another.
    Span(DateTime<Utc>, DateTime<Utc>),
    /// At an instant.
    At(DateTime<Utc>),
    /// All of a day.
    Day(NaiveDate),
}

/// One event before it is written.
struct Entry {
    kind: &'static str,
    when: When,
    summary: String,
    text: Vec<String>,
    status: EventStatus,
}

/// The calendar file of a plan.
pub fn ics(snapshot: &Snapshot, plan: &Plan, input: &IcsInput<'_>) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Portwright//Port plan//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.append_property(Property::new(
        "X-WR-CALNAME",
        plain(&format!("{}, number porting", snapshot.settings.client)),
    ));
    let mut orders: Vec<&Order> = snapshot.orders.values().collect();
    orders.sort_by_key(|order| order.id);
    let today = zone::to_local(input.now, &snapshot.settings.zone)
        .map_or_else(|_| input.now.date_naive(), |local| local.date());
    for order in orders {
        let of_order = plan.orders.iter().find(|plan| plan.order == order.id);
        for entry in entries(snapshot, order, of_order, today) {
            calendar.push(event(&entry, order.id, input));
        }
    }
    calendar.to_string().into_bytes()
}

/// Text without what would end its line: the library escapes new lines, and nothing else of the kind.
fn plain(text: &str) -> String {
    let odd = |c: char| c.is_control() && c != '\n';
    text.chars().map(|c| if odd(c) { ' ' } else { c }).collect()
}

fn event(entry: &Entry, order: OrderId, input: &IcsInput<'_>) -> Event {
    let mut event = Event::new();
    event
        .uid(&format!(
            "{}-{}-{}@portwright",
            input.project_id, order.0, entry.kind
        ))
        .sequence(input.sequence())
        .timestamp(input.now)
        .summary(&plain(&entry.summary))
        .description(&plain(&entry.text.join("\n")))
        .status(entry.status);
    match &entry.when {
        When::Span(from, to) if from < to => {
            event.starts(*from).ends(*to);
        }
        When::Span(at, _) | When::At(at) => {
            event.starts(*at);
        }
        When::Day(day) => {
            // Without an end it is that one day.
            event.starts(*day);
        }
    }
    // Only the cutover takes anybody's time; the rest are days to keep in mind.
    let busy = if entry.kind == CUTOVER {
        "OPAQUE"
    } else {
        "TRANSPARENT"
    };
    event.add_property("TRANSP", busy);
    event.done()
}

const LOA: &str = "loa";
const SEND: &str = "send";
const ANSWER: &str = "answer";
const CHANGE: &str = "change-cut-off";
const CUTOVER: &str = "cutover";
const SNAPBACK: &str = "snapback";

const KINDS: [&str; 6] = [LOA, SEND, ANSWER, CHANGE, CUTOVER, SNAPBACK];

/// The events of an order, each kind once: what is due, and cancelled what is due no more.
fn entries(
    snapshot: &Snapshot,
    order: &Order,
    plan: Option<&OrderPlan>,
    today: NaiveDate,
) -> Vec<Entry> {
    let step = |kind| {
        let mut steps = plan.into_iter().flat_map(|plan| &plan.steps);
        steps.rfind(|step| step.kind == kind)
    };
    let due = match plan.filter(|_| order.status != OrderStatus::Cancelled) {
        Some(plan) => [
            step(StepKind::Loa).map(|step| loa(order, step)),
            sending(snapshot, order, plan),
            answer(order, plan),
            change_cut_off(snapshot, order, plan),
            cutover(snapshot, order, plan),
            snapback(snapshot, order, plan, step(StepKind::Snapback)),
        ],
        None => [const { None }; 6],
    };
    let agreed = order.confirmed.as_ref().or(order.requested.as_ref());
    let day = agreed
        .map(|window| window.date)
        .or_else(|| plan?.cutover)
        .unwrap_or(today);
    due.into_iter()
        .zip(KINDS)
        .map(|(entry, kind)| entry.unwrap_or_else(|| gone(order, kind, day)))
        .collect()
}

/// A calendar that took an earlier file in takes this event away. It has to have a day, and any will do.
fn gone(order: &Order, kind: &'static str, day: NaiveDate) -> Entry {
    let name = &order.name;
    let (summary, why) = match (order.status, kind) {
        (OrderStatus::Cancelled, _) => (format!("{name} is cancelled"), "The order is cancelled."),
        (_, ANSWER) if has_answer(order) => (
            format!("{name}: FOC or rejection due"),
            "The carrier has answered.",
        ),
        _ => (format!("{name}: due no more"), "The plan has no such day."),
    };
    Entry {
        kind,
        when: When::Day(day),
        summary,
        text: vec![why.to_owned()],
        status: EventStatus::Cancelled,
    }
}

/// The day on which the version at hand was signed: a refused one is signed again.
fn signed(order: &Order) -> Option<NaiveDate> {
    order
        .signed_on
        .filter(|_| order.status != OrderStatus::Rejected)
}

fn loa(order: &Order, step: &Step) -> Entry {
    let (day, summary) = match signed(order) {
        Some(day) => (day, format!("{}: LOA signed", order.name)),
        None => (
            step.to,
            format!(
                "{}: LOA of version {} to be signed",
                order.name,
                order.next_version()
            ),
        ),
    };
    Entry {
        kind: LOA,
        when: When::Day(day),
        summary,
        text: vec![step.rule.clone(), step.source.clone()],
        status: status(signed(order).is_some()),
    }
    .tidy()
}

fn status(fact: bool) -> EventStatus {
    if fact {
        EventStatus::Confirmed
    } else {
        EventStatus::Tentative
    }
}

impl Entry {
    /// Without empty lines of text.
    fn tidy(mut self) -> Self {
        self.text.retain(|line| !line.is_empty());
        self
    }
}

fn sending(snapshot: &Snapshot, order: &Order, plan: &OrderPlan) -> Option<Entry> {
    let refused = order.status == OrderStatus::Rejected;
    if let Some(at) = order.submitted_at.filter(|_| !refused) {
        return Some(Entry {
            kind: SEND,
            when: When::At(at),
            summary: format!("{}: sent, version {}", order.name, order.version),
            text: vec![local_words(at, &snapshot.settings.zone)],
            status: EventStatus::Confirmed,
        });
    }
    if order.status.is_submitted() && !refused {
        return None;
    }
    let day = plan.send_by.or(plan.sent_on)?;
    let losing = snapshot.carriers.get(&order.key.carrier);
    let cut_off = losing.and_then(|losing| losing.cut_off.as_ref());
    let (when, text) = match cut_off {
        Some(rule) => {
            let local = day.and_time(rule.value.time);
            let at = zone::resolve(local, &rule.value.zone)
                .ok()
                .map(Local::earliest);
            let words = format!(
                "{}, {} {}: the losing side’s cut-off. {}, read {}",
                date_words(day),
                rule.value.time.format("%H:%M"),
                zone::short_name(&rule.value.zone),
                rule.source,
                rule.as_of
            );
            (at.map_or(When::Day(day), When::At), words)
        }
        None => (When::Day(day), date_words(day)),
    };
    let why = match (plan.send_by, snapshot.settings.go_live) {
        (Some(_), Some(go_live)) => format!(
            "The last day for the wished go-live, {}, with the usual lead time.",
            date_words(go_live)
        ),
        _ => "The planned day.".to_owned(),
    };
    Some(Entry {
        kind: SEND,
        when,
        summary: format!("{}: send version {} by", order.name, order.next_version()),
        text: vec![text, why],
        status: EventStatus::Tentative,
    })
}

/// Whether the losing side has confirmed a date, or the numbers moved without one being entered.
fn has_answer(order: &Order) -> bool {
    order.confirmed.is_some() || order.activated_at.is_some()
}

/// The day by which the losing side answers; none once it has.
fn answer(order: &Order, plan: &OrderPlan) -> Option<Entry> {
    if has_answer(order) {
        return None;
    }
    let step = plan
        .steps
        .iter()
        .rfind(|step| step.kind == StepKind::Answer)?;
    let entry = Entry {
        kind: ANSWER,
        when: When::Day(step.to),
        summary: format!("{}: FOC or rejection due", order.name),
        text: vec![step.rule.clone(), step.source.clone()],
        status: EventStatus::Tentative,
    };
    Some(entry.tidy())
}

fn change_cut_off(snapshot: &Snapshot, order: &Order, plan: &OrderPlan) -> Option<Entry> {
    let step = plan
        .steps
        .iter()
        .rfind(|step| step.kind == StepKind::ChangeCutOff)?;
    // Reckoned on the clocks of the project's zone, as in the plan; an instant only where that is one.
    let at = plan.window.as_ref().and_then(|window| {
        let last = Rules::of(snapshot, order).last_change(
            crate::rules::begins(snapshot, window),
            &crate::rules::WhenAsked(snapshot, order),
        )?;
        let (start, _) = window.instants().ok()?;
        match last.said.value {
            // So many hours are hours that pass, whatever the clocks do between.
            Ahead::Hours(hours) => start
                .earliest()
                .checked_sub_signed(TimeDelta::hours(hours.into())),
            Ahead::BusinessDays(_) => zone::resolve(last.at, &snapshot.settings.zone)
                .ok()
                .map(Local::earliest),
        }
    });
    let local = at.map(|at| local_words(at, &snapshot.settings.zone));
    let entry = Entry {
        kind: CHANGE,
        when: at.map_or(When::Day(step.to), When::At),
        summary: format!("{}: last moment to change or cancel", order.name),
        text: vec![
            local.unwrap_or_default(),
            step.rule.clone(),
            step.source.clone(),
        ],
        status: status(plan.confirmed),
    };
    Some(entry.tidy())
}

fn cutover(snapshot: &Snapshot, order: &Order, plan: &OrderPlan) -> Option<Entry> {
    let day = plan.cutover?;
    let carrier = snapshot.carrier_name(&order.key.carrier);
    let site = order.key.site.and_then(|id| snapshot.sites.get(&id));
    let place = site.map_or_else(
        || carrier.to_owned(),
        |site| format!("{carrier}, {}", site.name),
    );
    let gaining = snapshot
        .gaining()
        .map_or("the new platform", |profile| &profile.name);
    let numbers = match plan.numbers {
        1 => "1 number".to_owned(),
        many => format!("{many} numbers"),
    };
    let mut text = Vec::new();
    let (when, fact) = match (order.activated_at, &plan.window) {
        (Some(at), _) => {
            text.push(format!(
                "Activated {}",
                local_words(at, &snapshot.settings.zone)
            ));
            (When::At(at), true)
        }
        (None, Some(window)) => {
            text.extend(window_words(window));
            (span(window).unwrap_or(When::Day(day)), plan.confirmed)
        }
        (None, None) => {
            text.push(format!(
                "{}, hours open. {}",
                date_words(day),
                plan.fit.reason
            ));
            (When::Day(day), false)
        }
    };
    text.push(format!("{numbers} leave {place} for {gaining}."));
    text.push(
        if fact {
            "Confirmed."
        } else {
            "Planned; not confirmed by the carrier."
        }
        .to_owned(),
    );
    if !order.pon.is_empty() {
        text.push(format!("PON {}", order.pon));
    }
    Some(Entry {
        kind: CUTOVER,
        when,
        summary: format!("{}: cutover, {numbers}, {place}", order.name),
        text,
        status: status(fact),
    })
}

fn span(window: &Window) -> Option<When> {
    let (start, end) = window.instants().ok()?;
    Some(When::Span(start.earliest(), end.earliest()))
}

/// The window on its own clocks and in UTC, with the zone data that ties them.
fn window_words(window: &Window) -> Vec<String> {
    let mut text = vec![format!(
        "{}, {} ({})",
        date_words(window.date),
        window.hours_words(),
        window.zone
    )];
    if let Ok((start, end)) = window.instants() {
        let (from, to) = (start.earliest(), end.earliest());
        text.push(format!(
            "UTC {} to {}, zone data {}",
            from.format("%Y-%m-%d %H:%M"),
            to.format("%Y-%m-%d %H:%M"),
            zone::tz_data_version()
        ));
        if matches!(start, Local::Overlap { .. }) || matches!(end, Local::Overlap { .. }) {
            text.push("Clocks show that hour twice; the first is meant.".to_owned());
        }
    }
    text
}

fn snapback(
    snapshot: &Snapshot,
    order: &Order,
    plan: &OrderPlan,
    step: Option<&Step>,
) -> Option<Entry> {
    let step = step?;
    let hours = Rules::of(snapshot, order).snapback_hours()?.value;
    let from = order.activated_at.or_else(|| {
        let (start, _) = plan.window.as_ref()?.instants().ok()?;
        Some(start.earliest())
    });
    let at = from.and_then(|from| from.checked_add_signed(TimeDelta::hours(hours.into())));
    let local = at.map(|at| local_words(at, &snapshot.settings.zone));
    let entry = Entry {
        kind: SNAPBACK,
        when: at.map_or(When::Day(step.to), When::At),
        summary: format!("{}: snapback ends", order.name),
        text: vec![
            local.unwrap_or_default(),
            step.rule.clone(),
            step.source.clone(),
        ],
        status: status(order.activated_at.is_some()),
    };
    Some(entry.tidy())
}

/// An instant on the project's clocks: `Mon 14 Dec 2026, 19:00 CT (America/Chicago)`.
fn local_words(at: DateTime<Utc>, zone: &str) -> String {
    match zone::to_local(at, zone) {
        Ok(local) => format!(
            "{}, {} {} ({zone})",
            date_words(local.date()),
            local.format("%H:%M"),
            zone::short_name(zone)
        ),
        Err(_) => format!("{} UTC", at.format("%Y-%m-%d %H:%M")),
    }
}

#[cfg(test)]
mod tests;
