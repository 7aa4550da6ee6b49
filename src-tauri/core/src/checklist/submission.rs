//! Phase 3: letters, orders sent, answers.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::{
    order::{KeyClass, Order, OrderStatus},
    plan::StepKind,
};

use super::{
    Item, Role,
    facts::{Facts, Share, is_confirmed, is_out, is_proven, is_signed, list, names, share},
};

pub(super) fn items(facts: &Facts<'_>) -> Vec<Item> {
    let mut items = vec![split(facts), letters_made(facts)];
    items.extend(signatures(facts));
    items.push(enclosed(facts));
    items.push(dates_asked(facts));
    items.extend(sent(facts));
    items.extend(rejections(facts));
    items.push(confirmed(facts));
    items.push(nothing_changed(facts));
    items
}

fn split(facts: &Facts<'_>) -> Item {
    let all = facts.moving().count();
    let ordered = facts
        .moving()
        .filter(|number| number.order.is_some())
        .count();
    facts.item(
        "submission.split",
        "One order per carrier, account, class and address",
        "Mixed orders are split by the carrier, at its own pace.",
        Role::Manager,
        Share::of(ordered, all)
            .due(facts.next_send())
            .evidence(format!(
                "{} orders, {ordered} of {all} numbers",
                facts.orders().len()
            )),
    )
}

fn letters_made(facts: &Facts<'_>) -> Item {
    let orders = facts.orders();
    let (good, blocked): (Vec<_>, Vec<_>) = orders
        .iter()
        .copied()
        .partition(|order| is_out(order) || facts.blockers(order) == 0);
    let due = blocked.iter().filter_map(|order| facts.sends(order)).min();
    let evidence = if blocked.is_empty() {
        share(good.len(), orders.len(), "orders")
    } else {
        format!("blockers open at {}", names(&blocked))
    };
    facts.item(
        "submission.letters",
        "Letter of authorization made from the CSR for each order",
        "Typed again by hand, it will differ.",
        Role::Implementation,
        Share::of(good.len(), orders.len())
            .due(due)
            .evidence(evidence),
    )
}

/// One line for all letters that are signed, one each for those that are not.
fn signatures(facts: &Facts<'_>) -> Vec<Item> {
    let (signed, open): (Vec<_>, Vec<_>) = facts
        .orders()
        .iter()
        .copied()
        .partition(|order| is_signed(order));
    let mut items = Vec::new();
    if !signed.is_empty() {
        let dates: Vec<_> = signed.iter().filter_map(|order| order.signed_on).collect();
        items.push(
            facts.item(
                "submission.signed",
                format!("{} signed and dated", letters(&signed)),
                "Unsigned or undated it is invalid.",
                Role::Signer,
                Share::one(true)
                    .on(dates.iter().max().copied())
                    .evidence(days(facts, &dates)),
            ),
        );
    }
    for order in open {
        let (form, why) = if order.key.class == KeyClass::TollFree {
            (
                "toll-free letter",
                "Must be under 30 days old on the day of the change.",
            )
        } else {
            (
                "letter and attachments",
                "Unsigned or undated it is invalid.",
            )
        };
        let due = facts
            .due(order.id, StepKind::Loa)
            .or_else(|| facts.sends(order));
        let evidence = match order.status {
            OrderStatus::AwaitingSignature => "out for signature",
            OrderStatus::Rejected => "new version after the rejection",
            _ => "",
        };
        items.push(facts.item(
            format!("submission.sign.{}", order.name),
            format!("{} {form} signed and dated", order.name),
            why,
            Role::Signer,
            Share::one(false).due(due).evidence(evidence),
        ));
    }
    items
}

fn letters(orders: &[&Order]) -> String {
    let noun = if orders.len() == 1 {
        "letter"
    } else {
        "letters"
    };
    format!("{} {noun}", names(orders))
}

fn days(facts: &Facts<'_>, dates: &[NaiveDate]) -> String {
    let mut dates = dates.to_vec();
    dates.sort_unstable();
    dates.dedup();
    list(dates.into_iter().map(|date| facts.day(date)).collect())
}

fn enclosed(facts: &Facts<'_>) -> Item {
    let orders = facts.orders();
    let out: Vec<_> = orders
        .iter()
        .copied()
        .filter(|order| is_out(order))
        .collect();
    facts.item(
        "submission.enclosed",
        "Bill and CSR enclosed in full",
        "Single pages and screenshots are refused.",
        Role::Implementation,
        Share::of(out.len(), orders.len())
            .on(out.iter().filter_map(|order| facts.sent_on(order)).max())
            .due(facts.next_send())
            .evidence(if out.is_empty() {
                String::new()
            } else {
                format!("with {}", names(&out))
            }),
    )
}

