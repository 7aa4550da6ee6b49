//! What a host owes the core: the clock, a name for the record, chance, and its own program as worker.

use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher as _, Hasher as _},
    io::{IsTerminal as _, Write as _},
    path::Path,
};

use chrono::{DateTime, FixedOffset, Utc};
use portwright_core::{
    api::{Call, Host as CoreHost, Progress, Session, Ticket, WireError},
    worker::Program,
};
use serde_json::{Value, json};

use crate::{arguments::Options, failure::Failure};

/// A session and the moment of the call.
pub(crate) struct Host {
    session: Session,
    now: DateTime<FixedOffset>,
}

impl Host {
    pub(crate) fn new(options: &Options) -> Result<Self, Failure> {
        let path = std::env::current_exe().map_err(|cause| Failure::File {
            message: format!("This program does not find itself: {cause}."),
            hint: "Start it by its full path.".to_owned(),
        })?;
        let session = Session::new(CoreHost {
            worker: Program {
                path,
                args: Vec::new(),
            },
            actor: actor(),
            new_project_id: Box::new(chance),
        })?;
        Ok(Self {
            session,
            now: options.now.unwrap_or_else(clock),
        })
    }

    /// Opens a project without touching it or its folder.
    pub(crate) fn look_at(&mut self, file: &Path) -> Result<(), Failure> {
        Ok(self.session.look_at(file)?)
    }

    /// Opens a project as its one writer.
    pub(crate) fn write_to(&mut self, file: &Path) -> Result<(), Failure> {
        let ticket = self.ticket(file);
        self.call("project_open", json!({ "ticket": ticket }))?;
        Ok(())
    }

    pub(crate) fn ticket(&mut self, path: &Path) -> Ticket {
        self.session.ticket(path.to_owned())
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// A command of the program's own list.
    pub(crate) fn call(&mut self, name: &str, request: Value) -> Result<Value, Failure> {
        let now = self.now;
        let mut progress = shown();
        let call = Call {
            now,
            progress: &mut progress,
        };
        Ok(self.session.call(name, request, call)?)
    }

    /// Any other question to the session at the moment of the call.
    pub(crate) fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut Session, &mut Call<'_>) -> Result<T, WireError>,
    ) -> Result<T, Failure> {
        let mut progress = shown();
        let mut call = Call {
            now: self.now,
            progress: &mut progress,
        };
        Ok(question(&mut self.session, &mut call)?)
    }
}

/// Progress for a person who waits at a terminal; a script's log is left alone.
fn shown() -> impl FnMut(Progress) -> bool {
    let watched = std::io::stderr().is_terminal();
    let mut last = String::new();
    move |progress| {
        if watched && progress.what != last {
            let _ = writeln!(
                std::io::stderr(),
                "{}",
                crate::output::clean(&progress.what)
            );
            last = progress.what;
        }
        true
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the command line is a host: it reads the clock for the core"
)]
fn clock() -> DateTime<FixedOffset> {
    DateTime::<Utc>::from(std::time::SystemTime::now()).fixed_offset()
}

/// `dana@frontdesk`
fn actor() -> String {
    let said = |names: &[&str]| {
        names
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.trim().is_empty())
    };
    let user = said(&["USER", "LOGNAME", "USERNAME"]).unwrap_or_else(|| "someone".to_owned());
    let machine = said(&["HOSTNAME", "COMPUTERNAME"]).or_else(|| {
        let name = std::fs::read_to_string("/etc/hostname").ok()?;
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    });
    match machine {
        Some(machine) => format!("{user}@{machine}"),
        None => user,
    }
}

/// A name that no other project has: 128 bits of the system's chance, which seeds every hash map.
fn chance() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}
