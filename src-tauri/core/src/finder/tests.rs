//! Slots of the sample client, wishes that cannot be met, and what holds for every slot.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    carrier::{Cents, Fee, FeeKind, FeePer, ProjectFee},
    evidence::{CallBasis, CallForm, CallVolume},
    finding::Severity,
    plan::{
        sample::{day, northgate, story_now, time},
        schedule,
    },
    window::{Agreed, Duty, KeptInstants, Staff},
};

const FIRST: OrderId = OrderId(1);

fn found(snapshot: &Snapshot, order: OrderId) -> Finder {
    let plan = schedule(snapshot, story_now());
    find(snapshot, &plan, order, story_now()).unwrap()
}

/// 60 calls an hour from 8 to 18, 2 from 18 to 22, none at night, on working days.
fn office_hours() -> CallVolume {
    let mut hours = BTreeMap::new();
    for weekday in 0..5 {
        for hour in 8..22 {
            hours.insert((weekday, hour), if hour < 18 { 60 } else { 2 });
        }
    }
    CallVolume {
        basis: CallBasis {
            form: CallForm::Counts,
            zone: "America/Chicago".to_owned(),
            first: None,
            last: None,
            rows: 70,
            file: "calls.csv".to_owned(),
        },
        hours,
        numbers: BTreeMap::new(),
    }
}

fn called() -> Snapshot {
    let mut snapshot = northgate();
    snapshot.evidence.calls = Some(office_hours());
    snapshot
}

fn possible(finder: &Finder) -> Vec<&Candidate> {
    finder.candidates.iter().filter(|it| it.possible).collect()
}

#[test]
fn the_planned_evening_comes_first_and_says_what_it_costs() {
    let finder = found(&called(), FIRST);
    let slots = possible(&finder);
    let best = slots[0];
    assert_eq!(best.window.words(), "Wed 16 Dec, 19:00–21:00 CT");
    assert!(best.planned && best.wished);
    // Two hours of 2 calls; 30 of 120 minutes without service lose a quarter of them.
    assert_eq!((best.calls_tenths, best.lost_tenths), (Some(40), Some(10)));
    assert_eq!(best.reasons[0], "4 calls in 2 hours, about 1 lost.");
    assert!(finder.outage.assumed);
    assert_eq!(slots[1].window.words(), "Thu 17 Dec, 19:00–21:00 CT");
    assert!(
        slots[1]
            .reasons
            .iter()
            .any(|why| why == "Last day before Meridian year-end freeze.")
    );
}

#[test]
fn while_nobody_has_entered_duty_a_morning_before_seven_is_not_the_best() {
    let finder = found(&called(), FIRST);
    let early = finder
        .candidates
        .iter()
        .find(|it| it.possible && it.window.start == time("04:00"));
    let early = early.unwrap();
    assert!(
        early
            .reasons
            .contains(&"On-duty hours are not entered; 07:00–22:00 is assumed.".to_owned()),
        "{:?}",
        early.reasons
    );
    assert!(
        early
            .support
            .iter()
            .any(|it| it.who == "Our people" && it.there.is_none())
    );
}

#[test]
fn days_that_forbid_the_wish_say_which_rule_does() {
    let finder = found(&called(), FIRST);
    let why = |date: &str| {
        let it = finder
            .candidates
            .iter()
            .find(|it| !it.possible && it.window.date == day(date));
        it.unwrap().reasons.join(" ")
    };
    assert_eq!(
        why("2026-12-18"),
        "Not possible: Meridian year-end freeze, Fri 18 Dec 2026 to Mon 4 Jan 2027."
    );
    assert_eq!(why("2026-12-12"), "Not possible: weekend, no activation.");
}

