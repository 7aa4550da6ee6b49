//! What a project says of carriers: applied on top of the profiles, and kept aside where it cannot be used.

use super::*;
use crate::{
    carrier::{self, Override},
    snapshot::AddedProfile,
};

fn change(carrier: &str, rule: &str, value: &str) -> Op {
    Op::CarrierOverride {
        change: Override {
            carrier: CarrierId(carrier.into()),
            rule: rule.into(),
            value: value.into(),
            reason: "said so".into(),
            as_of: "2026-11-16".parse().unwrap(),
            by: "tester".into(),
        },
        what: rule.into(),
    }
}

#[test]
fn what_another_version_wrote_and_this_one_cannot_use_is_a_finding_and_the_rest_stands() {
    let profiles = carrier::load().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    for op in [
        change("lumen", "bill_max_days", "21"),
        change("lumen", "moon_phase", "1"),
        change("lumen", "answer_days", "\"soon\""),
        change("nobody", "bill_max_days", "21"),
        Op::CarrierAdd {
            profile: AddedProfile {
                carrier: CarrierId("fox-valley".into()),
                file: "fox-valley.toml".into(),
                text: "id = 1".into(),
            },
            what: "carrier Fox Valley".into(),
        },
    ] {
        project.transact(&op, stamp()).unwrap();
    }
    let snapshot = project.snapshot(&profiles).unwrap();
    let lumen = &snapshot.carriers[&CarrierId("lumen".into())];
    let bill = lumen.bill_max_days.as_ref().unwrap();
    assert_eq!(bill.value, 21);
    assert_eq!(bill.source, "project: said so");
    assert_eq!(
        lumen.answer_days.as_ref().map(|rule| rule.value),
        Some(1),
        "what cannot be used leaves the profile as it is"
    );
    let told: Vec<String> = snapshot
        .own_rules
        .findings()
        .map(|finding| finding.message)
        .collect();
    let about = [
        "fox-valley",
        "answer_days",
        "moon_phase",
        "bill_max_days of nobody",
    ];
    assert_eq!(told.len(), about.len(), "{told:#?}");
    for what in about {
        assert!(
            told.iter().any(|told| told.contains(what)),
            "{what}: {told:#?}"
        );
    }
}

#[test]
fn a_rule_has_one_word_of_the_project_and_taking_it_back_is_undone_like_all_else() {
    let profiles = carrier::load().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let days = |project: &Project| {
        let snapshot = project.snapshot(&profiles).unwrap();
        let lumen = &snapshot.carriers[&CarrierId("lumen".into())];
        lumen.bill_max_days.as_ref().map(|rule| rule.value)
    };
    let before = days(&project);
    for value in ["21", "14"] {
        let op = change("lumen", "bill_max_days", value);
        project.transact(&op, stamp()).unwrap();
    }
    assert_eq!(days(&project), Some(14));
    let remove = Op::CarrierOverrideRemove {
        carrier: CarrierId("lumen".into()),
        rule: "bill_max_days".into(),
        what: "bill_max_days".into(),
    };
    project.transact(&remove, stamp()).unwrap();
    assert_eq!(days(&project), before);
    for expected in [Some(14), Some(21), before] {
        project.undo(stamp()).unwrap();
        assert_eq!(days(&project), expected);
    }
}
