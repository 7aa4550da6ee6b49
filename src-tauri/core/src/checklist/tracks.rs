//! Where each order stands on its way, and the dates that its port type brings.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    carrier::Class,
    number::Use,
    order::{KeyClass, Order, OrderStatus},
};

use super::facts::{Facts, is_active, is_confirmed, is_out, is_proven, is_signed};

/// The stages of an order's way, from papers in hand to account closed.
pub const STAGES: [&str; 9] = [
    "Papers", "Checked", "Signed", "Sent", "Answer", "FOC", "Active", "Proven", "Closed",
];

/// How far one order is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Track {
    /// The order's name.
    pub order: String,
    /// What it moves and from whom: `148 local, Lakemont`.
    pub what: String,
    /// Stages of [`STAGES`] that lie behind it.
    pub reached: u8,
}

pub(super) fn tracks(facts: &Facts<'_>) -> Vec<Track> {
    facts
        .orders()
        .iter()
        .map(|order| Track {
            order: order.name.clone(),
            what: format!(
                "{} {}, {}",
                facts.numbers_of(order.id).count(),
                kind_words(facts, order),
                facts.carrier_name(&order.key.carrier)
            ),
            reached: reached(facts, order),
        })
        .collect()
}

fn kind_words(facts: &Facts<'_>, order: &Order) -> &'static str {
    let fax = |usage| matches!(usage, Use::Fax | Use::EFax);
    match order.key.class {
        KeyClass::TollFree => "toll-free",
        KeyClass::Wireless => "mobile",
        KeyClass::Local => {
            let mut numbers = facts.numbers_of(order.id).peekable();
            if numbers.peek().is_some() && numbers.all(|number| fax(number.usage)) {
                "fax"
            } else {
                "local"
            }
        }
    }
}

/// A stage counts when all before it are reached; a refused version starts again at its letter.
fn reached(facts: &Facts<'_>, order: &Order) -> u8 {
    let papers = order
        .key
        .account
        .and_then(|id| facts.snapshot.accounts.get(&id))
        .is_some_and(|account| account.bill_date.is_some());
    let out = is_out(order);
    let stages = [
        papers || out,
        out || facts.blockers(order) == 0,
        is_signed(order),
        out,
        is_confirmed(order),
        is_confirmed(order),
        is_active(order),
        is_proven(order),
        order.status == OrderStatus::Closed,
    ];
    let count = stages.iter().take_while(|stage| **stage).count();
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Lead time and dates of one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadRow {
    /// The port type in words.
    pub port_type: String,
    /// The order's name.
    pub order: String,
    /// How many numbers it moves.
    pub numbers: usize,
    /// Business days: least, usual, most.
    pub days: [u16; 3],
    /// When it was or will be sent, and whether that is a plan or a later version.
    pub submitted: String,
    /// Earliest date.
    pub earliest: Option<NaiveDate>,
    /// Date with the usual lead time.
    pub usual: Option<NaiveDate>,
    /// Date asked for.
    pub asked: Option<NaiveDate>,
    /// Date confirmed by the carrier (FOC).
    pub confirmed: Option<NaiveDate>,
}

pub(super) fn leads(facts: &Facts<'_>) -> Vec<LeadRow> {
    facts
        .orders()
        .iter()
        .filter_map(|order| {
            let plan = facts.plan_of(order.id)?;
            let submitted = match (facts.sends(order), facts.sent_on(order)) {
                (Some(day), _) => format!("{} (plan)", facts.day(day)),
                (None, Some(day)) if order.version > 1 => {
                    format!("{} (v{})", facts.day(day), order.version)
                }
                (None, Some(day)) => facts.day(day),
                (None, None) => "–".to_owned(),
            };
            Some(LeadRow {
                port_type: port_type(plan.class, facts.numbers_of(order.id).count()),
                order: order.name.clone(),
                numbers: facts.numbers_of(order.id).count(),
                days: [plan.lead.min, plan.lead.typical, plan.lead.max],
                submitted,
                earliest: plan.minimum,
                usual: plan.typical,
                asked: order.requested.as_ref().map(|window| window.date),
                confirmed: order.confirmed.as_ref().map(|window| window.date),
            })
        })
        .collect()
}

fn port_type(class: Class, numbers: usize) -> String {
    match class {
        Class::Simple => "Wireline, simple",
        Class::NonSimple if numbers <= 50 => "Wireline, 1 to 50",
        Class::NonSimple => "Wireline, over 50",
        Class::Project => "Project",
        Class::Wireless => "Wireless",
        Class::TollFree => "Toll-free",
        Class::Fax => "Fax",
        Class::Canada => "Canada",
        Class::Internal => "Internal",
    }
    .to_owned()
}

/// What a rejection adds, and where the figures come from.
pub(super) fn lead_note(facts: &Facts<'_>) -> String {
    let mut parts: Vec<(u16, Vec<String>)> = Vec::new();
    for order in facts.orders().iter().filter(|order| !is_active(order)) {
        let days = facts
            .profile(&order.key.carrier)
            .and_then(|profile| profile.rejection_days.as_ref())
            .map(|rule| rule.value);
        let Some(days) = days else { continue };
        match parts.iter_mut().find(|(found, _)| *found == days) {
            Some((_, orders)) => orders.push(order.name.clone()),
            None => parts.push((days, vec![order.name.clone()])),
        }
    }
    let rejection = match parts.split_first() {
        None => String::new(),
        Some(((days, orders), rest)) => {
            let mut text = format!(
                "One rejection adds {days} business days to {}",
                orders.join(", ")
            );
            for (days, orders) in rest {
                let _ = write!(text, ", {days} to {}", orders.join(", "));
            }
            text.push_str(". ");
            text
        }
    };
    let assumed = facts
        .plan
        .orders
        .iter()
        .filter(|plan| plan.lead.assumed)
        .count();
    let defaults = if assumed > 0 {
        format!(
            " {assumed} orders use the planning defaults of their class, since no profile says more."
        )
    } else {
        String::new()
    };
    format!(
        "{rejection}Planning figures; source and date of each in the carrier profiles.{defaults}"
    )
}
