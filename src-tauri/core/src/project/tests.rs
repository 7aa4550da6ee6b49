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
        client: "Northgate Dental Group".into(),
        prefix: "NDG".into(),
        gaining: CarrierId("calyx-cloud".into()),
        zone: "America/Chicago".into(),
        go_live: "2026-12-16".parse().ok(),
        window_start: "19:00:00".parse().unwrap(),
        window_end: "21:00:00".parse().unwrap(),
        sample: false,
        consultant: String::new(),
        people: BTreeMap::new(),
        rejection_percent: None,
        foc_lost_percent: None,
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

#[test]
fn a_second_opener_reads_and_is_told_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let mut second = Project::open(project.path(), "visitor").unwrap();
    assert_eq!(second.holder(), Some("tester"));
    let refused = second
        .transact(&import(4_145_550_100, 1), stamp())
        .unwrap_err();
    assert!(
        refused.to_string().contains("open for writing by tester"),
        "{refused}"
    );
    project
        .transact(&import(4_145_550_100, 1), stamp())
        .unwrap();
    assert_eq!(
        state(&second).numbers.len(),
        1,
        "the reader sees the change"
    );
    let path = project.path().to_owned();
    drop((project, second));
    assert!(!path.with_extension("portwright.lock").exists());
}

#[test]
fn strange_files_are_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(
        path("letter.portwright"),
        "Dear carrier, this is no database at all.".repeat(40),
    )
    .unwrap();
    Connection::open(path("other.portwright"))
        .unwrap()
        .execute_batch("CREATE TABLE t (a)")
        .unwrap();
    drop(new_project(folder.path()));
    for (name, sql) in [
        ("newer.portwright", "PRAGMA user_version = 99"),
        (
            "trigger.portwright",
            "CREATE TRIGGER evil AFTER INSERT ON site BEGIN DELETE FROM number; END",
        ),
        (
            "view.portwright",
            "CREATE VIEW numbers AS SELECT * FROM number",
        ),
    ] {
        std::fs::copy(path("client.portwright"), path(name)).unwrap();
        Connection::open(path(name))
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    }
    for (name, code) in [
        ("letter.portwright", "not_a_project"),
        ("other.portwright", "foreign_database"),
        ("newer.portwright", "project_newer"),
        ("trigger.portwright", "project_altered"),
        ("view.portwright", "project_altered"),
        ("nowhere.portwright", "project_missing"),
    ] {
        let before = std::fs::read(path(name)).ok();
        let error = Project::open(&path(name), "tester").err().unwrap();
        assert_eq!(error.code(), code, "{name}: {error}");
        assert!(error.to_string().contains(name), "{error}");
        assert_eq!(std::fs::read(path(name)).ok(), before, "{name} was touched");
    }
}

#[test]
fn a_changed_entry_of_the_record_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    for n in 0..5 {
        project
            .transact(&import(4_145_550_100 + n, 1), stamp())
            .unwrap();
    }
    let path = project.path().to_owned();
    drop(project);
    let raw = Connection::open(&path).unwrap();
    let trigger: String = raw
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_changed'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    raw.execute_batch(
        "DROP TRIGGER event_is_never_changed; UPDATE event SET label = 'nothing' WHERE id = 3;",
    )
    .unwrap();
    raw.execute_batch(&trigger).unwrap();
    drop(raw);
    let error = Project::open(&path, "tester")
        .unwrap()
        .verify()
        .unwrap_err();
    assert!(
        error.to_string().contains("entry 3 of the record"),
        "{error}"
    );
}

#[test]
fn the_record_cannot_be_changed_or_shortened_by_a_statement() {
    let folder = tempfile::tempdir().unwrap();
    let project = new_project(folder.path());
    for sql in ["UPDATE event SET label = ''", "DELETE FROM event"] {
        let error = project.connection.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("the record is never"), "{error}");
    }
}

#[test]
fn every_connection_has_the_settings_that_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let project = new_project(folder.path());
    let ask = |name: &str| {
        project
            .connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .unwrap()
    };
    let (text, int) = (
        |t: &str| rusqlite::types::Value::Text(t.into()),
        rusqlite::types::Value::Integer,
    );
    for (pragma, value) in [
        ("journal_mode", text("delete")),
        ("synchronous", int(3)),
        ("foreign_keys", int(1)),
        ("trusted_schema", int(0)),
        ("cell_size_check", int(1)),
        ("secure_delete", int(1)),
        ("temp_store", int(2)),
        ("application_id", int(0x5057_5254)),
        ("user_version", int(migrate::newest(migrate::STEPS))),
    ] {
        assert_eq!(ask(pragma), value, "{pragma}");
    }
    let cipher: String = project
        .connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .unwrap();
    assert!(cipher.starts_with("4."), "built with SQLCipher: {cipher}");
    let strict: i64 = project
        .connection
        .query_row("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(strict, 0, "every table is STRICT");
}

#[test]
fn the_schema_is_the_one_on_record() {
    let folder = tempfile::tempdir().unwrap();
    let project = new_project(folder.path());
    let entries = open::schema(&project.connection).unwrap();
    let text = entries.iter().fold(String::new(), |text, (name, sql)| {
        text + &format!(
            "-- {name}
{sql}
"
        )
    });
    insta::with_settings!({ snapshot_path => "../../../../tests/golden", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("schema", text);
    });
}

