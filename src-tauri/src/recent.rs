//! The projects opened lately, newest first: where they are, and the little that the list shows of
//! them. No number, name of a person or secret is kept.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::frame::Frame;

/// One project of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Entry {
    pub(crate) path: PathBuf,
    /// When it was last opened, UTC.
    pub(crate) opened: DateTime<Utc>,
    /// The client; empty until the project has been seen.
    pub(crate) client: String,
    /// Platform and count of numbers when it was last seen.
    pub(crate) detail: String,
    /// What stood in its way then; empty when nothing did.
    pub(crate) state: String,
    /// The day it was last seen, in the project's own zone, in words.
    pub(crate) day: String,
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
        let mut entry = self.take(path).unwrap_or_default();
        entry.path = path.to_path_buf();
        entry.opened = now;
        self.projects.insert(0, entry);
        self.projects.truncate(KEPT);
    }

    /// Remembers what was seen of a project, for its line in the list.
    pub(crate) fn seen(&mut self, path: &Path, frame: &Frame) {
        for entry in self.projects.iter_mut().filter(|it| it.path == path) {
            frame.client.clone_into(&mut entry.client);
            entry.detail = frame.detail();
            entry.state = frame.state();
            frame.today.text.clone_into(&mut entry.day);
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
    fn a_project_opened_again_moves_to_the_top_and_keeps_what_was_seen() {
        let (a, b) = (Path::new("/a.portwright"), Path::new("/b.portwright"));
        let frame = Frame {
            client: "Northgate Dental Group".to_owned(),
            blockers: 4,
            ..Frame::default()
        };
        let mut recent = Recent::default();
        recent.opened(a, at(1));
        recent.seen(a, &frame);
        recent.opened(b, at(2));
        recent.opened(a, at(3));
        let order: Vec<_> = recent.projects.iter().map(|it| it.path.as_path()).collect();
        assert_eq!(order, [a, b]);
        assert_eq!(recent.projects[0].opened, at(3));
        assert_eq!(recent.projects[0].client, "Northgate Dental Group");
        assert_eq!(recent.projects[0].state, "4 blockers");
        assert_eq!(recent.projects[1].client, "");
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
