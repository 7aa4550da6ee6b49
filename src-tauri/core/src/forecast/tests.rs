//! The forecast of the sample client, and what holds for every forecast.

use chrono::{Days, NaiveDate};

use super::*;
use crate::{
    finding::Severity,
    id::{AccountId, BlackoutId, SiteId, TaskId},
    order::OrderStatus,
    plan::{Plan, sample::*, schedule},
    readiness,
    snapshot::Blackout,
    task::{TaskKind, TaskOf, TaskRecord},
};

fn made(snapshot: &Snapshot, request: Request) -> Forecast {
    made_at(snapshot, story_now(), request)
}

fn made_at(snapshot: &Snapshot, now_local: NaiveDateTime, request: Request) -> Forecast {
    let plan = schedule(snapshot, now_local);
    let found = readiness::check(snapshot, &plan, now_local.date());
    let (open, accepted) = readiness::part(snapshot, found);
    let accepted: Vec<&Finding> = accepted.iter().map(|(finding, _)| finding).collect();
    forecast(
        &State {
            snapshot,
            now_local,
            open: &open,
            accepted: &accepted,
            holds: &Holds::new(),
        },
        request,
    )
}

fn few(snapshot: &Snapshot) -> Forecast {
    made(
        snapshot,
        Request {
            runs: 2_000,
            seed: 1,
        },
    )
}

fn of(forecast: &Forecast, id: i64) -> &OrderForecast {
    forecast
        .orders
        .iter()
        .find(|order| order.order == OrderId(id))
        .unwrap()
}

fn plan_of(plan: &Plan, order: OrderId) -> &crate::plan::OrderPlan {
    plan.orders.iter().find(|plan| plan.order == order).unwrap()
}

/// The sample with other figures, drawn from a seed: statuses, signatures, requests, blackouts, rates.
fn wild(seed: u64) -> Snapshot {
    let mut snapshot = northgate();
    let dice = dice::Dice::new(seed, 77);
    let mut count = 0;
    let mut below = |top: u32| {
        count += 1;
        let part = (u64::from(dice.roll(count, 1)) * u64::from(top)) >> 32;
        u32::try_from(part).unwrap()
    };
    let ids: Vec<OrderId> = snapshot.orders.keys().copied().collect();
    for id in ids {
        let order = snapshot.orders.get_mut(&id).unwrap();
        match below(6) {
            0 => {
                order.status = OrderStatus::AwaitingSignature;
                order.signed_on = None;
                order.confirmed = None;
                order.submitted_at = None;
            }
            1 => {
                order.status = OrderStatus::Draft;
                order.signed_on = None;
                order.confirmed = None;
                order.requested = None;
            }
            2 => {
                order.status = OrderStatus::Submitted;
                order.submitted_at = Some(at("2026-11-12T10:00"));
                order.confirmed = None;
            }
            _ => {}
        }
    }
    if below(2) == 0 {
        snapshot.settings.go_live = Some(day("2026-12-01") + Days::new(below(60).into()));
    }
    if below(3) == 0 {
        let from = day("2026-11-20") + Days::new(below(60).into());
        snapshot.blackouts.push(Blackout {
            id: BlackoutId(9),
            name: "Trade fair".to_owned(),
            from,
            to: from + Days::new(below(20).into()),
            carrier: None,
        });
    }
    if below(3) == 0 {
        snapshot.csrs.remove(&AccountId(1));
    }
    if below(4) == 0 {
        snapshot.accounts.get_mut(&AccountId(2)).unwrap().locked = true;
    }
    if below(2) == 0 {
        // Phones that come late hold the cutover of their site.
        for number in snapshot.numbers.values_mut() {
            number.site = (number.order == Some(OrderId(1))).then_some(SiteId(1));
        }
        snapshot.tasks.push(TaskRecord {
            id: TaskId(1),
            kind: TaskKind::Phones,
            of: TaskOf::Site(SiteId(1)),
            due: Some(day("2026-12-01") + Days::new(below(60).into())),
            owner: String::new(),
            done_on: None,
            waived: false,
            supply: None,
            note: String::new(),
            by: String::new(),
        });
    }
    snapshot.settings.rejection_percent = Some(u8::try_from(below(50)).unwrap());
    snapshot
}

#[test]
fn with_nothing_going_wrong_a_run_is_the_plan() {
    for seed in 0..60 {
        let snapshot = wild(seed);
        let plan = schedule(&snapshot, story_now());
        let tables = Tables::of(&snapshot, story_now(), &Holds::new());
        let model = Model::new(
            tables,
            &std::collections::BTreeMap::default(),
            Basis::of(&snapshot),
            1,
        );
        let mut placed = Vec::new();
        model.lay(None, &mut placed);
        for (order, laid) in model.orders().zip(&placed) {
            let planned = plan_of(&plan, order);
            let likely = planned.typical.max(planned.cutover);
            // A request that is passed over leaves the plan; a run may still be as late as it.
            let requested = snapshot.orders[&order]
                .requested
                .as_ref()
                .map(|window| window.date);
            if requested.is_none() || requested == planned.cutover {
                assert_eq!(model.tables().date(laid.slot.day), likely, "{seed} {order}");
            }
        }
    }
}

