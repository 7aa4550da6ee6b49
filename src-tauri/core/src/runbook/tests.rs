//! The runbook of the sample client, people's changes over it, and where a night stands.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::{Part, Progress, Runbook, StepKind, Template, nights, runbook, session};
use crate::{
    id::{NightRowId, OrderId},
    night::{KeptEdit, NightAct, NightEvent, NightKey, StepEdit, StepTime},
    plan::{
        sample::{at, northgate, story_now},
        schedule,
    },
    snapshot::Snapshot,
};

const NIGHT: NightKey = NightKey::Order(OrderId(1));

fn made(snapshot: &Snapshot) -> Runbook {
    let plan = schedule(snapshot, story_now());
    runbook(snapshot, &plan, NIGHT, story_now()).unwrap()
}

fn keys(runbook: &Runbook, part: Part) -> Vec<&str> {
    runbook.part(part).map(|step| step.key.as_str()).collect()
}

fn edit(snapshot: &mut Snapshot, edit: StepEdit) {
    snapshot.nights.edits.push(KeptEdit {
        id: NightRowId(1),
        night: NIGHT,
        edit,
    });
}

#[test]
fn a_runbook_goes_from_two_weeks_before_to_a_month_after() {
    let made = made(&northgate());
    assert_eq!(
        keys(&made, Part::Before),
        [
            "people",
            "routes",
            "address_911",
            "temporary",
            "temporary_911",
            "gate_date",
            "freeze_old"
        ]
    );
    let night = keys(&made, Part::Night);
    assert_eq!(night.first(), Some(&"roll_call"));
    for key in [
        "gate_go",
        "activate:1",
        "inbound",
        "caller_id",
        "emergency",
        "gate_keep",
    ] {
        assert!(night.contains(&key), "{key} in {night:?}");
    }
    let first = made.part(Part::Before).next().unwrap();
    let last = made.part(Part::After).last().unwrap();
    let day = made.day().unwrap();
    assert_eq!((day - first.at.date()).num_days(), 14);
    assert_eq!(last.key, "final_bill");
    assert!(
        (30..=33).contains(&(last.at.date() - day).num_days()),
        "{}",
        last.at
    );
    for step in &made.steps {
        assert!(
            !step.title.is_empty() && !step.title.contains("  "),
            "{step:?}"
        );
        assert!(
            step.kind == StepKind::Limit || !step.owner.is_empty(),
            "{step:?}"
        );
        for before in &step.after {
            assert!(
                made.step(before).is_some(),
                "{} waits for {before}",
                step.key
            );
        }
    }
}

#[test]
fn what_people_changed_stays_when_the_date_moves() {
    let mut snapshot = northgate();
    edit(
        &mut snapshot,
        StepEdit {
            step: "inbound".into(),
            title: Some("Call every number three times".into()),
            owner: Some("Front desk".into()),
            minutes: Some(45),
            ..StepEdit::default()
        },
    );
    edit(
        &mut snapshot,
        StepEdit {
            step: "fax".into(),
            dropped: true,
            ..StepEdit::default()
        },
    );
    edit(
        &mut snapshot,
        StepEdit {
            step: "own-1".into(),
            title: Some("Tell the on-call dentist".into()),
            time: Some(StepTime::Minute { minutes: 5 }),
            own: true,
            ..StepEdit::default()
        },
    );
    edit(
        &mut snapshot,
        StepEdit {
            step: "freeze_old".into(),
            dropped: true,
            ..StepEdit::default()
        },
    );
    let before = made(&snapshot);
    let order = snapshot.orders.get_mut(&OrderId(1)).unwrap();
    let window = order.requested.as_mut().unwrap();
    window.date = "2026-12-17".parse().unwrap();
    let after = made(&snapshot);
    for made in [&before, &after] {
        let inbound = made.step("inbound").unwrap();
        assert_eq!(inbound.title, "Call every number three times");
        assert_eq!(
            (inbound.owner.as_str(), inbound.minutes),
            ("Front desk", 45)
        );
        assert!(inbound.edited && made.step("own-1").unwrap().own);
        assert!(made.step("freeze_old").is_none());
        assert_eq!(made.dropped[0].0, "freeze_old");
    }
    let own = |made: &Runbook| made.step("own-1").unwrap().at;
    assert_eq!(own(&after) - own(&before), TimeDelta::days(1));
}

