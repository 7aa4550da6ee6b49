//! What-ifs of the sample client, and what holds for all of them.

use serde_json::json;

use super::*;
use crate::{
    order::OrderStatus,
    plan::{sample::*, schedule},
};

fn read(changes: &serde_json::Value) -> WhatIf {
    serde_json::from_value(json!({ "changes": changes })).unwrap()
}

fn few() -> forecast::Request {
    forecast::Request { runs: 400, seed: 1 }
}

fn sides(asked: &serde_json::Value) -> (Side, Changed, Side, Comparison) {
    let snapshot = northgate();
    let before = Side::of(&snapshot, story_now(), &Holds::new(), few());
    let changed = read(asked).apply(&snapshot, story_now()).unwrap();
    let after = Side::of(&changed.snapshot, story_now(), &changed.holds, few());
    let comparison = compare(&snapshot, &before, &changed, &after);
    (before, changed, after, comparison)
}

fn cutover(side: &Side, order: i64) -> Option<NaiveDate> {
    side.plan
        .orders
        .iter()
        .find(|plan| plan.order == OrderId(order))
        .unwrap()
        .cutover
}

#[test]
fn without_a_change_the_second_plan_is_the_first() {
    let (before, _, after, comparison) = sides(&json!([]));
    assert_eq!(before.plan, after.plan);
    assert_eq!(before.forecast, after.forecast);
    assert_eq!(comparison.said, ["Go-live stays on Wed 16 Dec."]);
    assert!(comparison.appear.is_empty() && comparison.go.is_empty());
}

#[test]
fn a_refusal_moves_the_order_and_what_waits_for_it_and_says_why() {
    let (_, _, after, comparison) =
        sides(&json!([{ "what": "rejected", "order": "NDG-03", "date": "2026-11-20" }]));
    // Fri 20 Nov is the day of the refusal; Mon 23 Nov it goes out again: 10 business days without 26, 27 Nov.
    assert_eq!(cutover(&after, 3), Some(day("2026-12-09")));
    assert_eq!(
        comparison.said[1],
        "NDG-03 slips from Tue 24 Nov to Wed 9 Dec, because it is refused on Fri 20 Nov."
    );
    let four = comparison
        .said
        .iter()
        .find(|text| text.starts_with("NDG-04"))
        .unwrap();
    assert!(four.ends_with("because it waits for NDG-03."), "{four}");
    assert!(comparison.said[0].starts_with("Go-live slips from Wed 16 Dec to "));
}

#[test]
fn a_blackout_moves_what_lies_in_it() {
    let (_, _, after, comparison) = sides(&json!([
        { "what": "blackout", "from": "2026-12-14", "to": "2026-12-15", "name": "Stocktaking" }
    ]));
    assert_eq!(cutover(&after, 4), Some(day("2026-12-16")));
    assert!(
        comparison.said.contains(
            &"NDG-04 slips from Mon 14 Dec to Wed 16 Dec, because Stocktaking closes that day."
                .to_owned()
        )
    );
    assert_eq!(comparison.said[0], "Go-live stays on Wed 16 Dec.");
}

#[test]
fn sending_later_moves_the_order_by_as_much() {
    let (_, _, after, comparison) =
        sides(&json!([{ "what": "sent", "order": "ndg-02", "date": "2026-11-19" }]));
    // 15 business days from Thu 19 Nov without 26 and 27 Nov, two more than from Tue 17 Nov.
    assert_eq!(cutover(&after, 2), Some(day("2026-12-14")));
    assert!(comparison.said[1].ends_with("because it is sent on Thu 19 Nov."));
    let order = after
        .plan
        .orders
        .iter()
        .find(|plan| plan.order == OrderId(2))
        .unwrap();
    assert_eq!(order.sent_on, Some(day("2026-11-19")));
}

#[test]
fn a_wish_moves_no_order_but_its_float() {
    let (_, _, after, comparison) = sides(&json!([{ "what": "go_live", "date": "2026-12-11" }]));
    assert_eq!(
        comparison.said[0],
        "Go-live stays on Wed 16 Dec. That is 5 calendar days behind the wished Fri 11 Dec."
    );
    assert_eq!(after.plan.go_live, Some(day("2026-12-11")));
    assert!(
        comparison
            .appear
            .iter()
            .any(|finding| finding.code == "go_live_too_early"),
        "{:#?}",
        comparison.appear
    );
}