#[test]
fn the_sample_says_what_drives_it() {
    let forecast = made(&northgate(), Request::default());
    assert_eq!(forecast.planned, Some(day("2026-12-16")));
    assert_eq!(forecast.limit, Some(day("2026-12-16")));
    insta::assert_debug_snapshot!((
        &forecast.slip,
        &forecast.dates,
        forecast
            .drivers
            .iter()
            .map(|driver| (driver.percent, driver.words.as_str()))
            .collect::<Vec<_>>(),
        forecast
            .orders
            .iter()
            .map(|order| (
                order.order.0,
                order.spread.p50,
                order.spread.p80,
                order.spread.p95,
                order.refused_percent,
                order.late_percent
            ))
            .collect::<Vec<_>>()
    ));
}

#[test]
fn the_same_seed_gives_the_same_forecast_and_another_one_nearly() {
    let snapshot = northgate();
    let first = few(&snapshot);
    assert_eq!(first, few(&snapshot));
    let other = made(
        &snapshot,
        Request {
            runs: 2_000,
            seed: 2,
        },
    );
    assert_ne!(first.go_live.days, other.go_live.days);
    let by = |forecast: &Forecast| forecast.go_live.percent_by(day("2026-12-16"));
    assert!(by(&first).abs_diff(by(&other)) <= 4);
}

#[test]
fn p50_lies_between_the_minimum_and_two_rejections_and_the_three_are_in_order() {
    for seed in 0..60 {
        let snapshot = wild(seed);
        let plan = schedule(&snapshot, story_now());
        let forecast = few(&snapshot);
        let mut refused = snapshot.clone();
        for profile in refused.carriers.values_mut() {
            for lead in &mut profile.lead_times {
                let twice = |days: &mut Option<u16>| {
                    if let Some(days) = days {
                        *days += 2 * profile
                            .rejection_days
                            .as_ref()
                            .map_or(10, |rule| rule.value);
                    }
                };
                twice(&mut lead.typical);
                twice(&mut lead.max);
            }
        }
        let twice = schedule(&refused, story_now());
        for order in &forecast.orders {
            let (planned, worst) = (plan_of(&plan, order.order), plan_of(&twice, order.order));
            let p50 = order.spread.p50;
            assert!(p50 >= planned.minimum, "{seed} {}", order.order);
            let bound = worst.typical.max(worst.cutover);
            assert!(p50 <= bound, "{seed} {}: {p50:?} {bound:?}", order.order);
        }
        for spread in forecast
            .orders
            .iter()
            .map(|order| &order.spread)
            .chain([&forecast.go_live])
        {
            assert!(
                spread.p50 <= spread.p80 && spread.p80 <= spread.p95,
                "{seed}"
            );
            let runs: u32 = spread.days.iter().map(|count| count.runs).sum();
            assert_eq!(runs + spread.nowhere, forecast.runs);
        }
    }
}

#[test]
fn p50_lies_between_the_minimum_and_two_rejections_whatever_the_project() {
    let mut compared = 0;
    for seed in 0..60 {
        let (mut snapshot, now) = crate::plan::varied::project(seed);
        // A refusal that costs nothing would bound nothing.
        for profile in snapshot.carriers.values_mut() {
            if let Some(days) = &mut profile.rejection_days {
                days.value = days.value.max(3);
            }
        }
        let plan = schedule(&snapshot, now);
        let request = Request {
            runs: 500,
            seed: seed + 1,
        };
        let forecast = made_at(&snapshot, now, request);
        let mut refused = snapshot.clone();
        let defaults = crate::carrier::shipped_profile(crate::carrier::DEFAULTS).unwrap();
        refused
            .carriers
            .insert(defaults.id.clone(), defaults.clone());
        let longest = refused
            .carriers
            .values()
            .filter_map(|profile| Some(profile.rejection_days.as_ref()?.value))
            .max()
            .unwrap();
        for profile in refused.carriers.values_mut() {
            let rejection = profile.rejection_days.as_ref();
            let twice = 2 * rejection.map_or(longest, |rule| rule.value);
            for lead in &mut profile.lead_times {
                lead.typical = lead.typical.map(|days| days + twice);
                lead.max = lead.max.map(|days| days + twice);
            }
        }
        let worst = schedule(&refused, now);
        for order in &forecast.orders {
            let (planned, worst) = (plan_of(&plan, order.order), plan_of(&worst, order.order));
            let p50 = order.spread.p50;
            assert!(p50 >= planned.minimum, "{seed} {}: {p50:?}", order.order);
            let bound = worst.typical.max(worst.cutover);
            assert!(p50 <= bound, "{seed} {}: {p50:?} {bound:?}", order.order);
            compared += 1;
        }
        let whole = &forecast.go_live;
        assert!(whole.p50 <= whole.p80 && whole.p80 <= whole.p95, "{seed}");
        let again = made_at(&snapshot, now, request);
        assert_eq!(forecast, again, "the same seed, the same forecast");
    }
    assert!(compared >= 300, "{compared}");
}