#[test]
fn a_night_that_is_wished_and_closed_is_told_with_the_price_of_the_ways_round() {
    let mut snapshot = called();
    snapshot.settings.window_start = time("23:00");
    snapshot.settings.window_end = time("01:00");
    snapshot.orders.get_mut(&FIRST).unwrap().requested = None;
    let finder = found(&snapshot, FIRST);
    let verdict = finder.verdict.unwrap();
    assert_eq!(verdict.title, "23:00–01:00 CT cannot be had");
    assert!(
        verdict
            .text
            .contains("Meridian Carrier Services activates 04:00–21:00 CT"),
        "{}",
        verdict.text
    );
    assert!(
        verdict
            .source
            .starts_with("Meridian Carrier Services: example, read"),
        "{}",
        verdict.source
    );
    let after = |ways: &[WayRound]| ways.last().unwrap().clone();
    let unknown = after(&finder.ways_round);
    assert_eq!(
        (unknown.fee, unknown.cost.as_str()),
        (None, "fee not known")
    );
    assert!(
        unknown.source.contains("Ask Meridian Carrier Services"),
        "{}",
        unknown.source
    );
    let wished: Vec<_> = finder.candidates.iter().filter(|it| it.wished).collect();
    assert!(
        wished.iter().all(|it| !it.possible),
        "no wished night can be had"
    );
    assert!(
        wished.iter().any(|it| it.reasons[0]
            == "Not possible: Meridian Carrier Services activates 04:00–21:00 CT.")
    );

    snapshot.fees.push(ProjectFee {
        id: 1,
        carrier: crate::carrier::CarrierId("meridian".to_owned()),
        kind: FeeKind::AfterHours,
        fee: Fee {
            amount: Cents::new(48_000),
            currency: "USD".to_owned(),
            per: FeePer::Event,
            even_if_unavailable: false,
        },
        reason: "offer of 9 November".to_owned(),
        set_on: day("2026-11-10"),
    });
    let known = after(&found(&snapshot, FIRST).ways_round);
    assert_eq!(known.cost, "480.00 USD each time");
    assert_eq!(
        known.source,
        "Meridian Carrier Services: project: offer of 9 November, entered 2026-11-10"
    );
}

#[test]
fn an_evening_that_fits_still_says_that_there_is_no_night() {
    let finder = found(&called(), FIRST);
    let verdict = finder.verdict.unwrap();
    assert_eq!(verdict.title, "There is no night slot");
    assert_eq!(
        verdict.text,
        "Meridian Carrier Services stops at 21:00 CT. For a later cut, forward (414) 555-0100 to a temporary number and port by day."
    );
}

#[test]
fn without_call_data_nothing_is_estimated() {
    let finder = found(&northgate(), FIRST);
    assert!(!finder.volume.known);
    for slot in possible(&finder) {
        assert_eq!((slot.calls_tenths, slot.lost_tenths), (None, None));
        assert_eq!(slot.reasons[0], "No call data.");
    }
}

#[test]
fn the_orders_own_calls_count_where_the_records_name_its_numbers() {
    let mut snapshot = called();
    let main = snapshot
        .numbers
        .values()
        .find(|number| number.order == Some(FIRST))
        .unwrap()
        .tn;
    let volume = snapshot.evidence.calls.as_mut().unwrap();
    let own = crate::evidence::NumberCalls {
        inbound: 10,
        hours: BTreeMap::from([((2, 19), 10)]),
        ..Default::default()
    };
    volume.numbers.insert(main, own);
    let finder = found(&snapshot, FIRST);
    assert!(finder.volume.of_the_order);
    assert_eq!(finder.volume.scope, "calls of 1 of 151 numbers");
    let wednesday = finder.candidates.iter().find(|it| it.planned).unwrap();
    assert_eq!(wednesday.calls_tenths, Some(100));
}

#[test]
fn a_slot_without_our_people_ranks_behind_one_with_them() {
    let mut snapshot = called();
    snapshot.duty = (0..5)
        .map(|weekday| Duty {
            staff: Staff::Ours,
            weekday,
            start: time("04:00"),
            end: time("12:00"),
        })
        .collect();
    let finder = found(&snapshot, FIRST);
    let rank = |words: &str| {
        possible(&finder)
            .iter()
            .position(|it| it.window.words() == words)
            .unwrap()
    };
    assert!(rank("Wed 16 Dec, 04:00–06:00 CT") < rank("Wed 16 Dec, 19:00–21:00 CT"));
    let evening = finder.candidates.iter().find(|it| it.planned).unwrap();
    assert!(
        evening
            .reasons
            .contains(&"Nobody of ours is on duty; hours are Mon–Fri 04:00–12:00.".to_owned()),
        "{:?}",
        evening.reasons
    );
}

