//! The project file: one SQLite database, one writer, every change recorded and undoable.
//!
//! [`Project::transact`] is the only way to write. Reading gives a [`Snapshot`]; nothing outside this
//! folder sees the database. Knows nothing of planning: what may be written is decided by its callers
//! and by the constraints of the tables.

mod blobs;
mod columns;
mod edit;
mod error;
mod lists;
mod load;
mod lock;
mod migrate;
mod open;
mod own_rules;
mod record;
mod rows;
mod store;
#[cfg(test)]
mod tests;
mod touch;
mod tx;
mod undo;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use blobs::Bytes;
pub use edit::{
    Attached, Gone, ImportedCell, ImportedNumber, KnownAgain, NightOp, Op, OrderOp, Terms,
};
pub use error::{ProjectError, Result};
pub use lists::{Remembered, TakenList};
pub use record::Event;
pub(crate) use record::hex;
pub use touch::Touch;

use crate::{
    carrier::{CarrierId, Profile},
    id::{EventId, NumberId},
    snapshot::{Settings, Snapshot},
};

/// Kinds of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// Settings of the project.
    Project,
    /// Numbers and where they came from.
    Numbers,
    /// Accounts and CSRs.
    Accounts,
    /// Sites.
    Sites,
    /// Orders and rejections.
    Orders,
    /// Blackouts and call counts.
    Calendar,
    /// Attached files.
    Evidence,
    /// Findings that were accepted.
    Findings,
    /// Rules of carriers, and carriers that the project adds.
    Carriers,
    /// Runbooks, nights and tests.
    Night,
    /// What people say of the checklist.
    Checklist,
}

/// What a write did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The entry of the record; absent when there was nothing to change.
    pub event: Option<EventId>,
    /// What it was, as undo names it.
    pub label: String,
    /// Kinds of data that changed.
    pub changes: Vec<Changed>,
    /// The rows that changed, for [`Project::refresh`].
    touched: load::Touched,
    /// What the ids of an import became.
    placed: Option<edit::Placed>,
}

/// Room for the pages of a big write, KiB: what 200,000 numbers take, so that they go to the disk once, in order.
const ROOM: i64 = 64 << 10;

/// Who changes the project, and when by the host's clock.
#[derive(Debug, Clone, Copy)]
pub struct Stamp<'a> {
    /// The moment.
    pub at: DateTime<FixedOffset>,
    /// A name for the record, such as `dana@frontdesk`.
    pub actor: &'a str,
}

/// Where a number was read, for the inspector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// File name.
    pub file: String,
    /// `inventory`, `csr`, `bill`.
    pub list: String,
    /// Sheet, empty for text.
    pub sheet: String,
    /// Row from 1.
    pub row: u32,
    /// Column from 1.
    pub column: u32,
    /// Text as written.
    pub text: String,
    /// When it was taken in.
    pub taken_at: DateTime<chrono::Utc>,
}

/// An open project file.
pub struct Project {
    connection: Connection,
    /// The file, where the connection is to a copy of an older one.
    older: Option<open::Older>,
    path: PathBuf,
    /// Absent when the project is open for reading only.
    lock: Option<lock::Lock>,
    holder: Option<String>,
    /// Why it cannot be written, when nobody holds it and we may not.
    unwritable: String,
}

impl Project {
    /// Makes a new project file with these settings. `project_id` is a name that no other project has;
    /// the host chooses it, since the core knows no chance.
    pub fn create(
        path: &Path,
        project_id: &str,
        settings: &Settings,
        stamp: Stamp<'_>,
    ) -> Result<Self> {
        if path.exists() {
            return Err(ProjectError::Exists(path.to_owned()));
        }
        let lock = match lock::Lock::ask(path, stamp.actor) {
            lock::Asked::Ours(lock) => lock,
            lock::Asked::Theirs { holder } => {
                return Err(ProjectError::Locked {
                    path: path.to_owned(),
                    holder,
                });
            }
            lock::Asked::Impossible(cause) => {
                return Err(ProjectError::ReadOnly {
                    path: path.to_owned(),
                    why: cause.to_string(),
                });
            }
        };
        let made = Self::make(path, project_id, settings, stamp, lock);
        if made.is_err() {
            // What could not be finished must not look like a project; it was ours and new.
            let _ = std::fs::remove_file(path);
        }
        made
    }

