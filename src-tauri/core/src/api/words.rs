//! Finished words for screens: dates, states, names of things.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::{
    session::State,
    view::{Day, FindingView, Icon, Jump, Mark},
};
pub(super) use crate::carrier::short_name;
use crate::{
    finding::{Finding, Severity},
    life,
    number::{Disposition, Kind, Number, Use},
    order::{KeyClass, Order, OrderKey, OrderStatus, Stage},
    place::Place,
    readiness,
    snapshot::Snapshot,
    window::{date_words, day_words},
    zone,
};

/// `Wed 16 Dec`, with the year when it is far from today.
pub(super) fn day(date: NaiveDate, today: NaiveDate) -> Day {
    let near = (date - today).num_days().abs() < 180 || date.year() == today.year();
    Day {
        iso: date.to_string(),
        text: if near {
            day_words(date)
        } else {
            date_words(date)
        },
    }
}

/// An instant in the project's zone: `Mon 16 Nov 09:41`.
pub(super) fn moment(snapshot: &Snapshot, at: DateTime<Utc>) -> String {
    zone::to_local(at, &snapshot.settings.zone)
        .map(|local| format!("{} {}", day_words(local.date()), local.format("%H:%M")))
        .unwrap_or_default()
}

/// `1 number`, `7 numbers`.
pub(super) fn count(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// A length as the screens' 32-bit counts.
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn mark(icon: Icon, text: impl Into<String>) -> Mark {
    Mark {
        icon,
        text: text.into(),
    }
}

/// `Lakeland · Milwaukee`, `Toll-free TWY01`.
pub(super) fn order_place(snapshot: &Snapshot, order: &Order) -> String {
    place_of(snapshot, order, is_alone(snapshot, order))
}

/// The places of all orders: whether another has the same key is counted once, for whoever names many.
pub(super) struct Places<'a> {
    snapshot: &'a Snapshot,
    of_key: BTreeMap<&'a OrderKey, u32>,
}

impl<'a> Places<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        let mut of_key: BTreeMap<&OrderKey, u32> = BTreeMap::new();
        for order in snapshot.orders.values() {
            *of_key.entry(&order.key).or_default() += 1;
        }
        Self { snapshot, of_key }
    }

    fn is_alone(&self, order: &Order) -> bool {
        self.of_key.get(&order.key).is_none_or(|many| *many < 2)
    }

    /// As [`order_place`].
    pub(super) fn of(&self, order: &Order) -> String {
        place_of(self.snapshot, order, self.is_alone(order))
    }

    /// `Milwaukee`, `RespOrg TWY01`: what parts an order from its neighbours on the account.
    pub(super) fn detail(&self, order: &Order) -> String {
        detail_place_of(self.snapshot, order, self.is_alone(order))
    }
}

fn is_alone(snapshot: &Snapshot, order: &Order) -> bool {
    let orders = snapshot.orders.values();
    orders
        .filter(|other| other.key == order.key)
        .take(2)
        .count()
        < 2
}

/// As [`order_place`], where it is known whether another order has its key.
fn place_of(snapshot: &Snapshot, order: &Order, alone: bool) -> String {
    let carrier = short_name(snapshot.carrier_name(&order.key.carrier));
    match detail_place_of(snapshot, order, alone) {
        place if place.is_empty() => carrier.to_owned(),
        place if order.key.class == KeyClass::TollFree => {
            format!("Toll-free {}", place.trim_start_matches("RespOrg "))
        }
        place => format!("{carrier} · {place}"),
    }
}

fn detail_place_of(snapshot: &Snapshot, order: &Order, alone: bool) -> String {
    let key = &order.key;
    let mut parts: Vec<String> = Vec::new();
    if key.class == KeyClass::TollFree {
        parts.push(if key.resp_org.is_empty() {
            "RespOrg unknown".into()
        } else {
            format!("RespOrg {}", key.resp_org)
        });
    }
    if key.class == KeyClass::Wireless {
        parts.push("wireless".into());
    }
    if let Some(site) = key.site.and_then(|id| snapshot.sites.get(&id)) {
        parts.push(site.name.clone());
    }
    if !key.extra.is_empty() {
        parts.push(key.extra.clone());
    }
    if !alone {
        parts.push(format!("part {}", order.ordinal));
    }
    parts.join(", ")
}

pub(super) fn kind_words(kind: Kind) -> &'static str {
    kind.words()
}

pub(super) fn use_words(usage: Use) -> &'static str {
    usage.words()
}

pub(super) fn disposition_words(disposition: Disposition) -> &'static str {
    disposition.words()
}

/// Our word for a status.
pub(super) fn status_words(status: OrderStatus) -> &'static str {
    status.words()
}

