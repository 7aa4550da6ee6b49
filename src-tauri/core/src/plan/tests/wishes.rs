//! Dates and hours that are asked for: what can be had, and what is said where it cannot.

use super::*;
use crate::carrier::CarrierId;

#[test]
fn after_the_cut_off_the_go_live_slips_by_a_day() {
    let late = day("2026-11-16").and_time(time("15:01"));
    let plan = schedule(&northgate(), late);
    let order = of(&plan, 1);
    assert_eq!(order.sent_on, Some(day("2026-11-17")));
    assert_eq!(order.typical, Some(day("2026-12-17")));
    assert_eq!(plan.typical, Some(day("2026-12-17")));
    for code in [
        "sent_after_cut_off",
        "send_too_late",
        "requested_before_usual",
        "go_live_too_early",
    ] {
        finding(&plan, code);
    }
    assert!(
        finding(&plan, "go_live_too_early")
            .hint
            .contains("Thu 17 Dec 2026")
    );
    // At three o'clock sharp it still counts.
    let sharp = day("2026-11-16").and_time(time("15:00"));
    let plan = schedule(&northgate(), sharp);
    assert_eq!(of(&plan, 1).sent_on, Some(day("2026-11-16")));
}

#[test]
fn a_cut_off_is_read_in_its_own_zone() {
    let mut snapshot = northgate();
    let lakeland = snapshot
        .carriers
        .get_mut(&CarrierId("lakeland".to_owned()))
        .unwrap();
    lakeland.cut_off.as_mut().unwrap().value.zone = "America/New_York".to_owned();
    // 14:30 in Chicago is 15:30 in New York.
    let plan = schedule(&snapshot, day("2026-11-16").and_time(time("14:30")));
    assert_eq!(of(&plan, 1).sent_on, Some(day("2026-11-17")));
}

#[test]
fn a_wish_that_cannot_be_met_names_the_day_that_can() {
    let mut snapshot = northgate();
    snapshot.settings.go_live = Some(day("2026-11-25"));
    let plan = schedule(&snapshot, story_now());
    let finding = finding(&plan, "go_live_too_early");
    assert!(finding.message.contains("Wed 9 Dec 2026"), "{finding:?}");
    assert!(finding.hint.contains("Wed 16 Dec 2026"), "{finding:?}");
    assert!(of(&plan, 1).float_days.unwrap() < 0);
}

#[test]
fn a_wish_that_is_past_says_so_and_names_the_day_that_can_be_had() {
    let mut snapshot = northgate();
    snapshot.settings.go_live = Some(day("2026-11-02"));
    let plan = schedule(&snapshot, story_now());
    let finding = finding(&plan, "go_live_too_early");
    assert!(finding.message.contains("is past"), "{finding:?}");
    assert!(finding.message.contains("Wed 9 Dec 2026"), "{finding:?}");
    assert!(finding.hint.contains("Wed 16 Dec 2026"), "{finding:?}");
}

#[test]
fn a_requested_day_in_the_freeze_is_passed_over_with_the_next_open_day() {
    let mut snapshot = northgate();
    snapshot.orders.get_mut(&OrderId(1)).unwrap().requested =
        Some(window("2026-12-21", "19:00", "21:00"));
    let plan = schedule(&snapshot, story_now());
    assert_eq!(of(&plan, 1).cutover, Some(day("2026-12-16")));
    let finding = finding(&plan, "requested_on_closed_day");
    assert!(finding.message.contains("freeze"), "{finding:?}");
    assert!(finding.hint.contains("Tue 5 Jan 2027"), "{finding:?}");
}

#[test]
fn a_request_too_far_ahead_is_told() {
    let mut snapshot = northgate();
    let meridian = snapshot
        .carriers
        .get_mut(&CarrierId("meridian".to_owned()))
        .unwrap();
    meridian.latest_request_days = Some(rule(30));
    snapshot.orders.get_mut(&OrderId(1)).unwrap().requested =
        Some(window("2026-12-17", "19:00", "21:00"));
    let plan = schedule(&snapshot, story_now());
    let finding = finding(&plan, "requested_too_far");
    assert!(finding.hint.contains("Wed 16 Dec 2026"), "{finding:?}");
}

