//! What does not fit, each with the nearest date that does.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::{
    finding::Finding,
    id::OrderId,
    order::{Order, OrderStatus},
    place::Place,
    window::{date_words, day_words},
    zone,
};

use super::{
    OrderPlan, StepKind, WaitKind,
    fit::Hours,
    forward::Dates,
    ground::{Ground, Sides},
    steps::notice_by,
};

mod project;
mod request;

pub(in crate::plan) use project::of_project;

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
    request::request(ground, hours, laid, &mut findings);
    request::confirmed(ground, laid, &mut findings);
    request::window(laid, &mut findings);
    request::clock_change(laid, &mut findings);
    request::maintenance(ground, laid, &mut findings);
    closed_periods(laid, &mut findings);
    notice(ground, laid, &mut findings);
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

/// What is sent now and would miss the day.
fn after_cut_off(ground: &Ground<'_>, laid: &Laid<'_>) -> Option<Finding> {
    let order = laid.order;
    let cut_off = *ground.rules(order).cut_offs().first()?;
    let sent = laid.dates.sent?;
    let there = zone::convert(ground.now, ground.zone(), cut_off.zone).unwrap_or(ground.now);
    let open = laid.sides.offices.is_open(there.date());
    let ready = matches!(
        order.status,
        OrderStatus::Draft | OrderStatus::AwaitingSignature
    );
    let late = open
        && ready
        && there.time() > cut_off.time
        && laid.sides.offices.after(ground.today()) == Some(sent);
    late.then(|| {
        Finding::note(
            "sent_after_cut_off",
            at(order, ""),
            format!(
                "{} takes orders until {} {}. What is sent now counts for {}.",
                cut_off.who(),
                cut_off.time.format("%H:%M"),
                zone::short_name(cut_off.zone),
                day_words(sent)
            ),
            "Nothing to do; the plan reckons with it.",
        )
        .sourced(cut_off.source())
    })
}

fn sending(ground: &Ground<'_>, laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let order = laid.order;
    let today = ground.today();
    let rules = ground.rules(order);
    let cut_offs = rules.cut_offs();
    let cut_off = cut_offs.first();
    if order.status == OrderStatus::Submitted {
        let answer = laid
            .plan
            .steps
            .iter()
            .find(|step| step.kind == StepKind::Answer);
        if let Some((expected, source)) = answer
            .map(|step| (step.to, step.source.clone()))
            .filter(|(day, _)| *day < today)
        {
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
    findings.extend(after_cut_off(ground, laid));
    // On a Saturday the day that may not be missed is Monday.
    let next = laid.sides.offices.on_or_after(today);
    if laid.plan.send_by.is_some() && laid.plan.send_by == next && laid.dates.sent == next {
        let when = match next {
            Some(day) if day != today => format!("on {}", day_words(day)),
            _ => "today".to_owned(),
        };
        let by = cut_off.map_or_else(String::new, |cut_off| {
            let clock = cut_off.time.format("%H:%M");
            format!(" by {clock} {}", zone::short_name(cut_off.zone))
        });
        findings.push(
            Finding::warning(
                "send_today",
                at(order, ""),
                format!(
                    "{} must go out {when}{by}. A day later the go-live does not hold.",
                    order.name
                ),
                "Send it first; everything else can wait.",
            )
            .sourced(cut_off.map_or_else(String::new, crate::rules::CutOffSaid::source)),
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
        )
        .sourced("usual practice [GAMMA]"));
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

/// Notice that has to be given before the last number is proven.
fn notice(ground: &Ground<'_>, laid: &Laid<'_>, findings: &mut Vec<Finding>) {
    let proven = laid
        .plan
        .steps
        .iter()
        .find(|step| step.kind == StepKind::Disconnect)
        .map(|step| step.from);
    if let (Some(proven), Some((last, end))) = (proven, notice_by(ground, laid.order))
        && last < proven
        && end >= ground.today()
    {
        if let Some(leaves) = laid.dates.planned.filter(|leaves| end < *leaves) {
            findings.push(
                Finding::warning(
                    "contract_ends_before_port",
                    at(laid.order, ""),
                    format!(
                        "The contract ends {}, before the last number of the account leaves on {}. Where the service \
                         ends with it, numbers that have not left are lost.",
                        date_words(end),
                        date_words(leaves)
                    ),
                    format!(
                        "Have the losing side confirm in writing that the service runs on until {} at least.",
                        date_words(proven)
                    ),
                )
                .sourced("CLEARFLY, BW-ERR 7409"),
            );
            return;
        }
        findings.push(Finding::warning(
            "notice_before_proof",
            at(laid.order, ""),
            format!(
                "Notice for the contract that ends {} is due by {}, before the account is proven on \
                 {}.",
                date_words(end),
                date_words(last),
                date_words(proven)
            ),
            "Ask the losing side for notice that leaves the lines up until the last port, or let the \
             contract run on.",
        ));
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
    laid: &Laid<'_>,
    others: impl Fn(OrderId) -> Option<NaiveDate>,
) -> Vec<Finding> {
    let orders = &ground.snapshot.orders;
    let order = laid.order;
    let Some(day) = laid.dates.planned else {
        return Vec::new();
    };
    if order.activated_at.is_some() {
        return Vec::new();
    }
    laid.plan
        .waits_for
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
