//! Data and upload files in a folder, and the checklist on the command line.

use std::fs;

use crate::support::{Desk, STORY};

#[test]
fn data_is_exported_for_people_and_for_programs() {
    let desk = Desk::with_sample();
    let wrote = desk
        .run(&[
            "export",
            "sample.portwright",
            "--out",
            "out",
            "--now",
            STORY,
            "--only",
            "inventory",
            "--only",
            "project",
            "--only",
            "upload",
        ])
        .ends(0);
    let names: Vec<&str> = wrote
        .out
        .lines()
        .filter_map(|line| line.split("  ").nth(1))
        .collect();
    for expected in [
        "NDG-01/upload.csv",
        "project/inventory.csv",
        "project/inventory.xlsx",
        "project/project.json",
        "project/upload.csv",
    ] {
        assert!(names.contains(&expected), "{expected}: {names:?}");
    }
    let read = |name: &str| fs::read_to_string(desk.path("out").join(name)).unwrap();
    assert_eq!(read("project/inventory.csv").lines().count(), 313);
    assert!(read("project/inventory.csv").starts_with("Number,Kind,"));
    assert!(!read("NDG-01/upload.csv").contains('+'));
    let whole: serde_json::Value = serde_json::from_str(&read("project/project.json")).unwrap();
    assert_eq!(whole["numbers"].as_array().unwrap().len(), 312);
}

#[test]
fn an_upload_of_another_carrier_says_what_it_refuses() {
    let desk = Desk::with_sample();
    let wrote = desk
        .run(&[
            "export",
            "sample.portwright",
            "--out",
            "out",
            "--now",
            STORY,
            "--only",
            "upload",
            "--format",
            "bandwidth",
        ])
        .ends(0);
    assert!(wrote.out.contains("NDG-01/upload.xml"), "{}", wrote.out);
    assert!(wrote.err.contains("takes 25 characters"), "{}", wrote.err);
    let wrong = desk
        .run(&[
            "export",
            "sample.portwright",
            "--out",
            "out",
            "--format",
            "smoke",
        ])
        .ends(2);
    assert!(wrong.err.contains("smoke"), "{}", wrong.err);
}

#[test]
fn the_checklist_is_shown_ticked_kept_and_taken_over() {
    let desk = Desk::with_sample();
    let run = |arguments: &[&str]| {
        let mut call = vec!["checklist", "sample.portwright"];
        call.extend(arguments);
        call.extend(["--now", STORY]);
        desk.run(&call).ends(0)
    };
    assert!(run(&[]).out.contains("cutover.agents"));
    run(&["done", "cutover.agents", "--evidence", "Briefing of 13 Nov"]);
    assert!(run(&[]).out.contains("Briefing of 13 Nov"));
    run(&["add", "--phase", "2", "Badge readers tested"]);
    run(&["drop", "gather.contracts"]);
    assert!(!run(&[]).out.contains("gather.contracts"));
    assert!(run(&["keep", "kept.json"]).out.contains("2 lines"));
    run(&["restore", "gather.contracts"]);
    run(&["take", "kept.json"]);
    assert!(!run(&[]).out.contains("gather.contracts"));
    let list = run(&["--json"]).json();
    assert_eq!(list["phases"][0]["number"], 2);
}
