//! What an order asks for and what was confirmed, against calendars, lead times and hours.

use chrono::Days;

use crate::{
    carrier::RequestOn,
    finding::Finding,
    order::OrderStatus,
    window::{Window, date_words},
    zone,
};

use super::{
    super::{
        fit::{Hours, modes},
        ground::Ground,
        steps::missed_words,
    },
    Laid, at,
};

pub(super) fn request(
    ground: &Ground<'_>,
    hours: &Hours<'_>,
    laid: &Laid<'_>,
    findings: &mut Vec<Finding>,
) {
    let order = laid.order;
    let Some(requested) = order.requested.as_ref().filter(|_| !laid.dates.fixed) else {
        return;
    };
    // The request of a refused version is history; the plan already shows the next.
    if order.status == OrderStatus::Rejected && laid.dates.request_passed_over {
        return;
    }
    let day = requested.date;
    let nearest = hours
        .slot(
            laid.sides,
            laid.plan.class,
            day.max(laid.dates.minimum.unwrap_or(day)),
        )
        .map_or_else(
            || "a day the plan can see".to_owned(),
            |(day, _)| date_words(day),
        );
    let asked = format!("{} asks for {}", order.name, date_words(day));
    if let Some(why) = laid.sides.cutover.why_closed(day) {
        findings.push(Finding::blocker(
            "requested_on_closed_day",
            at(order, "requested"),
            format!("{asked}, which is closed: {why}."),
            format!("The nearest open day is {nearest}."),
        ));
        return;
    }
    if let Some(minimum) = laid.dates.minimum
        && day < minimum
    {
        findings.push(
            Finding::warning(
                "requested_too_early",
                at(order, "requested"),
                match laid.dates.held_by {
                    Some(held) => format!(
                        "{asked}. {} for {} is expected only on {}.",
                        held.kind.words(),
                        super::super::tasks::place_words(ground, held.of),
                        date_words(held.until)
                    ),
                    None => format!(
                        "{asked}. Even the shortest lead time ends on {}.",
                        date_words(minimum)
                    ),
                },
                format!("Ask for {} or later.", date_words(minimum)),
            )
            .sourced(laid.plan.lead.source.clone()),
        );
    } else if let Some(typical) = laid.dates.typical
        && day < typical
    {
        findings.push(
            Finding::warning(
                "requested_before_usual",
                at(order, "requested"),
                format!(
                    "{asked}. The usual lead time ends on {}.",
                    date_words(typical)
                ),
                format!("Reckon with {}.", date_words(typical)),
            )
            .sourced(laid.plan.lead.source.clone()),
        );
    }
    too_far(ground, laid, requested, findings);
    not_offered(ground, laid, requested, findings);
    outside_hours(hours, laid, requested, findings);
}

fn too_far(ground: &Ground<'_>, laid: &Laid<'_>, requested: &Window, findings: &mut Vec<Finding>) {
    let Some(said) = ground.rules(laid.order).latest_request_days() else {
        return;
    };
    let last = laid
        .dates
        .sent
        .and_then(|sent| sent.checked_add_days(Days::new(u64::from(said.value))));
    if let Some(last) = last.filter(|last| requested.date > *last) {
        let nearest = laid
            .sides
            .cutover
            .on_or_before(last)
            .map_or_else(String::new, |day| {
                format!(" The last such day is {}.", date_words(day))
            });
        let who = if said.is_assumed() {
            "The registry"
        } else {
            said.who()
        };
        findings.push(
            Finding::blocker(
                "requested_too_far",
                at(laid.order, "requested"),
                format!(
                    "{} asks for {}. {who} takes no date more than {} days after sending.",
                    laid.order.name,
                    date_words(requested.date),
                    said.value
                ),
                format!("Send it later or ask for an earlier day.{nearest}"),
            )
            .sourced(said.source()),
        );
    }
}

/// A date where the gaining side takes none.
fn not_offered(
    ground: &Ground<'_>,
    laid: &Laid<'_>,
    requested: &Window,
    findings: &mut Vec<Finding>,
) {
    let said = ground
        .rules(laid.order)
        .request_on()
        .filter(|said| said.value == RequestOn::NotOffered);
    if let Some(said) = said {
        findings.push(
            Finding::warning(
                "request_not_offered",
                at(laid.order, "requested"),
                format!(
                    "{} asks for {}. {} takes no date for such an order; it sets one itself.",
                    laid.order.name,
                    date_words(requested.date),
                    said.who()
                ),
                format!(
                    "Reckon with {}.",
                    laid.dates
                        .typical
                        .map_or_else(|| "the usual lead time".to_owned(), date_words)
                ),
            )
            .sourced(said.source()),
        );
    }
}

