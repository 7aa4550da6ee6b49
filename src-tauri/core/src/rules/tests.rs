//! Each default is really gone by, and each side's rule goes before it.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::*;
use crate::{
    carrier::{ChangeMay, ChangePhase, ChangeWhat, Override, PaperName, RequestOn, apply, load},
    id::{AccountId, OrderId},
    life,
    order::{Act, OrderAct, OrderStatus, Track, TrackRecord, TrackState},
    plan::{
        sample::{at, day, northgate, order, story_now, time, window},
        schedule,
    },
    readiness,
};

/// The sample's orders where no carrier has a profile: only what holds for every carrier is left.
fn bare() -> Snapshot {
    let mut snapshot = northgate();
    snapshot.carriers = load()
        .unwrap()
        .into_iter()
        .filter(|(_, profile)| profile.role == Role::Common)
        .collect();
    snapshot
}

/// Everything that is reckoned from rules of time.
fn reckoned(snapshot: &Snapshot, now: NaiveDateTime) -> String {
    let plan = schedule(snapshot, now);
    let mut late = Vec::new();
    life::check(snapshot, now, &mut late);
    let of_orders: Vec<_> = snapshot
        .orders
        .values()
        .map(|order| {
            let of = plan.orders.iter().find(|plan| plan.order == order.id);
            let dated: Vec<_> = of
                .into_iter()
                .flat_map(|plan| {
                    plan.steps
                        .iter()
                        .map(|step| (step.kind, step.from, step.to))
                })
                .collect();
            let three = of.map(|plan| (plan.minimum, plan.maximum, plan.after_rejection));
            let papers: Vec<_> = readiness::papers(snapshot, order, of)
                .into_iter()
                .map(|paper| (paper.kind, paper.limit))
                .collect();
            let timers: Vec<_> = life::timers(snapshot, order, now)
                .into_iter()
                .map(|timer| (timer.code, timer.due))
                .collect();
            (dated, three, papers, timers)
        })
        .collect();
    let gate: Vec<_> = snapshot
        .orders
        .values()
        .flat_map(|order| life::gate(snapshot, order))
        .map(|standing| standing.why)
        .collect();
    format!("{of_orders:?} {late:?} {gate:?}")
}

fn with(snapshot: &Snapshot, carrier: &str, rule: &str, value: &str) -> Snapshot {
    let id = CarrierId(carrier.to_owned());
    let change = Override {
        carrier: id.clone(),
        rule: rule.to_owned(),
        value: value.to_owned(),
        reason: "test".to_owned(),
        as_of: day("2026-11-16"),
        by: "test".to_owned(),
    };
    let mut changed = snapshot.clone();
    let (now, unusable) = apply(&snapshot.carriers[&id], [&change]);
    assert!(unusable.is_empty(), "{rule}: {unusable:?}");
    changed.carriers.insert(id, now);
    changed
}

/// A project in which every rule of time has something to say.
fn busy() -> Snapshot {
    let mut snapshot = bare();
    snapshot.csrs.remove(&AccountId(3));
    snapshot.accounts.get_mut(&AccountId(1)).unwrap().locked = true;
    let orders = &mut snapshot.orders;
    orders.get_mut(&OrderId(4)).unwrap().status = OrderStatus::AwaitingSignature;
    orders.get_mut(&OrderId(4)).unwrap().signed_on = None;
    // The second one has just ported, and texting is open.
    let ported = orders.get_mut(&OrderId(3)).unwrap();
    ported.status = OrderStatus::Ported;
    ported.activated_at = Some(at("2026-11-13T20:00"));
    ported.log.tracks.push(TrackRecord {
        track: Track::Sms,
        state: TrackState::Pending,
        at: at("2026-11-13T20:30"),
        note: String::new(),
    });
    // The toll-free one was confirmed at short notice.
    let short = orders.get_mut(&OrderId(5)).unwrap();
    short.confirmed = Some(window("2026-11-18", "10:30", "10:30"));
    short.log.acts.push(Act {
        id: crate::id::ActId(1),
        kind: OrderAct::Confirmed,
        at: at("2026-11-16T11:00"),
        version: 1,
        window: short.confirmed.clone(),
        was: None,
        text: String::new(),
        in_spite: String::new(),
        attachment: None,
    });
    snapshot
}

