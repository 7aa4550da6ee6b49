//! What must be said where the wished hours or the night cannot be had, and what the ways round cost.

use chrono::Timelike as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::candidates::Ground;
use crate::{
    carrier::{Class, Fee, FeeKind, Profile},
    cost,
    number::{Disposition, Number},
    plan::Open,
    window::hours_words,
    zone,
};

/// What must be said of the wished hours or the night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WindowVerdict {
    /// `There is no night slot`
    pub title: String,
    /// Why, with the way that is open.
    pub text: String,
    /// Where the rule was read and when; empty where nobody states one.
    pub source: String,
}

/// A way round hours that do not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WayRound {
    /// `Forward first, port by day`
    pub title: String,
    /// What to do.
    pub text: String,
    /// What is charged, absent where nobody states it.
    pub fee: Option<Fee>,
    /// `25.00 USD each time`, or `fee not known`.
    pub cost: String,
    /// Where the fee stands; whom to ask where it is not known.
    pub source: String,
}

/// Hours in which people speak of the night: from this hour of the evening to that of the morning.
const NIGHT: (u32, u32) = (22, 4);

pub(super) fn verdict(ground: &Ground<'_>) -> Option<WindowVerdict> {
    let fit = &ground.plan.fit;
    if !ground.any_hours() {
        return Some(WindowVerdict {
            title: "No activation hours are known".to_owned(),
            text: fit.reason.clone(),
            source: String::new(),
        });
    }
    if fit.window.is_none() {
        let wish = ground.wish(chrono::NaiveDate::default());
        return Some(WindowVerdict {
            title: format!(
                "{} cannot be had",
                hours_words(wish.start, wish.end, &wish.zone)
            ),
            text: fit.reason.clone(),
            source: fit.source.clone(),
        });
    }
    no_night(ground)
}

/// The night, where it is closed although the wished hours are not. A change of RespOrg needs none.
fn no_night(ground: &Ground<'_>) -> Option<WindowVerdict> {
    if ground.plan.class == Class::TollFree {
        return None;
    }
    let open = || ground.days.iter().flat_map(|day| &day.open);
    let at_night = |open: &Open<'_>| {
        open.end.date() > open.start.date()
            || open.start.hour() < NIGHT.1
            || open.end.hour() > NIGHT.0
            || (open.end.hour() == NIGHT.0 && open.end.minute() > 0)
    };
    if open().any(at_night) {
        return None;
    }
    let last = open().max_by_key(|open| open.end.time())?;
    let zone = zone::short_name(ground.zone());
    let name = &last.carrier.name;
    let until = last.end.format("%H:%M");
    let stops = if last.start == last.end {
        format!("{name} activates at {until} {zone} and at no other time.")
    } else {
        format!("{name} stops at {until} {zone}.")
    };
    Some(WindowVerdict {
        title: "There is no night slot".to_owned(),
        text: format!(
            "{stops} For a later cut, forward {} to a temporary number and port by day.",
            main_number(ground)
        ),
        source: format!("{name}: {}, read {}", last.rule.source, last.rule.as_of),
    })
}

pub(super) fn ways_round(ground: &Ground<'_>) -> Vec<WayRound> {
    // Where the wish and the night are both open, nobody has to go round anything.
    if !ground.any_hours() || (ground.plan.fit.window.is_some() && no_night(ground).is_none()) {
        return Vec::new();
    }
    let mut ways = Vec::new();
    let mut said = Vec::new();
    for open in ground.days.iter().flat_map(|day| &day.on_request) {
        let hours = ground.hours(open);
        if said.contains(&hours) {
            continue;
        }
        ways.push(way(
            "Activation on demand",
            format!(
                "Ask {} for activation on request: {hours}.",
                open.carrier.name
            ),
            (ground, Some(open.carrier), FeeKind::OnDemand),
        ));
        said.push(hours);
    }
    let by_day = ground
        .days
        .iter()
        .flat_map(|day| &day.open)
        .next()
        .map_or_else(String::new, |open| format!(", {}", ground.hours(open)));
    ways.push(way(
        "Forward first, port by day",
        format!(
            "Forward {} to a temporary number on the evening itself, and port later{by_day}.",
            main_number(ground)
        ),
        (ground, ground.losing, FeeKind::Forward),
    ));
    let name = ground
        .gaining
        .map_or("the gaining side", |gaining| &gaining.name);
    ways.push(way(
        "Paid activation after hours",
        format!(
            "Ask {name} for an activation after hours. It is paid work, and the losing side need not take part."
        ),
        (ground, ground.gaining, FeeKind::AfterHours),
    ));
    ways
}

fn way(
    title: &str,
    text: String,
    (ground, carrier, kind): (&Ground<'_>, Option<&Profile>, FeeKind),
) -> WayRound {
    let known = carrier
        .and_then(|carrier| cost::fee_of(ground.snapshot, carrier, kind))
        .or_else(|| cost::fee_of_gaining(ground.snapshot, kind));
    let (cost, source) = if let Some(known) = &known {
        let source = format!("{}: {}", known.name, known.source);
        (known.fee.words(), source)
    } else {
        let whom = carrier.map_or("the carrier", |carrier| &carrier.name);
        // What a coordinated cut costs stands in contracts between carriers.
        let hint = if kind == FeeKind::AfterHours {
            " Such work is charged by labour, at premium rates after hours [ICA-CHC]."
        } else {
            ""
        };
        ("fee not known".to_owned(), format!("Ask {whom}.{hint}"))
    };
    WayRound {
        title: title.to_owned(),
        text,
        fee: known.map(|known| known.fee),
        cost,
        source,
    }
}

/// The number that people call: the account's BTN where it moves with the order, else the one that is called most,
/// else the first.
fn main_number(ground: &Ground<'_>) -> String {
    let snapshot = ground.snapshot;
    let numbers: Vec<&Number> = snapshot
        .numbers
        .of_order(ground.order.id)
        .filter(|number| number.disposition == Disposition::Port)
        .collect();
    let btn = ground
        .order
        .key
        .account
        .and_then(|account| snapshot.accounts.get(&account)?.btn);
    let called = |number: &Number| {
        let calls = snapshot.evidence.calls.as_ref();
        calls
            .and_then(|volume| volume.numbers.get(&number.tn))
            .map_or(0, crate::evidence::NumberCalls::calls)
    };
    let main = numbers
        .iter()
        .find(|number| Some(number.tn) == btn)
        .or_else(|| {
            numbers
                .iter()
                .max_by_key(|number| (called(number), std::cmp::Reverse(number.tn)))
        });
    main.map_or_else(
        || "the main number".to_owned(),
        |number| number.tn.national(),
    )
}
