//! One writer: a lock file beside the project, held by an OS lock, with the holder's name in it.
//!
//! The OS lock is the truth and goes with its process; the name is for people. A lock file left behind by
//! a killed program is no lock.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

/// What became of asking for the lock.
pub(super) enum Asked {
    /// We are the writer until this is dropped.
    Ours(Lock),
    /// Someone else is.
    Theirs {
        /// The holder's name, as it wrote it.
        holder: String,
    },
    /// No lock file can be made here, so nothing can be written either.
    Impossible(std::io::Error),
}

/// The writer's lock.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Asks for the lock of a project file.
    pub(super) fn ask(project: &Path, holder: &str) -> Asked {
        let mut name = project.as_os_str().to_owned();
        name.push(".lock");
        let path = PathBuf::from(name);
        let opened = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let mut file = match opened {
            Ok(file) => file,
            Err(cause) => return Asked::Impossible(cause),
        };
        match file.try_lock() {
            Ok(()) => {
                // The name is advisory: a lock without a name still locks.
                let _ = file
                    .set_len(0)
                    .and_then(|()| file.rewind())
                    .and_then(|()| file.write_all(holder.as_bytes()));
                Asked::Ours(Self { file, path })
            }
            Err(TryLockError::WouldBlock) => {
                let mut name = String::new();
                let _ = file.read_to_string(&mut name);
                Asked::Theirs {
                    holder: if name.is_empty() {
                        "another program".to_owned()
                    } else {
                        name
                    },
                }
            }
            Err(TryLockError::Error(cause)) => Asked::Impossible(cause),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can lock a file that is about to vanish.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}
