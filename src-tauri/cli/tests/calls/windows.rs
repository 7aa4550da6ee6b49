//! Windows, costs and the calendar file on the command line.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::support::{Desk, STORY};

fn window(desk: &Desk, order: &str) -> Value {
    desk.run(&[
        "window",
        "sample.portwright",
        "--order",
        order,
        "--json",
        "--now",
        STORY,
    ])
    .ends(0)
    .json()
}

#[test]
fn candidates_are_ranked_and_each_says_why_it_is_or_is_not_possible() {
    let desk = Desk::with_sample();
    let found = window(&desk, "NDG-01");
    let candidates = found["candidates"].as_array().unwrap();
    let best = &candidates[0];
    assert_eq!(
        (&best["window"]["date"], &best["window"]["start"]),
        (&"2026-12-16".into(), &"19:00:00".into())
    );
    assert_eq!(best["planned"], true);
    let possible = candidates
        .iter()
        .take_while(|it| it["possible"] == true)
        .count();
    assert!(possible >= 3);
    for refused in &candidates[possible..] {
        assert_eq!(refused["possible"], false, "the possible ones stand first");
        assert!(
            refused["reasons"][0]
                .as_str()
                .unwrap()
                .starts_with("Not possible: "),
            "{refused}"
        );
    }
    let text = desk
        .run(&[
            "window",
            "sample.portwright",
            "--order",
            "ndg-01",
            "--now",
            STORY,
        ])
        .ends(0);
    assert!(
        text.out
            .contains("There is no night slot. Meridian stops at 21:00 CT."),
        "{}",
        text.out
    );
    assert!(
        text.out
            .contains("Paid activation after hours  fee not known"),
        "{}",
        text.out
    );
    desk.run(&[
        "window",
        "sample.portwright",
        "--order",
        "NDG-99",
        "--now",
        STORY,
    ])
    .ends(2);
    desk.run(&["window", "sample.portwright", "--now", STORY])
        .ends(2);
}

#[test]
fn local_times_are_still_resolved_beside_it() {
    let desk = Desk::new();
    let ran = desk.run_with(
        &["window", "resolve"],
        "America/Chicago,2026-12-16T19:00,2026-12-16T21:00\n",
    );
    assert_eq!(ran.ends(0).lines()[0]["start_utc"], "2026-12-17T01:00:00Z");
}

#[test]
fn costs_are_said_with_what_is_not_known() {
    let desk = Desk::with_sample();
    let ran = desk
        .run(&["costs", "sample.portwright", "--slip", "30", "--now", STORY])
        .ends(0);
    assert!(
        ran.out.contains("In all: 1,726.95 USD, 3 not known"),
        "{}",
        ran.out
    );
    let sheet = desk
        .run(&[
            "costs",
            "sample.portwright",
            "--slip",
            "30",
            "--json",
            "--now",
            STORY,
        ])
        .ends(0)
        .json();
    assert_eq!(sheet["slip_days"], 30);
    assert_eq!(sheet["unknown"], 3);
    assert_eq!(
        sheet["total"][0]["amount"], "1726.95",
        "money is text, never a fraction of binary"
    );
    desk.run(&["costs", "sample.portwright", "--slip", "0", "--now", STORY])
        .ends(2);
}

#[test]
fn the_calendar_is_written_again_with_the_same_bytes_and_its_events_keep_their_uids() {
    let desk = Desk::with_sample();
    let export = |out: &str, now: &str| {
        desk.run(&[
            "export",
            "sample.portwright",
            "--out",
            out,
            "--only",
            "plan.ics",
            "--now",
            now,
        ])
        .ends(0);
        fs::read_to_string(desk.path(out).join("project/plan.ics")).unwrap()
    };
    let first = export("a", STORY);
    assert_eq!(first, export("b", STORY));
    let value = |text: &str, name: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| line.strip_prefix(name))
            .map(str::to_owned)
            .collect()
    };
    let uids = |text: &str| value(text, "UID:").into_iter().collect::<BTreeSet<_>>();
    let sequence = |text: &str| value(text, "SEQUENCE:")[0].trim().parse::<u32>().unwrap();
    // An order's window is asked for anew: one event moves, none is added, and all are a later revision.
    let orders = desk
        .run(&["call", "sample.portwright", "orders_list", "--now", STORY])
        .ends(0)
        .json();
    let cards = orders["groups"].as_array().unwrap().iter();
    let id = cards
        .flat_map(|group| group["orders"].as_array().unwrap())
        .find(|order| order["name"] == "NDG-01")
        .unwrap()["id"]
        .clone();
    let request = serde_json::json!({
        "id": id,
        "window": { "date": "2026-12-17", "start": "19:00:00", "end": "21:00:00", "zone": "America/Chicago" },
    });
    desk.run(&[
        "call",
        "sample.portwright",
        "order_request",
        &request.to_string(),
        "--now",
        STORY,
    ])
    .ends(0);
    let second = export("c", STORY);
    assert_eq!(uids(&first), uids(&second));
    assert!(sequence(&second) > sequence(&first));
    assert!(second.contains("DTSTART:20261218T010000Z"));
    assert_ne!(first, second);
}