    fn make(
        path: &Path,
        project_id: &str,
        settings: &Settings,
        stamp: Stamp<'_>,
        lock: lock::Lock,
    ) -> Result<Self> {
        let connection = open::make(path)?;
        connection
            .execute(
                "INSERT INTO file (id, project_id, made_at, made_with) VALUES (1, ?1, ?2, ?3)",
                params![
                    project_id,
                    stamp.at.to_utc().to_rfc3339(),
                    env!("CARGO_PKG_VERSION")
                ],
            )
            .map_err(|cause| open::from_engine(path, cause))?;
        let mut project = Self {
            connection,
            older: None,
            path: path.to_owned(),
            lock: Some(lock),
            holder: None,
            unwritable: String::new(),
        };
        project.transact(&Op::Create(settings.clone()), stamp)?;
        Ok(project)
    }

    /// Opens a project. Without the writer's lock it is open for reading, and [`Project::holder`] says
    /// whose it is.
    pub fn open(path: &Path, actor: &str) -> Result<Self> {
        if !path.exists() {
            return Err(ProjectError::Missing(path.to_owned()));
        }
        // First read-only: a file that is not ours gets neither a lock file beside it nor a byte changed. A
        // journal beside it is an interrupted change, which only a writer can take back: then the look
        // has to wait for the lock.
        if !has_journal(path) {
            drop(open::open(path, false)?);
        }
        let (lock, holder, unwritable) = match lock::Lock::ask(path, actor) {
            lock::Asked::Ours(lock) => (Some(lock), None, String::new()),
            lock::Asked::Theirs { holder } => (None, Some(holder), String::new()),
            lock::Asked::Impossible(cause) => (
                None,
                None,
                format!("its folder may not be written to ({cause})"),
            ),
        };
        let open::Opened { connection, older } = open::open(path, lock.is_some())?;
        Ok(Self {
            connection,
            older,
            path: path.to_owned(),
            lock,
            holder,
            unwritable,
        })
    }

    /// Opens a project for reading only, without asking for the lock.
    pub fn read(path: &Path) -> Result<Self> {
        if has_journal(path) {
            // Takes an interrupted change back before anyone looks; needs the lock for a moment, unless its
            // holder is at it right now.
            if let lock::Asked::Ours(lock) = lock::Lock::ask(path, "recovery") {
                drop(open::open(path, true)?);
                drop(lock);
            }
        }
        let open::Opened { connection, older } = open::open(path, false)?;
        Ok(Self {
            connection,
            older,
            path: path.to_owned(),
            lock: None,
            holder: None,
            unwritable: String::new(),
        })
    }

