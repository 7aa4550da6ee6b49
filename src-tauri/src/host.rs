//! What the core asks of its host: the program that reads foreign files, who is at work, and chance.

use std::hash::{BuildHasher, Hasher, RandomState};

use portwright_core::api::Host;
use portwright_core::worker::Program;

/// This desktop as the core's host.
pub(crate) fn host() -> Host {
    Host {
        // The very program that runs, even where another version has been installed since.
        worker: Program {
            path: std::env::current_exe().unwrap_or_default(),
            args: Vec::new(),
        },
        actor: actor(),
        new_project_id: Box::new(project_id),
    }
}

/// Who is at work, for the record: `dana@frontdesk`, or as much of it as the system tells.
fn actor() -> String {
    let named = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok());
    let user = named(&["USER", "LOGNAME", "USERNAME"]).unwrap_or_default();
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let machine = machine
        .or_else(|| named(&["COMPUTERNAME", "HOSTNAME"]))
        .unwrap_or_default();
    match (user.trim(), machine.trim()) {
        ("", "") => "desktop".to_owned(),
        ("", machine) => machine.to_owned(),
        (user, "") => user.to_owned(),
        (user, machine) => format!("{user}@{machine}"),
    }
}

/// A name that no other project has: 128 bits that the system drew for us.
fn project_id() -> String {
    // Each `RandomState` has keys of its own, and its empty hash depends on nothing else.
    let half = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", half(), half())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_project_has_a_name_of_its_own() {
        let ids: BTreeSet<_> = (0..1000).map(|_| project_id()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| id.len() == 32));
    }

    #[test]
    fn the_record_never_names_nobody() {
        assert!(!actor().trim().is_empty());
    }
}