#[test]
fn an_activation_takes_as_long_as_the_gaining_side_says_else_as_our_default() {
    let mut snapshot = northgate();
    let minutes = |snapshot: &Snapshot| {
        let steps = made(snapshot).steps;
        let step = steps.iter().find(|step| step.key == "activate:1");
        step.unwrap().minutes
    };
    assert_eq!(minutes(&snapshot), 10);
    let shipped = crate::carrier::shipped_profile(crate::carrier::DEFAULTS).unwrap();
    let mut defaults = shipped.clone();
    defaults.activation_minutes.as_mut().unwrap().value = 25;
    snapshot.carriers.insert(defaults.id.clone(), defaults);
    assert_eq!(minutes(&snapshot), 25);
    let own = Some(crate::plan::sample::rule(40));
    let gaining = crate::carrier::CarrierId("meridian".to_owned());
    snapshot
        .carriers
        .get_mut(&gaining)
        .unwrap()
        .activation_minutes = own;
    assert_eq!(minutes(&snapshot), 40);
}

#[test]
fn a_template_leaves_this_clients_people_behind_and_reads_back() {
    let mut snapshot = northgate();
    edit(
        &mut snapshot,
        StepEdit {
            step: "own-1".into(),
            title: Some("Photograph the old rack".into()),
            owner: Some("Jonas Okafor".into()),
            time: Some(StepTime::Day { days: -1 }),
            own: true,
            ..StepEdit::default()
        },
    );
    edit(
        &mut snapshot,
        StepEdit {
            step: "activate:1".into(),
            title: Some("Only here".into()),
            ..StepEdit::default()
        },
    );
    let template = Template::of(&snapshot.nights.edits, NIGHT);
    let text = template.text();
    assert!(
        !text.contains("Jonas") && !text.contains("Only here"),
        "{text}"
    );
    assert_eq!(Template::read(&text), Ok(template));
    for wrong in [
        "",
        "{}",
        &text.replace("runbook-template", "x"),
        &text.replace("\"version\": 1", "\"version\": 9"),
    ] {
        assert!(Template::read(wrong).is_err(), "{wrong}");
    }
}

fn happened(step: &str, act: NightAct, local: &str, word: &str) -> NightEvent {
    NightEvent {
        id: NightRowId(1),
        night: NIGHT,
        act,
        step: step.to_owned(),
        at: at(local),
        who: "Mara Lindholm".to_owned(),
        word: word.to_owned(),
        text: String::new(),
    }
}

fn local(at: DateTime<Utc>) -> NaiveDateTime {
    crate::zone::to_local(at, "America/Chicago").unwrap()
}

#[test]
fn a_late_step_pushes_what_waits_for_it_and_nothing_else() {
    let snapshot = northgate();
    let made = made(&snapshot);
    let night: Vec<&str> = made
        .part(Part::Night)
        .take_while(|step| step.key != "activate:1")
        .map(|step| step.key.as_str())
        .collect();
    let mut events: Vec<NightEvent> = night
        .iter()
        .map(|key| happened(key, NightAct::Done, "2026-12-16T18:50", "go"))
        .collect();
    let calm = session(&made, &events, at("2026-12-16T18:55"));
    assert_eq!(calm.steps[calm.now.unwrap()].key, "activate:1");
    assert_eq!(calm.pushed, 0);
    events.push(happened(
        "activate:1",
        NightAct::Begin,
        "2026-12-16T19:05",
        "",
    ));
    let late = session(&made, &events, at("2026-12-16T20:00"));
    assert_eq!(late.step("activate:1").unwrap().late, 5);
    let inbound = late.step("inbound").unwrap();
    assert_eq!(local(inbound.expected).to_string(), "2026-12-16 20:00:00");
    assert_eq!(inbound.late, 50);
    assert!(late.pushed > 0);
    assert_eq!(late.steps[late.next.unwrap()].key, "inbound");
    events.push(happened(
        "activate:1",
        NightAct::Done,
        "2026-12-16T19:06",
        "",
    ));
    let done = session(&made, &events, at("2026-12-16T19:06"));
    assert_eq!(done.step("inbound").unwrap().late, 0);
    assert_eq!(done.steps[done.now.unwrap()].key, "inbound");
}

#[test]
fn a_decision_against_ends_what_waits_for_it_and_a_step_opened_again_is_open() {
    let snapshot = northgate();
    let made = made(&snapshot);
    let mut events = vec![happened(
        "gate_go",
        NightAct::Decide,
        "2026-12-16T18:57",
        "no_go",
    )];
    let stopped = session(&made, &events, at("2026-12-16T19:00"));
    assert_eq!(stopped.stopped.as_deref(), Some("gate_go"));
    for key in ["activate:1", "inbound", "emergency", "gate_keep"] {
        assert_eq!(stopped.step(key).unwrap().progress, Progress::Void, "{key}");
    }
    events.push(happened(
        "gate_go",
        NightAct::Reopen,
        "2026-12-16T18:58",
        "",
    ));
    events.push(happened(
        "gate_go",
        NightAct::Decide,
        "2026-12-16T18:59",
        "go",
    ));
    let again = session(&made, &events, at("2026-12-16T19:00"));
    assert_eq!(again.stopped, None);
    assert_eq!(again.step("gate_go").unwrap().progress, Progress::Done);
    assert_ne!(again.step("activate:1").unwrap().progress, Progress::Void);
}