fn dates_asked(facts: &Facts<'_>) -> Item {
    let orders = facts.orders();
    let fits = |order: &Order| {
        is_confirmed(order)
            || order.requested.is_some()
                && facts
                    .plan_of(order.id)
                    .is_none_or(|plan| plan.fit.window.is_some())
    };
    let (good, lack): (Vec<_>, Vec<_>) = orders.iter().copied().partition(|order| fits(order));
    let due = lack.iter().filter_map(|order| facts.sends(order)).min();
    let evidence = if lack.is_empty() {
        share(good.len(), orders.len(), "orders")
    } else {
        format!("open at {}", names(&lack))
    };
    facts.item(
        "submission.dates",
        "Requested date is a business day inside the carrier’s window",
        "Weekends, holidays and dates past 30 days come back.",
        Role::Manager,
        Share::of(good.len(), orders.len())
            .due(due)
            .evidence(evidence),
    )
}

/// One line for all that is sent, one each for what is not.
fn sent(facts: &Facts<'_>) -> Vec<Item> {
    let why = "Without the number nobody at the carrier can find the order.";
    let (out, open): (Vec<_>, Vec<_>) = facts
        .orders()
        .iter()
        .copied()
        .partition(|order| is_out(order));
    let mut items = Vec::new();
    if !out.is_empty() {
        let noted = out
            .iter()
            .filter(|order| !order.carrier_number.is_empty())
            .count();
        let text = format!("{} submitted, order numbers noted", names(&out));
        let evidence = if noted == out.len() {
            list(
                out.iter()
                    .map(|order| order.carrier_number.clone())
                    .collect(),
            )
        } else {
            share(noted, out.len(), "numbers noted")
        };
        items.push(
            facts.item(
                "submission.sent",
                text,
                why,
                Role::Coordinator,
                Share::one(true)
                    .on(out.iter().filter_map(|order| facts.sent_on(order)).max())
                    .evidence(evidence),
            ),
        );
    }
    for order in open {
        let again = if order.status == OrderStatus::Rejected {
            format!("version {} ", order.next_version())
        } else {
            String::new()
        };
        items.push(facts.item(
            format!("submission.send.{}", order.name),
            format!("{} {again}submitted, order number noted", order.name),
            why,
            Role::Coordinator,
            Share::one(false).due(facts.sends(order)),
        ));
    }
    items
}

fn rejections(facts: &Facts<'_>) -> Vec<Item> {
    facts
        .orders()
        .iter()
        .filter_map(|order| order.rejections.last().map(|last| (order, last)))
        .map(|(order, last)| {
            let answered = order.status != OrderStatus::Rejected;
            let evidence = if answered {
                format!("version {} sent", order.version)
            } else {
                last.reason.clone()
            };
            facts.item(
                format!("submission.rejection.{}", order.name),
                format!("Rejection of {} answered", order.name),
                "An unanswered rejection cancels the order.",
                Role::Coordinator,
                Share::one(answered)
                    .on(facts.sent_on(order))
                    .due(facts.sends(order).or(Some(facts.today)))
                    .evidence(evidence),
            )
        })
        .collect()
}

fn confirmed(facts: &Facts<'_>) -> Item {
    let orders = facts.orders();
    let (good, open): (Vec<_>, Vec<_>) = orders
        .iter()
        .copied()
        .partition(|order| is_confirmed(order));
    let due = open
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Answer))
        .max();
    let dates: Vec<_> = good
        .iter()
        .filter_map(|order| {
            let window = order.confirmed.as_ref()?;
            Some(format!("{} {}", order.name, facts.day(window.date)))
        })
        .collect();
    let mut evidence = list(dates);
    if !open.is_empty() && !good.is_empty() {
        let _ = write!(evidence, "; {} open", open.len());
    }
    facts.item(
        "submission.foc",
        "Confirmed date (FOC) in writing for each order",
        "Until then no date exists, only a wish.",
        Role::Coordinator,
        Share::of(good.len(), orders.len())
            .due(due)
            .evidence(evidence),
    )
}

fn nothing_changed(facts: &Facts<'_>) -> Item {
    let orders = facts.orders();
    let open: Vec<_> = orders
        .iter()
        .copied()
        .filter(|order| !is_proven(order))
        .collect();
    let due = open
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Validation))
        .max();
    facts.item(
        "submission.unchanged",
        "Nothing changed at the current carriers until the port is proven",
        "A change makes a pending order, and that is a rejection.",
        Role::Operations,
        Share::one(open.is_empty() && !orders.is_empty())
            .due(due)
            .evidence(format!(
                "{} of {} orders proven",
                orders.len() - open.len(),
                orders.len()
            )),
    )
}