#[test]
fn a_full_disk_loses_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    project
        .transact(&import(4_145_550_100, 10), stamp())
        .unwrap();
    let before = state(&project);
    // The engine's own page limit answers exactly as a full disk does.
    let pages: i64 = project
        .connection
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    project
        .connection
        .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        .unwrap();
    let error = project
        .transact(&import(2_625_550_100, 900), stamp())
        .unwrap_err();
    assert_eq!(error.code(), "disk_full", "{error}");
    assert_eq!(state(&project), before);
    project.verify().unwrap();
}

#[test]
fn an_import_that_is_stopped_while_it_is_written_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    project
        .transact(&import(4_145_550_100, 10), stamp())
        .unwrap();
    let (before, head) = (state(&project), project.head().unwrap());
    let many = import(2_622_200_100, 6_000);
    // In the numbers, and in their cells.
    for most in [1, 2_000, 7_000, 11_000] {
        let mut seen = 0;
        let error = project
            .transact_watched(&many, stamp(), &mut |rows| {
                assert!(rows >= seen, "rows only grow");
                seen = rows;
                rows < most
            })
            .unwrap_err();
        assert_eq!(error.code(), "cancelled", "{error}");
        assert!(seen >= most, "{seen}");
        assert_eq!(state(&project), before);
        assert_eq!(project.head().unwrap(), head);
    }
    project.verify().unwrap();
    // Nothing of it is in the way of the same import later.
    let mut last = 0;
    let mut outcome = project
        .transact_watched(&many, stamp(), &mut |rows| {
            last = rows;
            true
        })
        .unwrap();
    assert!(last < 12_000 && many.rows() == 12_000);
    assert_eq!(state(&project).numbers.len(), 6_010);
    let mut snapshot = before;
    let profiles = snapshot.carriers.clone();
    project
        .refresh_from(&mut snapshot, &mut outcome, many, &profiles)
        .unwrap();
    assert_eq!(snapshot, state(&project), "taken over as it was written");
}

#[test]
fn a_big_import_that_points_at_nothing_is_not_written_and_leaves_the_engine_watchful() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let before = state(&project);
    let lost = |kind: usize| {
        let mut op = import(2_622_200_100, 6_000);
        let Op::Import { numbers, .. } = &mut op else {
            unreachable!()
        };
        let number = &mut numbers[4_321].number;
        match kind {
            0 => number.account = Some(AccountId(77)),
            1 => number.site = Some(SiteId(77)),
            _ => number.order = Some(OrderId(77)),
        }
        op
    };
    for kind in 0..3 {
        let error = project.transact(&lost(kind), stamp()).unwrap_err();
        assert!(error.to_string().contains("row 77"), "{error}");
        assert_eq!(state(&project), before);
        let watchful: i64 = project
            .connection
            .pragma_query_value(None, "foreign_keys", |row| row.get(0))
            .unwrap();
        assert_eq!(watchful, 1);
    }
    project
        .transact(&import(2_622_200_100, 6_000), stamp())
        .unwrap();
    project.verify().unwrap();
    project.undo(stamp()).unwrap();
    assert_eq!(state(&project), before);
    project.redo(stamp()).unwrap();
    project.verify().unwrap();
}

#[test]
fn a_big_import_with_a_number_twice_on_one_account_is_refused_whole_and_the_rule_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    let rules = |project: &Project| -> Vec<(String, String)> {
        project
            .connection
            .prepare("SELECT name, ifnull(sql, '') FROM sqlite_schema ORDER BY name")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap()
    };
    let (before, said) = (state(&project), rules(&project));
    let mut twice = import(2_622_200_100, 6_000);
    let Op::Import { numbers, .. } = &mut twice else {
        unreachable!()
    };
    numbers[5_432].number.tn = numbers[17].number.tn;
    project.transact(&twice, stamp()).unwrap_err();
    assert_eq!(state(&project), before);
    assert_eq!(rules(&project), said);
    project
        .transact(&import(2_622_200_100, 6_000), stamp())
        .unwrap();
    assert_eq!(rules(&project), said);
    project.verify().unwrap();
    // The rule is there for the next one, small or big.
    for count in [1, 6_000] {
        let again = import(2_622_200_100, count);
        project.transact(&again, stamp()).unwrap_err();
    }
    assert_eq!(state(&project).numbers.len(), 6_000);
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
                    let mut numbers: Vec<_> = state(&project).numbers.into_values().collect();
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
fn an_interrupted_change_is_taken_back_by_the_next_opener() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = new_project(folder.path());
    project
        .transact(&import(4_145_550_100, 50), stamp())
        .unwrap();
    let before = state(&project);
    let path = project.path().to_owned();
    drop(project);
    // Half a change, spilled to the disk with its journal, as a killed program leaves it.
    let killed = |name: &str| {
        let copy = folder.path().join(name);
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE number SET name = 'half done';").unwrap();
        for n in 0..200 {
            raw.execute("INSERT INTO site (name, street, line2, city, state, zip, zone) VALUES (?1, ?1, '', '', '', '', '')", ["x".repeat(900 + n)]).unwrap();
        }
        std::fs::copy(&path, &copy).unwrap();
        std::fs::copy(
            folder.path().join("client.portwright-journal"),
            folder.path().join(format!("{name}-journal")),
        )
        .unwrap();
        raw.execute_batch("ROLLBACK").unwrap();
        copy
    };
    let first = killed("first.portwright");
    assert!(
        std::fs::read(&first).unwrap() != std::fs::read(&path).unwrap(),
        "the change reached the file"
    );
    assert_eq!(state(&Project::open(&first, "tester").unwrap()), before);
    let second = killed("second.portwright");
    assert_eq!(state(&Project::read(&second).unwrap()), before);
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
