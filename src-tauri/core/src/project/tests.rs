//! The file as a whole: what is written comes back, undo is exact, and strange files stay untouched.

use std::collections::BTreeMap;

use chrono::DateTime;
use proptest::prelude::*;

use super::{migrate, *};
use crate::{
    account::Account,
    finding::Acceptance,
    id::{AccountId, BlackoutId, NumberId, OrderId, SiteId},
    number::{Disposition, Kind, Number, TelephoneNumber, Use},
    snapshot::Blackout,
};

mod file;
mod imports;
mod own_rules;
mod touched;

fn stamp() -> Stamp<'static> {
    Stamp {
        at: DateTime::parse_from_rfc3339("2026-11-16T09:41:00-06:00").unwrap(),
        actor: "tester",
    }
}

fn settings() -> Settings {
    Settings {
        go_live: "2026-12-16".parse().ok(),
        window_start: "19:00:00".parse().unwrap(),
        window_end: "21:00:00".parse().unwrap(),
        ..Settings::new(
            "Northgate Dental Group",
            "NDG",
            CarrierId("calyx-cloud".into()),
            "America/Chicago",
        )
    }
}

fn number(digits: u64) -> Number {
    Number {
        id: NumberId(-1),
        tn: TelephoneNumber::from_digits(digits).unwrap(),
        kind: Kind::Local,
        wireless: false,
        usage: Use::Voice,
        disposition: Disposition::Undecided,
        account: None,
        site: None,
        order: None,
        extension: String::new(),
        name: String::new(),
        rings_to: None,
        target: String::new(),
        address_911: String::new(),
        resp_org: String::new(),
        note: String::new(),
        on_inventory: false,
        on_csr: false,
        on_bill: false,
    }
}

fn import(from: u64, count: u64) -> Op {
    Op::Import {
        file: "inventory.xlsx".into(),
        list: "inventory",
        sha256: "00".into(),
        accounts: Vec::new(),
        sites: Vec::new(),
        numbers: (from..from + count)
            .map(|digits| ImportedNumber {
                number: number(digits),
                cells: vec![ImportedCell {
                    sheet: "DIDs".into(),
                    row: 5,
                    column: 1,
                    text: digits.to_string(),
                }],
            })
            .collect(),
        again: KnownAgain::default(),
    }
}

fn new_project(folder: &Path) -> Project {
    Project::create(
        &folder.join("client.portwright"),
        "p1",
        &settings(),
        stamp(),
    )
    .unwrap()
}

fn state(project: &Project) -> Snapshot {
    project.snapshot(&BTreeMap::new()).unwrap()
}

#[test]
fn what_is_imported_comes_back_with_its_places_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let outcome = project
        .transact(&import(4_145_550_100, 20), stamp())
        .unwrap();
    assert_eq!(outcome.label, "import of inventory.xlsx: 20 numbers");
    assert_eq!(outcome.changes, [Changed::Numbers]);
    let before = state(&project);
    drop(project);

    let project = Project::open(&folder.path().join("client.portwright"), "tester").unwrap();
    assert_eq!(state(&project), before);
    let first = before.numbers.values().next().unwrap();
    assert!(first.on_inventory);
    let places = project.provenance(first.id).unwrap();
    assert_eq!(
        (
            places[0].sheet.as_str(),
            places[0].row,
            places[0].text.as_str()
        ),
        ("DIDs", 5, "4145550100")
    );
    project.verify().unwrap();
}

#[test]
fn undo_and_redo_are_exact_and_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("client.portwright");
    let mut project = new_project(folder.path());
    let empty = state(&project);
    project
        .transact(&import(4_145_550_100, 20), stamp())
        .unwrap();
    let full = state(&project);
    drop(project);

    let mut project = Project::open(&path, "tester").unwrap();
    assert_eq!(
        project.next_undo().unwrap().as_deref(),
        Some("import of inventory.xlsx: 20 numbers")
    );
    project.undo(stamp()).unwrap();
    assert_eq!(state(&project), empty);
    drop(project);

    let mut project = Project::open(&path, "tester").unwrap();
    assert_eq!(
        project.redo(stamp()).unwrap().label,
        "Redo import of inventory.xlsx: 20 numbers"
    );
    assert_eq!(state(&project), full);
    assert_eq!(project.history().unwrap().len(), 4, "the record only grows");
    project.verify().unwrap();
}

