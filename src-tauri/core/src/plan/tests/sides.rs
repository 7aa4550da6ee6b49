//! What the sides of an order decide: lead times, closed days, order of going, facts.

use super::*;
use crate::{
    carrier::{BtnRule, CarrierId, ClosedPeriod},
    id::{AccountId, BlackoutId},
    order::{KeyClass, OrderStatus},
    snapshot::Blackout,
};

#[test]
fn without_any_profile_the_plan_stands_on_defaults_and_says_so() {
    let mut snapshot = northgate();
    snapshot.carriers.clear();
    let plan = schedule(&snapshot, story_now());
    let order = of(&plan, 2);
    assert!(order.lead.assumed);
    // 1 to 50 numbers: 5, 10, 15.
    assert_eq!(
        (order.lead.min, order.lead.typical, order.lead.max),
        (5, 10, 15)
    );
    for code in ["gaining_unknown", "losing_unknown", "lead_time_assumed"] {
        finding(&plan, code);
    }
}

#[test]
fn the_btn_leaves_last_where_the_carrier_wants_it() {
    let mut snapshot = northgate();
    let corvus = CarrierId("corvus".to_owned());
    snapshot.carriers.get_mut(&corvus).unwrap().btn = Some(rule(BtnRule::Last));
    let first = snapshot.orders.get_mut(&OrderId(3)).unwrap();
    // NDG-03 holds the BTN and is not sent yet.
    first.status = OrderStatus::Draft;
    first.confirmed = None;
    first.submitted_at = None;
    let plan = schedule(&snapshot, story_now());
    assert!(of(&plan, 4).waits_for.is_empty());
    assert_eq!(of(&plan, 3).waits_for[0].order, OrderId(4));
    assert!(of(&plan, 3).waits_for[0].reason.contains("BTN"));
    assert!(of(&plan, 3).cutover > of(&plan, 4).cutover);
}

#[test]
fn orders_that_wait_in_a_ring_are_told_and_still_laid() {
    let mut snapshot = northgate();
    // NDG-01 holds a toll-free number that rings into NDG-06, which rings into NDG-01.
    for number in snapshot.numbers.values_mut() {
        if number.order == Some(OrderId(1)) {
            number.rings_to = crate::number::TelephoneNumber::from_digits(8_005_550_110);
        }
    }
    let plan = schedule(&snapshot, story_now());
    finding(&plan, "orders_wait_in_a_ring");
    assert_eq!(plan.orders.len(), 6);
}

#[test]
fn a_project_closed_for_ever_ends_with_a_finding() {
    let mut snapshot = northgate();
    snapshot.blackouts.push(Blackout {
        id: BlackoutId(2),
        name: "closed".to_owned(),
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
        carrier: None,
    });
    let plan = schedule(&snapshot, story_now());
    assert_eq!(plan.typical, None);
    assert_eq!(of(&plan, 1).cutover, None);
    finding(&plan, "no_date");
}

#[test]
fn activation_replaces_the_plan() {
    let mut snapshot = northgate();
    let order = snapshot.orders.get_mut(&OrderId(3)).unwrap();
    order.status = OrderStatus::Ported;
    // One in the morning in UTC is still Tuesday in Chicago.
    order.activated_at = Some("2026-11-25T02:20:00Z".parse().unwrap());
    let plan = schedule(&snapshot, day("2026-11-25").and_time(time("08:00")));
    let order = of(&plan, 3);
    assert_eq!(order.cutover, Some(day("2026-11-24")));
    assert_eq!(step(order, StepKind::Cutover).state, StepState::Done);
    assert_eq!(step(order, StepKind::Validation).state, StepState::Current);
}

#[test]
fn a_locked_account_costs_two_weeks() {
    let mut snapshot = northgate();
    snapshot.accounts.get_mut(&AccountId(1)).unwrap().locked = true;
    let plan = schedule(&snapshot, story_now());
    // 10 business days from 16 Nov.
    assert_eq!(of(&plan, 1).sent_on, Some(day("2026-12-02")));
}

#[test]
fn a_carriers_own_closed_period_closes_only_its_orders() {
    let mut snapshot = northgate();
    let badger = CarrierId("badger-valley".to_owned());
    snapshot.carriers.get_mut(&badger).unwrap().closed = vec![ClosedPeriod {
        name: "system change".to_owned(),
        from: day("2026-12-07"),
        to: day("2026-12-11"),
        source: "example".to_owned(),
        as_of: day("2026-11-01"),
        note: String::new(),
    }];
    let plan = schedule(&snapshot, story_now());
    // Closed periods count as business days, so it is ready on the 10th and waits for the 14th.
    assert_eq!(of(&plan, 2).cutover, Some(day("2026-12-14")));
    assert_eq!(of(&plan, 4).cutover, Some(day("2026-12-14")));
    let found = finding(&plan, "lands_in_freeze");
    assert!(found.message.contains("system change"), "{found:?}");
}

#[test]
fn wireless_and_toll_free_orders_do_not_take_wireline_lead_times() {
    let mut snapshot = northgate();
    snapshot.orders.get_mut(&OrderId(2)).unwrap().key.class = KeyClass::Wireless;
    let plan = schedule(&snapshot, story_now());
    let order = of(&plan, 2);
    assert_eq!(order.class, Class::Wireless);
    assert_eq!((order.lead.typical, order.lead.assumed), (4, true));
}

#[test]
fn every_shipped_gaining_side_gives_a_plan() {
    let mut snapshot = northgate();
    snapshot.carriers = crate::carrier::load().unwrap();
    let ids: Vec<_> = snapshot.carriers.keys().cloned().collect();
    for id in ids {
        snapshot.settings.gaining = id;
        let plan = schedule(&snapshot, story_now());
        assert!(plan.typical.is_some(), "{}", snapshot.settings.gaining);
    }
}

#[test]
fn notice_that_is_due_before_the_proof_is_told() {
    let mut snapshot = northgate();
    let account = snapshot.accounts.get_mut(&AccountId(1)).unwrap();
    account.contract_end = Some(day("2027-02-28"));
    account.notice_days = Some(30);
    let plan = schedule(&snapshot, story_now());
    let disconnect = step(of(&plan, 1), StepKind::Disconnect);
    assert!(
        disconnect.rule.contains("Fri 29 Jan 2027"),
        "{disconnect:?}"
    );
    assert!(!codes(&plan).contains(&"notice_before_proof"));
    snapshot
        .accounts
        .get_mut(&AccountId(1))
        .unwrap()
        .notice_days = Some(90);
    finding(&schedule(&snapshot, story_now()), "notice_before_proof");
}

#[test]
fn a_refused_order_that_is_signed_again_goes_out_today() {
    let mut snapshot = northgate();
    let order = snapshot.orders.get_mut(&OrderId(2)).unwrap();
    order.signed_on = Some(day("2026-11-16"));
    let plan = schedule(&snapshot, story_now());
    assert_eq!(of(&plan, 2).sent_on, Some(day("2026-11-16")));
    assert_eq!(step(of(&plan, 2), StepKind::Loa).state, StepState::Done);
}
