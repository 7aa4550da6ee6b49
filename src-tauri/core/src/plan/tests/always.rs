//! What holds for every plan, whatever the project looks like.

use chrono::{NaiveDateTime, NaiveTime};
use proptest::{prelude::*, test_runner::TestCaseError};

use super::*;
use crate::{
    carrier::CarrierId,
    id::{AccountId, TaskId},
    order::OrderStatus,
    plan::{fit::Hours, ground::Ground},
    snapshot::Snapshot,
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
        dependencies(&snapshot, &plan)?;
        // Each line of the derivation reckons its date again on the published calendars.
        for line in derivation(&snapshot, wild.now, &plan) {
            prop_assert_eq!(line.differs, None, "{}", line.line());
        }
        prop_assert_eq!(&plan, &schedule(&snapshot, wild.now));
    }
}

/// Things that have to be in place stand in their order, and what ends the losing service comes last.
fn dependencies(snapshot: &Snapshot, plan: &Plan) -> Result<(), TestCaseError> {
    let find = |kind, of| {
        let mut tasks = plan.tasks.iter();
        tasks.find(|task| task.kind == kind && task.of == of)
    };
    for task in &plan.tasks {
        prop_assert!(!task.rule.is_empty(), "{task:?}");
        if task.need == TaskNeed::Waived {
            continue;
        }
        for key in &task.after {
            let first = find(key.kind, key.of);
            prop_assert!(first.is_some(), "{task:?} waits for nothing there is");
            if let (Some(first), Some(own)) = (first.and_then(|first| first.latest), task.latest) {
                prop_assert!(first <= own, "{:?} after {:?}", task.title, key);
            }
        }
        match task.kind {
            TaskKind::Phones if task.supply == Some(Supply::Own) => {
                // Phones that ring today are switched over behind their temporary number and forward.
                for order in &task.orders {
                    let here = TaskOf::Order(*order);
                    for kind in [TaskKind::TemporaryNumber, TaskKind::Forward] {
                        if let Some(first) = find(kind, here) {
                            let waived = first.need == TaskNeed::Waived;
                            prop_assert!(waived || first.need == TaskNeed::Required);
                            prop_assert!(
                                waived
                                    || task.due.is_none()
                                    || task.done_on.is_some()
                                    || first.latest <= task.due,
                                "{first:?} {task:?}"
                            );
                        }
                    }
                }
            }
            TaskKind::EndOfService => {
                let TaskOf::Account(account) = task.of else {
                    continue;
                };
                // The losing service ends behind every order of its account, unless a person said a day.
                let said = snapshot.tasks.iter().any(|said| said.kind == task.kind);
                for order in &plan.orders {
                    let of = snapshot.orders[&order.order].key.account == Some(account);
                    prop_assert!(
                        said || !of || task.due > order.cutover,
                        "{task:?} {order:?}"
                    );
                }
            }
            _ => {}
        }
    }
    // Each stands in the plan’s reasons by its name.
    let lines = derivation(snapshot, plan.today.and_time(NaiveTime::MIN), plan);
    for task in plan.tasks.iter().filter(|task| task.latest.is_some()) {
        prop_assert!(
            lines.iter().any(|line| line.what.starts_with(&task.title)),
            "{} is not in the reasons",
            task.title
        );
    }
    Ok(())
}