#[test]
fn more_risk_never_gives_an_earlier_date() {
    for seed in 0..40 {
        let mut snapshot = wild(seed);
        let p80s = |forecast: &Forecast| -> Vec<Option<NaiveDate>> {
            forecast
                .orders
                .iter()
                .map(|order| order.spread.p80)
                .chain([forecast.go_live.p80])
                .collect()
        };
        let before = p80s(&few(&snapshot));
        snapshot.settings.rejection_percent =
            snapshot.settings.rejection_percent.map(|rate| rate + 30);
        snapshot.settings.foc_lost_percent = Some(60);
        let after = p80s(&few(&snapshot));
        assert!(
            before
                .iter()
                .zip(&after)
                .all(|(before, after)| before <= after),
            "{seed}: {before:?} {after:?}"
        );
    }
}

#[test]
fn an_open_finding_is_a_risk_and_one_that_foresees_no_refusal_is_none() {
    let snapshot = northgate();
    let finding = |code, severity| {
        Finding::new(
            severity,
            code,
            crate::place::Place::Order {
                id: OrderId(4),
                field: String::new(),
            },
            "",
            "",
        )
    };
    let refused = |findings: &[Finding], accepted: &[&Finding]| {
        let forecast = forecast(
            &State {
                snapshot: &snapshot,
                now_local: story_now(),
                open: findings,
                accepted,
                holds: &Holds::new(),
            },
            Request::default(),
        );
        of(&forecast, 4).refused_percent
    };
    let clean = refused(&[], &[]);
    assert!(clean.abs_diff(BASE_PERCENT) <= 1, "{clean}");
    assert_eq!(
        refused(&[finding("no_such_rule", Severity::Blocker)], &[]),
        clean
    );
    assert_eq!(
        refused(&[finding("bill_too_old", Severity::Note)], &[]),
        clean
    );
    // 100 − 88 × 0.95: renewed by the day it goes out.
    let old = refused(&[finding("bill_too_old", Severity::Warning)], &[]);
    assert!(old.abs_diff(16) <= 1, "{old}");
    assert_eq!(
        refused(&[finding("bill_ages", Severity::Warning)], &[]),
        clean
    );
    let warned = refused(&[finding("address_mismatch", Severity::Warning)], &[]);
    // 100 − 88 × 0.85.
    assert!(warned.abs_diff(25) <= 1, "{warned}");
    let blocker = finding("bill_too_old", Severity::Blocker);
    let held = refused(std::slice::from_ref(&blocker), &[]);
    // 100 − 88 × 0.9: it has to be mended first.
    assert!(held.abs_diff(21) <= 1, "{held}");
    let accepted = refused(&[], &[&blocker]);
    // 100 − 88 × 0.5: it goes out as it is.
    assert!(accepted.abs_diff(56) <= 2, "{accepted}");
    let twice = [blocker.clone(), blocker.clone()];
    assert_eq!(refused(&twice, &[]), held, "one row is one risk");
}

#[test]
fn what_happened_has_one_date_and_a_confirmed_one_loses_it_at_most() {
    let mut snapshot = northgate();
    snapshot.settings.foc_lost_percent = Some(0);
    let forecast = few(&snapshot);
    assert!(of(&forecast, 3).spread.is_sure());
    assert_eq!(of(&forecast, 3).spread.p50, Some(day("2026-11-24")));
    snapshot.settings.foc_lost_percent = Some(20);
    let order = snapshot.orders.get_mut(&OrderId(5)).unwrap();
    order.status = OrderStatus::Ported;
    order.activated_at = Some(at("2026-11-13T10:30"));
    let forecast = few(&snapshot);
    assert!(of(&forecast, 5).spread.is_sure());
    assert_eq!(of(&forecast, 5).spread.p95, Some(day("2026-11-13")));
    let lost = &of(&forecast, 3).spread;
    assert_eq!((lost.p50, lost.days.len()), (Some(day("2026-11-24")), 2));
    // 5 business days after 24 Nov, without 26 and 27 Nov.
    assert_eq!(lost.p95, Some(day("2026-12-03")));
}

