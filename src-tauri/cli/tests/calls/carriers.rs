//! Carriers: the rules of one, what a project knows otherwise, and profiles of the user's own.

use serde_json::{Value, json};

use crate::support::{Desk, STORY};

const PROFILE: &str = "id = \"fox-valley\"\nname = \"Fox Valley\"\nrole = \"losing\"\n\n\
    [bill_max_days]\nvalue = 25\nsource = \"Its port-out page\"\nas_of = \"2026-11-10\"\n";

fn rule(desk: &Desk, carrier: &str, path: &str) -> Value {
    let one = desk
        .run(&[
            "carriers",
            carrier,
            "--project",
            "sample.portwright",
            "--json",
            "--now",
            STORY,
        ])
        .ends(0)
        .json();
    let rules = one["rules"].as_array().unwrap();
    let found = rules.iter().find(|rule| rule["path"] == path);
    found.unwrap_or_else(|| panic!("no {path}")).clone()
}

#[test]
fn sources_that_differ_and_defaults_in_use_are_shown_under_their_rule() {
    let desk = Desk::new();
    let zoom = desk.run(&["carriers", "zoom"]).ends(0).out;
    let at = zoom
        .lines()
        .position(|line| line.starts_with("bill_max_days"))
        .unwrap();
    let lines: Vec<&str> = zoom.lines().skip(at).take(2).collect();
    assert!(
        lines[0].contains("30 calendar days") && lines[0].contains("ZOOM-KB"),
        "{zoom}"
    );
    assert!(
        lines[1].contains("set aside") && lines[1].contains("45 calendar days"),
        "{zoom}"
    );
    let five9 = desk.run(&["carriers", "five9", "--json"]).ends(0).json();
    let loa = five9["rules"]
        .as_array()
        .unwrap()
        .iter()
        .find(|rule| rule["path"] == "loa_max_days")
        .unwrap();
    assert_eq!(loa["value"], Value::Null);
    assert_eq!(loa["in_use"]["value"], "15 calendar days");
    assert!(
        loa["in_use"]["source"]
            .as_str()
            .unwrap()
            .contains("planning default")
    );
}

#[test]
fn a_rule_is_set_and_unset_with_a_reason_and_undo_names_it() {
    let desk = Desk::with_sample();
    let set = [
        "carriers",
        "set",
        "sample.portwright",
        "lakeland",
        "bill_max_days",
    ];
    let wrong = desk.run(&[&set[..], &["soon", "--reason", "x", "--now", STORY]].concat());
    assert!(
        wrong
            .ends(2)
            .err
            .contains("a whole number of calendar days")
    );
    let done = desk
        .run(
            &[
                &set[..],
                &["20", "--reason", "Ms Roe, by telephone", "--now", STORY],
            ]
            .concat(),
        )
        .ends(0);
    assert_eq!(done.out.trim(), "Done: oldest bill taken of Lakeland.");
    let row = rule(&desk, "lakeland", "bill_max_days");
    assert_eq!(row["value"], "20 calendar days");
    assert_eq!(row["source"], "project: Ms Roe, by telephone");
    assert_eq!(row["replaced"]["value"], "30 calendar days");
    desk.run(&[
        "carriers",
        "unset",
        "sample.portwright",
        "lakeland",
        "bill_max_days",
        "--now",
        STORY,
    ])
    .ends(0);
    assert_eq!(
        rule(&desk, "lakeland", "bill_max_days")["replaced"],
        Value::Null
    );
    let undone = desk
        .run(&["undo", "sample.portwright", "--now", STORY])
        .ends(0);
    assert!(
        undone.out.contains("oldest bill taken of Lakeland"),
        "{}",
        undone.out
    );
    assert_eq!(
        rule(&desk, "lakeland", "bill_max_days")["value"],
        "20 calendar days"
    );
}

#[test]
fn a_profile_is_checked_with_status_1_and_added_when_it_is_right() {
    let desk = Desk::with_sample();
    desk.put(
        "fox-valley.toml",
        PROFILE
            .replace("value = 25", "value = \"x\"")
            .replace("role", "rule"),
    );
    let checked = desk.run(&["carriers", "check", "fox-valley.toml"]).ends(1);
    assert!(checked.out.contains("fox-valley.toml, line 3, column 1: `rule` is no rule of a profile; the nearest is `role`"), "{}", checked.out);
    assert!(
        checked.out.contains(
            "line 6, column 9: bill_max_days: `x` is not a whole number of calendar days"
        ),
        "{}",
        checked.out
    );
    let add = [
        "carriers",
        "add",
        "sample.portwright",
        "fox-valley.toml",
        "--now",
        STORY,
    ];
    assert!(desk.run(&add).ends(2).err.contains("line 6, column 9"));
    desk.put("fox-valley.toml", PROFILE);
    assert!(
        desk.run(&["carriers", "check", "fox-valley.toml"])
            .ends(0)
            .out
            .contains("no mistakes")
    );
    desk.run(&add).ends(0);
    assert_eq!(
        rule(&desk, "fox-valley", "bill_max_days")["value"],
        "25 calendar days"
    );
    let list = desk
        .run(&["carriers", "--project", "sample.portwright", "--json"])
        .ends(0)
        .json();
    let row = list
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == "fox-valley")
        .unwrap();
    assert_eq!(
        (&row["added"], &row["in_project"]),
        (&json!(true), &json!(true))
    );
}
