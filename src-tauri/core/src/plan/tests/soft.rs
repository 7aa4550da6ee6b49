//! What closes a day and what only is better avoided: calendars of both sides and of the project, Fridays, days before
//! a holiday, work on systems.

use chrono::{Datelike, Days, Weekday};

use super::*;
use crate::{
    calendar::Calendar,
    carrier::{
        CarrierHoliday, CarrierId, ClosedPeriod, Maintenance, MissedFoc, RequestDate, RequestOn,
    },
    finding::Severity,
    id::BlackoutId,
    order::OrderStatus,
    plan::ground::Ground,
    rules,
    snapshot::{Blackout, Snapshot},
};

fn carrier<'a>(snapshot: &'a mut Snapshot, id: &str) -> &'a mut crate::carrier::Profile {
    snapshot
        .carriers
        .get_mut(&CarrierId(id.to_owned()))
        .unwrap()
}

/// The sample with NDG-01 left to the plan.
fn free() -> Snapshot {
    let mut snapshot = northgate();
    snapshot.orders.get_mut(&OrderId(1)).unwrap().requested = None;
    snapshot
}

#[test]
fn fridays_and_days_before_a_holiday_are_told_and_move_no_date() {
    let calendar = Calendar::named("us-federal").unwrap();
    // The day after Thanksgiving is in its profile; one more is put there.
    let own = [day("2026-11-27"), day("2027-01-20")];
    let frozen = |date: NaiveDate| date >= day("2026-12-18") && date <= day("2027-01-04");
    let works = |date: NaiveDate| calendar.is_business_day(date) && !own.contains(&date);
    let (mut fridays, mut eves) = (0, 0);
    for lead in 3..80_u16 {
        let mut snapshot = free();
        // No toll-free number holds it back.
        for number in snapshot.numbers.values_mut() {
            number.rings_to = None;
        }
        let lakeland = carrier(&mut snapshot, "lakeland");
        lakeland.holidays.push(holiday("2027-01-20"));
        for entry in &mut carrier(&mut snapshot, "lakeland").lead_times {
            (entry.min, entry.typical, entry.max) = (Some(lead), Some(lead), Some(lead));
        }
        // Counted by hand, with nothing but the calendar.
        let mut expected = day("2026-11-16");
        let mut left = lead;
        while left > 0 || frozen(expected) || !works(expected) {
            expected = expected.succ_opt().unwrap();
            if works(expected) && left > 0 {
                left -= 1;
            }
        }
        let plan = schedule(&snapshot, story_now());
        let order = of(&plan, 1);
        assert_eq!(order.cutover, Some(expected), "{lead} business days");
        let told = |code: &str| {
            plan.findings
                .iter()
                .find(|finding| finding.code == code && finding.message.starts_with("NDG-01 "))
        };
        let next = expected.succ_opt().unwrap();
        let weekend = matches!(next.weekday(), Weekday::Sat | Weekday::Sun);
        let eve = !works(next) && !weekend && !frozen(next);
        let friday = expected.weekday() == Weekday::Fri;
        assert_eq!(told("day_before_holiday").is_some(), eve, "{expected}");
        assert_eq!(told("friday_cutover").is_some(), friday, "{expected}");
        for finding in [told("day_before_holiday"), told("friday_cutover")]
            .into_iter()
            .flatten()
        {
            assert_eq!(finding.severity, Severity::Warning);
            assert!(!finding.source.is_empty());
        }
        fridays += u32::from(friday);
        eves += u32::from(eve);
    }
    assert!(fridays > 5 && eves > 1, "{fridays} Fridays, {eves} eves");
}

fn holiday(date: &str) -> CarrierHoliday {
    CarrierHoliday {
        day: date.to_owned(),
        name: "Its own day".to_owned(),
        source: "example".to_owned(),
        as_of: day("2026-11-01"),
    }
}

fn period(date: &str) -> ClosedPeriod {
    ClosedPeriod {
        name: "Conversion".to_owned(),
        from: day(date),
        to: day(date),
        source: "example".to_owned(),
        as_of: day("2026-11-01"),
        note: String::new(),
    }
}

/// A fair on the day on which NDG-01 is ready.
fn fair(snapshot: &mut Snapshot, of: Option<&str>) {
    snapshot.blackouts.push(Blackout {
        id: BlackoutId(9),
        name: "Trade fair".to_owned(),
        from: day("2026-12-16"),
        to: day("2026-12-16"),
        carrier: of.map(|id| CarrierId(id.to_owned())),
    });
}