    /// Looks at the file again. Only a view of a file of an older version needs it: it reads a copy, and whoever holds
    /// the file may have written since.
    pub fn look_again(&mut self) -> Result<()> {
        let moved = self.older.as_ref().map(open::Older::has_moved);
        if moved.transpose().map_err(|cause| self.fail(cause))? == Some(true) {
            let open::Opened { connection, older } = open::open(&self.path, false)?;
            (self.connection, self.older) = (connection, older);
        }
        Ok(())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who has the project open for writing, when that is not us.
    pub fn holder(&self) -> Option<&str> {
        self.holder.as_deref()
    }

    /// Why nothing can be written here, in words for a banner; absent for the writer.
    pub fn read_only(&self) -> Option<String> {
        match (&self.lock, &self.holder) {
            (Some(_), _) => None,
            (None, Some(holder)) => Some(holder.clone()),
            (None, None) if self.unwritable.is_empty() => None,
            (None, None) => Some(format!("nobody: {}", self.unwritable)),
        }
    }

    /// When one of some rows, named by table with first and last id, was first changed after the newest letter of an
    /// order was signed. What was taken back does not count.
    pub fn changed_since_signed(
        &self,
        order: crate::id::OrderId,
        rows: &[(&str, i64, i64)],
    ) -> Result<Option<chrono::DateTime<chrono::Utc>>> {
        touch::first_since_signed(&self.connection, order.0, rows).map_err(|cause| self.fail(cause))
    }

    /// Carries out a write: one transaction, one entry of the record, one step of undo.
    pub fn transact(&mut self, op: &Op, stamp: Stamp<'_>) -> Result<Outcome> {
        self.transact_watched(op, stamp, &mut |_| true)
    }

    /// As [`Project::transact`]. `watch` is asked now and then with the rows that are written, of
    /// [`Op::rows`]; when it
    /// answers false, nothing is.
    pub fn transact_watched(
        &mut self,
        op: &Op,
        stamp: Stamp<'_>,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Outcome> {
        self.must_write()?;
        if !op.is_bulk() {
            return self.carry_out(op, stamp, watch);
        }
        let usual: i64 = self
            .connection
            .pragma_query_value(None, "cache_size", |row| row.get(0))
            .map_err(|cause| self.fail(cause))?;
        self.set_up(-ROOM, false)?;
        let done = self.carry_out(op, stamp, watch);
        self.set_up(usual, true)?;
        done
    }

    /// Room for pages, and whether the engine looks at every reference; between changes only.
    fn set_up(&self, cache_size: i64, foreign_keys: bool) -> Result<()> {
        let set = |name, value: i64| self.connection.pragma_update(None, name, value);
        set("cache_size", cache_size)
            .and_then(|()| set("foreign_keys", foreign_keys.into()))
            .map_err(|cause| self.fail(cause))
    }

    fn carry_out(
        &mut self,
        op: &Op,
        stamp: Stamp<'_>,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Outcome> {
        let path = self.path.clone();
        let fail = |cause| open::from_engine(&path, cause);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fail)?;
        let mut tx = tx::Tx::new(transaction, watch).map_err(fail)?;
        edit::apply(op, &mut tx, stamp, &path)?;
        let label = op.label();
        if tx.is_empty() {
            return Ok(Outcome {
                event: None,
                label,
                changes: Vec::new(),
                touched: Vec::new(),
                placed: None,
            });
        }
        let (changes, touched) = (tx.changed(), tx.touched());
        let placed = tx.placed.take();
        let event = record::append(
            tx.reading(),
            stamp.at,
            stamp.actor,
            op.name(),
            &label,
            op.payload(),
            tx.digest(),
        )
        .map_err(fail)?;
        tx.finish(event.id.0).map_err(fail)?;
        Ok(Outcome {
            event: Some(event.id),
            label,
            changes,
            touched,
            placed,
        })
    }

    /// Takes back the newest change; refuses when there is none, or when a submission lies before it.
    pub fn undo(&mut self, stamp: Stamp<'_>) -> Result<Outcome> {
        let next = undo::next_undo(&self.connection).map_err(|cause| self.fail(cause))?;
        self.swap(next, true, stamp)
    }

    /// Brings again what undo took back.
    pub fn redo(&mut self, stamp: Stamp<'_>) -> Result<Outcome> {
        let next = undo::next_redo(&self.connection).map_err(|cause| self.fail(cause))?;
        self.swap(next, false, stamp)
    }

