//! Stand-in until the core's session is there.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) const WORKER_ARGUMENT: &str = "--portwright-worker";

pub(crate) fn work() -> ExitCode {
    ExitCode::SUCCESS
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ticket(pub(crate) u32);

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Progress {
    pub(crate) done: u64,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct WireError {
    pub(crate) kind: String,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) hint: String,
}

#[derive(Default)]
pub(crate) struct Session {
    paths: Vec<PathBuf>,
    project: Option<PathBuf>,
}

impl Session {
    pub(crate) fn call(
        &mut self,
        name: &str,
        request: Value,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Value, WireError> {
        progress(Progress { done: 1 });
        if name == "fail" {
            return Err(WireError {
                kind: "user".into(),
                code: "no".into(),
                message: "no".into(),
                hint: String::new(),
            });
        }
        Ok(serde_json::json!({ "name": name, "request": request, "now": now }))
    }

    pub(crate) fn ticket(&mut self, path: PathBuf) -> Ticket {
        self.paths.push(path);
        Ticket(u32::try_from(self.paths.len()).unwrap_or(u32::MAX))
    }

    pub(crate) fn path(&self, ticket: Ticket) -> Option<&Path> {
        self.paths
            .get(usize::try_from(ticket.0).ok()?.checked_sub(1)?)
            .map(PathBuf::as_path)
    }

    pub(crate) fn project_path(&self) -> Option<&Path> {
        self.project.as_deref()
    }

    pub(crate) fn page_bytes(
        &mut self,
        _name: &str,
        _paper: &str,
        _now: DateTime<Utc>,
    ) -> Result<Vec<u8>, WireError> {
        Ok(Vec::new())
    }
}
