//! What the stories share: the worker program, a session at a fixed moment, and a folder to work in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc
)]

use std::path::{Path, PathBuf};

use portwright_core::{
    api::{
        Call, Host, Progress, Session, WireError,
        view::{DocumentRequest, PaperSize},
    },
    worker::Program,
};
use serde_json::{Value, json};
use tempfile::TempDir;

#[path = "worker.rs"]
mod program;

/// The moment of the sample's story.
pub const STORY: &str = "2026-11-16T09:41:00-06:00";

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The core's example `worker`.
pub fn worker() -> Program {
    program::program(&root().join("src-tauri/core")).clone()
}

/// A session at a fixed moment, as a window holds one.
pub struct Desk {
    /// The session.
    pub session: Session,
    /// The moment of every call, RFC 3339.
    pub now: String,
    /// What progress was told, in order.
    pub told: Vec<Progress>,
    /// How many words of progress are heard before a call is stopped; absent for never.
    pub patience: Option<usize>,
    folder: TempDir,
}

impl Desk {
    /// A session without a project, in a folder of its own.
    pub fn new(now: &str) -> Self {
        let mut names = 0;
        let host = Host {
            worker: worker(),
            actor: "tester@desk".to_owned(),
            new_project_id: Box::new(move || {
                names += 1;
                format!("project-{names}")
            }),
        };
        Self {
            session: Session::new(host).unwrap(),
            now: now.to_owned(),
            told: Vec::new(),
            patience: None,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The same in memory where the machine has a folder for that: for what waits for the disk a thousand times and is
    /// not about disks.
    pub fn in_memory(now: &str) -> Self {
        let mut desk = Self::new(now);
        if let Ok(folder) = tempfile::tempdir_in("/dev/shm") {
            desk.folder = folder;
        }
        desk
    }

    /// A file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The ticket of a file of the folder.
    pub fn ticket(&mut self, name: &str) -> u32 {
        let path = self.path(name);
        self.session.ticket(path).0
    }

    /// A command of the list.
    pub fn call(&mut self, name: &str, request: Value) -> Result<Value, WireError> {
        let (before, patience) = (self.told.len(), self.patience);
        let told = &mut self.told;
        let mut progress = |progress| {
            told.push(progress);
            patience.is_none_or(|patience| told.len() - before <= patience)
        };
        let call = Call {
            now: self.now.parse().unwrap(),
            progress: &mut progress,
        };
        self.session.call(name, request, call)
    }

    /// A command that must succeed.
    pub fn ask(&mut self, name: &str, request: Value) -> Value {
        self.call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// The bytes of a document on Letter, as the preview shows them.
    pub fn document(&mut self, name: &str) -> Result<Vec<u8>, WireError> {
        let mut progress = |_| true;
        let mut call = Call {
            now: self.now.parse().unwrap(),
            progress: &mut progress,
        };
        let request = DocumentRequest {
            name: name.to_owned(),
            paper: PaperSize::Letter,
        };
        self.session.document(&request, &mut call)
    }

    /// Makes the sample and opens it.
    pub fn sample(&mut self) -> Value {
        let ticket = self.ticket("sample.portwright");
        self.ask("project_sample", json!({ "ticket": ticket }))
    }
}