#[test]
fn toll_free_takes_the_carriers_hour_and_loses_no_call() {
    let finder = found(&called(), OrderId(6));
    assert_eq!(finder.verdict, None);
    assert_eq!(finder.outage.minutes, 0);
    for slot in possible(&finder) {
        assert_eq!(slot.window.hours_words(), "10:30 CT, fixed");
        assert_eq!(slot.lost_tenths, Some(0));
    }
}

#[test]
fn what_is_activated_has_nothing_left_to_choose() {
    let mut snapshot = called();
    let order = snapshot.orders.get_mut(&OrderId(3)).unwrap();
    order.status = crate::order::OrderStatus::Ported;
    order.activated_at = "2026-11-13T02:00:00Z".parse().ok();
    let finder = found(&snapshot, OrderId(3));
    assert!(finder.over.contains("is activated"), "{}", finder.over);
    assert!(finder.candidates.is_empty() && finder.ways_round.is_empty());
}

#[test]
fn an_hour_that_clocks_skip_is_no_slot() {
    // Egypt changes its clocks in the night to Friday 30 April 2027: 00:00 to 01:00 does not exist.
    let mut snapshot = called();
    let zone = "Africa/Cairo".to_owned();
    snapshot.settings.zone.clone_from(&zone);
    snapshot.settings.window_start = time("00:30");
    snapshot.settings.window_end = time("02:30");
    snapshot.settings.go_live = None;
    snapshot.orders.retain(|id, _| *id == FIRST);
    snapshot.orders.get_mut(&FIRST).unwrap().requested = None;
    for profile in snapshot.carriers.values_mut() {
        for window in &mut profile.windows {
            window.zone.clone_from(&zone);
            window.start = time("00:00");
            window.end = time("23:00");
        }
    }
    let now = day("2027-04-05").and_time(time("09:00"));
    let plan = schedule(&snapshot, now);
    let finder = find(&snapshot, &plan, FIRST, now).unwrap();
    let friday: Vec<_> = finder
        .candidates
        .iter()
        .filter(|it| it.window.date == day("2027-04-30") && it.window.start < time("01:00"))
        .collect();
    assert_eq!(friday.len(), 1, "{friday:#?}");
    assert!(!friday[0].possible);
    assert_eq!(
        friday[0].reasons,
        ["Not possible: clocks skip its start or end that night."]
    );
    let skipped = finder
        .days
        .iter()
        .find(|it| it.date == day("2027-04-30"))
        .unwrap();
    assert!(!skipped.hours[0].open);
    assert_eq!(skipped.hours[0].why, "clocks skip this hour");
}

#[test]
fn a_window_that_newer_zone_data_moves_is_a_finding_until_it_is_taken_over() {
    let mut snapshot = northgate();
    let window = snapshot.orders[&FIRST].requested.clone().unwrap();
    let kept = KeptInstants::of(FIRST, Agreed::Requested, &window).unwrap();
    snapshot
        .instants
        .insert((FIRST, Agreed::Requested), kept.clone());
    assert_eq!(moved(&snapshot, day("2026-11-16")), []);
    let older = KeptInstants {
        starts: kept.starts - chrono::TimeDelta::hours(1),
        ends: kept.ends - chrono::TimeDelta::hours(1),
        tz_data: "2025b".to_owned(),
        ..kept
    };
    snapshot.instants.insert((FIRST, Agreed::Requested), older);
    let findings = moved(&snapshot, day("2026-11-16"));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].severity, Severity::Warning);
    assert_eq!(
        findings[0].message,
        "NDG-01 asks for Wed 16 Dec, 19:00–21:00 CT. With zone data 2025b that was 00:00 UTC on Thu 17 Dec 2026, \
         with 2026e it is 01:00 UTC on Thu 17 Dec 2026."
    );
    assert_eq!(
        moved(&snapshot, day("2026-12-17")),
        [],
        "what has passed is past"
    );
}

