//! The plan of the sample client, pinned date by date.

use super::*;
use crate::finding::Severity;

#[test]
fn the_three_dates_of_the_sample() {
    let plan = schedule(&northgate(), story_now());
    // NDG-01: 15 business days from Mon 16 Nov, without 26 and 27 Nov.
    assert_eq!(plan.minimum, Some(day("2026-12-09")));
    // NDG-01: 20 business days.
    assert_eq!(plan.typical, Some(day("2026-12-16")));
    // NDG-01: 30 business days without 25 Dec are 31 Dec; that lies in the freeze, which ends 4 Jan.
    assert_eq!(plan.maximum, Some(day("2027-01-05")));
    assert_eq!(plan.driven_by, Some(OrderId(1)));
    // 16 Nov to 16 Dec, without 26 and 27 Nov.
    assert_eq!(plan.business_days_left, Some(20));
    assert_eq!(plan.tz_data, "2026e");
}

#[test]
fn the_profiles_that_ship_with_the_sample_tell_the_same_story() {
    let mut snapshot = northgate();
    let ours = schedule(&snapshot, story_now());
    snapshot.carriers = crate::carrier::load().unwrap();
    let shipped = schedule(&snapshot, story_now());
    let dates = |plan: &Plan| -> Vec<_> {
        plan.orders
            .iter()
            .map(|order| {
                (
                    order.order,
                    order.window.clone(),
                    [order.minimum, order.maximum, order.send_by],
                    order.float_days,
                )
            })
            .collect()
    };
    assert_eq!(dates(&shipped), dates(&ours));
    assert_eq!(codes(&shipped), codes(&ours));
}

#[test]
fn ndg_01_goes_out_today_and_has_one_day_of_float() {
    let plan = schedule(&northgate(), story_now());
    let order = of(&plan, 1);
    assert_eq!((order.class, order.lead.typical), (Class::Project, 20));
    // 09:41 is before 15:00.
    assert_eq!(order.sent_on, Some(day("2026-11-16")));
    assert_eq!(order.window, Some(window("2026-12-16", "19:00", "21:00")));
    // 20 business days back from 16 Dec.
    assert_eq!(order.send_by, Some(day("2026-11-16")));
    // 17 Dec is the last day before the freeze.
    assert_eq!(order.float_days, Some(1));
    // 20 and 10 business days are 31 Dec, in the freeze.
    assert_eq!(order.after_rejection, Some(day("2027-01-05")));
    assert!(order.critical);
    // 48 hours before Wed 16 Dec 19:00.
    assert_eq!(step(order, StepKind::ChangeCutOff).from, day("2026-12-14"));
    // The window ends Wed 21:00; 24 hours later is Thu.
    assert_eq!(step(order, StepKind::Snapback).to, day("2026-12-17"));
    assert_eq!(step(order, StepKind::Disconnect).from, day("2026-12-18"));
    // 5 business days from 16 Nov.
    assert_eq!(step(order, StepKind::Answer).to, day("2026-11-23"));
    assert_eq!(order.waits_for[0].order, OrderId(6));
    assert_eq!(finding(&plan, "send_today").severity, Severity::Warning);
    assert_eq!(finding(&plan, "rejection_lands_in_freeze").days, Some(10));
}

#[test]
fn ndg_02_goes_out_again_tomorrow() {
    let plan = schedule(&northgate(), story_now());
    let order = of(&plan, 2);
    // Today goes into the repair.
    assert_eq!(order.sent_on, Some(day("2026-11-17")));
    // 15 business days from 17 Nov.
    assert_eq!(order.cutover, Some(day("2026-12-10")));
    assert_eq!(order.window, Some(window("2026-12-10", "19:00", "21:00")));
    // 11, 14, 15, 16, 17 Dec.
    assert_eq!(order.float_days, Some(5));
    // 10 Dec and 5 business days: the last day before the freeze.
    assert_eq!(order.after_rejection, Some(day("2026-12-17")));
    let refused = step(order, StepKind::Rejected);
    assert_eq!(
        (refused.from, refused.to, refused.state),
        (day("2026-11-06"), day("2026-11-13"), StepState::Failed)
    );
    assert_eq!(step(order, StepKind::Answer).to, day("2026-11-24"));
    assert_eq!(step(order, StepKind::ChangeCutOff).from, day("2026-12-08"));
}

#[test]
fn ndg_04_waits_for_ndg_03_and_its_snapback() {
    let plan = schedule(&northgate(), story_now());
    let order = of(&plan, 4);
    // Snapback of NDG-03 ends Wed 25 Nov 21:00; 26 and 27 Nov are closed.
    assert_eq!(order.sent_on, Some(day("2026-11-30")));
    // 10 business days from 30 Nov.
    assert_eq!(order.cutover, Some(day("2026-12-14")));
    // 15, 16, 17 Dec.
    assert_eq!(order.float_days, Some(3));
    assert_eq!(
        (order.waits_for[0].order, order.waits_for[0].kind),
        (OrderId(3), WaitKind::Sending)
    );
    assert!(step(order, StepKind::Submission).rule.contains("NDG-03"));
    // It is the last order of the account: the losing service ends behind it and not behind NDG-03.
    assert_eq!(step(order, StepKind::Disconnect).from, day("2026-12-16"));
    assert!(
        of(&plan, 3)
            .steps
            .iter()
            .all(|step| step.kind != StepKind::Disconnect)
    );
}

#[test]
fn toll_free_moves_before_the_number_it_rings_to() {
    let plan = schedule(&northgate(), story_now());
    let order = of(&plan, 6);
    // The letter is given two business days.
    assert_eq!(order.sent_on, Some(day("2026-11-18")));
    // 7 business days from 18 Nov, at Meridian's fixed hour.
    assert_eq!(order.window, Some(window("2026-12-01", "10:30", "10:30")));
    // 2, 3, 4, 7, 8, 9, 10, 11, 14, 15 Dec: the day before NDG-01.
    assert_eq!(order.float_days, Some(10));
    assert_eq!(order.send_by, Some(day("2026-12-04")));
}

#[test]
fn confirmed_orders_stand_where_they_are() {
    let plan = schedule(&northgate(), story_now());
    for (id, window) in [
        (3, window("2026-11-24", "20:00", "21:00")),
        (5, window("2026-11-23", "10:30", "10:30")),
    ] {
        let order = of(&plan, id);
        assert!(order.confirmed);
        assert_eq!(order.float_days, None);
        assert_eq!(order.minimum, Some(window.date));
        assert_eq!(order.maximum, Some(window.date));
        assert_eq!(order.window, Some(window));
    }
    let names: Vec<_> = plan.orders.iter().map(|order| order.order.0).collect();
    assert_eq!(names, [5, 3, 6, 2, 4, 1]);
}

#[test]
fn the_plan_of_the_sample_blocks_nothing() {
    let plan = schedule(&northgate(), story_now());
    assert!(
        plan.findings
            .iter()
            .all(|finding| finding.severity != Severity::Blocker),
        "{:#?}",
        plan.findings
    );
    assert_eq!(
        codes(&plan),
        ["send_today", "rejection_lands_in_freeze", "window_cut",]
    );
}
