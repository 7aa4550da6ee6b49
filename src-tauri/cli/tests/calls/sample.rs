//! The sample from end to end: its story, its documents, undo, and another day.

use std::{collections::BTreeMap, process::Command};

use serde_json::{Value, json};

use crate::support::{Desk, STORY, content};

fn count_by(numbers: &Value, key: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for number in numbers.as_array().unwrap() {
        let word = number[key].as_str().unwrap_or("none").to_owned();
        *counts.entry(word).or_insert(0) += 1;
    }
    counts
}

fn of(counts: &[(&str, usize)]) -> BTreeMap<String, usize> {
    counts
        .iter()
        .map(|(word, n)| ((*word).to_owned(), *n))
        .collect()
}

/// Code and order of every blocker.
fn blockers(desk: &Desk, now: &str) -> Vec<(String, String)> {
    let findings = desk
        .run(&["check", "sample.portwright", "--json", "--now", now])
        .ends(1)
        .json();
    let mut blockers: Vec<(String, String)> = findings
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["severity"] == "blocker")
        .map(|found| {
            (
                found["code"].as_str().unwrap().to_owned(),
                found["orders"][0].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    blockers.sort();
    blockers
}

const PLANTED: [(&str, &str); 4] = [
    ("address_mismatch", "NDG-02"),
    ("btn_leaves", "NDG-01"),
    ("name_mismatch", "NDG-01"),
    ("undecided_numbers", "NDG-01"),
];

fn planted() -> Vec<(String, String)> {
    PLANTED
        .iter()
        .map(|(code, order)| ((*code).to_owned(), (*order).to_owned()))
        .collect()
}

#[test]
fn the_sample_holds_312_numbers_in_six_orders_and_four_planted_faults() {
    let desk = Desk::with_sample();
    let numbers = desk
        .run(&["numbers", "sample.portwright", "--json"])
        .ends(0)
        .json();
    assert_eq!(
        count_by(&numbers, "disposition"),
        of(&[
            ("port", 289),
            ("stay", 9),
            ("disconnect", 11),
            ("undecided", 3)
        ])
    );
    assert_eq!(
        count_by(&numbers, "carrier"),
        of(&[
            ("lakeland", 168),
            ("badger-valley", 44),
            ("corvus", 92),
            ("tollway", 8)
        ])
    );
    assert_eq!(
        count_by(&numbers, "order"),
        of(&[
            ("NDG-01", 151),
            ("NDG-02", 41),
            ("NDG-03", 52),
            ("NDG-04", 37),
            ("NDG-05", 6),
            ("NDG-06", 2),
            ("none", 23),
        ])
    );
    for number in numbers.as_array().unwrap() {
        assert!(
            !number["sources"].as_array().unwrap().is_empty(),
            "{number}"
        );
    }
    let staying = [
        "numbers",
        "sample.portwright",
        "--json",
        "--carrier",
        "lakeland",
        "--disposition",
        "stay",
    ];
    let staying = desk.run(&staying).ends(0).json();
    assert_eq!(
        count_by(&staying, "use"),
        of(&[("alarm", 5), ("elevator", 2)])
    );
    let toll_free = desk
        .run(&[
            "numbers",
            "sample.portwright",
            "--json",
            "--kind",
            "toll-free",
        ])
        .json();
    assert_eq!(toll_free.as_array().unwrap().len(), 8);
    assert_eq!(blockers(&desk, STORY), planted());

    let orders = desk
        .run(&["orders", "sample.portwright", "--json"])
        .ends(0)
        .json();
    for order in orders.as_array().unwrap() {
        let reasons = order["reasons"].as_array().unwrap();
        assert!(
            !reasons.is_empty() && order["pon"].as_str().unwrap().len() <= 16,
            "{order}"
        );
    }
    assert_eq!(orders[1]["status"], "rejected");
    assert_eq!(orders[1]["rejections"][0]["holds"], "2140 E MAIN ST STE B");
}

#[test]
fn the_sample_is_planned_as_its_story_says() {
    let desk = Desk::with_sample();
    let plan = desk
        .run(&["plan", "sample.portwright", "--json", "--now", STORY])
        .ends(0)
        .json();
    assert_eq!(
        [
            &plan["today"],
            &plan["minimum"],
            &plan["typical"],
            &plan["maximum"],
            &plan["driven_by"]
        ],
        [
            "2026-11-16",
            "2026-12-09",
            "2026-12-16",
            "2027-01-05",
            "NDG-01"
        ]
    );
    assert_eq!(
        (&plan["business_days_left"], &plan["critical_path"]),
        (&json!(20), &json!(["NDG-01"]))
    );
    let cutovers: Vec<_> = plan["orders"]
        .as_array()
        .unwrap()
        .iter()
        .map(|order| {
            let text = |key: &str| order[key].as_str().unwrap().to_owned();
            (text("name"), text("cutover"), order["float_days"].clone())
        })
        .collect();
    let expected = [
        ("NDG-05", "2026-11-23", Value::Null),
        ("NDG-03", "2026-11-24", Value::Null),
        ("NDG-06", "2026-12-01", json!(10)),
        ("NDG-02", "2026-12-10", json!(5)),
        ("NDG-04", "2026-12-14", json!(3)),
        ("NDG-01", "2026-12-16", json!(1)),
    ]
    .map(|(name, day, float)| (name.to_owned(), day.to_owned(), float));
    assert_eq!(cutovers, expected);
    let waits = &plan["orders"][4]["waits_for"][0];
    assert_eq!(
        (&waits["order"], &waits["kind"]),
        (&json!("NDG-03"), &json!("sending"))
    );
    let people = desk
        .run(&["plan", "sample.portwright", "--now", STORY])
        .ends(0);
    assert!(
        people
            .out
            .contains("minimum 2026-12-09, typical 2026-12-16, maximum 2027-01-05")
    );
    assert!(
        people.out.contains("Meridian activates 04:00–21:00 CT"),
        "{}",
        people.out
    );
}

#[test]
fn exports_are_the_same_bytes_in_every_zone_and_language_and_pdf_tools_take_them() {
    let desk = Desk::with_sample();
    for (folder, zone, language) in [
        ("one", "UTC", "C"),
        ("two", "Pacific/Auckland", "tr_TR.UTF-8"),
    ] {
        let mut command = desk.command(&[
            "export",
            "sample.portwright",
            "--out",
            folder,
            "--now",
            STORY,
            "--json",
        ]);
        command
            .env("TZ", zone)
            .env("LC_ALL", language)
            .env("LANG", language);
        let wrote = crate::support::ran(&mut command, b"").ends(0).json();
        let names: Vec<_> = wrote["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["name"].as_str().unwrap())
            .collect();
        let letters: Vec<_> = names
            .iter()
            .filter(|name| name.ends_with("/loa.pdf"))
            .collect();
        let orders = [1, 2, 3, 4, 5, 6].map(|n| format!("NDG-0{n}/loa.pdf"));
        assert_eq!(letters, orders.iter().collect::<Vec<_>>());
        assert!(names.contains(&"project/checklist.pdf"), "{names:?}");
    }
    let (one, two) = (content(&desk.path("one")), content(&desk.path("two")));
    assert_eq!(one.len(), two.len());
    for (a, b) in one.iter().zip(&two) {
        assert!(a.1 == b.1, "{}", a.0.display());
    }
    let again = desk
        .run(&[
            "export",
            "sample.portwright",
            "--out",
            "one",
            "--now",
            STORY,
            "--json",
        ])
        .ends(0)
        .json();
    assert!(
        again["files"]
            .as_array()
            .unwrap()
            .iter()
            .all(|file| file["unchanged"] == true)
    );
    let only = desk
        .run(&[
            "export",
            "sample.portwright",
            "--out",
            "a4",
            "--only",
            "checklist.pdf",
            "--paper",
            "a4",
        ])
        .ends(0);
    assert!(
        only.out.trim_end().ends_with("  project/checklist.pdf") && only.out.lines().count() == 1
    );
    let differs = desk
        .run(&[
            "export",
            "sample.portwright",
            "--out",
            "a4",
            "--only",
            "checklist.pdf",
            "--now",
            STORY,
        ])
        .ends(3);
    assert!(differs.err.contains("checklist.pdf"), "{}", differs.err);
    let is_pdf = |path: &std::path::Path| path.extension().is_some_and(|kind| kind == "pdf");
    for (path, bytes) in one.iter().filter(|(path, _)| is_pdf(path)) {
        assert!(bytes.starts_with(b"%PDF-"), "{}", path.display());
        match Command::new("qpdf").arg("--check").arg(path).output() {
            Ok(checked) => assert!(checked.status.success(), "{checked:?}"),
            Err(cause) => eprintln!("skipped: qpdf does not start: {cause}"),
        }
    }
}

#[test]
fn undo_and_redo_survive_the_end_of_the_program_and_are_on_record() {
    let desk = Desk::with_sample();
    let status = |desk: &Desk| {
        desk.run(&["orders", "sample.portwright", "--json"])
            .ends(0)
            .json()[5]["status"]
            .clone()
    };
    let events = |desk: &Desk| {
        desk.run(&["history", "sample.portwright", "--json"])
            .ends(0)
            .json()
    };
    assert_eq!(status(&desk), "awaiting_signature");
    let before = events(&desk).as_array().unwrap().len();
    let undone = desk
        .run(&["undo", "sample.portwright", "--json"])
        .ends(0)
        .json();
    assert_eq!(undone["label"], "Undo NDG-06 out for signature");
    assert_eq!(status(&desk), "draft");
    desk.run(&["redo", "sample.portwright"]).ends(0);
    assert_eq!(status(&desk), "awaiting_signature");
    desk.run(&["redo", "sample.portwright"]).ends(2);
    let after = events(&desk);
    assert_eq!(after.as_array().unwrap().len(), before + 2);
    assert_eq!(after[0]["prev_hash"], "");
    for pair in after.as_array().unwrap().windows(2) {
        assert_eq!(pair[1]["prev_hash"], pair[0]["hash"]);
    }
    let whole = desk
        .run(&["verify", "sample.portwright", "--json"])
        .ends(0)
        .json();
    assert_eq!(
        (&whole["ok"], &whole["events"]),
        (&json!(true), &json!(before + 2))
    );
}

#[test]
fn looking_leaves_every_byte_and_no_new_file() {
    let desk = Desk::with_sample();
    let before = desk.content();
    for call in [
        &["numbers", "sample.portwright"][..],
        &["accounts", "sample.portwright"],
        &["sites", "sample.portwright"],
        &["orders", "sample.portwright"],
        &["reconcile", "sample.portwright"],
        &["plan", "sample.portwright"],
        &["history", "sample.portwright"],
        &["verify", "sample.portwright"],
        &["call", "sample.portwright", "overview"],
    ] {
        let people = desk.run(&[call, &["--now", STORY]].concat()).ends(0);
        assert!(!people.out.is_empty());
        let json = desk
            .run(&[call, &["--now", STORY, "--json"]].concat())
            .ends(0);
        json.json();
        assert_eq!(
            json.out,
            desk.run(&[call, &["--now", STORY, "--json"]].concat()).out,
            "{call:?}"
        );
    }
    desk.run(&["check", "sample.portwright"]).ends(1);
    assert!(desk.content() == before);
}

#[test]
fn on_another_day_the_counts_and_the_planted_faults_are_the_same() {
    for now in ["2027-03-05T20:15:00-06:00", "2026-07-04T08:00:00Z"] {
        let desk = Desk::new();
        desk.run(&["sample", "sample.portwright", "--now", now])
            .ends(0);
        let numbers = desk
            .run(&["numbers", "sample.portwright", "--json"])
            .ends(0)
            .json();
        assert_eq!(
            count_by(&numbers, "disposition"),
            of(&[
                ("port", 289),
                ("stay", 9),
                ("disconnect", 11),
                ("undecided", 3)
            ])
        );
        let sizes: Vec<_> = desk
            .run(&["orders", "sample.portwright", "--json"])
            .json()
            .as_array()
            .unwrap()
            .iter()
            .map(|order| order["numbers"].as_u64().unwrap())
            .collect();
        assert_eq!(sizes, [151, 41, 52, 37, 6, 2]);
        let found = blockers(&desk, now);
        for planted in planted() {
            assert!(found.contains(&planted), "{now}: {found:?}");
        }
        desk.run(&["verify", "sample.portwright"]).ends(0);
    }
}

#[test]
fn no_output_holds_a_pin() {
    let desk = Desk::with_sample();
    let accounts = desk
        .run(&["call", "sample.portwright", "accounts_list"])
        .ends(0)
        .json();
    let detail = desk.run_with(
        &["call", "sample.portwright", "account_detail", "-"],
        &json!({ "id": accounts[0]["id"] }).to_string(),
    );
    let mut form = detail.ends(0).json()["form"].clone();
    form["pin"] = json!("739104");
    desk.run_with(
        &["call", "sample.portwright", "account_save", "-"],
        &form.to_string(),
    )
    .ends(0);
    let known = desk
        .run(&["accounts", "sample.portwright", "--json"])
        .ends(0);
    assert_eq!(known.json()[0]["pin_known"], true);
    for call in [
        &["accounts"][..],
        &["reconcile"],
        &["history"],
        &["plan"],
        &["numbers"],
    ] {
        for json in [&[][..], &["--json"]] {
            let ran = desk
                .run(&[call, &["sample.portwright"], json].concat())
                .ends(0);
            assert!(!ran.out.contains("739104"), "{call:?}");
        }
    }
}

#[test]
fn what_was_accepted_is_listed_apart_with_its_reason() {
    let desk = Desk::with_sample();
    let ask = |more: &[&str]| {
        let all = [&["check", "sample.portwright", "--now", STORY], more].concat();
        desk.run(&all).ends(1)
    };
    let before = ask(&["--json"]).json();
    let ages = before
        .as_array()
        .unwrap()
        .iter()
        .find(|found| found["code"] == "bill_ages")
        .unwrap();
    let word = json!({
        "code": ages["code"], "place": ages["place"], "severity": ages["severity"],
        "message": ages["message"], "reason": "Jo at their desk takes it.",
    });
    desk.run_with(
        &[
            "call",
            "sample.portwright",
            "finding_accept",
            "-",
            "--now",
            STORY,
        ],
        &word.to_string(),
    )
    .ends(0);
    let after = ask(&["--json"]).json();
    let accepted: Vec<_> = after
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| !found["accepted"].is_null())
        .collect();
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0]["message"], ages["message"]);
    assert_eq!(
        accepted[0]["accepted"]["reason"],
        "Jo at their desk takes it."
    );
    let people = ask(&[]).out;
    assert!(people.contains("4 blockers, 11 warnings"), "{people}");
    let (_, apart) = people.split_once("Accepted, with the reason:").unwrap();
    assert!(apart.contains("Jo at their desk takes it."), "{people}");
}

