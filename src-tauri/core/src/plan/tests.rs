//! The golden plan of the sample client, its what-ifs, and what holds for every plan.

use chrono::NaiveDateTime;

use super::{fit::Hours, ground::Ground, sample::*, *};
use crate::{
    carrier::{BtnRule, CarrierId, ClosedPeriod},
    finding::Severity,
    id::{AccountId, BlackoutId},
    order::{KeyClass, OrderStatus},
    snapshot::{Blackout, Snapshot},
};

fn of(plan: &Plan, id: i64) -> &OrderPlan {
    plan.orders
        .iter()
        .find(|order| order.order == OrderId(id))
        .unwrap()
}

fn codes(plan: &Plan) -> Vec<&str> {
    plan.findings
        .iter()
        .map(|finding| finding.code.as_ref())
        .collect()
}

fn finding<'a>(plan: &'a Plan, code: &str) -> &'a Finding {
    plan.findings
        .iter()
        .find(|finding| finding.code == code)
        .unwrap_or_else(|| panic!("no {code} among {:#?}", plan.findings))
}

fn step(plan: &OrderPlan, kind: StepKind) -> &Step {
    plan.steps.iter().find(|step| step.kind == kind).unwrap()
}

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
fn a_locked_account_costs_two_weeks() {
    let mut snapshot = northgate();
    snapshot.accounts.get_mut(&AccountId(1)).unwrap().locked = true;
    let plan = schedule(&snapshot, story_now());
    // 10 business days from 16 Nov.
    assert_eq!(of(&plan, 1).sent_on, Some(day("2026-12-02")));
}

mod always {
    //! What holds for every plan, whatever the project looks like.

