//! Calls that are wrong: status 2, nothing on standard output, and words that name the thing.

use crate::support::{Desk, STORY};

#[test]
fn a_wrong_call_says_what_is_wrong_and_what_to_try() {
    let desk = Desk::with_sample();
    desk.put("list.csv", "Number\n414-720-4100\n");
    let before = desk.content();
    let new = |gaining, day, zone| {
        vec![
            "new",
            "x.portwright",
            "--client",
            "Acme",
            "--gaining",
            gaining,
            "--go-live",
            day,
            "--zone",
            zone,
        ]
    };
    for (call, named) in [
        (vec!["carriers", "nobody"], "nobody"),
        (new("nobody", "2026-12-16", "America/Chicago"), "nobody"),
        (new("lakeland", "2026-12-16", "America/Chicago"), "lakeland"),
        (new("zoom", "16 December", "America/Chicago"), "16 December"),
        (new("zoom", "2026-12-16", "Chicago"), "Chicago"),
        (
            vec!["numbers", "sample.portwright", "--carrier", "nobody"],
            "nobody",
        ),
        (
            vec!["numbers", "sample.portwright", "--kind", "pigeon"],
            "pigeon",
        ),
        (
            vec!["numbers", "sample.portwright", "--disposition", "perhaps"],
            "perhaps",
        ),
        (
            vec!["check", "sample.portwright", "--order", "NDG-99"],
            "NDG-99",
        ),
        (
            vec!["call", "sample.portwright", "no_such_command"],
            "no_such_command",
        ),
        (
            vec!["call", "sample.portwright", "order_detail", "{"],
            "JSON",
        ),
        (
            vec!["call", "sample.portwright", "order_detail", r#"{"id":"x"}"#],
            "order_detail",
        ),
        (
            vec!["call", "sample.portwright", "order_detail", r#"{"id":99}"#],
            "order",
        ),
        (
            vec![
                "call",
                "sample.portwright",
                "import_preview",
                r#"{"ticket":7}"#,
            ],
            "chosen",
        ),
        (
            vec![
                "import",
                "sample.portwright",
                "list.csv",
                "--map",
                "colour=A",
            ],
            "colour",
        ),
        (
            vec![
                "import",
                "sample.portwright",
                "list.csv",
                "--map",
                "number=Z",
            ],
            "Z",
        ),
        (
            vec!["import", "sample.portwright", "list.csv", "--map", "number"],
            "number",
        ),
        (
            vec![
                "import",
                "sample.portwright",
                "list.csv",
                "--sheet",
                "Numbers",
            ],
            "Numbers",
        ),
        (
            vec!["import", "sample.portwright", "list.csv", "--account", "77"],
            "77",
        ),
        (
            vec!["import", "sample.portwright", "list.csv", "--as", "gossip"],
            "gossip",
        ),
        (
            vec![
                "export",
                "sample.portwright",
                "--out",
                "out",
                "--only",
                "poem",
            ],
            "poem",
        ),
        (
            vec![
                "calendar",
                "holidays",
                "--calendar",
                "moon",
                "--year",
                "2027",
            ],
            "moon",
        ),
        (
            vec!["plan", "sample.portwright", "--now", "tomorrow"],
            "tomorrow",
        ),
        (
            vec!["numbers", "sample.portwright", "--passphrase-stdin"],
            "encrypted",
        ),
        (vec!["dance"], "dance"),
        (vec!["numbers"], "FILE"),
        (vec![], "Usage"),
    ] {
        let ran = desk.run(&call).ends(2);
        assert_eq!(ran.out, "", "{call:?}");
        assert!(ran.err.contains(named), "{call:?}: {}", ran.err);
    }
    assert!(desk.content() == before, "a wrong call changes nothing");
}

#[test]
fn help_and_version_are_answers() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).ends(0);
    for call in [
        "new",
        "sample",
        "inspect",
        "import",
        "accounts",
        "sites",
        "numbers",
        "reconcile",
        "orders",
        "check",
        "plan",
        "window",
        "calendar",
        "carriers",
        "export",
        "call",
        "history",
        "undo",
        "redo",
        "verify",
    ] {
        assert!(help.out.contains(&format!("\n  {call} ")), "{call}");
        desk.run(&[call, "--help"]).ends(0);
    }
    assert!(help.out.contains("Exit status"));
    desk.run(&["--version"]).ends(0);
}

#[test]
fn the_list_of_commands_has_the_shape_of_every_request_and_answer() {
    let desk = Desk::new();
    let list = desk.run(&["call", "--list", "--json"]).ends(0).json();
    let types = list["types"].as_array().unwrap();
    for command in list["commands"].as_array().unwrap() {
        for shape in ["request", "answer"] {
            let shape = command[shape].as_str().unwrap();
            let name = shape
                .trim_start_matches("Array<")
                .split(['<', '>'])
                .next()
                .unwrap();
            let declared = |text: &&serde_json::Value| {
                text.as_str().unwrap().starts_with(&format!("type {name}"))
            };
            assert!(types.iter().any(|text| declared(&text)), "{shape}");
        }
    }
    let people = desk.run(&["call", "--list"]).ends(0);
    assert!(people.out.contains("numbers_list"));
}

#[test]
fn carriers_are_listed_each_rule_with_its_source_and_date() {
    let desk = Desk::new();
    let all = desk.run(&["carriers", "--json"]).ends(0).json();
    let ids: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    for id in [
        "bandwidth",
        "telnyx",
        "twilio",
        "microsoft-teams",
        "zoom",
        "ringcentral",
        "genesys-cloud",
        "talkdesk",
        "nextiva",
        "cloudtalk",
        "five9",
        "activepbx",
        "att",
        "comcast",
        "lumen",
        "verizon",
        "spectrum",
    ] {
        assert!(ids.contains(&id), "{id}");
        let one = desk
            .run(&["carriers", id, "--json", "--now", STORY])
            .ends(0)
            .json();
        for rule in one["rules"].as_array().unwrap() {
            let known = !rule["value"].is_null();
            assert_eq!(
                known,
                !rule["source"].as_str().unwrap().is_empty(),
                "{id}: {rule}"
            );
            assert_eq!(known, !rule["as_of"].is_null(), "{id}: {rule}");
        }
        assert!(desk.run(&["carriers", id]).ends(0).out.contains("SOURCE"));
    }
}