#[test]
fn every_default_is_gone_by_and_an_override_of_it_reaches_what_is_reckoned() {
    const LEAD: &str = "{ class = \"CLASS\", min = 1, typical = 2, max = 3 }";
    let lead = |class: &str| LEAD.replace("CLASS", class);
    let rows = [
        ("planning-default", "answer_days", "9".to_owned()),
        (
            "planning-default",
            "csr_days",
            "{ min = 0, typical = 9, max = 12 }".to_owned(),
        ),
        (
            "planning-default",
            "unlock_days",
            "{ min = 5, typical = 12, max = 20 }".to_owned(),
        ),
        ("planning-default", "signature_days", "7".to_owned()),
        ("planning-default", "change_cut_off_hours", "99".to_owned()),
        ("planning-default", "cancel_cut_off_hours", "99".to_owned()),
        ("planning-default", "project_from", "20".to_owned()),
        ("planning-default", "loa_max_days", "11".to_owned()),
        ("planning-default", "bill_max_days", "11".to_owned()),
        ("planning-default", "csr_max_days", "11".to_owned()),
        ("planning-default", "snapback_hours", "96".to_owned()),
        ("planning-default", "lead_times.project", lead("project")),
        (
            "planning-default",
            "lead_times.toll_free",
            lead("toll_free"),
        ),
        (
            "planning-default",
            "rejection_times.project",
            "{ class = \"project\", days = 1 }".to_owned(),
        ),
        (
            "planning-default",
            "answers.toll_free",
            "{ class = \"toll_free\", hours = 120, business = true }".to_owned(),
        ),
        (
            "planning-default",
            "sms_delays.any",
            "{ hours = 5 }".to_owned(),
        ),
        (
            "planning-default",
            "sms_delays.toll_free",
            "{ class = \"toll_free\", hours = 240 }".to_owned(),
        ),
        ("us-rules", "abandoned_days", "12".to_owned()),
        ("us-rules", "record_911_hours", "96".to_owned()),
        ("us-rules", "caller_name_hours", "24".to_owned()),
        ("us-rules", "short_notice_hours", "12".to_owned()),
    ];
    let snapshot = busy();
    // On the day itself, and past the dates of the confirmed orders.
    let later = day("2026-11-17").and_time(time("11:00"));
    let before = (reckoned(&snapshot, story_now()), reckoned(&snapshot, later));
    let mut without = Vec::new();
    for (carrier, rule, value) in &rows {
        let changed = with(&snapshot, carrier, rule, value);
        let after = (reckoned(&changed, story_now()), reckoned(&changed, later));
        if after == before {
            without.push(*rule);
        }
    }
    assert!(without.is_empty(), "nothing goes by {without:?}");
}

#[test]
fn a_default_that_a_project_takes_away_falls_back_to_the_one_that_ships() {
    let snapshot = busy();
    let gone = with(&snapshot, "planning-default", "answer_days", "unknown");
    let order = &gone.orders[&OrderId(1)];
    assert_eq!(Rules::of(&gone, order).answer_days().unwrap().value, 5);
    let mut none = snapshot.clone();
    none.carriers.clear();
    let order = &none.orders[&OrderId(1)];
    assert_eq!(Rules::of(&none, order).answer_days().unwrap().value, 5);
}

#[test]
fn our_defaults_have_a_lead_time_and_a_rejection_for_every_class_and_size() {
    let snapshot = bare();
    let order = &snapshot.orders[&OrderId(1)];
    for class in [
        Class::Simple,
        Class::NonSimple,
        Class::Project,
        Class::Wireless,
        Class::TollFree,
        Class::Fax,
        Class::Canada,
        Class::Internal,
    ] {
        for size in [1, 2, 50, 51, 100, 101, 100_000] {
            let rules = Rules::of(&snapshot, order).sized(class, size);
            let (_, lead) = rules.default_lead_time().unwrap();
            assert!(lead.min <= lead.typical && lead.typical <= lead.max);
            assert!(lead.min.is_some() && lead.typical.is_some(), "{class:?}");
            assert!(
                rules.rejection_days().unwrap().value > 0,
                "{class:?} {size}"
            );
        }
    }
}

/// A project with an order that leaves one shipped carrier for another.
fn leaving(losing: &str, gaining: &str, class: KeyClass) -> Snapshot {
    let mut snapshot = northgate();
    snapshot.carriers = load().unwrap();
    snapshot.settings.gaining = CarrierId(gaining.to_owned());
    snapshot.orders.clear();
    let order = order(1, losing, 1, class);
    snapshot.orders.insert(order.id, order);
    snapshot
}