#[test]
fn no_run_has_a_day_that_a_rule_forbids() {
    for seed in 0..40 {
        let snapshot = wild(seed);
        let forecast = few(&snapshot);
        for order in &forecast.orders {
            let state = &snapshot.orders[&order.order];
            let fixed = state.confirmed.as_ref().or(state.requested.as_ref());
            for count in &order.spread.days {
                if fixed.is_some_and(|window| window.date == count.day) {
                    continue;
                }
                let closed = snapshot
                    .blackouts
                    .iter()
                    .any(|period| period.from <= count.day && count.day <= period.to);
                let weekday = chrono::Datelike::weekday(&count.day).number_from_monday();
                assert!(
                    !closed && weekday < 6,
                    "{seed} {} {}",
                    order.order,
                    count.day
                );
            }
        }
    }
}

#[test]
fn a_project_without_orders_has_nothing_to_forecast() {
    let mut snapshot = northgate();
    snapshot.orders.clear();
    snapshot.numbers.clear();
    let forecast = few(&snapshot);
    assert_eq!(forecast.go_live.p50, None);
    assert_eq!((forecast.late, forecast.orders.len()), (0, 0));
    assert!(forecast.slip.starts_with("Go-live has no date"));
}

#[test]
fn how_late_things_come_at_the_longest_is_data_that_a_project_may_know_otherwise() {
    let mut snapshot = northgate();
    let defaults = crate::carrier::shipped_profile(crate::carrier::DEFAULTS).unwrap();
    snapshot
        .carriers
        .insert(defaults.id.clone(), defaults.clone());
    let one = snapshot.orders.get_mut(&OrderId(1)).unwrap();
    (one.signed_on, one.requested) = (None, None);
    let order = crate::place::Place::Order {
        id: OrderId(1),
        field: String::new(),
    };
    let blocker = Finding::blocker("held", order, "Held.", "");
    let p95 = |snapshot: &Snapshot| {
        let state = State {
            snapshot,
            now_local: story_now(),
            open: std::slice::from_ref(&blocker),
            accepted: &[],
            holds: &Holds::new(),
        };
        let made = forecast(&state, Request { runs: 400, seed: 1 });
        of(&made, 1).spread.p95
    };
    let before = p95(&snapshot);
    for (rule, value) in [
        ("signature_longest_days", "60"),
        ("repair_longest_days", "60"),
        ("late_rejection", "{ times = 20, days = 90 }"),
    ] {
        let change = crate::carrier::Override {
            carrier: defaults.id.clone(),
            rule: rule.to_owned(),
            value: value.to_owned(),
            reason: "told".to_owned(),
            as_of: day("2026-11-16"),
            by: "test".to_owned(),
        };
        let (now, unusable) = crate::carrier::apply(defaults, [&change]);
        assert!(unusable.is_empty(), "{rule}: {unusable:?}");
        let mut changed = snapshot.clone();
        changed.carriers.insert(now.id.clone(), now);
        assert!(p95(&changed) > before, "{rule}: {before:?}");
    }
}

#[test]
fn how_long_a_csr_and_a_lock_take_is_data_and_is_said_with_its_source() {
    let mut snapshot = northgate();
    let order = snapshot.orders.get_mut(&OrderId(4)).unwrap();
    order.signed_on = None;
    let account = order.key.account.unwrap();
    snapshot.csrs.remove(&account);
    snapshot.accounts.get_mut(&account).unwrap().locked = true;
    let sure = few(&snapshot);
    assert_eq!(
        sure.fetched,
        [
            "A CSR of Corvus takes 0 to 5 business days, usually 2 (planning default from BW-CSR \
             Bandwidth/api-docs port-ins/csrs.mdx, read 2026-11-21).",
            "Taking a lock off at Corvus takes 5 to 15 business days, usually 10 (planning default from MS-OVERVIEW \
             MicrosoftDocs/OfficeDocs-SkypeForBusiness port-order-overview.md, read 2026-11-21)."
        ]
    );
    // What the project knows of Corvus goes into the runs.
    let span = |min, typical, max| {
        let span = crate::carrier::DaySpan {
            min,
            typical: Some(typical),
            max,
        };
        Some(crate::carrier::Rule::new(
            span,
            "project: told",
            day("2026-11-16"),
        ))
    };
    let corvus = crate::carrier::CarrierId("corvus".to_owned());
    let profile = snapshot.carriers.get_mut(&corvus).unwrap();
    (profile.csr_days, profile.unlock_days) = (span(30, 30, 30), span(30, 30, 30));
    let slow = few(&snapshot);
    assert!(of(&slow, 4).spread.p50 > of(&sure, 4).spread.p95);
    assert!(slow.fetched[0].starts_with("A CSR of Corvus takes 30 business days (Corvus"));
    assert_eq!(
        few(&northgate()).fetched,
        [""; 0],
        "nothing has to be fetched"
    );
}
