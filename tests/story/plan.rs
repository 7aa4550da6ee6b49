//! The plan as people work with it: every date reckoned again, things to be in place, closed periods, slips, a move
//! looked at before it is made.

use std::fmt::Write as _;

use portwright_core::api::Call;
use serde_json::{Value, json};

use portwright_tests::{Desk, STORY, root};

fn order_id(desk: &mut Desk, name: &str) -> Value {
    let orders = desk.ask("orders_list", json!({}));
    let groups = orders["groups"].as_array().unwrap();
    let mut all = groups
        .iter()
        .flat_map(|group| group["orders"].as_array().unwrap());
    all.find(|order| order["name"] == name).unwrap()["id"].clone()
}

fn lane<'t>(timeline: &'t Value, name: &str) -> &'t Value {
    let lanes = timeline["lanes"].as_array().unwrap();
    lanes.iter().find(|lane| lane["name"] == name).unwrap()
}

fn task(desk: &mut Desk, kind: &str, title: &str) -> Value {
    let view = desk.ask("tasks_list", json!({}));
    let tasks = view["tasks"].as_array().unwrap();
    tasks
        .iter()
        .find(|task| task["kind"] == kind && task["title"].as_str().unwrap().contains(title))
        .unwrap_or_else(|| panic!("no {kind} {title} in {view}"))
        .clone()
}

/// Checked by hand against a paper calendar; `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn every_date_of_the_sample_has_a_reckoning_of_one_line() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let mut call = Call {
        now: STORY.parse().unwrap(),
        progress: &mut |_| true,
    };
    let lines = desk.session.report_derivation(&mut call).unwrap();
    let wrong: Vec<_> = lines
        .iter()
        .filter(|line| line.differs.is_some())
        .map(portwright_core::plan::Derived::line)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let mut text = String::new();
    for line in &lines {
        writeln!(text, "{}", line.line()).unwrap();
    }
    let golden = root().join("tests/golden/plan-derivation.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&golden).unwrap());
}

#[test]
fn a_thing_that_comes_late_moves_its_cutover_and_undo_brings_the_same_plan_again() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let before = desk.ask("timeline", json!({}));
    let licence = task(&mut desk, "licence", "NDG-04");
    assert_eq!(licence["state"]["text"], "Open");
    let done = desk.ask(
        "task_record",
        json!({ "kind": licence["kind"], "of": licence["of"], "due": "2026-12-16", "owner": "Dana" }),
    );
    assert_eq!(done["label"], "Licences for NDG-04: expected Wed 16 Dec");
    let after = desk.ask("timeline", json!({}));
    assert_eq!(
        lane(&before, "NDG-04")["diamonds"][0]["label"],
        "Mon 14 Dec"
    );
    assert_eq!(lane(&after, "NDG-04")["diamonds"][0]["label"], "Thu 17 Dec");
    desk.ask(
        "task_record",
        json!({ "kind": licence["kind"], "of": licence["of"], "done_on": "2026-11-16" }),
    );
    assert_eq!(
        task(&mut desk, "licence", "NDG-04")["state"]["text"],
        "Done"
    );
    assert_eq!(
        desk.ask("timeline", json!({}))["lanes"][0],
        before["lanes"][0]
    );
    let refused = desk
        .call(
            "task_record",
            json!({ "kind": "phones", "of": { "site": 999 }, "due": "2026-12-16" }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "not_here");
    let refused = desk
        .call(
            "task_record",
            json!({ "kind": licence["kind"], "of": licence["of"], "done_on": "2026-12-16" }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "in_the_future");
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("timeline", json!({})), before);
    desk.ask("redo", json!({}));
    assert_eq!(desk.ask("timeline", json!({})), after);
    desk.ask("redo", json!({}));
    assert_ne!(desk.ask("timeline", json!({})), after);
}

#[test]
fn a_closed_period_is_made_changed_and_taken_away() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let one = desk.ask("blackouts_list", json!({}));
    assert_eq!(one.as_array().unwrap().len(), 1);
    let before = desk.ask("timeline", json!({}));
    let refused = desk
        .call(
            "blackout_save",
            json!({ "name": "Fair", "from": "2026-12-11", "to": "2026-12-10" }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "ends_before_it_begins");
    desk.ask(
        "blackout_save",
        json!({ "name": "Trade fair", "from": "2026-12-10", "to": "2026-12-11" }),
    );
    let after = desk.ask("timeline", json!({}));
    // NDG-02 would have been ready inside it.
    assert_eq!(
        lane(&before, "NDG-02")["diamonds"][0]["label"],
        "Thu 10 Dec"
    );
    assert_eq!(lane(&after, "NDG-02")["diamonds"][0]["label"], "Mon 14 Dec");
    let rows = desk.ask("blackouts_list", json!({}));
    let fair = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == "Trade fair")
        .unwrap();
    assert_eq!(
        (&fair["days"], &fair["whose"]),
        (&json!(2), &json!("whole project"))
    );
    desk.ask("blackout_remove", json!({ "id": fair["id"] }));
    assert_eq!(desk.ask("timeline", json!({})), before);
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("timeline", json!({})), after);
}

