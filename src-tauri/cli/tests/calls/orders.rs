//! Orders on the command line: moved by hand, recorded, refused with the reason, and shown with their story.

use serde_json::{Value, json};

use crate::support::{Desk, Ran, STORY};

const FILE: &str = "sample.portwright";

fn orders(desk: &Desk, now: &str, act: &str, rest: &[&str]) -> Ran {
    let mut call = vec!["orders", act, FILE];
    call.extend(rest);
    call.extend(["--json", "--now", now]);
    desk.run(&call)
}

fn show(desk: &Desk, order: &str) -> Value {
    orders(desk, STORY, "show", &[order]).ends(0).json()
}

fn named<'a>(orders: &'a Value, name: &str) -> &'a Value {
    let mut all = orders.as_array().unwrap().iter();
    all.find(|order| order["name"] == name).unwrap()
}

#[test]
fn numbers_are_moved_by_hand_stay_there_and_are_merged_back() {
    let desk = Desk::with_sample();
    let first = show(&desk, "NDG-04")["telephone_numbers"][0].clone();
    let first = first.as_str().unwrap();
    let refused = orders(&desk, STORY, "move", &[first, "--order", "NDG-01"]).ends(2);
    assert!(
        refused.err.contains("Cannot join NDG-01. Another carrier"),
        "{}",
        refused.err
    );
    let moved = orders(&desk, STORY, "move", &[first, "--order", "new"]).ends(0);
    assert_eq!(named(&moved.json(), "NDG-07")["by_hand"], json!([first]));
    let again = orders(&desk, STORY, "split", &[]).ends(0).json();
    assert_eq!(named(&again, "NDG-07")["numbers"], 1);
    let waved = orders(&desk, STORY, "wave", &["2", "NDG-07", "--name", "Late"]).ends(0);
    assert_eq!(named(&waved.json(), "NDG-07")["wave"], 2);
    let merged = orders(&desk, STORY, "merge", &["NDG-07", "NDG-04"]).ends(0);
    assert_eq!(named(&merged.json(), "NDG-04")["numbers"], 37);
}

#[test]
fn a_confirmation_is_recorded_with_its_written_proof_and_a_rule_is_answered_by_a_reason() {
    let desk = Desk::with_sample();
    desk.put("foc.txt", "FOC 2 DEC 2026 20:00 CT");
    let record =
        |now: &str, rest: &[&str]| orders(&desk, now, "record", &[&["NDG-03"], rest].concat());
    let confirmed = record(
        STORY,
        &[
            "confirmed",
            "--window",
            "2026-12-02T20:00/21:00",
            "--reason",
            "Moved by Corvus.",
            "--proof",
            "foc.txt",
        ],
    )
    .ends(0)
    .json();
    let last = confirmed["acts"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(last["kind"], "confirmed");
    assert_eq!(last["was"]["date"], "2026-11-24");
    assert!(last["attachment"].is_number());
    assert!(
        confirmed["timers"]
            .as_array()
            .unwrap()
            .iter()
            .any(|timer| timer["code"] == "change_cut_off" && timer["due"] == "2026-11-30T20:00:00")
    );

    let late = "2026-12-01T21:00:00-06:00";
    let ask = ["ask_date", "--window", "2026-12-09T20:00/21:00"];
    let refused = record(late, &ask).ends(2);
    assert!(refused.err.contains("48 hours before"), "{}", refused.err);
    let told = record(
        late,
        &[&ask[..], &["--in-spite", "The desk took it."]].concat(),
    );
    let told = told.ends(0).json();
    assert_eq!(told["stage"], "date_asked");
    assert_eq!(told["version"], 2);
    assert_eq!(told["sent"].as_array().unwrap().len(), 2);
    assert_eq!(told["sent"][1]["letter_sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn contacts_tracks_results_and_the_gate_have_calls_of_their_own() {
    let desk = Desk::with_sample();
    let log = orders(
        &desk,
        STORY,
        "contact",
        &[
            "NDG-02",
            "Looks for it.",
            "--whom",
            "Lena",
            "--promised",
            "Calls back",
            "--due",
            "2026-11-17",
        ],
    )
    .ends(0)
    .json();
    assert_eq!(log.as_array().unwrap().len(), 5);
    let entry = log[4]["id"].to_string();
    let settled = ["NDG-02", "--entry", &entry, "--settled", "2026-11-16"];
    let log = orders(&desk, STORY, "contact", &settled).ends(0).json();
    assert_eq!(log[4]["settled_on"], "2026-11-16");
    assert_eq!(log[4]["text"], "Looks for it.");

    let track = ["NDG-03", "911", "under_way", "--note", "address taken"];
    let tracked = orders(&desk, STORY, "track", &track).ends(0).json();
    assert_eq!(tracked["tracks"][0]["state"], "under_way");
    let number = show(&desk, "NDG-03")["telephone_numbers"][0].clone();
    let result = [
        "NDG-03",
        "rejected",
        number.as_str().unwrap(),
        "--code",
        "7427",
    ];
    let told = orders(&desk, STORY, "result", &result).ends(0).json();
    assert_eq!(told["results"][0]["number"], number);

    let gate = orders(&desk, STORY, "gate", &["NDG-01", "portal_user", "--open"]).ends(0);
    let open = |gate: &Value| {
        gate.as_array()
            .unwrap()
            .iter()
            .filter(|item| item["confirmed"] == false)
            .count()
    };
    assert_eq!(open(&gate.json()), 1);
    let gate = orders(
        &desk,
        STORY,
        "gate",
        &["NDG-01", "portal_user", "--who", "Priya"],
    )
    .ends(0);
    assert_eq!(open(&gate.json()), 0);
    let told = desk.run(&["orders", "show", FILE, "NDG-02", "--now", STORY]);
    for words in [
        "sent   2140 Main St Ste B",
        "held   2140 E MAIN ST STE B",
        "confirmed  no answer yet",
        "Called Badger Valley",
    ] {
        assert!(told.out.contains(words), "{words}: {}", told.out);
    }
    told.ends(0);
    desk.run(&["verify", FILE]).ends(0);
}