#[test]
fn every_calendar_closes_the_days_that_are_its_own() {
    type Change = fn(&mut Snapshot);
    // NDG-01 is ready on Wed 16 Dec after 20 business days; Thu 17 is the last day before the freeze.
    let rows: [(&str, Change, &str); 11] = [
        ("nothing more", |_| {}, "2026-12-16"),
        (
            "a holiday of the losing side is no business day of its lead time",
            |snapshot| {
                carrier(snapshot, "lakeland")
                    .holidays
                    .push(holiday("2026-12-10"));
            },
            "2026-12-17",
        ),
        (
            "a holiday of the gaining side counts in the lead time",
            |snapshot| {
                carrier(snapshot, "meridian")
                    .holidays
                    .push(holiday("2026-12-10"));
            },
            "2026-12-16",
        ),
        (
            "nothing is cut over on a holiday of the gaining side",
            |snapshot| {
                carrier(snapshot, "meridian")
                    .holidays
                    .push(holiday("2026-12-16"));
            },
            "2026-12-17",
        ),
        (
            "nor on one of the platform",
            |snapshot| {
                carrier(snapshot, "calyx-cloud")
                    .holidays
                    .push(holiday("2026-12-16"));
            },
            "2026-12-17",
        ),
        (
            "a closed period of the losing side",
            |snapshot| {
                carrier(snapshot, "lakeland")
                    .closed
                    .push(period("2026-12-16"));
            },
            "2026-12-17",
        ),
        (
            "a closed period of the gaining side",
            |snapshot| {
                carrier(snapshot, "meridian")
                    .closed
                    .push(period("2026-12-16"));
            },
            "2026-12-17",
        ),
        (
            "a closed period of another losing side",
            |snapshot| {
                carrier(snapshot, "corvus")
                    .closed
                    .push(period("2026-12-16"));
            },
            "2026-12-16",
        ),
        (
            "a blackout of the project",
            |snapshot| fair(snapshot, None),
            "2026-12-17",
        ),
        (
            "a blackout of the project for this carrier",
            |snapshot| fair(snapshot, Some("lakeland")),
            "2026-12-17",
        ),
        (
            "a blackout of the project for another carrier",
            |snapshot| fair(snapshot, Some("corvus")),
            "2026-12-16",
        ),
    ];
    for (what, change, cutover) in rows {
        let mut snapshot = free();
        change(&mut snapshot);
        let plan = schedule(&snapshot, story_now());
        assert_eq!(of(&plan, 1).cutover, Some(day(cutover)), "{what}");
    }
    // The freeze itself: one business day more than Thu 17 Dec is Tue 5 Jan.
    let mut snapshot = free();
    let lakeland = carrier(&mut snapshot, "lakeland");
    lakeland.lead_times[0].typical = Some(22);
    let plan = schedule(&snapshot, story_now());
    assert_eq!(of(&plan, 1).cutover, Some(day("2027-01-05")));
}

#[test]
fn a_province_keeps_its_own_days_in_plan_and_timers() {
    // Saint-Jean-Baptiste in Quebec; Civic Holiday and Family Day elsewhere; Veterans Day in the States alone.
    let rows = [
        ("CA", "QC", "2026-06-24", false),
        ("CA", "ON", "2026-06-24", true),
        ("CA", "ON", "2026-02-16", false),
        ("CA", "QC", "2026-02-16", true),
        ("CA", "ON", "2026-07-01", false),
        ("CA", "", "2026-07-01", false),
        ("CA", "ON", "2026-07-03", true),
        ("US", "WI", "2026-07-03", false),
        ("US", "WI", "2026-07-01", true),
        ("US", "WI", "2026-11-11", false),
    ];
    for (country, province, date, open) in rows {
        let mut snapshot = northgate();
        carrier(&mut snapshot, "corvus").calendar = None;
        let site = snapshot.sites.values_mut().next().unwrap();
        site.address.state = province.to_owned();
        let site = site.id;
        let order = snapshot.orders.get_mut(&OrderId(3)).unwrap();
        order.key.country = country.to_owned();
        order.key.site = Some(site);
        let order = &snapshot.orders[&OrderId(3)];
        let ground = Ground::new(&snapshot, day("2026-02-02").and_time(time("09:00")));
        let sides = ground.sides(order).unwrap();
        let place = format!("{country} {province} {date}");
        assert_eq!(sides.offices.is_open(day(date)), open, "{place}");
        let offices = rules::offices(&snapshot, order, day(date));
        assert_eq!(offices.is_open(day(date)), open, "{place} in timers");
    }
}

