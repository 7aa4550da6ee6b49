//! The file at rest: who may open it, what is refused, what a cut or a full disk leaves behind.

use super::*;

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
    insta::with_settings!({ snapshot_path => "../../../../../tests/golden", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("schema", text);
    });
}

#[test]
fn an_older_file_is_read_as_it_would_be_brought_up_and_no_byte_of_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older.portwright");
    for made_by in 1..migrate::STEPS.len() {
        let mut older = Connection::open(&path).unwrap();
        older
            .pragma_update(None, "application_id", open::APPLICATION_ID)
            .unwrap();
        migrate::steps(&mut older, &migrate::STEPS[..made_by]).unwrap();
        older
            .execute(
                "INSERT INTO file (id, project_id, made_at, made_with) VALUES (1, 'p', '2026-11-16', '0')",
                [],
            )
            .unwrap();
        drop(older);
        let before = std::fs::read(&path).unwrap();
        let read = Project::read(&path).unwrap();
        let reader = &read.connection;
        let sent: i64 = reader
            .query_row("SELECT count(*) FROM report_sent", [], |row| row.get(0))
            .unwrap();
        let id: String = reader
            .query_row("SELECT project_id FROM file", [], |row| row.get(0))
            .unwrap();
        assert_eq!((sent, id.as_str()), (0, "p"), "made by step {made_by}");
        reader.execute("DELETE FROM file", []).unwrap_err();
        assert_eq!(std::fs::read(&path).unwrap(), before);
        // Nor does one with a foreign table in it come up under our hands.
        let stranger = Connection::open(&path).unwrap();
        stranger.execute("CREATE TABLE odd (a)", []).unwrap();
        drop(stranger);
        let refused = Project::open(&path, "tester").err().unwrap();
        assert_eq!(refused.code(), "project_altered", "{refused}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        std::fs::remove_file(&path).unwrap();
    }
}

/// A file as an older version made it, with one site.
fn older_file(path: &Path) -> Connection {
    let mut older = Connection::open(path).unwrap();
    older
        .pragma_update(None, "application_id", open::APPLICATION_ID)
        .unwrap();
    migrate::steps(&mut older, &migrate::STEPS[..migrate::STEPS.len() - 1]).unwrap();
    older
        .execute(
            "INSERT INTO file (id, project_id, made_at, made_with) VALUES (1, 'p', '2026-11-16', '0')",
            [],
        )
        .unwrap();
    older
}

#[test]
fn a_view_of_an_older_file_sees_what_is_written_into_it_later() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older.portwright");
    let older = older_file(&path);
    let mut view = Project::read(&path).unwrap();
    let made_with = |view: &Project| -> String {
        let read = view
            .connection
            .query_row("SELECT made_with FROM file", [], |row| row.get(0));
        read.unwrap()
    };
    view.look_again().unwrap();
    assert_eq!(made_with(&view), "0");
    for word in ["1", "2"] {
        older
            .execute("UPDATE file SET made_with = ?1", [word])
            .unwrap();
        view.look_again().unwrap();
        assert_eq!(made_with(&view), word);
    }
    // Whoever held it opens it with this version: then it is read as it is.
    drop(older);
    open::open(&path, true).unwrap();
    view.look_again().unwrap();
    assert_eq!(made_with(&view), "2");
    assert!(view.older.is_none());
}

#[test]
fn a_view_of_an_older_file_does_not_wait_for_ever_for_its_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older.portwright");
    let older = older_file(&path);
    let source = open::connect(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    older.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let error = open::brought_up_aside(&source, &path).unwrap_err();
    assert_eq!(error.code(), "project_locked", "{error}");
    assert!(error.to_string().contains("older.portwright"), "{error}");
    older.execute_batch("ROLLBACK").unwrap();
    open::brought_up_aside(&source, &path).unwrap();
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
