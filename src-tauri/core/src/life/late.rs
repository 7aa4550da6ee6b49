//! What is late in the life of an order, and a date that came at short notice, as findings.

use chrono::{NaiveDateTime, TimeDelta};

use super::timers::{TimerState, timers};
use crate::{
    finding::Finding,
    order::{Order, OrderAct, OrderStatus},
    place::Place,
    rules::{Rules, begins},
    snapshot::Snapshot,
    window::day_words,
    zone,
};

/// The findings of an order's timers: what is late, and a date that came at short notice. An answer that is late and
/// a day that has passed are found by the plan, which lays dates after them.
pub fn check(snapshot: &Snapshot, now: NaiveDateTime, findings: &mut Vec<Finding>) {
    for order in snapshot.orders.values() {
        for timer in timers(snapshot, order, now) {
            let code = match timer.code {
                "draft_dropped" => "draft_dropped",
                "platform_loa" => "platform_loa_waits",
                "exception_open" => "exception_expired",
                "supplement" => "supplement_unanswered",
                "foc_lost" => "foc_lost",
                "abandoned" => "order_abandoned",
                "emergency" => "emergency_open",
                "texting" => "texting_open",
                "promise" => "promise_overdue",
                "silence" => "no_news",
                _ => continue,
            };
            if timer.state != TimerState::Late {
                continue;
            }
            let when = if timer.whole_day {
                day_words(timer.due.date())
            } else {
                format!(
                    "{} {}",
                    day_words(timer.due.date()),
                    timer.due.format("%H:%M")
                )
            };
            findings.push(
                Finding::warning(
                    code,
                    at(order, code),
                    format!(
                        "{}: “{}” was due {when}. {}",
                        order.name, timer.label, timer.rule
                    ),
                    timer.hint,
                )
                .sourced(timer.source),
            );
        }
        short_notice(snapshot, order, now, findings);
    }
}

fn at(order: &Order, field: &str) -> Place {
    Place::Order {
        id: order.id,
        field: field.to_owned(),
    }
}

/// A date 0 to 48 hours ahead of its confirmation: it is taken or moved at once. [BW-SHORTFOC]
fn short_notice(
    snapshot: &Snapshot,
    order: &Order,
    now: NaiveDateTime,
    findings: &mut Vec<Finding>,
) {
    let Some(window) = order
        .confirmed
        .as_ref()
        .filter(|_| order.status == OrderStatus::Confirmed && order.stage.is_none())
    else {
        return;
    };
    let Some(told) = order.log.last(OrderAct::Confirmed) else {
        return;
    };
    let zone = &snapshot.settings.zone;
    let told = zone::on_clocks(told.at, zone);
    let starts = begins(snapshot, window);
    let notice = starts - told;
    let Some(rule) = Rules::of(snapshot, order).short_notice_hours() else {
        return;
    };
    if now > starts || notice > TimeDelta::hours(rule.value.into()) {
        return;
    }
    let hours = notice.num_hours().max(0);
    let asked = order.requested.as_ref().map_or_else(String::new, |asked| {
        if asked.date == window.date {
            String::new()
        } else {
            format!(" We asked for {}.", day_words(asked.date))
        }
    });
    findings.push(
        Finding::warning(
            "short_notice_foc",
            at(order, "confirmed"),
            format!(
                "{} was confirmed for {} with {hours} hours’ notice.{asked}",
                order.name,
                window.words()
            ),
            "Decide at once: cut over on that day, with routing, 911 addresses and people ready, or ask for another date (SUP 2).",
        )
        .sourced(rule.source()),
    );
}