#[test]
fn work_on_systems_is_told_and_moves_nothing() {
    let mut snapshot = free();
    carrier(&mut snapshot, "lakeland")
        .maintenance
        .push(Maintenance {
            name: "Switches".to_owned(),
            days: weekdays(),
            start: time("20:30"),
            end: time("05:00"),
            until: None,
            zone: None,
            source: "example".to_owned(),
            as_of: day("2026-11-01"),
            note: String::new(),
        });
    let plan = schedule(&snapshot, story_now());
    assert_eq!(of(&plan, 1).cutover, Some(day("2026-12-16")));
    let found = finding(&plan, "window_in_maintenance");
    assert!(
        found
            .message
            .contains("Lakeland Telecom works on its systems then"),
        "{found:?}"
    );
    assert!(found.source.starts_with("Lakeland Telecom: example"));
}

#[test]
fn a_side_that_takes_no_date_says_so_of_one_that_is_asked_for() {
    let mut snapshot = northgate();
    carrier(&mut snapshot, "meridian")
        .request_dates
        .push(RequestDate {
            class: Some(Class::TollFree),
            on: RequestOn::NotOffered,
            earliest_days: None,
            latest_days: None,
            sent_days_before: None,
            source: "example".to_owned(),
            as_of: day("2026-11-01"),
            note: String::new(),
        });
    let order = snapshot.orders.get_mut(&OrderId(6)).unwrap();
    order.requested = Some(window("2026-12-02", "10:30", "10:30"));
    let plan = schedule(&snapshot, story_now());
    let found = finding(&plan, "request_not_offered");
    assert!(found.message.contains("it sets one itself"), "{found:?}");
    let sending = step(of(&plan, 6), StepKind::Submission);
    assert!(sending.rule.contains("takes no date"), "{}", sending.rule);
}

#[test]
fn an_order_that_is_passed_on_late_is_answered_late() {
    let mut snapshot = northgate();
    carrier(&mut snapshot, "meridian")
        .request_dates
        .push(RequestDate {
            class: Some(Class::TollFree),
            on: RequestOn::BusinessDay,
            earliest_days: None,
            latest_days: None,
            sent_days_before: Some(5),
            source: "example".to_owned(),
            as_of: day("2026-11-01"),
            note: String::new(),
        });
    let order = snapshot.orders.get_mut(&OrderId(6)).unwrap();
    order.requested = Some(window("2026-12-14", "10:30", "10:30"));
    let plan = schedule(&snapshot, story_now());
    let answer = step(of(&plan, 6), StepKind::Answer);
    // Five days before Mon 14 Dec is Wed 9 Dec; two business days later.
    assert_eq!(answer.to, day("2026-12-11"));
    let passed = step(of(&plan, 6), StepKind::PassedOn);
    assert_eq!(passed.to, day("2026-12-09"));
    assert!(
        passed.rule.contains("passes it on 5 days before its date"),
        "{}",
        passed.rule
    );
    assert!(passed.source.contains("example"), "{}", passed.source);
    let lines = derivation(&snapshot, story_now(), &plan);
    assert!(lines.iter().all(|line| line.differs.is_none()));
}

#[test]
fn what_comes_of_a_missed_day_is_the_losing_sides_word() {
    let mut snapshot = northgate();
    let late = day("2026-11-25").and_time(time("09:00"));
    let silent = schedule(&snapshot, late);
    let message = &finding(&silent, "confirmed_day_passed").message;
    assert!(!message.contains("lapses"), "{message}");
    carrier(&mut snapshot, "corvus").missed_foc = Some(rule(MissedFoc::Lapses));
    let plan = schedule(&snapshot, late);
    let told = plan.findings.iter().any(|finding| {
        finding.code == "confirmed_day_passed"
            && finding.message.contains("Corvus: the confirmation lapses.")
            && finding.source.starts_with("Corvus: example")
    });
    assert!(told, "{:#?}", plan.findings);
}