/// A window that runs into work on the systems it needs.
pub(super) fn maintenance(ground: &Ground<'_>, laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let Some(window) = &laid.dates.window else {
        return;
    };
    if laid.order.activated_at.is_some() {
        return;
    }
    let Some(said) = ground.rules(laid.order).maintenance_over(window) else {
        return;
    };
    let work = said.value;
    findings.push(
        Finding::warning(
            "window_in_maintenance",
            at(laid.order, "requested"),
            format!(
                "{} cuts over {}. {} works on its systems then: {}, {}–{}.",
                laid.order.name,
                window.words(),
                said.who(),
                work.name,
                work.start.format("%H:%M"),
                work.end.format("%H:%M")
            ),
            "Choose hours outside it, or ask whether numbers move then.",
        )
        .sourced(said.source()),
    );
}

fn outside_hours(
    hours: &Hours<'_>,
    laid: &Laid<'_>,
    requested: &Window,
    findings: &mut Vec<Finding>,
) {
    // Where nothing of the wish is left, that is said once.
    if laid.plan.fit.window.is_none()
        || modes(laid.sides, laid.plan.class).is_empty()
        || hours.holds(laid.sides, laid.plan.class, requested)
    {
        return;
    }
    let fit = &laid.plan.fit;
    let way = fit.window.as_ref().map_or_else(String::new, |window| {
        format!("Ask for {}.", window.hours_words())
    });
    findings.push(
        Finding::warning(
            "requested_outside_hours",
            at(laid.order, "requested"),
            format!(
                "{} asks for {}. The gaining side activates {} on business days.",
                laid.order.name,
                requested.words(),
                fit.carrier_hours
            ),
            way,
        )
        .sourced(fit.source.clone()),
    );
}

pub(super) fn confirmed(ground: &Ground<'_>, laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let order = laid.order;
    let Some(window) = order.confirmed.as_ref().filter(|_| laid.dates.fixed) else {
        return;
    };
    if window.date < ground.today() {
        let mut passed = Finding::warning(
            "confirmed_day_passed",
            at(order, "confirmed"),
            format!(
                "{} was confirmed for {} and is not recorded as activated.",
                order.name,
                date_words(window.date)
            ),
            "Record the activation, or ask for a new date: some losing sides drop the lines on the \
             old one.",
        );
        // What comes of it is the losing side's rule, where it says.
        findings.push(match ground.rules(order).missed_foc() {
            Some(said) => {
                passed.message = format!(
                    "{} {}: {}.",
                    passed.message,
                    said.who(),
                    missed_words(said.value)
                );
                passed.sourced(said.source())
            }
            None => passed,
        });
    }
    if let Some(why) = laid.sides.cutover.why_closed(window.date) {
        let nearest = laid
            .sides
            .cutover
            .on_or_after(window.date)
            .map_or_else(String::new, |day| {
                format!(" The nearest open day is {}.", date_words(day))
            });
        findings.push(Finding::warning(
            "confirmed_on_closed_day",
            at(order, "confirmed"),
            format!(
                "{} is confirmed for {}, which is closed: {why}.",
                order.name,
                date_words(window.date)
            ),
            format!("Ask both sides whether they work then.{nearest}"),
        ));
    }
}

/// A window that touches the hour in which clocks change: the planned one, and the one that was asked for, since
/// clocks change on nights on which few activate and the plan then rests on another.
pub(super) fn clock_change(laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let order = laid.order;
    let asked = order
        .requested
        .iter()
        .filter(|_| order.confirmed.is_none() && order.activated_at.is_none());
    let told = laid.dates.window.iter().chain(asked).find_map(|window| {
        let (start, end) = window.instants().ok()?;
        let any = |test: fn(zone::Local) -> bool| test(start) || test(end);
        if any(|at| matches!(at, zone::Local::Gap { .. })) {
            Some(Finding::warning(
                "window_in_gap",
                at(order, "requested"),
                format!(
                    "{} starts or ends at a time that clocks skip.",
                    window.words()
                ),
                "Agree on another hour.",
            ))
        } else if any(|at| matches!(at, zone::Local::Overlap { .. })) {
            Some(Finding::warning(
                "window_in_overlap",
                at(order, "requested"),
                format!(
                    "{} starts or ends at a time that clocks show twice.",
                    window.words()
                ),
                "Agree on the instant in UTC, or on another hour.",
            ))
        } else {
            None
        }
    });
    findings.extend(told);
}

pub(super) fn window(laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let fit = &laid.plan.fit;
    if laid.dates.fixed || fit.carrier_hours.is_empty() {
        return;
    }
    if fit.window.is_none() {
        findings.push(
            Finding::warning(
                "window_empty",
                at(laid.order, "requested"),
                fit.reason.clone(),
                fit.ways_round.join(" "),
            )
            .sourced(fit.source.clone()),
        );
    } else if !fit.reason.is_empty() {
        findings.push(
            Finding::note(
                "window_cut",
                at(laid.order, "requested"),
                fit.reason.clone(),
                "Nothing to do; the plan reckons with it.",
            )
            .sourced(fit.source.clone()),
        );
    }
}
