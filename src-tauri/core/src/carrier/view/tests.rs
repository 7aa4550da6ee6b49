//! How rules are shown to people: unknown ones by name, conflicts beside what is used.

use super::all_rules;
use crate::carrier::{Role, load, parse};

#[test]
fn what_nobody_published_is_shown_as_unknown() {
    let text = "id = \"some\"\nname = \"Some\"\nrole = \"gaining\"\n";
    let rules = all_rules(&parse("some.toml", text).unwrap());
    assert!(rules.iter().all(|rule| rule.value.is_none()));
    let bill = rules
        .iter()
        .find(|rule| rule.key == "bill_max_days")
        .unwrap();
    assert_eq!(bill.to_string(), "Oldest bill taken: unknown");
    assert!(rules.iter().any(|rule| rule.key == "windows"));
}

#[test]
fn a_losing_side_activates_nothing_so_its_window_is_not_missing() {
    let text = "id = \"some\"\nname = \"Some\"\nrole = \"losing\"\n";
    let rules = all_rules(&parse("some.toml", text).unwrap());
    assert!(!rules.iter().any(|rule| rule.key == "windows"));
}

#[test]
fn rules_read_as_a_person_would_say_them() {
    let text = r#"
id = "some"
name = "Some"
role = "gaining"
answer_days = { value = 1, source = "S", as_of = "2026-11-21" }
lead_times = [{ class = "project", from = 101, min = 15, max = 30, source = "S", as_of = "2026-11-21" }]
[[windows]]
mode = "toll_free"
classes = ["toll_free"]
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
start = "10:30"
end = "10:30"
zone = "America/Chicago"
source = "S"
as_of = "2026-11-21"
[bill_max_days]
value = 30
source = "S"
as_of = "2026-11-21"
conflicts = [{ value = 45, source = "T", as_of = "2026-11-20" }]
"#;
    let rules = all_rules(&parse("some.toml", text).unwrap());
    let say = |key: &str| {
        rules
            .iter()
            .find(|rule| rule.key == key)
            .map(ToString::to_string)
    };
    assert_eq!(
        say("answer_days").as_deref(),
        Some("Answers within: 1 business day")
    );
    assert_eq!(
        say("lead_times").as_deref(),
        Some("Lead time: project, 101 numbers or more: 15 / – / 30 business days")
    );
    assert_eq!(
        say("windows").as_deref(),
        Some("Activates: toll free (toll-free): Mon–Fri 10:30, fixed America/Chicago")
    );
    let bill = rules
        .iter()
        .find(|rule| rule.key == "bill_max_days")
        .unwrap();
    assert_eq!(bill.value.as_deref(), Some("30 calendar days"));
    assert_eq!(
        bill.conflicts.first().map(|other| other.value.as_str()),
        Some("45 calendar days")
    );
}

#[test]
fn every_shipped_rule_says_where_and_when_it_was_read() {
    for (id, profile) in load().unwrap() {
        let rules = all_rules(&profile);
        let known: Vec<_> = rules.iter().filter(|rule| rule.value.is_some()).collect();
        assert!(!known.is_empty(), "{id} says nothing");
        for rule in known {
            assert!(!rule.source.trim().is_empty(), "{id}: {rule}");
            assert!(rule.as_of.is_some(), "{id}: {rule}");
        }
        if profile.role == Role::Losing {
            assert!(profile.windows.is_empty(), "{id}");
        }
    }
}