#[test]
fn a_wish_across_midnight_finds_the_hours_behind_it_and_no_later_day_finds_an_earlier_slot() {
    let mut snapshot = northgate();
    snapshot.settings.window_start = time("22:00");
    snapshot.settings.window_end = time("06:00");
    // Of a night that begins at 22:00, Meridian's 04:00–21:00 leaves 04:00–06:00 of the next day.
    let table = [
        ("2026-11-16", "2026-11-17"),
        ("2026-11-17", "2026-11-17"),
        ("2026-11-18", "2026-11-18"),
        ("2026-11-20", "2026-11-20"),
        // The night to Saturday is closed behind midnight, and none begins on a Sunday.
        ("2026-11-21", "2026-11-24"),
        ("2026-11-23", "2026-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-25", "2026-11-25"),
        // Thanksgiving and the day after it.
        ("2026-11-26", "2026-12-01"),
        ("2026-11-30", "2026-12-01"),
        ("2026-12-01", "2026-12-01"),
    ];
    for (from, expected) in table {
        let found = slot(&snapshot, story_now(), OrderId(2), day(from));
        let expected = window(expected, "04:00", "06:00");
        assert_eq!(found, Some((expected.date, Some(expected))), "from {from}");
    }
    let plan = schedule(&snapshot, story_now());
    // What is no date of its own asking stands where its hours are said to be.
    let asked =
        |order: &&OrderPlan| order.confirmed || snapshot.orders[&order.order].requested.is_some();
    let free: Vec<_> = plan.orders.iter().filter(|order| !asked(order)).collect();
    assert!(free.iter().any(|order| order.fit.window.is_some()));
    for order in free {
        assert_eq!(order.fit.window, order.window, "{order:?}");
    }
}

#[test]
fn a_night_that_no_carrier_offers_ends_with_ways_round() {
    let mut snapshot = northgate();
    snapshot.settings.window_start = time("22:00");
    snapshot.settings.window_end = time("23:30");
    let plan = schedule(&snapshot, story_now());
    let order = of(&plan, 2);
    assert_eq!(order.fit.window, None);
    assert_eq!(order.window, None);
    assert_eq!(order.cutover, Some(day("2026-12-10")));
    assert_eq!(order.fit.carrier_hours, "04:00–21:00 CT");
    let ways = &order.fit.ways_round;
    assert_eq!(ways.len(), 2);
    assert!(
        ways.iter()
            .all(|way| way.ends_with("charges for it is not known: ask first.")),
        "{ways:?}"
    );
    finding(&plan, "window_empty");
    snapshot.fees.push(crate::carrier::ProjectFee {
        id: 1,
        carrier: CarrierId("meridian".to_owned()),
        kind: crate::carrier::FeeKind::AfterHours,
        fee: crate::carrier::Fee {
            amount: crate::carrier::Cents::new(48_000),
            currency: "USD".to_owned(),
            per: crate::carrier::FeePer::Event,
            even_if_unavailable: false,
        },
        reason: "offer of 9 November".to_owned(),
        set_on: day("2026-11-10"),
    });
    let known = schedule(&snapshot, story_now());
    assert!(
        of(&known, 2).fit.ways_round[1].ends_with(
            "Meridian Carrier Services charges 480.00 USD each time (project: offer of 9 November, entered 2026-11-10)."
        )
    );
    // Toll-free keeps its fixed hour.
    assert!(of(&plan, 6).window.is_some());
}

#[test]
fn a_night_past_the_last_hour_is_cut() {
    let mut snapshot = northgate();
    snapshot.settings.window_start = time("20:00");
    snapshot.settings.window_end = time("01:00");
    let plan = schedule(&snapshot, story_now());
    let order = of(&plan, 2);
    assert_eq!(order.window, Some(window("2026-12-10", "20:00", "21:00")));
    assert!(order.fit.reason.contains("stops at 21:00"));
}

#[test]
fn a_go_live_on_a_friday_before_a_holiday_is_asked_about() {
    let mut snapshot = northgate();
    snapshot.blackouts.clear();
    let order = snapshot.orders.get_mut(&OrderId(1)).unwrap();
    order.requested = Some(window("2026-12-24", "19:00", "21:00"));
    let plan = schedule(&snapshot, story_now());
    let finding_ = finding(&plan, "day_before_holiday");
    assert!(finding_.message.contains("Christmas"), "{finding_:?}");
    assert!(finding_.hint.contains("Mon 28 Dec 2026"), "{finding_:?}");
    let order = snapshot.orders.get_mut(&OrderId(1)).unwrap();
    order.requested = Some(window("2026-12-18", "19:00", "21:00"));
    let plan = schedule(&snapshot, story_now());
    assert!(finding(&plan, "friday_cutover").hint.contains("Mon 21 Dec"));
}

