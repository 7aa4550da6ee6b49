//! What can go wrong with a project file, each with the file and what to try.

use std::path::PathBuf;

/// A project file could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// There is no such file.
    #[error("{} is not there", .0.display())]
    Missing(PathBuf),
    /// A file is already there where a new project should be made.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// No SQLite database, or an encrypted one without its passphrase.
    #[error("{} is not a Portwright project, or it is encrypted or damaged", .0.display())]
    NotAProject(PathBuf),
    /// A database of another program.
    #[error("{} is a database, but not a Portwright project", .0.display())]
    Foreign(PathBuf),
    /// Made by a newer version.
    #[error("{} was made by a newer Portwright (file version {found}, this program knows {known})", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version we know.
        known: i64,
    },
    /// Its tables are not those of its version.
    #[error("{} holds tables that no Portwright made ({what})", .path.display())]
    Altered {
        /// The file.
        path: PathBuf,
        /// The first difference.
        what: String,
    },
    /// A check of the file failed.
    #[error("{} is damaged: {what}", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The first bad item.
        what: String,
    },
    /// Someone else has it open for writing.
    #[error("{} is open for writing by {holder}", .path.display())]
    Locked {
        /// The file.
        path: PathBuf,
        /// Who.
        holder: String,
    },
    /// It can be read but not written.
    #[error("{} cannot be written: {why}", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The disk is full.
    #[error("there is no room left on the disk of {}", .0.display())]
    DiskFull(PathBuf),
    /// The operation does not fit what the project holds; nothing was written.
    #[error("{0}")]
    Refused(String),
    /// Somebody stopped the change; nothing was written.
    #[error("the change of {} was stopped", .0.display())]
    Cancelled(PathBuf),
    /// Anything else of the database.
    #[error("{}: {cause}", .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// The engine's own words.
        cause: rusqlite::Error,
    },
}

impl ProjectError {
    /// Stable code for scripts and the screen.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "project_missing",
            Self::Exists(_) => "project_exists",
            Self::NotAProject(_) => "not_a_project",
            Self::Foreign(_) => "foreign_database",
            Self::Newer { .. } => "project_newer",
            Self::Altered { .. } => "project_altered",
            Self::Damaged { .. } => "project_damaged",
            Self::Locked { .. } => "project_locked",
            Self::ReadOnly { .. } => "project_read_only",
            Self::DiskFull(_) => "disk_full",
            Self::Refused(_) => "refused",
            Self::Cancelled(_) => "cancelled",
            Self::Database { .. } => "database",
        }
    }

    /// What to try.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing(_) => "Look for the file, or take it off the list of recent projects.",
            Self::Exists(_) => "Choose another name, or open the file that is there.",
            Self::NotAProject(_) | Self::Foreign(_) => {
                "Choose a file that ends in .portwright. It was not touched."
            }
            Self::Newer { .. } => "Open it with that version. It was not touched.",
            Self::Altered { .. } => {
                "Ask the sender for a copy that was not edited by hand. It was not touched."
            }
            Self::Damaged { .. } => {
                "Open the newest safety copy. The damaged file was not touched."
            }
            Self::Locked { .. } => "Read it here, or ask the holder to close it.",
            Self::ReadOnly { .. } => "Copy the project into a folder that you may write to.",
            Self::DiskFull(_) => {
                "Free some room and repeat the step. All earlier changes are safe."
            }
            Self::Refused(_) | Self::Cancelled(_) => "Nothing was written.",
            Self::Database { .. } => "Repeat the step. All earlier changes are safe.",
        }
    }

    /// The user can put it right by asking for something else; otherwise it is about a file.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// Result of the project layer.
pub type Result<T, E = ProjectError> = std::result::Result<T, E>;
