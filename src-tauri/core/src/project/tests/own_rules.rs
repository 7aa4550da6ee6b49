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
fn what_an_earlier_version_wrote_of_carriers_is_read_in_the_words_of_today() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older.portwright");
    let text = "id = \"fox-valley\"\nname = \"Fox Valley\"\nrole = \"losing\"\n\
        [csr_days]\nvalue = 3\nsource = \"S\"\nas_of = \"2026-11-21\"\n\
        [partial_flag]\nvalue = true\nsource = \"S\"\nas_of = \"2026-11-21\"\n\
        [number_list]\nvalue = { ranges = true }\nsource = \"S\"\nas_of = \"2026-11-21\"\n\
        [[gates]]\nvalue = \"contract_end\"\nsource = \"S\"\nas_of = \"2026-11-21\"\n\
        [[gates]]\nvalue = \"lock_off\"\nsource = \"page\"\nas_of = \"2026-11-21\"\n";
    let mut older = Connection::open(&path).unwrap();
    older
        .pragma_update(None, "application_id", open::APPLICATION_ID)
        .unwrap();
    migrate::steps(&mut older, &migrate::STEPS[..12]).unwrap();
    older
        .execute_batch(
            "INSERT INTO file (id, project_id, made_at, made_with) VALUES (1, 'p', '2026-11-16', '0');
             INSERT INTO setting (id, client, prefix, gaining, zone, window_start, window_end, sample, consultant,
                 people, next_order)
             VALUES (1, 'Fox', 'FOX', 'lumen', 'America/Chicago', '19:00:00', '21:00:00', 0, '', '{}', 1);
             INSERT INTO carrier_override (carrier, rule, value, reason, as_of, entered_by) VALUES
               ('lumen', 'csr_days', '9', 'told', '2026-11-16', 'tester'),
               ('lumen', 'partial_flag', 'true', 'told', '2026-11-16', 'tester'),
               ('lumen', 'gates.lock_off', 'true', 'told', '2026-11-16', 'tester'),
               ('verizon', 'gates.lock_off', 'false', 'told', '2026-11-16', 'tester');",
        )
        .unwrap();
    older
        .execute(
            "INSERT INTO carrier_profile (carrier, file, text) VALUES ('fox-valley', 'fox-valley.toml', ?1)",
            [text],
        )
        .unwrap();
    drop(older);
    let profiles = carrier::load().unwrap();
    let snapshot = Project::read(&path).unwrap().snapshot(&profiles).unwrap();
    let told: Vec<String> = snapshot
        .own_rules
        .findings()
        .map(|finding| finding.message)
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    let of = |id: &str| &snapshot.carriers[&CarrierId(id.into())];
    let span = |id: &str| {
        let span = &of(id).csr_days.as_ref().unwrap().value;
        (span.min, span.typical, span.max)
    };
    assert_eq!(span("lumen"), (9, Some(9), 9));
    assert_eq!(span("fox-valley"), (3, Some(3), 3));
    let gates = |id: &str| {
        let gates = of(id).further_gates.iter();
        gates
            .map(|gate| (gate.gate.as_str(), gate.source.as_str()))
            .collect::<Vec<_>>()
    };
    assert_eq!(gates("fox-valley"), [("lock_off", "page")]);
    assert_eq!(of("fox-valley").gates.len(), 1);
    assert!(gates("lumen").contains(&("lock_off", "project: told")));
    assert!(gates("verizon").iter().all(|(gate, _)| *gate != "lock_off"));
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