/// A project in which something is as it should never be.
fn hostile(what: &str) -> Snapshot {
    let mut snapshot = called();
    let meridian = crate::carrier::CarrierId("meridian".to_owned());
    let calls = snapshot.evidence.calls.as_mut().unwrap();
    let windows = &mut snapshot.carriers.get_mut(&meridian).unwrap().windows;
    match what {
        "nothing was counted" => calls.hours.clear(),
        "nobody ever calls" => calls.hours.values_mut().for_each(|count| *count = 0),
        "more calls than a count can hold" => {
            calls.hours.values_mut().for_each(|count| *count = u32::MAX);
        }
        "hours that no week has" => {
            calls.hours.insert((9, 77), 5);
        }
        "the counts are of a zone that there is not" => {
            calls.basis.zone = "Nowhere/Else".to_owned();
        }
        "counted before it began" => {
            calls.basis.first = Some(day("2026-11-15"));
            calls.basis.last = Some(day("2026-10-05"));
        }
        "no window" => windows.clear(),
        "windows on no day" => windows.iter_mut().for_each(|window| window.days.clear()),
        "windows in a zone that there is not" => {
            for window in windows {
                window.zone = "Nowhere/Else".to_owned();
            }
        }
        "windows over midnight" => windows.iter_mut().for_each(|window| {
            (window.start, window.end) = (time("22:00"), time("04:00"));
        }),
        "a wish over midnight" => {
            let settings = &mut snapshot.settings;
            (settings.window_start, settings.window_end) = (time("23:30"), time("23:00"));
        }
        "closed for ten years" => snapshot.blackouts.push(crate::snapshot::Blackout {
            id: crate::id::BlackoutId(9),
            name: "Long freeze".to_owned(),
            from: day("2026-11-01"),
            to: day("2036-12-31"),
            carrier: None,
        }),
        "a zone that there is not" => snapshot.settings.zone = "Nowhere/Else".to_owned(),
        "slots of no length" => {
            let rule = |minutes| crate::plan::sample::rule(minutes);
            let slots = &mut snapshot
                .carriers
                .get_mut(&meridian)
                .unwrap()
                .window_slot_minutes;
            slots.insert("automated".to_owned(), rule(0));
            slots.insert("toll_free".to_owned(), rule(1));
        }
        "hours of a desk that never opens" => {
            windows.clear();
            let in_losing_hours = crate::carrier::ActivatesIn::LosingHours;
            let side = snapshot.carriers.get_mut(&meridian).unwrap();
            side.activates_in = Some(crate::plan::sample::rule(in_losing_hours));
            for profile in snapshot.carriers.values_mut() {
                profile.desk_hours = Some(crate::plan::sample::rule(crate::carrier::DeskHours {
                    days: Vec::new(),
                    start: time("08:00"),
                    end: time("08:00"),
                    zone: "local".to_owned(),
                }));
            }
        }
        "nobody to move to" => snapshot.carriers.clear(),
        "duty at no hour" => {
            snapshot.duty = (0..9)
                .map(|weekday| Duty {
                    staff: Staff::Ours,
                    weekday,
                    start: time("00:00"),
                    end: time("00:00"),
                })
                .collect();
        }
        _ => panic!("{what}"),
    }
    snapshot
}

const HOSTILE: [&str; 17] = [
    "nothing was counted",
    "nobody ever calls",
    "more calls than a count can hold",
    "hours that no week has",
    "the counts are of a zone that there is not",
    "counted before it began",
    "no window",
    "windows on no day",
    "windows in a zone that there is not",
    "windows over midnight",
    "a wish over midnight",
    "closed for ten years",
    "a zone that there is not",
    "slots of no length",
    "hours of a desk that never opens",
    "nobody to move to",
    "duty at no hour",
];

#[test]
fn whatever_is_wrong_the_search_ends_with_slots_or_with_a_reason() {
    for what in HOSTILE {
        let mut snapshot = hostile(what);
        for order in snapshot.orders.values_mut() {
            order.requested = None;
        }
        let plan = schedule(&snapshot, story_now());
        for id in 1..=6 {
            let finder = find(&snapshot, &plan, OrderId(id), story_now()).unwrap();
            assert!(finder.candidates.len() <= 24 + 60, "{what}");
            assert!(finder.days.len() <= 84, "{what}");
            let some = !possible(&finder).is_empty();
            assert!(
                some || !finder.over.is_empty() || finder.verdict.is_some(),
                "{what}: NDG-0{id} {:?}",
                finder.candidates.first()
            );
            if let Some(verdict) = &finder.verdict
                && possible(&finder).is_empty()
            {
                assert!(!verdict.text.is_empty(), "{what}: {verdict:?}");
            }
        }
    }
}

