//! What has to be in place: which orders need it, by when, and what it moves.

use chrono::NaiveDate;

use super::{Task, TaskNeed};
use crate::{
    id::{AccountId, NumberId, OrderId, SiteId, TaskId},
    number::Use,
    plan::{OrderPlan, Plan, StepState, sample::*, schedule},
    snapshot::Snapshot,
    task::{Supply, TaskKind, TaskOf, TaskRecord},
};

fn task(plan: &Plan, kind: TaskKind, of: TaskOf) -> &Task {
    plan.tasks
        .iter()
        .find(|task| task.kind == kind && task.of == of)
        .unwrap_or_else(|| panic!("no {kind:?} for {of:?}"))
}

fn of(plan: &Plan, id: i64) -> &OrderPlan {
    plan.orders
        .iter()
        .find(|order| order.order == OrderId(id))
        .unwrap()
}

fn said(kind: TaskKind, of: TaskOf) -> TaskRecord {
    TaskRecord {
        id: TaskId(1),
        kind,
        of,
        due: None,
        owner: String::new(),
        done_on: None,
        waived: false,
        supply: None,
        note: String::new(),
        by: String::new(),
    }
}

fn milwaukee() -> TaskOf {
    TaskOf::Site(SiteId(1))
}

/// The sample with every number of NDG-01 at the one site.
fn at_site() -> Snapshot {
    let mut snapshot = northgate();
    for number in snapshot.numbers.values_mut() {
        number.site = (number.order == Some(OrderId(1))).then_some(SiteId(1));
    }
    snapshot
}

#[test]
fn an_order_of_voice_lines_needs_licences_phones_targets_and_911() {
    let plan = schedule(&at_site(), story_now());
    let of_ndg_01: Vec<_> = plan
        .tasks
        .iter()
        .filter(|task| task.orders == [OrderId(1)])
        .map(|task| (task.kind, task.need))
        .collect();
    assert_eq!(
        of_ndg_01,
        [
            (TaskKind::Licence, TaskNeed::Required),
            (TaskKind::Phones, TaskNeed::Required),
            (TaskKind::Routing, TaskNeed::Required),
            (TaskKind::Address911, TaskNeed::Required),
            (TaskKind::TemporaryNumber, TaskNeed::Advised),
            (TaskKind::Forward, TaskNeed::Advised),
        ]
    );
    // 48 hours before Wed 16 Dec 19:00.
    let phones = task(&plan, TaskKind::Phones, milwaukee());
    assert_eq!(phones.latest, Some(day("2026-12-14")));
    assert_eq!(phones.title, "Phones installed at Milwaukee");
    // Two business days before, which is the same day here.
    let here = TaskOf::Order(OrderId(1));
    assert_eq!(
        task(&plan, TaskKind::Routing, here).latest,
        Some(day("2026-12-14"))
    );
    assert_eq!(
        task(&plan, TaskKind::Forward, here).latest,
        Some(day("2026-12-15"))
    );
}

#[test]
fn toll_free_numbers_only_have_to_ring_somewhere() {
    let plan = schedule(&northgate(), story_now());
    let kinds: Vec<_> = plan
        .tasks
        .iter()
        .filter(|task| task.orders == [OrderId(6)])
        .map(|task| task.kind)
        .collect();
    assert_eq!(kinds, [TaskKind::Routing]);
}

#[test]
fn fax_machines_and_alarms_come_first() {
    let mut snapshot = northgate();
    for (id, usage) in [(1, Use::Fax), (2, Use::Alarm), (3, Use::EFax)] {
        snapshot.numbers.get_mut(&NumberId(id)).unwrap().usage = usage;
    }
    let plan = schedule(&snapshot, story_now());
    let here = TaskOf::Order(OrderId(1));
    assert_eq!(task(&plan, TaskKind::Adapter, here).numbers, 1);
    assert_eq!(task(&plan, TaskKind::Replacement, here).numbers, 1);
    // Of 151 the alarm still can call, the e-fax cannot.
    assert_eq!(task(&plan, TaskKind::Address911, here).numbers, 150);
}