#[test]
fn every_milestone_of_every_order_has_its_rule_and_where_it_was_read() {
    let mut snapshot = northgate();
    snapshot.accounts.values_mut().next().unwrap().locked = true;
    let order = snapshot.orders.get_mut(&OrderId(6)).unwrap();
    order.signed_on = Some(day("2026-11-16"));
    let plan = schedule(&snapshot, story_now());
    let all = |order: &OrderPlan| -> std::collections::BTreeSet<StepKind> {
        order.steps.iter().map(|step| step.kind).collect()
    };
    for order in &plan.orders {
        let facts = &snapshot.orders[&order.order];
        let kinds = all(order);
        for always in [
            StepKind::Submission,
            StepKind::LeadTime,
            StepKind::ChangeCutOff,
            StepKind::Cutover,
            StepKind::Validation,
            StepKind::Snapback,
            StepKind::Messages,
            StepKind::Abandoned,
        ] {
            assert!(kinds.contains(&always), "{} {always:?}", facts.name);
        }
        let toll_free = order.class == Class::TollFree;
        assert_eq!(kinds.contains(&StepKind::Record911), !toll_free);
        assert_eq!(kinds.contains(&StepKind::CallerName), !toll_free);
        assert_eq!(
            kinds.contains(&StepKind::Answer),
            facts.status != OrderStatus::Confirmed
        );
        for step in &order.steps {
            assert!(!step.rule.is_empty(), "{} {:?}", facts.name, step.kind);
            // What has happened, was decided by a person or was confirmed is a fact, not a rule.
            let fact = matches!(step.state, StepState::Done | StepState::Failed)
                || matches!(step.kind, StepKind::Cutover | StepKind::LeadTime) && order.confirmed
                || step.kind == StepKind::Submission
                || step.kind == StepKind::Loa;
            assert!(
                fact || !step.source.is_empty(),
                "{} {:?} has no source: {}",
                facts.name,
                step.kind,
                step.rule
            );
        }
    }
    let first = all(of(&plan, 1));
    assert!(first.contains(&StepKind::Unlock));
    assert!(all(of(&plan, 6)).contains(&StepKind::LoaEnds));
    assert!(all(of(&plan, 2)).contains(&StepKind::Rejected));
    // Its losing service ends with the last order of each account.
    let ends = plan
        .orders
        .iter()
        .filter(|order| all(order).contains(&StepKind::Disconnect));
    assert_eq!(ends.count(), snapshot.accounts.len());
}

#[test]
fn a_snapback_over_a_weekend_ends_on_the_day_its_hours_end() {
    // 48 hours from Fri 21:00 end on Sunday; the next sending is Monday's.
    let mut snapshot = free();
    carrier(&mut snapshot, "meridian").snapback_hours = Some(rule(48));
    let order = snapshot.orders.get_mut(&OrderId(3)).unwrap();
    order.confirmed = Some(window("2026-11-20", "20:00", "21:00"));
    let plan = schedule(&snapshot, story_now());
    let ends = step(of(&plan, 3), StepKind::Snapback).to;
    assert_eq!(ends, day("2026-11-22"));
    assert_eq!(of(&plan, 4).sent_on, ends.checked_add_days(Days::new(1)));
}

#[test]
fn a_side_that_serves_another_country_is_told_once() {
    let mut snapshot = northgate();
    carrier(&mut snapshot, "corvus").countries = Some(rule(vec!["GB".to_owned()]));
    let plan = schedule(&snapshot, story_now());
    let told: Vec<_> = codes(&plan)
        .into_iter()
        .filter(|code| *code == "country_not_served")
        .collect();
    assert_eq!(told.len(), 1);
    assert!(
        finding(&plan, "country_not_served")
            .message
            .contains("Corvus serves GB.")
    );
}

#[test]
fn a_date_that_was_refused_moves_by_as_much_as_the_side_wants() {
    let mut snapshot = northgate();
    carrier(&mut snapshot, "meridian").new_date_days = Some(rule(20));
    let usual = schedule(&snapshot, story_now());
    // Its address was refused, not its date.
    assert_eq!(of(&usual, 2).cutover, Some(day("2026-12-10")));
    let order = snapshot.orders.get_mut(&OrderId(2)).unwrap();
    order.rejections.last_mut().unwrap().field = "requested".to_owned();
    let plan = schedule(&snapshot, story_now());
    // 20 business days from Fri 13 Nov, without 26 and 27 Nov.
    assert_eq!(of(&plan, 2).cutover, Some(day("2026-12-15")));
    let lines = derivation(&snapshot, story_now(), &plan);
    assert!(lines.iter().all(|line| line.differs.is_none()));
    assert!(
        lines
            .iter()
            .any(|line| line.why.contains("after one was refused"))
    );
}
