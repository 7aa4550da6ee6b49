//! The projects opened lately, newest first. Only paths and times are kept, nothing of a project.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One project of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) path: PathBuf,
    /// When it was last opened, UTC.
    pub(crate) opened: DateTime<Utc>,
    /// The client's name as it last stood in the window's title.
    #[serde(default)]
    pub(crate) client: String,
}

/// The list as it is kept on disk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Recent {
    pub(crate) projects: Vec<Entry>,
}

/// More than a screen holds helps nobody.
const KEPT: usize = 12;

impl Recent {
    /// Puts a project at the top, once.
    pub(crate) fn opened(&mut self, path: &Path, now: DateTime<Utc>) {
        let client = self
            .take(path)
            .map(|entry| entry.client)
            .unwrap_or_default();
        self.projects.insert(
            0,
            Entry {
                path: path.to_path_buf(),
                opened: now,
                client,
            },
        );
        self.projects.truncate(KEPT);
    }

    /// Remembers whose project it is.
    pub(crate) fn named(&mut self, path: &Path, client: &str) {
        for entry in self.projects.iter_mut().filter(|entry| entry.path == path) {
            client.clone_into(&mut entry.client);
        }
    }

    /// Takes a project off the list. The file itself is left alone.
    pub(crate) fn forget(&mut self, path: &Path) {
        self.take(path);
    }

    fn take(&mut self, path: &Path) -> Option<Entry> {
        let at = self.projects.iter().position(|entry| entry.path == path)?;
        Some(self.projects.remove(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> DateTime<Utc> {
        format!("2026-11-16T{hour:02}:00:00Z")
            .parse()
            .expect("a time")
    }

    #[test]
    fn a_project_opened_again_moves_to_the_top_and_keeps_its_name() {
        let mut recent = Recent::default();
        recent.opened(Path::new("/a.portwright"), at(1));
        recent.named(Path::new("/a.portwright"), "Northgate Dental Group");
        recent.opened(Path::new("/b.portwright"), at(2));
        recent.opened(Path::new("/a.portwright"), at(3));
        let seen: Vec<_> = recent
            .projects
            .iter()
            .map(|it| (it.path.to_str(), it.opened))
            .collect();
        assert_eq!(
            seen,
            [
                (Some("/a.portwright"), at(3)),
                (Some("/b.portwright"), at(2))
            ]
        );
        assert_eq!(recent.projects[0].client, "Northgate Dental Group");
    }

    #[test]
    fn the_oldest_fall_off_and_a_forgotten_one_is_gone() {
        let mut recent = Recent::default();
        for number in 0..20 {
            recent.opened(&PathBuf::from(format!("/{number}.portwright")), at(number));
        }
        assert_eq!(recent.projects.len(), KEPT);
        recent.forget(Path::new("/19.portwright"));
        assert_eq!(recent.projects.len(), KEPT - 1);
        assert_eq!(recent.projects[0].path, Path::new("/18.portwright"));
    }
}