#[test]
fn phones_that_come_late_move_the_cutover_and_say_so() {
    let mut snapshot = at_site();
    snapshot.orders.get_mut(&OrderId(1)).unwrap().requested = None;
    let mut phones = said(TaskKind::Phones, milwaukee());
    phones.due = Some(day("2027-01-08"));
    snapshot.tasks = vec![phones];
    let plan = schedule(&snapshot, story_now());
    let order = of(&plan, 1);
    // Fri 8 Jan, then the weekend.
    assert_eq!(order.cutover, Some(day("2027-01-11")));
    assert_eq!(order.minimum, Some(day("2027-01-11")));
    let cutover = order
        .steps
        .iter()
        .find(|step| step.kind == crate::plan::StepKind::Cutover)
        .unwrap();
    assert!(
        cutover
            .rule
            .contains("It waits for phones installed for Milwaukee, expected Fri 8 Jan"),
        "{}",
        cutover.rule
    );
    // What is done holds nothing up any more.
    snapshot.tasks[0].done_on = Some(day("2026-11-13"));
    assert_eq!(
        of(&schedule(&snapshot, story_now()), 1).cutover,
        Some(day("2026-12-16"))
    );
    // Nor does what is not needed.
    snapshot.tasks[0].done_on = None;
    snapshot.tasks[0].waived = true;
    let plan = schedule(&snapshot, story_now());
    assert_eq!(of(&plan, 1).cutover, Some(day("2026-12-16")));
    assert_eq!(
        task(&plan, TaskKind::Phones, milwaukee()).need,
        TaskNeed::Waived
    );
}

#[test]
fn a_confirmed_date_before_the_phones_is_told() {
    let mut snapshot = northgate();
    let mut licence = said(TaskKind::Licence, TaskOf::Order(OrderId(3)));
    licence.due = Some(day("2026-11-24"));
    snapshot.tasks = vec![licence];
    let plan = schedule(&snapshot, story_now());
    // The day stands: it is the carrier's.
    assert_eq!(of(&plan, 3).cutover, Some(day("2026-11-24")));
    let found = plan
        .findings
        .iter()
        .find(|finding| finding.code == "task_after_cutover")
        .unwrap();
    assert!(found.message.contains("NDG-03"), "{found:?}");
}

#[test]
fn a_request_before_the_phones_is_passed_over_with_the_reason() {
    let mut snapshot = at_site();
    snapshot.orders.get_mut(&OrderId(1)).unwrap().requested =
        Some(window("2026-12-16", "19:00", "21:00"));
    let mut phones = said(TaskKind::Phones, milwaukee());
    phones.due = Some(day("2026-12-16"));
    snapshot.tasks = vec![phones];
    let plan = schedule(&snapshot, story_now());
    assert_eq!(of(&plan, 1).cutover, Some(day("2026-12-17")));
    let found = plan
        .findings
        .iter()
        .find(|finding| finding.code == "requested_too_early")
        .unwrap();
    assert!(
        found
            .message
            .contains("is expected only on Wed 16 Dec 2026")
    );
    assert!(found.hint.contains("Thu 17 Dec 2026"));
}

#[test]
fn own_phones_need_their_forward_first() {
    let mut snapshot = at_site();
    let mut phones = said(TaskKind::Phones, milwaukee());
    phones.supply = Some(Supply::Own);
    phones.due = Some(day("2026-12-04"));
    snapshot.tasks = vec![phones];
    let plan = schedule(&snapshot, story_now());
    let here = TaskOf::Order(OrderId(1));
    let forward = task(&plan, TaskKind::Forward, here);
    assert_eq!(forward.need, TaskNeed::Required);
    assert_eq!(forward.latest, Some(day("2026-12-04")));
    let phones = task(&plan, TaskKind::Phones, milwaukee());
    assert!(phones.after.iter().any(|key| key.kind == TaskKind::Forward));
    // Switched over without one: calls reach nobody.
    snapshot.tasks[0].done_on = Some(day("2026-11-13"));
    let plan = schedule(&snapshot, story_now());
    assert!(
        plan.findings
            .iter()
            .any(|finding| finding.code == "forward_missing")
    );
}

#[test]
fn what_is_past_its_last_day_is_late_unless_it_is_only_advised() {
    let late = day("2026-11-23").and_time(time("09:00"));
    let plan = schedule(&northgate(), late);
    let here = TaskOf::Order(OrderId(3));
    assert_eq!(task(&plan, TaskKind::Licence, here).state, StepState::Late);
    assert_eq!(
        task(&plan, TaskKind::Forward, here).state,
        StepState::Planned
    );
    assert!(
        plan.findings
            .iter()
            .any(|finding| finding.code == "task_late")
    );
}

#[test]
fn what_is_said_of_the_whole_holds_for_its_parts() {
    let mut snapshot = at_site();
    let mut licence = said(TaskKind::Licence, TaskOf::Project);
    licence.done_on = Some(day("2026-11-02"));
    snapshot.tasks = vec![licence];
    let plan = schedule(&snapshot, story_now());
    assert!(
        plan.tasks
            .iter()
            .filter(|task| task.kind == TaskKind::Licence)
            .all(|task| task.state == StepState::Done)
    );
}

