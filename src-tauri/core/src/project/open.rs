//! Opens and makes project files: settings of every connection, and the checks in their order.

use std::path::Path;

use rusqlite::{
    Connection, ErrorCode, OpenFlags,
    backup::{Backup, StepResult},
    config::DbConfig,
    limits::Limit,
};

use super::{
    error::{ProjectError, Result},
    migrate,
};

/// Marks a file as ours in its header: the letters `PWRT`.
pub(super) const APPLICATION_ID: i32 = 0x5057_5254;

/// Opens a connection with the settings that every connection of ours has. The reasons, measured, are in
/// ARCHITECTURE.md: rollback journal and EXTRA lose no confirmed change in any power cut.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let fail = |cause| from_engine(path, cause);
    let connection =
        Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(fail)?;
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, 64 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        // One, since VACUUM INTO attaches its target.
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 1_000),
    ] {
        connection.set_limit(limit, value).map_err(fail)?;
    }
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)
        .map_err(fail)?;
    connection
        .busy_timeout(std::time::Duration::from_secs(2))
        .map_err(fail)?;
    for (pragma, value) in [
        ("trusted_schema", "OFF"),
        ("foreign_keys", "ON"),
        ("cell_size_check", "ON"),
        ("mmap_size", "0"),
        ("secure_delete", "ON"),
        ("temp_store", "MEMORY"),
        ("synchronous", "EXTRA"),
        ("fullfsync", "ON"),
    ] {
        connection
            .pragma_update_and_check(None, pragma, value, |_| Ok(()))
            .or_else(|cause| {
                if cause == rusqlite::Error::QueryReturnedNoRows {
                    Ok(())
                } else {
                    Err(cause)
                }
            })
            .map_err(fail)?;
    }
    Ok(connection)
}

/// Makes the tables of a new, empty file.
pub(super) fn make(path: &Path) -> Result<Connection> {
    let fail = |cause| from_engine(path, cause);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut connection = connect(path, flags)?;
    connection
        .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
        .map_err(fail)?;
    connection
        .pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(fail)?;
    migrate::run(&mut connection, path, migrate::STEPS).map_err(fail)?;
    Ok(connection)
}

/// An open file.
pub(super) struct Opened {
    /// Where it is read and written: the file, or a copy in memory of an older one that is only read.
    pub(super) connection: Connection,
    /// The file behind that copy.
    pub(super) older: Option<Older>,
}

/// An older file of which a copy is read, with the count of its changes when that was made.
pub(super) struct Older {
    file: Connection,
    changes: i64,
}

impl Older {
    /// Whether somebody has written into the file since.
    pub(super) fn has_moved(&self) -> rusqlite::Result<bool> {
        Ok(changes(&self.file)? != self.changes)
    }
}

/// A count that moves with each change that another connection makes.
fn changes(file: &Connection) -> rusqlite::Result<i64> {
    file.pragma_query_value(None, "data_version", |row| row.get(0))
}

/// Opens a file that is there. Checks, in order: a database, ours, not newer, whole, its tables ours.
pub(super) fn open(path: &Path, write: bool) -> Result<Opened> {
    if !path.exists() {
        return Err(ProjectError::Missing(path.to_owned()));
    }
    let fail = |cause| from_engine(path, cause);
    let flags = if write {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    } else {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    };
    let mut connection = connect(path, flags)?;
    let number = |name| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .map_err(fail)
    };
    if number("application_id")? != i64::from(APPLICATION_ID) {
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(fail)?;
        return Err(if tables == 0 {
            ProjectError::NotAProject(path.to_owned())
        } else {
            ProjectError::Foreign(path.to_owned())
        });
    }
    let (found, known) = (number("user_version")?, migrate::newest(migrate::STEPS));
    if found > known {
        return Err(ProjectError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    let check: String = connection
        .pragma_query_value(None, "quick_check", |row| row.get(0))
        .map_err(fail)?;
    if check != "ok" {
        return Err(ProjectError::Damaged {
            path: path.to_owned(),
            what: check,
        });
    }
    let mut older = None;
    if found < known {
        if write {
            migrate::run(&mut connection, path, migrate::STEPS).map_err(fail)?;
        } else {
            // Counted first: a change while it is copied shows afterwards.
            let changes = changes(&connection).map_err(fail)?;
            let copy = brought_up_aside(&connection, path)?;
            older = Some(Older {
                file: std::mem::replace(&mut connection, copy),
                changes,
            });
        }
    }
    compare_schema(&connection, path)?;
    Ok(Opened { connection, older })
}

/// An older file for reading: its rows in memory, brought up there. Whoever only looks changes no byte of the file.
pub(super) fn brought_up_aside(older: &Connection, path: &Path) -> Result<Connection> {
    let fail = |cause| from_engine(path, cause);
    let mut copy = connect(Path::new(":memory:"), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    copy_all(older, &mut copy, path)?;
    migrate::steps(&mut copy, migrate::STEPS).map_err(fail)?;
    copy.pragma_update(None, "query_only", true).map_err(fail)?;
    Ok(copy)
}

/// Copies a whole file in one step. The engine waits for a program that writes into it as long as for any other read;
/// `run_to_completion` would ask again for ever.
fn copy_all(from: &Connection, into: &mut Connection, path: &Path) -> Result<()> {
    let copied = Backup::new(from, into).and_then(|backup| backup.step(-1));
    match copied.map_err(|cause| from_engine(path, cause))? {
        StepResult::Done => Ok(()),
        _ => Err(busy(path)),
    }
}

fn busy(path: &Path) -> ProjectError {
    ProjectError::Locked {
        path: path.to_owned(),
        holder: "another program".to_owned(),
    }
}

/// Refuses a file whose tables, triggers or views are not exactly those that the steps make: a project
/// comes by mail, and a trigger in it would run with our rights.
fn compare_schema(connection: &Connection, path: &Path) -> Result<()> {
    let fail = |cause| from_engine(path, cause);
    let mut fresh = Connection::open_in_memory().map_err(fail)?;
    migrate::run(&mut fresh, Path::new(""), migrate::STEPS).map_err(fail)?;
    let (ours, theirs) = (
        schema(&fresh).map_err(fail)?,
        schema(connection).map_err(fail)?,
    );
    if ours == theirs {
        return Ok(());
    }
    let strange = theirs.iter().find(|entry| !ours.contains(entry));
    let missing = ours.iter().find(|entry| !theirs.contains(entry));
    let what = strange
        .or(missing)
        .map_or_else(String::new, |(name, _)| name.clone());
    Err(ProjectError::Altered {
        path: path.to_owned(),
        what,
    })
}

/// Names and text of everything in the schema, sorted.
pub(super) fn schema(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    connection
        .prepare("SELECT name, ifnull(sql, '') FROM sqlite_schema ORDER BY name")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The engine's error in our words.
pub(super) fn from_engine(path: &Path, cause: rusqlite::Error) -> ProjectError {
    let path = path.to_owned();
    match cause.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => ProjectError::NotAProject(path),
        Some(ErrorCode::DatabaseCorrupt) => ProjectError::Damaged {
            path,
            what: cause.to_string(),
        },
        Some(ErrorCode::OperationInterrupted) => ProjectError::Cancelled(path),
        Some(ErrorCode::DiskFull) => ProjectError::DiskFull(path),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            ProjectError::ReadOnly {
                path,
                why: "the file or its folder may not be written to".to_owned(),
            }
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => busy(&path),
        _ => ProjectError::Database { path, cause },
    }
}