#[test]
fn a_smaller_order_takes_its_own_lead_time() {
    let (before, changed, after, _) =
        sides(&json!([{ "what": "size", "order": "NDG-01", "numbers": 40 }]));
    let lead = |side: &Side| {
        let mut plans = side.plan.orders.iter();
        plans
            .find(|plan| plan.order == OrderId(1))
            .map(|plan| (plan.numbers, plan.lead.typical))
    };
    assert_eq!(lead(&before), Some((151, 20)));
    assert_eq!(lead(&after).map(|(numbers, _)| numbers), Some(40));
    assert!(lead(&after).unwrap().1 < 20);
    assert_eq!(changed.said, ["NDG-01 ports 40 numbers instead of 151"]);
    let (_, changed, ..) = sides(&json!([{ "what": "size", "order": "NDG-01", "numbers": 400 }]));
    assert!(changed.notes[0].contains("151 instead of 400"));
}

#[test]
fn another_platform_and_a_freeze_are_named_as_the_cause() {
    let (_, _, after, comparison) = sides(&json!([
        { "what": "freeze", "carrier": "corvus", "from": "2026-12-10", "to": "2026-12-16", "name": "Corvus migration" }
    ]));
    assert_eq!(cutover(&after, 4), Some(day("2026-12-17")));
    assert!(
        comparison
            .said
            .iter()
            .any(|text| text.contains("because Corvus migration closes that day"))
    );
    let (_, changed, after, _) = sides(&json!([{ "what": "platform", "carrier": "meridian" }]));
    assert_eq!(
        changed.said,
        ["the client moves to Meridian Carrier Services"]
    );
    assert_eq!(after.plan.orders.len(), 6);
}

#[test]
fn what_cannot_be_is_said_with_what_to_ask_instead() {
    let mut snapshot = northgate();
    snapshot.orders.get_mut(&OrderId(5)).unwrap().status = OrderStatus::Ported;
    let why = |changes: &serde_json::Value| {
        read(changes)
            .apply(&snapshot, story_now())
            .unwrap_err()
            .message
    };
    assert_eq!(
        why(&json!([{ "what": "sent", "order": "NDG-77", "date": "2026-11-20" }])),
        "There is no order NDG-77."
    );
    assert_eq!(
        why(&json!([{ "what": "rejected", "order": "NDG-05" }])),
        "NDG-05 is activated: what has happened cannot be otherwise."
    );
    assert_eq!(
        why(&json!([{ "what": "sent", "order": "NDG-03", "date": "2026-11-20" }])),
        "NDG-03 is sent already."
    );
    assert_eq!(
        why(&json!([{ "what": "sent", "order": "NDG-01", "date": "2026-11-13" }])),
        "Fri 13 Nov is past."
    );
    assert_eq!(
        why(&json!([{ "what": "platform", "carrier": "lakeland" }])),
        "Lakeland Telecom gives numbers away; nobody moves to it."
    );
    assert_eq!(
        why(&json!([{ "what": "blackout", "from": "2026-12-20", "to": "2026-12-01" }])),
        "The period ends before it begins."
    );
}

#[test]
fn a_rejection_says_what_to_put_right_and_the_next_date() {
    let snapshot = northgate();
    let plan = schedule(&snapshot, story_now());
    let outlook = after_rejection(
        &snapshot,
        &plan,
        OrderId(3),
        story_now().date(),
        story_now(),
    )
    .unwrap();
    // Today goes into the repair; 10 business days from Tue 17 Nov without 26 and 27 Nov.
    assert_eq!(outlook.send_again, Some(day("2026-11-17")));
    assert_eq!(
        (outlook.before, outlook.after),
        (Some(day("2026-11-24")), Some(day("2026-12-03")))
    );
    assert_eq!(
        outlook.said[..2],
        [
            "NDG-03 can go out again on Tue 17 Nov, signed anew.",
            "Its cutover moves from Tue 24 Nov to Thu 3 Dec."
        ]
    );
    let order = &snapshot.orders[&OrderId(2)];
    let found = fix(
        &snapshot,
        order,
        "business_name",
        "Northgate Dental Group, LLC",
    )
    .unwrap();
    assert_eq!(
        found.text,
        "Enter Northgate Dental Group, LLC as the business name, and sign the LOA again."
    );
    assert_eq!(fix(&snapshot, order, "weather", "rain"), None);
}
