//! Every format against a golden file, its caps, its refusals; no secret without being asked for.

use std::path::Path;

use super::{Confidence, Upload, UploadInput, format_of, formats, upload};
use crate::{
    carrier::CarrierId,
    document::sample::{LOCAL, TOLL_FREE, plan, project},
    id::OrderId,
    order::KeyClass,
    snapshot::Snapshot,
};

fn made(snapshot: &Snapshot, orders: &[OrderId], format: &str, with_secrets: bool) -> Upload {
    let plan = plan();
    let input = UploadInput {
        snapshot,
        plan: &plan,
        with_secrets,
    };
    let format = formats().iter().find(|it| it.id == format).unwrap();
    upload(&input, orders, format)
}

/// The project with few numbers, so that golden files can be read.
fn small() -> Snapshot {
    let mut snapshot = project();
    snapshot
        .numbers
        .retain(|id, number| number.order != Some(LOCAL) || id.0 <= 3);
    snapshot
}

#[test]
fn every_format_writes_the_file_on_record() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/uploads");
    let snapshot = small();
    for format in formats() {
        let order = if format.takes(KeyClass::Local) {
            LOCAL
        } else {
            TOLL_FREE
        };
        let made = made(&snapshot, &[order], &format.id, false);
        assert_eq!(made.files.len(), 1, "{}", format.id);
        let file = &made.files[0];
        let mut text = String::from_utf8(file.bytes.clone()).unwrap();
        text.push_str("----\n");
        for finding in &made.findings {
            text.extend([&finding.code, " ", &finding.message, "\n"]);
        }
        let extension = file.name.rsplit('.').next().unwrap();
        let path = folder.join(format!("{}.{extension}", format.id));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text == expected,
            "{} differs from {}: UPDATE_GOLDEN=1\n{text}",
            format.id,
            path.display()
        );
    }
}

#[test]
fn formats_are_sourced_named_once_and_of_known_carriers() {
    assert!(formats().len() > 20, "the list is read");
    let known = crate::carrier::load().unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for format in formats() {
        assert!(ids.insert(&format.id), "{} stands twice", format.id);
        assert!(!format.source.is_empty() && !format.name.is_empty());
        for carrier in &format.carriers {
            assert!(known.contains_key(&CarrierId(carrier.clone())), "{carrier}");
        }
        for column in &format.columns {
            assert!(
                column.value.is_some() != column.text.is_some(),
                "{} {}",
                format.id,
                column.head
            );
        }
    }
    for confidence in [Confidence::High, Confidence::Medium, Confidence::None] {
        assert!(formats().iter().any(|it| it.confidence == confidence));
    }
}

#[test]
fn what_is_more_than_a_file_takes_goes_into_further_files() {
    let snapshot = project();
    let numbers = snapshot
        .numbers
        .values()
        .filter(|number| number.order == Some(LOCAL))
        .count();
    assert!(numbers > 100, "{numbers}");
    let made = made(&snapshot, &[LOCAL], "genesys-cloud", false);
    let rows: Vec<_> = made.files.iter().map(|file| file.rows).collect();
    assert_eq!(rows, [100, numbers - 100]);
    assert_eq!(made.files[1].name, "upload-2.csv");
    for file in &made.files {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert_eq!(text.lines().next(), Some("Phone Number"));
        assert_eq!(text.lines().count(), file.rows + 1);
    }
}

#[test]
fn a_field_that_does_not_fit_is_left_empty_and_said_and_never_cut() {
    let made = made(&small(), &[LOCAL], "bandwidth", false);
    let text = String::from_utf8(made.files[0].bytes.clone()).unwrap();
    assert!(!text.contains("<LoaAuthorizingPerson>"), "{text}");
    assert!(!text.contains("<BusinessName>"), "{text}");
    let said: Vec<_> = made
        .findings
        .iter()
        .filter(|finding| finding.code == "upload_too_long")
        .collect();
    assert_eq!(said.len(), 2, "{:?}", made.findings);
    assert!(said[0].message.contains("takes 15 characters"));
}

#[test]
fn foreign_text_begins_no_formula_in_a_carriers_file() {
    let mut snapshot = small();
    for number in snapshot.numbers.values_mut() {
        number.name = "=HYPERLINK(\"x\")".to_owned();
    }
    let made = made(&snapshot, &[LOCAL], "netbox-phonebox", false);
    let text = String::from_utf8(made.files[0].bytes.clone()).unwrap();
    assert!(!text.contains('='), "{text}");
    assert!(text.contains("+13125550100,"));
    assert_eq!(
        made.findings
            .iter()
            .filter(|it| it.code == "upload_refused")
            .count(),
        1,
        "once an order"
    );
}

#[test]
fn a_pin_stands_in_a_file_only_when_it_was_asked_for() {
    let snapshot = small();
    for format in formats() {
        let order = if format.takes(KeyClass::Local) {
            LOCAL
        } else {
            TOLL_FREE
        };
        let holds = |with_secrets| {
            let made = made(&snapshot, &[order], &format.id, with_secrets);
            made.files
                .iter()
                .any(|file| String::from_utf8_lossy(&file.bytes).contains("hidden-4711"))
        };
        assert!(!holds(false), "{}", format.id);
        if format.id == "telnyx" {
            assert!(holds(true));
        }
        assert_eq!(holds(true), format.asks_pin() && format.id != "bandwidth");
    }
}

#[test]
fn the_gaining_side_has_its_format_and_others_a_plain_list() {
    let mut snapshot = project();
    assert_eq!(format_of(&snapshot, None).unwrap().id, "plain-ten");
    let carriers = crate::carrier::load().unwrap();
    snapshot.carriers.extend(carriers);
    for (gaining, class, expected) in [
        ("telnyx", KeyClass::Local, "telnyx"),
        ("microsoft-teams", KeyClass::TollFree, "microsoft-teams"),
        (
            "genesys-cloud",
            KeyClass::TollFree,
            "genesys-cloud-toll-free",
        ),
        ("twilio", KeyClass::TollFree, "plain-ten"),
        ("zoom", KeyClass::Local, "plain-ten"),
    ] {
        snapshot.settings.gaining = CarrierId(gaining.to_owned());
        let mut order = snapshot.orders[&LOCAL].clone();
        order.key.class = class;
        assert_eq!(
            format_of(&snapshot, Some(&order)).unwrap().id,
            expected,
            "{gaining}"
        );
    }
}
