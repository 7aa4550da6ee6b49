//! Errors for the wire: who can act, a stable code, what could not be done, and what to try.

use serde::Serialize;

use crate::project::ProjectError;

/// Who can put an error right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The person, by asking for something else.
    User,
    /// Someone who can change a file, a folder or a disk.
    File,
    /// We: this is a fault of the program.
    Internal,
}

/// A command could not be carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct WireError {
    /// Who can act.
    pub kind: ErrorKind,
    /// Stable code.
    pub code: String,
    /// What could not be done, with which thing.
    pub message: String,
    /// What to try.
    pub hint: String,
}

impl WireError {
    /// An error that the person can put right.
    pub fn user(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::User,
            code: code.to_owned(),
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// An error about a file or a disk.
    pub fn file(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::File,
            code: code.to_owned(),
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// No project is open.
    pub(super) fn no_project() -> Self {
        Self::user(
            "no_project",
            "No project is open.",
            "Open a project, or make a new one.",
        )
    }

    /// The thing asked for is not in the project, perhaps not any more.
    pub(super) fn not_here(what: &str) -> Self {
        Self::user(
            "not_here",
            format!("{what} is not in this project."),
            "It may have gone with an undo. Look at the list again.",
        )
    }
}

impl From<ProjectError> for WireError {
    fn from(error: ProjectError) -> Self {
        Self {
            kind: if error.is_refusal() {
                ErrorKind::User
            } else {
                ErrorKind::File
            },
            code: error.code().to_owned(),
            message: error.to_string(),
            hint: error.hint().to_owned(),
        }
    }
}