#[test]
fn a_plan_that_was_kept_shows_what_slipped() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    // What was asked for at the first sending is kept without anyone's doing.
    let timeline = desk.ask("timeline", json!({}));
    let was = lane(&timeline, "NDG-02")["slip"]["sentence"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(was.contains("asked for when it was sent"), "{was}");
    let done = desk.ask("baseline_save", json!({ "name": "promised to the client" }));
    assert_eq!(done["label"], "plan kept as promised to the client");
    let timeline = desk.ask("timeline", json!({}));
    for lane in timeline["lanes"].as_array().unwrap() {
        assert_eq!(lane["slip"], Value::Null, "{lane}");
    }
    let id = order_id(&mut desk, "NDG-02");
    let moved = desk.ask("plan_move", json!({ "id": id, "date": "2026-12-11" }));
    desk.ask(
        "order_request",
        json!({ "id": id, "window": moved["window"] }),
    );
    let timeline = desk.ask("timeline", json!({}));
    let slip = &lane(&timeline, "NDG-02")["slip"];
    assert_eq!(slip["label"], "was 10 Dec");
    assert!(
        slip["sentence"]
            .as_str()
            .unwrap()
            .contains("1 business day later")
    );
}

#[test]
fn a_move_says_what_it_moves_and_breaks_and_writes_nothing() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let before = desk.ask("timeline", json!({}));
    let id = order_id(&mut desk, "NDG-01");
    // Sat 19 Dec lies in the freeze too: the next open day is Tue 5 Jan.
    let moved = desk.ask("plan_move", json!({ "id": id, "date": "2026-12-19" }));
    assert_eq!(moved["day"]["iso"], "2027-01-05");
    let others: Vec<&str> = moved["moves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line.as_str().unwrap())
        .collect();
    assert!(
        others.contains(&"NDG-01: Wed 16 Dec → Tue 5 Jan"),
        "{others:?}"
    );
    assert_eq!(
        desk.ask("timeline", json!({})),
        before,
        "nothing is written"
    );
    // The shortest lead time ends on 9 Dec.
    let early = desk.ask("plan_move", json!({ "id": id, "date": "2026-12-02" }));
    let breaks = early["breaks"].to_string();
    assert!(breaks.contains("Even the shortest lead time"), "{breaks}");
    let sent = order_id(&mut desk, "NDG-03");
    let sent = desk.ask("plan_move", json!({ "id": sent, "date": "2026-12-02" }));
    assert_eq!(sent["window"], Value::Null);
    assert!(sent["said"].as_str().unwrap().contains("supplement"));
    desk.ask(
        "order_request",
        json!({ "id": id, "window": moved["window"] }),
    );
    let timeline = desk.ask("timeline", json!({}));
    assert_eq!(
        lane(&timeline, "NDG-01")["diamonds"][0]["label"],
        "Tue 5 Jan"
    );
}

#[test]
fn an_impossible_wish_ends_as_a_finding_with_the_nearest_day() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    desk.ask("project_update", json!({ "go_live": "2026-11-20" }));
    let problems = desk.ask("problems", json!({}));
    let found = problems
        .as_array()
        .unwrap()
        .iter()
        .find(|found| found["code"] == "go_live_too_early")
        .unwrap();
    assert!(found["message"].as_str().unwrap().contains("cannot be met"));
    assert!(found["hint"].as_str().unwrap().contains("Wed 16 Dec 2026"));
    // Nothing is open for years: said, and no search goes on for ever.
    desk.ask(
        "blackout_save",
        json!({ "name": "Closed for good", "from": "2026-11-17", "to": "2031-12-31" }),
    );
    let problems = desk.ask("problems", json!({})).to_string();
    assert!(problems.contains("finds no open day"), "{problems}");
    let table = desk.ask("plan_table", json!({}));
    assert!(!table.as_array().unwrap().is_empty());
}
