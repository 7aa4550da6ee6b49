//! What does not fit, each with the nearest date that does.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::{
    calendar::{Calendar, is_readable},
    carrier::CarrierId,
    finding::Finding,
    order::{Order, OrderStatus},
    place::Place,
    window::{Window, date_words, day_words},
    zone,
};

use super::{
    OrderPlan, Plan, WaitKind,
    fit::Hours,
    forward::Dates,
    ground::{Ground, Sides},
    steps::{answer_days, source_of},
};

/// One order with all that was worked out for it.
pub(super) struct Laid<'a> {
    pub(super) order: &'a Order,
    pub(super) sides: &'a Sides,
    pub(super) dates: &'a Dates,
    pub(super) plan: &'a OrderPlan,
    pub(super) rejection_days: u16,
}

fn at(order: &Order, field: &str) -> Place {
    Place::Order {
        id: order.id,
        field: field.to_owned(),
    }
}

/// What can be said of the project and of the profiles in use.
pub(super) fn of_project(ground: &Ground<'_>, plan: &Plan) -> Vec<Finding> {
    let snapshot = ground.snapshot;
    let mut findings = Vec::new();
    let carrier = |id: &CarrierId, rule: &str| Place::Carrier {
        id: id.to_string(),
        rule: rule.to_owned(),
    };
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
        Some(gaining) if ground.gaining_side().all(|side| side.windows.is_empty()) => findings
            .push(Finding::warning(
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
                "Add a profile for it, or choose one that is alike.",
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
    if let (Some(go_live), Some(typical)) = (plan.go_live, plan.typical)
        && typical > go_live
    {
        let name = plan
            .driven_by
            .and_then(|id| snapshot.orders.get(&id))
            .map_or("the last order", |order| order.name.as_str());
        let message = match plan.minimum {
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
        findings.push(Finding::warning(
            "go_live_too_early",
            Place::Project,
            message,
            format!("Move the go-live to {}.", date_words(typical)),
        ));
    }
    findings
}

/// What can be said of one order.
pub(super) fn of_order(ground: &Ground<'_>, hours: &Hours<'_>, laid: &Laid<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if matches!(
        laid.order.status,
        OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
    ) {
        return findings;
    }
    if laid.dates.planned.is_none() {
        findings.push(no_date(laid));
        return findings;
    }
    sending(ground, laid, &mut findings);
    request(ground, hours, laid, &mut findings);
    confirmed(ground, laid, &mut findings);
    window(laid, &mut findings);
    closed_periods(laid, &mut findings);
    soft(laid, &mut findings);
    if laid.plan.lead.assumed && !laid.dates.fixed {
        findings.push(Finding::note(
            "lead_time_assumed",
            at(laid.order, ""),
            format!(
                "No carrier states a lead time for {}. {} to {} business days are our planning default.",
                laid.order.name, laid.plan.lead.min, laid.plan.lead.max
            ),
            "Ask the losing side and enter its figure in the profile.",
        ));
    }
    findings
}

fn no_date(laid: &Laid<'_>) -> Finding {
    Finding::warning(
        "no_date",
        at(laid.order, "requested"),
        format!(
            "{} finds no open day in the next three years.",
            laid.order.name
        ),
        "Look at the closed periods of both sides and of the project.",
    )
}

fn sending(ground: &Ground<'_>, laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let order = laid.order;
    let today = ground.today();
    let cut_off = ground
        .losing(order)
        .and_then(|losing| Some((losing, losing.cut_off.as_ref()?)));
    if order.status == OrderStatus::Submitted {
        let (days, source) = answer_days(ground, order);
        let expected = laid
            .dates
            .sent
            .and_then(|sent| laid.sides.offices.add(sent, i32::from(days)));
        if let Some(expected) = expected.filter(|day| *day < today) {
            findings.push(
                Finding::warning(
                    "answer_overdue",
                    at(order, ""),
                    format!(
                        "{} should have been answered by {}.",
                        order.name,
                        day_words(expected)
                    ),
                    "Call the port desk: a rejection may have gone astray.",
                )
                .sourced(source),
            );
        }
        return;
    }
    if laid.dates.fixed {
        return;
    }
    if let (Some((losing, rule)), Some(sent)) = (cut_off, laid.dates.sent) {
        let there =
            zone::convert(ground.now, ground.zone(), &rule.value.zone).unwrap_or(ground.now);
        let open = laid.sides.offices.is_open(there.date());
        let ready = matches!(
            order.status,
            OrderStatus::Draft | OrderStatus::AwaitingSignature
        );
        let clock = format!(
            "{} {}",
            rule.value.time.format("%H:%M"),
            zone::short_name(&rule.value.zone)
        );
        if open
            && ready
            && there.time() > rule.value.time
            && laid.sides.offices.after(today) == Some(sent)
        {
            findings.push(
                Finding::note(
                    "sent_after_cut_off",
                    at(order, ""),
                    format!(
                        "{} takes orders until {clock}. What is sent now counts for {}.",
                        losing.name,
                        day_words(sent)
                    ),
                    "Nothing to do; the plan reckons with it.",
                )
                .sourced(source_of(losing, rule)),
            );
        }
    }
    if laid.plan.send_by == Some(today) && laid.dates.sent == Some(today) {
        let by = cut_off.map_or_else(String::new, |(_, rule)| {
            let clock = rule.value.time.format("%H:%M");
            format!(" by {clock} {}", zone::short_name(&rule.value.zone))
        });
        findings.push(
            Finding::warning(
                "send_today",
                at(order, ""),
                format!(
                    "{} must go out today{by}. A day later the go-live does not hold.",
                    order.name
                ),
                "Send it first; everything else can wait.",
            )
            .sourced(cut_off.map_or_else(String::new, |(losing, rule)| source_of(losing, rule))),
        );
    }
    if let (Some(send_by), Some(likely)) = (laid.plan.send_by, laid.dates.likely())
        && laid.dates.sent.is_some_and(|sent| sent > send_by)
    {
        findings.push(Finding::warning(
            "send_too_late",
            at(order, ""),
            format!(
                "{} should go out by {} for the wished go-live. It cuts over {} instead.",
                order.name,
                day_words(send_by),
                date_words(likely)
            ),
            format!(
                "Move the go-live to {} or shorten what comes before.",
                date_words(likely)
            ),
        ));
    }
}

fn request(ground: &Ground<'_>, hours: &Hours<'_>, laid: &Laid<'_>, findings: &mut Vec<Finding>) {
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
                format!(
                    "{asked}. Even the shortest lead time ends on {}.",
                    date_words(minimum)
                ),
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
    outside_hours(hours, laid, requested, findings);
}

fn too_far(ground: &Ground<'_>, laid: &Laid<'_>, requested: &Window, findings: &mut Vec<Finding>) {
    let Some((gaining, rule)) = ground.gaining_rule(|gaining| gaining.latest_request_days.as_ref())
    else {
        return;
    };
    let last = laid
        .dates
        .sent
        .and_then(|sent| sent.checked_add_days(Days::new(u64::from(rule.value))));
    if let Some(last) = last.filter(|last| requested.date > *last) {
        let nearest = laid
            .sides
            .cutover
            .on_or_before(last)
            .map_or_else(String::new, |day| {
                format!(" The last such day is {}.", date_words(day))
            });
        findings.push(
            Finding::blocker(
                "requested_too_far",
                at(laid.order, "requested"),
                format!(
                    "{} asks for {}. {} takes no date more than {} days after sending.",
                    laid.order.name,
                    date_words(requested.date),
                    gaining.name,
                    rule.value
                ),
                format!("Send it later or ask for an earlier day.{nearest}"),
            )
            .sourced(source_of(gaining, rule)),
        );
    }
}

fn outside_hours(
    hours: &Hours<'_>,
    laid: &Laid<'_>,
    requested: &Window,
    findings: &mut Vec<Finding>,
) {
    if hours.modes(laid.plan.class).is_empty()
        || hours.holds(laid.sides, laid.plan.class, requested)
    {
        return;
    }
    let fit = &laid.plan.fit;
    let way = fit
        .window
        .as_ref()
        .map(|window| format!("Ask for {}.", window.hours_words()))
        .or_else(|| fit.ways_round.first().cloned())
        .unwrap_or_default();
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

fn confirmed(ground: &Ground<'_>, laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let order = laid.order;
    let Some(window) = order.confirmed.as_ref().filter(|_| laid.dates.fixed) else {
        return;
    };
    if window.date < ground.today() {
        findings.push(Finding::warning(
            "confirmed_day_passed",
            at(order, "confirmed"),
            format!(
                "{} was confirmed for {} and is not recorded as activated.",
                order.name,
                date_words(window.date)
            ),
            "Record the activation, or ask for a new date: some losing sides drop the lines on the \
             old one.",
        ));
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
    if window.instants().is_ok_and(|(start, end)| {
        matches!(start, zone::Local::Gap { .. }) || matches!(end, zone::Local::Gap { .. })
    }) {
        findings.push(Finding::warning(
            "window_in_gap",
            at(order, "confirmed"),
            format!(
                "{} starts or ends at a time that clocks skip.",
                window.words()
            ),
            "Agree on another hour.",
        ));
    }
}

fn window(laid: &Laid<'_>, findings: &mut Vec<Finding>) {
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

fn closed_periods(laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let (order, sides, dates) = (laid.order, laid.sides, laid.dates);
    if dates.fixed {
        return;
    }
    let raw = |days: u16| {
        dates
            .sent
            .and_then(|sent| sides.offices.add(sent, i32::from(days)))
    };
    let lead = &laid.plan.lead;
    if let (Some(day), Some(typical)) = (raw(lead.typical), dates.typical)
        && let Some(period) = sides.period_at(day)
    {
        findings.push(
            Finding::warning(
                "lands_in_freeze",
                at(order, "requested"),
                format!(
                    "{} would be ready on {}, inside {}. The next open day is {}.",
                    order.name,
                    day_words(day),
                    period.name,
                    date_words(typical)
                ),
                "Send it earlier, or plan behind the closed period.",
            )
            .sourced(period.source.clone()),
        );
        return;
    }
    // Only the order that decides the go-live is worth a word about what may go wrong.
    let again = lead.typical.saturating_add(laid.rejection_days);
    if laid.plan.critical
        && let (Some(day), Some(after)) = (raw(again), dates.after_rejection)
        && let Some(period) = sides.period_at(day)
    {
        findings.push(
            Finding::note(
                "rejection_lands_in_freeze",
                at(order, ""),
                format!(
                    "One rejection of {} costs {} business days and lands in {}. The next open day \
                     is {}.",
                    order.name,
                    laid.rejection_days,
                    period.name,
                    date_words(after)
                ),
                "Settle every difference with the CSR before it is sent.",
            )
            .costs(laid.rejection_days)
            .sourced(period.source.clone()),
        );
    }
}

/// What is allowed and better avoided, and what was broken by facts.
fn soft(laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let Some(day) = laid.dates.planned else {
        return;
    };
    let order = laid.order;
    let next = || {
        let first = day.succ_opt()?;
        std::iter::successors(laid.sides.cutover.on_or_after(first), |day| {
            laid.sides.cutover.after(*day)
        })
        .take(10)
        .find(|day| day.weekday() != Weekday::Fri && day_before_holiday(laid.sides, *day).is_none())
    };
    let hint = || {
        next().map_or_else(
            || "Choose another day.".to_owned(),
            |day| format!("{} is the next better day.", date_words(day)),
        )
    };
    if let Some(holiday) = day_before_holiday(laid.sides, day) {
        findings.push(Finding::warning(
            "day_before_holiday",
            at(order, ""),
            format!(
                "{} cuts over on {}, the day before {holiday}. Nobody is at a desk if it goes wrong.",
                order.name,
                day_words(day)
            ),
            hint(),
        ));
    } else if day.weekday() == Weekday::Fri {
        findings.push(
            Finding::warning(
                "friday_cutover",
                at(order, ""),
                format!(
                    "{} cuts over on {}. What goes wrong stays wrong over the weekend.",
                    order.name,
                    day_words(day)
                ),
                hint(),
            )
            .sourced("usual practice [SIMPLEVOIP]"),
        );
    }
}

/// The holiday on the day after, where that is a working weekday otherwise.
fn day_before_holiday(sides: &Sides, day: NaiveDate) -> Option<String> {
    let next = day.succ_opt()?;
    let name = sides.both.why_closed(next)?;
    (name != "weekend").then(|| name.to_owned())
}

/// Waits that facts have broken: a confirmed order before one it waits for.
pub(super) fn broken_waits(
    ground: &Ground<'_>,
    plan: &OrderPlan,
    dates: &Dates,
    others: impl Fn(crate::id::OrderId) -> Option<NaiveDate>,
) -> Vec<Finding> {
    let orders = &ground.snapshot.orders;
    let (Some(order), Some(day)) = (orders.get(&plan.order), dates.planned) else {
        return Vec::new();
    };
    if order.activated_at.is_some() {
        return Vec::new();
    }
    plan.waits_for
        .iter()
        .filter(|wait| wait.kind == WaitKind::Cutover)
        .filter_map(|wait| Some((wait, orders.get(&wait.order)?, others(wait.order)?)))
        .filter(|(.., before)| *before > day)
        .map(|(wait, other, before)| {
            Finding::warning(
                "cutover_out_of_order",
                at(order, "requested"),
                format!(
                    "{} cuts over on {}, before {} on {}. {}",
                    order.name,
                    day_words(day),
                    other.name,
                    day_words(before),
                    wait.reason
                ),
                format!(
                    "Point the toll-free number elsewhere first, or move {} behind {}.",
                    order.name,
                    date_words(before)
                ),
            )
        })
        .collect()
}