#[test]
fn a_night_on_which_clocks_change_is_asked_about() {
    let mut snapshot = northgate();
    let order = snapshot.orders.get_mut(&OrderId(5)).unwrap();
    for (date, code) in [
        ("2027-03-14", "window_in_gap"),
        ("2027-11-07", "window_in_overlap"),
    ] {
        let start = if code == "window_in_gap" {
            "02:30"
        } else {
            "01:30"
        };
        order.confirmed = Some(window(date, start, "04:00"));
        let mut changed = northgate();
        changed.orders.insert(OrderId(5), order.clone());
        finding(&schedule(&changed, story_now()), code);
    }
}

#[test]
fn carriers_hours_are_read_on_the_projects_clocks() {
    let mut snapshot = northgate();
    let meridian = snapshot
        .carriers
        .get_mut(&CarrierId("meridian".to_owned()))
        .unwrap();
    // One fixed hour in the east: outside the wished evening.
    meridian.windows = vec![activation(
        "manual",
        Vec::new(),
        "11:30",
        "11:30",
        "America/New_York",
    )];
    let plan = schedule(&snapshot, story_now());
    let order = of(&plan, 2);
    assert_eq!(order.fit.carrier_hours, "at 10:30 CT");
    assert_eq!(order.fit.window, None);
    snapshot.settings.window_start = time("09:00");
    snapshot.settings.window_end = time("12:00");
    let plan = schedule(&snapshot, story_now());
    assert_eq!(
        of(&plan, 2).window,
        Some(window("2026-12-10", "10:30", "10:30"))
    );
}

#[test]
fn hours_that_must_be_asked_for_say_so() {
    let mut snapshot = northgate();
    snapshot.carriers = crate::carrier::load().unwrap();
    snapshot.settings.gaining = CarrierId("bandwidth".to_owned());
    let plan = schedule(&snapshot, story_now());
    // Projects activate at 11:30 in the east, and nobody offers them an evening.
    let project = &of(&plan, 1).fit;
    assert_eq!(project.window, None);
    assert_eq!(project.carrier_hours, "at 10:30 CT");
    // Smaller ones can have it without asking.
    let fit = &of(&plan, 2).fit;
    assert_eq!(fit.window, Some(window("2026-12-10", "19:00", "21:00")));
    assert_eq!(fit.reason, "");
    snapshot.settings.gaining = CarrierId("telnyx".to_owned());
    let plan = schedule(&snapshot, story_now());
    let fit = &of(&plan, 2).fit;
    assert_eq!(fit.window, Some(window("2026-12-10", "19:00", "20:00")));
    assert!(fit.reason.contains("only when asked"), "{fit:?}");
}

#[test]
fn a_side_that_activates_in_the_losing_sides_hours_is_bound_by_them() {
    let mut snapshot = northgate();
    snapshot.carriers = crate::carrier::load().unwrap();
    snapshot.settings.gaining = CarrierId("amazon-connect".to_owned());
    let order = snapshot.orders.get_mut(&OrderId(2)).unwrap();
    order.requested = None;
    let losing = order.key.carrier.clone();
    snapshot.carriers.get_mut(&losing).unwrap().desk_hours = None;
    // The least that the law asks of a losing side: nothing of the evening lies in it.
    let plan = schedule(&snapshot, story_now());
    let fit = &of(&plan, 2).fit;
    assert_eq!(fit.window, None);
    assert_eq!(fit.carrier_hours, "08:00–17:00 CT");
    assert!(
        fit.reason
            .contains("in the losing side’s business hours; the least that the law asks"),
        "{fit:?}"
    );
    assert!(
        fit.source.contains("AWS-WHAT") && fit.source.contains("CFR-52.35"),
        "{fit:?}"
    );
    assert!(!fit.ways_round.is_empty());
    // What the losing side says itself goes before that, on its own clocks.
    let hours = crate::carrier::DeskHours {
        days: vec![chrono::Weekday::Mon, chrono::Weekday::Wed],
        start: time("12:00"),
        end: time("21:00"),
        zone: "America/New_York".to_owned(),
    };
    let desk = crate::carrier::Rule::new(hours, "its desk", day("2026-11-21"));
    let profile = snapshot.carriers.get_mut(&losing).unwrap();
    profile.desk_hours = Some(desk);
    let name = profile.name.clone();
    let plan = schedule(&snapshot, story_now());
    let order = of(&plan, 2);
    let cut = order.window.clone().unwrap();
    assert_eq!((cut.start, cut.end), (time("19:00"), time("20:00")));
    assert!(matches!(
        chrono::Datelike::weekday(&cut.date),
        chrono::Weekday::Mon | chrono::Weekday::Wed
    ));
    assert!(
        order
            .fit
            .reason
            .contains(&format!("in the business hours of {name}")),
        "{:?}",
        order.fit
    );
}