#[test]
fn the_class_picks_the_cut_off_and_its_clock_is_local_to_the_numbers() {
    let mut snapshot = leaving("allstream", "meridian", KeyClass::Local);
    let site = snapshot.sites.values_mut().next().unwrap();
    site.zone = "America/Los_Angeles".to_owned();
    let site = site.id;
    snapshot.orders.get_mut(&OrderId(1)).unwrap().key.site = Some(site);
    let order = &snapshot.orders[&OrderId(1)];
    let at = |class| {
        let cut_offs = Rules::of(&snapshot, order).sized(class, 1).cut_offs();
        let first = cut_offs.first().unwrap();
        (first.time.to_string(), first.zone.to_owned(), first.rule)
    };
    let zone = "America/Los_Angeles".to_owned();
    assert_eq!(
        at(Class::Simple),
        ("13:00:00".to_owned(), zone.clone(), "cut_offs")
    );
    assert_eq!(
        at(Class::NonSimple),
        ("15:00:00".to_owned(), zone, "cut_offs")
    );
    // Where no side says, the law says it of simple ports alone.
    let snapshot = leaving("corvus", "meridian", KeyClass::Local);
    let order = &snapshot.orders[&OrderId(1)];
    let simple = Rules::of(&snapshot, order)
        .sized(Class::Simple, 1)
        .cut_offs();
    assert!(simple.first().unwrap().is_law());
    let other = Rules::of(&snapshot, order).sized(Class::NonSimple, 9);
    assert!(other.cut_offs().is_empty());
}

#[test]
fn which_dates_may_be_asked_for() {
    // Gaining side, class: earliest and latest after sending, on which days, passed on so many days before.
    type Row = (
        &'static str,
        KeyClass,
        Option<u16>,
        Option<u16>,
        RequestOn,
        Option<u16>,
    );
    let rows: [Row; 7] = [
        (
            "twilio",
            KeyClass::Local,
            Some(7),
            None,
            RequestOn::BusinessDay,
            None,
        ),
        (
            "bandwidth",
            KeyClass::Local,
            None,
            Some(30),
            RequestOn::BusinessDay,
            None,
        ),
        (
            "genesys-cloud",
            KeyClass::Local,
            Some(14),
            None,
            RequestOn::BusinessDay,
            None,
        ),
        // 72 hours of notice for the window, and no 14 days of its own.
        (
            "genesys-cloud",
            KeyClass::TollFree,
            Some(3),
            Some(30),
            RequestOn::BusinessDay,
            Some(14),
        ),
        (
            "ringcentral",
            KeyClass::TollFree,
            None,
            Some(30),
            RequestOn::NotOffered,
            None,
        ),
        (
            "activepbx",
            KeyClass::Local,
            None,
            None,
            RequestOn::Agreed,
            None,
        ),
        (
            "meridian",
            KeyClass::TollFree,
            None,
            Some(30),
            RequestOn::BusinessDay,
            None,
        ),
    ];
    for (gaining, class, earliest, latest, on, before) in rows {
        let snapshot = leaving("corvus", gaining, class);
        let rules = Rules::of(&snapshot, &snapshot.orders[&OrderId(1)]);
        let value = |said: Option<Said<'_, u16>>| said.map(|said| said.value);
        assert_eq!(value(rules.earliest_request_days()), earliest, "{gaining}");
        assert_eq!(value(rules.latest_request_days()), latest, "{gaining}");
        assert_eq!(rules.request_on().unwrap().value, on, "{gaining}");
        assert_eq!(value(rules.sent_days_before()), before, "{gaining}");
    }
}

#[test]
fn a_projects_own_word_goes_before_what_was_read_for_the_class() {
    let snapshot = leaving("corvus", "twilio", KeyClass::Local);
    let own = with(&snapshot, "twilio", "earliest_request_days", "3");
    let rules = Rules::of(&own, &own.orders[&OrderId(1)]);
    assert_eq!(rules.earliest_request_days().unwrap().value, 3);
}

#[test]
fn papers_age_by_class_country_and_who_loses_the_number() {
    let rows = [
        (
            "corvus",
            "twilio",
            KeyClass::TollFree,
            "CA",
            PaperName::Loa,
            15,
        ),
        (
            "corvus",
            "telnyx",
            KeyClass::Local,
            "US",
            PaperName::Loa,
            90,
        ),
        (
            "corvus",
            "bandwidth",
            KeyClass::Local,
            "US",
            PaperName::Loa,
            30,
        ),
        // Nobody says: the safe default.
        ("corvus", "five9", KeyClass::Local, "US", PaperName::Loa, 15),
        // RingCentral takes a bill of 30 days, and gives numbers away on one of 45.
        (
            "att",
            "ringcentral",
            KeyClass::Local,
            "US",
            PaperName::Bill,
            30,
        ),
        (
            "ringcentral",
            "five9",
            KeyClass::Local,
            "US",
            PaperName::Bill,
            45,
        ),
        ("corvus", "five9", KeyClass::Local, "US", PaperName::Csr, 30),
    ];
    for (losing, gaining, class, country, paper, days) in rows {
        let mut snapshot = leaving(losing, gaining, class);
        let order = snapshot.orders.get_mut(&OrderId(1)).unwrap();
        order.key.country = country.to_owned();
        let rules = Rules::of(&snapshot, &snapshot.orders[&OrderId(1)]);
        assert_eq!(
            rules.oldest(paper).unwrap().value,
            days,
            "{losing} to {gaining}, {paper:?}"
        );
    }
}