    fn swap(
        &mut self,
        next: Option<(i64, String)>,
        undone: bool,
        stamp: Stamp<'_>,
    ) -> Result<Outcome> {
        self.must_write()?;
        let verb = if undone { "Undo" } else { "Redo" };
        let Some((event, label)) = next else {
            return Err(ProjectError::Refused(format!(
                "There is nothing to {}.",
                verb.to_lowercase()
            )));
        };
        let path = self.path.clone();
        let fail = |cause| open::from_engine(&path, cause);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fail)?;
        transaction
            .pragma_update(None, "defer_foreign_keys", true)
            .map_err(fail)?;
        let (changes, touched) = undo::swap(&transaction, event, undone).map_err(fail)?;
        let label = format!("{verb} {label}");
        let payload = serde_json::json!({ "event": event }).to_string();
        let op = verb.to_lowercase();
        let entry = record::append(
            &transaction,
            stamp.at,
            stamp.actor,
            &op,
            &label,
            payload,
            String::new(),
        )
        .map_err(fail)?;
        transaction.commit().map_err(fail)?;
        Ok(Outcome {
            event: Some(entry.id),
            label,
            changes,
            touched,
            placed: None,
        })
    }

    /// What undo would take back, in words.
    pub fn next_undo(&self) -> Result<Option<String>> {
        let next = undo::next_undo(&self.connection).map_err(|cause| self.fail(cause))?;
        Ok(next.map(|(_, label)| label))
    }

    /// What redo would bring again, in words.
    pub fn next_redo(&self) -> Result<Option<String>> {
        let next = undo::next_redo(&self.connection).map_err(|cause| self.fail(cause))?;
        Ok(next.map(|(_, label)| label))
    }

    /// The whole record, oldest first.
    pub fn history(&self) -> Result<Vec<Event>> {
        record::all(&self.connection).map_err(|cause| self.fail(cause))
    }

    /// What happened to a number, oldest first.
    pub fn touches(&self, number: NumberId) -> Result<Vec<Touch>> {
        touch::of_row(&self.connection, "number", number.0).map_err(|cause| self.fail(cause))
    }

    /// The project's own name, that no other has, and when it was made.
    pub fn identity(&self) -> Result<(String, DateTime<chrono::Utc>)> {
        self.connection
            .query_row(
                "SELECT project_id, made_at FROM file WHERE id = 1",
                [],
                |row| {
                    let made = store::words::needed(row, 1, store::words::read_instant)?;
                    Ok((row.get(0)?, made))
                },
            )
            .map_err(|cause| self.fail(cause))
    }

    /// The newest entry of the record.
    pub fn head(&self) -> Result<Option<Event>> {
        record::head(&self.connection).map_err(|cause| self.fail(cause))
    }

    /// Entries that were taken back and not brought again.
    pub fn undone(&self) -> Result<Vec<EventId>> {
        let ids = undo::undone(&self.connection).map_err(|cause| self.fail(cause))?;
        Ok(ids.into_iter().map(EventId).collect())
    }

    /// Checks the database, the references, the record and the attached files, and names the first bad item.
    pub fn verify(&self) -> Result<()> {
        let damaged = |what: String| {
            Err(ProjectError::Damaged {
                path: self.path.clone(),
                what,
            })
        };
        let check: String = self
            .connection
            .pragma_query_value(None, "integrity_check", |row| row.get(0))
            .map_err(|cause| self.fail(cause))?;
        if check != "ok" {
            return damaged(check);
        }
        let mut broken = self
            .connection
            .prepare("PRAGMA foreign_key_check")
            .map_err(|cause| self.fail(cause))?;
        let mut rows = broken.query([]).map_err(|cause| self.fail(cause))?;
        if let Some(row) = rows.next().map_err(|cause| self.fail(cause))? {
            let table: String = row.get(0).map_err(|cause| self.fail(cause))?;
            return damaged(format!("a row of {table} points at nothing"));
        }
        let events = self.history()?;
        match record::first_bad(&events) {
            Some(entry) => damaged(format!(
                "entry {entry} of the record is not what was written"
            )),
            None => self.check_files(&events),
        }
    }

    /// The project as plain data, with these carrier profiles.
    pub fn snapshot(
        &self,
        profiles: &std::collections::BTreeMap<CarrierId, Profile>,
    ) -> Result<Snapshot> {
        load::whole(&self.connection, profiles).map_err(|cause| self.fail(cause))
    }

    /// Brings a snapshot of the project up to a change that was just made: reads again what it touched, and
    /// nothing else.
    pub fn refresh(
        &self,
        snapshot: &mut Snapshot,
        outcome: &Outcome,
        profiles: &std::collections::BTreeMap<CarrierId, Profile>,
    ) -> Result<()> {
        let touched = &outcome.touched;
        if !matches!(
            load::refresh(&self.connection, snapshot, touched, profiles),
            Ok(true)
        ) {
            // A table of which it knows no part, or half of it done: then all of it, or why not.
            *snapshot = self.snapshot(profiles)?;
        }
        Ok(())
    }

    /// As [`Project::refresh`] after `op`, which is used up: the numbers of an import are taken over from it, since
    /// reading 100,000 again costs more than all else that is done after a write.
    pub fn refresh_from(
        &self,
        snapshot: &mut Snapshot,
        outcome: &mut Outcome,
        op: Op,
        profiles: &std::collections::BTreeMap<CarrierId, Profile>,
    ) -> Result<()> {
        match (op, &mut outcome.placed) {
            (
                Op::Import {
                    list,
                    numbers,
                    again,
                    ..
                },
                Some(placed),
            ) if again.gone.is_empty() => {
                let of_numbers =
                    |table: &str| matches!(table, "number" | "number_source" | "source");
                let touched = &outcome.touched;
                let others = touched.iter().filter(|(table, ..)| !of_numbers(table));
                let others = others.copied().collect();
                if !matches!(
                    load::refresh(&self.connection, snapshot, &others, profiles),
                    Ok(true)
                ) {
                    *snapshot = self.snapshot(profiles)?;
                    return Ok(());
                }
                load::take_over(&mut snapshot.numbers, numbers, list, placed);
                Ok(())
            }
            _ => self.refresh(snapshot, outcome, profiles),
        }
    }

    /// Every cell a number was read from, oldest first.
    pub fn provenance(&self, number: NumberId) -> Result<Vec<Provenance>> {
        let read = || -> rusqlite::Result<Vec<Provenance>> {
            self.connection
                .prepare_cached(
                    "SELECT file, list, sheet, row, column, text, taken_at
                     FROM number_source JOIN source ON source.id = number_source.source
                     WHERE number = ?1 ORDER BY number_source.id",
                )?
                .query_map([number.0], |row| {
                    Ok(Provenance {
                        file: row.get(0)?,
                        list: row.get(1)?,
                        sheet: row.get(2)?,
                        row: row.get(3)?,
                        column: row.get(4)?,
                        text: row.get(5)?,
                        taken_at: store::words::needed(row, 6, store::words::read_instant)?,
                    })
                })?
                .collect()
        };
        read().map_err(|cause| self.fail(cause))
    }

    fn must_write(&self) -> Result<()> {
        if self.lock.is_some() {
            return Ok(());
        }
        Err(match &self.holder {
            Some(holder) => ProjectError::Locked {
                path: self.path.clone(),
                holder: holder.clone(),
            },
            None => ProjectError::ReadOnly {
                path: self.path.clone(),
                why: if self.unwritable.is_empty() {
                    "it was opened for reading".to_owned()
                } else {
                    self.unwritable.clone()
                },
            },
        })
    }

    fn fail(&self, cause: rusqlite::Error) -> ProjectError {
        open::from_engine(&self.path, cause)
    }
}

/// Whether a rollback journal lies beside a project: a change was interrupted, or is being made.
fn has_journal(path: &Path) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    Path::new(&name).exists()
}
