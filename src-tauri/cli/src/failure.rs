//! What could not be done, as a sentence on standard error and an exit status.

use std::{io, io::Write as _, process::ExitCode};

use portwright_core::api::{ErrorKind, WireError};

/// Why a call ended without its answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The call is wrong: status 2.
    WrongCall {
        /// What is wrong with it.
        message: String,
        /// What to try.
        hint: String,
    },
    /// A file could not be read or written, or is not ours: status 3.
    File {
        /// Which file and why.
        message: String,
        /// What to try.
        hint: String,
    },
    /// A project of ours is not what it was: status 3, or the answer of `verify`.
    Damaged {
        /// Which file and its first bad item.
        message: String,
        /// What to try.
        hint: String,
    },
    /// Whoever read our output has gone away; that is nobody's fault.
    ReaderGone,
}

impl Failure {
    pub(crate) fn wrong_call(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::WrongCall {
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// Standard output or input gave up.
    pub(crate) fn stream(what: &str, cause: &io::Error) -> Self {
        if cause.kind() == io::ErrorKind::BrokenPipe {
            return Self::ReaderGone;
        }
        Self::File {
            message: format!("{what}: {cause}."),
            hint: "Check where it leads.".to_owned(),
        }
    }

    /// Says it on standard error; its exit status.
    pub(crate) fn report(&self) -> ExitCode {
        let (status, message, hint) = match self {
            Self::ReaderGone => return ExitCode::SUCCESS,
            Self::WrongCall { message, hint } => (2, message, hint),
            Self::File { message, hint } | Self::Damaged { message, hint } => (3, message, hint),
        };
        // Nothing is left to do when standard error is closed too.
        let mut stderr = io::stderr().lock();
        let _ = writeln!(stderr, "error: {}", sentence(message));
        if !hint.is_empty() {
            let _ = writeln!(stderr, "  try: {hint}");
        }
        ExitCode::from(status)
    }
}

/// A message of the project layer is a clause; people read sentences.
fn sentence(message: &str) -> String {
    let message = crate::output::clean(message);
    if message.ends_with(['.', '!', '?']) {
        message
    } else {
        format!("{message}.")
    }
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        let damaged = ["project_damaged", "project_altered"].contains(&error.code.as_str());
        match error.kind {
            _ if damaged => Self::Damaged {
                message: error.message,
                hint: error.hint,
            },
            ErrorKind::User => Self::WrongCall {
                message: error.message,
                hint: error.hint,
            },
            ErrorKind::File | ErrorKind::Internal => Self::File {
                message: error.message,
                hint: error.hint,
            },
        }
    }
}