#[test]
fn a_night_that_is_held_counts_its_minutes() {
    let snapshot = northgate();
    let made = made(&snapshot);
    let events = [
        happened("", NightAct::Hold, "2026-12-16T19:10", ""),
        happened("", NightAct::Resume, "2026-12-16T19:20", ""),
        happened("", NightAct::Hold, "2026-12-16T19:30", ""),
    ];
    let held = session(&made, &events, at("2026-12-16T19:34"));
    assert_eq!(held.held_minutes, 14);
    assert!(held.held.is_some());
    assert_eq!(
        session(&made, &events[..2], at("2026-12-16T19:34")).held,
        None
    );
}

#[test]
fn each_order_has_its_night_until_a_wave_joins_them() {
    let mut snapshot = northgate();
    let plan = schedule(&snapshot, story_now());
    assert_eq!(nights(&snapshot, &plan).len(), 6);
    for id in [1, 2] {
        snapshot.orders.get_mut(&OrderId(id)).unwrap().wave = Some(1);
    }
    let plan = schedule(&snapshot, story_now());
    let keys = nights(&snapshot, &plan);
    assert_eq!(keys.len(), 5);
    let wave = runbook(&snapshot, &plan, NightKey::Wave(1), story_now()).unwrap();
    assert_eq!(wave.name, "Wave 1");
    assert!(wave.step("activate:1").is_some() && wave.step("activate:2").is_some());
    assert!(runbook(&snapshot, &plan, NightKey::Wave(9), story_now()).is_none());
}

#[test]
fn minutes_pass_evenly_on_a_night_when_clocks_change() {
    for (day, starts, ends) in [
        ("2026-10-31", "23:30:00", "02:30:00"),
        ("2027-03-13", "23:30:00", "03:30:00"),
    ] {
        let mut snapshot = northgate();
        let order = snapshot.orders.get_mut(&OrderId(1)).unwrap();
        order.confirmed = Some(crate::window::Window {
            date: day.parse().unwrap(),
            start: starts.parse().unwrap(),
            end: ends.parse().unwrap(),
            zone: "America/Chicago".to_owned(),
        });
        let made = made(&snapshot);
        let start = made.step("activate:1").unwrap().instant;
        assert_eq!(local(start).to_string(), format!("{day} {starts}"));
        for step in made.part(Part::Night) {
            let StepTime::Minute { minutes } = step.time else {
                panic!("{step:?}");
            };
            assert_eq!(
                step.instant - start,
                TimeDelta::minutes(minutes.into()),
                "{}",
                step.key
            );
            assert_eq!(local(step.instant), step.at, "{}", step.key);
        }
        let keep = made.step("gate_keep").unwrap();
        // Half an hour before the end: 3.5 hours after the start in autumn, 3 minus 1 in spring.
        assert_eq!(
            (keep.instant - start).num_minutes(),
            if day.starts_with("2026") { 210 } else { 150 }
        );
        let stands = session(&made, &[], start);
        assert_eq!(stands.step("gate_keep").unwrap().planned, keep.instant);
    }
}

#[test]
fn a_night_that_was_opened_again_begins_anew_and_keeps_what_was_done_before_it() {
    let snapshot = northgate();
    let made = made(&snapshot);
    let mut events = vec![
        happened("people", NightAct::Done, "2026-12-02T10:00", ""),
        happened("roll_call", NightAct::Done, "2026-12-16T18:04", ""),
        happened("gate_go", NightAct::Decide, "2026-12-16T18:57", "no_go"),
        happened("", NightAct::Hold, "2026-12-16T18:58", ""),
        happened("", NightAct::Sign, "2026-12-16T18:59", "stopped"),
    ];
    let stopped = session(&made, &events, at("2026-12-16T19:00"));
    assert!(stopped.signed.is_some() && stopped.held.is_some());
    events.push(happened("", NightAct::Reopen, "2026-12-17T09:00", ""));
    let again = session(&made, &events, at("2026-12-17T09:00"));
    assert_eq!(
        (again.signed, again.held, again.stopped),
        (None, None, None)
    );
    assert_eq!(again.began, None);
    assert_eq!(again.steps[again.now.unwrap()].key, "roll_call");
    let people = again
        .steps
        .iter()
        .find(|step| step.key == "people")
        .unwrap();
    assert_eq!(people.progress, Progress::Done);
}