#[test]
fn nothing_is_undone_that_lies_before_a_submission() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    assert!(
        matches!(project.undo(stamp()), Err(ProjectError::Refused(_))),
        "a project cannot be unmade"
    );
    project
        .transact(&import(4_145_550_100, 2), stamp())
        .unwrap();
    let order = crate::order::Order {
        id: crate::id::OrderId(-1),
        name: String::new(),
        key: crate::order::OrderKey {
            carrier: CarrierId("lakeland".into()),
            account: None,
            class: crate::order::KeyClass::Local,
            country: "US".into(),
            site: None,
            resp_org: String::new(),
            extra: String::new(),
        },
        ordinal: 1,
        pon: String::new(),
        version: 1,
        status: crate::order::OrderStatus::Draft,
        carrier_number: String::new(),
        requested: None,
        confirmed: None,
        activated_at: None,
        signed_on: None,
        submitted_at: None,
        rejections: Vec::new(),
        stage: None,
        wave: None,
        log: crate::order::OrderLog::default(),
    };
    let moves = state(&project)
        .numbers
        .keys()
        .map(|id| (*id, Some(order.id)))
        .collect();
    project
        .transact(
            &Op::Split {
                orders: vec![order],
                moves,
                emptied: Vec::new(),
            },
            stamp(),
        )
        .unwrap();
    let mut sent = state(&project).orders.values().next().unwrap().clone();
    assert_eq!(sent.name, "NDG-01");
    sent.status = crate::order::OrderStatus::Submitted;
    let what = "NDG-01 sent".to_owned();
    project
        .transact(
            &Op::Order {
                order: Box::new(sent),
                rejection: None,
                what,
            },
            stamp(),
        )
        .unwrap();
    assert_eq!(project.next_undo().unwrap(), None);
    assert!(matches!(
        project.undo(stamp()),
        Err(ProjectError::Refused(_))
    ));
}

#[derive(Debug, Clone)]
enum Act {
    Import(u64),
    Change(u8),
    Close(u8),
    Undo,
    Redo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0_u64..60).prop_map(Act::Import),
        (0_u8..3).prop_map(Act::Change),
        (0_u8..9).prop_map(Act::Close),
        Just(Act::Undo),
        Just(Act::Redo),
    ];
    proptest::collection::vec(act, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_undone_to_its_start_and_redone_to_its_end_is_the_same(acts in acts()) {
        let folder = tempfile::tempdir().unwrap();
        let mut project = new_project(folder.path());
        let start = state(&project);
        for act in acts {
            let done = match act {
                Act::Import(n) => project.transact(&import(4_145_550_100 + n, 3), stamp()),
                Act::Change(n) => {
                    let mut numbers: Vec<_> = state(&project).numbers.values().cloned().collect();
                    for number in &mut numbers {
                        number.disposition = [Disposition::Port, Disposition::Stay, Disposition::Disconnect][usize::from(n)];
                    }
                    project.transact(&Op::Numbers { numbers, what: "change".into() }, stamp())
                }
                Act::Close(n) => {
                    let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 1 + u32::from(n)).unwrap();
                    let name = "fair".to_owned();
                    project.transact(&Op::Blackout(Blackout { id: BlackoutId(-1), name, from: day, to: day, carrier: None }), stamp())
                }
                Act::Undo => project.undo(stamp()),
                Act::Redo => project.redo(stamp()),
            };
            // Importing a number twice, or nothing left to undo, is refused and changes nothing.
            let _ = done;
        }
        let end = state(&project);
        while project.redo(stamp()).is_ok() {}
        let newest = state(&project);
        while project.undo(stamp()).is_ok() {}
        prop_assert_eq!(&state(&project), &start);
        while project.redo(stamp()).is_ok() {}
        prop_assert_eq!(&state(&project), &newest);
        project.verify().unwrap();
        let _ = end;
    }
}

#[test]
fn a_pin_is_kept_and_appears_in_no_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let account = crate::account::Account {
        id: AccountId(-1),
        pin: crate::account::Pin::new("731946"),
        ..crate::account::Account::blank(CarrierId("lakeland".into()))
    };
    let what = "new account".to_owned();
    project
        .transact(
            &Op::Account {
                account: Box::new(account),
                what,
            },
            stamp(),
        )
        .unwrap();
    let stored = state(&project).accounts.into_values().next().unwrap();
    assert_eq!(stored.pin.reveal(), "731946");
    assert!(!format!("{stored:?}{:?}", project.history().unwrap()).contains("731946"));
}

#[test]
fn an_acceptance_is_kept_and_undone_like_every_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let acceptance = Acceptance {
        id: crate::id::AcceptanceId(-1),
        code: "bill_too_old".into(),
        place: crate::place::Place::Project,
        severity: crate::finding::Severity::Warning,
        message: "The bill is too old after Fri 20 Nov.".into(),
        reason: "Their desk takes it, said Jo on 12 Nov.".into(),
        by: "tester".into(),
        at: stamp().at.to_utc(),
    };
    let op = Op::Accept {
        acceptance: acceptance.clone(),
        what: "acceptance of a warning".into(),
    };
    let done = project.transact(&op, stamp()).unwrap();
    assert_eq!(done.changes, [Changed::Findings]);
    let held = state(&project).acceptances;
    let id = held[0].id;
    assert_eq!(held, [Acceptance { id, ..acceptance }]);
    let reopen = Op::Reopen {
        id,
        what: "reopening".into(),
    };
    project.transact(&reopen, stamp()).unwrap();
    assert!(state(&project).acceptances.is_empty());
    project.undo(stamp()).unwrap();
    assert_eq!(state(&project).acceptances, held);
    project.undo(stamp()).unwrap();
    assert!(state(&project).acceptances.is_empty());
    project.verify().unwrap();
}