    use chrono::NaiveTime;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        id::TaskId,
        task::{Supply, TaskKind, TaskOf, TaskRecord},
    };

    #[derive(Debug, Clone)]
    struct Wild {
        now: NaiveDateTime,
        go_live: Option<NaiveDate>,
        wish: (u32, u32),
        hours: (u32, u32, usize),
        freeze: (i64, i64),
        lead: (u16, u16, u16),
        statuses: Vec<u8>,
        requested: Vec<Option<i64>>,
        zone: usize,
        /// Kind, thing, days from today, what was said.
        tasks: Vec<(usize, i64, i64, u8)>,
    }

    const ZONES: [&str; 5] = [
        "America/Chicago",
        "America/New_York",
        "America/Los_Angeles",
        "America/St_Johns",
        "America/Phoenix",
    ];

    fn wild() -> impl Strategy<Value = Wild> {
        (
            (0_i64..400, 0_u32..24),
            proptest::option::of(0_i64..300),
            (0_u32..24, 0_u32..24),
            (0_u32..24, 0_u32..24, 0..ZONES.len()),
            (0_i64..200, 0_i64..60),
            (0_u16..20, 0_u16..20, 0_u16..40),
            proptest::collection::vec(0_u8..5, 6),
            proptest::collection::vec(proptest::option::of(0_i64..120), 6),
            0..ZONES.len(),
            proptest::collection::vec(
                (0..TaskKind::ALL.len(), 0_i64..8, 0_i64..150, 0_u8..5),
                0..6,
            ),
        )
            .prop_map(
                |(now, go_live, wish, hours, freeze, lead, statuses, requested, zone, tasks)| {
                    let start = day("2026-08-03") + chrono::TimeDelta::days(now.0);
                    Wild {
                        now: start.and_hms_opt(now.1, 0, 0).unwrap(),
                        go_live: go_live.map(|days| start + chrono::TimeDelta::days(days)),
                        wish,
                        hours,
                        freeze,
                        lead: (lead.0, lead.0 + lead.1, lead.0 + lead.1 + lead.2),
                        statuses,
                        requested,
                        zone,
                        tasks,
                    }
                },
            )
    }

    fn snapshot(wild: &Wild) -> Snapshot {
        let clock = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let mut snapshot = northgate();
        let today = wild.now.date();
        snapshot.tasks = wild
            .tasks
            .iter()
            .map(|(kind, thing, days, said)| TaskRecord {
                id: TaskId(1),
                kind: TaskKind::ALL[*kind],
                of: match thing {
                    0 => TaskOf::Project,
                    7 => TaskOf::Account(AccountId(1)),
                    order => TaskOf::Order(OrderId(*order)),
                },
                due: (*said != 1).then(|| today + chrono::TimeDelta::days(*days)),
                owner: String::new(),
                done_on: (*said == 2).then_some(today),
                waived: *said == 3,
                supply: (*said == 4).then_some(Supply::Own),
                note: String::new(),
                by: String::new(),
            })
            .collect();
        snapshot.settings.zone = ZONES[wild.zone].to_owned();
        snapshot.settings.go_live = wild.go_live;
        snapshot.settings.window_start = clock(wild.wish.0);
        snapshot.settings.window_end = clock(wild.wish.1);
        snapshot.blackouts[0].from = today + chrono::TimeDelta::days(wild.freeze.0);
        snapshot.blackouts[0].to = today + chrono::TimeDelta::days(wild.freeze.0 + wild.freeze.1);
        let meridian = CarrierId("meridian".to_owned());
        for window in &mut snapshot.carriers.get_mut(&meridian).unwrap().windows {
            window.zone = ZONES[wild.hours.2].to_owned();
            if window.classes.is_empty() {
                window.start = clock(wild.hours.0);
                window.end = clock(wild.hours.1);
            }
        }
        for profile in snapshot.carriers.values_mut() {
            for lead in &mut profile.lead_times {
                lead.min = Some(wild.lead.0);
                lead.typical = Some(wild.lead.1);
                lead.max = Some(wild.lead.2);
            }
        }
        for ((order, status), requested) in snapshot
            .orders
            .values_mut()
            .zip(&wild.statuses)
            .zip(&wild.requested)
        {
            order.confirmed = None;
            order.submitted_at = None;
            order.rejections.clear();
            order.requested = requested.map(|days| Window {
                date: today + chrono::TimeDelta::days(days),
                start: clock(wild.wish.0),
                end: clock(wild.wish.1),
                zone: ZONES[wild.zone].to_owned(),
            });
            order.status = match status {
                0 | 1 => OrderStatus::Draft,
                2 => OrderStatus::AwaitingSignature,
                3 => OrderStatus::Submitted,
                _ => OrderStatus::Rejected,
            };
            if *status > 2 {
                order.submitted_at = Some(
                    (today - chrono::TimeDelta::days(i64::from(*status) * 3))
                        .and_time(clock(17))
                        .and_utc(),
                );
            }
        }
        snapshot
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_plan_keeps_its_promises(wild in wild()) {
            let snapshot = snapshot(&wild);
            let plan = schedule(&snapshot, wild.now);
            prop_assert_eq!(plan.orders.len(), snapshot.orders.len());
            let ground = Ground::new(&snapshot, wild.now);
            let hours = Hours::new(&ground);
            for order in &plan.orders {
                let facts = &snapshot.orders[&order.order];
                let sides = ground.sides(facts).unwrap();
                // No cutover on a closed day, no date out of order.
                for date in [order.minimum, order.typical, order.maximum, order.after_rejection, order.cutover] {
                    let date = date.unwrap();
                    prop_assert!(sides.cutover.is_open(date), "{} {date}", facts.name);
                    prop_assert!(date >= wild.now.date());
                }
                prop_assert!(order.minimum <= order.typical && order.typical <= order.maximum);
                prop_assert!(order.typical <= order.after_rejection);
                // No window of ours outside the carrier's hours; a requested one stands as it is.
                if let Some(window) = &order.window && Some(window) != facts.requested.as_ref() {
                    prop_assert!(hours.holds(sides, order.class, window), "{} {window:?}", facts.name);
                    prop_assert_eq!(Some(window.date), order.cutover);
                }
                // Dependencies, for what the plan itself lays.
                for wait in &order.waits_for {
                    let other = plan.orders.iter().find(|other| other.order == wait.order).unwrap();
                    match wait.kind {
                        WaitKind::Sending => prop_assert!(order.sent_on > other.cutover),
                        WaitKind::Cutover => prop_assert!(order.typical >= other.cutover),
                    }
                }
                // Sent on the last day, the usual lead time still meets the wish.
                if let (Some(send_by), Some(go_live)) = (order.send_by, plan.go_live) {
                    let ready = sides.offices.add(send_by, i32::from(order.lead.typical)).unwrap();
                    prop_assert!(ready <= go_live);
                }
                for step in &order.steps {
                    prop_assert!(step.from <= step.to);
                    prop_assert!(!step.rule.is_empty());
                    // What offices do is done on a day on which they work.
                    if matches!(step.kind, StepKind::Answer | StepKind::Disconnect | StepKind::Unlock) {
                        prop_assert!(sides.offices.is_open(step.to), "{} {step:?}", facts.name);
                    }
                }
                if !facts.status.is_submitted() {
                    prop_assert!(sides.offices.is_open(order.sent_on.unwrap()));
                }
                // Forward and backward meet: there is float while the last day is not before the cutover.
                if let (Some(until), Some(float), Some(cutover)) =
                    (order.float_until, order.float_days, order.cutover)
                {
                    prop_assert_eq!(float >= 0, until >= cutover, "{} {:?}", facts.name, order);
                    prop_assert_eq!(sides.offices.count(cutover, until), Some(float));
                }
                // Nothing is cut over before what it needs, unless someone asked for it.
                for task in plan.tasks.iter().filter(|task| task.orders.contains(&order.order)) {
                    if let (Some(latest), Some(cutover)) = (task.latest, order.cutover) {
                        prop_assert!(latest < cutover, "{task:?}");
                        prop_assert!(sides.both.is_open(latest) || Some(latest) == task.due || task.due.is_some(), "{task:?}");
                    }
                    let waits = task.need == TaskNeed::Required && task.state != StepState::Done;
                    // What was sent with its date keeps it, and says what comes too late.
                    let sent = facts.status == OrderStatus::Submitted;
                    if let (true, Some(due), false) = (waits, task.due, sent) {
                        prop_assert!(order.cutover.unwrap() > due, "{} {task:?}", facts.name);
                    }
                }
            }
            // Each line of the derivation reckons its date again on the published calendars.
            for line in derivation(&snapshot, wild.now, &plan) {
                prop_assert_eq!(line.differs, None, "{}", line.line());
            }
            prop_assert_eq!(&plan, &schedule(&snapshot, wild.now));
        }
    }
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
