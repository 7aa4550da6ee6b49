//! The forecast, what-ifs and what a rejection asks for on the command line.

use std::fs;

use serde_json::{Value, json};

use crate::support::{Desk, STORY};

fn what_if(desk: &Desk, changes: &Value, rest: &[&str]) -> crate::support::Ran {
    let asked = json!({ "changes": changes });
    fs::write(desk.path("asked.json"), asked.to_string()).unwrap();
    let mut words = vec![
        "plan",
        "sample.portwright",
        "--what-if",
        "asked.json",
        "--now",
        STORY,
    ];
    words.extend(rest);
    desk.run(&words)
}

#[test]
fn a_forecast_is_said_in_plain_words_and_the_same_seed_gives_the_same_one() {
    let desk = Desk::with_sample();
    let made = |seed: &str| {
        let words = [
            "forecast",
            "sample.portwright",
            "--runs",
            "2000",
            "--seed",
            seed,
            "--now",
            STORY,
        ];
        desk.run(&words).ends(0).out
    };
    let text = made("7");
    assert_eq!(text, made("7"));
    assert_ne!(text, made("8"));
    assert!(text.contains("slips past Wed 16 Dec."), "{text}");
    assert!(
        text.contains("of that is a rejection of NDG-01 by Lakeland"),
        "{text}"
    );
    let words = [
        "forecast",
        "sample.portwright",
        "--runs",
        "2000",
        "--json",
        "--now",
        STORY,
    ];
    let told = desk.run(&words).ends(0).json();
    assert_eq!(told["orders"].as_array().unwrap().len(), 6);
    for order in told["orders"].as_array().unwrap() {
        let day = |name: &str| order["cutover"][name].as_str().unwrap().to_owned();
        assert!(
            day("p50") <= day("p80") && day("p80") <= day("p95"),
            "{order}"
        );
    }
    let shares: Vec<u64> = told["drivers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["percent"].as_u64().unwrap())
        .collect();
    assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
    assert!(
        (97..=103).contains(&shares.iter().sum::<u64>()),
        "{shares:?}"
    );
    desk.run(&[
        "forecast",
        "sample.portwright",
        "--runs",
        "0",
        "--now",
        STORY,
    ])
    .ends(2);
}

#[test]
fn every_kind_of_change_lays_a_second_plan_beside_the_first_and_writes_nothing() {
    let desk = Desk::with_sample();
    let before = fs::read(desk.path("sample.portwright")).unwrap();
    for (change, said) in [
        (
            json!({ "what": "rejected", "order": "NDG-03", "date": "2026-11-20" }),
            "NDG-03 slips from Tue 24 Nov to Wed 9 Dec, because it is refused on Fri 20 Nov.",
        ),
        (
            json!({ "what": "sent", "order": "NDG-02", "date": "2026-11-23" }),
            "because it is sent on Mon 23 Nov.",
        ),
        (
            json!({ "what": "signed", "order": "NDG-02", "date": "2026-11-23" }),
            "because it has its LOA signed on Mon 23 Nov.",
        ),
        (
            json!({ "what": "request", "order": "NDG-02", "date": "2026-12-15" }),
            "because it asks for Tue 15 Dec",
        ),
        (
            json!({ "what": "go_live", "date": "2026-12-11" }),
            "behind the wished Fri 11 Dec.",
        ),
        (
            json!({ "what": "blackout", "from": "2026-12-14", "to": "2026-12-15", "name": "Stocktaking" }),
            "because Stocktaking closes that day.",
        ),
        (
            json!({ "what": "freeze", "carrier": "corvus", "from": "2026-12-10", "to": "2026-12-16", "name": "Corvus migration" }),
            "because Corvus migration closes that day.",
        ),
        (
            // The date that was asked for stays; what is surer is that it can be had.
            json!({ "what": "losing", "order": "NDG-02", "carrier": "corvus" }),
            "What if NDG-02 leaves Corvus instead of Badger Valley?\n\nGo-live stays on Wed 16 Dec.\nThe chance to be live by Wed 16 Dec rises",
        ),
        (
            json!({ "what": "size", "order": "NDG-01", "numbers": 40 }),
            "The chance to be live by Wed 16 Dec rises from ",
        ),
    ] {
        let text = what_if(&desk, &json!([change]), &[]).ends(0).out;
        assert!(text.contains(said), "{change}\n{text}");
        assert!(text.contains("What if "), "{text}");
    }
    let bad = what_if(
        &desk,
        &json!([{ "what": "sent", "order": "NDG-99", "date": "2026-11-23" }]),
        &[],
    );
    assert!(bad.ends(2).err.contains("There is no order NDG-99."));
    assert_eq!(fs::read(desk.path("sample.portwright")).unwrap(), before);
}

#[test]
fn another_platform_is_split_and_planned_again_with_rules_and_costs_compared() {
    let desk = Desk::with_sample();
    let text = what_if(
        &desk,
        &json!([{ "what": "platform", "carrier": "activepbx" }]),
        &[],
    )
    .ends(0)
    .out;
    assert!(
        text.contains("cancelled and go out anew to ActivePBX, with new LOAs."),
        "{text}"
    );
    assert!(
        text.contains("7,225.00 USD"),
        "289 numbers at 25.00 each\n{text}"
    );
    let told = what_if(
        &desk,
        &json!([{ "what": "platform", "carrier": "zoom" }]),
        &["--json"],
    )
    .ends(0)
    .json();
    // 151 numbers are more than Zoom takes in one order.
    let orders = told["after"]["orders"].as_array().unwrap();
    assert!(
        orders.len() > told["before"]["orders"].as_array().unwrap().len(),
        "{orders:#?}"
    );
    let numbers: u64 = orders
        .iter()
        .map(|order| order["numbers"].as_u64().unwrap())
        .sum();
    assert_eq!(numbers, 289, "no number is lost in a split");
    assert!(
        orders
            .iter()
            .all(|order| order["numbers"].as_u64().unwrap() <= 100),
        "{orders:#?}"
    );
    let rules = told["rules"].as_array().unwrap();
    assert!(
        rules.iter().any(|rule| rule[0] == "Largest order"),
        "{rules:#?}"
    );
    assert!(
        told["differences"]
            .as_array()
            .unwrap()
            .iter()
            .any(|text| text.as_str().unwrap().contains(" is new, with "))
    );
}

#[test]
fn what_a_rejection_names_is_proposed_taken_over_and_seen_in_the_plan() {
    let desk = Desk::with_sample();
    let fix = |rest: &[&str]| {
        let mut words = vec![
            "orders",
            "fix",
            "sample.portwright",
            "NDG-02",
            "--now",
            STORY,
        ];
        words.extend(rest);
        desk.run(&words)
    };
    let text = fix(&[]).ends(0).out;
    assert!(
        text.contains("Take 2140 E MAIN ST STE B instead of 2140 Main St Ste B as the service address, and sign the LOA again."),
        "{text}"
    );
    assert!(text.contains("NDG-02 can go out again on "), "{text}");
    let taken = fix(&["--take", "--json"]).ends(0).json();
    assert_eq!(taken["fix"]["ours"], "2140 E MAIN ST STE B");
    assert_eq!(taken["fix"]["refused"], "It is put right.");
    assert!(fix(&["--take"]).ends(2).err.contains("It is put right."));
    desk.run(&[
        "orders",
        "fix",
        "sample.portwright",
        "NDG-01",
        "--now",
        STORY,
    ])
    .ends(2);
}

#[test]
fn how_often_orders_are_refused_is_set_for_the_project_and_taken_back() {
    let desk = Desk::with_sample();
    let rates = |rest: &[&str]| {
        let mut words = vec!["forecast", "rates", "sample.portwright", "--now", STORY];
        words.extend(rest);
        desk.run(&words)
    };
    let usual = rates(&[]).ends(0).out;
    assert!(
        usual.contains("12 in 100 refused without a finding: 30 % of first reviews fail [PR1]"),
        "{usual}"
    );
    let set = rates(&["--refused", "40", "--lost", "0"]).ends(0).out;
    assert!(
        set.contains("40 in 100 refused without a finding: set for this project"),
        "{set}"
    );
    let words = [
        "forecast",
        "sample.portwright",
        "--runs",
        "500",
        "--now",
        STORY,
    ];
    let text = desk.run(&words).ends(0).out;
    assert!(
        text.contains("40 in 100 clean orders refused, 0 in 100 confirmed dates lost"),
        "{text}"
    );
    let told = rates(&["--refused", "published", "--json"]).ends(0).json();
    assert_eq!(told["rejection_percent"], 12);
    assert_eq!(told["foc_lost_source"], "set for this project");
    let bad = rates(&["--refused", "120"]);
    assert!(bad.ends(2).err.contains("120"), "a hundred is the most");
}
