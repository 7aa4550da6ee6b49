//! A cutover on the command line: shown, recorded step by step, refused while 911 is open.

use serde_json::Value;

use crate::support::{Desk, Ran};

const FILE: &str = "sample.portwright";
const EVENING: &str = "2026-11-24T19:30:00-06:00";

fn run(desk: &Desk, now: &str, call: &[&str]) -> Ran {
    let mut call = call.to_vec();
    call.extend(["--json", "--now", now]);
    desk.run(&call)
}

#[test]
fn a_night_is_recorded_step_by_step_and_not_signed_while_911_is_open() {
    let desk = Desk::with_sample();
    let nights = run(&desk, EVENING, &["cutover", FILE]).ends(0).json();
    let names: Vec<&str> = nights
        .as_array()
        .unwrap()
        .iter()
        .map(|night| night["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 6);
    assert_eq!(names[..2], ["NDG-05", "NDG-03"]);
    let cutover = |act: &str, rest: &[&str]| {
        run(
            &desk,
            EVENING,
            &[&["cutover", act, FILE, "NDG-03"], rest].concat(),
        )
    };
    let record = |test: &str, rest: &[&str]| {
        run(
            &desk,
            EVENING,
            &[&["validate", "record", FILE, "NDG-03", test], rest].concat(),
        )
    };
    for test in ["address_911", "temporary_911"] {
        record(test, &["pass", "--open"]).ends(0);
    }
    cutover("done", &["roll_call"]).ends(0);
    cutover("done", &["forward"]).ends(0);
    let refused = cutover("decide", &["activate:9", "go"]).ends(2);
    assert!(
        refused.err.contains("not in this project"),
        "{}",
        refused.err
    );
    cutover("decide", &["gate_go", "go"]).ends(0);
    let shown = cutover("show", &[]).ends(0).json();
    let steps = shown["steps"].as_array().unwrap();
    let is_activation = |step: &&Value| step["key"].as_str().unwrap().starts_with("activate");
    let key = steps.iter().find(is_activation).unwrap()["key"]
        .as_str()
        .unwrap();
    let after = cutover("done", &[key]).ends(0).json();
    assert_eq!(after["state"]["text"], "52 active at Meridian since 19:30");
    record(
        "emergency_911",
        &["pass", "608-555-0110", "--tester", "Jonas"],
    )
    .ends(0);
    let refused = cutover("sign", &["--who", "Dana Whitfield"]).ends(2);
    assert!(refused.err.contains("51 × 911 open"), "{}", refused.err);
    let stranger = record("caller_id", &["pass", "414-555-0100"]).ends(2);
    assert!(
        stranger.err.contains("does not move on this night"),
        "{}",
        stranger.err
    );
    let people = desk
        .run(&["validate", FILE, "NDG-03", "--now", EVENING])
        .ends(0);
    assert!(people.out.contains("(608) 555-0110"), "{}", people.out);
}