#[test]
fn a_sample_made_on_a_weekend_tells_the_story_from_the_next_business_day() {
    for (now, day) in [
        ("2026-11-21T20:00:00-06:00", "Mon 23 Nov"),
        ("2026-11-22T09:00:00-06:00", "Mon 23 Nov"),
    ] {
        let desk = Desk::new();
        desk.run(&["sample", "weekend.portwright", "--now", now])
            .ends(0);
        let check = desk
            .run(&["check", "weekend.portwright", "--now", now])
            .ends(1)
            .out;
        assert!(check.contains("4 blockers, 12 warnings"), "{now}: {check}");
        assert!(
            check.contains(&format!("must go out on {day}")),
            "{now}: {check}"
        );
        let plan = desk
            .run(&["plan", "weekend.portwright", "--now", now, "--json"])
            .ends(0)
            .json();
        // Nobody signs or sends on a day on which all offices are closed.
        for order in plan["orders"].as_array().unwrap() {
            for step in order["steps"].as_array().unwrap() {
                let kind = step["kind"].as_str().unwrap();
                if matches!(kind, "loa" | "submission") && step["state"] != "done" {
                    for end in ["from", "to"] {
                        let at = step[end].as_str().unwrap();
                        assert!(!matches!(at, "2026-11-21" | "2026-11-22"), "{now}: {step}");
                    }
                }
            }
        }
    }
}