#[test]
fn of_hours_and_business_days_the_earlier_moment_is_the_last() {
    let snapshot = leaving("corvus", "8x8", KeyClass::Local);
    let order = &snapshot.orders[&OrderId(1)];
    let rules = Rules::of(&snapshot, order);
    // Mon 30 Nov: 72 hours are Friday, three business days without 26 and 27 Nov are Mon 23 Nov.
    let starts = day("2026-11-30").and_time(time("09:00"));
    let offices = offices(&snapshot, order, starts.date());
    let last = rules.last_change(starts, &offices).unwrap();
    assert_eq!(last.at, day("2026-11-23").and_time(time("09:00")));
    assert_eq!(last.before(), "3 business days before the date");
    assert_eq!(last.said.rule, "change_cut_off_days");
    // In the middle of a week they are the same day, and the hours are said first.
    let starts = day("2026-11-19").and_time(time("09:00"));
    let last = rules.last_change(starts, &offices).unwrap();
    assert_eq!(last.at, day("2026-11-16").and_time(time("09:00")));
    // Aircall says something of cancelling alone; a change is our default.
    let snapshot = leaving("corvus", "aircall", KeyClass::Local);
    let rules = Rules::of(&snapshot, &snapshot.orders[&OrderId(1)]);
    assert!(
        rules
            .last_change(starts, &offices)
            .unwrap()
            .said
            .is_assumed()
    );
    let cancel = rules.last_cancel(starts, &offices).unwrap();
    assert_eq!(cancel.said.by.id.0, "aircall");
}

#[test]
fn what_may_change_after_it_was_sent_is_the_strictest_word() {
    let rows = [
        (
            "lumen",
            "meridian",
            ChangeWhat::AddNumbers,
            ChangePhase::Submitted,
            Some(ChangeMay::NewOrder),
        ),
        // No side speaks: practice allows a date by supplement.
        (
            "corvus",
            "meridian",
            ChangeWhat::Date,
            ChangePhase::Submitted,
            Some(ChangeMay::Yes),
        ),
        (
            "corvus",
            "intermedia",
            ChangeWhat::AddNumbers,
            ChangePhase::Submitted,
            Some(ChangeMay::Restarts),
        ),
        (
            "corvus",
            "meridian",
            ChangeWhat::Address,
            ChangePhase::Confirmed,
            None,
        ),
    ];
    for (losing, gaining, what, phase, may) in rows {
        let snapshot = leaving(losing, gaining, KeyClass::Local);
        let rules = Rules::of(&snapshot, &snapshot.orders[&OrderId(1)]);
        let said = rules.change(what, phase).map(|said| said.value.may);
        assert_eq!(said, may, "{losing} to {gaining}, {what:?}");
    }
}

#[test]
fn answers_texting_and_silence_follow_each_sides_own_figures() {
    let rules_of = |losing: &str, gaining: &str, class| {
        let snapshot: &'static Snapshot = Box::leak(Box::new(leaving(losing, gaining, class)));
        Rules::of(snapshot, &snapshot.orders[&OrderId(1)])
    };
    let local = KeyClass::Local;
    // 48 hours on business days are two of them.
    let said = rules_of("nobody", "telnyx", local).answer_days().unwrap();
    assert_eq!((said.value, said.rule), (2, "answers"));
    let said = rules_of("nationsline", "telnyx", local).answer_days();
    assert_eq!(said.unwrap().value, 3, "the losing side answers");
    let said = rules_of("nobody", "five9", KeyClass::TollFree).answer_days();
    assert_eq!(said.unwrap().value, 2, "the RespOrg has two business days");
    let texting = |gaining, class| rules_of("nobody", gaining, class).texting().unwrap();
    assert_eq!(texting("aircall", local).value, After::BusinessDays(3));
    assert_eq!(texting("twilio", local).value, After::Hours(2));
    assert_eq!(
        texting("twilio", KeyClass::TollFree).value,
        After::Hours(48)
    );
    assert_eq!(texting("five9", local).value, After::BusinessDays(3));
    let nextiva = rules_of("nobody", "nextiva", local);
    assert_eq!(nextiva.chase_hours().unwrap().value, 48);
    let somos = rules_of("nobody", "five9", KeyClass::TollFree);
    assert_eq!(somos.escalation_days().unwrap().value, 2);
    assert!(
        rules_of("nobody", "five9", local)
            .escalation_days()
            .is_none()
    );
    // Numbers that left Twilio stay up there for ten days.
    let twilio = rules_of("twilio", "five9", local);
    assert_eq!(twilio.kept_up_days().unwrap().value, 10);
}