#[test]
fn what_closes_every_day_is_named() {
    let mut snapshot = hostile("closed for ten years");
    snapshot.orders.get_mut(&FIRST).unwrap().requested = None;
    let finder = found(&snapshot, FIRST);
    assert_eq!(
        finder.over,
        "NDG-01 has no date: Long freeze, Sun 1 Nov 2026 to Wed 31 Dec 2036. Shorten or remove it, or ask both sides \
         for a day inside it."
    );
    // A freeze without an end is the reason before it begins, and no holiday on the way to it.
    for freeze in &mut snapshot.blackouts {
        freeze.from = freeze.from.max(day("2026-12-07"));
    }
    let finder = found(&snapshot, FIRST);
    assert!(
        finder
            .over
            .starts_with("NDG-01 has no date: Long freeze, Mon 7 Dec 2026 to "),
        "{}",
        finder.over
    );
    let finder = found(&hostile("a zone that there is not"), FIRST);
    assert!(
        finder.over.starts_with("Nowhere/Else is no time zone"),
        "{}",
        finder.over
    );
}

#[test]
fn a_weekday_that_nobody_counted_is_unknown_and_not_quiet() {
    let mut snapshot = called();
    let calls = snapshot.evidence.calls.as_mut().unwrap();
    // Monday to Wednesday of one week.
    calls.basis.first = Some(day("2026-11-02"));
    calls.basis.last = Some(day("2026-11-04"));
    let finder = found(&snapshot, FIRST);
    let on = |date: &str| {
        let mut slots = possible(&finder).into_iter();
        slots.find(|slot| slot.window.date == day(date)).unwrap()
    };
    assert_eq!(on("2026-12-16").calls_tenths, Some(40));
    let thursday = on("2026-12-17");
    assert_eq!((thursday.calls_tenths, thursday.lost_tenths), (None, None));
    assert_eq!(thursday.reasons[0], "Calls on a Thursday were not counted.");
    assert_eq!(finder.volume.weeks, 1);
    let empty = found(&hostile("nothing was counted"), FIRST);
    assert!(!empty.volume.known);
    let quiet = found(&hostile("nobody ever calls"), FIRST);
    assert_eq!(
        possible(&quiet)[0].reasons[0],
        "No call in 2 hours, none lost."
    );
}

#[test]
fn a_night_over_midnight_is_one_slot_of_the_day_on_which_it_begins() {
    let mut snapshot = hostile("windows over midnight");
    (snapshot.settings.window_start, snapshot.settings.window_end) = (time("23:00"), time("01:00"));
    snapshot.orders.get_mut(&FIRST).unwrap().requested = None;
    let finder = found(&snapshot, FIRST);
    let best = possible(&finder)[0];
    assert_eq!(best.window.words(), "Wed 16 Dec, 23:00–01:00 CT");
    assert_eq!((best.calls_tenths, best.lost_tenths), (Some(0), Some(0)));
    assert_eq!(finder.verdict, None, "it is a night");
    // Thursday’s hours behind midnight are Friday’s, and on Friday the freeze begins.
    assert!(
        possible(&finder)
            .iter()
            .all(|slot| slot.window.date <= day("2026-12-17")
                || slot.window.date >= day("2027-01-05")),
    );
}

#[test]
fn a_side_that_activates_in_the_losing_sides_hours_offers_no_others() {
    let mut snapshot = called();
    snapshot.carriers = crate::carrier::load().unwrap();
    snapshot.settings.gaining = crate::carrier::CarrierId("amazon-connect".to_owned());
    snapshot.orders.get_mut(&FIRST).unwrap().requested = None;
    let losing = snapshot.orders[&FIRST].key.carrier.clone();
    snapshot.carriers.get_mut(&losing).unwrap().desk_hours = None;
    let finder = found(&snapshot, FIRST);
    let slots = possible(&finder);
    assert!(!slots.is_empty());
    for slot in slots {
        let (start, end) = (slot.window.start, slot.window.end);
        assert!(time("08:00") <= start && end <= time("17:00"), "{slot:?}");
        assert!(slot.source.contains("AWS-WHAT"), "{}", slot.source);
    }
    assert!(
        finder
            .carrier_hours
            .iter()
            .any(|said| said.contains("the losing side’s business hours"))
    );
    assert!(finder.candidates.iter().any(|it| !it.possible && it.wished));
}