/// Where an order stands, as a mark: what holds it up comes before its bare status.
pub(super) fn status_mark(state: &State, order: &Order) -> Mark {
    let blockers = state
        .held(order.id)
        .filter(|finding| finding.severity == Severity::Blocker)
        .count();
    let waits = state
        .plan_of(order.id)
        .and_then(|plan| plan.waits_for.first());
    if let Some(stage) = order.stage {
        let icon = match stage {
            Stage::FocLost | Stage::SnapbackAsked => Icon::Warning,
            Stage::PlatformLoa => Icon::Sign,
            Stage::SnappedBack => Icon::Info,
            _ => Icon::Waiting,
        };
        return mark(icon, life::stage_words(stage));
    }
    if life::is_locked(&state.snapshot, order, state.now) {
        return mark(Icon::Ok, "Confirmed, locked");
    }
    match order.status {
        OrderStatus::Rejected => {
            let when = order.rejections.last().map(|rejection| {
                let zone = &state.snapshot.settings.zone;
                crate::zone::to_local(rejection.at, zone)
                    .map(|local| local.date().format(" %-d %b").to_string())
            });
            mark(
                Icon::Rejected,
                format!("Rejected{}", when.and_then(Result::ok).unwrap_or_default()),
            )
        }
        OrderStatus::Draft | OrderStatus::AwaitingSignature if blockers > 0 => {
            mark(Icon::Blocker, count(blockers, "blocker"))
        }
        OrderStatus::AwaitingSignature => mark(Icon::Sign, status_words(order.status)),
        OrderStatus::Draft => match waits.and_then(|waits| state.snapshot.orders.get(&waits.order))
        {
            Some(other) => mark(Icon::Waiting, format!("Waits for {}", other.name)),
            None if order.signed_on.is_some() => mark(Icon::Sign, "Signed, to be sent"),
            None => mark(Icon::Open, status_words(order.status)),
        },
        OrderStatus::Submitted => mark(Icon::Waiting, status_words(order.status)),
        OrderStatus::Cancelled => mark(Icon::Info, status_words(order.status)),
        status => mark(Icon::Ok, status_words(status)),
    }
}

/// What a finding is about, in words.
pub(super) fn subject(snapshot: &Snapshot, place: &Place) -> String {
    snapshot.subject(place)
}

pub(super) fn jump(place: &Place) -> Jump {
    match place {
        Place::Project | Place::Cell(_) => Jump::Overview,
        Place::Carrier { id, rule } => Jump::Carriers {
            id: id.clone(),
            rule: rule.clone(),
        },
        Place::Order { id, .. } => Jump::Orders { id: Some(*id) },
        Place::Account { id, .. } => Jump::Accounts { id: Some(*id) },
        Place::Site { .. } => Jump::Numbers { id: None },
        Place::Number { id } => Jump::Numbers { id: Some(*id) },
    }
}

pub(super) fn finding(snapshot: &Snapshot, finding: &Finding) -> FindingView {
    let orders = readiness::orders_of(snapshot, finding);
    FindingView {
        severity: finding.severity,
        code: finding.code.to_string(),
        subject: subject(snapshot, &finding.place),
        message: finding.message.clone(),
        hint: finding.hint.clone(),
        cost: finding
            .days
            .filter(|_| finding.severity != Severity::Note)
            .map(|days| format!("costs {}", count(days.into(), "business day")))
            .unwrap_or_default(),
        source: finding.source.clone(),
        orders: orders.into_iter().map(|order| order.name.clone()).collect(),
        jump: jump(&finding.place),
    }
}

/// Numbers as ranges of neighbours: `(920) 555-0140 to 0180`.
pub(super) fn ranges(numbers: &[&Number]) -> Vec<(String, usize)> {
    runs(numbers)
        .into_iter()
        .map(|(text, members)| {
            let mut tns: Vec<_> = members.iter().map(|number| number.tn).collect();
            tns.dedup();
            (text, tns.len())
        })
        .collect()
}

/// Ranges of neighbours with the numbers in them.
pub(super) fn runs<'a>(numbers: &[&'a Number]) -> Vec<(String, Vec<&'a Number>)> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by_key(|number| (number.tn, number.id));
    sorted
        .chunk_by(|one, next| {
            one.tn == next.tn || (one.tn.next() == Some(next.tn) && one.tn.npa() == next.tn.npa())
        })
        .filter_map(|run| {
            let (first, last) = (run.first()?.tn, run.last()?.tn);
            let text = if first == last {
                first.national()
            } else {
                format!("{} to {:04}", first.national(), last.line())
            };
            Some((text, run.to_vec()))
        })
        .collect()
}

/// The day of an instant in the project's zone: `13 Nov`.
pub(super) fn day_of(snapshot: &Snapshot, at: DateTime<Utc>) -> String {
    zone::to_local(at, &snapshot.settings.zone)
        .map(|local| local.format("%-d %b").to_string())
        .unwrap_or_default()
}
