//! A project's own word on carriers: rules known otherwise, carriers added, and both taken back.

use std::fs;

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

fn rule(desk: &mut Desk, carrier: &str, path: &str) -> Value {
    let detail = desk.ask("carrier_detail", json!({ "id": carrier }));
    let rules = detail["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["rules"].as_array().unwrap());
    rules
        .clone()
        .find(|rule| rule["path"] == path)
        .unwrap_or_else(|| panic!("no {path} in {detail:#}"))
        .clone()
}

#[test]
fn a_rule_known_otherwise_is_what_everything_goes_by_and_what_it_replaces_stays_in_sight() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let before = desk.ask("overview", json!({}));
    let known = rule(&mut desk, "lakeland", "lead_times.project.101");
    assert_eq!(known["state"], "known");
    assert_eq!(
        known["value"],
        "project, 101 numbers or more: 15 / 20 / 30 business days"
    );

    let refused = desk
        .call(
            "carrier_override",
            json!({ "carrier": "lakeland", "rule": "lead_times.project.101",
                    "value": "{ min = 20, typical = 25, max = 35 }", "reason": " " }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "no_reason");
    desk.ask(
        "carrier_override",
        json!({ "carrier": "lakeland", "rule": "lead_times.project.101",
                "value": "{ min = 20, typical = 25, max = 35 }",
                "reason": "Their desk is behind, says Ms Roe" }),
    );
    let own = rule(&mut desk, "lakeland", "lead_times.project.101");
    assert_eq!(own["state"], "own");
    assert_eq!(
        own["value"],
        "project, 101 numbers or more: 20 / 25 / 35 business days"
    );
    assert_eq!(own["source"], "project: Their desk is behind, says Ms Roe");
    assert_eq!(own["as_of"], "2026-11-16");
    assert_eq!(
        own["replaced"]["value"],
        "project, 101 numbers or more: 15 / 20 / 30 business days"
    );
    assert_eq!(own["replaced"]["source"], "example");
    let after = desk.ask("overview", json!({}));
    assert_ne!(before, after, "the plan goes by it");

    desk.ask("undo", json!({}));
    assert_eq!(rule(&mut desk, "lakeland", "lead_times.project.101"), known);
    assert_eq!(desk.ask("overview", json!({}))["dates"], before["dates"]);
    desk.ask("redo", json!({}));
    desk.ask(
        "carrier_override_remove",
        json!({ "carrier": "lakeland", "rule": "lead_times.project.101" }),
    );
    assert_eq!(rule(&mut desk, "lakeland", "lead_times.project.101"), known);
    assert_eq!(desk.ask("overview", json!({}))["dates"], before["dates"]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one shape of rule after the other")]
fn every_shape_of_rule_can_be_known_otherwise_and_nonsense_is_refused_with_what_is_allowed() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    for (carrier, path, value, says) in [
        ("lakeland", "bill_max_days", "20", "20 calendar days"),
        (
            "lakeland",
            "csr_days",
            "{ min = 0, typical = 3, max = 4 }",
            "0 / 3 / 4 business days",
        ),
        (
            "lakeland",
            "cut_off",
            r#"{ time = "13:00", zone = "America/Chicago" }"#,
            "13:00 America/Chicago",
        ),
        (
            "lakeland",
            "btn",
            "last",
            "the BTN leaves last, or with the whole account",
        ),
        ("lakeland", "field_limits.signer", "30", "30 characters"),
        ("lakeland", "pin_required", "true", "yes"),
        ("lakeland", "contact", "(800) 555-0142", "(800) 555-0142"),
        (
            "lakeland",
            "gates.routing",
            "true",
            "each number has its destination",
        ),
        (
            "lakeland",
            "closed.Stocktaking 1.5",
            r#"{ from = "2027-01-04", to = "2027-01-05" }"#,
            "Stocktaking 1.5, 2027-01-04 to 2027-01-05",
        ),
        (
            "meridian",
            "windows.toll_free.toll_free",
            r#"{ days = ["Tue"], start = "09:00", end = "10:00", zone = "America/Chicago" }"#,
            "toll free (toll-free): Tue 09:00 to 10:00 America/Chicago",
        ),
        (
            "meridian",
            "caps.toll_free",
            "{ numbers = 50 }",
            "50 numbers, toll-free",
        ),
    ] {
        desk.ask(
            "carrier_override",
            json!({ "carrier": carrier, "rule": path, "value": value, "reason": "said so" }),
        );
        let row = rule(&mut desk, carrier, path);
        assert_eq!(row["value"], says, "{path}");
        assert_eq!(row["state"], "own", "{path}");
    }
    for (path, value, says) in [
        ("bil_max_days", "20", "there is no rule `bil_max_days`"),
        ("bill_max_days", "soon", "a whole number of calendar days"),
        ("bill_max_days", "-3", "a whole number of calendar days"),
        ("btn", "lost", "one of `new_btn`, `last`"),
        ("zone", "Chicago", "an IANA zone such as"),
        ("field_limits", "3", "name which"),
        (
            "lead_times.project.101",
            "{ min = 9, max = 3 }",
            "does not rise",
        ),
        (
            "lead_times.project.101",
            r#"{ class = "simple", min = 9 }"#,
            "the value is for",
        ),
        (
            "closed.Freeze",
            r#"{ from = "2027-01-05" }"#,
            "`to` is missing",
        ),
        (
            "windows.manual",
            r#"{ days = ["Mon"], start = "09:00", end = "10:00", zone = "America/Chicago" }"#,
            "a losing side activates nothing",
        ),
        ("notes.x", "true", "a note is no rule"),
    ] {
        let refused = desk
            .call(
                "carrier_override",
                json!({ "carrier": "lakeland", "rule": path, "value": value, "reason": "said so" }),
            )
            .unwrap_err();
        assert_eq!(refused.code, "not_a_rule", "{path}");
        assert!(
            refused.message.contains(says),
            "{path}: {}",
            refused.message
        );
    }
    let refused = desk
        .call(
            "carrier_override",
            json!({ "carrier": "planning-default", "rule": "bill_max_days", "value": "9", "reason": "x" }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "holds_for_everyone");
}

#[test]
fn a_rule_that_is_not_to_be_relied_on_gives_way_to_the_safe_default_by_name() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let unknown = rule(&mut desk, "lakeland", "loa_max_days");
    assert_eq!(
        (&unknown["state"], &unknown["value"]),
        (&json!("unknown"), &Value::Null)
    );
    assert_eq!(unknown["in_use"]["value"], "15 calendar days");
    let source = unknown["in_use"]["source"].as_str().unwrap();
    assert!(source.starts_with("planning default"), "{source}");
    // A platform takes what the carrier behind it says before our default.
    let via = rule(&mut desk, "calyx-cloud", "change_cut_off_hours");
    assert_eq!(via["in_use"]["source"], "Meridian: example");

    desk.ask(
        "carrier_override",
        json!({ "carrier": "lakeland", "rule": "bill_max_days", "value": "unknown",
                "reason": "Two people at their desk say two things" }),
    );
    let row = rule(&mut desk, "lakeland", "bill_max_days");
    assert_eq!(
        (&row["state"], &row["value"]),
        (&json!("own"), &Value::Null)
    );
    assert_eq!(row["in_use"]["value"], "30 calendar days");
    assert_eq!(row["replaced"]["value"], "30 calendar days");
    assert_eq!(row["replaced"]["source"], "example");
}

#[test]
fn the_freeze_of_the_sample_stands_with_its_carrier_and_can_be_known_otherwise() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let list = desk.ask("carriers_list", json!({}));
    let here: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .take_while(|row| row["in_project"] == true)
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        here,
        [
            "Meridian",
            "Badger Valley",
            "Corvus",
            "Lakeland",
            "Tollway",
            "Calyx Cloud"
        ],
        "this project's own come first"
    );
    let freeze = here
        .iter()
        .map(|name| name.to_lowercase().replace(' ', "-"))
        .find_map(|id| {
            let detail = desk.ask("carrier_detail", json!({ "id": id }));
            let row = detail["groups"][0]["rules"]
                .as_array()
                .unwrap()
                .iter()
                .find(|rule| rule["path"].as_str().unwrap().starts_with("closed."))?;
            Some((id, row.clone()))
        });
    let (carrier, freeze) = freeze.expect("the sample has a freeze");
    assert_eq!(freeze["state"], "own");
    let path = freeze["path"].as_str().unwrap();
    desk.ask(
        "carrier_override",
        json!({ "carrier": carrier, "rule": path,
                "value": r#"{ from = "2026-12-21", to = "2026-12-23" }"#, "reason": "shorter this year" }),
    );
    let row = rule(&mut desk, &carrier, path);
    assert!(
        row["value"]
            .as_str()
            .unwrap()
            .ends_with("2026-12-21 to 2026-12-23")
    );
    let detail = desk.ask("carrier_detail", json!({ "id": carrier }));
    let closed = detail["groups"][0]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|rule| rule["path"] == path)
        .count();
    assert_eq!(closed, 1, "one freeze, not two");
}

const PROFILE: &str = r#"
id = "fox-valley"
name = "Fox Valley"
role = "losing"
bill_max_days = { value = 25, source = "Its port-out page", as_of = "2026-11-10" }

[[lead_times]]
class = "non_simple"
typical = 8
source = "Its port-out page"
as_of = "2026-11-10"
"#;

#[test]
fn a_carrier_is_added_from_a_file_without_code_and_its_mistakes_are_all_named() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let path = desk.path("fox-valley.toml");
    let wrong = PROFILE
        .replace("bill_max_days", "bil_max_days")
        .replace("typical = 8", "typical = \"eight\"");
    fs::write(&path, wrong).unwrap();
    let ticket = desk.ticket("fox-valley.toml");
    let checked = desk.ask("carrier_check", json!({ "ticket": ticket }));
    let lines: Vec<(u64, u64)> = checked["mistakes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["line"].as_u64().unwrap(), it["column"].as_u64().unwrap()))
        .collect();
    assert_eq!(lines, [(5, 1), (9, 11)], "{checked:#}");
    let refused = desk
        .call("carrier_add", json!({ "ticket": ticket }))
        .unwrap_err();
    assert_eq!(refused.code, "profile_has_mistakes");
    assert!(
        refused
            .message
            .contains("fox-valley.toml, line 9, column 11"),
        "{}",
        refused.message
    );

    fs::write(&path, PROFILE).unwrap();
    let checked = desk.ask("carrier_check", json!({ "ticket": ticket }));
    assert_eq!(
        (&checked["name"], &checked["rules"]),
        (&json!("Fox Valley"), &json!(2))
    );
    let added = desk.ask("carrier_add", json!({ "ticket": ticket }));
    assert_eq!(added["id"], "fox-valley");
    let detail = desk.ask("carrier_detail", json!({ "id": "fox-valley" }));
    assert_eq!(
        (&detail["added"], &detail["in_project"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(
        rule(&mut desk, "fox-valley", "bill_max_days")["value"],
        "25 calendar days"
    );
    desk.ask(
        "carrier_override",
        json!({ "carrier": "fox-valley", "rule": "bill_max_days", "value": "20", "reason": "by telephone" }),
    );
    assert_eq!(
        rule(&mut desk, "fox-valley", "bill_max_days")["replaced"]["value"],
        "25 calendar days"
    );
    // A newer file of the same carrier takes its place; the project's own word stays on top.
    fs::write(&path, PROFILE.replace("value = 25", "value = 24")).unwrap();
    desk.ask("carrier_add", json!({ "ticket": ticket }));
    let row = rule(&mut desk, "fox-valley", "bill_max_days");
    assert_eq!(
        (&row["value"], &row["replaced"]["value"]),
        (&json!("20 calendar days"), &json!("24 calendar days"))
    );
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    let gone = desk
        .call("carrier_detail", json!({ "id": "fox-valley" }))
        .unwrap_err();
    assert_eq!(gone.code, "no_such_carrier");

    let ours = desk.path("bandwidth.toml");
    fs::write(&ours, PROFILE.replace("fox-valley", "bandwidth")).unwrap();
    let ticket = desk.ticket("bandwidth.toml");
    let checked = desk.ask("carrier_check", json!({ "ticket": ticket }));
    let says = checked["mistakes"][0]["message"].as_str().unwrap();
    assert!(says.contains("comes with the program"), "{says}");
}