#[test]
fn slots_of_a_carrier_are_the_steps_of_what_is_offered() {
    let mut snapshot = northgate();
    snapshot.carriers = crate::carrier::load().unwrap();
    snapshot.settings.gaining = crate::carrier::CarrierId("genesys-cloud".to_owned());
    let toll_free = snapshot
        .orders
        .values_mut()
        .find(|order| order.key.class == crate::order::KeyClass::TollFree)
        .unwrap();
    toll_free.status = crate::order::OrderStatus::Draft;
    toll_free.confirmed = None;
    toll_free.activated_at = None;
    let id = toll_free.id;
    let finder = found(&snapshot, id);
    assert!(
        finder
            .carrier_hours
            .contains(&"Genesys Cloud gives a start every 15 minutes".to_owned()),
        "{:?}",
        finder.carrier_hours
    );
    for slot in possible(&finder).into_iter().filter(|slot| !slot.planned) {
        assert_eq!(
            slot.window.end - slot.window.start,
            chrono::TimeDelta::minutes(15),
            "{slot:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_slot_lies_outside_the_hours_of_the_carrier_or_on_a_closed_day(
        start in 0_u32..24, length in 0_u32..6, opens in 0_u32..20, open in 1_u32..8, order in 1_i64..7,
    ) {
        let mut snapshot = called();
        let hour = |hour: u32| chrono::NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap();
        snapshot.settings.window_start = hour(start);
        snapshot.settings.window_end = hour(start + length);
        let closes = (opens + open).min(23);
        for window in &mut snapshot.carriers.get_mut(&crate::carrier::CarrierId("meridian".to_owned())).unwrap().windows {
            if window.start != window.end {
                (window.start, window.end) = (hour(opens), hour(closes));
            }
        }
        let plan = schedule(&snapshot, story_now());
        let finder = find(&snapshot, &plan, OrderId(order), story_now()).unwrap();
        let closed: BTreeMap<_, _> = finder.days.iter().map(|day| (day.date, !day.closed.is_empty())).collect();
        let mut last = 0;
        for slot in possible(&finder) {
            prop_assert!(!closed[&slot.window.date], "{slot:?}");
            prop_assert!(slot.points >= last);
            last = slot.points;
            if slot.window.start != slot.window.end {
                prop_assert!(hour(opens) <= slot.window.start && slot.window.end <= hour(closes), "{slot:?}");
            }
            prop_assert!(finder.earliest.is_none_or(|earliest| earliest <= slot.window.date));
        }
    }
}

#[test]
fn minutes_without_calls_are_a_rule_that_the_project_may_know_better() {
    let mut snapshot = called();
    let lost = |snapshot: &Snapshot| {
        let finder = found(snapshot, FIRST);
        let planned = finder.candidates.iter().find(|it| it.planned).unwrap();
        (finder.outage.clone(), planned.lost_tenths)
    };
    let (outage, tenths) = lost(&snapshot);
    assert_eq!(
        (outage.minutes, outage.assumed, tenths),
        (30, true, Some(10))
    );
    assert_eq!(
        outage.source,
        "planning default from AWS-WHAT docs.aws.amazon.com/connect what-is-phone-number-porting, read 2026-11-21"
    );
    // The default known otherwise by the project, then the side itself.
    let mut defaults = crate::carrier::shipped_profile(crate::carrier::DEFAULTS)
        .unwrap()
        .clone();
    defaults.outage_minutes = Some(crate::carrier::Rule::new(
        60,
        "project: test",
        day("2026-11-16"),
    ));
    snapshot.carriers.insert(defaults.id.clone(), defaults);
    assert_eq!(lost(&snapshot).1, Some(20));
    let meridian = crate::carrier::CarrierId("meridian".to_owned());
    snapshot.carriers.get_mut(&meridian).unwrap().outage_minutes =
        Some(crate::carrier::Rule::new(6, "its page", day("2026-11-16")));
    let (outage, tenths) = lost(&snapshot);
    assert_eq!(
        (outage.minutes, outage.assumed, tenths),
        (6, false, Some(2))
    );
    assert!(outage.source.contains("its page"), "{}", outage.source);
}
