//! What can be said of the project as a whole and of the profiles in use.

use std::collections::BTreeSet;

use crate::{
    calendar::{Calendar, is_readable},
    carrier::CarrierId,
    finding::Finding,
    place::Place,
    rules::source_words,
    window::date_words,
    zone,
};

use super::super::{Plan, ground::Ground};

/// What can be said of the project and of the profiles in use.
pub(in crate::plan) fn of_project(ground: &Ground<'_>, plan: &Plan) -> Vec<Finding> {
    let snapshot = ground.snapshot;
    let mut findings = Vec::new();
    if !zone::is_known(ground.zone()) {
        findings.push(Finding::warning(
            "zone_unknown",
            Place::Project,
            format!(
                "{:?} is no time zone, so carriers' hours are read as local time.",
                ground.zone()
            ),
            "Set the project's zone to an IANA name such as America/Chicago.",
        ));
    }
    match ground.gaining {
        None => findings.push(Finding::warning(
            "gaining_unknown",
            carrier(&snapshot.settings.gaining, ""),
            format!(
                "There is no profile {}. Its holidays, hours and limits are not in the plan.",
                snapshot.settings.gaining
            ),
            "Choose the platform or gaining carrier in the project's settings.",
        )),
        Some(gaining) if ground.activating().is_none() => findings.push(Finding::warning(
            "window_unknown",
            carrier(&gaining.id, "windows"),
            format!(
                "No activation hours are known of {}. The wished hours are only a wish.",
                gaining.name
            ),
            "Ask for the hours before a window is promised.",
        )),
        Some(_) => {}
    }
    losing_sides(ground, &mut findings);
    elsewhere(ground, &mut findings);
    findings.extend(go_live(ground, plan));
    findings
}

fn carrier(id: &CarrierId, rule: &str) -> Place {
    Place::Carrier {
        id: id.to_string(),
        rule: rule.to_owned(),
    }
}

/// Sides that say which countries they serve, and orders in another one.
fn elsewhere(ground: &Ground<'_>, findings: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    for order in ground.snapshot.orders.values() {
        for side in ground.rules(order).sides() {
            let Some(rule) = &side.countries else {
                continue;
            };
            let country = &order.key.country;
            if rule.value.contains(country) || !told.insert((&side.id, country)) {
                continue;
            }
            findings.push(
                Finding::warning(
                    "country_not_served",
                    carrier(&side.id, "countries"),
                    format!(
                        "{} serves {}. {} is in {country}, so its rules may not hold for it.",
                        side.name,
                        rule.value.join(", "),
                        order.name
                    ),
                    "Choose the profile of the carrier that holds the numbers there.",
                )
                .sourced(source_words(side, &rule.source, rule.as_of)),
            );
        }
    }
}

/// What is wrong with the profiles that orders leave.
fn losing_sides(ground: &Ground<'_>, findings: &mut Vec<Finding>) {
    let snapshot = ground.snapshot;
    let mut losing: Vec<&CarrierId> = snapshot
        .orders
        .values()
        .map(|order| &order.key.carrier)
        .collect();
    losing.sort();
    losing.dedup();
    for id in losing {
        let Some(profile) = snapshot.carriers.get(id) else {
            findings.push(Finding::warning(
                "losing_unknown",
                carrier(id, ""),
                format!("There is no profile {id}. Lead times are our planning defaults."),
                "Ask it for its port-out rules, and add them as a profile.",
            ));
            continue;
        };
        if let Some(rule) = &profile.calendar
            && Calendar::named(&rule.value).is_none()
        {
            findings.push(Finding::warning(
                "calendar_unknown",
                carrier(id, "calendar"),
                format!(
                    "{} keeps a calendar {:?} that is not known. The national one is used.",
                    profile.name, rule.value
                ),
                "Name one of the calendars of this program.",
            ));
        }
        for holiday in profile.holidays.iter().filter(|day| !is_readable(day)) {
            findings.push(Finding::warning(
                "holiday_unreadable",
                carrier(id, "holidays"),
                format!(
                    "{:?} is no day: {} is not closed for it.",
                    holiday.day, profile.name
                ),
                "Write it as 12-24, 2026-12-24 or day-after-thanksgiving.",
            ));
        }
    }
}

/// The wished go-live against the dates that come out.
fn go_live(ground: &Ground<'_>, plan: &Plan) -> Option<Finding> {
    let snapshot = ground.snapshot;
    let (go_live, typical) = (plan.go_live?, plan.typical?);
    if typical <= go_live {
        return None;
    }
    let name = plan
        .driven_by
        .and_then(|id| snapshot.orders.get(&id))
        .map_or("the last order", |order| order.name.as_str());
    let message = match plan.minimum {
        Some(minimum) if go_live < ground.today() => format!(
            "The wished go-live, {}, is past. {name} needs until {} at best and usually until {}.",
            date_words(go_live),
            date_words(minimum),
            date_words(typical)
        ),
        Some(minimum) if minimum > go_live => format!(
            "{} cannot be met: {name} needs until {} at best and usually until {}.",
            date_words(go_live),
            date_words(minimum),
            date_words(typical)
        ),
        _ => format!(
            "{} holds only with luck: {name} usually needs until {}.",
            date_words(go_live),
            date_words(typical)
        ),
    };
    Some(Finding::warning(
        "go_live_too_early",
        Place::Project,
        message,
        format!("Move the go-live to {}.", date_words(typical)),
    ))
}