#[test]
fn work_on_systems_is_found_across_midnight_and_weekends() {
    let snapshot = leaving("lumen", "bandwidth", KeyClass::Local);
    let rules = Rules::of(&snapshot, &snapshot.orders[&OrderId(1)]);
    let over = |date: &str, start: &str, end: &str| {
        let said = rules.maintenance_over(&window(date, start, end));
        said.map(|said| said.value.name.clone())
    };
    let weekdays = Some("Switches on weekdays".to_owned());
    let weekend = Some("Switches at the weekend".to_owned());
    assert_eq!(over("2026-11-17", "19:00", "21:00"), None);
    assert_eq!(
        over("2026-11-17", "20:00", "22:00"),
        None,
        "it ends as work begins"
    );
    assert_eq!(over("2026-11-17", "21:00", "22:30"), weekdays);
    assert_eq!(
        over("2026-11-18", "05:30", "07:00"),
        weekdays,
        "the night before"
    );
    assert_eq!(
        over("2026-11-18", "05:30", "05:30"),
        weekdays,
        "a fixed time"
    );
    assert_eq!(over("2026-11-18", "06:00", "07:00"), None);
    assert_eq!(
        over("2026-11-22", "12:00", "13:00"),
        weekend,
        "Saturday night to Monday"
    );
    assert_eq!(over("2026-11-23", "05:00", "05:30"), weekend);
    assert_eq!(
        over("2026-11-17", "21:30", "01:00"),
        weekdays,
        "over midnight"
    );
    // The registry of ported numbers rests on Sunday morning, whoever loses them.
    let snapshot = leaving("corvus", "bandwidth", KeyClass::Local);
    let rules = Rules::of(&snapshot, &snapshot.orders[&OrderId(1)]);
    let said = rules.maintenance_over(&window("2026-11-22", "07:00", "09:00"));
    assert_eq!(said.unwrap().value.name, "NPAC");
}

#[test]
fn every_gate_says_who_insists_and_where_that_was_read() {
    let snapshot = leaving("corvus", "activepbx", KeyClass::Local);
    let order = &snapshot.orders[&OrderId(1)];
    let whys: Vec<_> = life::gate(&snapshot, order)
        .into_iter()
        .map(|standing| standing.why)
        .collect();
    assert!(
        whys.iter()
            .all(|why| why.contains("ActivePBX insists on it.")),
        "{whys:#?}"
    );
    let snapshot = leaving("corvus", "five9", KeyClass::Local);
    let order = &snapshot.orders[&OrderId(1)];
    let distinct: BTreeSet<_> = life::gate(&snapshot, order)
        .into_iter()
        .map(|standing| standing.why)
        .collect();
    assert_eq!(distinct.len(), 4, "{distinct:#?}");
    assert!(
        distinct.iter().all(|why| why.contains("read 2026-11-21]")),
        "{distinct:#?}"
    );
}

#[test]
fn a_change_that_is_taken_says_on_what_terms() {
    let terms = |losing: &str, gaining: &str, what, act| {
        let mut snapshot = leaving(losing, gaining, KeyClass::Local);
        snapshot.orders.get_mut(&OrderId(1)).unwrap().status = OrderStatus::Submitted;
        let asking = life::Asking {
            snapshot: &snapshot,
            held: &[],
            order: &snapshot.orders[&OrderId(1)],
            at: story_now(),
            change: Some(what),
        };
        assert!(life::may(&asking, act).is_none());
        life::terms(&asking, act)
    };
    let change = OrderAct::AskChange;
    let restarts = terms("corvus", "intermedia", ChangeWhat::AddNumbers, change).unwrap();
    assert!(
        restarts.contains("takes it, and the interval starts again. [Intermedia"),
        "{restarts}"
    );
    assert_eq!(
        terms("corvus", "meridian", ChangeWhat::Date, OrderAct::AskDate),
        None
    );
}