#[test]
fn numbers_said_one_by_one_are_all_or_not_done() {
    let mut snapshot = northgate();
    let ids: Vec<NumberId> = snapshot
        .numbers
        .values()
        .filter(|number| number.order == Some(OrderId(6)))
        .map(|number| number.id)
        .collect();
    let done = |id: &NumberId| TaskRecord {
        done_on: Some(day("2026-11-12")),
        ..said(TaskKind::Routing, TaskOf::Number(*id))
    };
    let state = |snapshot: &Snapshot| {
        let plan = schedule(snapshot, story_now());
        task(&plan, TaskKind::Routing, TaskOf::Order(OrderId(6))).state
    };
    snapshot.tasks = ids.iter().skip(1).map(done).collect();
    assert_eq!(state(&snapshot), StepState::Planned);
    snapshot.tasks = ids.iter().map(done).collect();
    assert_eq!(state(&snapshot), StepState::Done);
}

#[test]
fn the_losing_service_ends_last_and_notice_is_given_in_time() {
    let mut snapshot = northgate();
    let account = snapshot.accounts.get_mut(&AccountId(1)).unwrap();
    account.contract_end = Some(day("2027-02-28"));
    account.notice_days = Some(30);
    let of = TaskOf::Account(AccountId(1));
    let plan = schedule(&snapshot, story_now());
    assert_eq!(
        task(&plan, TaskKind::Notice, of).latest,
        Some(day("2027-01-29"))
    );
    let end = task(&plan, TaskKind::EndOfService, of);
    // The day after the snapback of NDG-01 has ended.
    assert_eq!(end.due, Some(day("2026-12-18")));
    assert!(end.after.iter().any(|key| key.kind == TaskKind::Notice));
    assert!(
        plan.findings
            .iter()
            .any(|finding| finding.code == "leaves_before_contract_end")
    );
    // One that ends while numbers are still there.
    let account = snapshot.accounts.get_mut(&AccountId(1)).unwrap();
    account.contract_end = Some(day("2026-12-10"));
    let early = schedule(&snapshot, story_now());
    let found = early
        .findings
        .iter()
        .find(|finding| finding.code == "contract_ends_before_port")
        .unwrap();
    assert!(found.message.contains("Wed 16 Dec 2026"), "{found:?}");
    assert!(found.hint.contains("Fri 18 Dec 2026"), "{found:?}");
    let account = snapshot.accounts.get_mut(&AccountId(1)).unwrap();
    account.contract_end = Some(day("2027-02-28"));
    // Cancelled while an order is open.
    snapshot.tasks = vec![TaskRecord {
        done_on: Some(day("2026-11-12")),
        ..said(TaskKind::EndOfService, of)
    }];
    let plan = schedule(&snapshot, story_now());
    let found = plan
        .findings
        .iter()
        .find(|finding| finding.code == "service_ended_early")
        .unwrap();
    assert!(found.message.contains("NDG-01"), "{found:?}");
}

#[test]
fn a_slip_is_held_against_what_was_kept_last() {
    use crate::{
        id::BaselineId,
        task::{Baseline, BaselineKind},
    };
    let kept = |id: i64, kind, cutover: &str| Baseline {
        id: BaselineId(id),
        order: OrderId(1),
        kind,
        name: "promised".to_owned(),
        taken_on: day("2026-11-02"),
        cutover: day(cutover),
    };
    let slip = |baselines: Vec<Baseline>| {
        let mut snapshot = northgate();
        snapshot.baselines = baselines;
        let plan = schedule(&snapshot, story_now());
        of(&plan, 1).slip.clone().map(|slip| (slip.was, slip.days))
    };
    let was = |text: &str, days| Some((day(text), days));
    let nothing: Option<(NaiveDate, i32)> = None;
    assert_eq!(slip(Vec::new()), nothing);
    // 9 Dec to 16 Dec.
    let sent = kept(1, BaselineKind::Submission, "2026-12-09");
    assert_eq!(slip(vec![sent.clone()]), was("2026-12-09", 5));
    // A later sending does not hide the slip; a plan that was kept does.
    let again = kept(2, BaselineKind::Submission, "2026-12-15");
    assert_eq!(slip(vec![sent.clone(), again]), was("2026-12-09", 5));
    let saved = kept(3, BaselineKind::Saved, "2026-12-17");
    assert_eq!(slip(vec![sent.clone(), saved]), was("2026-12-17", -1));
    let same = kept(4, BaselineKind::Saved, "2026-12-16");
    assert_eq!(slip(vec![sent, same]), nothing);
}
