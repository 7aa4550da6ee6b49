//! Brings a project file to the newest schema: a copy beside it first, then all steps in one transaction.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

/// The schema, one step a version. Appended to, never edited after a release.
pub(super) const STEPS: &[&str] = &[
    include_str!("schema/0001.sql"),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
    include_str!("schema/0004.sql"),
    include_str!("schema/0005.sql"),
    include_str!("schema/0006.sql"),
    include_str!("schema/0007.sql"),
    include_str!("schema/0008.sql"),
    include_str!("schema/0009.sql"),
    include_str!("schema/0010.sql"),
    include_str!("schema/0011.sql"),
    include_str!("schema/0012.sql"),
    include_str!("schema/0013.sql"),
    include_str!("schema/0014.sql"),
    include_str!("schema/0015.sql"),
    include_str!("schema/0016.sql"),
    include_str!("schema/0017.sql"),
    include_str!("schema/0018.sql"),
    include_str!("schema/0019.sql"),
];

/// The newest version this program knows.
pub(super) fn newest(steps: &[&str]) -> i64 {
    i64::try_from(steps.len()).unwrap_or(i64::MAX)
}

/// Runs the steps that the file does not have yet and says where the copy of the old file is.
pub(super) fn run(
    connection: &mut Connection,
    path: &Path,
    steps: &[&str],
) -> rusqlite::Result<Option<PathBuf>> {
    let version = version(connection)?;
    if version >= newest(steps) {
        return Ok(None);
    }
    let copy =
        (version > 0).then(|| path.with_extension(format!("before-{}.portwright", newest(steps))));
    if let Some(copy) = &copy {
        // An older attempt may have left its copy; the file itself has not changed since.
        if !copy.exists() {
            connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
        }
    }
    self::steps(connection, steps)?;
    Ok(copy)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs the steps that the database does not have yet, all or none, without a copy.
pub(super) fn steps(connection: &mut Connection, steps: &[&str]) -> rusqlite::Result<()> {
    let done = usize::try_from(version(connection)?).unwrap_or(0);
    let missing = steps.get(done..).unwrap_or_default();
    // A table that is made anew is away for a moment, and what refers to it stays as it is. The engine takes no
    // notice of this setting within a transaction.
    connection.pragma_update(None, "foreign_keys", false)?;
    let done = steps_in_one(connection, missing, newest(steps));
    connection.pragma_update(None, "foreign_keys", true)?;
    done
}

fn steps_in_one(
    connection: &mut Connection,
    missing: &[&str],
    version: i64,
) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in missing {
        transaction.execute_batch(step)?;
    }
    let dangling = transaction
        .prepare("PRAGMA foreign_key_check")?
        .query([])?
        .next()?
        .is_some();
    if dangling {
        // As the engine says it where it looks by itself.
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY);
        let what = "a row points at nothing after the file was brought up".to_owned();
        return Err(rusqlite::Error::SqliteFailure(code, Some(what)));
    }
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: &str = "CREATE TABLE later (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;";

    #[test]
    fn an_older_file_is_copied_beside_itself_before_it_is_brought_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("client.portwright");
        let mut connection = Connection::open(&path).unwrap();
        assert_eq!(
            run(&mut connection, &path, STEPS).unwrap(),
            None,
            "a new file needs no copy"
        );

        let steps = [STEPS, &[SECOND]].concat();
        let copy = run(&mut connection, &path, &steps)
            .unwrap()
            .expect("a copy");
        let version = |c: &Connection| {
            c.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))
                .unwrap()
        };
        assert_eq!(
            (
                version(&connection),
                version(&Connection::open(copy).unwrap())
            ),
            (newest(&steps), newest(STEPS))
        );
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("client.portwright");
        let mut connection = Connection::open(&path).unwrap();
        run(&mut connection, &path, STEPS).unwrap();
        let steps = [STEPS, &[SECOND, "CREATE TABLE later (id INTEGER);"]].concat();
        run(&mut connection, &path, &steps).unwrap_err();
        let tables: i64 = connection
            .query_row(
                "SELECT count(*) FROM sqlite_schema WHERE name = 'later'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(tables, 0);
    }

    #[test]
    fn what_was_confirmed_before_more_could_be_is_kept_for_the_platform_of_then() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("client.portwright");
        let mut connection = Connection::open(&path).unwrap();
        let before = STEPS
            .iter()
            .position(|step| step.contains("gate_next"))
            .unwrap();
        run(&mut connection, &path, &STEPS[..before]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO setting (id, client, prefix, gaining, zone, window_start, window_end, sample, consultant,
                     people, next_order)
                 VALUES (1, 'Northgate', 'NDG', 'meridian', 'America/Chicago', '19:00:00', '21:00:00', 0, '', '[]', 1);
                 INSERT INTO gate (item, account, who, confirmed_on, note)
                 VALUES ('portal_user', NULL, 'Priya', '2026-10-30', ''), ('platform_account', NULL, 'Dana', '2026-10-30', '');
                 DELETE FROM gate WHERE id = 2;",
            )
            .unwrap();
        run(&mut connection, &path, STEPS).unwrap();
        let kept: (i64, String, String, String) = connection
            .query_row("SELECT id, item, gaining, who FROM gate", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .unwrap();
        let said = |text: &str| text.to_owned();
        assert_eq!(
            kept,
            (1, said("portal_user"), said("meridian"), said("Priya"))
        );
        connection
            .execute_batch(
                "INSERT INTO gate (item, who, confirmed_on, note) VALUES ('funds', 'Dana', '2026-11-24', '');",
            )
            .unwrap();
        assert_eq!(connection.last_insert_rowid(), 3, "no id is given twice");
    }
}
